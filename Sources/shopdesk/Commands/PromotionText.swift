import DeskConsole
import DeskCore

/// Promotions for people to read.
struct PromotionText {
  let acting: Acting

  init(_ acting: Acting) { self.acting = acting }

  private var context: Context { acting.context }
  private var texts: Texts { context.describe.texts }

  static func id(_ text: String) throws -> PromotionID {
    guard let id = PromotionID(text) else { throw Refusal.argument("promotion", .notAnIdentifier) }
    return id
  }

  func conflicts(_ conflicts: [PromotionConflict]) -> [String] {
    conflicts.map { "! " + texts.conflict($0, zone: context.zone).shown }
  }

  func table(_ rows: [PromotionRow]) -> [String] {
    var table = TextTable([
      context.say("促销", "promotion"), context.say("名称", "title"), context.say("优惠", "rule"), context.say("状态", "state"),
      context.say("轮到", "turn"), context.say("开始", "from"), context.say("结束", "until"), context.say("冲突", "conflicts"),
    ])
    for row in rows {
      let window = row.planned.promotion.window
      table.add([
        row.id.text, row.title, texts.rule(row.planned.promotion.rule), texts.title(row.stage),
        texts.list(row.planned.turn(at: acting.desk.now).map(texts.title)), acting.clock(window.from), acting.clock(window.until),
        row.overlaps.isEmpty ? "" : "!",
      ])
    }
    return table.lines
  }

  func full(_ card: PromotionCard) -> [String] {
    let planned = card.planned
    let promotion = planned.promotion
    var lines = [
      "\(planned.id.text)  \(promotion.title)  \(texts.title(card.stage))  v\(planned.version)",
      "\(texts.kindAndRule(promotion.rule))  \(texts.goods(promotion.goods))  \(texts.title(promotion.lane))",
      texts.window(promotion.window, zone: context.zone),
    ]
    let limits: [PromotionField] = [.shop, .buyerPieces, .buyerOrders, .totalPieces, .totalOrders, .budget, .target]
    let set = limits.compactMap { field in planned.fields[field].map { "\(texts.parameter(field.rawValue)) \($0)" } }
    if !set.isEmpty { lines.append(set.joined(separator: "  ")) }
    lines.append(
      context.say("已用 ", "used ")
        + texts.used(orders: planned.used.orders, pieces: planned.used.pieces, spent: planned.used.spent))
    let people: [(String, String?)] = [
      (texts.title(CommandKind.draftPromotion), planned.draftedBy), (texts.title(CommandKind.submitPromotion), planned.proposedBy),
      (texts.title(CommandKind.approveRequest), planned.approvedBy), (texts.putUpWord, planned.publishedBy),
      (texts.takenDownWord, planned.takenDownBy),
    ]
    lines.append(people.compactMap { word, by in by.map { "\(word) \(context.describe.person($0))" } }.joined(separator: "  "))
    if planned.isToTakeDown { lines.append("! " + texts.stillUp) }
    if let note = planned.note { lines.append("\(texts.parameter("note")) \(note)") }
    if let reason = planned.reason { lines.append("\(texts.parameter("reason")) \(reason)") }
    if let request = card.request { lines.append(RequestText(acting).head(request.request)) }
    lines += conflicts(card.conflicts)
    return (lines + ServiceText.possible(card.commands, context)).map(\.shown)
  }

  func results(_ card: PromotionCard) -> [String] {
    let (now, before) = (card.results.during, card.results.before)
    var table = TextTable(
      ["", context.say("本期", "during"), context.say("此前", "before")], right: [1, 2])
    table.add([context.say("订单", "orders"), "\(now.orders)", "\(before.orders)"])
    table.add([context.say("件数", "units"), "\(now.units)", "\(before.units)"])
    table.add([context.say("金额", "revenue"), now.revenue.decimal, before.revenue.decimal])
    table.add([context.say("优惠", "discount"), now.discount.decimal, before.discount.decimal])
    func row(_ title: String, _ figure: KeyPath<TrafficResults.Figures, Int?>, percent: Bool) {
      let (now, before) = (card.traffic.during[keyPath: figure], card.traffic.before[keyPath: figure])
      guard now != nil || before != nil else { return }
      func text(_ value: Int?) -> String { value.map { percent ? Money(fen: Int64($0)).decimal + "%" : "\($0)" } ?? "-" }
      table.add([title, text(now), text(before)])
    }
    row(context.say("浏览", "visits"), \.visits, percent: false)
    row(context.say("访客", "visitors"), \.visitors, percent: false)
    row(context.say("转化", "conversion"), \.conversion, percent: true)
    row(context.say("跳失", "bounce"), \.bounce, percent: true)
    return [
      "\(card.planned.id.text)  \(card.planned.promotion.title)  \(texts.title(card.stage))".shown,
      texts.window(card.results.window, zone: context.zone) + " / " + texts.window(card.results.windowBefore, zone: context.zone),
    ] + table.lines
  }
}
