import DeskCore
import DeskScreen
import DeskTestKit
import Testing

@testable import DeskConsole

/// A word in the palette that is none.
@Suite struct UnknownVerbTests {
  private func sit(_ language: Language = .zh) -> ConsoleDriver {
    let driver = ConsoleDriver(MemoryShop.fixture().services, language: language)
    driver.signIn("zhangmin")
    return driver
  }

  @Test("An unknown word is said to be none, with the nearest that are and where all of them stand; the line stays to be mended")
  func unknown() {
    let driver = sit()
    driver.command("foo")
    #expect(driver.toast == "没有命令 foo。全部命令: 清空这一行 (Ctrl-U) 再用上下键看, 按键: ?")
    guard case .palette(let palette)? = driver.state.overlay else { return #expect(Bool(false), "the palette is gone") }
    #expect(palette.field.text == "foo" && driver.shows("没有命令 foo"))
    driver.press(.control("u"))
    driver.type("confrim 1")
    #expect(driver.shows(":confirm"), "said before Enter, too")
    driver.press(.enter)
    #expect(driver.toast?.hasPrefix("没有命令 confrim; 相近的: :confirm ") == true, "\(driver.toast ?? "-")")
    driver.press(.escape)
    let english = sit(.en)
    english.command("cnacel")
    #expect(english.toast?.hasPrefix("no command cnacel; perhaps :cancel ") == true, "\(english.toast ?? "-")")
  }

  @Test("Every verb is found with two letters the wrong way round or one too many")
  func misspelt() {
    let state = sit().state
    for entry in state.paletteEntries() where entry.verb.count > 4 {
      var letters = Array(entry.verb)
      letters.swapAt(1, 2)
      for word in [String(letters), entry.verb + "q"] where state.paletteMatches(word).isEmpty {
        #expect(state.paletteNear(word).contains { $0.verb == entry.verb }, "\(word)")
      }
    }
  }

  @Test(
    "A word of another kind, however long or strange, is near nothing", arguments: ["", "  ", "zzzzzzzzzzzz", "🙂", "\u{202E}x"])
  func strange(_ word: String) {
    let driver = sit()
    #expect(driver.state.paletteNear(word).allSatisfy { !$0.verb.isEmpty } && driver.state.paletteNear(word).count <= 3)
    let before = ContinuousClock.now
    _ = driver.state.paletteNear(String(repeating: "x", count: 500))
    #expect(ContinuousClock.now - before < .seconds(2))
  }
}
