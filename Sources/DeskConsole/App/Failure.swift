import DeskCore

/// How an effect can end badly, as a value.
public enum Failure: Error, Sendable, Equatable {
  case refused(Refusal)
  case fault(StoreFault)
  case file(FileRefusal)
  case other(String)

  /// Any error that a service throws.
  public init(_ error: any Error) {
    switch error {
    case let failure as Failure: self = failure
    case let refusal as Refusal: self = .refused(refusal)
    case let fault as StoreFault: self = .fault(fault)
    case let file as FileRefusal: self = .file(file)
    default: self = .other(String(describing: error))
    }
  }

  /// ROL-7: nothing stands against it but that the password was typed too long ago.
  var asksPassword: Bool {
    guard case .refused(let refusal) = self, case .passwordAgain = refusal.reason else { return false }
    return true
  }
}
