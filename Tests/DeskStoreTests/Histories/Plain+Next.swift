import DeskCore
import DeskStore

extension Plain {
  /// Mostly what somebody would do next, now and then anything.
  func next(_ dice: inout Dice) -> Command? {
    let orders = paid.keys.sorted()
    let order = OrderID(number: dice.pick(orders))
    switch Int.random(in: 0..<10, using: &dice) {
    case 0...3: return parcels.isEmpty ? nil : onParcel(dice.pick(parcels.keys.sorted()), &dice)
    case 4...6: return cases.isEmpty ? open(order, &dice) : onCase(dice.pick(cases.keys.sorted()), &dice)
    case 7: return requests.isEmpty ? open(order, &dice) : onRequest(dice.pick(requests.keys.sorted()), &dice)
    default: return onOrder(order, &dice)
    }
  }

  private func onOrder(_ id: OrderID, _ dice: inout Dice) -> Command {
    switch Int.random(in: 0..<24, using: &dice) {
    case 0...3:
      return .contactOrder(
        id, outcome: dice.chance(70) ? .confirmed : dice.pick(ContactOutcome.allCases), channel: .phone, note: nil)
    case 4...7: return .confirmOrder(id)
    case 8...9: return .cancelOrder(id, reason: "不要了")
    case 10...12: return open(id, &dice)
    case 13: return .amendOrder(id, field: .price, to: dice.pick(["9", "5", "0.5", "1.005"]), line: 1, note: nil)
    case 14: return .amendOrder(id, field: .sku, to: dice.pick(shelf.keys.sorted()), line: 1, note: nil)
    case 15: return .amendOrder(id, field: .phone, to: dice.pick(["13900000001", "13900000002"]), line: nil, note: nil)
    case 16: return .receiveStock(sku: dice.pick(shelf.keys.sorted()), quantity: 1, location: nil, barcode: nil, title: nil)
    case 17: return dice.pick([.claimOrder(id), .releaseOrder(id), .offerOrder(id, promised: "明天"), .acceptOrder(id)])
    case 18:
      return dice.pick([.escalateOrder(id, reason: "难", to: nil), .answerEscalation(id, note: "好"), .remindOrder(id, note: nil)])
    case 19:
      return dice.pick([.recordReview(id, rating: .bad, text: ""), .answerReview(id, note: "抱歉"), .visitBuyer(id, note: "好")])
    case 20: return dice.pick([.reportBuyer(id, reason: "骂人"), .judgeBuyer(id, verdict: .confirmed, note: nil)])
    case 21: return .chooseShortage(id, choice: dice.pick(ShortageChoice.allCases), note: nil)
    case 22: return .assignOrder(id, person: dice.pick(["agentlead", "shipper", "niemand"]))
    default: return .reviewOrder(id)
    }
  }

  private func open(_ id: OrderID, _ dice: inout Dice) -> Command {
    let lines = (goods[id.number] ?? [:]).keys.sorted { $0.line < $1.line }
    func some(_ dice: inout Dice) -> [GoodsCount] {
      guard !lines.isEmpty else { return [] }
      let names = (0..<Int.random(in: 1...2, using: &dice)).map { _ in dice.pick(lines).line }
      return names.map { GoodsCount(String($0), dice.chance(70) ? Int.random(in: 1...2, using: &dice) : nil) }
    }
    let amount = Money(fen: dice.pick([1, 500, 1000, 3000, 30_000]))
    let sku = GoodsCount(dice.pick(shelf.keys.sorted()), 1)
    let wish: AfterCaseWish =
      switch dice.pick(AfterCaseKind.allCases) {
      case .refund: AfterCaseWish(.refund, amount: amount, reason: "少件")
      case .returnRefund: AfterCaseWish(.returnRefund, amount: dice.chance(30) ? amount : nil, goods: some(&dice), reason: "不喜欢")
      case .exchange: AfterCaseWish(.exchange, goods: some(&dice), send: dice.chance(50) ? [sku] : [], reason: "换色")
      case .resend: AfterCaseWish(.resend, goods: some(&dice), reason: "丢件")
      case .gift: AfterCaseWish(.gift, amount: dice.chance(50) ? amount : nil, send: [sku], reason: "补偿")
      }
    return .openCase(id, wish)
  }

  private func onCase(_ id: CaseID, _ dice: inout Dice) -> Command {
    guard let now = cases[id] else { return .closeCase(id, note: nil) }
    let lines = now.back.keys.map { String($0.line) }.sorted()
    let count = lines.isEmpty ? [] : [GoodsCount(dice.pick(lines), 1)]
    let receive = Command.receiveCase(id, goods: dice.chance(50) ? count : [], note: nil)
    let inspect = Command.inspectCase(
      id, verdict: dice.chance(80) ? .accepted : .rejected, damaged: dice.chance(30) ? count : [], note: nil)
    let settle = Command.settleCase(id, amount: dice.chance(20) ? Money(fen: dice.pick([1, 400, 99_999])) : nil, note: nil)
    if dice.chance(75) {
      switch now.stage {
      case .requested: return dice.chance(85) ? .approveCase(id, note: nil) : .refuseCase(id, reason: "超期")
      case .approved where now.kind.returnsGoods && now.received != now.back: return receive
      case .approved where now.kind.returnsGoods && !now.inspected: return inspect
      case .approved: return settle
      case .settled, .refused, .withdrawn: return .closeCase(id, note: nil)
      case .closed: break
      }
    }
    return dice.pick([
      receive, inspect, settle, .approveCase(id, note: nil), .refuseCase(id, reason: "x"), .withdrawCase(id, reason: "x"),
      .closeCase(id, note: nil), .disputeCase(id, number: "D-1", hours: 24), .answerDispute(id, note: "x"),
    ])
  }

  private func onRequest(_ id: RequestID, _ dice: inout Dice) -> Command {
    dice.chance(70) ? .approveRequest(id, note: nil) : dice.pick([.rejectRequest(id, reason: "多"), .withdrawRequest(id)])
  }

  private func onParcel(_ id: ParcelID, _ dice: inout Dice) -> Command {
    guard let now = parcels[id] else { return .voidParcel(id, reason: "x") }
    let scans = now.goods.sorted { $0.key.line < $1.key.line }.flatMap { Array(repeating: $0.key.sku, count: $0.value) }
    let waybill = Command.assignWaybill(id, courier: "圆通", number: "YT\(id.text.suffix(4))0000000")
    let pack = Command.packParcel(id, scans: dice.chance(80) ? scans : Array(scans.prefix(1)), weight: nil)
    if now.stopped, dice.chance(60) {
      return dice.pick([
        .seeInterception(id), .foundParcel(id), .foundParcel(id), .goneParcel(id, note: nil), .liftInterception(id),
      ])
    }
    if dice.chance(10) { return .acknowledgeFlag(id) }
    if dice.chance(70) {
      switch now.stage {
      case .queued: return dice.chance(50) ? waybill : .printParcel(id)
      case .printed: return dice.chance(80) ? .pickParcel(id) : .printParcel(id)
      case .picked: return pack
      case .packed: return .shipParcel(id)
      case .shipped: return .handOverParcel(id)
      default: break
      }
    }
    return dice.pick([
      waybill, pack, .acknowledgeFlag(id), .printParcel(id), .pickParcel(id), .shipParcel(id), .handOverParcel(id),
      .voidParcel(id, reason: "x"),
      .interceptParcel(id, reason: "x"), .interceptParcel(id, reason: "x"), .seeInterception(id), .foundParcel(id),
      .goneParcel(id, note: nil),
      .liftInterception(id), .reportException(id, kind: .lost, note: "x", hours: 24), .followException(id, note: "x", hours: 2),
      .solveException(id, note: "x"),
    ])
  }
}
