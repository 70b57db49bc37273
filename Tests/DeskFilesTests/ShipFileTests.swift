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

  @Test("A marketplace's template keeps its bytes; results follow under its own columns, in its encoding")
  func template() throws {
    let head = "填写说明,,,,\r\n订单号,子订单号,物流公司(必填）,物流公司代码(必填）,物流单号(必填）\r\n"
    for template in [Array(head.utf8), try Fixtures.gb18030(head), Array(head.utf8.dropLast(2))] {
      let filled = try ShipTemplate.fill(template: template, name: "t.csv", with: rows)
      #expect(filled.starts(with: template))
      let text = try #require(
        template.starts(with: Array("填".utf8)) ? filled : Iconv(from: .gb18030, to: .utf8)?.convert(filled))
      #expect(
        String(decoding: text, as: UTF8.self)
          == head
          + "\"1000000000000000001\",,\"圆通速递\",,\"YT8962646785389\"\r\n\"1000000000000000001\",,\"顺丰速运\",,\"SF1385628716739\"\r\n")
    }
    let refusal = #expect(throws: FileRefusal.self) { try ShipTemplate.fill(template: Array("a,b\n".utf8), name: "t", with: rows) }
    #expect(refusal?.reason == .unknownLayout(header: ""))
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
