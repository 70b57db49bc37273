import DeskCore
import Testing

@testable import DeskFiles

@Suite struct SpreadsheetDamageTests {
  @Test("Trap 10: an id with an exponent refuses the whole file, with row and column")
  func exponent() throws {
    let list = Fixtures.orders([["订单编号": "1000000000000000001"], ["订单编号": "3.51531E+16"]])
    let refusal = try Fixtures.refusal([("orders.csv", list)])
    #expect(refusal == FileRefusal(file: "orders.csv", row: 3, column: "订单编号", reason: .spreadsheetDamage("3.51531E+16")))
    let phone = Fixtures.orders([["订单编号": "1000000000000000001", "联系手机": "1.38E+10"]])
    #expect(try Fixtures.refusal([("orders.csv", phone)]).column == "联系手机")
    let codes = Fixtures.details(["1000000000000000001,标题,5.00,1,6.92E+12,,,,,6.92E+12,"])
    #expect(try Fixtures.refusal([("details.csv", codes)]).column == "外部系统编号")
  }

  @Test("Trap 10: ids that all end in zeros from the sixteenth digit on were rounded")
  func rounded() throws {
    let list = Fixtures.orders([["订单编号": "351531234567891000"], ["订单编号": "351531234567892000"]])
    let refusal = try Fixtures.refusal([("orders.csv", list)])
    #expect(refusal.reason == .spreadsheetDamage("351531234567891000") && refusal.row == 2)
    let one = Fixtures.orders([["订单编号": "351531000000000000"]])
    #expect(try Fixtures.refusal([("orders.csv", one)]).row == 2)
  }

  @Test("Trap 10: one id that ends in zeros by chance is no damage")
  func chance() throws {
    let alone = Fixtures.orders([["订单编号": "351531234567891000"]])
    #expect(try Fixtures.readOrders(alone).orders.count == 1)
    let mixed = Fixtures.orders([["订单编号": "351531234567891000"], ["订单编号": "351531234567892001"]])
    #expect(try Fixtures.readOrders(mixed).orders.count == 2)
  }

  @Test("Trap 10: a time column without seconds refuses the whole file")
  func times() throws {
    let list = Fixtures.orders([
      ["订单编号": "1000000000000000001"], ["订单编号": "1000000000000000002", "订单创建时间": "2016/5/23 22:02"],
    ])
    let refusal = try Fixtures.refusal([("orders.csv", list)])
    #expect(
      refusal == FileRefusal(file: "orders.csv", row: 3, column: "订单创建时间", reason: .spreadsheetDamage("2016/5/23 22:02")))
  }
}
