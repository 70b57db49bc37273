import DeskCore
import DeskTestKit
import Testing

@Suite("Every state × command × role: stock and people")
struct StockAndPeopleCellTests {
  @Test(
    "ROL-2: goods come in for a SKU that is new, one that was met in an order, and one that is complete",
    arguments: ["NEU-1", "SKU-1", "SKU-2"])
  func stock(sku: String) throws {
    let shop = try Scene.order(.awaitingContact)
    try shop.take([.paid("1002", sku: "SKU-2")])
    let runner = try CellRunner(shop)
    let command = Command.receiveStock(sku: sku, quantity: 3, location: nil, barcode: nil, title: sku == "NEU-1" ? "新品" : nil)
    for role in Role.allCases { try runner.run(command, as: role, expected: "x") { _ in } }
    print("cells: \(runner.count) of stock")
  }

  @Test("ROL-2, ROL-3: cells of what is kept for the shop as a whole")
  func shop() throws {
    let shop = try Scene.order(.awaitingContact)
    let runner = try CellRunner(shop)
    let commands: [Command] = [
      .savePhrase(name: "催付", text: "亲 {buyer}"),
      .setAuthority(role: .presaleAgent, amount: .priceReduction, perOrder: Money(fen: 100), perDay: Money(fen: 500)),
      .setDay(ShopDay(iso: "2026-02-17")!, kind: .holiday, note: "春节"),
      .setDeadlines(printBy: 13 * 3600, pickBy: 14 * 3600, packBy: 15 * 3600),
      .setPrinter(.label, format: .zpl, destination: .queue("zebra")),
      // Everybody who may print at all may print this one; who may print which is PrintQueueTests'.
      .printPaper(.shippingReport, papers: ["2026-01-05"]),
      .exportShippingReport(ShopDay(iso: "2026-01-05")!), .exportFinanceReport(ShopDay(iso: "2026-01-05")!),
      .exportWorkReport(.month, ShopDay(iso: "2026-01-05")!),
      .exportListing(platform: nil, shop: nil), .exportStock(.pieces),
      .exportOrders(from: ShopDay(iso: "2026-01-05")!, until: nil), .exportPurchases(.open),
      .backUp(folder: nil),
    ]
    for command in commands { for role in Role.allCases { try runner.run(command, as: role, expected: "x") { _ in } } }
    for role in Role.allCases { try runner.run(.retryPrint(jobs: []), as: role, expected: "noFailedPrint") { _ in } }
    for role in Role.allCases {
      try runner.run(.exportPurchase(PurchaseID(number: 1)), as: role, expected: "none") { _ in }
    }
    for role in Role.allCases { try runner.run(.drillBackup, as: role, expected: "noBackup") { _ in } }
    print("cells: \(runner.count) of the shop")
  }

  @Test("ROL-2, INV-5, INV-3: cells of bins: counted, and what need not be taken down")
  func bins() throws {
    let shop = try Scene.order(.awaitingContact)
    try shop.approve(.editSKU(sku: "SKU-1", field: .cost, to: "5"), by: .merchandiser, as: .director)
    let runner = try CellRunner(shop)
    for role in Role.allCases {
      try runner.run(.countStock(sku: "SKU-1", quantity: 4, note: "破一件"), as: role, expected: "x") { _ in }
      try runner.run(.delistSKU(sku: "SKU-1", note: nil), as: role, expected: "notDelisted(\"SKU-1\")") { _ in }
    }
    print("cells: \(runner.count) of bins")
  }

  @Test("ROL-2, FUL-7: cells of signing: nothing handed over, and a bag that is")
  func signing() throws {
    for (stage, expected) in [(ParcelStage.shipped, "nothingToSign(courier: \"圆通速递\")"), (.handedOver, "x")] {
      let runner = try CellRunner(Scene.parcel(stage).shop)
      for role in Role.allCases {
        try runner.run(.signManifest(courier: "YTO", driver: "王师傅"), as: role, expected: expected) { _ in }
      }
      print("cells: \(runner.count) of signing")
    }
  }

  // none: nobody of that name; active, disabled: somebody else; self: the administrator's own account, the only one.
  // x: done; otherwise the reason.
  static let table = """
                    none   active   disabled self
    addPerson       x      exists   exists   exists
    grantRole       none   x        x        own
    revokeRole      none   x        x        last
    standIn         none   x        disabled cannot
    endStandIn      none   idle     idle     idle
    disablePerson   none   x        disabled own
    enablePerson    none   enabled  x        enabled
    returnAccount   none   free     free     free
    endSessions     none   x        x        x
    """

  @Test("ROL-1, ROL-6: cells of people", arguments: Array(["none", "active", "disabled", "self"].enumerated()))
  func people(column: Int, state: String) throws {
    let shop = try Scene.order(.awaitingContact)
    let name = state == "self" ? "dbadmin" : "limei"
    if state == "active" || state == "disabled" {
      try shop.appoint(.addPerson(name: name, displayName: "李梅", role: .shipper))
    }
    if state == "disabled" { try shop.perform(.disablePerson(name: name), as: .dbAdmin) }
    let commands: [Command] = [
      .addPerson(name: name, displayName: "李梅", role: .shipper), .grantRole(name: name, role: .buyer),
      .revokeRole(name: name, role: state == "self" ? .dbAdmin : .shipper),
      .standIn(name: name, role: .presaleAgent, from: nil, until: "2026-01-06 18:30", reason: "病假"),
      .endStandIn(name: name, role: .presaleAgent), .disablePerson(name: name), .enablePerson(name: name),
      .returnAccount(name: name), .endSessions(name: name),
    ]
    let runner = try CellRunner(shop)
    for command in commands {
      let expected = try GridText(Self.table).cell(command.kind.rawValue, column)
      for role in Role.allCases { try runner.run(command, as: role, expected: expected) { _ in } }
    }
    print("cells: \(runner.count) of people: \(state)")
  }

  @Test("The tables of cells hold every command that has a form")
  func complete() {
    let tables = [
      OrderCellTests.table, ParcelCellTests.table, CaseCellTests.table, RequestCellTests.table, CountCellTests.table, Self.table,
      PurchaseCellTests.table,
    ]
    let rows = Set(tables.flatMap { GridText($0).rows.keys }).union([
      "receiveStock", "savePhrase", "setAuthority", "setDay", "setDeadlines", "signManifest", "countStock", "delistSKU",
      "editSKU", "moveStock", "holdStock", "freeStock", "writeOffStock", "listSKU", "unlistSKU", "publishListing", "setPrice",
      "publishPrice", "openCount", "saveSupplier", "draftPurchase", "mergeSKU", "setPrinter", "draftPromotion", "editPromotion",
      "submitPromotion",
      "publishPromotion", "withdrawPromotion",
      "addEvent", "stepEvent",
      // Whose leave, by whom: LeaveStoryTests.
      "askLeave", "cancelLeave",
      "backUp", "drillBackup",
      // PeopleCellTests.
      "borrowAccount", "setPasswordAge", "setRoster", "setHotline", "rotateRoster", "noteAbsence", "drainPerson",
      "proposeRevision", "publishRevision", "withdrawRevision", "reviewPages",
      "printPaper", "retryPrint",
      "exportShippingReport", "exportFinanceReport", "exportWorkReport", "exportListing", "exportStock",
      "exportOrders", "exportPurchases", "exportPurchase",
    ])
    #expect(rows == Set(CommandKind.allCases.filter(\.hasCommandForm).map(\.rawValue)))
    #expect(Set(GridText(RoleTable.text).rows.keys) == rows)
  }
}
