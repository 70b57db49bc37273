import DeskCore

/// After-sale cases, approval requests, the facts of care, and the order's balance.
extension Shapes {
  func afterCase(_ one: AfterCase) -> [(String, JSON)] {
    [
      ("id", .string(one.id.text)), ("order", .string(one.order.text)), ("version", .int(one.version)),
      ("kind", .string(one.kind.rawValue)), ("stage", .string(one.stage.rawValue)), ("reception", .string(one.reception.rawValue)),
      ("acceptance", .string(one.acceptance.rawValue)), ("amount", money(one.amount)),
      ("settled", one.settled.map(money) ?? .null), ("reason", .string(one.reason)),
      ("goods", .array(one.back.map(line))), ("send", .array(one.out.map(line))), ("openedBy", .string(one.openedBy)),
      ("openedAt", time(one.openedAt)), ("decidedBy", .optional(one.decidedBy)), ("decidedAt", time(one.decidedAt)),
      ("receivedAt", time(one.receivedAt)), ("inspectedAt", time(one.inspectedAt)), ("settledAt", time(one.settledAt)),
      (
        "dispute",
        one.disputeDue == nil
          ? .null
          : .object([
            ("number", .optional(one.disputeNumber)), ("dueAt", time(one.disputeDue)), ("answeredAt", time(one.disputeAnsweredAt)),
          ])
      ),
    ]
  }

  func caseCard(_ card: CaseCard, _ describe: Describe) -> JSON {
    .object(afterCase(card.afterCase) + [("commands", commands(card.commands, describe))])
  }

  private func line(_ line: AfterCase.Line) -> JSON {
    .object([
      ("line", .int(line.line)), ("sku", .string(line.sku)), ("quantity", .int(line.quantity)), ("received", .int(line.received)),
      ("damaged", .int(line.damaged)),
    ])
  }

  /// `arguments` may hold a buyer's address: only for who may see it (REC-3).
  func request(_ one: ApprovalRequest, sees: Bool) -> [(String, JSON)] {
    [
      ("id", .string(one.id.text)), ("order", .optional(one.order?.text)), ("version", .int(one.version)),
      ("stage", .string(one.stage.rawValue)), ("command", .string(one.command.rawValue)), ("subject", .string(one.subject.text)),
      ("args", sees || one.order == nil ? JSONText.parse(one.arguments) ?? .null : .null),
      ("amount", .optional(one.use?.amount.rawValue)),
      ("value", one.use.map { money($0.value) } ?? .null), ("level", .string(one.level.rawValue)),
      ("askedBy", .string(one.askedBy)),
      ("askedAt", time(one.askedAt)), ("decidedBy", .optional(one.decidedBy)), ("decidedAt", time(one.decidedAt)),
      ("answer", .optional(one.answer)),
    ]
  }

  func requestCard(_ card: RequestCard, sees: Bool, _ describe: Describe) -> JSON {
    .object(request(card.request, sees: sees) + [("commands", commands(card.commands, describe))])
  }

  func care(_ care: OrderCare, sees: Bool) -> JSON {
    .object([
      ("tryAt", time(care.tryAt)), ("remindedAt", time(care.remindedAt)),
      ("cancelReason", .optional(sees ? care.cancelReason : nil)),
      ("cancelledAt", time(care.cancelledAt)), ("shortage", .optional(care.shortage?.rawValue)),
      ("shortageAt", time(care.shortageAt)),
      ("escalatedTo", .optional(care.escalatedTo)), ("escalatedAt", time(care.escalatedAt)),
      ("offeredBy", .optional(care.offeredBy)),
      ("offeredAt", time(care.offeredAt)), ("rating", .optional(care.rating?.rawValue)), ("ratedAt", time(care.ratedAt)),
      ("ratingAnsweredAt", time(care.ratingAnsweredAt)), ("deliveredAt", time(care.deliveredAt)),
      ("visitedAt", time(care.visitedAt)),
      ("reportedBy", .optional(care.reportedBy)), ("reportedAt", time(care.reportedAt)),
      ("verdict", .optional(care.verdict?.rawValue)),
      ("amendedAt", time(care.amendedAt)),
    ])
  }

  func balance(_ balance: CaseBalance) -> JSON {
    let items = balance.shipped.keys.sorted { ($0.line, $0.sku) < ($1.line, $1.sku) }
    return .object([
      ("paid", money(balance.paid)), ("refunded", money(balance.refunded)), ("promised", money(balance.promised)),
      ("refundable", money(balance.refundable)),
      (
        "goods",
        .array(
          items.map { item in
            .object([
              ("line", .int(item.line)), ("sku", .string(item.sku)), ("shipped", .int(balance.shipped[item] ?? 0)),
              ("returning", .int(balance.returning[item] ?? 0)), ("returnable", .int(balance.returnable(item))),
            ])
          })
      ),
    ])
  }

  func mark(_ mark: BuyerMark) -> JSON {
    .object([
      ("order", .string(mark.order.text)), ("reportedBy", .string(mark.reportedBy)), ("judgedBy", .string(mark.judgedBy)),
      ("at", time(mark.at)),
    ])
  }

  func note(_ note: OrderNote) -> JSON {
    .object([
      ("text", .string(note.text)), ("flag", .optional(note.flag?.rawValue)), ("by", .string(note.by)), ("at", time(note.at)),
    ])
  }

  /// What a request asks for, member by member as far as it has one.
  func gist(_ gist: RequestGist) -> JSON {
    let members: [(String, String?)] = [
      ("sku", gist.sku), ("place", gist.place), ("field", gist.field?.rawValue), ("role", gist.role?.rawValue),
      ("amount", gist.amount?.rawValue), ("amends", gist.amends?.rawValue), ("case", gist.caseKind?.rawValue),
      ("detail", gist.detail),
      ("from", gist.from), ("to", gist.to), ("shop", gist.shop?.text),
    ]
    return .object(
      members.compactMap { name, value in value.map { (name, .string($0)) } } + (gist.pieces.map { [("pieces", .int($0))] } ?? []))
  }

  func matter(_ matter: QueueRow.Matter) -> JSON {
    switch matter {
    case .afterCase(let kind, let stage, let amount):
      .object([
        ("case", .string(kind.rawValue)), ("stage", .string(stage.rawValue)), ("amount", money(amount)),
      ])
    case .request(let command, let use, let askedBy):
      .object([
        ("command", .string(command.rawValue)), ("amount", .optional(use?.amount.rawValue)),
        ("value", use.map { money($0.value) } ?? .null),
        ("askedBy", .string(askedBy)),
      ])
    }
  }

  /// What stops or troubles a parcel (ORD-8, AFT-4).
  func trouble(_ parcel: Parcel) -> [(String, JSON)] {
    [
      (
        "interception",
        parcel.interception.map { stop in
          .object([
            ("state", .string(stop.state.rawValue)), ("by", .string(stop.by)), ("at", time(stop.at)),
            ("reason", .string(stop.reason)),
            ("seenBy", .optional(stop.seenBy)), ("seenAt", time(stop.seenAt)),
          ])
        } ?? .null
      ),
      (
        "exception",
        parcel.exception.map { trouble in
          .object([
            ("kind", .string(trouble.kind.rawValue)), ("owner", .string(trouble.owner)), ("nextAt", time(trouble.next)),
          ])
        } ?? .null
      ), ("case", .optional(parcel.afterCase?.text)), ("printedAmendments", .int(parcel.printedAmendments)),
      ("toldAt", time(parcel.toldAt)),
      ("shipFault", parcel.shipFault.map { .object([("text", .string($0.text)), ("at", time($0.at))]) } ?? .null),
    ]
  }
}
