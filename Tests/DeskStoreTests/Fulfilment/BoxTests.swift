import DeskCore
import DeskTestKit
import Testing

/// ORD-10: what one buyer ordered twice, and what of one order goes out in parts.
@Suite("Boxes and splits")
struct BoxTests {
  private let first = OrderID(number: 1)
  private let second = OrderID(number: 2)

  private func paid(_ number: String, sku: String, lines: Int = 1, phone: String = "13800138000转1234", address: String? = nil)
    -> ImportedOrder
  {
    var order = ImportedOrder.paid(number, sku: sku)
    order.buyer = "同一买家"
    order.phone = phone
    if let address { order.address = address }
    if lines > 1 {
      for line in 2...lines {
        var more = order.lines[0]
        more.sku = "SKU-\(line)"
        order.lines.append(more)
      }
      order.total = Money(fen: Int64(1000 * lines))
      order.paid = order.total
    }
    return order
  }

  /// Two orders of one buyer, confirmed and queued, with goods on the shelf.
  private func shop(_ orders: [ImportedOrder]) throws -> (TestShop, [ParcelID]) {
    let shop = try TestShop()
    for role in Role.allCases { _ = try shop.session(role) }
    try shop.take(orders)
    for sku in Set(orders.flatMap(\.lines).map(\.sku)) {
      try shop.perform(
        .receiveStock(sku: sku, quantity: 9, location: "A-0" + sku.suffix(1), barcode: "69000" + sku.suffix(1), title: nil),
        as: .merchandiser)
    }
    return (shop, try orders.indices.map { try Scene.confirm(shop, OrderID(number: Int64($0 + 1))) })
  }

  private func pair() throws -> (TestShop, ParcelID, ParcelID) {
    let (shop, parcels) = try shop([
      paid("1001", sku: "SKU-1"),
      paid("1002", sku: "SKU-2", phone: "13800138000转1234", address: "浙江省　杭州市 西湖区 示例路１号(310000)"),
    ])
    return (shop, parcels[0], parcels[1])
  }

  private func picked() throws -> (TestShop, ParcelID, ParcelID) {
    let (shop, lead, member) = try pair()
    try shop.perform(.mergeParcel(member, into: lead), as: .shipper)
    try shop.perform(.assignWaybill(lead, courier: "YTO", number: Scene.waybill), as: .shipper)
    try shop.perform(.printParcel(lead), as: .shipper)
    try shop.perform(.pickParcel(lead), as: .shipper)
    return (shop, lead, member)
  }

  @Test("ORD-10: two orders go out in one box under one number, and both are shipped")
  func merged() throws {
    let (shop, lead, member) = try picked()
    #expect(try shop.parcel(member).stage == .picked)
    #expect(try shop.parcel(member).waybill == Scene.waybill)
    #expect(
      try shop.refusal(.packParcel(member, scans: ["690002"], weight: nil), as: .shipper)?.reason
        == .inBundle(member.text, lead: lead.text))
    // The second order's piece first; then the lead's own, with the weight of the whole box.
    try shop.perform(.packParcel(lead, scans: ["690002"], weight: nil), as: .shipper)
    #expect(try shop.parcel(member).stage == .packed && shop.parcel(lead).stage == .picked)
    #expect(try shop.refusal(.packParcel(lead, scans: ["690002"], weight: nil), as: .shipper)?.rule == "FUL-4")
    try shop.perform(.packParcel(lead, scans: ["690001"], weight: 900), as: .shipper)
    #expect(try shop.parcel(lead).weightGrams == 900 && shop.parcel(member).weightGrams == nil)
    try shop.perform(.shipParcel(lead), as: .shipper)
    #expect(try shop.facts(first).stage == .shipped && shop.facts(second).stage == .shipped)
    try shop.perform(.handOverParcel(lead), as: .shipper)
    #expect(try shop.parcel(member).stage == .handedOver)
    let receipt = try shop.perform(.signManifest(courier: "圆通", driver: "王师傅"), as: .shipper)
    #expect(receipt.parcels == [])
    #expect(try shop.desk.manifests().first?.scanned == 1)
    try shop.expectSound()
  }

  @Test("ORD-10: a merge is undone until the first pick, and what was printed of it is void")
  func undone() throws {
    let (shop, lead, member) = try pair()
    try shop.perform(.assignWaybill(lead, courier: "YTO", number: Scene.waybill), as: .shipper)
    try shop.perform(.printParcel(lead), as: .shipper)
    try shop.perform(.mergeParcel(member, into: lead), as: .presaleAgent)
    #expect(try shop.parcel(lead).isPaperVoid)
    #expect(try shop.refusal(.pickParcel(lead), as: .shipper)?.rule == "ORD-5")
    #expect(try shop.work().contains("reprint \(lead.text)"))
    try shop.perform(.printParcel(lead), as: .shipper)
    try shop.perform(.unmergeParcel(member), as: .shipper)
    #expect(try shop.parcel(member).bundle == nil && shop.parcel(member).waybill == nil)
    #expect(try shop.parcel(lead).isPaperVoid && shop.parcel(member).isPaperVoid)
    try shop.expectSound()
    let (other, _, late) = try picked()
    #expect(try other.refusal(.unmergeParcel(late), as: .shipper)?.reason == .cannotMerge([.stage]))
  }

  @Test(
    "ORD-10: why two parcels don't go together",
    arguments: [
      ("13800138000转9999", nil as String?, [MergeObstacle.phone]), ("13800138000转1234", "浙江省 杭州市 西湖区 示例路2号", [.address]),
      ("13900139000", "浙江省 杭州市 西湖区 示例路2号", [.phone, .address]),
    ])
  func apart(phone: String, address: String?, obstacles: [MergeObstacle]) throws {
    let (shop, parcels) = try shop([paid("1001", sku: "SKU-1"), paid("1002", sku: "SKU-2", phone: phone, address: address)])
    #expect(try shop.refusal(.mergeParcel(parcels[1], into: parcels[0]), as: .shipper)?.reason == .cannotMerge(obstacles))
    let advice = try shop.desk.mergeAdvice(wave: shop.parcel(parcels[0]).wave, for: shop.actor(.shipper))
    #expect(advice.proposals == [] && advice.apart.map(\.obstacles) == [obstacles])
  }

  @Test("ORD-10: addresses that only look alike are not the same door")
  func doors() throws {
    for (one, other) in [
      ("示例路1号1-1201", "示例路1号11-201"), ("示例小区(3)", "示例小区(5)"), ("示例路1号(A栋)", "示例路1号(B栋)"), ("示例路1/2号", "示例路12号"),
    ] {
      let base = "浙江省 杭州市 西湖区 "
      let (shop, parcels) = try shop([
        paid("1001", sku: "SKU-1", address: base + one), paid("1002", sku: "SKU-2", address: base + other),
      ])
      #expect(
        try shop.refusal(.mergeParcel(parcels[1], into: parcels[0]), as: .shipper)?.reason == .cannotMerge([.address]),
        "\(one) \(other)")
    }
  }

  @Test("ORD-10: a courier is the same by whichever name: the wish of one order and the number of the other") func couriers() throws
  {
    for (wish, obstacles) in [("圆通", [MergeObstacle]()), ("顺丰", [.courier])] {
      let (shop, lead, member) = try pair()
      try shop.perform(.assignWaybill(lead, courier: "YTO", number: Scene.waybill), as: .shipper)
      try shop.perform(.amendOrder(second, field: .courier, to: wish, line: nil, note: nil), as: .agentLead)
      let refusal = try shop.refusal(.mergeParcel(member, into: lead), as: .shipper)
      #expect(refusal?.reason == (obstacles.isEmpty ? nil : .cannotMerge(obstacles)))
    }
  }

  @Test("FUL-5: a number in the register that no record tells of is found")
  func foreignNumber() throws {
    let (shop, id) = try Scene.parcel(.printed)
    try Foreign(shop.path).run("INSERT INTO waybill VALUES ('YT9999999999999', 'YTO', '\(id.text)', 0)")
    #expect(try shop.desk.verify().sentences == ["no record tells of waybill YT9999999999999 for parcel \(id.text)"])
  }

  @Test("ORD-10: what may go together is proposed")
  func proposed() throws {
    let (shop, lead, member) = try pair()
    let wave = try shop.parcel(lead).wave
    #expect(try shop.desk.mergeAdvice(wave: wave, for: shop.actor(.shipper)).proposals.map(\.parcels) == [[lead, member]])
    try shop.perform(.mergeParcel(member, into: lead), as: .shipper)
    #expect(try shop.desk.mergeAdvice(wave: wave, for: shop.actor(.shipper)).merged == [member])
  }

  @Test("ORD-8, ORD-10: a box whose order is cancelled goes on without it, by a new paper")
  func cancelledMember() throws {
    let (shop, lead, member) = try picked()
    try shop.perform(.cancelOrder(second, reason: "不要了"), as: .presaleAgent)
    #expect(try shop.refusal(.packParcel(lead, scans: ["690001"], weight: nil), as: .shipper)?.rule == "ORD-8")
    try shop.perform(.seeInterception(member), as: .shipper)
    try shop.perform(.foundParcel(member), as: .shipper)
    #expect(try shop.refusal(.packParcel(lead, scans: ["690001"], weight: nil), as: .shipper)?.rule == "ORD-5")
    try shop.perform(.printParcel(lead), as: .shipper)
    try shop.perform(.packParcel(lead, scans: ["690001"], weight: 500), as: .shipper)
    #expect(try shop.level("SKU-2").onHand == 9)
    try shop.expectSound()
  }

  @Test("ORD-8, ORD-10: a box without its lead is no box: its orders go alone, by new papers and numbers")
  func voidedLead() throws {
    let (shop, lead, member) = try picked()
    try shop.perform(.voidParcel(lead, reason: "破损"), as: .shipper)
    let alone = try shop.parcel(member)
    #expect(alone.bundle == nil && alone.waybill == nil && alone.isPaperVoid)
    #expect(try shop.refusal(.assignWaybill(member, courier: "YTO", number: Scene.waybill), as: .shipper)?.rule == "FUL-5")
    try shop.perform(.assignWaybill(member, courier: "YTO", number: "YT0000000000011"), as: .shipper)
    try shop.expectSound()
  }

  @Test("ORD-10: one order in two parcels stays open until both are shipped; stock is promised once")
  func split() throws {
    let (shop, parcels) = try shop([paid("1001", sku: "SKU-1", lines: 3)])
    let reserved = try shop.level("SKU-1").reserved
    let part = try #require(try shop.perform(.splitParcel(parcels[0], goods: [GoodsCount("1", 1)]), as: .shipper).parcels.first)
    #expect(try shop.level("SKU-1").reserved == reserved)
    #expect(try shop.parcel(part).contents == "1:1" && shop.parcel(parcels[0]).contents == "2:1 3:1")
    for (id, number, scans) in [(part, "YT0000000000021", ["690001"]), (parcels[0], "YT0000000000022", ["690002", "690003"])] {
      try shop.perform(.assignWaybill(id, courier: "YTO", number: number), as: .shipper)
      try shop.perform(.printParcel(id), as: .shipper)
      try shop.perform(.pickParcel(id), as: .shipper)
      try shop.perform(.packParcel(id, scans: scans, weight: 300), as: .shipper)
      try shop.perform(.shipParcel(id), as: .shipper)
      #expect(try shop.facts().stage == (id == part ? .confirmed : .shipped))
    }
    try shop.expectSound()
  }

  @Test("ORD-10: what was split goes together again; nothing is split into nothing")
  func joined() throws {
    let (shop, parcels) = try shop([paid("1001", sku: "SKU-1", lines: 2)])
    #expect(
      try shop.refusal(.splitParcel(parcels[0], goods: [GoodsCount("1"), GoodsCount("2")]), as: .shipper)?.reason
        == .splitTakesAll(parcels[0].text))
    #expect(try shop.refusal(.splitParcel(parcels[0], goods: [GoodsCount("7", 1)]), as: .shipper)?.reason == .noSuchGoods("7:1"))
    let part = try #require(try shop.perform(.splitParcel(parcels[0], goods: [GoodsCount("SKU-2", 1)]), as: .shipper).parcels.first)
    try shop.perform(.mergeParcel(part, into: parcels[0]), as: .shipper)
    #expect(try shop.parcel(part).stage == .voided)
    #expect(try shop.parcel(parcels[0]).contents == "1:1 2:1")
    try shop.expectSound()
  }
}
