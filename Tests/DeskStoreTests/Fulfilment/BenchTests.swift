import DeskCore
import DeskStore
import DeskTestKit
import Testing

@Suite("The packing bench")
struct BenchTests {
  /// A picked parcel: two of SKU-1 (690001) and one of SKU-2, which has no barcode.
  private func shop() throws -> (shop: TestShop, parcel: ParcelID) {
    let shop = try TestShop()
    var order = ImportedOrder.paid("1001", quantity: 2)
    order.lines += ImportedOrder.paid("x", sku: "SKU-2").lines
    order.paid = Money(fen: 3000)
    try shop.take([order])
    try shop.perform(.receiveStock(sku: "SKU-1", quantity: 5, location: "A", barcode: "690001", title: nil), as: .merchandiser)
    try shop.perform(.receiveStock(sku: "SKU-2", quantity: 5, location: "B", barcode: nil, title: nil), as: .merchandiser)
    let parcel = try Scene.confirm(shop)
    try shop.perform(.assignWaybill(parcel, courier: "YTO", number: Scene.waybill), as: .shipper)
    try shop.perform(.printParcel(parcel), as: .shipper)
    try shop.perform(.pickParcel(parcel), as: .shipper)
    return (shop, parcel)
  }

  private func pack(_ parcel: ParcelID, _ scans: String..., weight: Int? = nil) -> Command {
    .packParcel(parcel, scans: scans, weight: weight)
  }

  @Test("FUL-4: one scan at a time, until the last piece packs the parcel")
  func oneByOne() throws {
    let (shop, parcel) = try shop()
    try shop.perform(pack(parcel, "690001"), as: .shipper)
    try shop.perform(pack(parcel, "sku-2"), as: .shipper)
    #expect(try shop.parcel(parcel).stage == .picked)
    #expect(try shop.parcel(parcel).lines.map(\.scanned) == [1, 1])
    #expect(try shop.refusal(.shipParcel(parcel), as: .shipper)?.rule == "FUL-2")
    try shop.perform(pack(parcel, "690001", weight: 730), as: .shipper)
    let packed = try shop.parcel(parcel)
    #expect(packed.stage == .packed)
    #expect(packed.packedBy == "shipper")
    #expect(packed.weightGrams == 730)
    try shop.expectSound()
  }

  @Test("FUL-4: a wrong item stops the command, and nothing of it is recorded as packed")
  func wrong() throws {
    let (shop, parcel) = try shop()
    let before = try Foreign(shop.path).dump()
    #expect(
      try shop.refusal(pack(parcel, "690001", "690001", "999999"), as: .shipper)
        == Refusal(rule: "FUL-4", .notInParcel(code: "999999")))
    #expect(try shop.refusal(pack(parcel, ""), as: .shipper)?.reason == .notInParcel(code: ""))
    #expect(try Foreign(shop.path).dump() == before)
  }

  @Test("FUL-4: one too many is stopped, at once and over several commands")
  func tooMany() throws {
    let (shop, parcel) = try shop()
    #expect(
      try shop.refusal(pack(parcel, "690001", "690001", "690001"), as: .shipper)?.reason
        == .alreadyComplete(sku: "SKU-1", ordered: 2))
    try shop.perform(pack(parcel, "690001", "690001"), as: .shipper)
    #expect(try shop.refusal(pack(parcel, "690001"), as: .shipper)?.reason == .alreadyComplete(sku: "SKU-1", ordered: 2))
    #expect(try shop.parcel(parcel).piecesScanned == 2)
  }

  @Test("FUL-4: one missing keeps the parcel at the bench")
  func missing() throws {
    let (shop, parcel) = try shop()
    try shop.perform(pack(parcel, "690001", "690001"), as: .shipper)
    #expect(try shop.parcel(parcel).stage == .picked)
    #expect(try shop.work() == ["completeSKU sku:SKU-2", "pack P260105-0001"])
    for command in [Command.shipParcel(parcel), .weighParcel(parcel, grams: 5), .handOverParcel(parcel)] {
      guard case .wrongState? = try shop.refusal(command, as: .shipper)?.reason else {
        Issue.record("\(command.kind) was possible")
        continue
      }
    }
  }

  @Test("A weight that no scale gives isn't taken, whatever way it comes", arguments: [0, -1, 100_001])
  func weight(grams: Int) throws {
    let (shop, parcel) = try shop()
    #expect(try shop.refusal(pack(parcel, weight: grams), as: .shipper)?.code == .invalid)
    try shop.perform(pack(parcel, "690001", "690001", "SKU-2"), as: .shipper)
    #expect(try shop.refusal(.weighParcel(parcel, grams: grams), as: .shipper)?.code == .invalid)
  }
}
