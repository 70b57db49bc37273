import DeskConsole
import DeskCore

/// What customer service and after-sale know of an order, for people to read.
struct ServiceText {
  let card: OrderCard
  let acting: Acting

  init(_ card: OrderCard, _ acting: Acting) {
    self.card = card
    self.acting = acting
  }

  private var context: Context { acting.context }
  private var texts: Texts { context.describe.texts }
  private func person(_ name: String) -> String { context.describe.person(name) }

  /// Before everything else: what whoever handles the order must know.
  var warnings: [String] {
    var lines: [String] = []
    if let mark = card.mark {
      lines.append(
        context.say(
          "!! 问题买家: \(person(mark.reportedBy)) 报告, \(person(mark.judgedBy)) 认定 \(acting.clock(mark.at)) (\(mark.order.text))",
          "!! troublesome buyer: reported by \(person(mark.reportedBy)), confirmed by \(person(mark.judgedBy)) \(acting.clock(mark.at)) (\(mark.order.text))"
        ))
    }
    if let check = card.promotions {
      if case .mismatch(let paid, let says) = check.outcome {
        let ids = check.priced.applied.map(\.id.text).joined(separator: " ")
        lines.append("!  \(texts.promotionMismatch(paid, says))  (\(ids))")
      }
      if !check.giftsDue.isEmpty {
        lines.append(context.say("赠品 ", "gifts ") + check.giftsDue.map { "\($0.sku)×\($0.quantity)" }.joined(separator: " "))
      }
    }
    for parcel in card.parcels { lines += Self.trouble(parcel, acting) }
    return lines
  }

  /// ORD-8, AFT-4: that a parcel is being stopped, or went wrong.
  static func trouble(_ parcel: Parcel, _ acting: Acting) -> [String] {
    let describe = acting.context.describe
    var lines: [String] = []
    if let stop = parcel.interception {
      lines.append(
        "\(stop.state.isOpen ? "!! " : "")\(parcel.id.text) \(describe.texts.title(stop.state)): \(stop.reason)"
          + "  (\(describe.person(stop.by)) \(acting.clock(stop.at))"
          + (stop.seenBy.map { " → \(describe.person($0)) \(acting.clock(stop.seenAt))" } ?? "") + ")")
    }
    if let exception = parcel.exception {
      lines.append(
        "!! \(parcel.id.text) \(describe.texts.title(WorkKind.exception)): \(describe.texts.title(exception.kind))"
          + "  (\(describe.person(exception.owner)) → \(acting.clock(exception.next)))")
    }
    if let fault = parcel.shipFault {
      lines.append("!! \(parcel.id.text) \(describe.texts.title(WorkKind.shipFault)): \(fault.text)  (\(acting.clock(fault.at)))")
    }
    return lines
  }

  /// Facts of care that are there, one line each.
  var care: [String] {
    let care = card.facts.care
    func line(_ zh: String, _ en: String, _ at: Instant?, _ more: String = "") -> String? {
      at.map { "\(context.say(zh, en)) \(acting.clock($0))" + (more.isEmpty ? "" : "  \(more)") }
    }
    let name = { (text: String?) in text.map { $0.isEmpty ? context.describe.texts.title(Role.agentLead) : person($0) } ?? "" }
    return [
      line("再联系", "try again", care.tryAt), line("已催付", "reminded", care.remindedAt),
      line("买家取消", "cancelled", care.cancelledAt, card.unmasked ? care.cancelReason ?? "" : ""),
      care.shortage.flatMap { line("缺货", "shortage", care.shortageAt, texts.title($0)) },
      line("升级给", "escalated", care.escalatedAt, name(care.escalatedTo)),
      line("交班待接", "handed over", care.offeredAt, name(care.offeredBy)), line("签收", "delivered", care.deliveredAt),
      line("已回访", "looked in", care.visitedAt),
      care.rating.flatMap { line("评价", "rated", care.ratedAt, texts.title($0)) },
      line("评价已回复", "review answered", care.ratingAnsweredAt),
      line(
        "买家被报告", "buyer reported", care.reportedAt,
        [name(care.reportedBy), care.verdict.map(texts.title) ?? ""].joined(separator: " ")),
    ].compactMap(\.self)
  }

  /// ORD-11.
  var notes: [String] {
    card.notes.map { note in
      context.say("备注 ", "note ")
        + "\(note.flag.map { "[\(texts.title($0))] " } ?? "")\(note.text)  (\(note.by) \(acting.clock(note.at)))"
    }
  }

  var balance: [String] {
    guard let balance = card.balance, !card.cases.isEmpty || balance.refunded > .zero else { return [] }
    return [
      context.say(
        "已付 \(balance.paid.decimal)  已退 \(balance.refunded.decimal)  待退 \(balance.promised.decimal)  还能退 \(balance.refundable.decimal)",
        "paid \(balance.paid.decimal)  refunded \(balance.refunded.decimal)  promised \(balance.promised.decimal)  refundable \(balance.refundable.decimal)"
      )
    ]
  }

  var cases: [String] { card.cases.map { head($0.afterCase) } + card.requests.map { RequestText(acting).head($0.request) } }

  private func head(_ one: AfterCase) -> String {
    var parts = [one.id.text, texts.title(one.kind), texts.title(one.stage)]
    if one.kind.returnsGoods { parts += [texts.title(one.reception), texts.title(one.acceptance)] }
    parts.append(one.amount.decimal)
    if let settled = one.settled { parts.append(context.say("已退 ", "refunded ") + settled.decimal) }
    if let due = one.disputeDue {
      parts.append(
        context.say("维权 ", "dispute ") + "\(one.disputeNumber ?? "") "
          + (one.disputeAnsweredAt == nil ? "→ \(acting.clock(due))" : context.say("已答复", "answered")))
    }
    return parts.joined(separator: "  ")
  }

  func full(_ one: CaseCard) -> [String] {
    let now = one.afterCase
    var lines = [
      head(now), "\(card.order.id.text)  \(card.order.number)  v\(now.version)", context.say("原因 ", "reason ") + now.reason,
    ]
    lines.append(
      context.say("登记 ", "opened ") + "\(person(now.openedBy)) \(acting.clock(now.openedAt))"
        + (now.decidedBy.map { context.say("  决定 ", "  decided ") + "\(person($0)) \(acting.clock(now.decidedAt))" } ?? ""))
    lines += now.lines.map { line in
      let way = line.isOutgoing ? context.say("寄出", "out") : context.say("退回", "back")
      let state =
        line.isOutgoing
        ? "" : context.say("  收到 \(line.received) 损坏 \(line.damaged)", "  received \(line.received), damaged \(line.damaged)")
      return "  \(way)  \(line.line > 0 ? "\(line.line). " : "")\(line.sku) ×\(line.quantity)\(state)"
    }
    lines += card.parcels.filter { $0.afterCase == now.id }.map { "  \($0.id.text)  \(context.describe.texts.title($0.stage))" }
    return lines + balance + Self.possible(one.commands, context)
  }

  static func possible(_ commands: [(kind: CommandKind, refusal: Refusal?)], _ context: Context) -> [String] {
    let texts = context.describe.texts
    return [context.say("可办: ", "possible: ") + texts.list(commands.filter { $0.refusal == nil }.map { texts.title($0.kind) })]
      + commands.compactMap { kind, refusal in refusal.map { "  ✗ \(texts.title(kind)): \(context.describe.text($0))" } }
  }
}
