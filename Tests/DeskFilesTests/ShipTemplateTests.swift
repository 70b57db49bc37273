import DeskCore
import Foundation
import Testing

@testable import DeskFiles

/// Filling the template that the seller has downloaded (formats.md 4.1).
@Suite struct ShipTemplateTests {
  private let one = "1000000000000000001"
  private let two = "1000000000000000002"
  private let three = "1000000000000000003"
  private var rows: [ShipFile.Row] {
    [
      ShipFile.Row(order: two, courier: "圆通速递", waybill: "YT8962646785389"),
      ShipFile.Row(order: one, courier: "韵达快递", waybill: "463431409940372"),
      ShipFile.Row(order: one, courier: "顺丰速运", waybill: "SF1385628716739"),
    ]
  }

  private func fill(_ text: String, codes: CourierCodes = .taobao, maxRows: Int? = nil, rows: [ShipFile.Row]? = nil) throws
    -> ShipTemplate.Filled
  {
    try ShipTemplate.fill(template: Array(text.utf8), name: "t.csv", with: rows ?? self.rows, codes: codes, maxRows: maxRows)
  }

  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  @Test("FUL-6: each order's row is filled where it stands; a second parcel and strange orders go below; all else keeps its bytes")
  func inPlace() throws {
    let head = "填写说明：不要改动表头,,,\r\n*订单号,买家,物流公司(必填）,快递单号\r\n示例：123,,,请填单号\r\n"
    let template = head + "=\"\(one)\",\"张\"\"三\",,\r\n\"\(three)\", 李四 ,\"\",\"\"\r\n"
    let filled = try fill(template)
    #expect(
      text(filled.files[0])
        == head + "=\"\(one)\",\"张\"\"三\",\"韵达快递\",\"463431409940372\"\r\n\"\(three)\", 李四 ,\"\",\"\"\r\n"
        + "\"\(two)\",,\"圆通速递\",\"YT8962646785389\"\r\n\"\(one)\",,\"顺丰速运\",\"SF1385628716739\"\r\n")
    #expect(filled.filled == 1 && filled.added == 2)
    #expect(filled.empty == [ShipTemplate.EmptyRow(row: 5, order: three)])
    #expect(filled.notInFile == [two])
  }

  @Test(
    "FUL-6: a column for a code takes the platform's code: YUNDA at Taobao, YD at 快递鸟; a courier without one is left out, named")
  func codes() throws {
    let template = "订单编号,物流公司,物流公司代码,运单号\n\(one),,,\n\(two),,,\n"
    let jd = ShipFile.Row(order: two, courier: "京东物流", waybill: "JDX024407261700")
    let filled = try fill(template, rows: [rows[1], jd])
    #expect(text(filled.files[0]) == "订单编号,物流公司,物流公司代码,运单号\n\(one),\"韵达快递\",\"YUNDA\",\"463431409940372\"\n\(two),,,\n")
    #expect(filled.withoutCode == [jd])
    let other = try fill(template, codes: .kdniao, rows: [rows[1], jd])
    #expect(text(other.files[0]).contains("\"YD\"") && text(other.files[0]).contains("\"JD\"") && other.withoutCode.isEmpty)
    #expect(text(try fill("订单号,物流公司code,运单号\n\(one),,\n", rows: [rows[1]]).files[0]).contains("\(one),\"YUNDA\",\"463"))
  }

  @Test("FUL-6: rows by item take their item's parcel and pieces; an item in two parcels gets a second row")
  func items() throws {
    func parcel(_ waybill: String, _ items: [(String, Int)]) -> ShipFile.Row {
      ShipFile.Row(
        order: one, courier: "圆通速递", waybill: waybill,
        items: items.map { ShipFile.Row.Item(number: $0.0, title: "", ordered: 3, quantity: $0.1) })
    }
    let rows = [parcel("YT1000000000001", [("11", 3), ("12", 1)]), parcel("YT1000000000002", [("12", 2)])]
    let template = "订单号,子订单号,发货数量,物流公司,物流单号,备注\n\(one),12,,,,x\n\(one),11,,,,y\n"
    let filled = try fill(template, rows: rows)
    #expect(
      text(filled.files[0]) == "订单号,子订单号,发货数量,物流公司,物流单号,备注\n\(one),12,\"1\",\"圆通速递\",\"YT1000000000001\",x\n"
        + "\(one),11,\"3\",\"圆通速递\",\"YT1000000000001\",y\n\"\(one)\",\"12\",\"2\",\"圆通速递\",\"YT1000000000002\",\n")
    #expect(filled.filled == 2 && filled.added == 1 && filled.notInFile.isEmpty)
    // A file of items alone: both rows of one parcel get its number.
    let alone = try fill("子订单编号,快递公司,快递单号\n11,,\n12,,\n", rows: [parcel("YT1000000000003", [("11", 3), ("12", 3)])])
    #expect(text(alone.files[0]).components(separatedBy: "YT1000000000003").count == 3 && alone.added == 0)
  }

  @Test("FUL-6: what stands in the template already stays; the same number isn't told twice")
  func filledBefore() throws {
    let template = "订单号,快递公司,快递单号\n\(one),别家,SF1385628716739\n\(two),手填,X1\n"
    let filled = try fill(template)
    #expect(text(filled.files[0]).hasPrefix(template))
    #expect(filled.filled == 0 && filled.added == 2 && filled.empty.isEmpty && filled.notInFile.isEmpty)
  }

  @Test("FUL-6: encodings, marks, line ends and a missing last one are the template's")
  func encodings() throws {
    let template = "订单号,备注,快递公司,快递单号\n\(two),𠮷,,"
    let expected = "订单号,备注,快递公司,快递单号\n\(two),𠮷,\"圆通速递\",\"YT8962646785389\"\n\"\(one)\",,\"韵达快递\",\"463431409940372\"\n"
    let rows = Array(rows.prefix(2))
    func filled(_ bytes: [UInt8]) throws -> [UInt8] { try ShipTemplate.fill(template: bytes, name: "t", with: rows).files[0] }
    #expect(text(try filled(Array(template.utf8))) == expected)
    #expect(try filled([0xEF, 0xBB, 0xBF] + template.utf8) == [0xEF, 0xBB, 0xBF] + expected.utf8)
    #expect(try filled(try Fixtures.gb18030(template)) == Fixtures.gb18030(expected))
    for (mark, big) in [([0xFF, 0xFE] as [UInt8], false), ([0xFE, 0xFF], true)] {
      func wide(_ text: String) -> [UInt8] {
        mark + text.utf16.flatMap { big ? [UInt8($0 >> 8), UInt8($0 & 0xFF)] : [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
      }
      #expect(try filled(wide(template)) == wide(expected))
    }
    let tabs = try fill("订单号\t快递公司\t快递单号\r\n\(two)\t\t\r\n", rows: [rows[0]])
    #expect(text(tabs.files[0]) == "订单号\t快递公司\t快递单号\r\n\(two)\t\"圆通速递\"\t\"YT8962646785389\"\r\n")
    // A row that ends before its columns.
    #expect(text(try fill("订单号,快递公司,快递单号\n\(two)\n", rows: [rows[0]]).files[0]).hasSuffix("\(two),\"圆通速递\",\"YT8962646785389\"\n"))
  }

  @Test("FUL-6: more rows than a file may have go into further files, each with header and hints")
  func split() throws {
    let head = "说明\r\n订单号,快递公司,快递单号\r\n"
    let filled = try fill(head + "\(one),,\r\n\(three),,\r\n", maxRows: 2)
    #expect(filled.files.count == 2)
    #expect(filled.files.allSatisfy { text($0).hasPrefix(head) })
    #expect(filled.files.map { text($0).components(separatedBy: "\r\n").count - 3 } == [2, 2])
  }

  @Test("FUL-6: a foreign template is refused with what was found and what it lacks; so are rounded numbers and spreadsheets")
  func refused() throws {
    func reason(_ bytes: [UInt8]) -> FileRefusal? {
      #expect(throws: FileRefusal.self) { try ShipTemplate.fill(template: bytes, name: "t", with: rows) }
    }
    let foreign = reason(Array("订单号,金额,备注\n1,2,3\n".utf8))
    #expect(foreign?.reason == .foreignTemplate(header: "订单号,金额,备注", missing: ["物流公司", "物流单号"]))
    #expect(foreign?.row == 1)
    let rounded = reason(Array("订单号,快递公司,快递单号\n1.23E+18,,\n".utf8))
    #expect(rounded?.reason == .spreadsheetDamage("1.23E+18") && rounded?.row == 2)
    #expect(reason([0x50, 0x4B, 0x03, 0x04, 0, 0])?.reason == .otherFormat("zip"))
    #expect(reason([0xD0, 0xCF, 0x11, 0xE0, 0, 0])?.reason == .otherFormat("xls"))
  }

  @Test("FUL-6: 2,000 parcels are placed by a dictionary")
  func large() throws {
    let orders = (0..<2000).map { String(3_000_000_000_000_000_000 + $0 * 7) }
    let rows = orders.map {
      ShipFile.Row(order: $0, courier: "圆通速递", waybill: "YT\(1_000_000_000_000 + (Int($0) ?? 0) % 1_000_000)")
    }
    let template = "订单号,快递公司,快递单号\r\n" + orders.reversed().map { "=\"\($0)\",,\r\n" }.joined()
    let clock = ContinuousClock()
    let start = clock.now
    let filled = try fill(template, rows: rows)
    #expect(clock.now - start < .seconds(2))
    #expect(filled.filled == 2000 && filled.added == 0 && filled.empty.isEmpty)
  }
}
