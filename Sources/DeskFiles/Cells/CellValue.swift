/// What a cell that should hold a value turned out to hold.
enum CellValue<Value> {
  /// Empty, or one of the words that mean nothing (trap 18): not zero.
  case nothing
  case value(Value)
  /// Something else; the row can't be taken as it is.
  case bad

  var value: Value? {
    if case .value(let value) = self { return value }
    return nil
  }
}

extension CellValue: Equatable where Value: Equatable {}
extension CellValue: Sendable where Value: Sendable {}
