/// One line of editable text: what it holds and where its caret stands. Drawn with the terminal's real cursor.
public struct TextField: Hashable, Sendable {
  public private(set) var characters: [Character]
  /// Caret position: characters before it, 0...characters.count.
  public private(set) var caret: Int
  /// Shows `*` for each character, as for a password.
  public var isSecret: Bool
  /// The most characters it takes; further ones are refused.
  public let limit: Int

  public init(_ text: String = "", isSecret: Bool = false, limit: Int = 500) {
    let clean = Array(Sanitizer.visible(text).prefix(limit))
    characters = clean
    caret = clean.count
    self.isSecret = isSecret
    self.limit = limit
  }

  public var text: String {
    get { String(characters) }
    set { self = TextField(newValue, isSecret: isSecret, limit: limit) }
  }

  public var isEmpty: Bool { characters.isEmpty }

  /// Inserts text at the caret, made safe and single-line. False when part of it did not fit.
  @discardableResult
  public mutating func insert(_ text: String) -> Bool {
    let incoming = Array(Sanitizer.visible(text))
    let taken = incoming.prefix(max(limit - characters.count, 0))
    characters.insert(contentsOf: taken, at: caret)
    caret += taken.count
    return taken.count == incoming.count
  }

  /// Applies an editing key; false when the key means nothing to a text field, so that the caller may look further.
  @discardableResult
  public mutating func handle(_ key: Key) -> Bool {
    switch key {
    case .character(let character): insert(String(character))
    case .left, .control("b"): caret = max(caret - 1, 0)
    case .right, .control("f"): caret = min(caret + 1, characters.count)
    case .home, .control("a"): caret = 0
    case .end, .control("e"): caret = characters.count
    case .backspace: remove(from: caret - 1, to: caret)
    case .delete, .control("d"): remove(from: caret, to: caret + 1)
    case .control("u"): remove(from: 0, to: caret)
    case .control("k"): remove(from: caret, to: characters.count)
    case .control("w"): remove(from: wordStart, to: caret)
    default: return false
    }
    return true
  }

  private mutating func remove(from: Int, to: Int) {
    let start = max(from, 0)
    let end = min(to, characters.count)
    guard start < end else { return }
    characters.removeSubrange(start..<end)
    caret = start
  }

  private var wordStart: Int {
    var index = caret
    while index > 0, characters[index - 1] == " " { index -= 1 }
    while index > 0, characters[index - 1] != " " { index -= 1 }
    return index
  }
}
