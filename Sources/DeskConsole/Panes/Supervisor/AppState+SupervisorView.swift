import DeskCore
import DeskScreen

extension AppState {
  func drawSupervisor(_ layout: Layout, on surface: inout Surface) {
    drawChoices(
      SupervisorState.View.allCases.map { view in
        let left = view == .refunds ? refundsLeft : 0
        let text = texts.view(view) + (left > 0 ? " \(left)" : "")
        return (text: text, isActive: view == supervisor.view, isLate: left > 0)
      }, in: layout.body.row(0), on: &surface)
    let body = layout.body.inset(top: 1)
    surface.fill(body)
    switch supervisor.view {
    case .board: drawBoard(layout, in: body, on: &surface)
    case .items: drawItems(in: body, on: &surface)
    case .people: drawPeople(in: body, on: &surface)
    case .refunds: drawRefunds(in: body, on: &surface)
    case .log: drawLog(in: body, on: &surface)
    }
  }

  private var refundsLeft: Int {
    for case .refundsToReview(let count) in supervisor.board?.alerts ?? [] { return count }
    return 0
  }

  private func drawBoard(_ layout: Layout, in body: Rect, on surface: inout Surface) {
    let alerts = (supervisor.board?.alerts ?? []).map {
      texts.alert($0, now: now, zone: calendar.zone, person: { names[$0] ?? $0 })
    }
    let rows = Flow.lines(
      alerts.isEmpty
        ? [TextRun(supervisor.board == nil ? texts.loading : texts.noAlerts, .dim)]
        : [TextRun("! ", .late), TextRun(alerts.joined(separator: " · "), .warning)], columns: body.width - 2, indent: 2
    ).prefix(2)
    surface.put(Array(rows), in: body.inset(left: 1))
    let below = body.inset(top: rows.count)
    switch layout.kind {
    case .sideBySide:
      let (board, right) = below.splitLeft(below.width * 3 / 5)
      drawQueues(in: board, on: &surface)
      let side = right.inset(left: 2)
      let (people, log) = side.splitTop(min(side.height / 2, (supervisor.board?.people.count ?? 0) + 3))
      drawPeople(in: people, on: &surface)
      drawLatest(in: log, on: &surface)
    case .stacked:
      let (board, log) = below.splitTop(below.height * 2 / 3)
      drawQueues(in: board, on: &surface)
      drawLatest(in: log, on: &surface)
    default: drawQueues(in: below, on: &surface)
    }
  }

  private func drawQueues(in area: Rect, on surface: inout Surface) {
    let zh = texts.language == .zh
    let columns = [
      Column(texts.columnQueue, minimum: 10, ideal: zh ? 14 : 20), Column(texts.columnOpen, minimum: 4, ideal: 5, align: .right),
      Column(texts.columnLate, minimum: 4, ideal: 5, align: .right),
      Column(texts.columnSoon, minimum: zh ? 6 : 9, ideal: zh ? 8 : 10, align: .right, dropOrder: 3),
      Column(texts.columnOldest, minimum: zh ? 10 : 12, ideal: zh ? 12 : 14, dropOrder: 1),
      Column(texts.columnTrend, minimum: 8, ideal: 9), Column(texts.columnMoved, minimum: 8, ideal: 9, dropOrder: 4),
      Column(texts.columnHeld, minimum: 6, ideal: 16, dropOrder: 2, isFlexible: true),
    ]
    let kinds = shownKinds
    let selected = kinds.firstIndex(of: supervisor.kind)
    let first = Table.firstRow(current: 0, selected: selected, count: kinds.count, height: area.height - 1)
    Table(columns: columns, rowCount: kinds.count, selected: selected, first: first) { index in
      let kind = kinds[index]
      let queue = supervisor.board?.queues.first { $0.count.kind == kind }
      let count = day?.queues.first { $0.kind == kind } ?? QueueCount(kind: kind)
      let (oldest, ink) = count.oldestDue.map { dueCell($0, soonSeconds: 3600) } ?? ("-", .dim)
      let holders = (queue?.holders ?? []).map { "\(person($0.person)) \($0.count)" }.joined(separator: " ")
      return TableRow([
        TextRun(texts.title(kind)), TextRun("\(count.open)", count.open > 0 ? .strong : .dim),
        TextRun("\(count.late)", count.late > 0 ? .late : .dim), TextRun("\(count.soon)", count.soon > 0 ? .soon : .dim),
        TextRun(oldest, ink), TextRun(queue.map { texts.trend($0.trend, levels: glyphs.levels) } ?? "", .plain),
        TextRun(texts.moved(queue?.trend.last), .dim), .safe(holders),
      ])
    }.draw(on: &surface, in: area.inset(left: 1))
  }

  /// The open work of the queue under the board's cursor, and who holds it.
  private func drawItems(in area: Rect, on surface: inout Surface) {
    surface.put(" " + texts.boardOf(texts.title(supervisor.kind)), x: area.x, y: area.y, ink: .title)
    let body = area.inset(top: 1)
    let rows = supervisor.items.rows
    guard !rows.isEmpty else { return drawNone(texts.noHeld, supervisor.items.isLoaded, in: body, on: &surface) }
    let columns = [
      Column(texts.columnDue, minimum: texts.language == .zh ? 10 : 12), Column(texts.columnOrder, minimum: 10, ideal: 13),
      Column(texts.columnBuyer, minimum: 6, ideal: 8, dropOrder: 2),
      Column(texts.columnPaid, minimum: 8, align: .right, dropOrder: 3),
      Column(texts.columnGoods, minimum: 12, ideal: 20, dropOrder: 1, isFlexible: true),
      Column(texts.columnOwner, minimum: 8, ideal: 12),
    ]
    Table(columns: columns, rowCount: rows.count, selected: supervisor.items.index, first: supervisor.items.first) { index in
      let row = rows[index]
      let (due, ink) = dueCell(row.due, soonSeconds: 3600)
      let matter = matterText(row)
      return TableRow(
        [
          TextRun(due, ink), .safe(row.number.isEmpty ? row.subject.text : AppState.short(row.number)),
          .safe(Width.middle(Sanitizer.visible(row.buyer), 8)), TextRun(row.order == nil ? "" : row.paid.decimal),
          .safe(matter + row.goods), .safe(row.owner.map(person) ?? "-"),
        ], isGreyed: supervisor.items.ghost?.key == row.key)
    }.draw(on: &surface, in: body)
  }

  private func drawPeople(in area: Rect, on surface: inout Surface) {
    guard let board = supervisor.board else { return drawNone("", false, in: area, on: &surface) }
    guard actor?.role(for: .exportWorkReport) != nil else { return drawNone(texts.peopleNotShown, true, in: area, on: &surface) }
    let people = board.people
    guard !people.isEmpty else { return drawNone(texts.nobodyHere, true, in: area, on: &surface) }
    let zh = texts.language == .zh
    let columns = [
      Column(texts.columnPerson, minimum: 6, ideal: 10),
      Column(texts.columnPost, minimum: 8, ideal: 14, dropOrder: 2, isFlexible: true),
      Column(texts.columnDuty, minimum: zh ? 6 : 8), Column(texts.columnSign, minimum: zh ? 6 : 7),
      Column(texts.columnLoad, minimum: 4, ideal: 5, align: .right),
      Column(texts.columnLate, minimum: 4, ideal: 5, align: .right),
      Column(texts.columnDoneToday, minimum: zh ? 6 : 4, align: .right),
      Column(texts.columnContacts, minimum: zh ? 4 : 8, align: .right, dropOrder: 4),
      Column(texts.columnAverage, minimum: zh ? 8 : 10, align: .right, dropOrder: 3),
    ]
    let selected =
      supervisor.view == .people ? supervisor.person.flatMap { name in people.firstIndex { $0.name == name } } ?? 0 : nil
    let first = Table.firstRow(current: 0, selected: selected, count: people.count, height: area.height - 1)
    Table(columns: columns, rowCount: people.count, selected: selected, first: first) { index in
      let one = people[index]
      let posts = one.roles.map { one.standIns.contains($0) ? texts.actingAs($0) : texts.title($0) }
      let presence = Presence(one.duty, seenAt: one.seenAt, now: now)
      let ink: Ink = !presence.leavesWork ? .done : one.load > 0 ? .warning : .dim
      return TableRow([
        .safe(one.displayName), TextRun(texts.list(posts)),
        TextRun(texts.title(one.duty), ink), TextRun(texts.title(presence.sign), ink),
        TextRun("\(one.load)", one.load > 0 ? .strong : .dim), TextRun("\(one.late)", one.late > 0 ? .late : .dim),
        TextRun("\(one.doneToday)"), TextRun("\(one.contacts)"), TextRun(one.averageContactSeconds.map { texts.span($0) } ?? "-"),
      ])
    }.draw(on: &surface, in: area.inset(left: 1))
  }

  private func drawRefunds(in area: Rect, on surface: inout Surface) {
    let rows = supervisor.refunds.rows
    guard !rows.isEmpty else { return drawNone(texts.noRefunds, supervisor.refunds.isLoaded, in: area, on: &surface) }
    let columns = [
      Column(texts.columnReviewed, minimum: 10, ideal: 14), Column(texts.columnDue, minimum: texts.language == .zh ? 10 : 12),
      Column(texts.columnOrder, minimum: 10, ideal: 13), Column(texts.columnBuyer, minimum: 6, ideal: 8, dropOrder: 2),
      Column(texts.columnPaid, minimum: 8, align: .right), Column(texts.columnWork, minimum: 10, ideal: 20, isFlexible: true),
      Column(texts.columnOwner, minimum: 6, ideal: 10, dropOrder: 1),
    ]
    Table(columns: columns, rowCount: rows.count, selected: supervisor.refunds.index, first: supervisor.refunds.first) { index in
      let one = rows[index]
      let (due, ink) = dueCell(one.row.due, soonSeconds: 3600)
      let ticked = one.reviewedAt.map {
        "\(glyphs.checked) \(calendar.zone.local($0).hourMinute)" + " \(person(one.reviewedBy ?? ""))"
      }
      return TableRow([
        .safe(ticked ?? glyphs.unchecked, ticked == nil ? .plain : .done), TextRun(due, ink), .safe(AppState.short(one.row.number)),
        .safe(Width.middle(Sanitizer.visible(one.row.buyer), 8)), TextRun(one.row.paid.decimal),
        TextRun(texts.list(one.kinds.map(texts.title))), .safe(one.row.owner.map(person) ?? "-"),
      ])
    }.draw(on: &surface, in: area)
  }

  /// The newest records, as many as there is room for.
  private func drawLatest(in area: Rect, on surface: inout Surface) {
    surface.fill(area)
    surface.put(" " + texts.logTitle, x: area.x, y: area.y, ink: .title)
    let lines = supervisor.log.rows.prefix(max(0, area.height - 1)).map { timelineLine($0, showsSubject: true) }
    surface.put(Array(lines), in: area.inset(top: 1))
  }

  /// The log as it happens: the newest first.
  private func drawLog(in area: Rect, on surface: inout Surface) {
    let filter = supervisor.filter.map { texts.logFilter($0, person: { names[$0] ?? $0 }) }
    let head = Flow.lines(
      [
        TextRun(" \(texts.logTitle): ", .title),
        filter.map { TextRun.safe($0, .strong) } ?? .safe(texts.logUnknown(supervisor.find), .warning),
        TextRun("  \(texts.logHint)", .dim),
      ], columns: area.width, indent: 1)
    surface.put(Array(head.prefix(1)), in: area)
    let body = area.inset(top: 1)
    let rows = supervisor.log.rows
    guard !rows.isEmpty else { return drawNone(texts.noMatch, supervisor.log.isLoaded, in: body, on: &surface) }
    let columns = [
      Column(texts.columnTime, minimum: 11), Column(texts.columnBy, minimum: 8, ideal: 20),
      Column(texts.columnWhat, minimum: 12, ideal: 18), Column(texts.columnSubject, minimum: 10, ideal: 16),
      Column(texts.columnSaid, minimum: 8, ideal: 24, dropOrder: 1, isFlexible: true),
    ]
    Table(columns: columns, rowCount: rows.count, selected: supervisor.log.index, first: supervisor.log.first) { index in
      let row = rows[index]
      return TableRow([
        TextRun(texts.moment(row.at, now: now, in: calendar.zone), .dim), .safe(texts.who(row)),
        TextRun(texts.actWord(row), row.done ? .plain : .warning), .safe(row.subject, .dim),
        .safe(
          [texts.actMore(row, person: person), texts.spoken(row, unmasked: actor?.seesBuyers == true)].filter { !$0.isEmpty }
            .joined(separator: " "), .dim),
      ])
    }.draw(on: &surface, in: body)
  }
}
