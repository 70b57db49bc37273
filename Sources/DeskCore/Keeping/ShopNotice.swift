/// Why a shop is open for looking only (reliability.md F12).
public enum LookingReason: String, Sendable, Equatable {
  /// Its file may not be written.
  case file
  /// Nothing may be made in its folder, and a shop needs its log beside it.
  case folder
  /// The disk is mounted read-only.
  case disk
}

/// Who reads the shop's file and keeps its log from being folded in.
public struct LogReader: Sendable, Equatable {
  public var process: Int32
  /// The program's name; nil: it can't be told.
  public var name: String?

  public init(process: Int32, name: String?) {
    self.process = process
    self.name = name
  }
}

/// What isn't as it should be below the rules although nothing has failed yet: every console, `watch`, `today` and `verify` tell it.
public enum ShopNotice: Sendable, Equatable {
  /// reliability.md F12: everything can be read and nothing done.
  case lookingOnly(LookingReason)
  /// F10: the log has grown beyond its bound, because somebody reads on and on. No readers: none is known.
  case logLarge(bytes: Int64, readers: [LogReader])
  /// F20: seconds by which the clock is behind a record that is written already.
  case clockBehind(seconds: Int)
  /// F20: how often a record's time lies before that of the record before it, the first such record, and by how many seconds.
  case clockRanBack(times: Int, record: Int64, seconds: Int)

  /// Which one it is, whatever its figures.
  public var name: String {
    switch self {
    case .lookingOnly: "lookingOnly"
    case .logLarge: "logLarge"
    case .clockBehind: "clockBehind"
    case .clockRanBack: "clockRanBack"
    }
  }
}
