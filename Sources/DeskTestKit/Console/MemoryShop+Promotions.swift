import DeskConsole
import DeskCore

extension MemoryShop {
  /// The fixture's day, with promotions in every state that a planner meets.
  public static func promoting() -> MemoryShop {
    let shop = fixture()
    shop.add(person: "zhoulin", "周琳", [.planner, .promoter])
    let day = shop.calendar.zone.local(shop.now).day
    func at(_ offset: Int) -> String { "\(day.advanced(by: offset).iso) 00:00" }
    let drafts: [(String, String, String, Int, Int, PromotionStage)] = [
      ("冬季四件套 85 折", "percentOff", "15", -5, 3, .scheduled), ("双12 满减", "spendSave", "300-30 500-60", 10, 14, .submitted),
      ("会员日一口价", "fixedPrice", "89", 2, 6, .draft), ("年货节买赠", "gift", "buy 2 give CUP:1@5", 20, 34, .approved),
      ("上月清仓", "amountOff", "10", -30, -20, .scheduled), ("厨房周立减", "amountOff", "5", 21, 25, .withdrawn),
    ]
    for (place, draft) in drafts.enumerated() {
      let arguments = Arguments([
        "title": .text(draft.0), "kind": .text(draft.1), "rule": .text(draft.2), "from": .text(at(draft.3)),
        "until": .text(at(draft.4)),
        "buyerOrders": .text("1"), "budget": .text("5000"),
      ])
      guard let fields = try? PromotionFields(arguments, all: true),
        let (promotion, target) = try? fields.promotion(PromotionID(number: Int64(place + 1)), in: shop.calendar.zone)
      else { continue }
      var planned = PlannedPromotion(fields: fields, promotion: promotion, target: target, stored: draft.5, draftedBy: "zhoulin")
      if draft.5 != .draft { planned.proposedBy = "zhoulin" }
      if draft.5 == .withdrawn { (planned.endedAt, planned.reason) = (shop.now.advanced(byHours: -3), "缺货") }
      if draft.5 == .scheduled || draft.5 == .withdrawn {
        (planned.approvedBy, planned.publishedBy) = ("zhaojing", "chenwei")
        planned.used = PromotionUse(pieces: 36, orders: 28, spent: Money(fen: 64_120))
      }
      shop.promotions.append(planned)
    }
    var event = PlatformEvent(
      id: PlatformEventID(number: 1), platform: "taobao", title: "年货节会场", signUpBy: shop.now.advanced(byHours: 20),
      window: PromotionWindow(from: shop.now.advanced(byHours: 480), until: shop.now.advanced(byHours: 800)))
    shop.events.append(event)
    event.id = PlatformEventID(number: 2)
    (event.title, event.stage, event.promotion) = ("双12 主会场", .accepted, PromotionID(number: 2))
    shop.events.append(event)
    return shop
  }

  var promotionServices: PromotionServices {
    var services = PromotionServices()
    services.calendar = { [self] _ in
      locked { Page(rows: promotionRows.sorted { $0.planned.promotion.window.from < $1.planned.promotion.window.from }, next: nil) }
    }
    services.list = { [self] _ in locked { Page(rows: promotionRows.reversed(), next: nil) } }
    services.card = { [self] id in
      try locked {
        guard let planned = promotions.first(where: { $0.id == id }), let actor = current else { throw Refusal.notFound(id.text) }
        var facts = PromotionFacts(planned, actor: actor, now: now, zone: calendar.zone)
        facts.others = promotions.map { StagedPromotion($0.promotion, $0.stage(at: now)) }
        facts.skus = [PromotionSKU(sku: "CL-1", price: Money(fen: 12_900), floor: Money(fen: 11_500), available: 8)]
        let sales = (1...30).map { hour in
          PromotionResults.Sale(
            at: now.advanced(byHours: Int64(-hour * 7)), units: 2, revenue: Money(fen: 20_000),
            discount: Money(fen: hour < 17 ? 3_000 : 0))
        }
        let isPublished = planned.publishedBy != nil
        let results = PromotionResults(
          of: planned.promotion.window, asOf: isPublished ? now : planned.promotion.window.from, sales: isPublished ? sales : [])
        let traffic = TrafficResults(
          during: .init(visits: 820, visitors: 402, conversion: 321), before: .init(visits: 510, visitors: 300, conversion: 250))
        return PromotionCard(facts, results: results, traffic: isPublished ? traffic : TrafficResults(), timeline: [])
      }
    }
    services.events = { [self] in
      locked {
        guard let actor = current else { return [] }
        return events.map { EventRow(EventFacts($0, version: 1, actor: actor, now: now)) }
      }
    }
    return services
  }

  private var promotionRows: [PromotionRow] {
    let staged = promotions.map { StagedPromotion($0.promotion, $0.stage(at: now)) }
    return promotions.map { planned in
      let overlaps = planned.promotion.conflicts(with: staged, skus: []).compactMap { conflict in
        if case .overlap(let overlap) = conflict { overlap.window } else { nil }
      }
      return PromotionRow(planned, at: now, overlaps: overlaps)
    }
  }
}
