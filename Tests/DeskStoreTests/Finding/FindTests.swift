import DeskCore
import DeskTestKit
import Testing

@_spi(Testing) @testable import DeskStore

/// Every way in which an order is found, on a real file.
@Suite("Finding orders")
struct FindTests {
  let shop: TestShop

  init() throws {
    shop = try TestShop()
    var first = ImportedOrder.paid("609300000000001187", sku: "SJT-18-B", message: "请发顺丰快递, call me before delivery")
    first.buyer = "Happy_Cat88"
    first.recipient = "张小敏"
    first.phone = "13800001111-1234"
    first.landline = "0571-88887777"
    var second = ImportedOrder.paid("LP00700012345", sku: "YY-120")
    second.buyer = "李小兰2024"
    second.recipient = "欧阳锋"
    second.phone = "139****6198"
    second.sellerRemark = "老客户 送赠品"
    second.lines[0].title = "儿童雨衣 100%防水"
    var third = ImportedOrder.paid("609300000000003002", sku: "SJT-18-C")
    third.buyer = "##aGVsbG8="
    third.recipient = "重庆森林"
    third.phone = "$$Zm9v"
    third.buyerMessage = "周末送"
    try shop.take([first, second, third])
  }

  private func find(_ text: String, as role: Role = .presaleAgent) throws -> [Int64] {
    try shop.desk.find(text, for: shop.actor(role)).rows.map(\.id.number)
  }

  private func expect(_ texts: [String], _ orders: [Int64]) throws {
    for text in texts { #expect(try find(text) == orders, "\(text)") }
  }

  @Test("Numbers: ours, the marketplace's from either end, in either case")
  func numbers() throws {
    try expect(["O0000001", "o1", "609300000000001187", "60930000000000118", "1187", "187"], [1])
    try expect(["6093", "6"], [3, 1])
    try expect(["lp007", "LP00700012345", "12345"], [2])
    try expect(["87x", "O0000009", "9999"], [])
  }

  @Test("Phones: any tail from three digits on, with and without extension, landlines, the open end of a masked one")
  func phones() throws {
    try expect(["13800001111-1234", "1111-1234", "1234", "1111", "13800001111", "7777", "0571-88887777"], [1])
    try expect(["6198"], [2])
    try expect(["34", "1396198", "+8613900000000"], [])
  }

  @Test("Names: beginnings, parts, given names, full-width letters, pinyin initials; ciphers name nobody")
  func names() throws {
    try expect(["happy", "cat", "CAT88", "88", "ＨＡＰＰＹ", "张", "张小敏", "小敏", "zxm", "ZX"], [1])
    try expect(["李小兰", "2024", "lxl", "欧阳", "oyf"], [2])
    try expect(["cqsl", "重庆"], [3])
    try expect(["##aG", "aGVs", "Zm9v", "敏"], [])
  }

  @Test("SKUs by their beginning or any part, goods by the catalogue's title, LIKE's own signs as they stand")
  func goods() throws {
    try expect(["sjt-18", "SJT"], [3, 1])
    try expect(["sjt-18-b", "18-b"], [1])
    try expect(["雨衣", "100%防", "yy-12"], [2])
    try expect(["100_", "%%"], [])
  }

  @Test("ORD-13: words of messages and remarks: pairs of characters, whole words, beginnings of words")
  func messages() throws {
    try expect(["顺丰", "顺丰快递", "发顺丰", "deliv", "call"], [1])
    try expect(["赠品", "老客"], [2])
    try expect(["周末", "末送"], [3])
    try expect(["顺快", "elivery", "风"], [])
  }

  @Test("ORD-11: words of contacts, notes and amendments are found from the moment they are written")
  func notes() throws {
    let id = OrderID(number: 3)
    try shop.perform(.noteOrder(id, text: "加急 送到门卫室", flag: nil), as: .presaleAgent)
    try shop.perform(.contactOrder(id, outcome: .noAnswer, channel: .phone, note: "打了两次没人接"), as: .presaleAgent)
    try expect(["门卫", "加急", "没人接"], [3])
    try shop.perform(.amendOrder(id, field: .recipient, to: "王小明", line: nil, note: "转送同事"), as: .presaleAgent)
    try shop.perform(.amendOrder(id, field: .phone, to: "13711112222-008", line: nil, note: nil), as: .presaleAgent)
    try expect(["王小明", "wxm", "2222", "2222008", "转送", "重庆森林"], [3])
  }

  @Test("Waybills and parcels")
  func waybills() throws {
    let (shop, parcel) = try Scene.parcel(.printed)
    let actor = try shop.actor(.shipper)
    for text in [Scene.waybill, Scene.waybill.lowercased(), "YT8812", parcel.text, parcel.text.lowercased()] {
      #expect(try shop.desk.find(text, for: actor).rows.map(\.id) == [Scene.order], "\(text)")
    }
    #expect(try shop.desk.find("YT9912", for: actor).rows.isEmpty)
  }

  @Test("Two words: both must match")
  func twoWords() throws {
    try expect(["1187 张小敏", "顺丰 happy", "  sjt  1234 "], [1])
    try expect(["6093 周末"], [3])
    try expect(["张小敏 雨衣"], [])
  }

  @Test("REC-3: who may not see buyers finds neither by them nor by what was said")
  func masked() throws {
    #expect(try find("1187", as: .merchandiser) == [1] && find("sjt-18", as: .merchandiser) == [3, 1])
    for text in ["张小敏", "happy", "zxm", "13800001111", "1234", "顺丰", "call"] {
      #expect(try find(text, as: .merchandiser).isEmpty, "\(text)")
    }
    #expect(try shop.desk.find("1187", for: shop.actor(.merchandiser)).rows.first?.buyer == "H**8")
  }

  @Test("Newest first, page by page, without a gap or a repetition; with a stage")
  func pages() throws {
    try shop.take((100..<140).map { .paid("70000\($0)") })
    let actor = try shop.actor(.presaleAgent)
    for text in ["70000", "", "示例买家"] {
      var seen: [Int64] = []
      var after: OrderID?
      repeat {
        let page = try shop.desk.find(text, after: after, limit: 7, for: actor)
        #expect(page.rows.count <= 7)
        seen += page.rows.map(\.id.number)
        after = page.next.flatMap { OrderID($0) }
      } while after != nil
      #expect(seen == Array((text.isEmpty ? 1...43 : 4...43).reversed()), "\(text)")
    }
    try shop.perform(.contactOrder(OrderID(number: 20), outcome: .confirmed, channel: .phone, note: nil), as: .presaleAgent)
    #expect(try shop.desk.find("70000", stage: .awaitingConfirmation, for: actor).rows.map(\.id.number) == [20])
  }

  @Test("A filtered queue keeps open work, and below it stands the history")
  func search() throws {
    var done = ImportedOrder.paid("609300000000000001")
    done.status = .finished
    done.buyer = "Happy_Cat88"
    try shop.take([done])
    let actor = try shop.actor(.presaleAgent)
    #expect(try shop.desk.queue([.contact], find: "happy", for: actor).rows.map(\.order?.number) == [1])
    let rows = try shop.desk.search([.contact], find: "happy", for: actor).rows
    #expect(rows.map(\.order?.number) == [1, 4] && rows.map(\.kind) == [.contact, nil] && rows.last?.stage == .finished)
    try shop.perform(.claimOrder(OrderID(number: 2)), as: .presaleAgent)
    #expect(try shop.desk.queue([.contact], find: actor.name, for: actor).rows.map(\.order?.number) == [2], "by whom it is held")
    #expect(try shop.desk.queue([.completeSKU], find: "雨衣", for: actor).rows.map(\.number) == ["YY-120"])
  }
}
