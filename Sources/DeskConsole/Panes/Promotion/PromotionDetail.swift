import DeskCore
import DeskScreen

/// A promotion's card: what it gives, when, how much of it is used, what it collides with, and what it brought.
extension AppState {
  func drawPromotionCard(in area: Rect, on surface: inout Surface) {
    surface.fill(area)
    guard promotion.selected != nil else { return }
    guard let card = promotion.openCard else { return surface.put([[TextRun(texts.loading, .dim)]], in: area) }
    let lines = promotionDetail(width: area.width)
    let bars = promotionBars(card)
    // Bars come after what is to be read, as far as they fit.
    let text = min(
      lines.count - promotion.scroll, bars == nil ? area.height : max(area.height - (bars?.height ?? 0) - 2, area.height * 3 / 5))
    surface.put(lines, in: Rect(x: area.x, y: area.y, width: area.width, height: max(text, 0)), scroll: promotion.scroll)
    guard let bars else { return }
    let rest = area.inset(top: max(text, 0) + 1)
    guard rest.height > 2 else { return }
    surface.put(texts.resultsTitle, x: rest.x, y: rest.y, ink: .dim, width: rest.width)
    bars.draw(on: &surface, in: rest.inset(top: 1), glyphs: glyphs)
  }

  func promotionDetail(width: Int) -> [[TextRun]] {
    guard let card = promotion.openCard else { return [] }
    return promotionLines(card, width: width, next: promotionNext()) + timeline(card.timeline, width: width, unmasked: true)
  }

  func promotionLines(_ card: PromotionCard, width: Int, next: [[TextRun]] = []) -> [[TextRun]] {
    let planned = card.planned
    let promotion = planned.promotion
    func field(_ name: String, _ value: String, _ ink: Ink = .plain) -> [[TextRun]] {
      Flow.lines([TextRun(name + " ", .dim), TextRun(Sanitizer.visible(value), ink)], columns: width, indent: 5)
    }
    var lines = Flow.lines(
      [
        TextRun("\(planned.id.text) \(Sanitizer.visible(promotion.title))", .title),
        TextRun("  \(texts.title(card.stage))", .strong),
        TextRun(
          planned.turn(at: now).isEmpty ? "" : "  \(texts.columnTurn) \(texts.list(planned.turn(at: now).map(texts.title)))", .dim),
      ], columns: width, indent: 2)
    if planned.isToTakeDown { lines.append([TextRun("! \(texts.stillUp)", .warning)]) }
    lines += next
    lines += field(texts.title(promotion.rule.kind), texts.rule(promotion.rule), .strong)
    lines += field(
      texts.goodsWord, "\(texts.goods(promotion.goods)) · \(texts.parameter("lane")) \(texts.title(promotion.lane))")
    let place = [promotion.scope.platform, promotion.scope.shop].compactMap { $0 }.joined(separator: "/")
    lines += field(
      texts.columnWindow, texts.window(promotion.window, zone: calendar.zone) + (place.isEmpty ? "" : " · \(place)"))
    let limits: [(PromotionField, String?)] = [
      .buyerPieces, .buyerOrders, .totalPieces, .totalOrders, .budget, .target,
    ].map { ($0, planned.fields[$0]) }
    let set = limits.compactMap { field, value in value.map { "\(texts.parameter(field.rawValue)) \($0)" } }
    if !set.isEmpty { lines += field(texts.pick("限量", "limits"), set.joined(separator: " · ")) }
    if planned.publishedBy != nil {
      lines += field(
        texts.usedSoFar,
        "\(texts.resultOrders) \(planned.used.orders) · \(texts.resultUnits) \(planned.used.pieces) · \(planned.used.spent.decimal)",
        planned.isUsedUp ? .warning : .plain)
    }
    let people = [
      (texts.title(CommandKind.draftPromotion), planned.draftedBy as String?),
      (texts.title(CommandKind.submitPromotion), planned.proposedBy),
      (texts.title(CommandKind.approveRequest), planned.approvedBy), (texts.putUpWord, planned.publishedBy),
      (texts.takenDownWord, planned.takenDownBy),
    ].compactMap { word, by in by.map { "\(word) \(person($0))" } }
    lines += field(texts.columnBy, people.joined(separator: " · "))
    if let note = planned.note { lines += field(texts.parameter("note"), note) }
    if let reason = planned.reason { lines += field(texts.parameter("reason"), reason, .warning) }
    if let request = card.request?.request, request.stage == .failed {
      lines += field(request.id.text, request.answer ?? "", .warning)
    }
    if card.conflicts.isEmpty {
      if card.stage == .draft || card.stage == .submitted { lines.append([TextRun(texts.noConflicts, .done)]) }
    } else if ![.ended, .withdrawn].contains(card.stage) {
      lines.append([TextRun("! \(texts.conflicts(card.conflicts.count))", .warning)])
      for one in card.conflicts.prefix(20) {
        lines += Flow.lines(
          [TextRun("! ", .warning), TextRun(Sanitizer.visible(texts.conflict(one, zone: calendar.zone)))], columns: width, indent: 2
        )
      }
    }
    return lines
  }

  private func promotionNext() -> [[TextRun]] {
    let possible = acts().compactMap { entry -> [TextRun]? in
      guard case .action(.command(let kind)) = entry.act, kind.target == .promotion || kind.target == .request else { return nil }
      return (entry.key.map { [TextRun($0.name + " ", .key)] } ?? []) + [TextRun(texts.title(kind) + "  ")]
    }
    return possible.isEmpty ? [] : [[TextRun(texts.cardNext + " ", .dim)] + possible.flatMap { $0 }]
  }

  /// PRO-5. Nil: it hasn't begun.
  private func promotionBars(_ card: PromotionCard) -> CompareBars? {
    let (now, before) = (card.results.during, card.results.before)
    guard card.results.window.from < card.results.window.until else { return nil }
    func note(_ now: Int64, _ before: Int64) -> String {
      guard before > 0 else { return "" }
      let change = (now - before) * 100 / before
      return change >= 0 ? "+\(change)%" : "\(change)%"
    }
    func row(_ title: String, _ now: Int64, _ before: Int64, _ text: (Int64) -> String) -> CompareBars.Row {
      .init(title, now: now, before: before, nowText: text(now), beforeText: text(before), note: note(now, before))
    }
    func money(_ fen: Int64) -> String { Money(fen: fen).decimal }
    var rows = [
      row(texts.resultOrders, Int64(now.orders), Int64(before.orders)) { "\($0)" },
      row(texts.resultUnits, Int64(now.units), Int64(before.units)) { "\($0)" },
      row(texts.resultRevenue, now.revenue.fen, before.revenue.fen, money),
      row(texts.resultDiscount, now.discount.fen, before.discount.fen, money),
    ]
    func add(_ title: String, _ figure: KeyPath<TrafficResults.Figures, Int?>, _ text: @escaping (Int64) -> String) {
      guard card.traffic.during[keyPath: figure] != nil || card.traffic.before[keyPath: figure] != nil else { return }
      rows.append(
        row(title, Int64(card.traffic.during[keyPath: figure] ?? 0), Int64(card.traffic.before[keyPath: figure] ?? 0), text))
    }
    add(texts.resultVisits, \.visits) { "\($0)" }
    add(texts.resultVisitors, \.visitors) { "\($0)" }
    add(texts.resultConversion, \.conversion) { Money(fen: $0).decimal + "%" }
    add(texts.resultBounce, \.bounce) { Money(fen: $0).decimal + "%" }
    return CompareBars(rows: rows, nowTitle: texts.nowBar, beforeTitle: texts.beforeBar)
  }
}
