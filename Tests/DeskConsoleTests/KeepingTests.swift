import DeskCore
import DeskScreen
import DeskTestKit
import Foundation
import Testing

@testable import DeskConsole

/// REC-2 at the console: a backup by hand is made beside everything else that is done there.
struct KeepingTests {
  private let shop = MemoryShop.fixture()

  private func hasForm(_ driver: ConsoleDriver) -> Bool { if case .form = driver.state.overlay { true } else { false } }

  /// By the palette, with the form that asks where to, left as it is.
  private func begin(_ verb: String, _ driver: ConsoleDriver) {
    driver.command(verb)
    if hasForm(driver) { driver.press(.enter) }
  }

  /// He Ping keeps the shop and answers customers, and his backup takes as long as the test likes.
  private func seat(_ ending: @escaping @Sendable () throws -> Void = {}) -> ConsoleDriver {
    shop.add(person: "heping", "何平", [.presaleAgent, .dbAdmin])
    var services = shop.services
    let perform = services.perform
    services.keep = { command, id, said in
      for percent in [0, 37] { try said(.copying(percent: percent)) }
      try ending()
      try said(.checking)
      var receipt = try perform(command, id, nil)
      receipt.file = "/shop/backup/shop-20260105.db"
      return receipt
    }
    let driver = ConsoleDriver(services)
    driver.signIn("heping")
    driver.holdAside()
    return driver
  }

  @Test("REC-2: while a backup is made keys do what they do; its beginning, how far it is and its end are told")
  func beside() throws {
    let driver = seat()
    begin("backup", driver)
    #expect(driver.state.keeping != nil && driver.state.flight == nil)
    #expect(driver.toast == "已开始备份, 照常做事, 做完会说")
    #expect(driver.shows("正在备份"))
    driver.press("a")
    #expect(driver.toast?.hasPrefix("已认领") == true, "\(driver.toast ?? "")")
    driver.loop.apply(.keeping(.copying(percent: 37)))
    driver.tick()
    #expect(driver.shows("正在备份 37%"))
    // A second one waits for the first, and leaving would drop it.
    begin("drill", driver)
    #expect(driver.toast == "正在备份, 做完再来")
    driver.press("q")
    #expect(driver.toast == "备份还没做完, 现在离开就作废; 再按一次离开")
    #expect(!driver.loop.isFinished)
    // What is typed goes on when it ends.
    driver.press("c")
    #expect(hasForm(driver))
    driver.releaseAside()
    #expect(hasForm(driver))
    #expect(driver.said.contains { $0.contains("已备份并核对") && $0.contains("/shop/backup/shop-20260105.db") })
    #expect(driver.state.keeping == nil && !driver.shows("正在备份"))
  }

  @Test("REC-2: what goes wrong with it is told, with what helps; and then another can be begun")
  func fails() throws {
    let driver = seat { throw StoreFault.diskFull }
    begin("backup", driver)
    driver.releaseAside()
    #expect(driver.toast?.contains("磁盘已满") == true)
    #expect(driver.state.keeping == nil)
    driver.holdAside()
    begin("drill", driver)
    #expect(driver.state.keeping?.planned.command.kind == .drillBackup)
    _ = driver.said
    driver.press("q")
    driver.press("q")
    #expect(driver.loop.isFinished && driver.loop.leftWork)
    _ = driver.said
  }
  @Test("REC-2: whoever leaves stops their backup first, so that the next one isn't kept waiting by nobody")
  func stops() throws {
    var services = shop.services
    let (begun, ended) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
    services.keep = { _, _, said in
      defer { ended.signal() }
      begun.signal()
      for _ in 0..<2000 {
        try said(.copying(percent: 1))
        usleep(1000)
      }
      throw StoreFault.diskFull
    }
    var lanes = EffectRunner.Lanes.background()
    lanes.patience = 30
    let runner = EffectRunner(services: services, lanes: lanes) { _ in }
    runner.run(.perform(Planned(.backUp(folder: nil), version: nil)))
    begun.wait()
    let start = ContinuousClock.now
    #expect(runner.leave())
    #expect(ended.wait(timeout: .now()) == .success)
    #expect(ContinuousClock.now - start < .milliseconds(1900), "it ran to its end")
  }
}
