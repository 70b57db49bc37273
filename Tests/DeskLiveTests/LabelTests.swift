import DeskCore
import DeskLive
import DeskPaper
import Testing

@Suite struct LabelTests {
  private func text(_ card: ParcelCard) throws -> String { try Paper(.label, format: .label, pages: [Label(card).page()]).text() }

  @Test("A label says whom it goes to, with the extension after the name, and nothing of what is inside")
  func whole() throws {
    let card = Papers.card(7, [("A-1", "A-01", 2)]) { _, order in order.buyerMessage = "请放门卫" }
    #expect(
      try text(card) == """
        P261124-0007
        圆通速递
        *YT1000000000007*
        ------------------------------------------------
        收件人 王小明[1234]
        电话 13800138000-1234
        地址 浙江省 杭州市 西湖区 示例路1号
        ------------------------------------------------
        包裹 P261124-0007  波次 2026-11-24  件数 2
        订单 46000000000000007
        备注 请放门卫

        """)
  }

  @Test(
    "The extension stands once, and a landline's area is none",
    arguments: [
      ("王小明", "13800138000-1234", "示例路", "王小明[1234]"), ("王小明[1234]", "13800138000-1234", "示例路", "王小明[1234]"),
      ("王小明", "13800138000转1234", "示例路", "王小明[1234]"), ("王小明", "13800138000-1234", "示例路[1234]", "王小明 "),
      ("王小明", "0571-88001234", "示例路", "王小明 "), ("王小明", "0571-88001234-801", "示例路", "王小明[801]"),
      ("王小明", "13800138000", "示例路", "王小明 "),
    ])
  func phoneExtension(_ name: String, _ phone: String, _ address: String, _ shown: String) throws {
    let card = Papers.card(1, [("A", "A-1", 1)]) { _, order in
      (order.recipient, order.phone, order.address) = (name, phone, address)
    }
    #expect(try (text(card) + " ").replacing("\n", with: " ").contains("收件人 \(shown)"))
  }

  @Test("ORD-2, FUL-5: no label for whom the platform hides, for eyes that see no buyers, or without a number") func refused()
    throws
  {
    for (name, phone, address) in [
      ("王**", "13800138000", "示例路"), ("王", "138****8000", "示例路"), ("王", "1", "浙江省****"), ("##密文", "1", "x"),
    ] {
      let card = Papers.card(1, [("A", "A-1", 1)]) { _, order in
        (order.recipient, order.phone, order.address) = (name, phone, address)
      }
      #expect { try Label(card).page() } throws: { ($0 as? Refusal)?.reason == .maskedBuyer }
    }
    let masked = Papers.card(1, [("A", "A-1", 1)], unmasked: false)
    #expect { try Label(masked).page() } throws: { ($0 as? Refusal)?.reason == .maskedBuyer }
    let bare = Papers.card(1, [("A", "A-1", 1)]) { parcel, _ in parcel.waybill = nil }
    #expect { try Label(bare).page() } throws: { ($0 as? Refusal)?.reason == .noWaybill }
  }

  @Test("ORD-10: all orders of a box are on its label, all their goods and remarks on its note") func box() throws {
    var card = Papers.card(1, [("A-1", "A-01", 2)]) { _, order in order.sellerRemark = "先发" }
    card.box = [Papers.card(2, [("B-1", "B-01", 1)]) { _, order in order.buyerMessage = "小心易碎" }]
    let label = try text(card)
    #expect(label.contains("46000000000000001") && label.contains("46000000000000002") && label.contains("件数 3"))
    let note = Paper(.dispatchNote, pages: [DispatchNote(card, zone: Papers.zone).page()]).text()
    for word in ["A-1", "B-1", "卖家备注: 先发", "买家留言: 小心易碎", "订单 46000000000000002", "P261124-0002", "共 2 种"] {
      #expect(note.contains(word), "\(word)")
    }
    #expect(!note.contains("补打"))
    card.parcel.printCount = 2
    #expect(Paper(.dispatchNote, pages: [DispatchNote(card, zone: Papers.zone).page()]).text().contains("补打 reprint"))
  }
}
