import DeskCore
import DeskScreen

/// What a person must know before anything else, and what of money and goods is under way.
extension AppState {
  private func at(_ instant: Instant) -> String { texts.moment(instant, now: now, in: calendar.zone) }

  /// Warnings first, the gravest on top; the mark and the word before the colour.
  func warnings(_ card: OrderCard, width: Int) -> [[TextRun]] {
    let care = card.facts.care
    var lines: [[TextRun]] = []
    func add(_ mark: String, _ text: String, _ ink: Ink) {
      lines += Flow.lines([TextRun(mark + text, ink)], columns: width, indent: 3)
    }
    if let mark = card.mark { add("!! ", texts.warnMark(mark.order.text, person(mark.judgedBy), at(mark.at)), .late) }
    if let cancelled = care.cancelledAt { add("!! ", texts.warnCancelled(at(cancelled), care.cancelReason ?? ""), .late) }
    for parcel in card.parcels {
      if let stop = parcel.interception {
        add(stop.state.isOpen ? "!! " : "   ", stopLine(parcel, stop), stop.state.isOpen ? .late : .dim)
      }
    }
    if let choice = care.shortage { add("!  ", texts.warnShortage(texts.title(choice), care.shortageAt.map(at) ?? ""), .warning) }
    if let escalated = care.escalatedAt {
      let to = care.escalatedTo.flatMap { $0.isEmpty ? nil : person($0) } ?? texts.theLead
      add("!  ", texts.warnEscalated(to, at(escalated)), .warning)
    }
    if let by = care.offeredBy { add("!  ", texts.warnOffered(person(by), care.offeredAt.map(at) ?? ""), .warning) }
    if care.isReported { add("!  ", texts.warnReported(person(care.reportedBy ?? ""), care.reportedAt.map(at) ?? ""), .warning) }
    if let rating = care.rating, rating.needsAnswer, care.ratingAnsweredAt == nil {
      add("!  ", texts.warnReview(texts.title(rating), care.ratedAt.map(at) ?? ""), .warning)
    }
    if let check = card.promotions {
      let ids = check.priced.applied.map(\.id.text)
      if case .mismatch(let paid, let says) = check.outcome {
        add("!  ", "\(texts.promotionMismatch(paid, says)) · \(texts.promotionsOf(ids))", .warning)
      } else {
        add("   ", texts.promotionsOf(ids), .dim)
      }
      if !check.giftsDue.isEmpty { add("   ", texts.giftsDue(check.giftsDue.map { "\($0.sku)×\($0.quantity)" }), .strong) }
    }
    for parcel in card.parcels {
      guard let trouble = parcel.exception else { continue }
      add("!  ", texts.warnException(parcel.id.text, texts.title(trouble.kind), person(trouble.owner), at(trouble.next)), .warning)
    }
    if card.facts.contactOutcome == .noAnswer, card.facts.stage == .awaitingContact, let next = care.tryAt {
      add("   ", texts.warnTryAt(at(next)), .soon)
    }
    if card.facts.stage == .awaitingPayment, let reminded = care.remindedAt { add("   ", texts.warnReminded(at(reminded)), .dim) }
    return lines
  }

  /// ORD-8, as it stands: asked 15:22 → seen 15:22 → found or already gone.
  func stopLine(_ parcel: Parcel, _ stop: Interception) -> String {
    var steps = [texts.warnStop(parcel.id.text, person(stop.by), at(stop.at))]
    if let seenBy = stop.seenBy, let seenAt = stop.seenAt { steps.append(texts.warnSeen(person(seenBy), at(seenAt))) }
    switch stop.state {
    case .requested: steps.append(texts.warnUnseen)
    case .seen: steps.append(texts.warnSeeking)
    case .found, .gone, .lifted: steps.append(texts.title(stop.state))
    }
    return steps.joined(separator: " \(glyphs.arrow) ") + (stop.reason.isEmpty ? "" : " (\(stop.reason))")
  }

  /// AFT-1, AFT-2: each case with reception and acceptance side by side, and what is left of money.
  func caseLines(_ card: OrderCard, width: Int) -> [[TextRun]] {
    guard !card.cases.isEmpty else { return [] }
    var lines: [[TextRun]] = []
    for one in card.cases.map(\.afterCase) {
      let isOver = one.stage == .closed || one.stage == .withdrawn
      var head = [
        TextRun(texts.cardCase + " ", .dim), TextRun("\(one.id.text) \(texts.title(one.kind)) ", isOver ? .dim : .strong),
        TextRun(texts.title(one.stage) + " ", isOver ? .dim : .title), TextRun(one.amount.decimal + "  "),
      ]
      if one.kind.returnsGoods {
        head.append(
          TextRun("\(texts.title(one.reception)) · \(texts.title(one.acceptance))  ", one.inspectedAt == nil ? .soon : .done))
      }
      head.append(TextRun(card.unmasked ? one.reason : "", .dim))
      lines += Flow.lines(head, columns: width, indent: 5)
      for line in one.lines where !isOver {
        let name = card.catalogue[line.sku]?.title ?? line.sku
        let back = texts.goodsBack(line.received, of: line.quantity, damaged: line.damaged)
        lines.append([
          TextRun("     "), TextRun("\(line.sku) \(name) ×\(line.quantity)  "),
          TextRun(line.isOutgoing ? texts.goodsOut : back, .dim),
        ])
      }
      if one.isDisputed, let due = one.disputeDue {
        let (left, ink) = dueCell(due, soonSeconds: 24 * 3600)
        lines.append([TextRun("     "), TextRun(texts.disputeDue(one.disputeNumber ?? "", left.trimmingBlanks()), ink)])
      }
    }
    if let balance = card.balance {
      let text = texts.balance(balance.paid, refunded: balance.refunded, promised: balance.promised, left: balance.refundable)
      lines += Flow.lines([TextRun(texts.cardBalance + " ", .dim), TextRun(text)], columns: width, indent: 5)
    }
    return lines
  }

  func requestLines(_ card: OrderCard, width: Int) -> [[TextRun]] {
    card.requests.flatMap { one in
      let request = one.request
      let isOpen = request.stage == .proposed || request.stage == .failed
      var runs = [
        TextRun(texts.cardRequest + " ", .dim),
        TextRun("\(request.id.text) \(texts.title(request.command)) ", isOpen ? .strong : .dim),
        TextRun(request.use.map { "\(texts.title($0.amount)) \($0.value.decimal)  " } ?? ""),
        TextRun(texts.title(request.stage) + " ", isOpen ? .soon : .dim),
        TextRun(isOpen ? "(\(texts.title(request.level))) " : ""),
      ]
      if let change = change(asked: request, card) { runs.append(TextRun(change + "  ", .strong)) }
      runs.append(TextRun("\(person(request.askedBy)) \(at(request.askedAt))", .dim))
      if let by = request.decidedBy, let when = request.decidedAt {
        runs.append(TextRun(" \(glyphs.arrow) \(person(by)) \(at(when)) \(request.answer ?? "")", .dim))
      }
      return Flow.lines(runs, columns: width, indent: 5)
    }
  }

  /// `价格 #1: 128.00 → 98.00`, while it waits.
  func change(asked request: ApprovalRequest, _ card: OrderCard) -> String? {
    let arguments = RecordText.members(request.arguments)
    guard request.command == .amendOrder, let field = arguments["field"].flatMap(AmendableField.init(rawValue:)),
      let to = arguments["to"]
    else { return nil }
    let line = arguments["line"].flatMap { Int($0) }
    let from = request.stage == .proposed ? card.current.value(field, line: line).map { "\($0) \(glyphs.arrow) " } ?? "" : ""
    return "\(texts.title(field))\(line.map { " #\($0)" } ?? ""): \(from)\(to)"
  }
}
