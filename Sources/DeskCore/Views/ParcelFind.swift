/// How well a parcel's own names fit what somebody typed: its number and its waybill mean that parcel, a part of an order's number or of a
/// title may mean any.
public enum ParcelFind: Int, Comparable, Sendable {
  /// Its number or its waybill, whole.
  case whole
  /// Its number within the wave, as people call it: `42` of `P261123-0042`.
  case sequence
  /// The beginning of either.
  case beginning
  case other

  public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }

  /// - Parameter find: what was typed, in either case; not empty.
  public init(_ find: String, id: ParcelID, waybill: String? = nil) {
    let text = find.uppercased()
    let number = waybill?.uppercased() ?? ""
    if text == id.text || text == number {
      self = .whole
    } else if let sequence = Self.sequence(text), sequence == Self.sequence(id.text.split(separator: "-").last ?? "") {
      self = .sequence
    } else if id.text.hasPrefix(text) || number.hasPrefix(text) {
      self = .beginning
    } else {
      self = .other
    }
  }

  /// Up to nine digits, as a number within a wave has.
  private static func sequence(_ text: some StringProtocol) -> Int? {
    text.utf8.count <= 9 && text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
  }
}
