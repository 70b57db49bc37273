import DeskCore

/// 库存: what there is, and how it came to be so.
public struct StockState: Sendable {
  public var find = ""
  public var list = ListState<StockRow>()
  /// The running account of the SKU that is open.
  public var movements: [MovementRow] = []
  public var movementsOf: String?
  public var isOpen = false
  public var scroll = 0

  public init() {}

  var query: Query { .stock(find: find, limit: list.limit) }
}
