import DeskCore
import DeskScreen

/// 取货单 walked on the terminal. What is ticked is this console's own until the parcels are marked as picked; it stays when one looks
/// elsewhere, and ends with the session.
public struct PickState: Sendable {
  public struct Tick: Hashable, Sendable {
    public var parcel: ParcelID
    public var sku: String
  }

  public var walk: PickWalk?
  /// Why there is none to be seen.
  public var refusal: String?
  public var filter = PickFilter()
  public var field = ScanField()
  /// The SKU under the cursor.
  public var cursor: String?
  public var brought: Set<Tick> = []
  /// Why the last scan led nowhere.
  public var stop: String?

  public init() {}

  /// What is shown.
  public var shown: [PickWalk.Row] { walk?.filtered(filter).rows ?? [] }
  var index: Int? { shown.firstIndex { $0.sku == cursor } ?? (shown.isEmpty ? nil : 0) }
  var selected: PickWalk.Row? { index.map { shown[$0] } }

  func pieces(brought row: PickWalk.Row) -> Int {
    row.parts.reduce(0) { $0 + (brought.contains(Tick(parcel: $1.parcel, sku: row.sku)) ? $1.quantity : 0) }
  }

  func isBrought(_ row: PickWalk.Row) -> Bool { pieces(brought: row) == row.quantity }

  /// Pieces that each box still waits for, whatever is filtered.
  var missing: [ParcelID: Int] {
    var missing = walk?.boxes.mapValues { _ in 0 } ?? [:]
    for row in walk?.rows ?? [] {
      for part in row.parts where !brought.contains(Tick(parcel: part.parcel, sku: row.sku)) {
        missing[part.box, default: 0] += part.quantity
      }
    }
    return missing
  }

  /// Boxes of which everything has been brought.
  var complete: [ParcelID] { missing.filter { $0.value == 0 }.keys.sorted() }
  /// Boxes of which something has been brought and something hasn't.
  var begun: [(box: ParcelID, missing: Int)] {
    let touched = Set(
      (walk?.rows ?? []).flatMap { row in
        row.parts.filter { brought.contains(Tick(parcel: $0.parcel, sku: row.sku)) }.map(\.box)
      })
    return missing.filter { $0.value > 0 && touched.contains($0.key) }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  mutating func toggle(_ row: PickWalk.Row) {
    let ticks = row.parts.map { Tick(parcel: $0.parcel, sku: row.sku) }
    if isBrought(row) { brought.subtract(ticks) } else { brought.formUnion(ticks) }
  }

  /// A newer list: ticks of what is on it no more are over.
  mutating func take(_ new: PickWalk) {
    let old = index
    walk = new
    refusal = nil
    let open = Set(new.rows.flatMap { row in row.parts.map { Tick(parcel: $0.parcel, sku: row.sku) } })
    brought.formIntersection(open)
    if !shown.contains(where: { $0.sku == cursor }) {
      cursor = old.flatMap { place in shown.isEmpty ? nil : shown[min(place, shown.count - 1)].sku }
    }
  }

  mutating func move(by offset: Int) {
    guard let index else { return cursor = nil }
    cursor = shown[max(0, min(index + offset, shown.count - 1))].sku
  }

  /// The next row that hasn't been brought, from the cursor on.
  mutating func goOn() {
    guard let index else { return }
    let rest = shown[(index + 1)...] + shown[..<index]
    if let next = rest.first(where: { !isBrought($0) }) { cursor = next.sku }
  }
}

/// A shortage of a row, shared among the parcels that wait for it: the last ones go without.
public struct PickShare: Sendable {
  public var parcel: ParcelID
  public var version: Int?
  public var quantity: Int

  /// Which parcels miss how many when `missing` pieces aren't there. Nil: more than they need.
  static func share(_ missing: Int, _ shares: [PickShare]) -> [PickShare]? {
    guard missing > 0, missing <= shares.reduce(0, { $0 + $1.quantity }) else { return nil }
    var left = missing
    var hit: [PickShare] = []
    for share in shares.reversed() where left > 0 {
      var share = share
      share.quantity = min(left, share.quantity)
      left -= share.quantity
      hit.append(share)
    }
    return hit.reversed()
  }
}
