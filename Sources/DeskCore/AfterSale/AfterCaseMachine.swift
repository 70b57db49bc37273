extension Machine where State == CaseStage, Facts == Situation {
  /// AFT-1: requested → approved or refused → (goods awaited → received → inspected) → settled → closed. What came back and what it was
  /// are facts beside the stage.
  public static let afterCase = Machine(
    name: "afterCase", rule: "AFT-1",
    initial: [.requested],
    rows: [
      Row(
        [.requested], .approveCase, when: .sendsAtOnce, to: .approved, guards: [.withinBalance, .goodsToSend, .otherHands],
        then: [.decideCase, .sendGoods]),
      Row([.requested], .approveCase, to: .approved, guards: [.withinBalance, .otherHands], then: [.decideCase]),
      // Its parcel was voided before it left: the goods are sent once more, what was decided stands.
      Row([.approved], .approveCase, guards: [.parcelWasVoided, .goodsToSend], then: [.sendGoods]),
      Row([.requested], .refuseCase, to: .refused, then: [.decideCase]),
      // Goods came back that nobody can take: the case is refused after all, and they go back to the buyer.
      Row([.approved], .refuseCase, to: .refused, guards: [.goodsRejected], then: [.decideCase]),
      Row([.requested, .approved], .withdrawCase, to: .withdrawn, guards: [.nothingMoved]),

      Row([.approved], .receiveCase, guards: [.goodsAwaited, .receivesWhatIsAwaited], then: [.receiveGoods]),
      Row(
        [.approved], .inspectCase, when: .exchangeAccepted, guards: [.goodsReceived, .damagedWithinReceived, .goodsToSend],
        then: [.inspectGoods, .sendGoods]),
      Row([.approved], .inspectCase, guards: [.goodsReceived, .damagedWithinReceived], then: [.inspectGoods]),

      Row([.approved], .settleCase, to: .settled, guards: [.goodsAccounted, .settlesWithinBalance, .otherHands], then: [.settle]),
      Row([.settled, .refused, .withdrawn], .closeCase, to: .closed, guards: [.disputeAnswered]),

      Row([.requested, .approved, .refused, .settled], .disputeCase, guards: [.disputeAnswered], then: [.openDispute]),
      Row(CaseStage.allCases, .answerDispute, guards: [.isDisputed], then: [.answerDispute]),
    ])
}

extension Condition where Facts == Situation {
  /// Goods go out with the approval; an exchange waits for what comes back.
  static let sendsAtOnce = Condition("sendsAtOnce") { $0.afterCase?.kind == .resend || $0.afterCase?.kind == .gift }
  static let exchangeAccepted = Condition("exchangeAccepted") { s in
    guard case .inspectCase(_, .accepted, _, _)? = s.command else { return false }
    return s.afterCase?.kind == .exchange
  }
}

extension Guard where Facts == Situation {
  /// AFT-2: looked at again when it is approved, since other cases may have been settled meanwhile.
  static let withinBalance = Guard("withinBalance", rule: "AFT-2") { s, me in
    guard let wish = s.afterCase else { return nil }
    return s.balance.fault(wish.kind, amount: wish.amount, back: wish.back).map { me.refuse($0) }
  }

  static let settlesWithinBalance = Guard("settlesWithinBalance", rule: "AFT-2") { s, me in
    guard let now = s.afterCase, now.kind.paysBack else { return nil }
    if now.settled != nil { return me.refuse(.alreadySettled(now.id.text)) }
    // Only a part came back: somebody says what that is worth.
    if now.reception == .partly, s.settledAmount == nil, s.command != nil { return .argument("amount", .missing) }
    let amount = s.settledAmount ?? now.amount
    // What the platform says was refunded may be this very refund: against what was paid count our own.
    let possible = min(now.amount, s.facts.paid(s.order) - s.cases.reduce(.zero) { $0 + ($1.settled ?? .zero) })
    return amount > possible ? me.refuse(.refundTooHigh(asked: amount, possible: possible)) : nil
  }

  /// Goods that go out are promised inside the transaction that looks at the stock (INV-2).
  static let goodsToSend = Guard("goodsToSend", rule: "INV-2") { s, me in
    var needed: [String: Int] = [:]
    for line in s.afterCase?.out ?? [] { needed[line.sku, default: 0] += line.quantity }
    let short = needed.compactMap { sku, count -> Refusal.Shortage? in
      // Good pieces that this very inspection puts back count.
      let available = (s.stock[sku]?.available ?? 0) + s.goodPieces(of: sku)
      return available < count ? Refusal.Shortage(sku: sku, needed: count, available: available) : nil
    }
    return short.isEmpty ? nil : me.refuse(.outOfStock(short.sorted { $0.sku < $1.sku }))
  }

  static let goodsAwaited = Guard("goodsAwaited", rule: "AFT-1") { s, me in
    guard let now = s.afterCase else { return nil }
    guard now.kind.returnsGoods, now.reception != .received else { return me.refuse(.nothingAwaited(now.id.text)) }
    return now.inspectedAt == nil ? nil : me.refuse(.alreadyInspected(now.id.text))
  }

  /// AFT-2: never more back than the case is about.
  static let receivesWhatIsAwaited = Guard("receivesWhatIsAwaited", rule: "AFT-2") { s, me in
    guard let now = s.afterCase, case .receiveCase(_, let goods, _)? = s.command else { return nil }
    for count in goods {
      guard let line = now.back(named: count.name) else { return me.refuse(.notInCase(code: count.name)) }
      let open = line.quantity - line.received
      if (count.quantity ?? open) > open {
        return me.refuse(.returnTooMany(sku: line.sku, asked: count.quantity ?? 0, possible: open))
      }
    }
    // A parcel that was stopped and found since it was approved never left.
    return s.balance.fault(now.kind, amount: .zero, back: now.back).map { me.refuse($0) }
  }

  static let goodsReceived = Guard("goodsReceived", rule: "AFT-1") { s, me in
    guard let now = s.afterCase else { return nil }
    if now.inspectedAt != nil { return me.refuse(.alreadyInspected(now.id.text)) }
    // A part is enough: what doesn't come is no longer waited for.
    let hasCome = now.reception == .received || now.reception == .partly
    return hasCome ? nil : me.refuse(.goodsNotReceived(now.id.text), mayBeDoneBy: Authority.mayBeDone(by: .receiveCase))
  }

  static let damagedWithinReceived = Guard("damagedWithinReceived", rule: "AFT-3") { s, me in
    guard let now = s.afterCase, case .inspectCase(_, _, let damaged, _)? = s.command else { return nil }
    for count in damaged {
      guard let line = now.back(named: count.name) else { return me.refuse(.notInCase(code: count.name)) }
      if (count.quantity ?? 0) > line.received {
        return me.refuse(.returnTooMany(sku: line.sku, asked: count.quantity ?? 0, possible: line.received))
      }
    }
    return nil
  }

  static let parcelWasVoided = Guard("parcelWasVoided", rule: "AFT-1") { s, me in
    guard let now = s.afterCase else { return nil }
    let sent = s.parcels.filter { $0.afterCase == now.id }
    return !sent.isEmpty && sent.allSatisfy { $0.stage == .voided } ? nil : me.refuse(.alreadyApproved(now.id.text))
  }

  static let goodsRejected = Guard("goodsRejected", rule: "AFT-1") { s, me in
    s.afterCase?.acceptance == .rejected ? nil : me.refuse(.alreadyApproved(s.afterCase?.id.text ?? ""))
  }

  /// A return is settled when its goods were inspected and taken; an exchange or resend when its parcel has been shipped.
  static let goodsAccounted = Guard("goodsAccounted", rule: "AFT-1") { s, me in
    guard let now = s.afterCase else { return nil }
    if now.kind.returnsGoods, now.acceptance != .accepted {
      return now.acceptance == .rejected ? me.refuse(.goodsWereRejected(now.id.text)) : me.refuse(.goodsNotInspected(now.id.text))
    }
    guard now.kind.sendsGoods else { return nil }
    let parcels = s.parcels.filter { $0.afterCase == now.id && $0.stage != .voided }
    return !parcels.isEmpty && parcels.allSatisfy(\.hasShipped) ? nil : me.refuse(.replacementNotShipped(now.id.text))
  }

  /// What has begun to move isn't withdrawn: goods on their way, or a parcel that was printed.
  static let nothingMoved = Guard("nothingMoved", rule: "AFT-1") { s, me in
    guard let now = s.afterCase else { return nil }
    let moved = now.back.contains { $0.received > 0 } || s.parcels.contains { $0.afterCase == now.id && $0.stage != .voided }
    return moved ? me.refuse(.alreadyMoving(now.id.text)) : nil
  }

  static let isDisputed = Guard("isDisputed", rule: "AFT-1") { s, me in
    s.afterCase?.isDisputed == true ? nil : me.refuse(.noDispute(s.afterCase?.id.text ?? ""))
  }

  static let disputeAnswered = Guard("disputeAnswered", rule: "AFT-1") { s, me in
    s.afterCase?.isDisputed == true ? me.refuse(.disputeOpen(s.afterCase?.id.text ?? "")) : nil
  }
}

extension AfterCase {
  /// A line of what comes back, by the order's line number or by SKU.
  func back(named name: String) -> Line? {
    back.first { String($0.line) == name } ?? back.first { $0.sku.lowercased() == name.lowercased() }
  }
}

extension Situation {
  var settledAmount: Money? {
    guard case .settleCase(_, let amount, _)? = command else { return nil }
    return amount
  }

  /// Pieces that this inspection finds good.
  func goodPieces(of sku: String) -> Int {
    guard let afterCase, case .inspectCase(_, .accepted, let damaged, _)? = command else { return 0 }
    return afterCase.back.filter { $0.sku == sku }.reduce(0) { $0 + $1.received - Self.damaged($1, damaged) }
  }

  static func damaged(_ line: AfterCase.Line, _ counts: [GoodsCount]) -> Int {
    let named = counts.first { $0.name == String(line.line) || $0.name.lowercased() == line.sku.lowercased() }
    return named.map { min($0.quantity ?? line.received, line.received) } ?? 0
  }

  /// AFT-2: what is left of the order's money and goods, the case that is asked about not counted.
  public var balance: CaseBalance { CaseBalance(self, besides: afterCase?.id) }
}
