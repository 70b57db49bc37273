import DeskScreen

/// Which part of a row has to be painted again.
enum RowDifference {
  /// The columns from the first to the last difference, widened so that no wide character, old or new, is cut; nil when equal.
  static func range(from old: UnsafeBufferPointer<Cell>, to new: UnsafeBufferPointer<Cell>) -> Range<Int>? {
    guard old.count == new.count else { return 0..<new.count }
    var first = 0
    while first < new.count, old[first] == new[first] { first += 1 }
    if first == new.count { return nil }
    var end = new.count
    while old[end - 1] == new[end - 1] { end -= 1 }
    while first > 0, old[first].isContinuation || new[first].isContinuation { first -= 1 }
    while end < new.count, old[end].isContinuation || new[end].isContinuation { end += 1 }
    return first..<end
  }
}
