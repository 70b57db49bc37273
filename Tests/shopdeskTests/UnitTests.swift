import DeskConsole
import DeskCore
import Testing

@testable import shopdesk

@Suite struct UnitTests {
  @Test(
    arguments: [
      ("2026-11-24T10:00:00+08:00", 1_795_485_600_000), ("2026-11-24T02:00:00Z", 1_795_485_600_000),
      ("2026-11-24T10:00+0800", 1_795_485_600_000),
      ("2026-11-23T21:00:00-05:00", 1_795_485_600_000),
    ] as [(String, Int64)]) func momentsAreRead(_ text: String, _ milliseconds: Int64)
  {
    #expect(ISOTime.parse(text)?.milliseconds == milliseconds)
  }

  @Test(arguments: [
    "", "2026-11-24", "2026-11-24T10:00:00", "2026-11-24 10:00:00+08:00", "2026-13-24T10:00:00+08:00", "2026-11-24T24:00:00Z",
    "2026-11-24T1:00:00Z",
    "2026-11-24T10:00:00+8", "2026-11-24T10:+5:00Z",
  ]) func noMomentIsGuessed(_ text: String) {
    #expect(ISOTime.parse(text) == nil)
  }

  @Test func recordsBodiesKeepTheirOrder() {
    let text = #"{"args":{"to":"a\"b\n","line":1,"scan":["x","y"]},"before":{},"after":{"stage":null,"ok":true,"n":-5}}"#
    #expect(JSONText.parse(text)?.text == text)
    for bad in ["", "{", "{\"a\":}", "[1,]", "{\"a\":1}x", "1.5", "\"open"] { #expect(JSONText.parse(bad) == nil, "\(bad)") }
  }

  @Test func theWorstResultDecides() {
    #expect(Exit.done.worse(.refused) == .refused)
    #expect(Exit.refused.worse(.done) == .refused)
    #expect(Exit.notFound.worse(.refused) == .notFound)
    #expect(Exit.busy.worse(.inputOutput) == .inputOutput)
  }

  @Test func everyRefusalCodeHasItsExit() {
    let expected: [Refusal.Code: Exit] = [
      .refused: .refused, .notFound: .notFound, .stale: .stale, .invalid: .usage, .notPermitted: .notPermitted, .busy: .busy,
    ]
    for code in Refusal.Code.allCases { #expect(Exit(Refusal(code, .notHeld)) == expected[code]) }
  }

  @Test func theLanguageComesFromTheOptionThenTheLocale() {
    #expect(Language.choose(asked: .en, environment: ["LANG": "zh_CN.UTF-8"]) == .en)
    #expect(Language.choose(asked: nil, environment: ["LANG": "en_US.UTF-8"]) == .en)
    #expect(Language.choose(asked: nil, environment: ["LC_ALL": "zh_CN.UTF-8", "LANG": "en_US.UTF-8"]) == .zh)
    #expect(Language.choose(asked: nil, environment: ["LANG": "C"]) == .zh)
    #expect(Language.choose(asked: nil, environment: [:]) == .zh)
  }

  @Test func tablesAlignByWidthAndShowNoControls() {
    var table = TextTable(["名", "n"], right: [1])
    table.add(["纯棉", "1"])
    table.add(["a\u{1B}[31m", "100"])
    #expect(table.lines == ["名         n", "纯棉       1", "a^[[31m  100"])
  }
}
