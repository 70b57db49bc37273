import DeskCore
import DeskStore
import DeskTestKit
import Testing

@Suite("The way of an order, at the store")
struct WholeWayTests {
  @Test("From import to handover: each step moves the facts, the stock, the queues and the chain")
  func wholeWay() throws {
    let shop = try TestShop()
    try shop.take([.paid("1001"), .paid("1002", message: "请发蓝色")])
    let id = OrderID(number: 1)
    #expect(try shop.desk.queue([.contact], for: shop.actor(.presaleAgent)).rows.map(\.number) == ["1001", "1002"])
    try shop.perform(.receiveStock(sku: "SKU-1", quantity: 5, location: "A-01", barcode: "690001", title: nil), as: .merchandiser)
    try shop.perform(.claimOrder(id), as: .presaleAgent)
    try shop.perform(.contactOrder(id, outcome: .confirmed, channel: .phone, note: nil), as: .presaleAgent)
    let confirmed = try shop.perform(.confirmOrder(id), as: .presaleAgent)
    let parcel = try #require(confirmed.parcels.first)
    #expect(parcel.text == "P260105-0001")
    #expect(try shop.desk.stockRow("SKU-1").level == StockLevel(sku: "SKU-1", onHand: 5, reserved: 1))
    try shop.perform(.assignWaybill(parcel, courier: "YTO", number: "YT8812345678901"), as: .shipper)
    try shop.perform(.printParcel(parcel), as: .shipper)
    try shop.perform(.pickParcel(parcel), as: .shipper)
    let picked = try shop.desk.stockRow("SKU-1").level
    #expect(picked.onHand == 4 && picked.reserved == 0 && picked.inTote == 1)
    try shop.perform(.packParcel(parcel, scans: ["690001"], weight: 500), as: .shipper)
    try shop.perform(.shipParcel(parcel), as: .shipper)
    try shop.perform(.handOverParcel(parcel), as: .shipper)
    let card = try shop.desk.card(of: id, for: shop.actor(.presaleAgent))
    #expect(card.facts.stage == .shipped)
    #expect(card.parcels.first?.stage == .handedOver)
    #expect(card.work.isEmpty)
    let report = try shop.desk.verify()
    #expect(report.faults == [])
  }
}
