import DeskCore

/// INV-6: what should be ordered now. One pass over the catalogue, the last thirty days' sales and the promotions around them.
struct ReplenishmentReader {
  let session: any SQLSession
  let now: Instant
  let calendar: ShopCalendar

  /// SKUs of which something should be ordered, those first that run out first.
  ///
  /// - Parameter supplier: only what is usually bought from them.
  func rows(of supplier: String? = nil) throws -> [ReplenishmentRow] {
    let today = calendar.zone.local(now).day.number
    let sold = try sales(before: today)
    let promotions = try promotions(today)
    let owed = try ShortageReader(session: session, now: now).rows().reduce(into: [String: Int]()) {
      $0[$1.sku, default: 0] += $1.needed
    }
    func read(_ row: SQLStatement) -> ReplenishmentRow? {
      let sku = row.text(0)
      var facts = Replenishment.Facts(
        available: Int(row.int(6) - row.int(7) - row.int(8)), incoming: Int(row.int(9)), owed: owed[sku] ?? 0,
        safety: Int(row.int(3)), leadDays: row.optionalInt(10).map(Int.init) ?? Supplier.usualLeadDays, sold: sold[sku] ?? [:])
      guard !facts.sold.isEmpty || facts.safety > 0 || facts.owed > 0 else { return nil }
      for promotion in promotions where promotion.goods.contains(sku) {
        facts.promoted.formUnion(promotion.daysAgo)
        facts.promotedAhead = max(facts.promotedAhead, promotion.ahead(facts.leadDays + Replenishment.reviewDays))
      }
      let need = Replenishment.need(facts)
      guard need.order > 0 else { return nil }
      return ReplenishmentRow(
        sku: sku, title: row.text(1), attributes: row.text(2), supplier: row.optionalText(4),
        cost: row.optionalInt(5).map { Money(fen: $0) }, facts: facts, need: need)
    }
    let found: [ReplenishmentRow?]
    if let supplier {
      found = try session.all(
        """
        SELECT s.code, s.title, s.attributes, s.safety, s.supplier, s.cost, l.on_hand, l.reserved, l.on_hold, l.incoming, p.lead_days
        FROM sku s JOIN stock_level l ON l.sku = s.code JOIN supplier p ON p.code = s.supplier
        WHERE s.supplier = ? AND s.merged_into IS NULL ORDER BY s.code
        """, supplier, read: read)
    } else {
      found = try session.all(
        """
        SELECT s.code, s.title, s.attributes, s.safety, s.supplier, s.cost, l.on_hand, l.reserved, l.on_hold, l.incoming, p.lead_days
        FROM sku s JOIN stock_level l ON l.sku = s.code LEFT JOIN supplier p ON p.code = s.supplier
        WHERE s.merged_into IS NULL ORDER BY s.code
        """, read: read)
    }
    return found.compactMap { $0 }.sorted { (a: ReplenishmentRow, b: ReplenishmentRow) -> Bool in
      let (one, other) = (a.need.coverDays ?? Int.max, b.need.coverDays ?? Int.max)
      return one == other ? a.sku < b.sku : one < other
    }
  }

  /// By SKU, by days ago.
  private func sales(before today: Int32) throws -> [String: [Int: Int]] {
    var sold: [String: [Int: Int]] = [:]
    let statement = try session.statement("SELECT sku, day, pieces FROM sku_day WHERE day >= ? AND day < ?")
    defer { statement.reset() }
    let since = Int64(today) - Int64(Replenishment.longDays)
    try statement.bind([since, Int64(today)])
    while try statement.step() {
      sold[statement.text(0), default: [:]][Int(today) - Int(statement.int(1))] = Int(statement.int(2))
    }
    return sold
  }

  /// A promotion as far as it says when its goods sell faster.
  private struct Days {
    var goods: PromotionGoods
    var daysAgo: Set<Int>
    /// Days from now until it begins and ends; whole days, the present one counts.
    var from: Int
    var until: Int

    func ahead(_ days: Int) -> Int { max(0, min(until, days) - max(from, 0)) }
  }

  private func promotions(_ today: Int32) throws -> [Days] {
    let zone = calendar.zone
    let since = zone.instant(ShopDay(number: today - Int32(Replenishment.longDays)), second: 0)
    let found = try session.all(
      PlannedPromotion.rows(in: zone),
      where: """
        WHERE ends_at > ? AND published_by IS NOT NULL AND (ended_at IS NULL OR ended_at > ?) ORDER BY id
        """, since.milliseconds, since.milliseconds)
    return found.map { (planned: PlannedPromotion) -> Days in
      let from = zone.local(planned.promotion.window.from).day.number
      // The moment at which it ends no longer belongs to it.
      let last = zone.local(Instant(milliseconds: planned.endsAt.milliseconds - 1)).day.number
      let past = (1...Replenishment.longDays).filter { (ago: Int) -> Bool in
        let day = today - Int32(ago)
        return from <= day && day <= last
      }
      return Days(goods: planned.promotion.goods, daysAgo: Set(past), from: Int(from - today), until: Int(last - today) + 1)
    }
  }
}
