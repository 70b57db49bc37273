import DeskCore
import DeskScreen
import DeskStore
import DeskTestKit
import Testing

@testable import DeskConsole

/// INV-6 by keys, on a real shop: what runs out, the purchase, the goods at the gate.
@Suite struct PurchaseConsoleTests {
  private func shop() throws -> TestShop {
    let shop = try TestShop()
    try shop.perform(.receiveStock(sku: "A", quantity: 2, location: "A-01", barcode: "690001", title: "四件套"), as: .merchandiser)
    try shop.perform(.receiveStock(sku: "B", quantity: 9, location: "B-01", barcode: "690002", title: "枕套"), as: .merchandiser)
    for (sku, cost) in [("A", "40"), ("B", "8.5")] {
      let asked = try #require(try shop.perform(.editSKU(sku: sku, field: .cost, to: cost), as: .merchandiser).request)
      try shop.perform(.approveRequest(asked, note: nil), as: .director)
      try shop.perform(.editSKU(sku: sku, field: .safety, to: "8"), as: .merchandiser)
    }
    return shop
  }

  @Test("INV-6: the buyer sees what runs out, drafts it with Enter, places it, counts, inspects, puts away and sends back by keys")
  func byKeys() throws {
    let shop = try shop()
    let driver = try shop.console(.buyer)
    driver.command("supplier hz-tex")
    #expect(driver.shows("供应商资料"))
    driver.press(.tab)
    driver.type("杭州纺织")
    driver.press(.enter)
    #expect(driver.toast == "已记供应商资料")
    try shop.perform(.editSKU(sku: "A", field: .supplier, to: "hz-tex"), as: .merchandiser)
    driver.command("replenish")
    #expect(driver.selectedLine?.contains("A") == true && driver.selectedLine?.contains("hz-tex") == true)
    #expect(!driver.shows("枕套"))
    // The supplier is there already; without goods the proposals are taken.
    driver.press("n", .enter)
    #expect(driver.toast?.contains("已写采购单草稿") == true)
    driver.command("purchases")
    #expect(driver.selectedLine?.contains("B0000001") == true && driver.selectedLine?.contains("草稿") == true)
    driver.press("p", .enter)
    #expect(driver.toast == "已下采购单 B0000001")
    #expect(driver.selectedLine?.contains("已下单") == true)
    // What is still to come is proposed, six; eight came.
    driver.press("r")
    #expect(driver.shows("A:6"))
    driver.press(.backspace)
    driver.type("8")
    driver.press(.enter)
    #expect(driver.toast?.contains("待质检") == true)
    driver.press("i")
    driver.press(.tab)
    driver.type("2")
    driver.press(.enter)
    // Rejected without a reason: said in the form.
    #expect(driver.toast != "已质检 B0000001" && driver.shows("来货质检"))
    driver.type("多送")
    driver.press(.enter)
    #expect(driver.toast == "已质检 B0000001")
    driver.press(.enter, "t", .enter)
    #expect(driver.toast == "已入库 B0000001")
    #expect(try shop.desk.stockRow("A").level.onHand == 8)
    driver.press("b", .enter)
    #expect(driver.toast == "已退供应商 B0000001")
    #expect(try shop.desk.purchase(PurchaseID(number: 1)).purchase.state == .closed)
    driver.press(.escape)
    #expect(driver.selectedLine?.contains("已结单") == true)
    #expect(try shop.desk.verify().sentences == [])
  }

  @Test("INV-6: what a form offers gives way to what is typed first; a value that doesn't fit its column isn't shown smaller")
  func offered() throws {
    let shop = try shop()
    let id = PurchaseID(number: 1)
    try shop.perform(.saveSupplier(code: "hz-tex", SupplierFields(name: "杭州纺织")), as: .buyer)
    try shop.perform(.draftPurchase(supplier: "hz-tex", goods: [PurchaseWish("A", 40)], note: nil), as: .buyer)
    try shop.perform(.placePurchase(id, expected: nil, note: nil), as: .buyer)
    try shop.perform(.receivePurchase(id, goods: [PurchaseWish("A", 40)], note: nil), as: .buyer)
    let big = [PurchaseWish("B", 1_000_000, cost: Money(fen: 1_000_000))]
    try shop.perform(.draftPurchase(supplier: "hz-tex", goods: big, note: nil), as: .buyer)
    let driver = try shop.console(.buyer, size: Size(columns: 80, rows: 24))
    driver.command("purchases")
    #expect(driver.shows("B0000002") && driver.shows("#####") && !driver.shows("1000000.."))
    driver.press(.down, "i")
    driver.type("4")
    driver.press(.enter)
    #expect(try shop.desk.purchase(id).purchase.lines[0].accepted == 4)
  }

  @Test(
    "INV-6: a purchase that is placed isn't placed again by its key; why not is said, and what waits for nothing is dark",
    arguments: [Language.zh, .en])
  func disabled(_ language: Language) throws {
    let shop = try shop()
    let id = PurchaseID(number: 1)
    try shop.perform(.saveSupplier(code: "hz-tex", SupplierFields(name: "杭州纺织")), as: .buyer)
    try shop.perform(.draftPurchase(supplier: "hz-tex", goods: [PurchaseWish("A", 40)], note: nil), as: .buyer)
    try shop.perform(.placePurchase(id, expected: nil, note: nil), as: .buyer)
    let driver = try shop.console(.buyer, language: language)
    driver.command("purchases")
    driver.press("p")
    #expect(driver.state.overlay == nil)
    #expect(driver.toast?.contains(language == .zh ? "已下单" : "placed") == true, "\(driver.toast ?? "-")")
    driver.press("t")
    #expect(driver.state.overlay == nil && driver.state.whyDisabled(.command(.stowPurchase)) != nil)
    #expect(driver.state.whyDisabled(.command(.receivePurchase)) == nil)
    try shop.perform(.receivePurchase(id, goods: [PurchaseWish("A", 10)], note: nil), as: .buyer)
    driver.tick()
    driver.command("purchases")
    driver.press("t")
    #expect(driver.state.overlay == nil && driver.toast?.contains(language == .zh ? "待入库" : "put away") == true)
    driver.press("i")
    #expect(driver.state.overlay != nil)
  }

  @Test("INV-6: before one commits, supplier, goods and amount are in sight: of a draft, of what is proposed, of what is typed")
  func amount() throws {
    let shop = try shop()
    try shop.perform(.saveSupplier(code: "hz-tex", SupplierFields(name: "杭州纺织", terms: "月结30天")), as: .buyer)
    try shop.perform(.editSKU(sku: "A", field: .supplier, to: "hz-tex"), as: .merchandiser)
    let driver = try shop.console(.buyer, size: Size(columns: 80, rows: 24))
    driver.command("replenish")
    driver.press("n")
    #expect(driver.shows("hz-tex 杭州纺织") && driver.shows("A ×6 @40.00 = 240.00") && driver.shows("金额 240.00"))
    driver.type("A:10@38.5 B:3")
    #expect(driver.shows("A ×10 @38.50 = 385.00") && driver.shows("B ×3 @?") && driver.shows("385.00  (有进价未知的)"))
    driver.press(.escape)
    try shop.perform(.draftPurchase(supplier: "hz-tex", goods: [PurchaseWish("A", 6)], note: nil), as: .buyer)
    driver.command("purchases")
    driver.press("p")
    #expect(driver.shows("供应商 hz-tex 杭州纺织  月结30天") && driver.shows("A ×6 @40.00 = 240.00") && driver.shows("金额 240.00"))
  }

  @Test("DIS-3: `:supplier CODE` of a known supplier opens with what stands, to be changed; typing replaces, the rest stays")
  func supplier() throws {
    let shop = try shop()
    try shop.perform(
      .saveSupplier(code: "hz-tex", SupplierFields(name: "杭州纺织", contact: "王经理", phone: "0571-1", leadDays: 4, terms: "月结")),
      as: .buyer)
    let driver = try shop.console(.buyer)
    driver.command("supplier hz-tex")
    guard case .form(let form)? = driver.state.overlay else {
      Issue.record("no form")
      return
    }
    #expect(form.refusal == nil && form.value("title") == "杭州纺织" && form.value("leadDays") == "4")
    driver.press(.tab, .tab)
    driver.type("李经理")
    driver.press(.enter)
    let stands = try #require(try shop.desk.suppliers().first)
    #expect(stands == Supplier(code: "hz-tex", name: "杭州纺织", contact: "李经理", phone: "0571-1", leadDays: 4, terms: "月结"))
  }

  @Test("INV-6: too many at the gate is said at once in the console")
  func tooMany() throws {
    let shop = try shop()
    try shop.perform(.saveSupplier(code: "hz-tex", SupplierFields(name: "杭州纺织")), as: .buyer)
    try shop.perform(.draftPurchase(supplier: "hz-tex", goods: [PurchaseWish("A", 6)], note: nil), as: .buyer)
    try shop.perform(.placePurchase(PurchaseID(number: 1), expected: nil, note: nil), as: .buyer)
    let driver = try shop.console(.shipper, language: .en)
    driver.command("purchase-receive B0000001 A:8")
    #expect(driver.toast?.contains("6 ordered, 8 came in all, 6 were still awaited") == true, "\(driver.toast ?? "-")")
  }

  @Test("INV-6, DIS-3: by a key the order lies there as paper and as a table, formula-safe, without what goods are sold for")
  func order() throws {
    let shop = try shop()
    try shop.perform(.saveSupplier(code: "hz-tex", SupplierFields(name: "=cmd|纺织")), as: .buyer)
    try shop.perform(
      .draftPurchase(supplier: "hz-tex", goods: [PurchaseWish("A", 6), PurchaseWish("B", 2)], note: nil), as: .buyer)
    try shop.perform(.placePurchase(PurchaseID(number: 1), expected: nil, note: nil), as: .buyer)
    let driver = try shop.console(.buyer)
    driver.command("purchases")
    driver.press("P")
    #expect(driver.shows("采购单 B0000001") && driver.shows("257.00"))
    let folder = shop.folder.appendingPathComponent("print")
    func text(_ name: String) throws -> String { try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8) }
    let table = try text("purchase-B0000001.csv")
    #expect(table.contains("'=cmd|纺织") && table.contains("240.00") && !table.contains(",\"=cmd"))
    #expect(try text("purchase-B0000001.html").contains("四件套"))
    driver.press(.escape)
    driver.command("export-purchases all")
    #expect(driver.toast?.contains("1 行") == true, "\(driver.toast ?? "-")")
    // REC-1, REC-3: both left, and are on record.
    #expect(try shop.desk.log(limit: 2).map(\.command) == ["exportPurchases", "exportPurchase"])
    let shipper = try shop.console(.shipper)
    shipper.command("export-purchases all")
    #expect(shipper.toast?.contains("可由") == true, "\(shipper.toast ?? "-")")
  }

  @Test("INV-6: suppliers are asked for when a form needs them, not at every reload of the purchases")
  func asked() throws {
    let shop = try shop()
    try shop.perform(.saveSupplier(code: "hz-tex", SupplierFields(name: "杭州纺织")), as: .buyer)
    let driver = try shop.console(.buyer)
    driver.command("purchases")
    #expect(driver.state.stock.suppliers == nil)
    driver.press("n")
    #expect(driver.state.stock.suppliers?.count == 1)
  }

  @Test("ROL-2, INV-6: who may not buy is told who may; who keeps the shelves may put away")
  func roles() throws {
    let shop = try shop()
    try shop.perform(.saveSupplier(code: "hz-tex", SupplierFields(name: "杭州纺织")), as: .buyer)
    try shop.perform(.draftPurchase(supplier: "hz-tex", goods: [PurchaseWish("A", 6)], note: nil), as: .buyer)
    let driver = try shop.console(.merchandiser)
    driver.command("purchases")
    driver.press("p")
    #expect(driver.toast?.contains("可由 采购") == true)
    driver.press("q")
  }
}
