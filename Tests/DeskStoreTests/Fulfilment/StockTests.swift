import DeskCore
import DeskStore
import DeskTestKit
import Testing

@Suite("Stock")
struct StockTests {
  private func receive(_ sku: String, _ quantity: Int, location: String? = nil, barcode: String? = nil, title: String? = nil)
    -> Command
  {
    .receiveStock(sku: sku, quantity: quantity, location: location, barcode: barcode, title: title)
  }

  @Test("INV-1: what came in stands in the ledger with the balance after it")
  func ledger() throws {
    let shop = try TestShop()
    try shop.perform(receive("A", 5, title: "甲"), as: .merchandiser)
    try shop.perform(receive("A", 7), as: .buyer)
    let movements = try shop.desk.movements(of: "A")
    #expect(movements.map(\.onHandAfter) == [12, 5])
    #expect(movements.map(\.by) == ["陈涛", "周莉"])
    #expect(try shop.desk.movements(of: "A", before: movements[0].seq).map(\.onHandAfter) == [5])
    try shop.expectSound()
  }

  @Test("INV-1: no pieces, or less than none, can't come in, whatever way the command comes", arguments: [0, -5, 1_000_001])
  func quantity(pieces: Int) throws {
    let shop = try TestShop()
    try shop.perform(receive("A", 5, title: "甲"), as: .merchandiser)
    #expect(try shop.refusal(receive("A", pieces), as: .merchandiser) == .argument("quantity", .outOfRange))
    #expect(try shop.level("A").onHand == 5)
  }

  @Test("INV-1: a SKU that nobody knows needs a title, and nothing is half-made")
  func unknown() throws {
    let shop = try TestShop()
    #expect(try shop.refusal(receive("A", 5), as: .merchandiser) == Refusal(rule: "INV-1", .unknownSKU("A")))
    #expect(throws: Refusal.notFound("sku:A")) { try shop.desk.stockRow("A") }
  }

  @Test("INV-1: a barcode means one SKU")
  func barcode() throws {
    let shop = try TestShop()
    try shop.perform(receive("A", 1, barcode: "690001", title: "甲"), as: .merchandiser)
    let before = try Foreign(shop.path).dump()
    #expect(
      try shop.refusal(receive("B", 1, barcode: "690001", title: "乙"), as: .merchandiser)?.reason
        == .barcodeTaken(barcode: "690001", sku: "A"))
    #expect(try Foreign(shop.path).dump() == before)
    #expect(try shop.refusal(receive("A", 1, barcode: "690001"), as: .merchandiser) == nil)
    #expect(try shop.desk.stockRow("A").item.barcodes == ["690001"])
  }

  @Test("A SKU met in an order is completed by its barcode and location, and leaves the queue")
  func completed() throws {
    let shop = try TestShop()
    try shop.take([.paid("1001")])
    #expect(try shop.work() == ["completeSKU sku:SKU-1", "contact O0000001"])
    #expect(try shop.level() == StockLevel(sku: "SKU-1", onHand: 0, reserved: 0))
    try shop.perform(receive("SKU-1", 1, barcode: "690001"), as: .merchandiser)
    #expect(try shop.work().contains("completeSKU sku:SKU-1"))
    try shop.perform(receive("SKU-1", 1, location: "A-01"), as: .merchandiser)
    #expect(try shop.work() == ["contact O0000001"])
    #expect(try shop.desk.stockRow("SKU-1").item.isComplete)
  }

  @Test("Lists of stock: pages follow each other and the filter finds code, title, place and barcode")
  func lists() throws {
    let shop = try TestShop()
    for name in ["A-1", "A-2", "A-3"] {
      try shop.perform(receive(name, 1, location: "L-\(name)", barcode: "69\(name)", title: "品\(name)"), as: .merchandiser)
    }
    let first = try shop.desk.stock(limit: 2)
    #expect(first.rows.map(\.key) == ["A-1", "A-2"])
    let second = try shop.desk.stock(after: first.next, limit: 2)
    #expect(second.rows.map(\.key) == ["A-3"])
    #expect(second.next == nil)
    for find in ["a-2", "品A-2", "l-a-2", "69A-2"] { #expect(try shop.desk.stock(find: find).rows.map(\.key) == ["A-2"], "\(find)") }
    for find in ["%", "_", "A_2"] { #expect(try shop.desk.stock(find: find).rows.isEmpty, "\(find)") }
  }
}
