import DeskCore

extension Desk {
  /// Promotions, newest first; of one stage, or all. Bounded: at most `limit` (200).
  public func promotions(_ stage: PromotionStage? = nil, after: String? = nil, limit: Int = 50) throws -> Page<PromotionRow> {
    let limit = max(1, min(limit, 200))
    let now = now
    return try engine.read { connection in
      let zone = try settings(connection).calendar.zone
      var cursor = after.flatMap { PromotionID($0) }?.number ?? Int64.max
      var rows: [PromotionRow] = []
      let standing = try SituationLoader(session: connection).standing(but: PromotionID(number: 0), at: now, in: zone)
      // What is live or over is told by the clock, so a stage is picked out of what is read.
      while rows.count <= limit {
        let found = try connection.all(PlannedPromotion.rows(in: zone), where: "WHERE id < ? ORDER BY id DESC LIMIT 200", cursor)
          .map { PromotionRow($0, at: now) }
        rows += try found.filter { stage == nil || $0.stage == stage }.prefix(limit + 1 - rows.count)
          .map { withOverlaps(try withLevel($0, connection), standing) }
        guard found.count == 200, let last = found.last else { break }
        cursor = last.id.number
      }
      let page = Array(rows.prefix(limit))
      return Page(rows: page, next: rows.count > limit ? page.last?.id.text : nil)
    }
  }

  /// What is planned or on from a moment on, by its beginning, each with when it collides with another; at most 200.
  public func promotionCalendar(from: Instant, until: Instant) throws -> [PromotionRow] {
    let now = now
    return try engine.read { connection in
      let zone = try settings(connection).calendar.zone
      let all = try connection.all(
        PlannedPromotion.rows(in: zone),
        where: """
          WHERE ends_at > ? AND starts_at < ? AND (stage <> 'withdrawn' OR (published_by IS NOT NULL AND taken_down_at IS NULL))
          ORDER BY starts_at, id LIMIT 200
          """, from.milliseconds, until.milliseconds
      ).map { PromotionRow($0, at: now) }
      // Not only among those that are shown.
      let standing = try SituationLoader(session: connection).standing(but: PromotionID(number: 0), at: now, in: zone)
      return try all.map { withOverlaps(try withLevel($0, connection), standing) }
    }
  }

  /// Goods and stock are looked at on its card; where bars meet is told by the windows alone. What is over collides with nothing.
  private func withOverlaps(_ row: PromotionRow, _ standing: [StagedPromotion]) -> PromotionRow {
    guard row.stage != .withdrawn, row.stage != .ended else { return row }
    var row = row
    row.overlaps = row.planned.promotion.conflicts(with: standing, skus: []).compactMap { conflict in
      if case .overlap(let overlap) = conflict { overlap.window } else { nil }
    }
    return row
  }

  /// INV-4: whose turn a submitted one is, is told by its request.
  private func withLevel(_ row: PromotionRow, _ connection: any SQLSession) throws -> PromotionRow {
    guard row.stage == .submitted else { return row }
    var row = row
    if let open = try SituationLoader(session: connection).openRequests(on: .promotion(row.id)).last {
      row.planned.level = open.level
    }
    return row
  }

  /// One promotion with everything about it, as `reader` may see it.
  ///
  /// - Throws: `notFound`.
  public func promotionCard(_ id: PromotionID, for reader: Actor) throws -> PromotionCard {
    let now = now
    return try engine.read { connection in
      let calendar = try settings(connection).calendar
      let load = SituationLoader(session: connection)
      let facts = try load.promotionFacts(id, reader, at: now, calendar).withConflicts()
      let open = try load.openRequests(on: .promotion(id)).last
      let request = try open.map { RequestCard(try load.facts(of: $0, reader, at: now, calendar)) }
      var timeline = try log(subject: id.text, before: nil, limit: 50, for: reader, connection)
      let requests = try connection.all(
        "SELECT id FROM approval WHERE command = 'submitPromotion' AND subject = ? ORDER BY id", id.text
      ) {
        RequestID(number: $0.int(0))
      }
      for one in requests { timeline += try log(subject: one.text, before: nil, limit: 20, for: reader, connection) }
      timeline += try connection.all(
        """
        SELECT r.seq, r.at, coalesce(p.display_name, r.person), r.role, r.command, r.subject, r.terminal, r.done, r.body, r.stand_in
        FROM record r LEFT JOIN person p ON p.name = r.person WHERE r.seq = (SELECT drafted_record FROM promotion WHERE id = ?)
        """, id.number
      ) { row in
        TimelineRow(
          seq: row.int(0), at: row.instant(1), by: row.text(2), role: row.optionalText(3).flatMap(Role.init(rawValue:)),
          command: row.text(4), subject: id.text, terminal: row.text(6), done: row.bool(7), body: row.text(8),
          isStandIn: row.bool(9))
      }
      if facts.hidesBook { timeline = timeline.map { $0.withoutShortages() } }
      let reader = ResultsReader(session: connection, zone: calendar.zone)
      let results = try reader.results(of: facts.planned, at: now)
      return PromotionCard(
        facts, results: results, traffic: try reader.traffic(of: facts.planned, results, at: now),
        timeline: timeline.sorted { $0.seq > $1.seq }, request: request)
    }
  }

  /// PRO-3: what a promotion that isn't kept yet would collide with.
  ///
  /// - Throws: what is wrong with it as it is written (PRO-2).
  public func conflicts(of fields: PromotionFields, by actor: Actor) throws -> [PromotionConflict] {
    let now = now
    return try engine.read { connection in
      let zone = try settings(connection).calendar.zone
      let load = SituationLoader(session: connection)
      let planned = try Decision.draft(fields, PromotionID(number: Int64(Int32.max)), by: actor, at: now, in: zone)
      try load.checkGoods(of: planned.promotion)
      var facts = PromotionFacts(planned, actor: actor, now: now, zone: zone)
      facts.others = try load.standing(but: planned.id, at: now, in: zone)
      facts.skus = try load.goods(of: planned.promotion)
      facts.hidesBook = try load.hidesBook(of: facts.skus, from: actor)
      return facts.conflictsTold
    }
  }

  /// PRO-4: one platform event.
  ///
  /// - Throws: `notFound`.
  public func event(_ id: PlatformEventID, for reader: Actor) throws -> EventRow {
    let now = now
    return try engine.read { connection in
      guard let found = try SituationLoader(session: connection).event(id) else { throw Refusal.notFound(id.text) }
      return EventRow(EventFacts(found.0, version: found.1, actor: reader, now: now))
    }
  }

  /// PRO-4: platform events, what is open first by its deadline, then the latest; of those that are over at most 200.
  public func events(for reader: Actor) throws -> [EventRow] {
    let now = now
    return try engine.read { connection in
      let load = SituationLoader(session: connection)
      let over = try connection.all(
        """
        SELECT id, version, stage, platform, title, sign_up_by, materials_by, starts_at, ends_at, promotion, materials, result
        FROM platform_event WHERE stage = 'over' OR stage = 'rejected' OR stage = 'withdrawn' ORDER BY id DESC LIMIT 200
        """, read: PlatformEvent.read)
      return (try load.openEvents() + over).map { EventRow(EventFacts($0.event, version: $0.version, actor: reader, now: now)) }
        .sorted { a, b in
          (a.event.dueAt ?? Instant(milliseconds: .max), b.event.id) < (b.event.dueAt ?? Instant(milliseconds: .max), a.event.id)
        }
    }
  }
}

/// PRO-5: sales and visits, during and before.
struct ResultsReader {
  let session: any SQLSession
  let zone: ShopZone

  /// Orders are gone through by when they were paid; a discount is what was kept of it when they were confirmed.
  func results(of planned: PlannedPromotion, at now: Instant) throws -> PromotionResults {
    let promotion = planned.promotion
    let window = PromotionWindow(from: promotion.window.from, until: planned.endsAt)
    guard planned.publishedBy != nil, now > window.from, window.until > window.from else {
      return PromotionResults(of: window, asOf: window.from, sales: [])
    }
    let until = min(window.until, now)
    let before = PromotionWindow(from: window.from, until: until).before
    let statement = try session.statement(
      """
      SELECT o.id, o.paid_at, o.platform, o.shop, l.sku, l.quantity, l.paid FROM orders o
      JOIN order_state s ON s.order_id = o.id JOIN order_line l ON l.id BETWEEN o.id * 1000 AND o.id * 1000 + 999
      WHERE o.paid_at >= ? AND o.paid_at < ? AND s.stage <> 'closed' ORDER BY o.paid_at, o.id LIMIT 1000000
      """)
    defer { statement.reset() }
    statement.bindInt(1, before.from.milliseconds)
    statement.bindInt(2, until.milliseconds)
    var sales: [Int64: PromotionResults.Sale] = [:]
    while try statement.step() {
      guard promotion.scope.contains(platform: statement.text(2), shop: statement.text(3)),
        promotion.goods.contains(statement.text(4))
      else { continue }
      let key = statement.int(0)
      var sale = sales[key] ?? .init(at: statement.instant(1), units: 0, revenue: .zero, discount: .zero)
      sale.units += Int(statement.int(5))
      sale.revenue += Money(fen: statement.int(6))
      sales[key] = sale
    }
    for (order, discount) in try session.all(
      "SELECT order_id, sum(discount) FROM promotion_use WHERE promotion = ? GROUP BY order_id", planned.id.number,
      read: { ($0.int(0), Money(fen: $0.int(1))) })
    { sales[order]?.discount += discount }
    return PromotionResults(of: window, asOf: now, sales: sales.values)
  }

  func traffic(of planned: PlannedPromotion, _ results: PromotionResults, at now: Instant) throws -> TrafficResults {
    guard let days = TrafficDays(of: results.window, asOf: now, in: zone) else { return TrafficResults() }
    return TrafficResults(during: try figures(planned.promotion, days.during), before: try figures(planned.promotion, days.before))
  }

  /// Rows of the promotion's SKUs, or, where it is on all goods, of the whole shop.
  private func figures(_ promotion: Promotion, _ days: ClosedRange<ShopDay>) throws -> TrafficResults.Figures {
    let statement = try session.statement(
      "SELECT sku, page, platform, shop, visits, visitors, conversion, bounce FROM traffic WHERE day BETWEEN ? AND ? LIMIT 200000")
    defer { statement.reset() }
    statement.bindInt(1, Int64(days.lowerBound.number))
    statement.bindInt(2, Int64(days.upperBound.number))
    var sums = TrafficResults.Figures()
    var weights = (conversion: 0, bounce: 0)
    while try statement.step() {
      let sku = statement.text(0)
      guard statement.text(1).isEmpty, promotion.scope.contains(platform: statement.text(2), shop: statement.text(3)) else {
        continue
      }
      if case .skus(let skus) = promotion.goods { guard skus.contains(sku) else { continue } } else if !sku.isEmpty { continue }
      // Nobody has more visits of a day; without the bound a file's figures could be too much for their sum.
      func count(_ column: Int32) -> Int? { statement.optionalInt(column).map { Int(min($0, 1_000_000_000)) } }
      let visitors = count(5)
      if let visits = count(4) { sums.visits = (sums.visits ?? 0) + visits }
      if let visitors { sums.visitors = (sums.visitors ?? 0) + visitors }
      let weight = max(visitors ?? 1, 1)
      if let conversion = statement.optionalInt(6) {
        sums.conversion = (sums.conversion ?? 0) + Int(conversion) * weight
        weights.conversion += weight
      }
      if let bounce = statement.optionalInt(7) {
        sums.bounce = (sums.bounce ?? 0) + Int(bounce) * weight
        weights.bounce += weight
      }
    }
    sums.conversion = sums.conversion.map { $0 / max(weights.conversion, 1) }
    sums.bounce = sums.bounce.map { $0 / max(weights.bounce, 1) }
    return sums
  }
}
