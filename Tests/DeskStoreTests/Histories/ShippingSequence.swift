import DeskCore
@_spi(Testing) import DeskStore
import DeskTestKit

/// A random afternoon of shipping: parcels of four orders are merged, split, given numbers, printed, picked, packed, shipped, handed over,
/// voided and queued anew, by whoever and in any order, on a sheet that counts pieces by itself.
struct ShippingSequence {
  let shop: TestShop
  private let foreign: Foreign
  private var dice: Dice
  private var number = 100
  private var told: [String] = []
  private(set) var faults: [String] = []
  /// Commands carried out, by kind.
  private(set) var done: [CommandKind: Int] = [:]
  private(set) var refused = 0

  static let received = 30
  private static let skus = ["A", "B"]
  private static let orders = 4

  init(_ shop: TestShop, _ foreign: Foreign, seed: UInt64) {
    self.shop = shop
    self.foreign = foreign
    dice = Dice(seed: seed)
  }

  /// Three orders of one buyer at one door and one of another's, all of them queued.
  static func template() throws -> TestShop {
    let shop = try TestShop(inMemory: true)
    for role in Role.allCases { _ = try shop.session(role) }
    let taken = (1...Self.orders).map { index -> ImportedOrder in
      var order = ImportedOrder.paid("400\(index)", sku: "A", quantity: index)
      order.buyer = index < Self.orders ? "同一买家" : "别的买家"
      if index != 2 { order.lines += ImportedOrder.paid("x", sku: "B", quantity: 2).lines }
      order.paid = order.lines.reduce(.zero) { $0 + $1.paid }
      (order.goods, order.total) = (order.paid, order.paid)
      return order
    }
    try shop.take(taken)
    for sku in skus {
      try shop.perform(
        .receiveStock(sku: sku, quantity: received, location: "L-\(sku)", barcode: "69-\(sku)", title: nil), as: .merchandiser)
    }
    for index in taken.indices { _ = try Scene.confirm(shop, OrderID(number: Int64(index + 1))) }
    return shop
  }

  mutating func run(_ steps: Int) throws {
    for step in 0..<steps {
      shop.clock.advance(minutes: Int64.random(in: 0...2, using: &dice))
      guard let command = try next(isEarly: step < steps / 3) else { continue }
      let before = try stages()
      do {
        let right = Role.allCases.filter { Authority.allows($0, command.kind) }
        try shop.perform(command, as: dice.pick(dice.chance(95) ? right : Role.allCases))
        done[command.kind, default: 0] += 1
        told.append("\(command.kind) \(command.subject.text) \(command.json.text)")
        try compare(before, command)
      } catch is Refusal { refused += 1 }
    }
  }

  /// What was done, one command a line, to repeat a failure by hand.
  var story: String { told.joined(separator: "\n") }

  // MARK: What happens

  private struct Row {
    var id: ParcelID
    var stage: ParcelStage
    var waybill: String?
    var bundle: String?
  }

  private func rows() throws -> [Row] {
    try foreign.rows("SELECT id, stage, waybill, bundle FROM parcel ORDER BY id").compactMap { row in
      guard let stage = ParcelStage(rawValue: row[1]) else { return nil }
      func text(_ value: String) -> String? { value == "NULL" ? nil : value }
      return Row(id: ParcelID(stored: row[0]), stage: stage, waybill: text(row[2]), bundle: text(row[3]))
    }
  }

  /// - Parameter isEarly: when boxes are packed on paper, and not yet on the bench.
  private mutating func next(isEarly: Bool) throws -> Command? {
    if dice.chance(8) {
      let order = OrderID(number: Int64.random(in: 1...Int64(Self.orders), using: &dice))
      return dice.pick([.confirmOrder(order), .contactOrder(order, outcome: .confirmed, channel: .phone, note: nil)])
    }
    let rows = try rows()
    guard !rows.isEmpty else { return nil }
    let open = rows.filter { $0.stage.isOpen && $0.bundle == nil }
    let row = dice.pick(open.isEmpty || dice.chance(10) ? rows : open)
    number += 1
    let assign = Command.assignWaybill(
      row.id, courier: "YTO", number: "YT" + String(9_000_000_000_000 + (dice.chance(10) ? 101 : number)))
    let early = rows.filter { $0.stage == .queued || $0.stage == .printed }
    let other = dice.pick(early.isEmpty || dice.chance(20) ? rows : early).id
    let boxed = rows.filter { $0.bundle != nil && $0.stage != .voided }
    switch isEarly && dice.chance(60) ? Int.random(in: 0..<16, using: &dice) : Int.random(in: 0..<100, using: &dice) {
    case 0..<10: return .mergeParcel(early.isEmpty ? row.id : dice.pick(early).id, into: other)
    case 10..<13: return .unmergeParcel(boxed.isEmpty ? other : dice.pick(boxed).id)
    case 13..<16: return .splitParcel(row.id, goods: [GoodsCount(dice.pick(["1", "2", "A", "B"]), dice.pick([1, 1, 2]))])
    case 16..<19: return .voidParcel(row.id, reason: "x")
    case 19..<75:
      switch row.stage {
      case .queued: return row.waybill == nil ? assign : .printParcel(row.id)
      case .printed: return .pickParcel(row.id)
      case .picked: return .packParcel(row.id, scans: try scans(row.id), weight: 500)
      case .packed: return .shipParcel(row.id)
      case .shipped: return .handOverParcel(row.id)
      case .handedOver, .delivered, .voided: return .mergeParcel(row.id, into: other)
      }
    default:
      return dice.pick([
        assign, .printParcel(row.id), .pickParcel(row.id), .packParcel(row.id, scans: ["69-A"], weight: nil), .shipParcel(row.id),
        .handOverParcel(row.id), .voidParcel(row.id, reason: "x"), .unmergeParcel(row.id),
      ])
    }
  }

  /// Every piece of the box.
  private mutating func scans(_ id: ParcelID) throws -> [String] {
    try foreign.rows(
      "SELECT l.sku, l.quantity FROM parcel_line l JOIN parcel p ON p.id = l.parcel WHERE p.id = '\(id.text)' OR p.bundle = '\(id.text)'"
    ).flatMap { Array(repeating: "69-" + $0[0], count: Int($0[1]) ?? 0) }
  }

  // MARK: What must hold

  private func stages() throws -> [ParcelID: ParcelStage] { Dictionary(uniqueKeysWithValues: try rows().map { ($0.id, $0.stage) }) }

  private mutating func expect(_ holds: Bool, _ what: String) { if !holds { faults.append("\(what) after \(told.last ?? "")") } }

  private mutating func compare(_ before: [ParcelID: ParcelStage], _ command: Command) throws {
    let after = try rows()
    for row in after {
      guard let was = before[row.id] else {
        expect(row.stage == .queued, "\(row.id.text) began as \(row.stage)")
        continue
      }
      expect(Self.mayBecome(was, row.stage, by: command.kind), "FUL-2: \(row.id.text) went from \(was) to \(row.stage)")
    }
    // FUL-5: one number, one box.
    let numbers = after.filter { $0.bundle == nil && $0.stage != .voided }.compactMap(\.waybill)
    expect(Set(numbers).count == numbers.count, "FUL-5: a number on two boxes")
    let owners = try foreign.rows("SELECT number, parcel FROM waybill")
    for row in after {
      if let number = row.waybill { expect(owners.contains([number, row.id.text]), "FUL-5: \(number) isn't its own") }
    }
    // ORD-10: what shares a box goes its way.
    for row in after where row.stage != .voided {
      guard let lead = row.bundle else { continue }
      let box = after.first { $0.id.text == lead }
      // Merged into a box whose paper is void by it: printed with it once more.
      let isAhead = box?.stage == .printed && row.stage == .queued
      expect(
        box?.bundle == nil && (box?.stage == row.stage || isAhead),
        "ORD-10: \(row.id.text) is \(row.stage), its box \(box?.stage.rawValue ?? "-")")
    }
    try comparePieces()
  }

  private mutating func comparePieces() throws {
    for sku in Self.skus {
      func pieces(_ stages: String) throws -> Int {
        Int(
          try foreign.value(
            """
            SELECT coalesce(sum(l.quantity), 0) FROM parcel_line l JOIN parcel p ON p.id = l.parcel
            WHERE l.sku = '\(sku)' AND p.stage IN (\(stages))
            """)) ?? -1
      }
      let level = try foreign.rows("SELECT on_hand, reserved FROM stock_level WHERE sku = '\(sku)'")[0].compactMap(Int.init)
      let (promised, gone) = (
        try pieces("'queued', 'printed'"), try pieces("'picked', 'packed', 'shipped', 'handedOver', 'delivered'")
      )
      expect(
        level == [Self.received - gone, promised], "INV-1: \(sku) stands as \(level), \(gone) are out and \(promised) promised")
    }
    // ORD-10: nothing is sent twice, however it was split.
    let sent = try foreign.rows(
      """
      SELECT p.order_id, l.line, sum(l.quantity) FROM parcel_line l JOIN parcel p ON p.id = l.parcel WHERE p.stage <> 'voided'
      GROUP BY p.order_id, l.line
      """)
    for row in sent {
      guard let order = Int64(row[0]), let line = Int(row[1]) else { continue }
      let ordered = line == 1 ? Int(order) : 2
      expect(Int(row[2]) ?? 0 <= ordered, "ORD-10: \(row[2]) of line \(line) of order \(order), \(ordered) ordered")
    }
  }

  /// FUL-2: one step on; void from anywhere before it has left; a paper that is void again queues what it was printed for.
  private static func mayBecome(_ was: ParcelStage, _ now: ParcelStage, by command: CommandKind) -> Bool {
    if was == now { return true }
    let way: [ParcelStage] = [.queued, .printed, .picked, .packed, .shipped, .handedOver]
    if now == .voided {
      return [.voidParcel, .mergeParcel].contains(command) && [.queued, .printed, .picked, .packed, .shipped].contains(was)
    }
    guard let from = way.firstIndex(of: was), let to = way.firstIndex(of: now) else { return false }
    if to == from + 1 { return true }
    return was == .printed && now == .queued && [.mergeParcel, .unmergeParcel, .splitParcel, .voidParcel].contains(command)
  }
}
