import DeskConsole
import DeskCore
import DeskStore
import Synchronization

/// Who sits at this terminal: the session and the person, shared by all services of one console.
final class Sitting: Sendable {
  private struct State {
    var session: Session?
    var actor: Actor?
    var touchedAt = Instant(milliseconds: 0)
    /// Begun here, so that leaving ends it; one that `shopdesk login` began goes on.
    var isOwn = true
  }

  private let desk: Desk
  private let state = Mutex(State())

  init(_ desk: Desk, resuming kept: (session: Session, actor: Actor)? = nil) {
    self.desk = desk
    if let kept { state.withLock { $0 = State(session: kept.session, actor: kept.actor, isOwn: false) } }
  }

  func signIn(_ name: String, _ password: String, _ terminal: String) throws -> SignedIn {
    let begun = try desk.signIn(name, password: password, terminal: terminal)
    let old: Session? = state.withLock { state in
      let old = state.isOwn ? state.session : nil
      state = State(session: begun.session, actor: begun.actor, touchedAt: desk.now)
      return old
    }
    if let old { try? desk.signOut(old) }
    return SignedIn(actor: begun.actor, mustChangePassword: begun.mustChange)
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

  /// Whose eyes see what is asked for. Roles are those at sign-in; the store asks again for every command.
  func actor() throws -> Actor {
    guard let actor = state.withLock(\.actor) else { throw Refusal(.notPermitted, rule: "ROL-1", .notSignedIn) }
    return actor
  }

  /// Says once a minute that somebody is here, and learns at the same time whether their roles have changed or their session is over.
  func touch() {
    let now = desk.now
    let due: Session? = state.withLock { state in
      guard let session = state.session, now.seconds(since: state.touchedAt) >= 60 else { return nil }
      state.touchedAt = now
      return session
    }
    guard let due else { return }
    try? desk.touch(due)
    guard let actor = try? desk.actor(of: due) else { return }
    state.withLock { state in if state.session == due { state.actor = actor } }
  }
}
