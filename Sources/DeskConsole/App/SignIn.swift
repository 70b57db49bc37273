import DeskCore
import DeskScreen

/// The login screen.
public struct SignInState: Sendable {
  public var name = TextField(limit: 32)
  public var password = TextField(isSecret: true, limit: 256)
  public var isPasswordFocused = false
  public var isWaiting = false
  /// Typed while the answer is awaited: they follow a refusal, as if typed after it.
  var typedAhead: [Key] = []
  public var failure: Failure?
  /// The session before has ended without the person's doing.
  public var isEnded = false
  /// Forms that were laid aside and went with that session.
  public var lostDrafts = 0

  public init() {}
}

/// A password that somebody else gave is replaced before anything else is shown (ROL-7).
public struct ChangePasswordState: Sendable {
  /// The present one, the new one, the new one again.
  public var fields = (0..<3).map { _ in TextField(isSecret: true, limit: 256) }
  public var focus = 0
  public var isWaiting = false
  public var failure: Failure?

  public init() {}

  /// What is wrong with the new one as far as it is typed.
  func faults(_ person: String) -> [PasswordRule.Fault] {
    fields[1].isEmpty ? [] : PasswordRule.faults(fields[1].text, person: person)
  }
  var isRepeated: Bool { fields[1].text == fields[2].text }
}

/// The idle lock: everything stays as it was, behind a password.
public struct LockState: Sendable {
  public var password = TextField(isSecret: true, limit: 256)
  public var isWaiting = false
  public var failure: Failure?
  /// ROL-7: what is carried out once the password was typed again; none: somebody was away.
  var kind: CommandKind?
  var again: [Planned] = []
  var origin: Flight.Origin = .list

  public init() {}
}

/// What the screen is at all.
public enum Phase: Sendable {
  case signIn(SignInState)
  case changePassword(ChangePasswordState)
  case open
  case locked(LockState)
}
