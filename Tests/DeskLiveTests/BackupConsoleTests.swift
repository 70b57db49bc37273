import DeskConsole
import DeskCore
import DeskTestKit
import Testing

/// REC-2 at the console, on a real shop.
@Suite struct BackupConsoleTests {
  @Test("REC-2: a backup by hand waits for nobody and nobody for it; its file, its record and its end are there")
  func byHand() throws {
    let shop = try TestShop()
    try shop.take([.paid("1001")])
    let driver = try shop.console(.dbAdmin)
    driver.holdAside()
    driver.command("backup")
    driver.press(.enter)
    #expect(driver.state.keeping != nil && driver.toast == "已开始备份, 照常做事, 做完会说")
    // What else is done at this console goes on beside it.
    driver.command("log")
    driver.press(.escape)
    #expect(try shop.desk.backups(limit: 5).isEmpty)
    driver.releaseAside()
    let row = try #require(try shop.desk.backups(limit: 5).first)
    #expect(row.person == Role.dbAdmin.rawValue.lowercased())
    #expect(driver.said.contains { $0.contains("已备份并核对") && $0.contains(row.path) })
    driver.command("backups")
    #expect(driver.shows(row.file) && driver.shows("已核对") && driver.shows("2026-01-05 13:41"))
    driver.press(.escape)
    driver.command("drill")
    driver.press(.enter)
    #expect(try shop.desk.backups(limit: 1).first?.isSound == true)
    _ = driver.said
    #expect(try shop.desk.verify().sentences == [])
  }

  @Test("REC-2: two consoles back up one after the other; whose post it is not is refused as ever")
  func refused() throws {
    let shop = try TestShop()
    try shop.take([.paid("1001")])
    let driver = try shop.console(.dbAdmin)
    let other = try shop.console(.dbAdmin)
    driver.holdAside()
    driver.command("backup")
    driver.press(.enter)
    other.command("backup")
    other.press(.enter)
    #expect(other.said.contains { $0.contains("已备份并核对") })
    driver.releaseAside()
    #expect(driver.said.contains { $0.contains("已备份并核对") }, "one after the other")
    #expect(try shop.desk.backups(limit: 5).count == 2)
    let agent = try shop.console(.presaleAgent)
    agent.command("backup")
    agent.press(.enter, .escape)
    #expect(agent.state.keeping == nil)
    _ = agent.said
    #expect(try shop.desk.backups(limit: 5).count == 2)
  }
}
