import DeskCore
import DeskScreen

extension AppState {
  func drawService(_ layout: Layout, on surface: inout Surface) {
    let areas = layout.areas(isOpen: worklist.isOpen)
    if let area = areas.list { drawQueue(in: area, on: &surface) }
    guard let detail = areas.detail else { return }
    drawDivider(layout, detail, isActive: worklist.isOpen, on: &surface)
    surface.put(orderDetail(width: detail.width), in: detail, scroll: worklist.scroll)
  }

  /// The line between list and detail; strong where the keys are.
  func drawDivider(_ layout: Layout, _ detail: Rect, isActive: Bool, on surface: inout Surface) {
    let ink: Ink = isActive ? .title : .rule
    switch layout.kind {
    case .stacked:
      surface.write(String(repeating: glyphs.horizontal, count: detail.width), x: detail.x, y: detail.y - 1, ink: ink)
    case .sideBySide:
      for y in detail.y..<detail.maxY { surface.write(glyphs.vertical, x: detail.x - 2, y: y, ink: ink) }
    case .single, .tooSmall: break
    }
  }

  private func drawQueue(in area: Rect, on surface: inout Surface) {
    if context == .returns {
      drawViews(in: area.row(0), on: &surface)
    } else {
      drawChoices(turnedQueues.map(choice), in: area.row(0), on: &surface)
    }
    let body = area.inset(top: 1)
    guard !worklist.list.rows.isEmpty else { return drawEmpty(worklist.list.isLoaded, in: body, on: &surface) }
    // What is due stands in a column of its own wherever it isn't the same for all.
    let isMixed = context == .returns || service.queue.kinds(for: actor).count > 1
    let zh = texts.language == .zh
    // What waits for a decision is told by what it asks for, not by a buyer and marks.
    let isInbox = context == .service && service.queue == .inbox
    var columns = [
      Column(texts.columnDue, minimum: zh ? 10 : 12), Column(texts.columnOrder, minimum: 10, ideal: isInbox ? 14 : 10),
      Column(texts.columnBuyer, minimum: 6, ideal: Self.buyerWidth, dropOrder: isInbox ? 6 : 4),
      Column(texts.columnPaid, minimum: 8, align: .right, dropOrder: 2),
      isInbox
        ? Column(texts.columnAsked, minimum: zh ? 30 : 28, ideal: 40, isFlexible: true)
        : Column(texts.columnGoods, minimum: 12, ideal: 20, dropOrder: 1, isFlexible: true),
      Column(texts.columnMarks, minimum: 6, ideal: 9, dropOrder: isInbox ? 5 : isMixed ? 3 : 0),
      // Who took a row and that it is done stands whole.
      Column(texts.columnOwner, minimum: worklist.list.ghost != nil ? 12 : isMixed ? (zh ? 6 : 8) : 10, ideal: 12),
    ]
    if isMixed {
      let least = isInbox ? (zh ? 10 : 14) : zh ? 8 : 12
      let kind = Column(texts.columnKind, minimum: least, ideal: zh ? 10 : 14, dropOrder: isInbox ? 4 : 0)
      columns.insert(kind, at: 2)
    }
    let rows = worklist.list.rows
    let table = Table(columns: columns, rowCount: rows.count, selected: worklist.list.index, first: worklist.list.first) { index in
      queueRow(rows[index], showsKind: isMixed)
    }
    table.draw(on: &surface, in: body)
  }

  func drawEmpty(_ isLoaded: Bool, in area: Rect, on surface: inout Surface) {
    let empty = context == .returns ? texts.returnsEmpty : texts.empty
    let text = !isLoaded ? texts.loading : currentFilter.isEmpty ? empty : texts.noMatch
    surface.put(text, x: area.x + 2, y: area.y + 1, ink: .dim)
  }

  /// Many nicknames begin alike: a long one keeps its end.
  private static var buyerWidth: Int { 8 }

  private func choice(_ queue: ServiceState.Queue) -> (text: String, isActive: Bool, isLate: Bool) {
    let count = queueCounts(queue.kinds(for: actor))
    var text = texts.title(queue)
    if count.open > 0 { text += " \(count.open)" }
    if count.late > 0 { text += " \(texts.late(count.late))" }
    return (text: text, isActive: queue == service.queue, isLate: count.late > 0)
  }

  private func queueRow(_ row: QueueRow, showsKind: Bool) -> TableRow {
    let isGone = worklist.list.ghost?.key == row.key
    // What was found in the history has no deadline: how far it got stands there instead.
    let (due, ink) =
      row.stage.map { ("  " + texts.foundStage($0), Ink.dim) }
      ?? dueCell(row.due, soonSeconds: row.kind == .contact || row.kind == .clarify ? 300 : 3600)
    var marks: [String] = []
    if row.hasUnreadMessages { marks.append(texts.unreadMessages) }
    if row.amendments > 0 {
      marks.append(texts.amended(row.amendments))
    } else if let flag = row.flag {
      marks.append(texts.title(flag))
    }
    let owner = isGone ? goneRow(worklist.list.ghost?.by) : (row.owner ?? row.matter?.asker).map(person) ?? "-"
    let number =
      row.number == Subject.shop.text
      ? texts.name(.shop) : row.number.isEmpty ? row.subject.text : AppState.short(row.number)
    // A case or a request says what it is before what was bought; its money is what it is about.
    let matter = matterText(row)
    let isMarked = worklist.list.marked.contains(row.key)
    var cells: [TextRun] = [
      TextRun(isMarked ? "*" + due.dropFirst() : due, isMarked ? .key : ink), .safe(number),
      .safe(Width.middle(Sanitizer.visible(row.buyer), Self.buyerWidth)),
      TextRun(row.matter.map { $0.money?.decimal ?? "" } ?? row.paid.decimal),
      .safe(matter + row.goods),
      TextRun(marks.joined(separator: " "), row.flag?.ink ?? .plain), .safe(owner),
    ]
    if showsKind { cells.insert(TextRun(row.kind.map(texts.title) ?? "", row.matter == nil ? .plain : .strong), at: 2) }
    return TableRow(cells, isGreyed: isGone)
  }

  /// What a case or a request is, and what it asks for, before what it is about.
  func matterText(_ row: QueueRow) -> String {
    guard let matter = row.matter else { return "" }
    let gist = row.gist.map { " " + texts.gist($0, arrow: glyphs.arrow) } ?? ""
    return texts.matter(matter) + gist + (row.goods.isEmpty ? "" : " · ")
  }

  /// A long name is cut, what was done is not. Nil: it isn't known yet by whom.
  func goneRow(_ by: String?) -> String {
    guard let by else { return texts.gone }
    return texts.goneRow(Width.cut(isMe(by) ? texts.me : person(by), texts.language == .zh ? 6 : 5))
  }

  /// Records name people as colleagues know them.
  func isMe(_ name: String) -> Bool { name == actor?.name || name == actor?.displayName }

  /// `!!超02:13`, `! 剩04:40`, `  剩08:12`: a mark, a word, then the time.
  func dueCell(_ due: Instant, soonSeconds: Int64) -> (String, Ink) {
    let left = due.seconds(since: now)
    let text = texts.due(due, now: now)
    if left < 0 { return ("!!" + text, .late) }
    if left <= soonSeconds { return ("! " + text, .soon) }
    return ("  " + text, .plain)
  }
}
