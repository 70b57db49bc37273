import DeskCore
import Testing

struct ScanCodeTests {
  @Test("FUL-4: a scan is understood in one place")
  func kinds() {
    let id = ParcelID(stored: "P261123-0042")
    #expect(ScanCode("p261123-0042") == .parcel(id, print: nil))
    #expect(ScanCode(" P261123-0042/3 ") == .parcel(id, print: 3))
    #expect(ScanCode("CMD:SUSPEND") == .command(.suspend) && ScanCode("cmd:done") == .command(.done))
    #expect(ScanCode("CMD:DANCE") == .unknownCommand("CMD:DANCE"))
    #expect(ScanCode("1.25 kg") == .weight(grams: 1250) && ScanCode("640g") == .weight(grams: 640))
    #expect(ScanCode("1250") == .other("1250") && ScanCode.bareWeight("1250") == 1250 && ScanCode.bareWeight("0") == nil)
    #expect(ScanCode("YT8812345678901") == .other("YT8812345678901"))
    for command in BenchCommand.allCases { #expect(ScanCode(command.code) == .command(command)) }
  }

  @Test("FUL-4: an item of the open parcel is that, whatever it looks like")
  func items() {
    for code in ["P261123-0042", "CMD:DONE", "500g", "12345", "A-01-02"] {
      #expect(ScanCode(code, item: { $0 == code ? "X" : nil }) == .item(sku: "X"))
    }
  }

  @Test("FUL-4: 10,000 characters and control characters are garbage")
  func garbage() {
    #expect(ScanCode(String(repeating: "7", count: 10_000)) == .garbage(.tooLong))
    #expect(ScanCode(String(repeating: "7", count: ScanCode.longest)) == .other(String(repeating: "7", count: ScanCode.longest)))
    #expect(ScanCode(String(repeating: "7", count: ScanCode.longest + 1)) == .garbage(.tooLong))
    #expect(ScanCode("a" + String(repeating: "\u{301}", count: 5000)) == .garbage(.tooLong))
    for text in ["", "  ", "69\u{1D}01", "\u{1B}[2J", "abc\u{7F}", "x\u{FFFD}"] {
      #expect(ScanCode(text) == .garbage(.unreadable), "\(text)")
    }
  }

  @Test("FUL-5: only a courier's own form is a waybill that nobody knows; a wrong SKU or barcode isn't")
  func waybillForms() {
    for text in ["YT8812345678999", "jt0012345678901", "SF1234567890123", "751234567890123".dropLast().description] {
      #expect(ScanCode.looksLikeWaybill(text), "\(text)")
    }
    for text in ["SJT-18-X", "KTL-15", "6901234567892", "4006381333931", "HELLO", "A-03-12", "123456789", "12345678901234567890"] {
      #expect(!ScanCode.looksLikeWaybill(text), "\(text)")
    }
    #expect(
      ScanCode.isGoodsBarcode("6901234567892") && ScanCode.isGoodsBarcode("96385074") && !ScanCode.isGoodsBarcode("6901234567893"))
    #expect(ScanCode.looksLikeLocation("A-03-12") && ScanCode.looksLikeLocation("B-1-2-3"))
    for text in ["BZ-20", "SJT-18-B", "A-03", "AAAA-1-1", "-1-2"] { #expect(!ScanCode.looksLikeLocation(text), "\(text)") }
  }

  @Test("FUL-4: a scale's line is a weight only when it is stable")
  func scale() {
    #expect(ScaleLine("ST,GS,+  1.234kg") == .stable(grams: 1234))
    #expect(ScaleLine("ST,NT,+00.5000 kg\r") == .stable(grams: 500))
    #expect(ScaleLine("st,gs,   812 g") == .stable(grams: 812))
    #expect(ScaleLine("1234 g") == .stable(grams: 1234) && ScaleLine("1.2345 kg") == .stable(grams: 1235))
    #expect(ScaleLine("0.4 g") == .stable(grams: 0))
    #expect(ScaleLine("US,GS,+  1.234kg") == .unstable)
    #expect(ScaleLine("OL,GS,+  9.999kg") == .useless && ScaleLine("ST,TR,+0.100kg") == .useless)
    #expect(ScaleLine("ST,GS,-  0.100kg") == .useless)
    for line in [
      "", "kg", "ST,GS", "1234", "1.234 jin", "2斤", "ST,XX,1kg", "XX,GS,1kg", "ST,GS,1.2.3kg", "ST,GS,+kg", "1e3g", "99999999kg",
      String(repeating: "1", count: 1000) + "g", "\u{0}\u{1}", "ST,GS,GS,1kg",
    ] {
      #expect(ScaleLine(line) == nil, "\(line)")
    }
  }
}
