/// What one import file turned out to be and which of its rows could not be taken: the importer's part of the report per file.
/// What was new, changed or the same is counted by the store.
public struct FileIntake: Sendable, Equatable {
  /// The file's name without its folder.
  public var name: String
  public var kind: ImportKind
  /// `taobao` or `tmall` for marketplace files, empty for the console's own product and waybill files.
  public var platform: String
  /// The recognised layout, e.g. `taobao-orders-61`; with a trailing `?` when the columns are not exactly those of a known one.
  public var layout: String
  /// Data rows, blank ones not counted, rejected ones included.
  public var rows: Int
  /// When the platform wrote the file, as far as its name tells (trap 24).
  public var exportedAt: Instant?
  public var rejected: [RejectedRow]
  /// What a person should see of rows that were taken all the same.
  public var warnings: [RejectedRow] = []
  /// What the file calls the columns of which the store may have to speak, by their names there; a column that isn't here is called as it is.
  public var headers: [String: String] = [:]

  public init(name: String, kind: ImportKind, platform: String, layout: String) {
    self.name = name
    self.kind = kind
    self.platform = platform
    self.layout = layout
    rows = 0
    exportedAt = nil
    rejected = []
  }
}
