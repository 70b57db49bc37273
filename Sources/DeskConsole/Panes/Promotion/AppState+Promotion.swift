import DeskCore
import DeskScreen

extension AppState {
  /// Days that the calendar shows: from the Monday before today on.
  static var calendarDays: Int { 42 }

  var calendarStart: ShopDay {
    let today = calendar.zone.local(now).day
    return today.advanced(by: 1 - today.weekday)
  }

  var promotionQuery: Query {
    promotion.view == .list ? .promotions(limit: min(promotion.list.limit, 200)) : .promotionCalendar(calendarStart)
  }

  mutating func loadPromotions(awaited: Bool) {
    switch promotion.view {
    case .calendar, .list:
      load(promotionQuery, awaited: awaited)
      if let id = promotion.selected?.id { load(.promotionCard(id), awaited: false) }
    case .events: load(.events, awaited: awaited)
    case .publishing: load(.publishing(limit: stock.publishing.limit), awaited: awaited)
    }
  }

  mutating func take(_ page: Page<PromotionRow>) {
    let before = promotion.list.selected?.id
    promotion.list.replace(with: page, height: listHeight)
    if promotion.list.selected?.id != before || promotion.card == nil { loadPromotionCard() }
  }

  mutating func loadPromotionCard() {
    promotion.scroll = 0
    guard let row = promotion.selected else { return promotion.card = nil }
    if promotion.card?.planned.id != row.id { promotion.card = nil }
    load(.promotionCard(row.id), awaited: false)
  }

  mutating func movePromotion(by offset: Int, height: Int) {
    switch promotion.view {
    case .calendar, .list:
      if promotion.isOpen { return promotion.scroll = max(0, min(promotion.scroll + offset, detailScrollLimit)) }
      let before = promotion.list.cursor
      _ = promotion.list.move(by: offset, height: height)
      if promotion.list.cursor != before { loadPromotionCard() }
    case .events: _ = promotion.events.move(by: offset, height: height)
    case .publishing:
      if stock.publishing.move(by: offset, height: height) { load(.publishing(limit: stock.publishing.limit), awaited: true) }
    }
  }

  mutating func openEvent(_ row: EventRow) {
    let lines = texts.event(row, zone: calendar.zone).map(Sanitizer.visible)
    overlay = .page(PageState(title: row.event.id.text, text: lines.joined(separator: "\n")))
  }

  mutating func show(_ view: PromotionState.View) {
    promotion.view = view
    promotion.isOpen = false
    promotion.list.reset()
    promotion.card = nil
    reloadVisible(awaited: true)
  }

  /// Each conflict of what is about to be submitted, as many as fit a form.
  func promotionConflicts(_ form: FormState) -> [String] {
    guard form.kind == .submitPromotion, let card = promotion.openCard, form.subjects.first?.subject == .promotion(card.planned.id)
    else {
      return []
    }
    return card.conflicts.prefix(10).map { "! " + texts.conflict($0, zone: calendar.zone) }
  }

  /// PRO-3: what it collides with stands on the form before it is submitted; how a rule is written, while one is.
  func promotionHint(_ form: FormState) -> (text: String, ink: Ink)? {
    switch form.kind {
    case .submitPromotion:
      guard let card = promotion.openCard, form.subjects.first?.subject == .promotion(card.planned.id) else { return nil }
      return card.conflicts.isEmpty ? (texts.noConflicts, .done) : (texts.conflicts(card.conflicts.count), .warning)
    case .draftPromotion, .editPromotion:
      let kind = form.value("kind").flatMap(PromotionKind.init(rawValue:))
      return ("\(texts.parameter("rule")): \(texts.ruleHint(kind))", .dim)
    case .approveRequest, .rejectRequest:
      guard let card = promotion.openCard, let request = card.request, form.subjects.first?.subject == .request(request.request.id)
      else {
        return nil
      }
      return ("\(card.planned.id.text) \(card.planned.promotion.title)  \(texts.rule(card.planned.promotion.rule))", .strong)
    default: return nil
    }
  }
}
