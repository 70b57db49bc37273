import DeskScreen
import Testing

@testable import DeskTerminal

struct EncodingTests {
  @Test(arguments: [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy"), ("订", "6K6i")])
  func base64(text: String, expected: String) {
    #expect(String(decoding: Base64.encode(Array(text.utf8)), as: UTF8.self) == expected)
  }

  @Test func clipboardIsWrappedForTmux() {
    let plain = Clipboard.sequence(for: "f", insideTmux: false)
    #expect(plain == Array("\u{1B}]52;c;Zg==\u{7}".utf8))
    #expect(Clipboard.sequence(for: "f", insideTmux: true) == Array("\u{1B}Ptmux;\u{1B}\u{1B}]52;c;Zg==\u{7}\u{1B}\\".utf8))
  }

  @Test(
    arguments: [
      ("订单x", "订单x", nil), ("订单x", "订单y", 4..<5), ("订单x", "a单xx", 0..<4), ("aaaa订", "aa订aa", 2..<6), (" 订单 ", "订单订", 0..<6),
    ] as [(String, String, Range<Int>?)])
  func onlyTheChangedPartWidenedToWholeCharacters(old: String, new: String, expected: Range<Int>?) {
    var a = Surface(size: Size(columns: 6, rows: 1))
    var b = a
    a.write(old, x: 0, y: 0)
    b.write(new, x: 0, y: 0)
    let range = a.withRow(0) { before in b.withRow(0) { RowDifference.range(from: before, to: $0) } }
    #expect(range == expected)
  }

  @Test func controlKeys() {
    #expect(KeyDecoder.key(scalar: 0) == .control("@"))
    #expect(KeyDecoder.key(scalar: 0x1A) == .control("z"))
    #expect(KeyDecoder.key(scalar: 0x1F) == .control("_"))
    #expect(KeyDecoder.key(scalar: 0x0A) == .enter)
    #expect(KeyDecoder.key(scalar: 0x20) == .character(" "))
  }
}
