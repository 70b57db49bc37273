/// What is printed: each kind of paper has its printer. The same names as the papers' own (`DeskPaper.Document`).
public enum PrintDocument: String, CaseIterable, Sendable, Hashable {
  case dispatchNote, pickList, label, manifest, shippingReport, financeReport

  /// Whether a label printer can take it.
  public var isLabel: Bool { self == .label }
  /// FUL-8: the report of a day, and the command whose permission it takes.
  public var report: CommandKind? {
    switch self {
    case .shippingReport: .exportShippingReport
    case .financeReport: .exportFinanceReport
    default: nil
    }
  }
  /// Whether it is about one parcel.
  public var isOfParcel: Bool { self == .dispatchNote || self == .label }
}

/// In which form a paper goes to its printer.
public enum PrintFormat: String, CaseIterable, Sendable, Hashable { case text, html, pdf, zpl }

/// Where a printer is.
public enum PrintDestination: Sendable, Hashable {
  /// Nowhere: the paper lies in the spool folder beside the database until somebody takes it.
  case spool
  /// A queue of CUPS or any other `lp`.
  case queue(String)
  /// A device (`/dev/usb/lp0`), a pipe, or a folder in which each paper becomes a file.
  case path(String)

  /// Nil for what is neither: a relative path, a queue's name that `lp` would take for an option, a control character.
  public init?(_ text: String) {
    if text.isEmpty {
      self = .spool
    } else if text.hasPrefix("/") {
      guard text.utf8.count <= 1000, text.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F }) else { return nil }
      self = .path(text)
    } else {
      let fine = text.utf8.allSatisfy { byte in
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0x5F
          || byte == 0x2D || byte == 0x2E
      }
      guard fine, text.utf8.count <= 127, !text.hasPrefix("-") else { return nil }
      self = .queue(text)
    }
  }

  /// Empty for the spool folder.
  public var text: String {
    switch self {
    case .spool: ""
    case .queue(let name), .path(let name): name
    }
  }
}

/// A document type's printer.
public struct Printer: Sendable, Equatable {
  public var document: PrintDocument
  public var format: PrintFormat
  public var destination: PrintDestination

  /// Unless somebody has set one: text into the spool folder.
  public init(_ document: PrintDocument, format: PrintFormat = .text, destination: PrintDestination = .spool) {
    self.document = document
    self.format = format
    self.destination = destination
  }
}

/// Where a print job stands.
public enum PrintState: String, CaseIterable, Sendable, Hashable {
  case waiting, printing, printed, failed

  /// What happens to a job, of itself or because somebody asks.
  public enum Step: String, CaseIterable, Sendable { case claim, finish, fail, release, retry }

  /// The whole life of a job; what is not in it doesn't happen. A process claims a job before it prints it, so that none is printed by two.
  public static let table: [(from: PrintState, step: Step, to: PrintState)] = [
    (.waiting, .claim, .printing), (.printing, .finish, .printed), (.printing, .fail, .failed), (.printing, .release, .waiting),
    (.failed, .retry, .waiting),
  ]

  /// Nil: not from here.
  public func after(_ step: Step) -> PrintState? { Self.table.first { $0.from == self && $0.step == step }?.to }
}

/// Why a print job failed: the word for it, and what the printer or its program said.
public struct PrintFault: Sendable, Equatable {
  public enum Kind: String, CaseIterable, Sendable {
    /// `shopdesk-print` is not there.
    case noPDF
    /// There is no such device or folder.
    case gone
    /// Neither a device nor a folder.
    case notAPrinter
    case diskFull
    /// It takes nothing, or takes too long.
    case noAnswer
    /// `lp` is not there.
    case noLP
    /// `lp` refused it.
    case lp
    /// The PDF program refused it.
    case pdf
    /// The paper can't be made: what it is about refuses.
    case refused
    /// Whoever printed it ended in the midst of it: the paper may have come out.
    case interrupted
    case inputOutput
  }
  public var kind: Kind
  public var said: String

  /// Longest text that is kept, in characters.
  public static let longest = 300

  public init(_ kind: Kind, _ said: String = "") {
    self.kind = kind
    self.said = String(said.prefix(Self.longest))
  }

  /// `lp: lp: The printer or class does not exist.`: as it is stored.
  public var text: String { said.isEmpty ? kind.rawValue : "\(kind.rawValue): \(said)" }

  public init(_ text: String) {
    let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
    self.init(Kind(rawValue: parts.first ?? "") ?? .inputOutput, parts.count > 1 ? parts[1].trimmingBlanks() : "")
  }
}

/// One paper that is to be printed, is being printed or was printed.
public struct PrintJob: Sendable, Equatable {
  public var id: Int64
  public var document: PrintDocument
  /// The parcel, `2026-11-24` (a wave), `2026-11-24+` (with what is late), `SF 2026-11-24+`.
  public var subject: String
  public var isReprint: Bool
  public var state: PrintState
  public var fault: PrintFault?
  public var tries: Int
  public var by: String
  public var at: Instant
  /// Where it was sent to, or lies; nil before.
  public var place: String?
  /// The record of the command that asked for it: what was asked for together is printed together.
  public var record: Int64

  public init(
    id: Int64, document: PrintDocument, subject: String, isReprint: Bool, state: PrintState, fault: PrintFault? = nil,
    tries: Int = 0,
    by: String, at: Instant, place: String? = nil, record: Int64
  ) {
    self.id = id
    self.document = document
    self.subject = subject
    self.isReprint = isReprint
    self.state = state
    self.fault = fault
    self.tries = tries
    self.by = by
    self.at = at
    self.place = place
    self.record = record
  }

  public var key: String { String(id) }
}

/// What a pick list or a manifest is of.
public struct WaveSubject: Sendable, Equatable {
  public var courier: String?
  public var wave: ShopDay
  /// With what other waves still have open.
  public var late: Bool

  public init(courier: String? = nil, wave: ShopDay, late: Bool) {
    self.courier = courier
    self.wave = wave
    self.late = late
  }

  public var text: String { (courier.map { $0 + " " } ?? "") + wave.iso + (late ? "+" : "") }

  public init?(_ text: String) {
    let words = text.split(separator: " ").map(String.init)
    guard (1...2).contains(words.count), let last = words.last else { return nil }
    let late = last.hasSuffix("+")
    guard let wave = ShopDay(iso: late ? String(last.dropLast()) : last) else { return nil }
    self.init(courier: words.count == 2 ? words[0] : nil, wave: wave, late: late)
  }
}
