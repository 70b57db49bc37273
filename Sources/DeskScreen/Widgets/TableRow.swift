/// One row of a ``Table``: a text with its ink per column.
public struct TableRow: Hashable, Sendable {
  public var cells: [TextRun]
  /// Left the queue but still in place: all of it drawn dim.
  public var isGreyed: Bool

  public init(_ cells: [TextRun], isGreyed: Bool = false) {
    self.cells = cells
    self.isGreyed = isGreyed
  }
}
