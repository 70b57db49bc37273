import DeskCore

/// PRO-2: what orders use of promotions, kept when they are confirmed and given back when they are closed.
struct PromotionUsing {
  let session: any SQLSession
  let zone: ShopZone

  /// What promotions say to an order as it stands, with what others had used of them before it; nil: none was on when it was paid.
  func check(_ situation: Situation) throws -> PromotionCheck? {
    let order = situation.order
    guard let at = situation.facts.care.paidAt ?? order.paidAt else { return nil }
    let live = try SituationLoader(session: session).live(at: at, in: zone).filter {
      $0.promotion.scope.contains(platform: order.platform, shop: order.shop)
    }
    let lines = situation.currentLines.map {
      Cart.Line(number: $0.line, sku: $0.sku, quantity: $0.quantity, price: $0.price)
    }
    guard !live.isEmpty,
      let cart = Cart(lines: lines, shippingFee: order.shippingFee, at: at, platform: order.platform, shop: order.shop)
    else { return nil }
    let own = try uses(of: order.id)
    var uses = PromotionUses()
    for planned in live {
      // An order's own uses don't stand in its way when it is looked at again.
      let mine = own[planned.id]?.use ?? PromotionUse()
      uses.total[planned.id] = planned.used.without(mine)
      if planned.promotion.perBuyer != .none { uses.buyer[planned.id] = try use(of: planned.id, by: order).without(mine) }
    }
    let check = PromotionCheck(
      cart, paid: situation.facts.paid(order), promotions: live.map(\.promotion), uses: uses)
    return check.outcome == .untouched ? nil : check
  }

  private func use(of promotion: PromotionID, by order: Order) throws -> PromotionUse {
    // Where the platform hides the buyer nobody can be told apart; the platform itself keeps the limit there.
    guard !order.buyer.isEmpty, !order.masked else { return PromotionUse() }
    return try session.first(
      "SELECT coalesce(sum(pieces), 0), coalesce(sum(orders), 0), coalesce(sum(spent), 0) FROM promotion_use WHERE promotion = ? AND buyer = ?",
      promotion.number, order.platform + "/" + order.buyer
    ) { PromotionUse(pieces: Int($0.int(0)), orders: Int($0.int(1)), spent: Money(fen: $0.int(2))) } ?? PromotionUse()
  }

  /// What an order has used and not given back.
  private func uses(of order: OrderID) throws -> [PromotionID: (use: PromotionUse, discount: Money, buyer: String)] {
    let rows = try session.all(
      """
      SELECT promotion, sum(pieces), sum(orders), sum(spent), sum(discount), buyer FROM promotion_use WHERE order_id = ?
      GROUP BY promotion, buyer HAVING sum(orders) > 0 ORDER BY promotion
      """, order.number
    ) {
      (
        PromotionID(number: $0.int(0)),
        (
          use: PromotionUse(pieces: Int($0.int(1)), orders: Int($0.int(2)), spent: Money(fen: $0.int(3))),
          discount: Money(fen: $0.int(4)),
          buyer: $0.text(5)
        )
      )
    }
    return Dictionary(rows, uniquingKeysWith: { first, _ in first })
  }

  /// Keeps what a confirmed order uses. `missing`: promotions whose gifts weren't there give nothing.
  ///
  /// - Returns: the promotions that took part, with what is used of them now.
  func use(_ check: PromotionCheck, _ order: Order, missing: Set<PromotionID>, record: Int64, at: Instant) throws -> [PromotionID] {
    var used: [PromotionID] = []
    let known = try uses(of: order.id)
    for applied in check.priced.applied where known[applied.id] == nil && !missing.contains(applied.id) {
      try write(
        applied.id, order.id, buyer: order.platform + "/" + order.buyer, applied.use, discount: applied.discount, sign: 1, record,
        at)
      used.append(applied.id)
    }
    return used
  }

  /// An order that is closed gives back what it used; a promotion that ended by it stays ended.
  func giveBack(_ order: OrderID, record: Int64, at: Instant) throws {
    for (promotion, kept) in try uses(of: order).sorted(by: { $0.key < $1.key }) {
      try write(promotion, order, buyer: kept.buyer, kept.use, discount: kept.discount, sign: -1, record, at)
    }
  }

  private func write(
    _ promotion: PromotionID, _ order: OrderID, buyer: String, _ use: PromotionUse, discount: Money, sign: Int, _ record: Int64,
    _ at: Instant
  ) throws {
    let spent = use.spent.fen * Int64(sign)
    try session.execute(
      """
      INSERT INTO promotion_use (seq, promotion, order_id, buyer, pieces, orders, discount, spent, record, at)
      VALUES ((SELECT 1 + coalesce(max(seq), 0) FROM promotion_use), ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """, promotion.number, order.number, buyer, use.pieces * sign, sign, discount.fen * Int64(sign), spent, record,
      at.milliseconds)
    try session.execute(
      "UPDATE promotion SET used_pieces = used_pieces + ?, used_orders = used_orders + ?, used_spent = used_spent + ? WHERE id = ?",
      use.pieces * sign, sign, spent, promotion.number)
  }
}

extension PromotionUse {
  func without(_ other: PromotionUse) -> PromotionUse {
    PromotionUse(pieces: pieces - other.pieces, orders: orders - other.orders, spent: spent - other.spent)
  }
}

extension Transaction {
  /// PRO-2: after an order was confirmed or closed, in the same transaction: what it uses, and the end of what it used up.
  func settlePromotions(
    _ changes: Changes, _ situation: Situation, _ check: PromotionCheck?, _ record: Int64, id: String, actor: Actor, role: Role
  ) throws {
    guard let facts = changes.facts else { return }
    let using = PromotionUsing(session: connection, zone: settings.calendar.zone)
    if facts.stage == .closed, situation.facts.stage != .closed {
      try using.giveBack(situation.order.id, record: record, at: now)
    }
    guard let check else { return }
    let missing = Set(
      changes.warnings.compactMap { if case .giftMissing(_, let promotion) = $0 { promotion } else { nil } })
    for promotion in try using.use(check, situation.order, missing: missing, record: record, at: now) {
      try endIfUsedUp(promotion, id: id, actor: actor, role: role)
    }
  }

  private func endIfUsedUp(_ number: PromotionID, id: String, actor: Actor, role: Role) throws {
    guard let planned = try load.promotion(number, in: settings.calendar.zone), planned.isUsedUp else { return }
    let facts = PromotionFacts(planned, actor: actor, now: now, zone: settings.calendar.zone)
    // An order that was paid while it was on may be confirmed after its window.
    guard [.scheduled, .live].contains(facts.stage) else { return }
    let next = try Decision.decide(.confirmOrder, facts)
    var records = try RecordWriter(connection)
    let writer = ChangeWriter(session: connection, now: now, actor: actor, calendar: settings.calendar, record: records.seq + 1)
    try writer.write(next, before: planned)
    try records.append(
      RecordDraft(
        at: now, person: actor.name, role: role, terminal: actor.terminal, command: CommandKind.confirmOrder.rawValue,
        commandID: "\(id)/\(number.text)", subject: Subject.promotion(number).text, version: next.version, done: true,
        body: RecordBody.text(
          args: .object([("usedUp", .bool(true))]), before: [("stage", .string(planned.stored.rawValue))],
          after: [("stage", .string(next.stored.rawValue))])))
  }
}

extension Transaction {
  /// What promotions give an order that is being confirmed; nil: nothing.
  func promotionCheck(_ command: Command, _ situation: Situation) throws -> PromotionCheck? {
    guard case .confirmOrder = command else { return nil }
    return try PromotionUsing(session: connection, zone: settings.calendar.zone).check(situation)
  }

  /// Gifts that no parcel of the order holds yet: one that was voided had them for nothing.
  func take(_ gifts: [PricedCart.Gift], into situation: inout Situation) throws {
    let packed = Set(situation.orderParcels.filter { $0.stage != .voided }.flatMap(\.lines).filter { $0.line == 0 }.map(\.sku))
    let gifts = gifts.filter { !packed.contains($0.sku) }
    situation.gifts = gifts
    let missing = Set(gifts.map(\.sku)).subtracting(situation.stock.keys)
    situation.stock.merge(try load.stock(missing)) { known, _ in known }
  }
}
