import Testing

@testable import DeskScreen

struct WidthTests {
  @Test func agreesWithTheReference() throws {
    for (cells, list) in [(0, WidthReference.zero), (1, WidthReference.one), (2, WidthReference.two)] {
      #expect(list.count > 50)
      for value in list {
        let scalar = try #require(Unicode.Scalar(value))
        #expect(Width.of(scalar) == cells, "U+\(String(value, radix: 16))")
      }
    }
  }

  /// The fast paths must say what the tables say.
  @Test func fastPathsAgreeWithTheTables() {
    for value in UInt32(0x20)...0xFFFF where !(0xD800...0xDFFF).contains(value) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let hidden = WidthTable.contains(value, in: WidthTable.hidden)
      let wide = WidthTable.contains(value, in: WidthTable.wide)
      let zero = WidthTable.contains(value, in: WidthTable.zero)
      let expected = hidden ? -1 : wide ? 2 : zero ? 0 : 1
      if Width.of(scalar) != expected { Issue.record("U+\(String(value, radix: 16))") }
    }
  }

  @Test func ambiguousIsOneCellUnlessAskedOtherwise() {
    for text in ["─", "·", "“", "①", "×", "…"] {
      #expect(Width.of(text) == 1)
      #expect(Width.of(text, ambiguous: .wide) == 2)
    }
    #expect(Width.of("订", ambiguous: .wide) == 2)
    #expect(Width.of("a", ambiguous: .wide) == 1)
  }

  @Test(arguments: [
    ("纯棉四件套", 10, "纯棉四件套"), ("纯棉四件套", 9, "纯棉四.. "), ("纯棉四件套", 8, "纯棉四.."), ("纯棉四件套", 7, "纯棉.. "), ("订单", 3, ".. "), ("订单", 2, ".."),
    ("订单", 1, "."), ("订单", 0, ""), ("abc", 5, "abc  "), ("", 2, "  "),
  ])
  func fitTakesExactlyTheCells(text: String, columns: Int, expected: String) {
    let fitted = Width.fit(text, columns)
    #expect(fitted == expected)
    #expect(Width.of(fitted) == columns)
  }

  @Test func fitAligns() {
    #expect(Width.fit("9.90", 7, align: .right) == "   9.90")
    #expect(Width.fit("中", 5, align: .center) == " 中  ")
  }

  @Test func cuttingNeverSeparatesAMarkFromItsBase() {
    #expect(Width.prefix("e\u{301}x", 1) == "e\u{301}")
    #expect(Width.of("e\u{301}" as Character) == 1)
  }

  @Test func middleKeepsBothEnds() {
    #expect(Width.middle("609312345671187", 10) == "6093..1187")
    #expect(Width.middle("6093", 10) == "6093")
    #expect(Width.of(Width.middle("订单订单订单订单", 9)) <= 9)
  }
}
