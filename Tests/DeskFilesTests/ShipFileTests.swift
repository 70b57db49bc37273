import DeskCore
import Foundation
import Testing

@testable import DeskFiles

@Suite struct ShipFileTests {
  private let rows = [
    ShipFile.Row(order: "1000000000000000001", courier: "圆通速递", waybill: "YT8962646785389"),
    ShipFile.Row(order: "1000000000000000001", courier: "圆通速递", waybill: "YT8962646785389"),
    ShipFile.Row(order: "1000000000000000001", courier: "顺丰速运", waybill: "SF1385628716739"),
  ]

  @Test("FUL-6: order number, courier, waybill; equal rows once, several parcels of an order each")
  func document() throws {
    let bytes = try ShipFile.document(rows).bytes(.utf8WithMark)
    #expect(
      String(decoding: bytes.dropFirst(3), as: UTF8.self)
        == "\"订单编号\",\"物流公司\",\"物流单号\"\r\n=\"1000000000000000001\",\"圆通速递\",=\"YT8962646785389\"\r\n"
        + "=\"1000000000000000001\",\"顺丰速运\",=\"SF1385628716739\"\r\n")
    #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
    let plain = try ShipFile.document(rows, ids: .plain).bytes(.gb18030)
    #expect(plain.starts(with: [0x22, 0xB6, 0xA9]))
    #expect(!plain.contains(UInt8(ascii: "=")))
  }

  @Test("Text cells can't become formulas; numbers stay numbers by type")
  func neutralised() {
    for opener in ["=1+1", "+1", "-1", "@x", "\tx", "\rx"] { #expect(CSVCell.text(opener).encoded == "\"'\(opener)\"") }
    #expect(CSVCell.text("a=b \"c\"").encoded == "\"a=b \"\"c\"\"\"")
    #expect(CSVCell.money(Money(fen: -350)).encoded == "-3.50")
    #expect(CSVCell.formulaText("1\"&A1&\"").encoded == "\"1\"\"&A1&\"\"\"")
    #expect(CSVCell.formulaText("=cmd").encoded == "\"'=cmd\"")
  }

  @Test("What is written is read back unchanged, neutralising included")
  func roundTrip() throws {
    let nasty = ["=1+1", "a,b", "say \"hi\"", "两行\r\n文字", "𠮷"]
    for encoding in [CSVDocument.Encoding.utf8WithMark, .gb18030] {
      let document = CSVDocument(
        header: ["商家编码", "数量", "名称"], rows: nasty.enumerated().map { [.text("A\($0)"), .count($0), .text($1)] })
      let batch = try OrderFileImport().read([("x.csv", try document.bytes(encoding))])
      #expect(batch.products.map(\.name) == nasty)
    }
  }

  @Test(
    "FUL-6: the shapes that shop systems take: JD's and suppliers', by item, ShopEx with its mix of brackets and a platform's codes"
  )
  func forms() throws {
    let item = ShipFile.Row.Item(number: "11", title: "被罩", ordered: 3, before: 1, quantity: 2)
    let row = ShipFile.Row(order: "1", courier: "韵达快递", waybill: "431000000000001", items: [item])
    func text(_ form: ShipForm, _ codes: CourierCodes = .taobao) throws -> String {
      String(decoding: try ShipFile.document([row], form: form, codes: codes).bytes(.utf8WithMark).dropFirst(3), as: UTF8.self)
    }
    #expect(try text(.supplier) == "\"订单号\",\"快递公司\",\"快递单号\"\r\n=\"1\",\"韵达快递\",=\"431000000000001\"\r\n")
    #expect(try text(.items).hasSuffix("=\"1\",=\"11\",\"韵达快递\",=\"431000000000001\"\r\n"))
    #expect(try text(.shopex).contains("\"物流公司(必填）\",\"物流公司代码(必填）\",\"物流单号(必填）\",\"操作状态\",\"备注\"\r\n"))
    #expect(
      try text(.shopex, .kdniao).hasSuffix(
        "=\"1\",=\"11\",\"被罩\",3,1,2,\"韵达快递\",\"YD\",=\"431000000000001\",\"\",\"\"\r\n"))
    #expect(try text(.shopex, .taobao).contains("\"YUNDA\""))
    #expect(ShipFile.withoutCode([ShipFile.Row(order: "1", courier: "京东物流", waybill: "JDX1")], .taobao).count == 1)
    #expect(ShipForm.usual(for: "jd").form == .supplier && ShipForm.usual(for: "tmall").codes == .taobao)
  }

  @Test("Writing replaces the file whole; a folder that isn't there is a refusal with the system's words")
  func writing() throws {
    try Fixtures.withFolder { folder in
      let path = folder + "/ship.csv"
      try ShipFile.document(rows).write(to: path, .gb18030)
      #expect(try Data(contentsOf: URL(fileURLWithPath: path)).count > 0)
      #expect(throws: FileRefusal.self) { try ShipFile.document(rows).write(to: folder + "/none/ship.csv", .gb18030) }
    }
  }
}
