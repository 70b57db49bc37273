import DeskCore
import DeskScreen

extension AppState {
  func drawSupervisor(_ layout: Layout, on surface: inout Surface) {
    let height = min(boardKinds.count + 2, layout.body.height - 3)
    if layout.kind == .sideBySide {
      let (board, log) = layout.body.splitLeft(layout.body.width * 3 / 5)
      drawBoard(in: board, on: &surface)
      drawDivider(layout, log.inset(left: 2), isActive: false, on: &surface)
      drawLog(in: log.inset(left: 2), on: &surface)
    } else {
      let (board, log) = layout.body.splitTop(height)
      drawBoard(in: board, on: &surface)
      drawLog(in: log, on: &surface)
    }
  }

  private func drawBoard(in area: Rect, on surface: inout Surface) {
    surface.put(" " + texts.boardTitle, x: area.x, y: area.y, ink: .title)
    let columns = [
      Column(texts.columnQueue, minimum: 10, ideal: 14), Column(texts.columnOpen, minimum: 5, align: .right),
      Column(texts.columnLate, minimum: 5, align: .right),
      Column(texts.columnSoon, minimum: 9, ideal: 10, align: .right, dropOrder: 3),
      Column(texts.columnOldest, minimum: 9, ideal: 15, dropOrder: 1),
      Column(texts.columnHeld, minimum: 6, align: .right, dropOrder: 2),
      Column(texts.columnBusiest, minimum: 6, ideal: 10, dropOrder: 4),
    ]
    let kinds = boardKinds
    Table(columns: columns, rowCount: kinds.count, selected: kinds.firstIndex(of: supervisor.kind)) { index in
      let kind = kinds[index]
      let count = day?.queues.first { $0.kind == kind } ?? QueueCount(kind: kind)
      let (oldest, ink) = count.oldestDue.map { dueCell($0, soonSeconds: 3600) } ?? ("-", .dim)
      return TableRow([
        TextRun(texts.title(kind)), TextRun("\(count.open)", count.open > 0 ? .strong : .dim),
        TextRun("\(count.late)", count.late > 0 ? .late : .dim), TextRun("\(count.soon)", count.soon > 0 ? .soon : .dim),
        TextRun(oldest, ink), TextRun("\(count.held)"), .safe(count.busiest.map(person) ?? "-"),
      ])
    }.draw(on: &surface, in: area.inset(left: 1, top: 1))
  }

  private func drawLog(in area: Rect, on surface: inout Surface) {
    surface.fill(area)
    surface.put(" " + texts.logTitle, x: area.x, y: area.y, ink: .title)
    let lines = supervisor.log.map { timelineLine($0, showsSubject: true) }
    surface.put(lines, in: area.inset(top: 1))
  }
}
