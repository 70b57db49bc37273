import DeskCore
import Testing

@testable import DeskFiles

@Suite struct CSVScannerTests {
  private func records(_ text: String, delimiter: Character = ",") throws -> [[String]] {
    try records(Array(text.utf8), delimiter: delimiter)
  }

  private func records(_ bytes: [UInt8], delimiter: Character = ",") throws -> [[String]] {
    let text = try FileReader.read(bytes, name: "x.csv")
    let cells = try CellReader(text)
    var scanner = CSVScanner(text, delimiter: try #require(delimiter.asciiValue))
    var result: [[String]] = []
    while try scanner.next() {
      result.append((0..<scanner.fieldCount).map { String(decoding: cells.utf8(scanner.field($0)), as: UTF8.self) })
    }
    return result
  }

  @Test("Trap 1: =\" opens a quote, so a comma inside stays inside")
  func formulaQuote() throws {
    #expect(try records("=\"1,2\",=\"\",\"b\"") == [["1,2", "", "b"]])
  }

  @Test("Trap 21: several lines, doubled quotes, lone quotes, an extra pair of quotes")
  func quotes() throws {
    #expect(try records("\"a\r\nb\",\"say \"\"hi\"\"\",c\r\n") == [["a\r\nb", "say \"hi\"", "c"]])
    #expect(try records("\"12\" screen\",x") == [["12\" screen", "x"]])
    #expect(try records("\"\"张三\"\",x\n\"\",y") == [["张三", "x"], ["", "y"]])
    #expect(try records("5\" pan,x") == [["5\" pan", "x"]])
  }

  @Test("CR, LF and CRLF end records; the last needs no line end; blank records count as rows")
  func lineEnds() throws {
    #expect(try records("a,b\rc,d\ne,f\r\ng,h") == [["a", "b"], ["c", "d"], ["e", "f"], ["g", "h"]])
    #expect(try records("a\n\nb\n") == [["a"], [""], ["b"]])
    #expect(try records("a,\n") == [["a", ""]])
    #expect(try records("a\tb,c\n", delimiter: "\t") == [["a", "b,c"]])
  }

  @Test("An unterminated quote is refused with its row")
  func unterminated() throws {
    let refusal = #expect(throws: FileRefusal.self) { try records("a\n\"b,c\nd") }
    #expect(refusal == FileRefusal(file: "x.csv", row: 2, reason: .unterminatedQuote))
  }

  @Test("GB18030: bytes that look like | \\ { or digits inside characters split nothing")
  func trailBytes() throws {
    // Three characters whose second bytes are | \\ {, and 𠮷, which takes four bytes.
    let bytes: [UInt8] = [0xAD, 0x7C, 0x2C, 0x82, 0x5C, 0x2C, 0xB7, 0x7B, 0x2C, 0x95, 0x34, 0xB2, 0x35, 0x0A]
    let rows = try records(bytes)
    #expect(rows.map(\.count) == [4])
    #expect(rows[0].last == "𠮷")
    let utf8 = try #require(Iconv(from: .gb18030, to: .utf8)?.convert(bytes))
    #expect(rows[0].joined(separator: ",") + "\n" == String(decoding: utf8, as: UTF8.self))
  }

  @Test("Property: the table decodes every two-byte pair and four-byte samples as iconv does")
  func wholeTable() throws {
    let iconv = try #require(Iconv(from: .gb18030, to: .utf8))
    let decoder = try #require(GB18030Decoder())
    var bytes: [UInt8] = []
    for lead in UInt8(0x81)...0xFE {
      for trail in UInt8(0x40)...0xFE where trail != 0x7F && iconv.convert([lead, trail]) != nil { bytes += [lead, trail] }
    }
    for a in [UInt8(0x81), 0x82, 0x83, 0x90, 0x94, 0x95, 0x98, 0xE3] {
      for c in UInt8(0x81)...0xFE where iconv.convert([a, 0x31, c, 0x35]) != nil { bytes += [a, 0x31, c, 0x35] }
    }
    let expected = try #require(iconv.convert(bytes))
    var target = [UInt8](repeating: 0, count: bytes.count * 2)
    let count = target.withUnsafeMutableBufferPointer { out in
      bytes.withUnsafeBufferPointer { source in
        out.baseAddress.map { decoder.decode(source, to: $0, dropsDoubled: false) } ?? 0
      }
    }
    #expect(bytes.count > 40_000)
    #expect(Array(target.prefix(count)) == expected)
    #expect(bytes.withUnsafeBufferPointer { decoder.firstFault($0) } == nil)
  }

  @Test("More than 4096 columns, or a record of more than 4 MiB, is refused")
  func limits() throws {
    let wide = #expect(throws: FileRefusal.self) { try records(String(repeating: ",", count: 5000)) }
    #expect(wide?.reason == .tooManyColumns(limit: 4096))
    let long = "\"" + String(repeating: String(repeating: "x", count: 1000) + "\n", count: 5000) + "\"\n"
    let tall = #expect(throws: FileRefusal.self) { try records(long) }
    #expect(tall?.reason == .lineTooLong(limit: 4 << 20))
  }
}
