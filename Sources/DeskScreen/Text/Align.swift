/// Where a short text stands in a wider field.
public enum Align: Sendable {
  case left, right, center

  /// How many of `spare` blanks go before the text.
  func leading(of spare: Int) -> Int {
    switch self {
    case .left: 0
    case .right: max(spare, 0)
    case .center: max(spare, 0) / 2
    }
  }
}
