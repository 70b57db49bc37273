import DeskScreen

/// The login screen.
public struct SignInState: Sendable {
  public var name = TextField(limit: 32)
  public var password = TextField(isSecret: true, limit: 256)
  public var isPasswordFocused = false
  public var isWaiting = false
  public var failure: Failure?

  public init() {}
}

/// The idle lock: everything stays as it was, behind a password.
public struct LockState: Sendable {
  public var password = TextField(isSecret: true, limit: 256)
  public var isWaiting = false
  public var failure: Failure?

  public init() {}
}

/// What the screen is at all.
public enum Phase: Sendable {
  case signIn(SignInState)
  case open
  case locked(LockState)
}
