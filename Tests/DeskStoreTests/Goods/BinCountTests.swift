import DeskCore
@_spi(Testing) import DeskStore
import DeskTestKit
import Testing

@Suite("One person's word on a bin")
struct BinCountTests {
  private func count(_ pieces: Int) -> Command { .countStock(sku: "A", quantity: pieces, note: "破两件") }

  @Test("ROL-3, INV-5: what somebody counts away alone adds up over the day, with what they write off")
  func overTheDay() throws {
    let shop = try GoodsScene.priced()
    // Two pieces are 80 of the 500 that a merchandiser has a day.
    for left in [10, 8, 6, 4, 2] { try shop.perform(count(left), as: .merchandiser) }
    #expect(try shop.perform(.writeOffStock(sku: "A", quantity: 2, reason: "破"), as: .merchandiser).request == nil)
    try shop.perform(.receiveStock(sku: "A", quantity: 12, location: nil, barcode: nil, title: nil), as: .merchandiser)
    #expect(try shop.refusal(count(10), as: .merchandiser)?.reason == .countNeeded(sku: "A"))
    #expect(try shop.perform(.writeOffStock(sku: "A", quantity: 1, reason: "破"), as: .merchandiser).request != nil)
    #expect(try shop.level("A").onHand == 12)
    try shop.expectSound()
  }

  @Test("INV-5: of goods of which nobody knows the value one person's word is not enough; as in the book it is")
  func unknownValue() throws {
    let shop = try TestShop()
    for role in Role.allCases { _ = try shop.session(role) }
    try shop.perform(.receiveStock(sku: "A", quantity: 12, location: "A-01", barcode: nil, title: "赠品"), as: .merchandiser)
    #expect(try shop.refusal(count(11), as: .merchandiser)?.reason == .countNeeded(sku: "A"))
    try shop.perform(.countStock(sku: "A", quantity: 12, note: nil), as: .merchandiser)
    #expect(try shop.level("A").onHand == 12)
    try shop.expectSound()
  }

  @Test("INV-5: a value beyond all measure is counted by two, and nothing overflows")
  func beyondMeasure() throws {
    let shop = try GoodsScene.priced()
    // As an older program could have taken it.
    try shop.desk.rawSQL("UPDATE sku SET cost = 9000000000000000000 WHERE code = 'A'")
    #expect(try shop.refusal(count(2), as: .merchandiser)?.reason == .countNeeded(sku: "A"))
  }
}
