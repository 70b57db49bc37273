import DeskCore

/// What customer service met on the demo's day beside the normal way, so that each of its queues has something in it.
struct DemoCare {
  private(set) var acts: [(at: Instant, act: DemoDay.Act)] = []
  private let orders: [DemoOrder]
  private let now: Instant

  init(_ orders: [DemoOrder], now: Instant) {
    self.orders = orders
    self.now = now
    planAfterSale()
    planReviews()
    planOpenOrders()
    planStops()
  }

  /// The `place`th order of a fate.
  static func index(_ fate: DemoFate, _ place: Int, in orders: [DemoOrder]) -> Int? {
    let all = orders.indices.filter { orders[$0].fate == fate }
    return all.indices.contains(place) ? all[place] : nil
  }

  private func find(_ fate: DemoFate, _ place: Int = 0) -> Int? { Self.index(fate, place, in: orders) }

  /// Whoever works on the order of that place.
  private func agent(_ order: Int) -> String { order % 2 == 0 ? "limei" : "wangqiang" }

  private mutating func add(
    _ kind: CommandKind, by person: String, _ order: Int?, _ arguments: [String: Arguments.Value] = [:], minutesAgo: Int64
  ) {
    guard let order else { return }
    acts.append((now.advanced(byMinutes: -minutesAgo), .command(kind, by: person, order: order, arguments)))
  }

  /// A case in each stage in which somebody waits.
  private mutating func planAfterSale() {
    let inCase: [String: Arguments.Value] = ["case": .text("")]
    let returned = find(.sentElsewhere, 0)
    add(
      .openCase, by: "chenjing", returned, ["kind": .text("return-refund"), "goods": .list(["1"]), "reason": .text("尺寸不合适")],
      minutesAgo: 20 * 60)

    let exchanged = find(.sentElsewhere, 1)
    add(
      .openCase, by: "chenjing", exchanged, ["kind": .text("exchange"), "goods": .list(["1:1"]), "reason": .text("有污渍")],
      minutesAgo: 21 * 60)
    add(.approveCase, by: "zhangmin", exchanged, inCase, minutesAgo: 19 * 60)

    let sentBack = find(.finished, 0)
    add(
      .openCase, by: "chenjing", sentBack, ["kind": .text("return-refund"), "goods": .list(["1:1"]), "reason": .text("不喜欢")],
      minutesAgo: 30 * 60)
    add(.approveCase, by: "zhangmin", sentBack, inCase, minutesAgo: 29 * 60)
    add(.receiveCase, by: "liuyang", sentBack, inCase, minutesAgo: 40)

    // ROL-3: above the agent's amount, so that it waits for the lead.
    let dear = orders.indices.first {
      orders[$0].fate == .sentElsewhere && $0 != returned && $0 != exchanged && orders[$0].total.fen > 10_500
    }
    add(
      .openCase, by: "chenjing", dear, ["kind": .text("refund"), "amount": .text("105.00"), "reason": .text("迟发投诉")], minutesAgo: 90
    )
    add(.approveCase, by: "chenjing", dear, inCase.merging(["note": .text("客户已等一周")]) { $1 }, minutesAgo: 80)
    add(
      .disputeCase, by: "chenjing", dear, inCase.merging(["number": .text("WQ20260001"), "hours": .number(48)]) { $1 },
      minutesAgo: 30)
  }

  private mutating func planReviews() {
    add(
      .recordReview, by: "chenjing", find(.finished, 2), ["rating": .text("bad"), "text": .text("颜色和图片不一样")], minutesAgo: 25 * 60)
    add(.recordReview, by: "chenjing", find(.finished, 3), ["rating": .text("middling"), "text": .text("发货慢")], minutesAgo: 4 * 60)
    add(.reportBuyer, by: "chenjing", find(.finished, 1), ["reason": .text("收货后恶意差评索赔")], minutesAgo: 26 * 60)
    add(
      .judgeBuyer, by: "zhangmin", find(.finished, 1), ["verdict": .text("confirmed"), "note": .text("聊天记录属实")], minutesAgo: 24 * 60
    )
    add(.reportBuyer, by: "chenjing", find(.finished, 2), ["reason": .text("多次无理由退货")], minutesAgo: 50)
  }

  private mutating func planOpenOrders() {
    if let order = find(.contacted, 0), let line = orders[order].lines.first {
      // Below the agent's own amount cheap goods would cost less than nothing.
      let price = Money(fen: max(line.goods.price.fen - 2500, line.goods.price.fen / 2))
      add(
        .amendOrder, by: agent(order), order,
        ["field": .text("price"), "to": .text(price.decimal), "line": .number(1), "note": .text("老客户议价")], minutesAgo: 35)
    }
    if let order = find(.contacted, 1) {
      add(.escalateOrder, by: agent(order), order, ["reason": .text("要求额外赔偿，谈不拢")], minutesAgo: 28)
    }
    if let order = find(.claimed, 0) {
      add(.offerOrder, by: agent(order), order, ["promised": .text("答应今天 15 点前回电")], minutesAgo: 12)
    }
    if let order = find(.soldOut, 0) {
      add(.chooseShortage, by: agent(order), order, ["choice": .text("untold"), "note": .text("仓库无货")], minutesAgo: 45)
    }
    if let order = find(.untouched, 1) {
      add(
        .contactOrder, by: agent(order), order,
        ["outcome": .text("wants-change"), "channel": .text("phone"), "note": .text("要换地址")], minutesAgo: 1)
    }
    if let order = find(.claimed, 1) {
      add(.contactOrder, by: agent(order), order, ["outcome": .text("wants-cancel"), "channel": .text("wangwang")], minutesAgo: 2)
    }
  }

  /// ORD-8: cancelled after its note was printed: the bench is asked to stop it. AFT-4: one that is stuck on its way.
  private mutating func planStops() {
    add(.cancelOrder, by: "wangqiang", find(.printed, 1), ["reason": .text("买家不要了")], minutesAgo: 3)
    if let order = find(.handedOver, 0) {
      add(
        .reportException, by: "chenjing", order,
        ["parcel": .text(""), "kind": .text("stuck"), "note": .text("三天没有物流更新"), "hours": .number(6)], minutesAgo: 20)
    }
  }
}

extension DemoOrder {
  var total: Money { lines.reduce(fee - saved) { $0 + Money(fen: $1.goods.price.fen * Int64($1.quantity)) } }
}
