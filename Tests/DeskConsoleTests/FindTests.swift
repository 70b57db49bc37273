import DeskConsole
import DeskCore
import DeskScreen
import DeskTestKit
import Testing

/// `/` of 客服: results while one types, open work first, the whole history below.
struct FindTests {
  let shop = MemoryShop.fixture()

  private func agent(_ language: Language = .zh) -> ConsoleDriver {
    let driver = ConsoleDriver(shop.services, size: Size(columns: 100, rows: 30), language: language)
    driver.signIn("zhangmin")
    return driver
  }

  @Test func eachKeyAsksAnewAndOpenWorkStandsFirst() {
    let driver = agent()
    driver.press("/")
    driver.type("6093")
    let rows = driver.state.service.list.rows
    #expect(rows.prefix(6).allSatisfy { $0.kind != nil } && rows.dropFirst(6).allSatisfy { $0.kind == nil } && rows.count > 6)
    driver.type("0000000000301")
    #expect(driver.state.service.list.rows.map(\.number.count) == Array(repeating: 18, count: 5))
    driver.type("3")
    #expect(driver.state.service.list.rows.map(\.number) == ["609300000000003013"])
    #expect(driver.shows("已确认"), "how far it got stands where a deadline would")
    driver.press(.backspace)
    #expect(driver.state.service.list.rows.count == 5)
  }

  @Test func enterKeepsTheFilterAndEscapeLeavesIt() {
    let driver = agent()
    driver.press("/")
    driver.type("李小")
    driver.press(.enter)
    #expect(driver.state.filterField == nil && driver.shows("筛选: 李小") && driver.state.service.list.rows.count == 1)
    driver.press("/")
    driver.type("兰")
    driver.press(.escape)
    #expect(driver.state.service.find.isEmpty && driver.state.service.list.rows.count == 6)
    #expect(driver.selectedLine?.contains("6093..2201") == true, "the row under the cursor is still there")
  }

  @Test func theCursorStaysOnItsOrderWhileItsRowMatches() {
    let driver = agent()
    driver.press(.down, .down, "/")
    driver.type("6093")
    #expect(
      driver.selectedLine?.contains("6093..2201") == true || driver.state.service.list.selected?.number == "609300000000002201")
    driver.type("00000000002")
    #expect(driver.state.service.list.selected?.number == "609300000000002201")
    driver.type("3")
    #expect(driver.state.service.list.selected?.number == "609300000000002317" && !driver.state.service.list.isGhostSelected)
  }

  @Test func keysAreTypedOnWhileAnAnswerIsOutAndTheLatestWins() {
    let driver = agent()
    driver.press("/")
    driver.hold()
    driver.type("李小")
    #expect(driver.state.filterField?.text == "李小", "no key waits for an answer")
    driver.press(.enter, "c")
    #expect(driver.state.overlay == nil, "a command waits for the rows it is meant for")
    driver.release()
    #expect(driver.state.service.list.rows.map(\.number) == ["609300000000002201"])
    guard case .form(let form) = driver.state.overlay else {
      Issue.record("no form")
      return
    }
    #expect(form.subjects.first?.subject == .order(OrderID(number: 2)))
  }

  @Test func arrowsMoveWhileOneTypesAndAFoundOrderOpensWithoutAClaim() {
    let driver = agent()
    driver.press("/")
    driver.type("60930000000000301")
    driver.press(.down, .enter, .enter)
    // Values alone: a failed expectation on the whole state can't be printed.
    let (isOpen, card, row) = (
      driver.state.service.isOpen, driver.state.service.card?.order.number, driver.state.service.list.selected
    )
    #expect(isOpen && row?.kind == nil)
    #expect(card == row?.number, "\(driver.toast ?? "")")
    #expect(shop.performed.last != .claimOrder(OrderID(number: 8)))
  }

  @Test(arguments: [("lilei", "1"), ("chenwei", "")]) func theOtherListsFilterAsOneTypesToo(_ person: String, _ last: String) {
    let driver = ConsoleDriver(shop.services)
    driver.signIn(person)
    driver.press("/")
    driver.type(person == "lilei" ? "P260105-000" + last : "SJT")
    #expect((person == "lilei" ? driver.state.shipping.list.rows.count : driver.state.stock.list.rows.count) == 1)
    driver.press(.escape)
    #expect((person == "lilei" ? driver.state.shipping.list.rows.count : driver.state.stock.list.rows.count) > 1)
  }

  /// ORD-10, and the buyer's history.
  @Test(arguments: Language.allCases) func theCardShowsWhatElseTheBuyerOrdered(_ language: Language) {
    let (order, lines) = shop.order(
      21, "609300000000009999", buyer: "tmall_88", recipient: "张三", goods: [("ZT-W", 1)], paid: "1.00", ago: 90_000)
    shop.add(order: order, lines: lines)
    let driver = agent(language)
    driver.press("/")
    driver.type("609300000000001187")
    driver.press(.enter)
    #expect(driver.shows(language == .zh ? "可合单 6093..9999" : "Ships with 6093..9999"))
    driver.press(.enter, .pageDown)
    #expect(driver.shows(language == .zh ? "同买家另有 1 单, 未发 1, 已关闭 0" : "1 other orders, 1 unshipped, 0 closed"))
  }
}
