import DeskCore

/// 盘点: the counts, and the one that is being counted.
public struct CountsState: Sendable {
  public var isShown = false
  public var list = ListState<CountRow>()
  public var open: CountingState?

  public init() {}

  var query: Query { .counts(limit: list.limit) }
  var openQuery: Query? { open.map { .count($0.id, limit: CountingState.limit) } }
}

/// INV-5: one count under way at this terminal. What is tallied is this console's own until it is entered.
public struct CountingState: Sendable {
  /// Pieces of one SKU, scanned one by one or typed.
  public struct Tally: Sendable, Equatable {
    public var sku: String
    public var pieces: Int
  }

  /// SKUs that the screen holds; a scan of one beyond them is resolved by the store.
  static let limit = 1000

  public var id: CountID
  public var row: CountRow?
  public var lines = ListState<CountLineRow>()
  public var field = ScanField()
  public var tally: Tally?
  /// Why the last scan led nowhere.
  public var stop: String?

  public init(id: CountID) { self.id = id }

  func line(_ sku: String) -> CountLineRow? { lines.rows.first { $0.sku == sku } }
}
