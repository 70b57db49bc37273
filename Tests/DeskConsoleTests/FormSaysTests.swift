import DeskCore
import DeskScreen
import DeskTestKit
import Testing

@testable import DeskConsole

/// A form says what it will do before Enter is pressed.
struct FormSaysTests {
  private func seat(_ roles: [Role], columns: Int = 80, language: Language = .zh) -> ConsoleDriver {
    let shop = MemoryShop.fixture()
    shop.add(person: "heping", "何平", roles)
    let driver = ConsoleDriver(shop.services, size: Size(columns: columns, rows: 24), language: language)
    driver.signIn("heping")
    _ = driver.said
    return driver
  }

  private func text(_ driver: ConsoleDriver) -> String { driver.lines.joined().filter { !" │".contains($0) } }

  @Test("REC-2: the drill's form says what is touched, how long, and that nothing is to be typed", arguments: [80, 140])
  func drill(_ columns: Int) {
    let driver = seat([.presaleAgent, .dbAdmin], columns: columns)
    driver.command("drill")
    for part in ["临时文件", "店铺和备份都不动", "几分钟", "中止", "Enter开始"] { #expect(text(driver).contains(part), "\(part)") }
    #expect(driver.state.keeping == nil, "nothing has begun before Enter")
    let english = seat([.presaleAgent, .dbAdmin], columns: columns, language: .en)
    english.command("drill")
    #expect(text(english).contains("temporaryfile"))
  }

  @Test("ROL-8: the rotation's form says what will be entered, and each field what to type")
  func rotation() {
    let driver = seat([.agentLead])
    driver.command("roster-rotate")
    for part in ["早班晚班对换", "休息日每周后移一天", "登录名", "2026-12-05", "4周", "保留"] {
      #expect(text(driver).contains(part), "\(part)")
    }
  }
}
