/// INV-7: how a stock list tells how much there is.
public enum StockFigures: String, CaseIterable, Sendable, Hashable {
  case pieces
  /// Enough, little or none: what a distributor needs without what a competitor wants.
  case bands
}

/// How much of a SKU there is to be had, in words.
public enum StockBand: String, CaseIterable, Sendable, Hashable {
  case plenty, low, none

  /// Where no safety stock is kept, so many pieces are few.
  public static let few = 5

  public init(available: Int, safety: Int) {
    self = available <= 0 ? .none : available <= max(safety, Self.few) ? .low : .plenty
  }
}
