import DeskCore
import DeskStore
import DeskTestKit
import Testing

/// The lists that a day begins and ends with: queries on open work items, nothing else.
struct DayListTests {
  /// Monday's orders of every kind, seen on Tuesday at 09:00 when two more have come in.
  private func tuesday() throws -> TestShop {
    let shop = try TestShop()
    var unpaid = ImportedOrder.paid("1005")
    unpaid.status = .awaitingPayment
    unpaid.paidAt = nil
    var odd = ImportedOrder.paid("1004")
    odd.status = .unknown("奇怪")
    try shop.take([.paid("1001"), .paid("1002"), .paid("1003"), odd, unpaid, .paid("1006")])
    func id(_ number: Int64) -> OrderID { OrderID(number: number) }
    try shop.perform(.chooseShortage(id(2), choice: .wait, note: "等两天"), as: .presaleAgent)
    try shop.perform(.contactOrder(id(3), outcome: .wantsCancel, channel: .phone, note: nil), as: .presaleAgent)
    try shop.perform(.contactOrder(id(6), outcome: .confirmed, channel: .phone, note: nil), as: .presaleAgent)
    shop.clock.set(TestClock.at(2026, 1, 6, 9, 0))
    shop.endDay()
    let morning = TestClock.at(2026, 1, 6, 8, 55)
    try shop.take([.paid("1007", at: morning), .paid("1008", at: morning)])
    return shop
  }

  @Test("ORD-6: the morning list holds what the days before left, abnormal matters first, nothing of today")
  func morning() throws {
    let shop = try tuesday()
    let list = try shop.desk.morningList(for: shop.actor(.presaleAgent))
    #expect(list.day == ShopDay(iso: "2026-01-06"))
    let named = list.groups.map { ($0.section, $0.rows.map(\.number)) }
    #expect(named.map(\.0) == [.unconfirmed, .refundAsked, .unclear, .outOfStock, .other])
    #expect(named.map { $0.1.sorted() } == [["1001", "1002", "1006"], ["1003"], ["1004"], ["1002"], ["1005"]])
    #expect(!list.groups.flatMap(\.rows).contains { $0.number == "1007" || $0.number == "1008" })
  }

  @Test("ORD-17: what is left today is listed by the name of who holds it")
  func evening() throws {
    let shop = try tuesday()
    shop.clock.set(TestClock.at(2026, 1, 6, 18, 0))
    let list = try shop.desk.eveningList(for: shop.actor(.presaleAgent))
    #expect(list.groups.map(\.displayName) == ["张敏", nil])
    #expect(Set(list.groups[0].rows.map(\.number)) == ["1002", "1003", "1006"])
    #expect(Set(list.groups[1].rows.map(\.number)).isSuperset(of: ["1001", "1004", "1005", "1007", "1008"]))
    #expect(list.groups.flatMap(\.rows).allSatisfy { $0.due < TestClock.at(2026, 1, 7, 0, 0) })
  }

  @Test("ORD-6: a queue in the morning's order, read page by page, is the queue read at once", arguments: [1, 2, 3, 5])
  func pages(_ size: Int) throws {
    let shop = try tuesday()
    let reader = try shop.actor(.presaleAgent)
    let kinds = WorkKind.allCases.filter { $0.morningSection != nil }
    let whole = try shop.desk.queue(kinds, order: .morning, limit: 200, for: reader).rows
    #expect(Array(whole.prefix(3)).allSatisfy { $0.kind?.morningSection?.isAbnormal == true })
    #expect(whole.suffix(2).allSatisfy { $0.number == "1007" || $0.number == "1008" })
    var read: [QueueRow] = []
    var cursor: String?
    repeat {
      let page = try shop.desk.queue(kinds, order: .morning, after: cursor, limit: size, for: reader)
      read += page.rows
      cursor = page.next
    } while cursor != nil && read.count < 100
    #expect(read.map(\.key) == whole.map(\.key))
  }
}
