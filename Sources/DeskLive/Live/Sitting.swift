import DeskConsole
import DeskCore
import DeskStore
import Synchronization

/// Who sits at this terminal: the session and the person, shared by all services of one console.
final class Sitting: Sendable {
  private struct State {
    var session: Session?
    var touchedAt = Instant(milliseconds: 0)
    /// Begun here, so that leaving ends it; one that `shopdesk login` began goes on.
    var isOwn = true
  }

  private let desk: Desk
  private let state = Mutex(State())

  init(_ desk: Desk, resuming kept: (session: Session, actor: Actor)? = nil) {
    self.desk = desk
    if let kept { state.withLock { $0 = State(session: kept.session, isOwn: false) } }
  }

  func signIn(_ name: String, _ password: String, _ terminal: String) throws -> SignedIn {
    let begun = try desk.signIn(name, password: password, terminal: terminal)
    let old: Session? = state.withLock { state in
      let old = state.isOwn ? state.session : nil
      state = State(session: begun.session, touchedAt: desk.now)
      return old
    }
    if let old { try? desk.signOut(old) }
    return SignedIn(
      actor: begun.actor, mustChangePassword: begun.mustChange, passwordDaysLeft: begun.passwordDaysLeft)
  }

  func signOut() {
    let old: Session? = state.withLock { state in
      let old = state.isOwn ? state.session : nil
      state = State()
      return old
    }
    if let old { try? desk.signOut(old) }
  }

  /// - Throws: `notSignedIn`.
  func session() throws -> Session {
    guard let session = state.withLock(\.session) else { throw Refusal(.notPermitted, rule: "ROL-1", .notSignedIn) }
    return session
  }

  /// Whose eyes see what is asked for, as the store knows them now: one indexed read with each question. Who was disabled, whose session ended
  /// or who lost a role sees nothing more by it.
  ///
  /// - Throws: `notSignedIn`, after which nobody sits here.
  func actor() throws -> Actor {
    let session = try session()
    do {
      return try desk.actor(of: session)
    } catch let refusal as Refusal where refusal.reason == .notSignedIn {
      state.withLock { state in if state.session == session { state = State() } }
      throw refusal
    }
  }

  /// The same where only somebody has to be there.
  func check() throws { _ = try actor() }

  /// Says once a minute that somebody is here.
  func touch() {
    let now = desk.now
    let due: Session? = state.withLock { state in
      guard let session = state.session, now.seconds(since: state.touchedAt) >= 60 else { return nil }
      state.touchedAt = now
      return session
    }
    guard let due else { return }
    try? desk.touch(due)
  }
}
