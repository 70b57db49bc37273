import DeskCore
import DeskScreen

/// Tells a scanner's burst from a person's keys where no field takes what is typed: a code must never act as keys, whatever its letters and
/// digits would mean there. Pure: the loop says when each key was read, and when there was none to read.
///
/// A character is held for as long as a scanner may take to its next one. What comes as a burst of the form of a code is one scan, ended by its
/// Enter; anything else goes on as the keys that it was, in order. In a scanner's own field nothing is held. A second Enter right behind a
/// scan's own is the scanner's too (CR and LF), and nobody's.
///
/// A first character may be played before it is known what it is (``playFirst()``): what it does must be such that it can be taken back.
struct ScanGate: Sendable {
  enum Output: Sendable, Equatable {
    case key(Key)
    /// A whole code, without its Enter.
    case scan(String)
    /// The key that was played was the first of a scan: what it did is undone before anything else.
    case takeBack
  }

  /// Milliseconds between two characters of one code, at most. Hands that roll over keys need more, and no hand does it six times.
  static let pause: Int64 = 25
  /// Milliseconds for the rest of what can only be a scan: a line may stall in the middle of a code.
  static let patience: Int64 = 300
  /// Milliseconds within which a second Enter is the first one's line feed.
  static let echo: Int64 = 40
  private static let shortest = 6
  private static let fewestDigits = 4
  /// Characters by which a code must have shown its digits; a key that a slow line repeats at once shows none.
  private static let reach = 24

  private var held: [Character] = []
  /// Some of it was typed ahead: it may be a part of a field's text, unless its Enter follows.
  private var isAhead = false
  private(set) var isFirstPlayed = false
  private var lastAt: Int64 = 0
  private var scanEndedAt: Int64?
  /// Characters that came into a scanner's field without a pause.
  private var run = 0
  private var isSameBatch = false

  /// Until when the loop waits for more before what is held is over; nil: nothing is held.
  var deadline: Int64? { held.isEmpty ? nil : lastAt + (isScan ? Self.patience : Self.pause) }

  /// What may be played at once: the only character that is held, when nothing else is there to read.
  var first: Key? { held.count == 1 && !isAhead && !isFirstPlayed ? .character(held[0]) : nil }

  /// The first character has been played: it isn't given out again as a key.
  mutating func playFirst() { isFirstPlayed = true }

  mutating func take(_ key: Key, at now: Int64, place: AppState.KeyPlace) -> [Output] {
    var out: [Output] = []
    let ended = scanEndedAt
    scanEndedAt = nil
    switch key {
    case .enter:
      if isScan {
        out += takeScan()
        scanEndedAt = now
      } else if held.isEmpty, let ended, isSameBatch || now - ended <= Self.echo {
        break
      } else {
        out += lapse() + [.key(.enter)]
        if place == .scanField, run >= Self.fewestDigits, isBehind(now) { scanEndedAt = now }
      }
      run = 0
    case .character(let character) where place == .keys || place == .ahead:
      out += hold(character)
      isAhead = !held.isEmpty && (isAhead || place == .ahead)
      lastAt = now
      run = 0
    case .character:
      out += lapse() + [.key(key)]
      run = run > 0 && isBehind(now) ? run + 1 : 1
      lastAt = now
    default:
      out += lapse() + [.key(key)]
      run = 0
    }
    isSameBatch = true
    return out
  }

  /// There was nothing more to read: whatever is read until then stood there together, however long it took to look at it.
  mutating func rest() { isSameBatch = false }

  private func isBehind(_ now: Int64) -> Bool { isSameBatch || now - lastAt <= Self.pause }

  /// The pause has come: what is held was keys, or a code that was cut short of its Enter, which is no keys either.
  mutating func lapse() -> [Output] {
    guard !held.isEmpty else { return [] }
    if isScan, !isAhead { return takeScan() }
    let played = isFirstPlayed ? 1 : 0
    return takeHeld().dropFirst(played).map { .key(.character($0)) }
  }

  private mutating func hold(_ character: Character) -> [Output] {
    guard fits(character) else {
      let before = lapse()
      guard fits(character) else { return before + [.key(.character(character))] }
      held = [character]
      return before
    }
    // What is longer than any code is told from one by its first character too many.
    if held.count <= ScanCode.longest { held.append(character) }
    return held.count >= Self.reach && !isScan ? lapse() : []
  }

  /// Whether a code may go on with it, as far as it has come.
  private func fits(_ character: Character) -> Bool {
    guard character.isASCII else { return false }
    if character.isLetter || character.isNumber { return true }
    if character == ":" { return String(held).uppercased() + ":" == BenchCommand.prefix }
    return !held.isEmpty && "-/._*+#%".contains(character)
  }

  private var isScan: Bool {
    if String(held.prefix(BenchCommand.prefix.count)).uppercased() == BenchCommand.prefix { return true }
    return held.count >= Self.shortest && held.count { $0.isNumber } >= Self.fewestDigits
  }

  private mutating func takeScan() -> [Output] {
    let before: [Output] = isFirstPlayed ? [.takeBack] : []
    return before + [.scan(takeHeld())]
  }

  private mutating func takeHeld() -> String {
    defer {
      held = []
      isAhead = false
      isFirstPlayed = false
    }
    return String(held)
  }
}
