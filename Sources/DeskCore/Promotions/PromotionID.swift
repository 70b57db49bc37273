/// A promotion's number: `M0000001`. Given once, never used again.
public struct PromotionID: Hashable, Comparable, Sendable {
  public let number: Int64

  public init(number: Int64) { self.number = number }

  /// Reads `M0000001`, also in lower case and without the leading zeros.
  public init?(_ text: some StringProtocol) {
    guard let number = serial(text, "M") else { return nil }
    self.number = number
  }

  public var text: String { "M" + padded(Int(number), 7) }
  public static func < (a: PromotionID, b: PromotionID) -> Bool { a.number < b.number }
}
