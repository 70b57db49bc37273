import Testing

@testable import DeskCore

@Suite("The order as it stands")
struct CurrentOrderTests {
  private func current(_ amendments: [Amendment]) -> CurrentOrder {
    CurrentOrder(Make.order(), lines: Make.lines, amendments: amendments)
  }

  @Test("ORD-4: without amendments the order stands as it came")
  func untouched() {
    let order = current([])
    #expect(order.recipient == .init(original: "示例甲", current: "示例甲"))
    #expect(!order.phone.isAmended && !order.address.isAmended && !order.invoice.isAmended && !order.shippingFee.isAmended)
    #expect(order.wishes.isEmpty)
    #expect(order.prices[1]?.current == "10.00")
  }

  @Test("ORD-4, ORD-5: each field's amendment shows, with the original beside it", arguments: AmendableField.allCases)
  func each(field: AmendableField) throws {
    let line = field.isOfLine ? 2 : nil
    let before = try #require(current([]).value(field, line: line))
    let order = current([Make.amendment(1, field, before, "7.00", line: line)])
    #expect(order.value(field, line: line) == "7.00")
    for other in AmendableField.allCases where other != field {
      #expect(order.value(other, line: 2) == current([]).value(other, line: 2), "\(other) changed too")
    }
    if field.isOfLine { #expect(order.value(field, line: 1) == current([]).value(field, line: 1)) }
  }

  @Test("ORD-4: the last of several amendments stands, whatever order they are given in; the original stays")
  func last() {
    let first = Make.amendment(1, .phone, "13800138000", "13900000001")
    let second = Make.amendment(2, .phone, "13900000001", "13900000002")
    #expect(current([second, first]).phone == .init(original: "13800138000", current: "13900000002"))
    #expect(current([first, Make.amendment(2, .phone, "13900000001", "13800138000")]).phone.isAmended == false)
  }

  @Test("A line that the order doesn't have has no value, and an amendment of it changes nothing")
  func noSuchLine() {
    #expect(current([]).value(.price, line: 3) == nil)
    #expect(current([]).value(.attributes, line: nil) == nil)
    #expect(current([Make.amendment(1, .price, "1", "2", line: 3)]) == current([]))
  }

  @Test("ORD-5: the red flag's note says what, from, to")
  func note() {
    #expect(Make.amendment(1, .phone, "1", "2").redFlagNote == "phone: 1 → 2")
    #expect(Make.amendment(1, .attributes, "蓝", "红", line: 2).redFlagNote == "attributes #2: 蓝 → 红")
  }
}
