import DeskCore
import DeskTestKit

/// One of several people who work on one shop at once: mostly what could be done next, now and then anything, also what isn't theirs.
struct StockDraw {
  let person: String
  let roles: [Role]
  private var dice: Dice
  private var waybills = 0

  init(_ person: String, _ roles: [Role], seed: UInt64) {
    self.person = person
    self.roles = roles
    dice = Dice(seed: seed)
  }

  /// The next command, from what the sheet knew when the round began: others may have been quicker.
  mutating func next(_ sheet: StockSheet) -> Command {
    let foreign = dice.chance(6)
    for _ in 0..<200 {
      let command = draw(sheet)
      let isOwn = roles.contains { Authority.allows($0, command.kind) }
      if isOwn != foreign { return command }
    }
    return .withdrawRequest(RequestID(number: 1))
  }

  mutating func chance(_ percent: Int) -> Bool { dice.chance(percent) }
  mutating func pick<T>(_ items: [T]) -> T { dice.pick(items) }

  private mutating func draw(_ sheet: StockSheet) -> Command {
    switch Int.random(in: 0..<100, using: &dice) {
    case 0..<46: onSKU(sheet)
    case 46..<58: onCount(sheet)
    case 58..<66: onRequest(sheet)
    case 66..<80: onOrder(sheet)
    default: onParcel(sheet)
    }
  }

  private mutating func sku(_ sheet: StockSheet) -> String {
    let all = sheet.shelves.keys.sorted()
    let live = all.filter { sheet.merged[$0] == nil }
    return dice.chance(96) ? dice.pick(live) : dice.pick(all + ["fremd"])
  }

  private mutating func pieces(upTo most: Int) -> Int { dice.chance(85) ? Int.random(in: 1...max(1, most), using: &dice) : 40 }

  private mutating func onSKU(_ sheet: StockSheet) -> Command {
    let sku = sku(sheet)
    let shelf = sheet.shelves[sku] ?? .init()
    switch Int.random(in: 0..<100, using: &dice) {
    case 0..<20: return .receiveStock(sku: sku, quantity: pieces(upTo: 8), location: nil, barcode: nil, title: nil)
    case 20..<36:
      let from = dice.chance(50) ? nil : dice.pick(shelf.elsewhere.keys.sorted() + ["B-1"])
      return .moveStock(sku: sku, quantity: pieces(upTo: 3), from: from, to: dice.pick(["B-1", "B-2", "C-1", "A-\(sku)"]))
    case 36..<50: return .holdStock(sku: sku, quantity: pieces(upTo: 3), reason: "x")
    case 50..<62: return .freeStock(sku: sku, quantity: pieces(upTo: max(1, shelf.onHold)), reason: "x")
    case 62..<73: return .writeOffStock(sku: sku, quantity: pieces(upTo: 3), reason: "x")
    case 73..<83:
      let counted = max(0, shelf.onHand + dice.pick([-2, -1, 0, 1, 2, 9]))
      return .countStock(sku: sku, quantity: counted, note: dice.chance(80) ? "x" : nil)
    case 83..<85:
      // Mostly one of which nothing is promised: the others can't.
      let idle = sheet.shelves.filter { $0.value.reserved == 0 && sheet.merged[$0.key] == nil }.keys.sorted()
      return .mergeSKU(sku: idle.isEmpty || dice.chance(20) ? sku : dice.pick(idle), into: self.sku(sheet), reason: "x")
    case 85..<89: return .setPrice(sku: sku, price: Money(fen: Int64(dice.pick([900, 1000, 1100, 50]))), note: nil)
    case 89..<91: return .publishPrice(sku: sku)
    case 91..<94: return .listSKU(sku: sku, shop: Self.shop, note: nil)
    case 94..<96: return .publishListing(sku: sku, shop: Self.shop)
    case 96..<97: return .unlistSKU(sku: sku, shop: Self.shop, reason: "x")
    case 97..<99: return .delistSKU(sku: sku, note: nil)
    default: return .editSKU(sku: sku, field: .safety, to: "\(pieces(upTo: 9))")
    }
  }

  private static let shop = ShopName(platform: "taobao", shop: "示例旗舰店")

  private mutating func onCount(_ sheet: StockSheet) -> Command {
    let opened = sheet.asked.keys.sorted()
    let some = dice.chance(60) ? Array(opened.suffix(6)) : opened
    let count = some.isEmpty || dice.chance(5) ? CountID(number: 1) : dice.pick(some)
    let entered = sheet.counts[count] ?? [:]
    let asked = sheet.asked[count] ?? []
    let sku = asked.isEmpty || dice.chance(10) ? sku(sheet) : dice.pick(asked)
    switch Int.random(in: 0..<20, using: &dice) {
    case 0..<3:
      let few = (0..<Int.random(in: 1...4, using: &dice)).map { _ in self.sku(sheet) }
      return .openCount(dice.chance(80) ? .asked : .part, skus: few, zone: nil, size: dice.chance(50) ? 4 : nil)
    case 3..<13:
      // Mostly what the book says, or what was found before: else no count would ever end.
      let onHand = sheet.shelves[sku]?.onHand ?? 0
      let again = entered[sku].map { onHand + $0.difference } ?? onHand + dice.pick([-1, 0, 0, 1, 3])
      return .enterCount(count, sku: sku, quantity: max(0, again))
    case 13..<17: return .explainCount(count, sku: sku, reason: "x")
    case 17..<18: return .bookCount(count, sku: sku)
    case 18..<19: return .signCount(count, note: nil)
    default: return .cancelCount(count, reason: "x")
    }
  }

  private mutating func onRequest(_ sheet: StockSheet) -> Command {
    let waiting = sheet.requests.keys.sorted()
    // Write-offs above the day's amount pile up: what is rarer comes first now and then.
    let rare = waiting.filter { [.bookCount, .mergeSKU].contains(sheet.requests[$0]?.kind) }
    let these = rare.isEmpty || dice.chance(50) ? waiting : rare
    let id =
      these.isEmpty || dice.chance(10) ? RequestID(number: Int64.random(in: 1...40, using: &dice)) : dice.pick(these)
    return dice.chance(85)
      ? .approveRequest(id, note: nil) : dice.chance(70) ? .rejectRequest(id, reason: "x") : .withdrawRequest(id)
  }

  private mutating func onOrder(_ sheet: StockSheet) -> Command {
    let id = OrderID(number: Int64.random(in: 1...Int64(sheet.orders.count + 1), using: &dice))
    switch Int.random(in: 0..<20, using: &dice) {
    case 0..<6: return .contactOrder(id, outcome: .confirmed, channel: .phone, note: nil)
    case 6..<17: return .confirmOrder(id)
    case 17: return .amendOrder(id, field: .sku, to: sku(sheet), line: dice.pick([1, 2]), note: nil)
    case 18: return .cancelOrder(id, reason: "x")
    default: return .noteOrder(id, text: "x", flag: nil)
    }
  }

  private mutating func onParcel(_ sheet: StockSheet) -> Command {
    let open = sheet.openParcels
    guard !open.isEmpty, let parcel = sheet.parcels[open[0]] else { return .confirmOrder(OrderID(number: 1)) }
    let id = dice.chance(90) ? dice.pick(open) : dice.pick(sheet.parcels.keys.sorted())
    let now = sheet.parcels[id] ?? parcel
    waybills += 1
    let waybill = Command.assignWaybill(id, courier: "YTO", number: "YT\(person.utf8.first ?? 0)0\(100_000 + waybills)")
    let scans = now.goods.flatMap { Array(repeating: $0.sku, count: $0.pieces) }
    if dice.chance(70) {
      switch now.stage {
      case .queued: return dice.pick([waybill, waybill, .printParcel(id), .printParcel(id), .acknowledgeFlag(id)])
      case .printed: return .pickParcel(id)
      case .picked: return .packParcel(id, scans: scans, weight: 500)
      case .packed: return .shipParcel(id)
      case .shipped: return .handOverParcel(id)
      case .gone, .voided: break
      }
    }
    return dice.pick([
      .voidParcel(id, reason: "x"), .pickParcel(id), .printParcel(id), .foundParcel(id), .foundParcel(id),
      .interceptParcel(id, reason: "x"), .liftInterception(id), .goneParcel(id, note: nil),
      .shortParcel(id, sku: now.goods[0].sku, missing: 1, reason: "x"), .cancelOrder(now.order, reason: "x"),
      .shipParcel(id), .acknowledgeFlag(id),
    ])
  }
}
