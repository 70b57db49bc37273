import DeskCore

extension Shapes {
  func promotion(_ row: PromotionRow) -> [(String, JSON)] {
    promotion(row.planned, row.stage) + [
      ("overlaps", .array(row.overlaps.map { .object([("from", time($0.from)), ("until", time($0.until))]) }))
    ]
  }

  private func promotion(_ planned: PlannedPromotion, _ stage: PromotionStage) -> [(String, JSON)] {
    [
      ("id", .string(planned.id.text)), ("version", .int(planned.version)), ("stage", .string(stage.rawValue)),
      ("fields", .object(planned.fields.json)), ("from", time(planned.promotion.window.from)),
      ("until", time(planned.promotion.window.until)), ("lane", .string(planned.promotion.lane.rawValue)),
      ("draftedBy", .string(planned.draftedBy)), ("proposedBy", .optional(planned.proposedBy)), ("note", .optional(planned.note)),
      ("approvedBy", .optional(planned.approvedBy)), ("approvedAt", time(planned.approvedAt)),
      ("publishedBy", .optional(planned.publishedBy)), ("endedAt", time(planned.endedAt)), ("reason", .optional(planned.reason)),
      ("toTakeDown", .bool(planned.isToTakeDown)), ("takenDownBy", .optional(planned.takenDownBy)),
      ("takenDownAt", time(planned.takenDownAt)),
      (
        "used",
        .object([
          ("orders", .int(planned.used.orders)), ("pieces", .int(planned.used.pieces)), ("spent", money(planned.used.spent)),
        ])
      ),
    ]
  }

  func promotionCard(_ card: PromotionCard, _ describe: Describe) -> JSON {
    .object(
      promotion(card.planned, card.stage) + [
        ("conflicts", .array(card.conflicts.map(conflict))), ("level", .string(card.level.rawValue)),
        ("request", .optional(card.request?.request.id.text)), ("commands", commands(card.commands, describe)),
        ("timeline", .array(card.timeline.map { timeline($0, body: true) })),
      ] + results(card))
  }

  func conflict(_ conflict: PromotionConflict) -> JSON {
    switch conflict {
    case .overlap(let overlap):
      .object([
        ("kind", .string("overlap")), ("with", .string(overlap.with.text)), ("title", .string(overlap.title)),
        ("stage", .string(overlap.stage.rawValue)), ("lane", .string(overlap.lane.rawValue)), ("from", time(overlap.window.from)),
        ("until", time(overlap.window.until)),
      ])
    case .belowFloor(let floor):
      .object([
        ("kind", .string("belowFloor")), ("sku", .string(floor.sku)), ("price", money(floor.price)), ("after", money(floor.after)),
        ("floor", money(floor.floor)), ("with", .array(floor.with.map { .string($0.text) })),
      ])
    case .shortOfStock(let short):
      .object([
        ("kind", .string("shortOfStock")), ("sku", .optional(short.sku)), ("available", .int(short.available)),
        ("needed", .int(short.needed)),
      ])
    }
  }

  func results(_ card: PromotionCard) -> [(String, JSON)] {
    func figures(_ one: PromotionResults.Figures, _ traffic: TrafficResults.Figures, _ window: PromotionWindow) -> JSON {
      func count(_ value: Int?) -> JSON { value.map { .int($0) } ?? .null }
      return .object([
        ("from", time(window.from)), ("until", time(window.until)), ("orders", .int(one.orders)), ("units", .int(one.units)),
        ("revenue", money(one.revenue)), ("discount", money(one.discount)), ("visits", count(traffic.visits)),
        ("visitors", count(traffic.visitors)), ("conversion", count(traffic.conversion)), ("bounce", count(traffic.bounce)),
      ])
    }
    return [
      ("during", figures(card.results.during, card.traffic.during, card.results.window)),
      ("before", figures(card.results.before, card.traffic.before, card.results.windowBefore)),
    ]
  }

  func event(_ row: EventRow) -> [(String, JSON)] {
    [
      ("id", .string(row.event.id.text)), ("version", .int(row.version)), ("platform", .string(row.event.platform)),
      ("title", .string(row.event.title)), ("stage", .string(row.event.stage.rawValue)), ("dueAt", time(row.event.dueAt)),
      ("signUpBy", time(row.event.signUpBy)), ("materialsBy", time(row.event.materialsBy)), ("from", time(row.event.window.from)),
      ("until", time(row.event.window.until)), ("promotion", .optional(row.event.promotion?.text)),
      ("materials", .string(row.event.materials)), ("result", .string(row.event.result)),
      ("steps", .array(row.steps.map { .string($0.rawValue) })),
    ]
  }

  /// PRO-2: what promotions say to an order.
  func promotionCheck(_ check: PromotionCheck) -> JSON {
    var members: [(String, JSON)] = [("says", money(check.priced.total))]
    if case .mismatch(let paid, let says) = check.outcome {
      members = [("paid", money(paid)), ("says", money(says)), ("mismatch", .bool(true))]
    } else {
      members.append(("mismatch", .bool(false)))
    }
    return .object(
      members + [
        ("applied", .array(check.priced.applied.map { .object([("id", .string($0.id.text)), ("discount", money($0.discount))]) })),
        ("gifts", .array(check.giftsDue.map { .object([("sku", .string($0.sku)), ("quantity", .int($0.quantity))]) })),
      ])
  }
}
