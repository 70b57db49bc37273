import DeskCore
import DeskScreen

extension AppState {
  func drawPromotion(_ layout: Layout, on surface: inout Surface) {
    let hasDetail = promotion.view == .calendar || promotion.view == .list
    let areas = hasDetail ? layout.areas(isOpen: promotion.isOpen) : (list: layout.body, detail: nil)
    if let area = areas.list {
      drawChoices(
        PromotionState.View.allCases.map { (text: texts.view($0), isActive: $0 == promotion.view, isLate: false) }, in: area.row(0),
        on: &surface)
      let body = area.inset(top: 1)
      switch promotion.view {
      case .calendar: drawCalendar(in: body, on: &surface)
      case .list: drawPromotionList(in: body, on: &surface)
      case .events: drawEvents(in: body, on: &surface)
      case .publishing: drawPublishing(in: body, on: &surface)
      }
    }
    guard let detail = areas.detail else { return }
    drawDivider(layout, detail, isActive: promotion.isOpen, on: &surface)
    drawPromotionCard(in: detail, on: &surface)
  }

  private func drawCalendar(in area: Rect, on surface: inout Surface) {
    let rows = promotion.list.rows
    guard !rows.isEmpty else { return drawNone(texts.noPromotions, promotion.list.isLoaded, in: area, on: &surface) }
    let start = calendarStart
    func day(_ at: Instant) -> Int { Int(calendar.zone.local(at).day.number - start.number) }
    func days(_ window: PromotionWindow) -> Range<Int> {
      let first = day(window.from)
      return first..<max(day(Instant(milliseconds: window.until.milliseconds - 1)) + 1, first + 1)
    }
    let bars = rows.map { row in
      CalendarBars.Row(
        Sanitizer.visible(row.title), note: "\(stageWord(row))\(row.overlaps.isEmpty ? "" : "!")",
        days: days(row.planned.promotion.window), conflicts: row.overlaps.map(days), isOn: row.stage == .live,
        ink: ink(row))
    }
    let labels = stride(from: 0, to: Self.calendarDays, by: 7).map {
      CalendarBars.Label($0, texts.monthDay(start.advanced(by: $0)))
    }
    CalendarBars(
      rows: bars, dayCount: Self.calendarDays, labels: labels, today: day(now), selected: promotion.list.index,
      first: promotion.list.first
    ).draw(on: &surface, in: area.inset(left: 1), glyphs: glyphs)
  }

  /// PRO-1: that it must still be taken down comes before how it ended.
  private func stageWord(_ row: PromotionRow) -> String {
    row.planned.isToTakeDown ? texts.title(WorkKind.takeDownPromotion) : texts.title(row.stage)
  }

  private func ink(_ row: PromotionRow) -> Ink {
    if row.planned.isToTakeDown { return .warning }
    return switch row.stage {
    case .live: .strong
    case .submitted, .approved: .soon
    case .rejected: .warning
    case .ended, .withdrawn: .dim
    case .draft, .scheduled: .plain
    }
  }

  func drawNone(_ text: String, _ isLoaded: Bool, in area: Rect, on surface: inout Surface) {
    surface.put(isLoaded ? text : texts.loading, x: area.x + 2, y: area.y + 1, ink: .dim)
  }

  private func drawPromotionList(in area: Rect, on surface: inout Surface) {
    let rows = promotion.list.rows
    guard !rows.isEmpty else { return drawNone(texts.noPromotions, promotion.list.isLoaded, in: area, on: &surface) }
    let columns = [
      Column("", minimum: 8), Column(texts.columnPromotion, minimum: 12, ideal: 20, isFlexible: true),
      Column(texts.parameter("rule"), minimum: 10, ideal: 18, dropOrder: 2), Column(texts.columnStage, minimum: 6, ideal: 9),
      Column(texts.columnTurn, minimum: 8, ideal: 12, dropOrder: 1), Column(texts.columnWindow, minimum: 11, ideal: 11),
    ]
    Table(columns: columns, rowCount: rows.count, selected: promotion.list.index, first: promotion.list.first) { index in
      let row = rows[index]
      let window = row.planned.promotion.window
      func day(_ at: Instant) -> String { texts.monthDay(calendar.zone.local(at).day) }
      return TableRow(
        [
          TextRun(row.id.text), .safe(row.title), .safe(texts.rule(row.planned.promotion.rule)),
          TextRun(stageWord(row), ink(row)),
          TextRun(texts.list(row.planned.turn(at: now).map(texts.title)), .dim),
          TextRun("\(day(window.from))-\(day(Instant(milliseconds: window.until.milliseconds - 1)))", .dim),
        ], isGreyed: promotion.list.ghost?.key == row.key)
    }.draw(on: &surface, in: area)
  }

  /// PRO-4: what the marketplaces take sign-ups for, the nearest deadline first.
  private func drawEvents(in area: Rect, on surface: inout Surface) {
    let rows = promotion.events.rows
    guard !rows.isEmpty else { return drawNone(texts.noEvents, promotion.events.isLoaded, in: area, on: &surface) }
    let columns = [
      Column("", minimum: 8), Column(texts.columnPlatform, minimum: 6, ideal: 8),
      Column(texts.parameter("event"), minimum: 12, ideal: 24, isFlexible: true), Column(texts.columnStage, minimum: 8, ideal: 10),
      Column(texts.columnDue, minimum: 12, ideal: 15), Column(texts.parameter("promotion"), minimum: 8, dropOrder: 1),
      Column(texts.parameter("step"), minimum: 8, ideal: 20, dropOrder: 2),
    ]
    Table(columns: columns, rowCount: rows.count, selected: promotion.events.index, first: promotion.events.first) { index in
      let row = rows[index]
      let (due, ink) = row.event.dueAt.map { dueCell($0, soonSeconds: 86_400) } ?? ("-", .dim)
      let next = row.next.filter { $0 != .withdraw }.map(texts.title)
      return TableRow([
        TextRun(row.event.id.text), .safe(row.event.platform), .safe(row.event.title), TextRun(texts.title(row.event.stage)),
        TextRun(due, ink), TextRun(row.event.promotion?.text ?? "-", .dim),
        .safe(next.isEmpty ? row.event.result : texts.list(next), .dim),
      ])
    }.draw(on: &surface, in: area)
  }
}
