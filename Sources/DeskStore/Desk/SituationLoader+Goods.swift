import DeskCore

extension SituationLoader {
  /// Everything that a decision on a SKU may look at.
  ///
  /// - Throws: `unknownSKU`.
  func goods(for command: Command, _ actor: Actor, at now: Instant, _ calendar: ShopCalendar) throws -> GoodsFacts {
    guard case .sku(let sku) = command.subject, let item = try item(sku), let level = try stock([sku])[sku] else {
      throw Refusal(rule: "INV-1", .unknownSKU(String(command.subject.text.dropFirst(4))))
    }
    let found = try session.first(
      """
      SELECT version, cost, floor_price, price, next_price, next_price_by, next_price_at, safety, supplier, merged_into FROM sku WHERE code = ?
      """, sku
    ) { row in
      (Int(row.int(0)), GoodsTerms(row, at: 1), row.optionalText(9))
    }
    guard let (version, terms, mergedInto) = found else { throw StoreFault.corrupt("sku \(sku)") }
    var facts = GoodsFacts(
      item: item, version: version, terms: terms, level: level, actor: actor,
      room: try room(of: actor, on: nil, at: now, calendar), now: now)
    facts.command = command
    facts.mergedInto = mergedInto
    facts.bins = try bins(of: sku)
    switch command {
    case .listSKU(_, let shop, _), .unlistSKU(_, let shop, _), .publishListing(_, let shop):
      facts.listing = try listing(of: sku, in: shop) ?? Listing(sku: sku, shop: shop, state: .unlisted, at: now)
    case .editSKU(_, .supplier, let to): facts.isSupplierKnown = try supplier(to) != nil
    case .setPrice(_, let price, _):
      if let floor = terms.lowest {
        facts.dips = try dips(below: floor, sku, at: price, now, calendar.zone)
      }
    case .mergeSKU(_, let into, _): facts.target = try mergeTarget(of: sku, into)
    default: break
    }
    return facts
  }

  private func mergeTarget(of sku: String, _ into: String) throws -> MergeTarget {
    let further = try session.first("SELECT merged_into FROM sku WHERE code = ?", into) { $0.optionalText(0) }
    guard let further, let item = try item(into) else { throw Refusal(rule: "INV-1", .unknownSKU(into)) }
    let inParcels = try session.integer(
      """
      SELECT coalesce(sum(l.quantity), 0) FROM parcel p JOIN parcel_line l ON l.parcel = p.id
      WHERE l.sku = ? AND (p.stage = 'queued' OR p.stage = 'printed' OR p.stage = 'picked' OR p.stage = 'packed')
      """, sku)
    let listed = try session.integer(
      "SELECT 1 FROM listing WHERE sku = ? AND (state = 'listed' OR state = 'toPublish' OR state = 'toTakeDown') LIMIT 1", sku)
    var count: (String, CountID)?
    for one in [sku, into] where count == nil { count = try openCount(of: one).map { (one, $0) } }
    var target = MergeTarget(
      item: item, mergedInto: further, bins: try bins(of: into), inParcels: Int(inParcels ?? 0), isListed: listed != nil,
      count: count)
    target.purchase = try openPurchase(of: sku)
    return target
  }

  /// INV-1: of these codes those that became part of another, with the one that their goods have now. Who merges looks that it isn't merged
  /// itself, but it may be later.
  func merged(_ skus: some Sequence<String>) throws -> [String: String] {
    var found: [String: String] = [:]
    for sku in Set(skus) {
      var (at, seen) = (sku, Set([sku]))
      while let next = try session.first("SELECT merged_into FROM sku WHERE code = ?", at, read: { $0.optionalText(0) }) ?? nil,
        seen.insert(next).inserted
      { at = next }
      if at != sku { found[sku] = at }
    }
    return found
  }

  func terms(_ sku: String) throws -> GoodsTerms? {
    try session.first(
      "SELECT cost, floor_price, price, next_price, next_price_by, next_price_at, safety, supplier FROM sku WHERE code = ?", sku
    ) { GoodsTerms($0, at: 0) }
  }

  func bins(of sku: String) throws -> [String: Int] {
    let rows = try session.all("SELECT location, quantity FROM sku_bin WHERE sku = ? ORDER BY location", sku) {
      ($0.text(0), Int($0.int(1)))
    }
    return Dictionary(rows, uniquingKeysWith: { first, _ in first })
  }

  func listing(of sku: String, in shop: ShopName) throws -> Listing? {
    try session.first(
      "SELECT sku, platform, shop, state, at, proposed_by, approved_by FROM listing WHERE sku = ? AND platform = ? AND shop = ?",
      sku,
      shop.platform, shop.shop, read: Listing.init)
  }

  func listings(of sku: String) throws -> [Listing] {
    try session.all(
      "SELECT sku, platform, shop, state, at, proposed_by, approved_by FROM listing WHERE sku = ? ORDER BY platform, shop", sku,
      read: Listing.init)
  }
}

extension GoodsTerms {
  init(_ row: SQLStatement, at first: Int32) {
    func money(_ column: Int32) -> Money? { row.optionalInt(first + column).map { Money(fen: $0) } }
    var next: Approved?
    if let price = money(3), let by = row.optionalText(first + 4), let at = row.optionalInstant(first + 5) {
      next = Approved(price: price, by: by, at: at)
    }
    self.init(
      cost: money(0), floorPrice: money(1), price: money(2), next: next, safety: Int(row.int(first + 6)),
      supplier: row.optionalText(first + 7))
  }
}

extension Listing {
  init(_ row: SQLStatement) throws {
    guard let state = State(rawValue: row.text(3)) else { throw StoreFault.corrupt("listing of \(row.text(0))") }
    self.init(
      sku: row.text(0), shop: ShopName(platform: row.text(1), shop: row.text(2)), state: state, at: row.instant(4),
      proposedBy: row.optionalText(5), approvedBy: row.optionalText(6))
  }
}
