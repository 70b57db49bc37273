import DeskCore

extension SituationLoader {
  func promotion(_ id: PromotionID, in zone: ShopZone) throws -> PlannedPromotion? {
    try session.first(PlannedPromotion.rows(in: zone), where: "WHERE id = ?", id.number)
  }

  /// PRO-3: all that stand and aren't over, but one: at most ``Promotion/mostStanding``, for no more are taken in.
  func standing(but id: PromotionID, at now: Instant, in zone: ShopZone) throws -> [StagedPromotion] {
    try session.all(
      PlannedPromotion.rows(in: zone),
      where: """
        WHERE ends_at > ? AND id <> ? AND (stage = 'submitted' OR stage = 'approved' OR stage = 'scheduled') ORDER BY id
        """, now.milliseconds, id.number
    ).map { StagedPromotion($0.promotion, $0.stage(at: now)) }
  }

  /// Those that were published and on at a moment, never more than may stand at once; also one that was stopped later: what holds is what held when the buyer paid.
  func live(at: Instant, in zone: ShopZone) throws -> [PlannedPromotion] {
    try session.all(
      PlannedPromotion.rows(in: zone),
      where: """
        WHERE ends_at > ? AND starts_at <= ? AND published_by IS NOT NULL AND coalesce(published_at, starts_at) <= ?
        AND (ended_at IS NULL OR ended_at > ?) ORDER BY id
        """, at.milliseconds, at.milliseconds, at.milliseconds, at.milliseconds)
  }

  /// PRO-3: what must be known of its goods. A price that is approved and not yet published counts when it is the lower one. What has no price can't be listed, so no floor is looked at; at most 50,000.
  func goods(of promotion: Promotion) throws -> [PromotionSKU] {
    let named = promotion.named
    func read(_ row: SQLStatement) -> PromotionSKU {
      PromotionSKU(
        sku: row.text(0), price: Money(fen: row.optionalInt(1) ?? 0),
        floor: row.optionalInt(1) == nil ? nil : row.optionalInt(2).map { Money(fen: $0) },
        available: Int(row.int(3)))
    }
    var found = try named.sorted().compactMap { sku in
      try session.first(
        """
        SELECT s.code, min(coalesce(s.price, s.next_price), coalesce(s.next_price, s.price)), coalesce(s.floor_price, s.cost),
          l.on_hand - l.reserved - l.on_hold FROM sku s JOIN stock_level l ON l.sku = s.code WHERE s.code = ?
        """, sku, read: read)
    }
    if case .all = promotion.goods {
      found += try session.all(
        """
        SELECT s.code, min(coalesce(s.price, s.next_price), coalesce(s.next_price, s.price)), coalesce(s.floor_price, s.cost),
          l.on_hand - l.reserved - l.on_hold FROM sku s JOIN stock_level l ON l.sku = s.code
        WHERE s.merged_into IS NULL ORDER BY s.code LIMIT 50000
        """, read: read
      ).filter { !named.contains($0.sku) }
    }
    return found
  }

  /// The promotions that stand and would bring a SKU of this price below its floor; those that do so only together stand once.
  func dips(below floor: Money, _ sku: String, at price: Money, _ now: Instant, _ zone: ShopZone) throws -> [PromotionDip] {
    let standing = try standing(but: PromotionID(number: 0), at: now, in: zone)
    var seen: Set<Set<PromotionID>> = []
    return try standing.map(\.promotion).filter { $0.goods.contains(sku) }.compactMap { promotion in
      var skus = [PromotionSKU(sku: sku, price: price, floor: floor, available: 0)]
      // What a set comes to depends on its other parts.
      if promotion.rule.kind == .bundle { skus += try goods(of: promotion).filter { $0.sku != sku } }
      for case .belowFloor(let found) in promotion.conflicts(with: standing, skus: skus) where found.sku == sku {
        guard seen.insert(Set(found.with + [promotion.id])).inserted else { return nil }
        return PromotionDip(id: promotion.id, title: promotion.title, floor: found)
      }
      return nil
    }
  }

  func promotionFacts(_ id: PromotionID, _ actor: Actor, at now: Instant, _ calendar: ShopCalendar) throws -> PromotionFacts {
    guard let planned = try promotion(id, in: calendar.zone) else { throw Refusal.notFound(id.text) }
    var facts = PromotionFacts(planned, actor: actor, now: now, zone: calendar.zone)
    facts.others = try standing(but: id, at: now, in: calendar.zone)
    facts.skus = try goods(of: planned.promotion)
    facts.hidesBook = try hidesBook(of: facts.skus, from: actor)
    facts.authors = try authors(of: .promotion(id))
    return facts
  }

  /// INV-5: who may count what is being counted doesn't read the book off what is missing.
  func hidesBook(of skus: [PromotionSKU], from actor: Actor) throws -> Bool {
    guard !actor.mayKnowBook(whenCounted: true) else { return false }
    let counted = try beingCounted()
    return skus.contains { counted.contains($0.sku) }
  }

  /// PRO-2: refuses goods that nobody knows, or that are part of another SKU now, before anything is kept of the promotion.
  ///
  /// - Parameter known: looked at before; goods that were merged since stay what they were.
  func checkGoods(of promotion: Promotion, besides known: Set<String> = []) throws {
    var unknown: [String] = []
    for sku in promotion.named.subtracting(known).sorted() {
      let found = try session.first("SELECT merged_into FROM sku WHERE code = ?", sku) { $0.optionalText(0) }
      guard let merged = found else {
        unknown.append(sku)
        continue
      }
      if let into = merged { throw Refusal(rule: "PRO-2", .mergedSKU(sku, into: into)) }
    }
    guard !unknown.isEmpty else { return }
    var near: [String] = []
    for sku in unknown.prefix(3) { near += try codes(near: sku).filter { !near.contains($0) } }
    throw Refusal(.invalid, rule: "PRO-2", .unknownGoods(unknown, near: near))
  }

  /// Up to three codes that begin as this one does, as far along as any does; by an index.
  private func codes(near sku: String) throws -> [String] {
    var start = Substring(sku)
    while !start.isEmpty {
      let end = start + "\u{10FFFF}"
      let found = try session.all(
        "SELECT code FROM sku WHERE code >= ? AND code < ? AND merged_into IS NULL ORDER BY code LIMIT 3", String(start),
        String(end)
      ) { $0.text(0) }
      if !found.isEmpty { return found }
      start = start.dropLast(start.count > 8 ? 4 : 1)
    }
    return []
  }

  /// PRO-4: events of which something is still to be done or awaited, found by an index that holds no others.
  func openEvents() throws -> [(event: PlatformEvent, version: Int)] {
    try session.all(
      """
      SELECT id, version, stage, platform, title, sign_up_by, materials_by, starts_at, ends_at, promotion, materials, result FROM platform_event
      WHERE stage = 'announced' OR stage = 'signedUp' OR stage = 'handedIn' OR stage = 'accepted' ORDER BY id
      """, read: PlatformEvent.read)
  }

  func event(_ id: PlatformEventID) throws -> (event: PlatformEvent, version: Int)? {
    try session.first(
      """
      SELECT id, version, stage, platform, title, sign_up_by, materials_by, starts_at, ends_at, promotion, materials, result
      FROM platform_event WHERE id = ?
      """, id.number, read: PlatformEvent.read)
  }
}

extension PlannedPromotion {
  static func rows(in zone: ShopZone) -> SQLRows<PlannedPromotion> {
    SQLRows(
      select: """
        SELECT id, version, stage, fields, drafted_by, proposed_by, proposed_at, note, approved_by, approved_at, published_by, ended_at, reason,
          used_pieces, used_orders, used_spent, taken_down_by, taken_down_at FROM promotion
        """
    ) { try PlannedPromotion($0, in: zone) }
  }

  init(_ row: SQLStatement, in zone: ShopZone) throws {
    let id = PromotionID(number: row.int(0))
    guard let stage = PromotionStage(rawValue: row.text(2)), let fields = PromotionFields(stored: row.text(3)),
      let (promotion, target) = try? fields.promotion(id, in: zone)
    else { throw StoreFault.corrupt("promotion \(id.text)") }
    self.init(
      fields: fields, promotion: promotion, target: target, version: Int(row.int(1)), stored: stage, draftedBy: row.text(4),
      used: PromotionUse(pieces: Int(row.int(13)), orders: Int(row.int(14)), spent: Money(fen: row.int(15))))
    proposedBy = row.optionalText(5)
    proposedAt = row.optionalInstant(6)
    note = row.optionalText(7)
    approvedBy = row.optionalText(8)
    approvedAt = row.optionalInstant(9)
    publishedBy = row.optionalText(10)
    endedAt = row.optionalInstant(11)
    reason = row.optionalText(12)
    takenDownBy = row.optionalText(16)
    takenDownAt = row.optionalInstant(17)
  }
}

extension PromotionFields {
  /// Reads what was written of them; nil: it isn't theirs.
  init?(stored text: String) {
    guard case .object(let members)? = JSONText.parse(text) else { return nil }
    var values: [String: Arguments.Value] = [:]
    for (name, value) in members {
      guard case .string(let text) = value else { return nil }
      values[name] = .list([text])
      if name != PromotionField.goods.rawValue { values[name] = .text(text) }
    }
    // Goods may be longer than one argument's text.
    if case .string(let goods)? = members.first(where: { $0.0 == PromotionField.goods.rawValue })?.1 {
      values[PromotionField.goods.rawValue] = .list(PromotionFields.words(goods))
    }
    guard let fields = try? PromotionFields(Arguments(values), all: true) else { return nil }
    self = fields
  }
}

extension PlatformEvent {
  static func read(_ row: SQLStatement) throws -> (event: PlatformEvent, version: Int) {
    let id = PlatformEventID(number: row.int(0))
    guard let stage = Stage(rawValue: row.text(2)) else { throw StoreFault.corrupt("event \(id.text)") }
    return (
      PlatformEvent(
        id: id, platform: row.text(3), title: row.text(4), stage: stage, signUpBy: row.instant(5),
        materialsBy: row.optionalInstant(6),
        window: PromotionWindow(from: row.instant(7), until: row.instant(8)),
        promotion: row.optionalInt(9).map(PromotionID.init(number:)), materials: row.text(10), result: row.text(11)),
      Int(row.int(1))
    )
  }
}
