import DeskCore

extension Transaction {
  /// PRO-2: after an order was confirmed, amended or closed, in the same transaction: what it uses, and the end of what it used up.
  func settlePromotions(
    _ changes: Changes, _ situation: Situation, _ reckoned: PromotionUsing.Reckoning?, _ record: Int64, id: String, actor: Actor,
    role: Role
  ) throws {
    guard let facts = changes.facts else { return }
    let using = PromotionUsing(session: connection, zone: settings.calendar.zone)
    if facts.stage == .closed, situation.facts.stage != .closed {
      return try using.giveBack(situation.order.id, record: record, at: now)
    }
    var reckoned = reckoned
    if changes.amendments.contains(where: { $0.field.isMoney || $0.field == .sku }) {
      var amended = situation
      amended.amendments += changes.amendments
      reckoned = try using.reckon(amended)
    }
    guard let reckoned else { return }
    let missing = Set(
      changes.warnings.compactMap { if case .giftMissing(_, let promotion) = $0 { promotion } else { nil } })
    for promotion in try using.settle(
      reckoned, situation, missing: missing, isConfirmed: facts.stage == .confirmed, record: record, at: now)
    {
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
  func promotionReckoning(_ command: Command, _ situation: Situation) throws -> PromotionUsing.Reckoning? {
    guard case .confirmOrder = command else { return nil }
    return try PromotionUsing(session: connection, zone: settings.calendar.zone).reckon(situation)
  }

  /// Gifts that no parcel of the order holds yet: one that was voided had them for nothing.
  func take(_ gifts: [PricedCart.Gift], into situation: inout Situation) throws {
    let packed = situation.giftsPacked
    let gifts = gifts.filter { !packed.contains($0.sku) }
    situation.gifts = gifts
    let missing = Set(gifts.map(\.sku)).subtracting(situation.stock.keys)
    situation.stock.merge(try load.stock(missing)) { known, _ in known }
  }
}

extension Situation {
  /// SKUs that lie in the order's parcels as gifts.
  var giftsPacked: Set<String> {
    Set(orderParcels.filter { $0.stage != .voided }.flatMap(\.lines).filter { $0.line == 0 }.map(\.sku))
  }
}
