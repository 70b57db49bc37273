import Testing

@testable import DeskScreen

struct SanitizerTests {
  /// Every family that has hurt a terminal program before; see the threat list in Docs.
  static let table: [(String, String)] = [
    ("\u{1B}[31mred", "^[[31mred"),
    ("\u{1B}]52;c;aGk=\u{07}", "^[]52;c;aGk=^G"),
    ("\u{1B}]0;title\u{1B}\\", "^[]0;title^[\\"),
    ("\u{1B}]8;;http://x\u{1B}\\go", "^[]8;;http://x^[\\go"),
    ("\u{1B}Ptmux;\u{1B}x", "^[Ptmux;^[x"),
    ("\u{1B}_apc", "^[_apc"),
    ("\u{1B}[6n", "^[[6n"),
    ("\u{1B}]unterminated", "^[]unterminated"),
    ("\u{1B}c", "^[c"),
    ("\u{9B}31m", "<9B>31m"),
    ("\u{90}dcs\u{9C}", "<90>dcs<9C>"),
    ("\u{9D}0;t\u{07}", "<9D>0;t^G"),
    ("\u{85}", "<85>"),
    ("\u{00}\u{08}\u{0E}\u{7F}", "^@^H^N^?"),
    ("a\tb\nc\r\nd\re", "a b c d e"),
    ("a\u{2028}b\u{2029}", "a<2028>b<2029>"),
    ("abc\u{202E}fdp", "abc<202E>fdp"),
    ("\u{202A}\u{202D}\u{2066}\u{2069}", "<202A><202D><2066><2069>"),
    ("a\u{200B}b\u{200D}c\u{200F}d\u{FEFF}", "a<200B>b<200D>c<200F>d<FEFF>"),
    ("a\u{AD}b", "a<AD>b"),
    ("a\u{E0001}\u{E0041}", "a<E0001><E0041>"),
    ("葛\u{E0100}", "葛<E0100>"),
    ("a\u{FE0F}", "a<FE0F>"),
    ("a\u{3164}b\u{2800}", "a<3164>b<2800>"),
    ("\u{E000}\u{FFFD}", "<E000><FFFD>"),
    ("a\u{A0}b\u{2003}c", "a b c"),
    ("e\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}", "e\u{301}\u{302}\u{303}\u{304}"),
    ("\u{301}x", "<301>x"),
    ("\u{1F469}\u{200D}\u{1F469}\u{200D}\u{1F466}!", "□ !"),
    ("\u{1F1E8}\u{1F1F3}国", "□ 国"),
    ("1\u{FE0F}\u{20E3}2", "□ 2"),
    ("\u{2764}\u{FE0F}ok", "□ ok"),
    ("\u{1F44D}\u{1F3FD}", "□ "),
    ("\u{1FAE8}", "□ "),
  ]

  @Test(arguments: table)
  func becomesVisible(from raw: String, to shown: String) {
    #expect(Array(Sanitizer.visible(raw).unicodeScalars) == Array(shown.unicodeScalars))
    #expect(!Sanitizer.isClean(raw))
  }

  @Test(arguments: ["", "纯棉四件套 蓝 1.8m ×1", "李**", "カード", "ｆｕｌｌ　width", "\u{1F680}", "e\u{301}", "—“”…①", "#1 *2", "한국어", "©", "❤"])
  func leavesCleanTextAlone(text: String) {
    #expect(Sanitizer.isClean(text))
    #expect(Sanitizer.visible(text) == text)
  }

  /// The result is clean itself, and nothing in it has no width.
  @Test func resultIsAlwaysClean() {
    var random = SplitMix(seed: 42)
    let special: [UInt32] = [
      0x1B, 0x9B, 0x200D, 0xFE0F, 0x1F469, 0x1F1E8, 0x1F3FD, 0x301, 0x20E3, 0x31, 0x8BA2, 0x202E, 0x0D, 0x0A, 0xE0041,
    ]
    for _ in 0..<3000 {
      var scalars = String.UnicodeScalarView()
      for _ in 0..<random.below(9) {
        let value = random.below(2) == 0 ? special[random.below(special.count)] : UInt32(random.below(0x20000))
        if let scalar = Unicode.Scalar(value) { scalars.append(scalar) }
      }
      let shown = Sanitizer.visible(String(scalars))
      if !Sanitizer.isClean(shown) { Issue.record("\(scalars.map { String($0.value, radix: 16) })") }
      #expect(shown.unicodeScalars.allSatisfy { Width.of($0) >= 0 })
    }
  }

  @Test func everyControlAndFormatCharacterIsMarked() {
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value), WidthTable.contains(value, in: WidthTable.hidden) else { continue }
      if Sanitizer.visible(String(scalar)).unicodeScalars.contains(scalar) { Issue.record("U+\(String(value, radix: 16))") }
    }
  }
}
