/// An amount of money in fen (1/100 yuan). All arithmetic is exact; there is no floating point anywhere on its way.
public struct Money: Hashable, Comparable, Sendable, Codable {
  public var fen: Int64

  public init(fen: Int64) { self.fen = fen }

  public static let zero = Money(fen: 0)
  /// No single amount of a shop is beyond ten million yuan, whether a file or a person names it: with that limit no sum overflows.
  public static let largest = Money(fen: 1_000_000_000)
  /// What no sum of a shop comes to: ten trillion yuan.
  public static let most = Money(fen: 1_000_000_000_000_000)

  public static func < (a: Money, b: Money) -> Bool { a.fen < b.fen }
  public static func + (a: Money, b: Money) -> Money { Money(fen: a.fen + b.fen) }
  public static func - (a: Money, b: Money) -> Money { Money(fen: a.fen - b.fen) }
  public static func += (a: inout Money, b: Money) { a.fen += b.fen }
  public static prefix func - (a: Money) -> Money { Money(fen: -a.fen) }

  /// Reads a plain decimal such as `1009.00`, `35.9` or `-3.5`: digits, at most one point, at most two decimals.
  /// Returns nil for anything else, also for an amount that does not fit; formats with symbols are the importer's business.
  public init?(decimal text: some StringProtocol) {
    var bytes = Substring(text).utf8[...]
    let negative = bytes.first == UInt8(ascii: "-")
    if negative { bytes = bytes.dropFirst() }
    var whole: Int64 = 0
    var decimals = -1
    var digits = 0
    for byte in bytes {
      if byte == UInt8(ascii: "."), decimals < 0 {
        decimals = 0
        continue
      }
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte), decimals < 2 else { return nil }
      let (tens, overflow) = whole.multipliedReportingOverflow(by: 10)
      let (sum, overflow2) = tens.addingReportingOverflow(Int64(byte - UInt8(ascii: "0")))
      guard !overflow, !overflow2 else { return nil }
      whole = sum
      digits += 1
      if decimals >= 0 { decimals += 1 }
    }
    guard digits > 0, decimals != 0 else { return nil }
    for _ in max(decimals, 0)..<2 {
      let (tens, overflow) = whole.multipliedReportingOverflow(by: 10)
      guard !overflow else { return nil }
      whole = tens
    }
    fen = negative ? -whole : whole
  }

  /// `1009.00`: always two decimals, no symbol, no grouping. What files and records carry.
  public var decimal: String {
    let magnitude = fen.magnitude
    let cents = magnitude % 100
    return "\(fen < 0 ? "-" : "")\(magnitude / 100).\(cents < 10 ? "0" : "")\(cents)"
  }

  /// Splits this amount over `weights` so that the parts add up to it exactly: each part is the cumulative share rounded down, less
  /// what came before. Weights of zero get nothing; if all are zero the first part gets everything. Negative weights count as zero.
  public func allocated(over weights: [Int64]) -> [Money] {
    guard !weights.isEmpty else { return [] }
    let positive = weights.map { max($0, 0) }
    let total = positive.reduce(0, +)
    guard total > 0 else {
      return [self] + Array(repeating: .zero, count: weights.count - 1)
    }
    var cumulative: Int64 = 0
    var given: Int64 = 0
    return positive.map { weight in
      cumulative += weight
      let product = fen.multipliedFullWidth(by: cumulative)
      let upTo = total.dividingFullWidth(product).quotient
      defer { given = upTo }
      return Money(fen: upTo - given)
    }
  }
}

extension Money {
  /// What so many pieces come to. Beyond what any shop turns over it stays at ``most``, and nothing overflows.
  public func times(_ pieces: Int) -> Money {
    let (product, overflow) = fen.multipliedReportingOverflow(by: Int64(pieces))
    return overflow ? Self.most : max(-Self.most, min(Money(fen: product), Self.most))
  }

  /// The sum of two amounts that aren't below zero; ``most`` where it would be more.
  public func plus(_ other: Money) -> Money {
    let (sum, overflow) = fen.addingReportingOverflow(other.fen)
    return overflow ? Self.most : min(Money(fen: sum), Self.most)
  }
}
