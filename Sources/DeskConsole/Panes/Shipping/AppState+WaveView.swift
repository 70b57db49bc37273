import DeskCore
import DeskScreen

extension AppState {
  func drawWave(_ layout: Layout, on surface: inout Surface) {
    let areas = layout.areas(isOpen: shipping.isOpen)
    if let area = areas.list { drawParcels(in: area, on: &surface) }
    guard let detail = areas.detail else { return }
    drawDivider(layout, detail, isActive: shipping.isOpen, on: &surface)
    surface.put(parcelDetail(width: detail.width), in: detail, scroll: shipping.scroll)
  }

  /// The views of shipping, with what waits in those that a person wouldn't look into else.
  func drawViews(in row: Rect, on surface: inout Surface) {
    drawChoices(
      ShippingState.View.allCases.filter { $0 != .printing || shipping.view == .printing || (day?.failedPrints ?? 0) > 0 }.map {
        view in
        let count = view == .returns ? queueCounts(ServiceState.returnKinds) : (open: 0, late: 0)
        let stops = view == .bench && !shipping.stops.isEmpty ? " \(texts.title(WorkKind.intercept)) \(shipping.stops.count)" : ""
        let failed = view == .printing ? day?.failedPrints ?? 0 : 0
        let text = texts.view(view) + (count.open > 0 ? " \(count.open)" : "") + stops + (failed > 0 ? " \(failed)!" : "")
        return (text: text, isActive: view == shipping.view, isLate: count.late > 0 || !stops.isEmpty || failed > 0)
      }, in: row, on: &surface)
  }

  private func drawParcels(in area: Rect, on surface: inout Surface) {
    let counts = day?.wave.counts ?? [:]
    let views = texts.view(.wave)
    let stages = ShippingState.stages.map { stage in
      let title = stage.map(texts.title) ?? texts.allOpen
      return (text: stage.map { "\(title) \(counts[$0] ?? 0)" } ?? title, isActive: stage == shipping.stage, isLate: false)
    }
    let row = area.row(0)
    surface.fill(row)
    let used = surface.put("\(views) ", x: row.x + 1, y: row.y, ink: .title)
    drawChoices(stages, in: row.inset(left: used), on: &surface)
    let body = area.inset(top: 1)
    guard !shipping.list.rows.isEmpty else { return drawEmpty(shipping.list.isLoaded, in: body, on: &surface) }
    let columns = [
      Column("", minimum: 1), Column(texts.columnParcel, minimum: 12),
      Column(texts.columnStage, minimum: texts.language == .zh ? 6 : 7, ideal: 8),
      Column(texts.columnDue, minimum: texts.language == .zh ? 10 : 12),
      Column(texts.columnRecipient, minimum: 11, ideal: 15, dropOrder: 3), Column(texts.columnCourier, minimum: 8, dropOrder: 4),
      Column(texts.columnWaybill, minimum: 13), Column(texts.columnPieces, minimum: 3, ideal: 5, align: .right),
      // `红旗未阅` and `flag!` whole: the one mark that must not be missed.
      Column(texts.columnMarks, minimum: texts.language == .zh ? 8 : 5, ideal: 8),
      Column(texts.columnGoods, minimum: 14, ideal: 20, dropOrder: 5, isFlexible: true),
    ]
    let rows = shipping.list.rows
    Table(columns: columns, rowCount: rows.count, selected: shipping.list.index, first: shipping.list.first) { index in
      parcelRow(rows[index])
    }.draw(on: &surface, in: body)
  }

  private func parcelRow(_ row: ParcelRow) -> TableRow {
    let isGone = shipping.list.ghost?.key == row.key
    let (due, ink) = row.due.map { dueCell($0, soonSeconds: 3600) } ?? ("", .plain)
    let dot = row.scanned >= row.pieces && row.pieces > 0 ? glyphs.dotAll : row.scanned > 0 ? glyphs.dotPart : glyphs.dotNone
    var marks: [String] = []
    if let stop = row.stop, stop.isOpen {
      marks.append(texts.stopMark(stop))
    } else if row.hasShipFault {
      marks.append("!! " + texts.title(WorkKind.shipFault))
    } else if row.isPaperVoid, row.unacknowledged == 0 {
      marks.append(texts.paperVoidMark)
    } else if row.unacknowledged > 0 {
      marks.append(texts.unacknowledged(row.unacknowledged))
    } else if let flag = row.flag {
      marks.append(texts.title(flag))
    }
    if row.afterCase != nil, marks.isEmpty { marks.append(texts.cardCase) }
    if row.bundle != nil {
      marks.append(texts.memberMark)
    } else if row.boxMembers > 0 {
      marks.append(texts.boxMark(row.boxMembers))
    }
    if row.packingBy != nil { marks.append(texts.packingMark) }
    if row.lateReason != nil || (row.stage.isOpen && row.due.map { $0 < now } == true) {
      marks.append(texts.lateMark(row.lateReason != nil))
    }
    let who = isGone ? goneRow(shipping.list.ghost?.by) : "\(row.recipient) \(row.city)"
    return TableRow(
      [
        TextRun(shipping.list.marked.contains(row.key) ? "*" : dot, shipping.list.marked.contains(row.key) ? .key : .plain),
        .safe(row.id.text), TextRun(texts.title(row.stage)), TextRun(due, ink), .safe(who),
        .safe(row.courier.map(courierName) ?? "-"), .safe(Width.middle(Sanitizer.visible(row.waybill ?? "-"), 13)),
        TextRun("\(row.scanned)/\(row.pieces)"),
        TextRun(marks.joined(separator: " "), row.stop?.isOpen == true || row.hasShipFault ? .late : row.flag?.ink ?? .plain),
        .safe(row.goods),
      ], isGreyed: isGone)
  }

  func parcelDetail(width: Int) -> [[TextRun]] {
    guard let row = shipping.list.selected else { return [] }
    guard let card = shipping.card, card.parcel.id == row.id else { return [[TextRun(texts.loading + " \(row.id.text)", .dim)]] }
    let parcel = card.parcel
    var lines: [[TextRun]] = [
      [
        TextRun("\(texts.columnParcel) \(parcel.id.text)  ", .title), TextRun(texts.title(parcel.stage) + "  ", .strong),
        TextRun([parcel.courier.map(courierName), parcel.waybill].compactMap { $0 }.joined(separator: " ")),
      ]
    ]
    if let stop = parcel.interception {
      lines += Flow.lines(
        [TextRun((stop.state.isOpen ? "!! " : "   ") + stopLine(parcel, stop), stop.state.isOpen ? .late : .dim)], columns: width,
        indent: 3)
    }
    if let fault = parcel.shipFault {
      lines += Flow.lines(
        [TextRun("!! \(texts.title(WorkKind.shipFault)): ", .late), .safe(fault.text)], columns: width, indent: 3)
    } else if let told = parcel.toldAt {
      lines.append([TextRun(texts.platformTold + " " + texts.moment(told, now: now, in: calendar.zone), .dim)])
    }
    if let lead = parcel.bundle { lines.append([TextRun(texts.boxLine(lead: lead.text), .title)]) }
    if !card.box.isEmpty {
      let names = card.box.map { "\($0.parcel.id.text) \($0.order.order.number.suffix(4))" }
      lines.append([TextRun(texts.boxLine(members: card.box.count) + ": ", .title), TextRun(texts.list(names))])
    }
    if let by = parcel.packingBy { lines.append([TextRun(texts.packingLine(person(by)), .soon)]) }
    if parcel.stage.isOpen, parcel.late != nil || row.due.map({ $0 < now }) == true {
      lines += Flow.lines(
        [TextRun(texts.lateLine(parcel.late?.reason), parcel.late == nil ? .late : .dim)], columns: width, indent: 2)
    }
    let open = card.commands.filter { $0.refusal == nil }
    if !open.isEmpty {
      var next = [TextRun(texts.cardNext + " ", .dim)]
      for (kind, _) in open {
        if let key = Bindings.binding(of: .command(kind), in: .wave)?.keys.first { next.append(TextRun(key.name + " ", .key)) }
        next.append(TextRun(texts.title(kind) + "  "))
      }
      lines += Flow.lines(next, columns: width, indent: 4)
    }
    if parcel.acknowledgedAmendments < card.order.facts.amendments, let last = card.order.amendments.last {
      lines.append([TextRun("!! \(texts.title(Flag.red)): \(texts.redFlag(last.redFlagNote))", .flagRed)])
    }
    for line in card.lines {
      let isDone = line.scanned >= line.quantity
      let runs = [
        TextRun("  \(isDone ? glyphs.checked : glyphs.unchecked) \(line.scanned)/\(line.quantity)  ", isDone ? .done : .plain),
        TextRun("\(line.location)  ", .dim), TextRun(line.title), TextRun(" \(line.attributes)  "),
        TextRun("\(line.sku) \(line.barcode)", .dim),
      ]
      lines += Flow.lines(runs, columns: width, indent: 11)
    }
    lines.append([])
    return lines + orderLines(card.order, width: width)
  }
}
