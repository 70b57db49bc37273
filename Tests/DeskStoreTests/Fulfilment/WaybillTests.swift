import DeskCore
import DeskStore
import DeskTestKit
import Testing

@Suite("Waybills")
struct WaybillTests {
  /// Two queued parcels, and pool numbers of 圆通.
  private func shop(pool: [String] = []) throws -> (shop: TestShop, first: ParcelID, second: ParcelID) {
    let shop = try TestShop()
    try shop.take([.paid("1001"), .paid("1002")])
    try shop.perform(.receiveStock(sku: "SKU-1", quantity: 5, location: "A", barcode: "690001", title: nil), as: .merchandiser)
    let first = try Scene.confirm(shop, OrderID(number: 1))
    let second = try Scene.confirm(shop, OrderID(number: 2))
    if !pool.isEmpty { _ = try fill(shop, pool) }
    return (shop, first, second)
  }

  private func fill(_ shop: TestShop, _ numbers: [String], courier: String = "YTO", id: String = "pool") throws -> ImportReport.File
  {
    var batch = ImportedBatch()
    batch.files = [FileIntake(name: "waybills.csv", kind: .waybills, platform: "", layout: "waybills")]
    batch.waybills = numbers.enumerated().map { ImportedWaybill(courier: courier, number: $1, shapeMatches: true, row: $0 + 2) }
    return try #require(try shop.desk.importBatch(batch, id: id, by: shop.session(.shipper)).files.first)
  }

  private func assign(_ parcel: ParcelID, _ number: String?, _ courier: String = "圆通") -> Command {
    .assignWaybill(parcel, courier: courier, number: number)
  }

  @Test("FUL-5: a number belongs to one parcel, for ever, also after the parcel was voided, and in whatever case it is typed")
  func unique() throws {
    let (shop, first, second) = try shop()
    try shop.perform(assign(first, "YT8812345678901"), as: .shipper)
    let taken = Refusal(rule: "FUL-5", .waybillTaken(number: "YT8812345678901", parcel: first.text, at: shop.clock.now))
    #expect(try shop.refusal(assign(second, "YT8812345678901"), as: .shipper) == taken)
    #expect(try shop.refusal(assign(second, "yt8812345678901"), as: .shipper)?.reason == taken.reason)
    #expect(try shop.refusal(assign(second, "YT8812345678901", "中通"), as: .shipper)?.reason == taken.reason)
    try shop.perform(.voidParcel(first, reason: "x"), as: .shipper)
    #expect(try shop.refusal(assign(second, "YT8812345678901"), as: .shipper)?.reason == taken.reason)
    try shop.expectSound()
  }

  @Test("FUL-5: a parcel keeps its number")
  func kept() throws {
    let (shop, first, _) = try shop()
    try shop.perform(assign(first, "YT8812345678901"), as: .shipper)
    #expect(try shop.refusal(assign(first, "YT8812345678902"), as: .shipper)?.reason == .waybillAlreadySet("YT8812345678901"))
    #expect(try shop.parcel(first).courier == "YTO")
  }

  @Test("FUL-5: without a number the courier's pool gives its next one, and says so; an empty pool refuses")
  func pool() throws {
    let (shop, first, second) = try shop(pool: ["YT0000000000002", "YT0000000000001"])
    let receipt = try shop.perform(assign(first, nil), as: .shipper)
    #expect(receipt.waybill == "YT0000000000001")
    #expect(receipt.warnings == [.waybillTakenFromPool(number: "YT0000000000001")])
    #expect(try shop.refusal(assign(second, nil, "中通"), as: .shipper) == Refusal(rule: "FUL-5", .poolEmpty(courier: "中通快递")))
    #expect(try shop.perform(assign(second, nil), as: .shipper).waybill == "YT0000000000002")
    try shop.expectSound()
  }

  @Test("FUL-5: a pool number that was typed by hand is no longer free, and the pool goes on with the next")
  func typedFromPool() throws {
    let (shop, first, second) = try shop(pool: ["YT0000000000001", "YT0000000000002"])
    try shop.perform(assign(first, "yt0000000000001"), as: .shipper)
    #expect(try shop.refusal(assign(second, nil), as: .shipper) == nil)
    #expect(try shop.parcel(second).waybill == "YT0000000000002")
  }

  @Test("FUL-5: a pool takes each number once, also one that a parcel has, in whatever case")
  func poolTwice() throws {
    let (shop, first, _) = try shop()
    try shop.perform(assign(first, "YT0000000000001"), as: .shipper)
    let file = try fill(shop, ["YT0000000000001", "yt0000000000001", "YT0000000000002", "yt0000000000002"])
    #expect(file.new == 1)
    #expect(file.same == 3)
    #expect(try fill(shop, ["YT0000000000002"], id: "pool-2").same == 1)
  }

  @Test("FUL-5: a pool of a courier that nobody knows is rejected by row")
  func unknownCourier() throws {
    let (shop, first, _) = try shop()
    #expect(try fill(shop, ["1234"], courier: "鸽子").rejected == [RejectedRow(row: 2, column: "courier", reason: .other("鸽子"))])
    #expect(try shop.refusal(assign(first, nil, "鸽子"), as: .shipper)?.reason == .unknownCourier("鸽子"))
  }

  @Test("A scanner finds a parcel by number, dispatch note or waybill, in either case")
  func found() throws {
    let (shop, first, _) = try shop()
    try shop.perform(assign(first, "YT8812345678901"), as: .shipper)
    for scan in ["P260105-0001", "p260105-0001", "P260105-0001/1", " YT8812345678901\r", "yt8812345678901"] {
      #expect(try shop.desk.findParcel(scan) == first, "\(scan)")
    }
    for scan in ["", "/", "P260105-0009", "YT8812345678902"] { #expect(try shop.desk.findParcel(scan) == nil, "\(scan)") }
  }
}
