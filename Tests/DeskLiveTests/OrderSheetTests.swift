import DeskCore
import DeskTestKit
import Foundation
import Testing

@testable import DeskConsole
@testable import DeskLive

/// SUP-3, REC-3: orders as a file.
@Suite("Orders as a file") struct OrderSheetTests {
  private let monday = ShopDay(iso: "2026-01-05")!

  private func shop() throws -> TestShop {
    let shop = try TestShop(at: TestClock.at(2026, 1, 7, 9, 0), inMemory: true)
    for role in Role.allCases { _ = try shop.session(role) }
    var formula = ImportedOrder.paid("609300000000002201", at: TestClock.at(2026, 1, 5, 23, 59))
    formula.recipient = "=cmd|甲"
    var unpaid = ImportedOrder.paid("609300000000003301", at: TestClock.at(2026, 1, 6, 0, 0))
    (unpaid.status, unpaid.paid, unpaid.paidAt) = (.awaitingPayment, .zero, nil)
    try shop.take([
      .paid("609300000000001187", at: TestClock.at(2026, 1, 5, 0, 0)), formula, unpaid,
      .paid("609300000000004401", at: TestClock.at(2026, 1, 7, 8, 59)),
    ])
    return shop
  }

  private func rows(_ from: ShopDay, _ until: ShopDay?, as role: Role, _ shop: TestShop, _ language: Language = .zh) throws
    -> [String]
  {
    let made = try LeavingFiles(.exportOrders(from: from, until: until), shop.desk, for: shop.actor(role), language: language)
    return String(decoding: made.files[0].bytes, as: UTF8.self).components(separatedBy: "\r\n").dropLast()
  }

  @Test("SUP-3: from a day's first to another's last moment; unpaid ones by when they were placed; without an end until now")
  func span() throws {
    let shop = try shop()
    func numbers(_ from: ShopDay, _ until: ShopDay?) throws -> [String] {
      try rows(from, until, as: .agentLead, shop).dropFirst().map { String($0.split(separator: ",")[3].dropFirst(2).dropLast()) }
    }
    #expect(try numbers(monday, monday) == ["609300000000001187", "609300000000002201"])
    #expect(try numbers(monday.advanced(by: 1), monday.advanced(by: 1)) == ["609300000000003301"])
    #expect(try numbers(monday, nil).count == 4 && numbers(monday.advanced(by: -3), monday.advanced(by: -1)).isEmpty)
    #expect(throws: Refusal(rule: "SUP-3", .dayNotBegun(monday.advanced(by: 9)))) { try numbers(monday.advanced(by: 9), nil) }
    #expect(try shop.refusal(of: .exportOrders(from: monday, until: monday.advanced(by: -1)), as: .finance) == .periodReversed)
    #expect(
      try shop.refusal(of: .exportOrders(from: monday, until: monday.advanced(by: 366)), as: .finance) == .periodTooLong(days: 366))
  }

  @Test("REC-3: masked for who isn't shown buyers, in full for who is; no cell becomes a formula, no id is rounded")
  func masked() throws {
    let shop = try shop()
    try shop.perform(
      .amendOrder(OrderID(number: 1), field: .phone, to: "13900139000", line: nil, note: nil), as: .agentLead)
    let finance = try rows(monday, nil, as: .finance, shop).joined(separator: "\n")
    for secret in ["13800138000", "13900139000", "示例路", "示例甲", "cmd|甲", "示例买家87"] {
      #expect(!finance.contains(secret), "\(secret)")
    }
    #expect(finance.contains("139****9000") && finance.contains("浙江省 杭州市 ****"))
    let lead = try rows(monday, nil, as: .agentLead, shop).joined(separator: "\n")
    #expect(lead.contains("13900139000") && lead.contains("示例路1号") && lead.contains("\"'=cmd|甲\""))
    #expect(lead.contains("=\"609300000000001187\"") && lead.contains(",10.00,0.00,10.00,0.00,0.00,"))
    let english = try rows(monday, nil, as: .finance, shop, .en)
    #expect(english[0].contains("\"order\",\"platform\"") && english[1].contains("\"awaiting contact\""), "\(english[1])")
  }

  @Test("SUP-3, REC-3: by the palette, with today offered; what left and who had it is on record")
  func console() throws {
    let shop = try shop()
    let driver = try shop.console(.finance)
    driver.command("export-orders")
    #expect(driver.shows("2026-01-07"))
    driver.press(.enter)
    #expect(driver.toast?.contains("1 行") == true, "\(driver.toast ?? "-")")
    driver.command("export-orders 2026-01-05 2026-01-05")
    #expect(driver.toast?.contains("2 行") == true, "\(driver.toast ?? "-")")
    let last = try #require(try shop.desk.log(limit: 1).first)
    #expect(last.command == "exportOrders" && last.body.contains("\"from\":\"2026-01-05\",\"until\":\"2026-01-05\""))
    let agent = try shop.console(.presaleAgent)
    agent.command("export-orders 2026-01-05")
    #expect(agent.toast?.contains("可由") == true, "\(agent.toast ?? "-")")
  }
}

extension TestShop {
  fileprivate func refusal(of command: Command, as role: Role) throws -> Refusal.Reason? {
    do {
      try perform(command, as: role)
      return nil
    } catch let refusal as Refusal {
      return refusal.reason
    }
  }
}
