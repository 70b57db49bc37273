import DeskCore

/// PRO-2: what orders use of promotions: kept when they are confirmed, reckoned again when what was agreed on changes, given back when they
/// are closed. An order whose parcel was voided is still its buyer's and keeps what it used until it is confirmed again or closed.
struct PromotionUsing {
  let session: any SQLSession
  let zone: ShopZone

  /// What promotions say to an order as it stands, with what others had used of them before it.
  struct Reckoning {
    var check: PromotionCheck
    /// Those that were on when it was paid.
    var live: [PlannedPromotion]
  }

  /// Nil: no promotion has anything to say to it.
  func check(_ situation: Situation) throws -> PromotionCheck? {
    try reckon(situation).flatMap { $0.check.outcome == .untouched ? nil : $0.check }
  }

  /// Nil: none was on when it was paid.
  func reckon(_ situation: Situation) throws -> Reckoning? {
    let order = situation.order
    guard let at = situation.facts.care.paidAt ?? order.paidAt else { return nil }
    let live = try SituationLoader(session: session).live(at: at, in: zone).filter {
      $0.promotion.scope.contains(platform: order.platform, shop: order.shop)
    }
    guard !live.isEmpty else { return nil }
    // What was agreed on since (ORD-5) is what the promotions take off from.
    let current = situation.current
    let lines = situation.currentLines.map { line in
      let price = current.prices[line.line].flatMap { Money(decimal: $0.current) } ?? line.price
      return Cart.Line(number: line.line, sku: line.sku, quantity: line.quantity, price: price)
    }
    let fee = Money(decimal: current.shippingFee.current) ?? order.shippingFee
    guard let cart = Cart(lines: lines, shippingFee: fee, at: at, platform: order.platform, shop: order.shop) else { return nil }
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
    return Reckoning(check: check, live: live)
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

  /// Keeps what an order uses from now on, and gives back what it no longer does.
  ///
  /// - Parameters:
  ///   - missing: promotions whose gifts weren't there give nothing.
  ///   - isConfirmed: what it hadn't used before is taken up too; else it can only become less.
  /// - Returns: the promotions of which it uses more than before.
  func settle(
    _ reckoned: Reckoning, _ situation: Situation, missing: Set<PromotionID>, isConfirmed: Bool, record: Int64, at: Instant
  ) throws -> [PromotionID] {
    let order = situation.order
    let known = try uses(of: order.id)
    let packed = situation.giftsPacked
    // A gift that travels in one of its parcels has been given.
    let given = Set(
      reckoned.live.filter { planned in
        guard known[planned.id] != nil, case .gift(_, let gives, _) = planned.promotion.rule else { return false }
        return gives.contains { packed.contains($0.sku) }
      }.map(\.id))
    let due = reckoned.check.priced.applied.filter { one in
      !missing.contains(one.id) && !given.contains(one.id) && (isConfirmed || known[one.id] != nil)
    }
    func isKept(_ one: PricedCart.Applied) -> Bool {
      known[one.id].map { $0.use == one.use && $0.discount == one.discount } ?? false
    }
    let kept = Set(due.filter(isKept).map(\.id)).union(given)
    for (promotion, old) in known.sorted(by: { $0.key < $1.key }) where !kept.contains(promotion) {
      try write(promotion, order.id, buyer: old.buyer, old.use, discount: old.discount, sign: -1, record, at)
    }
    for one in due where !kept.contains(one.id) {
      try write(
        one.id, order.id, buyer: order.platform + "/" + order.buyer, one.use, discount: one.discount, sign: 1, record, at)
    }
    return due.map(\.id).filter { !kept.contains($0) }
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
