import DeskCore

extension ChangeWriter {
  func write(_ changes: PurchaseChanges, from before: Purchase) throws {
    let purchase = changes.purchase
    try session.execute(
      """
      UPDATE purchase SET version = ?, state = ?, expected = ?, placed_by = ?, placed_at = ?, approved_by = ?, closed_at = ?, reason = ?
      WHERE id = ?
      """, purchase.version, purchase.state.rawValue, (purchase.expected?.number).map(Int64.init), purchase.placedBy,
      purchase.placedAt?.milliseconds, purchase.approvedBy, purchase.closedAt?.milliseconds, purchase.reason, purchase.id.number)
    try write(purchase.lines, of: purchase.id, before: before.lines)
    for act in changes.acts {
      try session.execute(
        """
        INSERT INTO purchase_act (seq, purchase, sku, kind, pieces, record, at, person)
        VALUES ((SELECT 1 + coalesce(max(seq), 0) FROM purchase_act), ?, ?, ?, ?, ?, ?, ?)
        """, purchase.id.number, act.sku, act.kind.rawValue, act.pieces, record, now.milliseconds, actor.name)
    }
    try noteIncoming(before, purchase)
    for movement in changes.movements { try write(movement) }
    if let place = changes.place { try put(place.pieces, of: place.sku, at: place.location) }
    if let home = changes.home {
      try session.execute("UPDATE sku SET location = ? WHERE code = ?", home.location, home.sku)
      try CatalogueWriter(session: session, now: now).noteCompletion(of: home.sku)
    }
    for movement in changes.movements {
      try session.execute("UPDATE sku SET version = version + 1 WHERE code = ?", movement.sku)
    }
    // Whoever wants another figure asks for it (`editSKU`).
    if let one = changes.cost { try session.execute("UPDATE sku SET cost = ? WHERE code = ?", one.cost.fen, one.sku) }
    if !changes.uses.isEmpty { try write(changes.uses, on: nil) }
    try redoItems(of: purchase)
  }

  func write(_ lines: [PurchaseLine], of id: PurchaseID, before: [PurchaseLine]) throws {
    for old in before where !lines.contains(where: { $0.sku == old.sku }) {
      try session.execute("DELETE FROM purchase_line WHERE purchase = ? AND sku = ?", id.number, old.sku)
    }
    for (position, line) in lines.enumerated() where !before.contains(line) || before.count != lines.count {
      try session.execute(
        """
        INSERT INTO purchase_line (purchase, sku, position, ordered, cost, delivered, accepted, rejected, stowed, returned, inspect_since,
          stow_since, return_since) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (purchase, sku) DO UPDATE SET position = excluded.position, ordered = excluded.ordered, cost = excluded.cost,
          delivered = excluded.delivered, accepted = excluded.accepted, rejected = excluded.rejected, stowed = excluded.stowed,
          returned = excluded.returned, inspect_since = excluded.inspect_since, stow_since = excluded.stow_since,
          return_since = excluded.return_since
        """, id.number, line.sku, position + 1, line.ordered, line.cost.fen, line.delivered, line.accepted, line.rejected,
        line.stowed,
        line.returned, line.inspectSince?.milliseconds, line.stowSince?.milliseconds, line.returnSince?.milliseconds)
    }
  }

  /// What is on its way follows from what each purchase still owes the shelf.
  private func noteIncoming(_ before: Purchase, _ after: Purchase) throws {
    func coming(_ purchase: Purchase) -> [String: Int] {
      guard purchase.state.isComing else { return [:] }
      return Dictionary(purchase.lines.map { ($0.sku, $0.coming) }, uniquingKeysWith: +)
    }
    let (was, will) = (coming(before), coming(after))
    for sku in Set(was.keys).union(will.keys).sorted() where was[sku] ?? 0 != will[sku] ?? 0 {
      try session.execute(
        "UPDATE stock_level SET incoming = incoming + ? WHERE sku = ?", (will[sku] ?? 0) - (was[sku] ?? 0), sku)
    }
  }

  /// INV-1: so many lie elsewhere than at the SKU's own location.
  func put(_ pieces: Int, of sku: String, at location: String) throws {
    try session.execute(
      """
      INSERT INTO sku_bin (sku, location, quantity) VALUES (?, ?, ?)
      ON CONFLICT (sku, location) DO UPDATE SET quantity = sku_bin.quantity + excluded.quantity
      """, sku, location, pieces)
  }

  func redoItems(of purchase: Purchase) throws {
    try session.execute("DELETE FROM work_item WHERE subject = ?", Subject.purchase(purchase.id).text)
    for item in PurchasePlan.items(for: purchase, calendar) { try put(item) }
  }

  /// INV-6: what left the shelf for buyers, by its day; a parcel that was put back takes it off again.
  func noteSold(_ movement: StockMovement) throws {
    guard let pieces = SkuDays.sold(movement.kind, onHand: movement.onHand, subject: movement.subject.text) else { return }
    try session.execute(
      """
      INSERT INTO sku_day (day, sku, pieces) VALUES (?, ?, ?) ON CONFLICT (day, sku) DO UPDATE SET pieces = sku_day.pieces + excluded.pieces
      """, Int64(calendar.zone.local(now).day.number), movement.sku, pieces)
  }
}

/// How much of each SKU left for buyers on each day, told from the ledger.
struct SkuDays {
  /// Nil: the movement says nothing about sales.
  static func sold(_ kind: StockMovement.Kind, onHand: Int, subject: String) -> Int? {
    switch kind {
    case .picked: -onHand
    // A parcel that was voided after its goods were picked; what a buyer sends back was sold all the same.
    case .returned where subject.hasPrefix("P"): -onHand
    default: nil
    }
  }

  struct Place: Hashable {
    var day: Int64
    var sku: String
  }

  static func fromLedger(_ session: any SQLSession, zone: ShopZone) throws -> [Place: Int] {
    var days: [Place: Int] = [:]
    let statement = try session.statement(
      "SELECT sku, kind, on_hand, subject, at FROM movement WHERE kind = 'picked' OR kind = 'returned'")
    defer { statement.reset() }
    while try statement.step() {
      guard let kind = StockMovement.Kind(rawValue: statement.text(1)),
        let pieces = sold(kind, onHand: Int(statement.int(2)), subject: statement.text(3))
      else { continue }
      let day = Int64(zone.local(statement.instant(4)).day.number)
      days[Place(day: day, sku: statement.text(0)), default: 0] += pieces
    }
    return days
  }

  static func derive(_ session: any SQLSession, zone: ShopZone) throws {
    try session.execute("DELETE FROM sku_day")
    for (place, pieces) in try fromLedger(session, zone: zone) {
      try session.execute("INSERT INTO sku_day (day, sku, pieces) VALUES (?, ?, ?)", place.day, place.sku, pieces)
    }
  }
}
