extension Draft {
  mutating func moveCase(by kind: CommandKind) throws(Refusal) {
    guard let now = before.afterCase else { return }
    let row = try Machine.afterCase.row(for: kind, in: now.stage, before)
    if let to = row.to { afterCase?.stage = to }
    for consequence in row.consequences { try apply(consequence) }
  }

  /// AFT-1: a case from what a person asks for; the balance is looked at here and again when it is approved.
  mutating func openCase() throws(Refusal) {
    guard case .openCase(_, let wish)? = before.command else { return }
    let draft = try AfterCaseDraft(wish, before)
    if let fault = before.balance.fault(draft.kind, amount: draft.amount, back: draft.lines.filter { !$0.isOutgoing }) {
      throw Refusal(rule: "AFT-2", fault)
    }
    out.newCases.append(draft)
  }

  mutating func decideCase() {
    afterCase?.decidedBy = before.actor.name
    afterCase?.decidedAt = before.now
  }

  /// Reserves what goes out and puts it into the next wave as a parcel of this case.
  mutating func sendGoods() {
    guard let now = before.afterCase else { return }
    for line in now.out.sorted(by: { $0.sku < $1.sku }) {
      out.movements.append(StockMovement(.reserved, sku: line.sku, reserved: line.quantity, subject: .afterCase(now.id)))
    }
    out.newParcels.append(
      ParcelDraft(
        order: before.order.id, wave: before.calendar.wave(confirmedAt: before.now),
        lines: now.out.map { Parcel.Line(line: $0.line, sku: $0.sku, quantity: $0.quantity) },
        acknowledgedAmendments: facts.amendments, afterCase: now.id))
  }

  mutating func receiveGoods() {
    guard let now = before.afterCase, case .receiveCase(_, let goods, _)? = before.command else { return }
    var lines = now.lines
    for index in lines.indices where !lines[index].isOutgoing {
      let open = lines[index].quantity - lines[index].received
      if goods.isEmpty {
        lines[index].received += open
      } else if let count = goods.first(where: { now.back(named: $0.name) == lines[index] }) {
        lines[index].received += count.quantity ?? open
      }
    }
    afterCase?.lines = lines
    afterCase?.receivedAt = before.now
  }

  /// AFT-3: good pieces go back to the shelf; damaged ones come back and are written off at once, so that the ledger tells of both.
  mutating func inspectGoods() {
    guard let now = before.afterCase, case .inspectCase(_, let verdict, let damaged, _)? = before.command else { return }
    afterCase?.acceptance = verdict
    afterCase?.inspectedAt = before.now
    guard verdict == .accepted else { return }
    var lines = now.lines
    for index in lines.indices where !lines[index].isOutgoing && lines[index].received > 0 {
      let line = lines[index]
      let bad = Situation.damaged(line, damaged)
      lines[index].damaged = bad
      out.movements.append(StockMovement(.returned, sku: line.sku, onHand: line.received, subject: .afterCase(now.id)))
      if bad > 0 { out.movements.append(StockMovement(.writtenOff, sku: line.sku, onHand: -bad, subject: .afterCase(now.id))) }
    }
    afterCase?.lines = lines
  }

  /// AFT-2: once.
  mutating func settle() {
    afterCase?.settledAt = before.now
    if let now = before.afterCase, now.kind.paysBack { afterCase?.settled = before.settledAmount ?? now.amount }
  }

  mutating func openDispute() {
    guard case .disputeCase(_, let number, let hours)? = before.command else { return }
    afterCase?.disputeNumber = number
    afterCase?.disputeDue = before.now.advanced(byHours: Int64(hours))
    afterCase?.disputeAnsweredAt = nil
  }

  /// The buyer's money goes back for what was cancelled: a case like any other, so that it is decided and settled by its rules.
  mutating func openRefundCase(_ reason: String, besides promised: Money = .zero) {
    let amount = before.balance.refundable - promised
    guard amount > .zero, before.facts.stage != .awaitingPayment else { return }
    out.newCases.append(AfterCaseDraft(order: before.order.id, kind: .refund, amount: amount, lines: [], reason: reason))
  }

  /// A stopped parcel of a cancelled order: its goods' share goes back, and with the last one that was to be stopped all that is left.
  mutating func refundStopped() {
    guard let parcel, let reason = facts.care.cancelReason else { return }
    let others = before.orderParcels.filter { $0.id != parcel.id }
    if others.contains(where: { $0.interception?.state.isOpen == true }) {
      let lines = parcel.lines.map { AfterCase.Line(line: $0.line, sku: $0.sku, quantity: $0.quantity) }
      openRefundCase(reason, besides: max(before.balance.refundable - AfterCaseDraft.worth(lines, before), .zero))
    } else {
      openRefundCase(reason)
    }
  }

  /// ORD-8: what has left becomes a return. Returns what it will pay back.
  @discardableResult
  mutating func openReturnCase(_ parcels: [Parcel], _ reason: String) -> Money {
    let balance = before.balance
    var lines: [AfterCase.Line] = []
    for one in parcels.flatMap(\.lines) {
      let item = CaseBalance.Item(line: one.line, sku: one.sku)
      // Goods that are on their way back already come back once. A parcel that has just gone counts as shipped from now on.
      let gone = parcels.filter { !$0.hasShipped }.flatMap(\.lines).filter { $0.line == one.line && $0.sku == one.sku }
      let possible = balance.returnable(item) + gone.reduce(0) { $0 + $1.quantity }
      let quantity = min(
        one.quantity, possible - lines.filter { $0.line == one.line && $0.sku == one.sku }.reduce(0) { $0 + $1.quantity })
      if quantity > 0 { lines.append(AfterCase.Line(line: one.line, sku: one.sku, quantity: quantity)) }
    }
    guard !lines.isEmpty else { return .zero }
    let worth = min(AfterCaseDraft.worth(lines, before), before.balance.refundable)
    out.newCases.append(AfterCaseDraft(order: before.order.id, kind: .returnRefund, amount: worth, lines: lines, reason: reason))
    return worth
  }
}

extension AfterCaseDraft {
  /// Reads what goods and money a wish means for its order.
  ///
  /// - Throws: `argument` refusals for goods that the order doesn't have, an amount where none belongs, or nothing at all.
  init(_ wish: AfterCaseWish, _ s: Situation) throws(Refusal) {
    if wish.amount != nil, wish.kind == .exchange || wish.kind == .resend { throw .argument("amount", .outOfRange) }
    if !wish.goods.isEmpty, wish.kind == .refund || wish.kind == .gift { throw .argument("goods", .outOfRange) }
    if !wish.send.isEmpty, wish.kind != .exchange && wish.kind != .gift { throw .argument("send", .outOfRange) }
    var lines: [AfterCase.Line] = []
    if wish.kind.returnsGoods || wish.kind == .resend {
      for line in try Self.pick(wish.goods, s) {
        lines.append(line)
        // A resend sends what was lost again; nothing comes back.
        if wish.kind == .resend { lines[lines.count - 1].isOutgoing = true }
      }
    }
    if wish.kind == .exchange || wish.kind == .gift {
      for count in wish.send {
        guard s.catalogue[count.name] != nil else { throw Refusal(rule: "INV-1", .unknownSKU(count.name)) }
        lines.append(AfterCase.Line(line: 0, sku: count.name, quantity: count.quantity ?? 1, isOutgoing: true))
      }
      if wish.kind == .exchange, wish.send.isEmpty {
        lines += lines.map { line in
          var out = line
          out.isOutgoing = true
          return out
        }
      }
    }
    // An exchange sends no more than comes back; what was sent again was shipped before.
    let (out, back) = (
      lines.filter(\.isOutgoing).reduce(0) { $0 + $1.quantity }, lines.filter { !$0.isOutgoing }.reduce(0) { $0 + $1.quantity }
    )
    if wish.kind == .exchange, out > back { throw .argument("send", .outOfRange) }
    if wish.kind == .resend, lines.contains(where: { $0.quantity > s.balance.shipped[.init(line: $0.line, sku: $0.sku)] ?? 0 }) {
      throw .argument("goods", .outOfRange)
    }
    if wish.kind == .gift, lines.isEmpty { throw .argument("send", .missing) }
    let worth = Self.worth(lines.filter { $0.isOutgoing == (wish.kind == .resend) }, s)
    let amount: Money
    switch wish.kind {
    case .refund:
      guard let asked = wish.amount else { throw .argument("amount", .missing) }
      amount = asked
    case .returnRefund: amount = wish.amount ?? min(worth, s.balance.refundable)
    case .exchange, .resend: amount = worth
    case .gift:
      // ROL-3: what it is worth is what authority is measured by.
      guard let asked = wish.amount else { throw .argument("amount", .missing) }
      amount = asked
    }
    guard amount > .zero || wish.kind == .exchange || wish.kind == .resend else { throw .argument("amount", .outOfRange) }
    self.init(order: s.order.id, kind: wish.kind, amount: amount, lines: lines, reason: wish.reason)
  }

  /// The order's lines that are named, all of them when none is.
  private static func pick(_ goods: [GoodsCount], _ s: Situation) throws(Refusal) -> [AfterCase.Line] {
    let balance = s.balance
    let items = balance.shipped.keys.sorted { ($0.line, $0.sku) < ($1.line, $1.sku) }
    func whole(_ item: CaseBalance.Item) -> Int { balance.returnable(item) }
    guard !goods.isEmpty else {
      let all = items.filter { whole($0) > 0 }.map { AfterCase.Line(line: $0.line, sku: $0.sku, quantity: whole($0)) }
      guard !all.isEmpty else { throw Refusal(rule: "AFT-2", .nothingShipped(s.order.id.text)) }
      return all
    }
    var lines: [AfterCase.Line] = []
    for count in goods {
      let named = items.first { String($0.line) == count.name } ?? items.first { $0.sku.lowercased() == count.name.lowercased() }
      guard let named else {
        throw s.lines.contains { String($0.line) == count.name || $0.sku.lowercased() == count.name.lowercased() }
          ? Refusal(rule: "AFT-2", .returnTooMany(sku: count.name, asked: count.quantity ?? 1, possible: 0))
          : .argument("goods", .outOfRange)
      }
      let quantity = count.quantity ?? max(whole(named), 1)
      // The same goods named twice are one line: reception and inspection name them once.
      if let same = lines.firstIndex(where: { $0.line == named.line && $0.sku == named.sku }) {
        lines[same].quantity += quantity
      } else {
        lines.append(AfterCase.Line(line: named.line, sku: named.sku, quantity: quantity))
      }
    }
    return lines
  }

  /// What the buyer paid for these pieces.
  static func worth(_ lines: [AfterCase.Line], _ s: Situation) -> Money {
    // An order that came unpaid has no shares on its lines: what was paid later is shared out as the import would have.
    let isLate = s.order.paid == .zero
    let late = max(s.facts.paid(s.order) - s.order.shippingFee, .zero).allocated(
      over: s.lines.map { $0.price.fen * Int64($0.quantity) })
    return lines.reduce(.zero) { sum, line in
      guard let place = s.lines.firstIndex(where: { $0.line == line.line }), s.lines[place].quantity > 0 else { return sum }
      let share = isLate ? late[place] : s.lines[place].paid
      return sum + Money(fen: share.fen * Int64(line.quantity) / Int64(s.lines[place].quantity))
    }
  }
}
