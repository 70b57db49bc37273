import ArgumentParser
import DeskCore
import Foundation

/// The exit codes of contract.md. The one place that decides them.
enum Exit: Int32, Sendable {
  case done = 0
  case refused = 2
  case notFound = 3
  case stale = 4
  case usage = 64
  case badData = 65
  case noInput = 66
  case unavailable = 69
  case defect = 70
  case inputOutput = 74
  case busy = 75
  case notPermitted = 77

  /// How bad it is, when several subjects of one command came out differently: the worst is the command's.
  var severity: Int {
    switch self {
    case .done: 0
    case .badData: 1
    case .refused: 2
    case .stale: 3
    case .notFound: 4
    case .usage: 5
    case .noInput: 6
    case .notPermitted: 7
    case .busy: 8
    case .unavailable: 9
    case .inputOutput: 10
    case .defect: 11
    }
  }

  func worse(_ other: Exit) -> Exit { severity >= other.severity ? self : other }

  init(_ error: any Error) {
    switch error {
    case let refusal as Refusal: self = Self.of(refusal)
    case let fault as StoreFault: self = Self.of(fault)
    case let refusal as FileRefusal: self = Self.of(refusal)
    case is UsageFault, is ValidationError: self = .usage
    case is CocoaError, is POSIXError: self = .inputOutput
    default: self = .defect
    }
  }

  private static func of(_ refusal: Refusal) -> Exit {
    switch refusal.code {
    case .refused: .refused
    case .notFound: .notFound
    case .stale: .stale
    // What a rule says of what is well formed is a refusal, not a wrong use.
    case .invalid: refusal.rule == nil ? .usage : .refused
    case .notPermitted: .notPermitted
    case .busy: .busy
    }
  }

  private static func of(_ fault: StoreFault) -> Exit {
    switch fault {
    case .busy: .busy
    case .diskFull, .inputOutput, .readOnly, .lookingOnly, .corrupt: .inputOutput
    // The file is there but may not be used as this program's database, or not in this way.
    case .foreignFile, .newerSchema, .networkFileSystem, .unsafeSetting, .restoreUnderWay, .replaced: .unavailable
    case .noDatabase: .noInput
    case .alreadyExists, .clockNotAllowed: .refused
    case .defect: .defect
    }
  }

  private static func of(_ refusal: FileRefusal) -> Exit {
    switch refusal.reason {
    case .missing, .unreadable, .isDirectory: .noInput
    default: .badData
    }
  }
}
