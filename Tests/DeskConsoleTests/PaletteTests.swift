import DeskCore
import DeskScreen
import DeskTestKit
import Testing

@testable import DeskConsole

/// What the palette says beside a verb follows the line as it is typed.
struct PaletteTests {
  private func seat(_ name: String, _ language: Language = .zh) -> ConsoleDriver {
    let driver = ConsoleDriver(MemoryShop.fixture().services, language: language)
    driver.signIn(name)
    _ = driver.said
    return driver
  }

  private func first(_ line: String, _ driver: ConsoleDriver) -> PaletteEntry? { driver.state.paletteMatches(line).first }

  @Test(
    "An object that the line names needs no row",
    arguments: [
      ("sunli", "unmask O0000001 对发票抬头", "unmask"), ("sunli", "unmask 6093001187 对发票抬头", "unmask"),
      ("zhaojing", "approve A12 同意", "approve"), ("zhaojing", "reject a12 太多", "reject"),
    ])
  func named(_ name: String, _ line: String, _ verb: String) {
    let found = first(line, seat(name))
    #expect(found?.verb == verb && found?.refusal == nil, "\(found?.refusal ?? "-")")
  }

  @Test("Without an object the palette says what to choose or to type, in both languages; a reason alone is none")
  func unnamed() {
    #expect(first("unmask", seat("sunli"))?.refusal == "没有选中订单: 选一行, 或写 :unmask O0000042")
    #expect(first("unmask 对发票抬头", seat("sunli"))?.refusal == "没有选中订单: 选一行, 或写 :unmask O0000042")
    #expect(first("approve", seat("zhaojing"))?.refusal?.contains(":approve A0000003") == true)
    #expect(
      first("unmask", seat("sunli", .en))?.refusal == "no order selected: choose a row or type :unmask O0000042")
  }

  @Test("F12: where the shop is open for looking only, what would be stored is lit as unavailable with the reason; looking isn't")
  func lookingOnly() {
    let shop = MemoryShop.fixture()
    shop.add(person: "heping", "何平", [.presaleAgent, .dbAdmin])
    var services = shop.services
    let day = services.day
    services.day = {
      var status = try day()
      status.notices = [.lookingOnly(.folder)]
      return status
    }
    let driver = ConsoleDriver(services)
    driver.signIn("heping")
    _ = driver.said
    for line in ["backup", "drill", "claim", "note O0000001 好", "import a.csv"] {
      #expect(first(line, driver)?.refusal?.contains("只能查看") == true, "\(line): \(first(line, driver)?.refusal ?? "-")")
    }
    for line in ["inbox", "help", "messages"] { #expect(first(line, driver)?.refusal == nil, "\(line)") }
    // What a post may not do at all is said first.
    #expect(first("publish-price", driver)?.refusal?.contains("ROL-2") == true)
  }

  @Test("What one's role is refused stays refused, whatever the line names")
  func role() {
    let found = first("cancel O0000001 买错", seat("lilei"))
    #expect(found?.refusal?.contains("ROL-2") == true, "\(found?.refusal ?? "-")")
  }
}

/// The shell's words and full pinyin in the palette.
struct PaletteWordTests {
  private func seat(_ language: Language = .zh) -> ConsoleDriver {
    let shop = MemoryShop.fixture()
    shop.add(person: "heping", "何平", Role.allCases)
    let driver = ConsoleDriver(shop.services, language: language)
    driver.signIn("heping")
    _ = driver.said
    return driver
  }

  @Test(
    "A subcommand's words find the same in the palette, with what follows as its arguments",
    arguments: [
      ("promo list", "promo-list", []), ("approvals", "inbox", []), ("order claim O0000001", "claim", ["O0000001"]),
      ("stock list", "goods", []), ("stock move BAG 3", "move-stock", ["BAG", "3"]),
      ("parcel suspend P260105-0001 缺", "set-aside", ["P260105-0001", "缺"]),
      ("person leave cancel heping", "cancel-leave", ["heping"]), ("backup list", "backups", []), ("count open", "count-open", []),
    ] as [(String, String, [String])])
  func same(_ line: String, _ verb: String, _ words: [String]) {
    let state = seat().state
    let first = state.paletteMatches(line).first
    #expect(first?.verb == verb)
    #expect(first?.arguments(state.paletteLine(line, among: state.paletteEntries()).line) == words)
  }

  @Test(
    "What is done in the shell alone is named with the command, and Enter does nothing but say so",
    arguments: ["restore x.db", "verify", "whoami"])
  func elsewhere(_ line: String) {
    let driver = seat()
    driver.command(line)
    #expect(driver.state.overlay == nil && driver.state.keeping == nil)
    #expect(driver.toast?.contains("shopdesk " + line.split(separator: " ")[0]) == true, "\(driver.toast ?? "-")")
  }

  @Test("REC-2: a restore typed into the palette begins no drill")
  func restore() {
    let driver = seat(.en)
    driver.command("restore x.db")
    #expect(driver.toast?.contains("every console must be left") == true)
    if case .form = driver.state.overlay { Issue.record("the drill's form is open") }
  }

  @Test("Whole syllables find what their initials find")
  func syllables() {
    #expect(Pinyin.syllables("审批") == "shenpi" && Pinyin.syllables("重打 A4") == "chongdaa4")
    let state = seat().state
    for entry in state.paletteEntries() where entry.pinyin.count > 2 {
      #expect(state.paletteMatches(entry.pinyin).contains { $0.verb == entry.verb }, "\(entry.pinyin)")
      // Both readings are one: the initials are those of the syllables' characters.
      let zh = state.texts.language == .zh ? entry.title : entry.otherTitle
      for character in zh where !character.isASCII {
        let (one, whole) = (Pinyin.initials(String(character)), Pinyin.syllables(String(character)))
        #expect(whole.hasPrefix(one), "\(character): \(one) and \(whole)")
      }
    }
  }
}
