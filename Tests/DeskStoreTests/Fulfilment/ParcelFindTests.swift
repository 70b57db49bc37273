import DeskCore
@_spi(Testing) import DeskStore
import DeskTestKit
import Testing

/// What a shipper types into the wave's filter: a parcel's own names come first.
@Suite struct ParcelFindTests {
  /// Twelve parcels, whose orders' numbers hold the digits of the others' parcels; the fifth has a waybill.
  private func wave() throws -> (shop: TestShop, parcels: [ParcelID]) {
    let shop = try TestShop()
    for role in Role.allCases { _ = try shop.session(role) }
    try shop.take((1...12).map { .paid("6093\(90_000 + $0)0012") })
    try shop.perform(.receiveStock(sku: "SKU-1", quantity: 50, location: "A-01", barcode: "690001", title: nil), as: .merchandiser)
    let parcels = try (1...12).map { try Scene.confirm(shop, OrderID(number: Int64($0))) }
    try shop.perform(.assignWaybill(parcels[4], courier: "YTO", number: "YT8812345678901"), as: .shipper)
    return (shop, parcels)
  }

  @Test("FUL-2: whole number, number in the wave, then the beginning of a waybill come before parts of anything")
  func first() throws {
    let (shop, parcels) = try wave()
    let reader = try shop.actor(.shipper)
    func found(_ text: String) throws -> [ParcelID] { try shop.desk.parcels(wave: nil, find: text, for: reader).rows.map(\.id) }
    // Every order's number ends so.
    #expect(try found("0012") == [parcels[11]] + parcels.dropLast())
    #expect(try found("12").first == parcels[11])
    #expect(try found(parcels[6].text.lowercased()) == [parcels[6]])
    #expect(try found("yt88") == [parcels[4]])
    #expect(try found("YT8812345678901") == [parcels[4]])
    #expect(try found("P2") == parcels)
    #expect(try found("nichts").isEmpty)
  }

  @Test("What comes first is on the first page only, and no page loses or doubles one", arguments: [1, 2, 3, 5, 20])
  func pages(_ limit: Int) throws {
    let (shop, parcels) = try wave()
    let reader = try shop.actor(.shipper)
    for text in ["0012", "12", "P2", "", "6093"] {
      var all: [ParcelID] = []
      var after: String?
      var count = 0
      repeat {
        let page = try shop.desk.parcels(wave: nil, find: text, after: after, limit: limit, for: reader)
        #expect(page.rows.count <= limit)
        all += page.rows.map(\.id)
        after = page.next
        count += 1
      } while after != nil && count < 40
      #expect(all.sorted() == parcels, "\(text) by \(limit): \(all.map(\.text))")
      if text.hasSuffix("12") { #expect(all.first == parcels[11]) }
    }
  }

  @Test(
    "ParcelFind ranks by what names the parcel",
    arguments: [
      ("P260105-0042", ParcelFind.whole), ("p260105-0042", .whole), ("yt1", .beginning), ("YT123", .whole), ("42", .sequence),
      ("0042", .sequence), ("P2601", .beginning), ("4", .other), ("张三", .other), ("10000000000042", .other),
    ])
  func rank(_ text: String, _ rank: ParcelFind) {
    #expect(ParcelFind(text, id: ParcelID(stored: "P260105-0042"), waybill: "YT123") == rank)
  }
}
