import DeskCore

/// A row whose identity outlives its place in a list.
public protocol Keyed: Sendable, Equatable {
  var key: String { get }
}

extension QueueRow: Keyed {}
extension ParcelRow: Keyed {}
extension StockRow: Keyed {}
extension CountRow: Keyed {}
extension CountLineRow: Keyed {}
extension PromotionRow: Keyed { public var key: String { id.text } }
extension EventRow: Keyed { public var key: String { event.id.text } }
extension PublishRow: Keyed {}
extension ShortageRow: Keyed {}
extension ReplenishmentRow: Keyed {}
extension PurchaseRow: Keyed {}

/// A list whose cursor belongs to a row's key, never to its index: a refresh cannot put another row under it.
public struct ListState<Row: Keyed>: Sendable {
  /// The row under the cursor that has left the list: it stays, greyed, until the next move.
  public struct Ghost: Sendable, Equatable {
    public var key: String
    /// Who took it; nil while that is being asked.
    public var by: String?
  }

  public private(set) var rows: [Row] = []
  public private(set) var cursor: String?
  public private(set) var ghost: Ghost?
  /// The first row on the screen.
  public private(set) var first = 0
  public private(set) var isLoaded = false
  public private(set) var hasMore = false
  public var marked: Set<String> = []
  /// How many rows are asked for; grows as the cursor nears the end.
  public var limit = ListState.step
  /// The rows are those of the filter before; the next ones aren't newer but others.
  private var isOutdated = false

  static var step: Int { 200 }

  public init() {}

  public var index: Int? { cursor.flatMap { key in rows.firstIndex { $0.key == key } } }
  public var selected: Row? { index.map { rows[$0] } }
  public var isGhostSelected: Bool { ghost != nil && ghost?.key == cursor }

  /// Takes newer rows. `follow` may name the key under which the cursor's row goes on in them, e.g. the same order in its next queue.
  public mutating func replace(with page: Page<Row>, height: Int, follow: (Row, [Row]) -> String? = { _, _ in nil }) {
    let old = isOutdated ? nil : selected
    if isOutdated { begin(anew: page) }
    let oldIndex = index ?? 0
    rows = page.rows
    hasMore = page.next != nil
    isLoaded = true
    if let key = cursor, !rows.contains(where: { $0.key == key }) {
      if let old, let next = follow(old, rows) {
        cursor = next
      } else if let old {
        rows.insert(old, at: min(oldIndex, rows.count))
        if ghost?.key != old.key { ghost = Ghost(key: old.key, by: nil) }
      }
    }
    if let key = ghost?.key, key != cursor || page.rows.contains(where: { $0.key == key }) { ghost = nil }
    if selected == nil { cursor = rows.first?.key }
    let keys = Set(rows.map(\.key))
    marked.formIntersection(keys)
    scroll(height: height)
  }

  /// Another filter: the rows stay on the screen until its own come, and so does the cursor where its row is among them.
  public mutating func expectOthers() {
    isOutdated = true
    limit = Self.step
    marked = []
  }

  private mutating func begin(anew page: Page<Row>) {
    isOutdated = false
    ghost = nil
    first = 0
    if !page.rows.contains(where: { $0.key == cursor }) { cursor = nil }
  }

  /// Another list altogether (another queue): nothing of the old one stays.
  public mutating func reset() { self = ListState() }

  public mutating func nameGhost(_ person: String?) {
    if ghost != nil { ghost?.by = person }
  }

  public mutating func select(_ key: String, height: Int) {
    guard rows.contains(where: { $0.key == key }) else { return }
    if let target = rows.first(where: { $0.key == key }) { settle(on: target.key, height: height) }
  }

  /// Moves the cursor by rows, stopping at both ends. True when more rows should be asked for: `limit` has grown.
  public mutating func move(by offset: Int, height: Int) -> Bool {
    guard let index else {
      cursor = rows.first?.key
      return false
    }
    return move(to: index + offset, height: height)
  }

  public mutating func move(to wanted: Int, height: Int) -> Bool {
    guard !rows.isEmpty else { return false }
    settle(on: rows[max(0, min(wanted, rows.count - 1))].key, height: height)
    guard hasMore, wanted >= rows.count - height else { return false }
    limit += Self.step
    return true
  }

  private mutating func settle(on key: String, height: Int) {
    var key = key
    if let gone = ghost?.key, let place = rows.firstIndex(where: { $0.key == gone }) {
      if key == gone, rows.count > 1 { key = rows[place + 1 < rows.count ? place + 1 : place - 1].key }
      rows.remove(at: place)
      ghost = nil
    }
    cursor = rows.contains { $0.key == key } ? key : rows.first?.key
    scroll(height: height)
  }

  mutating func scroll(height: Int) {
    guard height > 0 else { return }
    if let index {
      if index < first { first = index }
      if index >= first + height { first = index - height + 1 }
    }
    first = max(0, min(first, rows.count - height))
  }
}
