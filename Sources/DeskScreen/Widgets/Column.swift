/// A column of a ``Table``.
public struct Column: Hashable, Sendable {
  public var title: String
  /// Cells below which the column is of no use, and cells it wants.
  public var minimum: Int
  public var ideal: Int
  public var align: Align
  /// Which column goes first when there is no room: the highest number first; 0 always stays.
  public var dropOrder: Int
  /// Takes its share of what is left when all columns have their ideal width.
  public var isFlexible: Bool

  public init(
    _ title: String, minimum: Int, ideal: Int? = nil, align: Align = .left, dropOrder: Int = 0, isFlexible: Bool = false
  ) {
    self.title = title
    self.minimum = max(minimum, 1)
    self.ideal = max(ideal ?? minimum, self.minimum)
    self.align = align
    self.dropOrder = dropOrder
    self.isFlexible = isFlexible
  }
}
