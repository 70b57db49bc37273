import DeskCore
import DeskScreen
import DeskTestKit
import Testing

/// Looking is not printing: only what leaves the screen leaves a record (REC-1).
@Suite struct PaperRecordTests {
  private let shop: TestShop

  init() throws {
    shop = try TestShop()
    try shop.take([.paid("609300000000001187")])
    try shop.perform(
      .receiveStock(sku: "SKU-1", quantity: 5, location: "A-01", barcode: "6901234567892", title: nil), as: .merchandiser)
    try shop.confirm(OrderID(number: 1))
    try shop.perform(.assignWaybill(ParcelID(stored: "P260105-0001"), courier: "YTO", number: "YT8812345678901"), as: .shipper)
    try shop.perform(.printParcel(ParcelID(stored: "P260105-0001")), as: .shipper)
  }

  private func records() throws -> [String] { try shop.desk.log(limit: 500).map(\.command) }

  @Test func thePickListIsLookedAtWithoutARecordAndPrintedWithOne() throws {
    let shipper = try shop.console(.shipper)
    let before = try records()
    shipper.press(.tab)
    #expect(shipper.shows("取货单"))
    for _ in 0..<20 { shipper.wake() }
    #expect(try records() == before)
    shipper.press(.function(3))
    #expect(shipper.toast?.contains("取货单 1 张已放入打印队列") == true)
    #expect(try records().count { $0 == "printPickList" } == 1)
    #expect(try records().count { $0 == "printPaper" } == 1)
    #expect(try records().count == before.count + 2)
    #expect(try shop.desk.printJobs().first?.place?.hasSuffix("print/picklist-2026-01-05.txt") == true)
  }

  @Test func theManifestIsLookedAtWithoutARecord() throws {
    let shipper = try shop.console(.shipper)
    shipper.press(.tab, .tab, .tab, .tab)
    let before = try records()
    // Into the bag, and with an empty field to its manifest.
    shipper.press(.enter, .enter)
    #expect(shipper.shows("快递交接单"))
    shipper.wake()
    #expect(try records() == before)
  }

  @Test func lookingWithoutPermissionIsRefusedWithoutARecord() throws {
    let agent = try shop.console(.presaleAgent)
    let before = try records()
    agent.press("2", .tab)
    for _ in 0..<5 { agent.wake() }
    #expect(!agent.shows("A-01"))
    #expect(agent.unread.isEmpty)
    #expect(try records() == before)
  }
}

extension TestShop {
  /// Contacted and confirmed: its parcel is queued.
  func confirm(_ order: OrderID) throws {
    try perform(.contactOrder(order, outcome: .confirmed, channel: .wangwang, note: nil), as: .presaleAgent)
    try perform(.confirmOrder(order), as: .presaleAgent)
  }
}
