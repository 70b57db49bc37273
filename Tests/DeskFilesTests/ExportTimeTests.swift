import DeskCore
import Testing

@testable import DeskFiles

@Suite struct ExportTimeTests {
  @Test(
    "Trap 24: the export time stands in the file name",
    arguments: [
      ("ExportOrderList201809011818.csv", "2018-09-01T18:18:00+08:00"),
      ("ExportOrderDetailList20180901181859.csv", "2018-09-01T18:18:59+08:00"),
      ("1791430000_new.csv", "2026-10-08T11:26:40+08:00"), ("1791430000123_new.csv", "2026-10-08T11:26:40+08:00"),
    ])
  func told(name: String, time: String) {
    #expect(ExportTime.read(fileName: name, zone: .shanghai).map(ShopZone.shanghai.iso) == time)
  }

  @Test(
    "Names that tell no time",
    arguments: [
      "ExportOrderList201707_anon.csv", "orders.csv", "ExportOrderList201813011818.csv", "x_1791430000.csv", "13800138000.csv",
    ])
  func untold(name: String) {
    #expect(ExportTime.read(fileName: name, zone: .shanghai) == nil)
  }

  @Test("Traps 23, 24: an older export never wins; without times an order never goes back")
  func supersedes() {
    func claim(_ status: TradeStatus, _ time: Int64?) -> ExportClaim {
      ExportClaim(status: status, exportedAt: time.map(Instant.init(milliseconds:)))
    }
    #expect(claim(.awaitingShipment, 2).supersedes(claim(.finished, 1)))
    #expect(!claim(.finished, 1).supersedes(claim(.awaitingShipment, 2)))
    #expect(claim(.finished, 1).supersedes(claim(.finished, 1)))
    #expect(claim(.finished, nil).supersedes(claim(.awaitingShipment, 2)))
    #expect(!claim(.awaitingShipment, 3).supersedes(claim(.finished, nil)))
    #expect(claim(.unknown("x"), nil).supersedes(claim(.awaitingPayment, nil)), "a word that nobody knows must be seen")
    #expect(!claim(.unknown("x"), nil).supersedes(claim(.finished, nil)))
  }
}
