/// Files that left by a command (REC-3).
public struct LeftFiles: Sendable, Equatable {
  /// Where they lie.
  public var paths: [String]
  /// Of a table.
  public var rows: Int?
  /// What somebody reads of it on the screen; empty for a table.
  public var text: String

  public init(paths: [String], rows: Int? = nil, text: String = "") {
    self.paths = paths
    self.rows = rows
    self.text = text
  }
}

/// What came of a command: its record, the versions after it, and what the person should see.
public struct Receipt: Sendable, Equatable {
  /// The record's number.
  public var seq: Int64
  public var command: String
  public var subject: String
  /// The subject's version after the command.
  public var version: Int
  public var at: Instant
  /// Parcels that were queued, in order.
  public var parcels: [ParcelID]
  public var waybill: String?
  /// Cases that were opened.
  public var cases: [CaseID]
  /// ROL-3: nothing was done; it waits for this request to be approved.
  public var request: RequestID?
  /// INV-5: the count that was opened.
  public var count: CountID?
  /// The number of what was drafted or noted: a promotion's, a platform event's.
  public var made: Subject?
  /// REC-2: the backup that was made or tried.
  public var file: String?
  /// Where the command was carried out by whoever writes files.
  public var left: LeftFiles?
  public var warnings: [Changes.Warning]
  /// True when the same command id had been carried out before: nothing was done again.
  public var repeated: Bool

  public init(
    seq: Int64, command: String, subject: String, version: Int, at: Instant, parcels: [ParcelID] = [], waybill: String? = nil,
    cases: [CaseID] = [], request: RequestID? = nil, count: CountID? = nil,
    warnings: [Changes.Warning] = [], repeated: Bool = false
  ) {
    self.seq = seq
    self.command = command
    self.subject = subject
    self.version = version
    self.at = at
    self.parcels = parcels
    self.waybill = waybill
    self.cases = cases
    self.request = request
    self.count = count
    self.warnings = warnings
    self.repeated = repeated
  }
}
