import DeskCore

/// The demo's day as a list of acts in the order in which they happen: imports every half hour, and what people did with each order.
struct DemoDay {
  enum Act {
    case importOrders([DemoOrder])
    /// `order` is the index of the order that the act is about; its parcel is known once it is confirmed.
    case command(CommandKind, by: String, order: Int, [String: Arguments.Value])
    /// About no order; where it asks for approval, `approvedBy` gives it.
    case plain(CommandKind, by: String, [String: Arguments.Value], approvedBy: String?)
    case file(String, [UInt8], by: String)
    /// So many pieces more or less than the book has at that moment.
    case enter(CountID, String, difference: Int, by: String)
    /// All that can be sold of a SKU is held, taken off the marketplace, and freed again.
    case soldOutAndBack(String, ShopName, by: String)
  }

  private struct Step {
    var kind: CommandKind
    var by: String
    var arguments: [String: Arguments.Value]
    var at: Instant
  }

  private(set) var orders: [DemoOrder] = []
  private(set) var acts: [(at: Instant, act: Act)] = []
  private let now: Instant
  private let calendar: ShopCalendar
  private var numbers: DemoNumbers

  /// An import happens this often; orders paid since the last one come with it.
  private static let tick: Int64 = 1_800_000

  init(_ numbers: DemoNumbers, count: Int, now: Instant, calendar: ShopCalendar) {
    self.numbers = numbers
    self.now = now
    self.calendar = calendar
    for (index, fate) in DemoFate.plan(count).enumerated() {
      orders.append(DemoOrder(index, fate, paidAt: paidAt(fate, index, count), &self.numbers))
    }
    sellBath()
    orders += DemoSales(now: now, zone: calendar.zone).orders
    for index in orders.indices { orders[index].saved = DemoTrade.saved(orders[index], now: now, in: calendar.zone) }
    recogniseBuyer()
    shareBox()
    planImports()
    for index in orders.indices { planWork(index) }
    for (at, act) in DemoCare(orders, now: now).acts { acts.append((at, act)) }
    acts += DemoSales(now: now, zone: calendar.zone).acts(orders)
    acts += DemoTrade(now: now, start: start, calendar: calendar).acts
    // Stable: acts of one moment stay in the order in which they were planned.
    acts = acts.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element)
  }

  /// The first moment of the demo: everything that the day needs is set up here.
  var start: Instant {
    min(orders.map(\.paidAt).min() ?? now, now.advanced(byHours: -DemoTrade.hoursBefore)).advanced(byHours: -1)
  }

  /// Confirmed orders are paid early enough to be in the wave whose clock is running (FUL-1).
  private mutating func paidAt(_ fate: DemoFate, _ index: Int, _ count: Int) -> Instant {
    switch fate {
    case .finished, .sentElsewhere, .closed: return now.advanced(byHours: -Int64(50 + numbers.below(40)))
    case .untouched:
      // The newest are just in; a few have waited too long.
      return now.advanced(byMinutes: index % 4 == 0 ? -Int64(95 + numbers.below(60)) : -Int64(3 + numbers.below(20)))
    case .unpaid: return now.advanced(byMinutes: -Int64(30 + numbers.below(900)))
    case .sentBefore: return now
    case let fate where fate.isConfirmed:
      let wave = calendar.currentWave(at: now)
      var before = wave.advanced(by: -1)
      while !calendar.isWorkingDay(before), wave.number - before.number < 14 { before = before.advanced(by: -1) }
      let opens = calendar.zone.instant(before, second: calendar.steps.printBy)
      let cutOff = calendar.zone.instant(wave, second: calendar.steps.printBy).advanced(byMinutes: -70)
      let from = max(now.advanced(byHours: -18), opens)
      let to = min(now.advanced(byHours: -4), cutOff)
      let span = max(1, Int(to.seconds(since: from)))
      return from.advanced(bySeconds: Int64(span * index / max(count, 1) + numbers.below(600)))
    default: return now.advanced(byMinutes: -Int64(60 + numbers.below(240)))
    }
  }

  /// ORD-12: somebody whom the lead found troublesome has ordered again.
  private mutating func recogniseBuyer() {
    guard let marked = DemoCare.index(.finished, 1, in: orders), let new = DemoCare.index(.untouched, 0, in: orders) else { return }
    orders[new].buyer = orders[marked].buyer
  }

  /// PRO-5: what another warehouse sent was ordered in the evening of the promotion that is over, some of it because of it.
  private mutating func sellBath() {
    let sent = orders.indices.filter { orders[$0].fate == .sentElsewhere }
    let day = calendar.zone.local(now).day.advanced(by: -2)
    for index in sent { orders[index].paidAt = calendar.zone.instant(day, second: 20 * 3600 + index % 60 * 60) }
    guard let last = sent.last else { return }
    orders[last].lines = DemoTrade.bathGoods.map { DemoOrder.Line(goods: $0, quantity: 2) }
  }

  /// ORD-10: somebody ordered twice; both could go in one box.
  private mutating func shareBox() {
    guard let one = DemoCare.index(.queued, 0, in: orders), let other = DemoCare.index(.queued, 1, in: orders) else { return }
    orders[other].buyer = orders[one].buyer
    orders[other].recipient = orders[one].recipient
    orders[other].phone = orders[one].phone
    orders[other].address = orders[one].address
  }

  private func importTime(_ order: DemoOrder) -> Instant {
    let tick = Instant(milliseconds: (order.paidAt.milliseconds / Self.tick + 1) * Self.tick)
    return min(tick, now.advanced(byMinutes: -2))
  }

  private mutating func planImports() {
    var batches: [Instant: [DemoOrder]] = [:]
    for order in orders { batches[importTime(order), default: []].append(order) }
    for (at, orders) in batches { acts.append((at, .importOrders(orders.sorted { $0.paidAt < $1.paidAt }))) }
    // What the platform closed after its parcel had been queued: the parcel must be stopped (ORD-8).
    let closed = orders.filter { $0.fate == .stopped }.map { order in
      var order = order
      order.status = "交易关闭"
      return order
    }
    if !closed.isEmpty { acts.append((now.advanced(byMinutes: -1), .importOrders(closed))) }
  }

  private mutating func planWork(_ index: Int) {
    let order = orders[index]
    let agent = index % 2 == 0 ? "limei" : "wangqiang"
    var at = importTime(order).advanced(bySeconds: Int64(120 + numbers.below(400)))
    func limit(_ instant: Instant) -> Instant { min(instant, now.advanced(byMinutes: -1)) }
    func add(_ kind: CommandKind, by person: String, _ arguments: [String: Arguments.Value] = [:], at moment: Instant) {
      acts.append((limit(moment), .command(kind, by: person, order: index, arguments)))
    }
    switch order.fate {
    case .finished, .sentElsewhere, .closed, .unpaid, .unclear, .untouched, .sentBefore: return
    case .claimed: add(.claimOrder, by: agent, at: at)
    case .noAnswer:
      add(
        .contactOrder, by: agent, ["outcome": .text("no-answer"), "channel": .text("phone"), "note": .text("无人接听，稍后再联系")], at: at)
    default:
      add(
        .contactOrder, by: agent, ["outcome": .text("confirmed"), "channel": .text(index % 3 == 0 ? "phone" : "wangwang")], at: at)
      at = at.advanced(bySeconds: Int64(40 + numbers.below(150)))
      if !order.message.isEmpty || !order.remark.isEmpty, order.fate != .unread { add(.reviewOrder, by: agent, at: at) }
      guard order.fate.isConfirmed else { return }
      at = at.advanced(bySeconds: Int64(20 + numbers.below(60)))
      add(.confirmOrder, by: agent, at: at)
      for step in parcelSteps(index, order) { add(step.kind, by: step.by, step.arguments, at: step.at) }
    }
  }

  /// The shipper's part, in the steps that everybody's wave has.
  private mutating func parcelSteps(_ index: Int, _ order: DemoOrder) -> [Step] {
    var steps: [Step] = []
    func add(_ kind: CommandKind, _ by: String, _ arguments: [String: Arguments.Value], _ at: Instant) {
      steps.append(Step(kind: kind, by: by, arguments: arguments, at: at))
    }
    let shipper = index % 2 == 0 ? "liuyang" : "zhaolei"
    let jitter = Int64(numbers.below(1200))
    func step(_ minutes: Int64) -> Instant { now.advanced(byMinutes: -minutes).advanced(bySeconds: jitter) }
    func arguments(_ more: [String: Arguments.Value] = [:]) -> [String: Arguments.Value] {
      more.merging(["parcel": .text("")]) { $1 }
    }
    let stages: [DemoFate] = [.labelled, .printed, .picked, .packed, .shipped, .handedOver]
    let reached = stages.firstIndex(of: order.fate) ?? -1
    if order.fate == .amended {
      let change: [String: Arguments.Value] =
        index % 2 == 0
        ? ["field": .text("phone"), "to": .text("1380013\(padded(numbers.below(10_000), 4))"), "note": .text("买家换了手机号")]
        : ["field": .text("attributes"), "to": .text("颜色分类：蓝色"), "line": .number(1), "note": .text("客户要求改颜色")]
      add(.amendOrder, index % 4 < 2 ? "limei" : "wangqiang", change, step(25))
    }
    if order.fate == .voided { add(.voidParcel, shipper, arguments(["reason": .text("地址不详，退回确认")]), step(60)) }
    let courier = ["圆通", "中通", "顺丰"][index % 3]
    if reached >= 0 { add(.assignWaybill, shipper, arguments(["courier": .text(courier)]), step(200)) }
    if reached >= 1 { add(.printParcel, shipper, arguments(), step(175)) }
    if reached >= 2 { add(.pickParcel, shipper, arguments(), step(140)) }
    if reached >= 3 {
      let scans = order.lines.flatMap { Array(repeating: $0.goods.barcode, count: $0.quantity) }
      add(.packParcel, shipper, arguments(["scan": .list(scans), "weight": .number(Int64(300 + numbers.below(3000)))]), step(100))
    }
    if reached >= 4 { add(.shipParcel, shipper, arguments(), step(65)) }
    if reached >= 5 { add(.handOverParcel, shipper, arguments(), step(35)) }
    return steps
  }
}
