import DeskCore
import DeskStore
import DeskTestKit
import Testing

@Suite("Verify finds forgeries of prices and listings")
struct GoodsForgeryTests {
  /// A, priced and listed, with another price that waits; B, from a file, sold out and taken down; C, sold out and to be taken down.
  private func shop() throws -> TestShop {
    let shop = try GoodsScene.at(.listed)
    try shop.approve(.setPrice(sku: "A", price: Money(fen: 9_000), note: nil), by: .planner, as: .director)
    try shop.perform(.editSKU(sku: "A", field: .safety, to: "4"), as: .merchandiser)
    var batch = ImportedBatch()
    batch.files = [FileIntake(name: "goods.csv", kind: .products, platform: "", layout: "products")]
    for (sku, row) in [("B", 2), ("C", 3)] {
      var product = ImportedProduct(sku: sku, row: row)
      (product.name, product.quantity) = (sku, 2)
      (product.cost, product.floorPrice) = (Money(fen: 700), Money(fen: 900))
      batch.products.append(product)
    }
    _ = try shop.desk.importBatch(batch, id: "goods-1", by: shop.session(.merchandiser))
    for sku in ["B", "C"] { try shop.perform(.holdStock(sku: sku, quantity: 2, reason: "召回"), as: .merchandiser) }
    try shop.perform(.delistSKU(sku: "B", note: nil), as: .merchandiser)
    try shop.expectSound("before the forgery")
    return shop
  }

  @Test(
    "INV-3, INV-4: whatever a forger changes of prices and listings is found, and named",
    arguments: [
      ("UPDATE sku SET price = 1 WHERE code = 'A'", "price of SKU A isn't what its records tell of"),
      ("UPDATE sku SET price = NULL WHERE code = 'A'", "price of SKU A isn't what its records tell of"),
      ("UPDATE sku SET price = 500 WHERE code = 'B'", "price of SKU B isn't what its records tell of"),
      ("UPDATE sku SET cost = 1 WHERE code = 'A'", "cost of SKU A isn't what its records tell of"),
      ("UPDATE sku SET cost = NULL WHERE code = 'B'", "cost of SKU B isn't what its records tell of"),
      ("UPDATE sku SET floor_price = 1 WHERE code = 'A'", "floorPrice of SKU A isn't what its records tell of"),
      ("UPDATE sku SET floor_price = 1 WHERE code = 'C'", "floorPrice of SKU C isn't what its records tell of"),
      ("UPDATE sku SET safety = 5 WHERE code = 'A'", "safety of SKU A isn't what its records tell of"),
      ("UPDATE sku SET next_price = 9100 WHERE code = 'A'", "nextPrice of SKU A isn't what its records tell of"),
      ("UPDATE sku SET next_price = 9100 WHERE code = 'B'", "nextPrice of SKU B isn't what its records tell of"),
      ("UPDATE sku SET next_price_by = 'planner' WHERE code = 'A'", "nextPriceBy of SKU A isn't what its records tell of"),
      ("UPDATE sku SET next_price_at = next_price_at - 1 WHERE code = 'A'", "nextPriceBy of SKU A isn't what its records tell of"),
      (
        "UPDATE sku SET next_price = NULL, next_price_by = NULL, next_price_at = NULL WHERE code = 'A'",
        "nextPrice of SKU A isn't what its records tell of"
      ),
      (
        "UPDATE listing SET state = 'delisted' WHERE sku = 'A'",
        "the listing of SKU A in taobao/示例旗舰店 isn't what its records tell of"
      ),
      (
        "UPDATE listing SET state = 'toTakeDown', sold_out = 1, proposed_by = NULL, approved_by = NULL WHERE sku = 'A'",
        "the listing of SKU A in taobao/示例旗舰店 isn't what its records tell of"
      ),
      (
        "UPDATE listing SET approved_by = 'planner' WHERE sku = 'A'",
        "the listing of SKU A in taobao/示例旗舰店 isn't what its records tell of"
      ),
      (
        "UPDATE listing SET at = at - 1 WHERE sku = 'A'", "the listing of SKU A in taobao/示例旗舰店 isn't what its records tell of"
      ),
      ("DELETE FROM listing WHERE sku = 'A'", "the listing of SKU A in taobao/示例旗舰店 isn't what its records tell of"),
      (
        "INSERT INTO listing VALUES ('A', 'jd', '示例店', 'listed', 1, NULL, NULL, 0, 0)",
        "the listing of SKU A in jd/示例店 isn't what its records tell of"
      ),
      ("UPDATE listing SET state = 'listed' WHERE sku = 'B'", "the listing of SKU B in * isn't what its records tell of"),
      ("UPDATE listing SET state = 'toTakeDown' WHERE sku = 'B'", "the listing of SKU B in * isn't what its records tell of"),
      (
        "UPDATE listing SET state = 'listed', sold_out = 0 WHERE sku = 'C'",
        "the listing of SKU C in * isn't what its records tell of"
      ),
      ("UPDATE listing SET sold_out = 0 WHERE sku = 'C'", "the listing of SKU C in * isn't what its records tell of"),
    ])
  func forged(sql: String, fault: String) throws {
    let shop = try shop()
    let foreign = try Foreign(shop.path)
    for trigger in try foreign.rows("SELECT name FROM sqlite_schema WHERE type = 'trigger'") {
      try foreign.run("DROP TRIGGER \(trigger[0])")
    }
    try foreign.run(sql)
    #expect(try shop.desk.verify().sentences.contains(fault))
  }

  @Test("What an older program wrote, which told of no cost and took down nothing that orders had sold out, is sound and stays so")
  func older() throws {
    let shop = try shop()
    let foreign = try Foreign(shop.path)
    try foreign.run("DROP TRIGGER record_no_update; DROP TRIGGER record_no_replace")
    // As if the file had been taken over at this moment, its import silent, its last piece sold without a word.
    try foreign.run("UPDATE setting SET value = (SELECT max(seq) FROM record) WHERE name = 'told_since'")
    try foreign.run(
      "UPDATE listing SET state = 'listed', sold_out = 0 WHERE sku = 'C'; DELETE FROM work_item WHERE kind = 'delist'")
    #expect(try shop.desk.verify().sentences.contains("the listing of SKU C in * isn't what its records tell of"))
    try foreign.run("DELETE FROM listing WHERE sku = 'C'")
    try shop.expectSound()
    // From now on the rule holds.
    try shop.perform(.freeStock(sku: "C", quantity: 1, reason: "好的"), as: .merchandiser)
    try shop.perform(.holdStock(sku: "C", quantity: 1, reason: "坏的"), as: .merchandiser)
    try shop.expectSound()
    #expect(try shop.listing("C") == .toTakeDown)
    try foreign.run("DELETE FROM listing WHERE sku = 'C'; DELETE FROM work_item WHERE kind = 'delist'")
    #expect(try shop.desk.verify().sentences.contains("the listing of SKU C in * isn't what its records tell of"))
  }
}
