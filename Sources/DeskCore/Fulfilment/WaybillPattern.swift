/// One shape of a waybill number: a prefix, then some letters or digits, then digits only. Enough for the couriers' published
/// patterns (formats.md 4.3) and far cheaper than regular expressions.
public struct WaybillPattern: Hashable, Sendable {
  /// One of these opens the number; an empty text stands for no prefix. Upper case.
  public var prefixes: [String]
  /// How many letters or digits follow the prefix.
  public var mixed: Int
  /// How many digits end the number.
  public var digits: ClosedRange<Int>

  public init(_ prefixes: [String], mixed: Int = 0, digits: ClosedRange<Int>) {
    self.prefixes = prefixes
    self.mixed = mixed
    self.digits = digits
  }

  public init(_ prefixes: [String], mixed: Int = 0, digits: Int) {
    self.init(prefixes, mixed: mixed, digits: digits...digits)
  }

  /// Whether `number` has this shape; letters match in either case.
  public func matches(_ number: String) -> Bool {
    let bytes = Array(number.uppercased().utf8)
    return prefixes.contains { prefix in
      let head = Array(prefix.utf8)
      guard bytes.starts(with: head) else { return false }
      let rest = bytes.dropFirst(head.count)
      guard rest.count >= mixed, digits.contains(rest.count - mixed) else { return false }
      return rest.prefix(mixed).allSatisfy { Self.isDigit($0) || (0x41...0x5A).contains($0) }
        && rest.dropFirst(mixed).allSatisfy(Self.isDigit)
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
