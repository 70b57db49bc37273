import DeskCore
@_spi(Testing) import DeskStore
import DeskTestKit
import Testing

/// A small generator with a fixed seed, so that a failure can be repeated.
struct Dice: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }
  mutating func pick<T>(_ items: [T]) -> T { items[Int.random(in: 0..<items.count, using: &self)] }
}

/// A random day of a small shop: commands by people who may and who may not, newer and older exports in between.
struct History {
  let shop: TestShop
  let foreign: Foreign
  var dice: Dice
  /// Commands carried out, refused, not permitted, repeated; imports.
  private(set) var done = 0
  private(set) var refused = 0
  private(set) var imports = 0
  /// What was done, entered into a plain sheet.
  var plain: Plain
  private var acts: [(id: String, command: Command, session: Session)] = []
  private var counter = 0

  static let orders = 5
  static let skus = ["A-1", "B-1"]

  /// Whether each step is looked at; else only the end is.
  private let watched: Bool

  init(_ template: TestShop, seed: UInt64, watched: Bool = true) throws {
    self.watched = watched
    shop = try TestShop(copyOf: template)
    foreign = try Foreign(shop.path)
    plain = try Plain(foreign)
    dice = Dice(seed: seed)
  }

  /// People of every role, five orders of which two are confirmed, a few pieces on the shelf, some waybills in the pool.
  static func template() throws -> TestShop {
    let shop = try TestShop()
    for role in Role.allCases { _ = try shop.session(role) }
    try shop.take((1...orders).map { order($0) })
    for (sku, pieces) in zip(skus, [5, 4]) {
      try shop.perform(
        .receiveStock(sku: sku, quantity: pieces, location: nil, barcode: "69-\(sku)", title: nil), as: .merchandiser)
    }
    var pool = ImportedBatch()
    pool.files = [FileIntake(name: "w.csv", kind: .waybills, platform: "", layout: "waybills")]
    pool.waybills = (1...4).map { ImportedWaybill(courier: "YTO", number: "YT000000000000\($0)", shapeMatches: true, row: $0) }
    _ = try shop.desk.importBatch(pool, id: "pool", by: shop.session(.shipper))
    for number in 1...2 { _ = try Scene.confirm(shop, OrderID(number: Int64(number))) }
    return shop
  }

  /// Order `number` as its first export states it: one to three pieces of one or both SKUs, a message on every third.
  static func order(_ number: Int) -> ImportedOrder {
    var order = ImportedOrder.paid(
      "200\(number)", sku: skus[number % 2], quantity: 1 + number % 2, message: number % 3 == 0 ? "请发蓝色" : "")
    if number % 2 == 0 { order.lines += ImportedOrder.paid("x", sku: skus[1]).lines }
    order.paid = order.lines.reduce(.zero) { $0 + $1.paid }
    order.goods = order.paid
    order.total = order.paid
    return order
  }

  // MARK: One step

  mutating func step() throws {
    shop.clock.advance(minutes: Int64.random(in: 0...8, using: &dice))
    if dice.chance(10) { return try importAgain() }
    if dice.chance(5), let act = acts.randomElement(using: &dice) { return try repeatAct(act) }
    guard let (command, role) = try nextCommand() else { return }
    try act(command, role)
  }

  private mutating func act(_ command: Command, _ role: Role) throws {
    counter += 1
    let id = "h-\(counter)"
    let session = try shop.session(role)
    let before = watched ? try foreign.dump(without: ["record"]) : ""
    let records = try records()
    let open = try isOpen(command)
    do {
      let seen = dice.chance(3) ? Int.random(in: 1...4, using: &dice) : nil
      let receipt = try shop.desk.perform(command, id: id, version: seen, by: session)
      try plain.enter(command, receipt, foreign)
      #expect(plain.faults == [])
      done += 1
      acts.append((id, command, session))
      // What an approval carries out leaves a record of its own.
      let more = try self.records() - records
      #expect(more == 1 || (command.kind == .approveRequest && more == 2))
      #expect(open || !Self.leads(command.kind), "\(command.kind) on a closed or refunded order")
    } catch let refusal as Refusal {
      refused += 1
      #expect(try !watched || foreign.dump(without: ["record"]) == before, "\(command.kind) was refused and changed something")
      #expect(try self.records() == records + (refusal.code == .notPermitted ? 1 : 0), "\(refusal)")
    }
    try expectStock()
  }

  /// The same act once more: the first receipt, nothing done.
  private mutating func repeatAct(_ act: (id: String, command: Command, session: Session)) throws {
    let before = try foreign.dump()
    #expect(try shop.desk.perform(act.command, id: act.id, by: act.session).repeated)
    #expect(try foreign.dump() == before)
  }

  private mutating func importAgain() throws {
    imports += 1
    var order = Self.order(Int.random(in: 1...Self.orders, using: &dice))
    let odd: [TradeStatus] = [
      .awaitingReceipt, .signed, .finished, .closedRefunded, .closed, .awaitingPayment, .partlyShipped, .unknown("奇怪"),
    ]
    order.status = dice.chance(60) ? .awaitingShipment : dice.pick(odd)
    if dice.chance(15) { order.refunded = dice.pick([Money(fen: 100), order.paid]) }
    if dice.chance(30) { order.address = "上海 上海市 浦东新区 示例路\(Int.random(in: 1...3, using: &dice))号" }
    if dice.chance(10) { order.lines = [] }
    let times = [nil, shop.clock.now, shop.clock.now.advanced(byHours: -5)]
    try shop.take([order], exportedAt: dice.pick(times))
    try expectStock()
  }

  // MARK: Invariants

  /// INV-1, INV-2: never below zero, the ledger's sum, and reserved exactly what queued and printed parcels wait for.
  private func expectStock() throws {
    let wrong = try foreign.rows(
      """
      SELECT sku, on_hand, reserved FROM stock_level l WHERE on_hand < 0 OR reserved < 0 OR reserved > on_hand
        OR on_hand <> (SELECT coalesce(sum(on_hand), 0) FROM movement m WHERE m.sku = l.sku)
        OR reserved <> (SELECT coalesce(sum(reserved), 0) FROM movement m WHERE m.sku = l.sku)
        OR reserved <> (SELECT coalesce(sum(quantity), 0) FROM parcel p JOIN parcel_line i ON i.parcel = p.id
          WHERE i.sku = l.sku AND p.stage IN ('queued', 'printed'))
      """)
    #expect(wrong == [])
  }

  /// Whether the platform still wants the command's order from us; for a handover, whether it isn't closed.
  private func isOpen(_ command: Command) throws -> Bool {
    guard case .parcel(let id) = command.subject else { return true }
    let wanted =
      command.kind == .handOverParcel
      ? "1" : "s.trade = 'awaitingShipment' AND (s.platform_refund = 0 OR s.platform_refund < o.paid)"
    let open = try foreign.value(
      """
      SELECT p.case_id IS NOT NULL OR s.stage <> 'closed' AND (\(wanted)) FROM parcel p JOIN order_state s USING (order_id) JOIN orders o ON o.id = p.order_id
      WHERE p.id = '\(id.text)'
      """)
    return open != "0"
  }

  /// Steps that bring a parcel nearer to the courier.
  private static func leads(_ kind: CommandKind) -> Bool {
    [.printParcel, .pickParcel, .packParcel, .shipParcel, .handOverParcel].contains(kind)
  }

  private func records() throws -> Int { Int(try foreign.value("SELECT count(*) FROM record")) ?? -1 }
}
