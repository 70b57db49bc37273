import DeskCore
import Testing

@Suite("REC-3: a person's data in free text, known by its form")
struct PersonalDataTests {
  @Test(
    "REC-3: phone numbers, addresses of mail and identity cards are found however they are written",
    arguments: [
      ("13712345678", PersonalData.mobile), ("打13712345678问", .mobile), ("137 1234 5678", .mobile), ("137-1234-5678", .mobile),
      ("1 3 7 1 2 3 4 5 6 7 8", .mobile), ("+86 13712345678", .mobile), ("+8613712345678", .mobile), ("0086-137-12345678", .mobile),
      ("86 13712345678", .mobile), ("013712345678", .mobile), ("１３７１２３４５６７８", .mobile), ("１３７－１２３４－５６７８", .mobile),
      ("tel13712345678", .mobile), ("Tel: 13712345678", .mobile), ("2026-11-24 13712345678", .mobile), ("微信vx13712345678", .mobile),
      ("2026-11-24 137-1234-5678", .mobile), ("139.1234.5678", .mobile), ("退 39.90 打 13712345678", .mobile),
      ("订单 1001 13712345678", .mobile), ("0571-88886666", .landline), ("010 12345678", .landline), ("(021)62345678", .landline),
      ("07551234567", .landline), ("0571-88886666-802", .landline), ("+86 571 8888 6666", .landline), ("wang@qq.com", .mail),
      ("发到 wang.xm @ mail.example.cn", .mail), ("ｗａｎｇ＠ｑｑ．ｃｏｍ", .mail), ("330106199001011234", .identity),
      ("33010619900101123X", .identity), ("330106 19900101 123x", .identity), ("身份证330106199001011234核对", .identity),
    ])
  func isFound(_ text: String, _ kind: PersonalData) {
    #expect(PersonalData.found(in: text) == kind, "\(text)")
  }

  @Test(
    "REC-3: numbers of orders, goods, waybills, days and amounts pass",
    arguments: [
      "对发票抬头", "订单 4001391234567890123 对账", "O0000001", "O20261124", "P260105-0001", "C0000002", "A0000054", "YT8812345678901",
      "SF1391234567890", "YT13712345678", "SKU-13712345678", "SKU-1 ×2", "6901234567892", "78123456789012", "2026-11-24 18:30",
      "2026-11-20 / 2026-11-24", "128.00 元", "退 39.90, 18 件", "分机 802", "400-800-8888", "买家 @客服 问", "a@b", "10086",
      "609312345678901187", "12712345678", "核对 2026-05-20 - 2026-05-25 的单", "2026/05/20-2026/06/01", "2026.05.20–2026.06.01",
      "2026-05-20 2026-05-25", "退款 150 2026-11-29", "运费 168 2026/11/29", "19.90 2026-11-9", "139.90 2026.11.09",
    ])
  func passes(_ text: String) {
    #expect(PersonalData.found(in: text) == nil, "\(text)")
  }

  @Test("REC-3: the order's own number passes whatever it looks like; not what merely holds it")
  func known() {
    #expect(PersonalData.found(in: "订单 13712345678 对账", except: ["13712345678"]) == nil)
    #expect(PersonalData.found(in: "打 13712345678", except: ["1371"]) == .mobile)
  }
}
