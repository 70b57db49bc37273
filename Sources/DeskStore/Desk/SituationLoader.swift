import DeskCore

/// Loads what a command's decision may look at, and no more: the command path is a handful of indexed reads.
struct SituationLoader {
  let session: any SQLSession

  /// The order with its facts, or nil.
  func order(_ id: OrderID) throws -> (Order, OrderFacts)? {
    try session.first(
      """
      SELECT o.id, o.platform, o.shop, o.number, o.buyer, o.recipient, o.phone, o.address, o.buyer_message, o.seller_remark,
        o.invoice_title, o.goods, o.shipping_fee, o.paid, o.created_at, o.paid_at, o.imported_at, o.masked,
        s.order_id, s.version, s.stage, s.trade, s.platform_refund, s.claimed_by, s.claimed_at, s.messages_reviewed, s.contact_outcome,
        s.contacted_at, s.confirmed_at, s.flag, s.amendments, c.order_id, c.try_at, c.reminded_at, c.cancel_reason, c.cancelled_at, c.shortage,
        c.shortage_at, c.escalated_to, c.escalated_at, c.offered_by, c.offered_at, c.rating, c.rated_at, c.rating_answered_at, c.delivered_at,
        c.visited_at, c.reported_by, c.reported_at, c.verdict, c.amended_at, c.paid, c.paid_at
      FROM orders o JOIN order_state s ON s.order_id = o.id LEFT JOIN order_care c ON c.order_id = o.id WHERE o.id = ?
      """, id.number
    ) { row in
      var facts = OrderFacts(row, at: 18)
      if row.optionalInt(31) != nil { facts.care = OrderCare(row, at: 32) }
      return (Order(row, at: 0), facts)
    }
  }

  func lines(of id: OrderID) throws -> [OrderLine] {
    try session.all(
      "SELECT id, sku, title, attributes, quantity, price, paid, remark, number FROM order_line WHERE id BETWEEN ? AND ? ORDER BY id",
      LineKey.first(id), LineKey.last(id)
    ) { row in
      OrderLine(
        line: LineKey.line(row.int(0)), sku: row.text(1), title: row.text(2), attributes: row.text(3), quantity: Int(row.int(4)),
        price: Money(fen: row.int(5)), paid: Money(fen: row.int(6)), remark: row.text(7), number: row.text(8))
    }
  }

  func amendments(of id: OrderID) throws -> [Amendment] {
    try session.all(
      "SELECT number, field, line, original, amended, note, person, at FROM amendment WHERE order_id = ? ORDER BY number", id.number
    ) { row in
      Amendment(
        number: Int(row.int(0)), field: AmendableField(rawValue: row.text(1)) ?? .card, line: row.optionalInt(2).map(Int.init),
        from: row.text(3), to: row.text(4), note: row.optionalText(5), by: row.text(6), at: row.instant(7))
    }
  }

  func parcels(of id: OrderID) throws -> [Parcel] {
    var parcels = try session.all(
      """
      SELECT p.id, p.order_id, p.version, p.stage, p.wave, coalesce(b.courier, p.courier), coalesce(b.waybill, p.waybill), p.print_count,
        p.acknowledged, p.weight, p.packed_by, p.queued_at, p.shipped_at, p.handed_over_at, p.printed_amendments, p.case_id, p.stop_state,
        p.stop_by, p.stop_at, p.stop_reason, p.stop_seen_by, p.stop_seen_at, p.exception, p.exception_owner, p.exception_next, p.printed_at,
        p.picked_at, p.packed_at, p.late_reason, p.late_by, p.late_at, p.bundle, p.paper_void, p.packing_by, p.packing_at, p.missed_bag_at, p.manifest,
        p.told_at, p.ship_fault, p.ship_fault_at
      FROM parcel p LEFT JOIN parcel b ON b.id = p.bundle WHERE p.order_id = ? ORDER BY p.id
      """, id.number
    ) { Parcel($0) }
    parcels.sort { $0.id < $1.id }
    for index in parcels.indices { parcels[index].lines = try lines(of: parcels[index].id) }
    return parcels
  }

  func lines(of id: ParcelID) throws -> [Parcel.Line] {
    try session.all("SELECT line, sku, quantity, scanned FROM parcel_line WHERE parcel = ? ORDER BY position", id.text) { row in
      Parcel.Line(line: Int(row.int(0)), sku: row.text(1), quantity: Int(row.int(2)), scanned: Int(row.int(3)))
    }
  }

  func order(of id: ParcelID) throws -> OrderID? {
    try session.integer("SELECT order_id FROM parcel WHERE id = ?", id.text).map(OrderID.init(number:))
  }

  func stock(_ skus: some Sequence<String>) throws -> [String: StockLevel] {
    var levels: [String: StockLevel] = [:]
    for sku in skus {
      levels[sku] = try session.first("SELECT on_hand, reserved, on_hold FROM stock_level WHERE sku = ?", sku) { row in
        StockLevel(sku: sku, onHand: Int(row.int(0)), reserved: Int(row.int(1)), onHold: Int(row.int(2)))
      }
    }
    return levels
  }

  func catalogue(_ skus: some Sequence<String>) throws -> [String: CatalogueItem] {
    var items: [String: CatalogueItem] = [:]
    for sku in skus { items[sku] = try item(sku) }
    return items
  }

  func item(_ sku: String) throws -> CatalogueItem? {
    guard
      var item = try session.first(
        "SELECT title, attributes, location, is_complete FROM sku WHERE code = ?", sku,
        read: { row in
          CatalogueItem(sku: sku, title: row.text(0), attributes: row.text(1), location: row.text(2), isComplete: row.bool(3))
        })
    else { return nil }
    item.barcodes = try session.all("SELECT barcode FROM sku_barcode WHERE sku = ? ORDER BY barcode", sku) { $0.text(0) }
    return item
  }
}

/// Lines are keyed by order and line in one integer, so that a new order's lines go to the end of the table: 999 lines an order.
enum LineKey {
  static let most = 999
  static func key(_ order: OrderID, _ line: Int) -> Int64 { order.number * 1000 + Int64(line) }
  static func first(_ order: OrderID) -> Int64 { key(order, 1) }
  static func last(_ order: OrderID) -> Int64 { key(order, most) }
  static func line(_ key: Int64) -> Int { Int(key % 1000) }
  static func order(_ key: Int64) -> OrderID { OrderID(number: key / 1000) }
}
