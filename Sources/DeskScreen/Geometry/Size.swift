/// The extent of a screen or a surface, in cells.
public struct Size: Hashable, Sendable {
  public var columns: Int
  public var rows: Int

  /// Negative extents count as zero.
  public init(columns: Int, rows: Int) {
    self.columns = max(columns, 0)
    self.rows = max(rows, 0)
  }
}
