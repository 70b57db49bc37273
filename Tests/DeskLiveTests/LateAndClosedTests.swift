import DeskCore
import DeskFiles
import DeskLive
import DeskStore
import DeskTestKit
import Foundation
import Testing

/// What the couriers and the marketplaces are told: nothing of a closed order, and nothing forgotten because its wave is over.
@Suite struct LateAndClosedTests {
  private let shop: TestShop
  private let first = ParcelID(stored: "P260105-0001")
  private let second = ParcelID(stored: "P260105-0002")

  init() throws {
    shop = try TestShop()
    try shop.take([.paid("609300000000001187"), .paid("609300000000002201")])
    try shop.perform(
      .receiveStock(sku: "SKU-1", quantity: 5, location: "A-01", barcode: "6901234567892", title: nil), as: .merchandiser)
    for number in 1...2 {
      try shop.confirm(OrderID(number: Int64(number)))
      let parcel = number == 1 ? first : second
      try shop.perform(.assignWaybill(parcel, courier: "YTO", number: "YT881234567890\(number)"), as: .shipper)
      try shop.perform(.printParcel(parcel), as: .shipper)
    }
  }

  private func ship(_ parcel: ParcelID) throws {
    try shop.perform(.pickParcel(parcel), as: .shipper)
    try shop.perform(.packParcel(parcel, scans: ["6901234567892"], weight: 500), as: .shipper)
    try shop.perform(.shipParcel(parcel), as: .shipper)
  }

  private func close(_ number: String) throws {
    var order = ImportedOrder.paid(number)
    order.status = .closed
    shop.clock.advance(minutes: 5)
    try shop.take([order])
  }

  private var documents: WaveDocuments { get throws { WaveDocuments(shop.desk, for: try shop.actor(.shipper)) } }

  @Test func aClosedOrdersParcelIsNeitherToldNorGivenAway() throws {
    try ship(first)
    try ship(second)
    try close("609300000000001187")
    let wave = try #require(try shop.desk.parcels(wave: nil, for: shop.actor(.shipper)).rows.first).wave
    let export = try documents.shipExport(wave, platform: "taobao")
    #expect(export.rows.map(\.order) == ["609300000000002201"])
    #expect(export.dropped == ["609300000000001187"])
    #expect(export.record.text.contains(#""dropped":["609300000000001187"]"#))
    let manifest = try documents.manifest("YTO", wave)
    #expect(manifest.rows.map(\.parcel) == [second])
    #expect(manifest.dropped == ["609300000000001187"])
    #expect(manifest.text.contains("不得交接 (已关闭、退款或在拦截): 609300000000001187"))
    let shipper = try shop.console(.shipper)
    shipper.press("e")
    #expect(shipper.toast?.contains("609300000000001187") == true)
    #expect(shipper.state.notice?.level == .warning)
    let record = try #require(try shop.desk.log(limit: 5).first { $0.command == "exportShipFile" })
    #expect(record.body.contains("dropped"))
  }

  @Test("ORD-8: a parcel that is being stopped is neither fetched, told nor given away")
  func stopped() throws {
    let wave = try #require(try shop.desk.parcels(wave: nil, for: shop.actor(.shipper)).rows.first).wave
    try shop.perform(.interceptParcel(first, reason: "拍错"), as: .presaleAgent)
    #expect(try documents.pickList(wave).parcels == 1)
    try shop.perform(.liftInterception(first), as: .presaleAgent)
    #expect(try documents.pickList(wave).parcels == 2)
    try ship(first)
    try ship(second)
    try shop.perform(.interceptParcel(first, reason: "拍错"), as: .presaleAgent)
    #expect(try documents.manifest("YTO", wave).rows.map(\.parcel) == [second])
    #expect(try documents.manifest("YTO", wave).dropped == ["609300000000001187"])
    #expect(try documents.shipExport(wave, platform: "taobao").rows.map(\.order) == ["609300000000002201"])
  }

  @Test("FUL-6: what a case sends is on the manifest and not in the ship file: the order was told of before")
  func resent() throws {
    try ship(first)
    try shop.perform(
      .setAuthority(role: .aftersaleAgent, amount: .exchange, perOrder: Money(fen: 99_900), perDay: Money(fen: 99_900)),
      as: .director)
    let wish = AfterCaseWish(.resend, reason: "丢件")
    let opened = try #require(try shop.perform(.openCase(OrderID(number: 1), wish), as: .aftersaleAgent).cases.first)
    let fresh = try #require(try shop.perform(.approveCase(opened, note: nil), as: .aftersaleAgent).parcels.first)
    try shop.perform(.assignWaybill(fresh, courier: "YTO", number: "YT8812345678909"), as: .shipper)
    try shop.perform(.printParcel(fresh), as: .shipper)
    try ship(fresh)
    let wave = try #require(try shop.desk.card(of: fresh, for: shop.actor(.shipper))).parcel.wave
    #expect(try documents.manifest("YTO", wave, late: true).rows.map(\.parcel) == [first, fresh])
    #expect(try documents.shipExport(wave, platform: "taobao", late: true).rows.map(\.waybill) == ["YT8812345678901"])
  }

  @Test func fridaysParcelsAreStillThereOnSaturday() throws {
    try ship(first)
    // The wave's own day is over; a later one is current.
    shop.clock.set(TestClock.at(2026, 1, 7, 10, 0))
    shop.endDay()
    let wave = shop.desk.settings.calendar.currentWave(at: shop.clock.now)
    #expect(wave != ShopDay(year: 2026, month: 1, day: 5))
    #expect(try documents.manifest("YTO", wave).rows.isEmpty)
    #expect(try documents.manifest("YTO", wave, late: true).rows.map(\.parcel) == [first])
    #expect(try documents.pickList(wave, late: true).parcels == 1)
    #expect(try documents.shipExport(wave, platform: "taobao", late: true).rows.count == 1)
    let shipper = try shop.console(.shipper)
    shipper.press(.tab)
    #expect(shipper.shows("A-01"))
    shipper.press(.tab, .tab, .tab)
    #expect(shipper.shows("圆通速递"))
    shipper.press("o", "y")
    #expect(shipper.said.contains { $0.contains("已交接") })
    // Handed over today: on today's manifest with its tick, and told to the marketplace.
    #expect(try documents.manifest("YTO", wave, late: true).rows.map(\.handedOver) == [true])
    #expect(try documents.shipExport(wave, platform: "taobao", late: true).rows.count == 1)
  }
}
