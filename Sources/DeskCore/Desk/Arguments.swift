/// The arguments of a command as they come from outside: a JSON line, a subcommand's options or the fields of a form. Reading them
/// checks them, so that every way in refuses the same things in the same words.
public struct Arguments: Sendable, Equatable {
  public enum Value: Sendable, Equatable {
    case text(String)
    case number(Int64)
    case list([String])
  }

  /// Longest text that an argument may have, in characters. Longer ones are refused, not cut.
  public static let longestText = 2000

  public private(set) var values: [String: Value]

  public init(_ values: [String: Value] = [:]) { self.values = values }

  public subscript(name: String) -> Value? {
    get { values[name] }
    set { values[name] = newValue }
  }

  /// A text that must be there and not empty once trimmed.
  public func text(_ name: String) throws(Refusal) -> String {
    guard let text = try optionalText(name) else { throw .argument(name, .missing) }
    return text
  }

  /// Nil when absent or blank.
  public func optionalText(_ name: String) throws(Refusal) -> String? {
    let text: String
    switch values[name] {
    case nil: return nil
    case .text(let value): text = value
    case .number(let value): text = String(value)
    case .list: throw .argument(name, .notAChoice)
    }
    guard text.count <= Self.longestText else { throw .argument(name, .tooLong) }
    let trimmed = text.trimmingBlanks()
    return trimmed.isEmpty ? nil : trimmed
  }

  public func integer(_ name: String, in range: ClosedRange<Int>) throws(Refusal) -> Int {
    guard let value = try optionalInteger(name, in: range) else { throw .argument(name, .missing) }
    return value
  }

  public func optionalInteger(_ name: String, in range: ClosedRange<Int>) throws(Refusal) -> Int? {
    let value: Int64
    switch values[name] {
    case nil: return nil
    case .number(let number): value = number
    case .text(let text):
      let trimmed = text.trimmingBlanks()
      if trimmed.isEmpty { return nil }
      guard let number = Int64(trimmed) else { throw .argument(name, .notANumber) }
      value = number
    case .list: throw .argument(name, .notANumber)
    }
    guard let fits = Int(exactly: value), range.contains(fits) else { throw .argument(name, .outOfRange) }
    return fits
  }

  public func choice<C: RawRepresentable<String>>(_ name: String, of type: C.Type) throws(Refusal) -> C {
    guard let value = try optionalChoice(name, of: type) else { throw .argument(name, .missing) }
    return value
  }

  public func optionalChoice<C: RawRepresentable<String>>(_ name: String, of type: C.Type) throws(Refusal) -> C? {
    guard let text = try optionalText(name) else { return nil }
    guard let value = C(rawValue: text) else { throw .argument(name, .notAChoice) }
    return value
  }

  /// Texts of a list, trimmed, blank ones left out; one text counts as a list of one. At most 1,000 unless said.
  public func list(_ name: String, atMost limit: Int = 1000) throws(Refusal) -> [String] {
    guard case .list(let texts) = values[name] else { return try optionalText(name).map { [$0] } ?? [] }
    guard texts.count <= limit, texts.allSatisfy({ $0.count <= Self.longestText }) else { throw .argument(name, .tooLong) }
    return texts.map { $0.trimmingBlanks() }.filter { !$0.isEmpty }
  }

  public func order(_ name: String = "order") throws(Refusal) -> OrderID {
    guard let id = OrderID(try text(name)) else { throw .argument(name, .notAnIdentifier) }
    return id
  }

  public func parcel(_ name: String = "parcel") throws(Refusal) -> ParcelID {
    guard let id = ParcelID(try text(name)) else { throw .argument(name, .notAnIdentifier) }
    return id
  }
}

extension String {
  /// Without blanks, tabs, line ends and full-width spaces at both ends.
  public func trimmingBlanks() -> String {
    func blank(_ character: Character) -> Bool { character.isWhitespace || character == "\u{3000}" || character == "\u{FEFF}" }
    guard let start = firstIndex(where: { !blank($0) }), let end = lastIndex(where: { !blank($0) }) else { return "" }
    return String(self[start...end])
  }
}
