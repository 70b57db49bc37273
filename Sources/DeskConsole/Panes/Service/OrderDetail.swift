import DeskCore
import DeskScreen

/// The order's card as lines: what a person needs while speaking with the buyer, the next step first.
extension AppState {
  func orderDetail(width: Int) -> [[TextRun]] {
    guard let row = worklist.list.selected else { return [] }
    if selectedRequest != nil { return matterDetail(width: width, next: nextSteps(width: width)) }
    guard let card = worklist.card, card.order.id == selectedOrder else {
      return [[TextRun(texts.loading + " \(row.number)", .dim)]]
    }
    return orderLines(card, width: width, next: nextSteps(width: width))
  }

  /// `next`: the acts that are possible, when they aren't shown above the card already.
  func orderLines(_ card: OrderCard, width: Int, next: [[TextRun]] = []) -> [[TextRun]] {
    let order = card.order
    var lines: [[TextRun]] = []
    let paidAt = order.paidAt.map { " " + texts.moment($0, now: now, in: calendar.zone) } ?? ""
    lines.append([
      TextRun(texts.columnOrder + " \(order.number)", .title), TextRun("  \(texts.title(card.facts.trade))\(paidAt)  "),
      TextRun(texts.title(card.facts.stage), .strong),
    ])
    var second = [TextRun("\(order.id.text) · \(order.shop)", .dim)]
    if let holder = card.facts.claimedBy { second.append(TextRun("  \(texts.columnOwner) \(person(holder))")) }
    if let flag = card.facts.flag { second.append(TextRun("  \(texts.title(flag))", flag.ink)) }
    lines.append(second)
    lines += warnings(card, width: width)
    lines += next
    if let together = card.history?.together, !together.isEmpty {
      let numbers = together.map { Self.short($0.number) }.joined(separator: " ")
      lines += Flow.lines([TextRun(texts.cardTogether + " ", .warning), TextRun(numbers, .strong)], columns: width, indent: 5)
    }
    lines += caseLines(card, width: width) + requestLines(card, width: width)
    lines += address(card, width: width) + goods(card, width: width) + speech(card, width: width) + changes(card, width: width)
    lines += parcels(card) + history(card, width: width) + timeline(card.timeline, width: width, unmasked: card.unmasked)
    return lines
  }

  private func heading(_ text: String) -> TextRun { TextRun(text + " ", .dim) }

  /// The acts that are possible now, with their keys; those that have none have a number in the list of acts. A key stays with its word.
  private func nextSteps(width: Int) -> [[TextRun]] {
    // What has left the list is done with: its keys say so, and the card offers none.
    guard goneBy == nil else { return [] }
    let possible = acts().compactMap { entry -> (ActsState.Entry, CommandKind)? in
      if case .command(let kind, _) = entry.act { (entry, kind) } else { nil }
    }
    guard !possible.isEmpty else { return [] }
    var steps = possible.prefix(9).map { entry, kind in
      let words = texts.title(kind) + (entry.detail.isEmpty ? "" : " " + entry.detail.prefix { $0 != " " }) + "  "
      return (entry.key.map { [TextRun($0.name + " ", .key)] } ?? []) + [TextRun(words)]
    }
    if possible.count > 9 || possible.contains(where: { $0.0.key == nil }) {
      steps.append([TextRun("F9 ", .key), TextRun(texts.title(Action.acts))])
    }
    var lines = [[heading(texts.cardNext)]]
    var used = Width.of(texts.cardNext) + 1
    for step in steps {
      let cells = step.reduce(0) { $0 + Width.of($1.text) }
      if used + cells - 2 > width {
        lines.append([TextRun("     ")])
        used = 5
      }
      lines[lines.count - 1] += step
      used += cells
    }
    return lines
  }

  private func address(_ card: OrderCard, width: Int) -> [[TextRun]] {
    let current = card.current
    func shown(_ field: AmendableField, _ text: String) -> String { card.unmasked ? text : masked(field, text) }
    func runs(_ field: AmendableField, _ value: CurrentOrder.Field) -> [TextRun] {
      guard value.isAmended else { return [TextRun(shown(field, value.current) + "  ")] }
      return [
        TextRun(shown(field, value.current) + " ", .strong),
        TextRun("(\(texts.originally(shown(field, value.original))))  ", .flagRed),
      ]
    }
    var lines = [[heading(texts.cardAddress)] + runs(.recipient, current.recipient) + runs(.phone, current.phone)]
    let place = shown(.address, current.address.current)
    for line in Wrap.lines(Sanitizer.visible(place), columns: max(width - 5, 10)) {
      lines.append([TextRun("     "), TextRun(line, current.address.isAmended ? .strong : .plain)])
    }
    if current.address.isAmended {
      for line in Wrap.lines(
        Sanitizer.visible(texts.originally(shown(.address, current.address.original))), columns: max(width - 5, 10))
      {
        lines.append([TextRun("     "), TextRun(line, .flagRed)])
      }
    }
    if card.order.masked { lines.append([TextRun("     "), TextRun(texts.maskedByPlatform, .warning)]) }
    if !current.invoice.current.isEmpty { lines.append([heading(texts.cardInvoice)] + runs(.invoice, current.invoice)) }
    for (field, text) in current.wishes.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      lines.append([heading(texts.cardWishes), TextRun("\(texts.title(field)) "), TextRun(shown(field, text), .strong)])
    }
    return lines
  }

  private func goods(_ card: OrderCard, width: Int) -> [[TextRun]] {
    let order = card.order
    var money = [
      heading(texts.paid), TextRun(card.facts.paid(order).decimal, .strong),
      TextRun("  (\(texts.goodsMoney) \(order.goods.decimal) + \(texts.shippingFee) \(card.current.shippingFee.current))", .dim),
    ]
    if card.facts.platformRefund > .zero {
      money.append(TextRun("  \(texts.refunded) \(card.facts.platformRefund.decimal)", .warning))
    }
    var lines = [money]
    for line in card.lines {
      let attributes = card.current.attributes[line.line]
      var runs = [TextRun("  \(line.line) "), TextRun(line.title)]
      runs.append(TextRun(" " + (attributes?.current ?? line.attributes), attributes?.isAmended == true ? .strong : .plain))
      if let attributes, attributes.isAmended { runs.append(TextRun(" (\(texts.originally(attributes.original)))", .flagRed)) }
      runs.append(TextRun(" ×\(line.quantity)", .strong))
      let price = card.current.prices[line.line]
      runs.append(TextRun("  \(price?.current ?? line.price.decimal)"))
      if let price, price.isAmended { runs.append(TextRun(" (\(texts.originally(price.original)))", .flagRed)) }
      if let stock = card.stock[line.sku] {
        runs.append(TextRun("  \(texts.stockAvailable) \(stock.available)", stock.available < line.quantity ? .late : .dim))
      }
      lines += Flow.lines(runs, columns: width, indent: 4)
    }
    return lines
  }

  private func speech(_ card: OrderCard, width: Int) -> [[TextRun]] {
    guard card.order.hasMessages else { return [] }
    let isRead = card.facts.messagesReviewed
    var lines = [[heading(texts.cardMessages), TextRun(isRead ? texts.read : texts.unread, isRead ? .dim : .warning)]]
    // REC-3: who may not see the buyer may not read them either.
    guard card.unmasked else { return lines }
    for (who, text) in [(texts.buyerSays, card.order.buyerMessage), (texts.sellerSays, card.order.sellerRemark)] where !text.isEmpty
    {
      for line in Wrap.lines(Sanitizer.visible("\(who): \(text)"), columns: max(width - 2, 10)) {
        lines.append([TextRun("  " + line)])
      }
    }
    return lines
  }

  private func changes(_ card: OrderCard, width: Int) -> [[TextRun]] {
    card.amendments.flatMap { amendment in
      let from = card.unmasked ? amendment.from : masked(amendment.field, amendment.from)
      let to = card.unmasked ? amendment.to : masked(amendment.field, amendment.to)
      let place = amendment.line.map { " #\($0)" } ?? ""
      let runs = [
        TextRun("\(texts.cardAmendments)\(amendment.number) ", .flagRed),
        TextRun("\(texts.title(amendment.field))\(place): \(from) \(glyphs.arrow) \(to)"),
        TextRun(
          "  \(person(amendment.by)) \(texts.moment(amendment.at, now: now, in: calendar.zone)) \(card.unmasked ? amendment.note ?? "" : "")",
          .dim),
      ]
      return Flow.lines(runs, columns: width, indent: 6)
    }
  }

  private func parcels(_ card: OrderCard) -> [[TextRun]] {
    card.parcels.map { parcel in
      [
        heading(texts.cardParcels), TextRun(parcel.id.text + " "), TextRun(texts.title(parcel.stage) + " ", .strong),
        TextRun([parcel.courier.map(courierName), parcel.waybill].compactMap { $0 }.joined(separator: " ")),
        TextRun(parcel.afterCase.map { "  \(texts.cardCase) \($0.text)" } ?? "", .dim),
      ]
    }
  }

  private func history(_ card: OrderCard, width: Int) -> [[TextRun]] {
    guard let history = card.history, history.count > 0 else { return [] }
    let counts = texts.historyCounts("\(history.count)\(history.isMore ? "+" : "")", open: history.open, closed: history.closed)
    var lines = [[heading(texts.cardHistory), TextRun(counts)]]
    for entry in history.newest {
      let row = entry.order
      lines.append([
        TextRun("  \(texts.moment(row.at, now: now, in: calendar.zone)) ", .dim), TextRun("\(Self.short(row.number)) "),
        TextRun(row.paid.decimal + " ", .strong), TextRun(texts.title(row.stage)),
        TextRun(entry.contacts > 0 ? "  " + texts.contacts(entry.contacts) : "", .dim),
        TextRun(entry.cases > 0 ? "  " + texts.cases(entry.cases) : "", .warning), TextRun("  \(row.goods)", .dim),
      ])
    }
    return lines
  }

  func timeline(_ rows: [TimelineRow], width: Int, unmasked: Bool) -> [[TextRun]] {
    guard !rows.isEmpty else { return [] }
    var lines = [[heading(texts.cardTimeline)]]
    for row in rows.sorted(by: { $0.seq > $1.seq }) {
      let said = texts.spoken(row, unmasked: unmasked)
      lines += Flow.lines(
        timelineLine(row, showsSubject: false) + (said.isEmpty ? [] : [TextRun("  " + said)]), columns: width, indent: 8)
    }
    return lines
  }

  func timelineLine(_ row: TimelineRow, showsSubject: Bool) -> [TextRun] {
    return [
      TextRun("  \(texts.moment(row.at, now: now, in: calendar.zone)) ", .dim), TextRun(person(row.by) + " "),
      TextRun(row.isStandIn ? (row.role.map(texts.actingAs) ?? "") + " " : "", .strong),
      .safe(texts.act(row, person: person), row.done ? .plain : .warning),
      TextRun(showsSubject ? " \(texts.name(recorded: row.subject, person: person))" : "", .dim),
    ]
  }
}
