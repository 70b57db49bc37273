import DeskCore
import DeskStore
import DeskTestKit
import Testing

@Suite("A count with a real difference")
struct CountStoryTests {
  @Test("INV-5: opened, counted blind by two, a pick in between, explained by a third, approved by the director, booked by itself")
  func story() throws {
    let (shop, parcel) = try Scene.parcel(.printed)
    let book = try shop.level().onHand
    try shop.approve(.editSKU(sku: "SKU-1", field: .cost, to: "40"), by: .merchandiser, as: .director)
    let opened = try shop.perform(.openCount(.asked, skus: ["SKU-1"], zone: nil, size: nil), as: .merchandiser)
    let id = try #require(opened.count)
    #expect(id.text == "K0000001")
    #expect(try shop.work().contains("enterCount K0000001"))
    // Two pieces are gone. The first counter says what there is, by the barcode or the code.
    try shop.perform(.receiveStock(sku: "SKU-1", quantity: 4, location: "A-01", barcode: "690077", title: nil), as: .merchandiser)
    let there = book + 4 - 2
    try shop.perform(.enterCount(id, sku: "690077", quantity: there), as: .shipper)
    var line = try shop.counted("SKU-1")
    #expect(line.state == .recount && line.found == nil && line.counters.count == 1)
    #expect(try shop.refusal(.enterCount(id, sku: "SKU-1", quantity: there), as: .shipper)?.reason == .otherCounter)
    // A parcel is picked meanwhile: one piece fewer on the shelf and in the book, no difference more.
    let pieces = try shop.parcel(parcel).lines.reduce(0) { $0 + $1.quantity }
    try shop.perform(.pickParcel(parcel), as: .shipper)
    try shop.perform(.enterCount(id, sku: "SKU-1", quantity: there - pieces), as: .finance)
    line = try shop.counted("SKU-1")
    #expect(line.state == .differs)
    #expect(line.found == .init(quantity: there - pieces, book: book + 4 - pieces))
    let work = try shop.work()
    #expect(work.contains("settleCount K0000001") && !work.contains("enterCount K0000001"))
    let explained = try shop.perform(.explainCount(id, sku: "SKU-1", reason: "上周错发两件"), as: .merchandiser)
    let request = try #require(explained.request)
    let asked = try shop.desk.request(request, for: shop.actor(.director))
    #expect(asked.command == .bookCount && asked.level == .director && asked.use == AuthorityUse(.writeOff, Money(fen: 8000)))
    // Somebody buys and the parcel leaves before the director looks: the difference stays two.
    try shop.perform(.receiveStock(sku: "SKU-1", quantity: 1, location: nil, barcode: nil, title: nil), as: .merchandiser)
    let before = try shop.level().onHand
    #expect(try shop.refusal(.approveRequest(request, note: nil), as: .agentLead)?.code == .notPermitted)
    try shop.perform(.approveRequest(request, note: nil), as: .director)
    #expect(try shop.level().onHand == before - 2)
    let booked = try #require(try shop.desk.movements(of: "SKU-1").first)
    #expect(booked.kind == .counted && booked.onHand == -2 && booked.subject == "K0000001")
    #expect(try shop.counted("SKU-1").state == .booked)
    #expect(try shop.desk.count(id).count.state == .closed)
    #expect(try !shop.work().contains { $0.hasSuffix("K0000001") })
    try shop.expectSound()
  }

  @Test("INV-5: as in the book is settled at once; a full count is closed by finance's signature, and not by whoever opened it")
  func full() throws {
    let shop = try CountScene.at(.matched, kind: .full)
    #expect(try shop.desk.count(CountScene.id).count.state == .signing)
    #expect(try shop.work().contains("signCount K0000001"))
    try shop.appoint(.grantRole(name: "merchandiser", role: .finance))
    #expect(try shop.refusal(.signCount(CountScene.id, note: nil), as: .merchandiser)?.reason == .ownCount)
    try shop.perform(.signCount(CountScene.id, note: "已核对"), as: .finance)
    let count = try shop.desk.count(CountScene.id).count
    #expect(count.state == .closed && count.signedBy == "finance" && count.left == 0)
    try shop.expectSound()
  }

  @Test("INV-5: what two people find differently is counted again; what the second finds as in the book is settled")
  func again() throws {
    let shop = try CountScene.at(.recount)
    try shop.enter(11, as: .finance)
    #expect(try shop.counted().state == .recount)
    try shop.enter(12, as: .shipper)
    let line = try shop.counted()
    #expect(line.state == .matched && line.counters.count == 3 && line.found?.difference == 0)
    #expect(try shop.level("A").onHand == 12)
    try shop.expectSound()
  }

  @Test("ROL-4, INV-5: a rejected booking is explained or counted again; who counted doesn't approve")
  func rejected() throws {
    let shop = try CountScene.at(.explained)
    let id = try #require(try shop.counted().request)
    try shop.perform(.rejectRequest(id, reason: "再查"), as: .director)
    #expect(try shop.counted().request == nil)
    #expect(try shop.work().contains("settleCount K0000001"))
    let again = try #require(try shop.perform(.bookCount(CountScene.id, sku: "A"), as: .merchandiser).request)
    try shop.appoint(.grantRole(name: "shipper", role: .director))
    #expect(try shop.perform(.approveRequest(again, note: nil), as: .shipper).warnings == [.notCarriedOut(rule: "ROL-4")])
    #expect(try shop.level("A").onHand == 12)
    try shop.perform(.approveRequest(again, note: nil), as: .director)
    #expect(try shop.level("A").onHand == 10)
    try shop.expectSound()
  }

  @Test("INV-5, INV-2: what is promised to orders isn't counted away")
  func promised() throws {
    let shop = try CountScene.at(.differs)
    try shop.perform(.holdStock(sku: "A", quantity: 11, reason: "召回"), as: .merchandiser)
    #expect(
      try shop.refusal(.explainCount(CountScene.id, sku: "A", reason: "少了"), as: .merchandiser)?.reason
        == .belowReserved(sku: "A", reserved: 11))
  }

  @Test(
    "INV-5: a SKU that isn't in the count, that nobody knows, that is in another count, and one that was merged are refused with words"
  )
  func refused() throws {
    let shop = try CountScene.at(.open)
    try shop.perform(.receiveStock(sku: "B", quantity: 3, location: "B-01", barcode: "690002", title: "枕套"), as: .merchandiser)
    try shop.perform(.receiveStock(sku: "C", quantity: 2, location: "C-01", barcode: "690003", title: "枕套"), as: .merchandiser)
    #expect(
      try shop.refusal(.enterCount(CountScene.id, sku: "B", quantity: 3), as: .shipper)?.reason
        == .notInCount(sku: "B", count: "K0000001"))
    #expect(try shop.refusal(.enterCount(CountScene.id, sku: "X", quantity: 3), as: .shipper)?.reason == .unknownSKU("X"))
    #expect(
      try shop.refusal(.enterCount(CountScene.id, sku: "A", quantity: -1), as: .shipper)?.reason
        == .argument(name: "quantity", fault: .outOfRange))
    #expect(
      try shop.refusal(.openCount(.asked, skus: ["A"], zone: nil, size: nil), as: .merchandiser)?.reason
        == .alreadyCounting(sku: "A", count: "K0000001"))
    try shop.approve(.mergeSKU(sku: "B", into: "C", reason: "同一枕套"), by: .merchandiser, as: .director)
    for command in [
      Command.openCount(.asked, skus: ["B"], zone: nil, size: nil), .enterCount(CountScene.id, sku: "B", quantity: 1),
      .countStock(sku: "B", quantity: 1, note: nil), .receiveStock(sku: "B", quantity: 1, location: nil, barcode: nil, title: nil),
    ] {
      #expect(try shop.refusal(command, as: .merchandiser)?.reason == .mergedSKU("B", into: "C"))
    }
    #expect(try shop.refusal(.cancelCount(CountID(number: 9), reason: "x"), as: .merchandiser)?.code == .notFound)
    try shop.expectSound()
  }

  @Test("INV-5: a count that is given up can't be entered into; its SKUs may be counted elsewhere")
  func cancelled() throws {
    let shop = try CountScene.at(.recount)
    try shop.perform(.cancelCount(CountScene.id, reason: "改日"), as: .merchandiser)
    guard case .wrongState? = try shop.refusal(.enterCount(CountScene.id, sku: "A", quantity: 1), as: .finance)?.reason else {
      Issue.record("entered into a cancelled count")
      return
    }
    #expect(try shop.perform(.openCount(.asked, skus: ["A"], zone: nil, size: nil), as: .merchandiser).count == CountID(number: 2))
    try shop.expectSound()
  }

  @Test("FUL-3, INV-5: one person's word on a bin reaches as far as their own amount")
  func bin() throws {
    let shop = try GoodsScene.priced()
    #expect(
      try shop.refusal(.countStock(sku: "A", quantity: 9, note: "少了"), as: .merchandiser)?.reason == .countNeeded(sku: "A"))
    try shop.perform(.countStock(sku: "A", quantity: 10, note: "破两件"), as: .merchandiser)
    #expect(try shop.level("A").onHand == 10)
    try shop.perform(.openCount(.asked, skus: ["A"], zone: nil, size: nil), as: .merchandiser)
    #expect(
      try shop.refusal(.countStock(sku: "A", quantity: 10, note: nil), as: .merchandiser)?.reason
        == .alreadyCounting(sku: "A", count: "K0000001"))
    try shop.expectSound()
  }
}
