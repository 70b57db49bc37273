import DeskCore

extension SituationLoader {
  func supplier(_ code: String) throws -> Supplier? {
    try session.first("SELECT code, name, contact, phone, lead_days, terms FROM supplier WHERE code = ?", code, read: Supplier.init)
  }

  /// A purchase with its lines, in the order in which they were written.
  func purchase(_ id: PurchaseID) throws -> Purchase? {
    let found = try session.first(
      """
      SELECT id, version, supplier, state, note, expected, drafted_by, drafted_at, placed_by, placed_at, approved_by, closed_at, reason
      FROM purchase WHERE id = ?
      """, id.number, read: Purchase.init)
    guard var purchase = found else { return nil }
    purchase.lines = try session.all(
      """
      SELECT sku, ordered, cost, delivered, accepted, rejected, stowed, returned, inspect_since, stow_since, return_since
      FROM purchase_line WHERE purchase = ? ORDER BY position, sku
      """, id.number, read: PurchaseLine.init)
    return purchase
  }

  /// Everything that a decision on a purchase may look at. Goods may be named by one of their barcodes.
  ///
  /// - Throws: `notFound`.
  func purchasing(_ command: Command, _ actor: Actor, at now: Instant, _ calendar: ShopCalendar) throws -> PurchaseFacts {
    guard case .purchase(let id) = command.subject, let purchase = try purchase(id) else {
      throw Refusal.notFound(command.subject.text)
    }
    var facts = PurchaseFacts(
      purchase, actor: actor, room: try room(of: actor, on: nil, at: now, calendar), today: calendar.zone.local(now).day, now: now)
    facts.command = command
    facts.leadDays = try supplier(purchase.supplier)?.leadDays ?? Supplier.usualLeadDays
    facts.asked = try openRequests(on: .purchase(id)).first { $0.stage == .proposed && $0.command == .placePurchase }
      .map { ($0.id, $0.askedBy) }
    switch command {
    case .editPurchase(_, let sku, _, _): facts.known = try known([sku])
    case .stowPurchase(_, let sku, _, _):
      facts.item = try item(sku)
      facts.known = try known([sku])
    default: break
    }
    return facts
  }

  func known(_ skus: [String]) throws -> [String: PurchaseFacts.Known] {
    var known: [String: PurchaseFacts.Known] = [:]
    for sku in skus {
      known[sku] = try session.first("SELECT cost, merged_into FROM sku WHERE code = ?", sku) { row in
        PurchaseFacts.Known(cost: row.optionalInt(0).map { Money(fen: $0) }, mergedInto: row.optionalText(1))
      }
    }
    return known
  }

  /// The code behind what was typed or scanned: itself, or the SKU of a barcode.
  func code(of scanned: String) throws -> String {
    let isCode = try session.integer("SELECT 1 FROM sku WHERE code = ?", scanned) != nil
    if isCode { return scanned }
    return try session.first("SELECT sku FROM sku_barcode WHERE barcode = ?", scanned) { $0.text(0) } ?? scanned
  }

  /// The open purchase that has a SKU.
  func openPurchase(of sku: String) throws -> PurchaseID? {
    try session.first(
      """
      SELECT l.purchase FROM purchase_line l JOIN purchase p ON p.id = l.purchase
      WHERE l.sku = ? AND (p.state = 'draft' OR p.state = 'placed' OR p.state = 'receiving') LIMIT 1
      """, sku
    ) { PurchaseID(number: $0.int(0)) }
  }
}

extension Supplier {
  init(_ row: SQLStatement) {
    self.init(
      code: row.text(0), name: row.text(1), contact: row.text(2), phone: row.text(3), leadDays: Int(row.int(4)), terms: row.text(5))
  }
}

extension Purchase {
  /// Without its lines.
  init(_ row: SQLStatement) throws {
    let id = PurchaseID(number: row.int(0))
    guard let state = State(rawValue: row.text(3)) else { throw StoreFault.corrupt(id.text) }
    self.init(
      id: id, version: Int(row.int(1)), supplier: row.text(2), state: state, note: row.text(4), draftedBy: row.text(6),
      draftedAt: row.instant(7))
    expected = row.optionalInt(5).map { ShopDay(number: Int32($0)) }
    placedBy = row.optionalText(8)
    placedAt = row.optionalInstant(9)
    approvedBy = row.optionalText(10)
    closedAt = row.optionalInstant(11)
    reason = row.optionalText(12)
  }
}

extension PurchaseLine {
  init(_ row: SQLStatement) {
    self.init(sku: row.text(0), ordered: Int(row.int(1)), cost: Money(fen: row.int(2)))
    delivered = Int(row.int(3))
    accepted = Int(row.int(4))
    rejected = Int(row.int(5))
    stowed = Int(row.int(6))
    returned = Int(row.int(7))
    inspectSince = row.optionalInstant(8)
    stowSince = row.optionalInstant(9)
    returnSince = row.optionalInstant(10)
  }
}
