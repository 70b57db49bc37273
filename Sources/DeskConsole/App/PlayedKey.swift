import DeskScreen

/// A key that was acted on before it was known whether a scanner's burst begins with it: how the console stood before, and what it has heard since.
///
/// Only a key that asks for nothing but reading is played; whatever else it asks for waits for the pause of ``ScanGate``. So nothing has happened
/// outside the screen when it is taken back.
struct PlayedKey {
  /// What the key asked for.
  let effects: [Effect]
  /// What a character is that follows: as on the screen on which the key was pressed, not on what it opened.
  var place: AppState.KeyPlace { before.keyPlace }
  private let before: AppState
  private var heard: [Message] = []

  /// Acts on the key, or leaves the state as it is and returns nil where that couldn't be taken back.
  init?(_ key: Key, in state: inout AppState) {
    var played = state
    let effects = App.update(&played, .keyPressed(key))
    guard effects.allSatisfy(\.isReading), played.isOpen == state.isOpen, played.session == state.session else { return nil }
    self.effects = effects
    before = state
    state = played
  }

  mutating func hear(_ message: Message) {
    // What has been drawn since showed the key.
    if case .framePresented = message { return }
    heard.append(message)
  }

  /// The console as if the key had never been pressed. What was heard meanwhile asked for its effects when it came; only what is read may differ.
  func takeBack(_ state: inout AppState) -> [Effect] {
    let lastTicket = state.lastTicket
    let unasked = state.unasked
    state = before
    // What was asked since the key is asked no more: its answer must neither open anything nor pass for that to a later question.
    state.unasked = unasked.union((before.lastTicket + 1)..<(lastTicket + 1))
    state.lastTicket = lastTicket
    return heard.flatMap { App.update(&state, $0) }.filter(\.isReading)
  }
}

extension Effect {
  /// It changes nothing, here or elsewhere.
  fileprivate var isReading: Bool {
    switch self {
    case .load, .touch: true
    case .perform, .make, .signIn, .unlock, .changePassword, .signOut, .attempted, .copy, .ring, .redraw, .suspend, .quit: false
    }
  }
}
