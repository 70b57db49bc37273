import DeskCore
import DeskScreen

/// 话术 with the order's data filled in: chosen, shown and copied.
public struct PhrasesState: Sendable {
  public var phrases: [Phrase] = []
  public var isLoaded = false
  public var cursor = 0
  /// The order whose data fills the places; nil: they stay as they are.
  public var order: String?
  public var values: [String: String]

  public init(order: String?, values: [String: String]) {
    self.order = order
    self.values = values
  }

  var selected: Phrase? { phrases.indices.contains(cursor) ? phrases[cursor] : nil }
}

extension AppState {
  mutating func openPhrases() {
    let card = isWorklist ? worklist.card.flatMap { $0.order.id == selectedOrder ? $0 : nil } : shipping.card?.order
    overlay = .phrases(
      PhrasesState(
        order: card.map { Self.short($0.order.number) }, values: card?.phraseValues(agent: actor?.displayName ?? "") ?? [:]))
    load(.phrases, awaited: true)
  }

  /// The shop's own phrases come before the standard ones, and in the place of one of the same name.
  mutating func take(_ phrases: [Phrase]) {
    guard case .phrases(var state) = overlay else { return }
    let own = Set(phrases.map(\.name))
    state.phrases = phrases + texts.standardPhrases.filter { !own.contains($0.name) }
    state.isLoaded = true
    overlay = .phrases(state)
  }

  mutating func pressPhrases(_ key: Key, _ phrases: PhrasesState) {
    var phrases = phrases
    let last = max(0, phrases.phrases.count - 1)
    switch key {
    case .escape, .character("q"): return overlay = nil
    case .up, .character("k"): phrases.cursor = max(0, phrases.cursor - 1)
    case .down, .tab, .character("j"): phrases.cursor = min(last, phrases.cursor + 1)
    case .home, .pageUp: phrases.cursor = 0
    case .end, .pageDown: phrases.cursor = last
    case .enter, .character("Y"), .control("y"): return copy(phrases)
    case .character(let character) where character.isASCII && character.isNumber:
      let digit = character.wholeNumberValue ?? 0
      let place = digit == 0 ? 9 : digit - 1
      guard phrases.phrases.indices.contains(place) else { return }
      phrases.cursor = place
      return copy(phrases)
    case .character("m"), .function(4): return edit(phrases.selected)
    case .character("n"), .function(5): return edit(nil)
    default: break
    }
    overlay = .phrases(phrases)
  }

  private mutating func copy(_ phrases: PhrasesState) {
    guard let phrase = phrases.selected else { return }
    let text = phrase.filled(phrases.values)
    overlay = nil
    outbox.append(.copy(text))
    tell(.success, texts.copied(text))
  }

  private mutating func edit(_ phrase: Phrase?) {
    guard actor?.role(for: .savePhrase) != nil else { return refuse(.savePhrase) }
    var form = FormState(kind: .savePhrase, subjects: [])
    if let phrase {
      form.set("phrase", phrase.name)
      form.set("text", phrase.text)
      form.focus = 1
    }
    overlay = .form(form)
  }
}
