import DeskConsole
import DeskCore
import DeskScreen
import DeskTestKit
import Testing

/// The frame: signing in, leaving, input methods, sizes.
struct ConsoleTests {
  let shop = MemoryShop.fixture()

  @Test func oneAnswerForEveryFailedSignIn() {
    let driver = ConsoleDriver(shop.services)
    driver.signIn("nobody", "wrong")
    let first = driver.screen.split(separator: "\n").first { $0.contains("登录失败") }
    driver.press(.tab, .control("u"))
    driver.signIn("zhangmin", "wrong")
    #expect(first != nil)
    #expect(driver.screen.split(separator: "\n").first { $0.contains("登录失败") } == first)
    #expect(!driver.screen.contains("wrong"))
  }

  @Test func everyRoleBeginsAtItsOwnPane() {
    for (name, pane) in [("zhangmin", Pane.service), ("lilei", .shipping), ("zhaojing", .supervisor), ("chenwei", .stock)] {
      let driver = ConsoleDriver(shop.services)
      driver.signIn(name)
      #expect(driver.state.pane == pane)
    }
  }

  @Test func aPaneThatIsNotOfferedSaysSo() {
    let driver = ConsoleDriver(shop.services)
    driver.signIn("zhangmin")
    driver.press("5")
    #expect(driver.toast == "您的岗位看不到「主管」")
    #expect(driver.state.pane == .service)
  }

  @Test func whatARoleMayNotDoIsRefusedAndExplained() {
    let driver = ConsoleDriver(shop.services)
    driver.signIn("lilei")
    driver.press("1", "c")
    #expect(driver.toast == "您的岗位不能联系 (可由 售前客服、客服主管) · ROL-2")
    driver.press("y")
    #expect(driver.toast?.hasPrefix("您的岗位不能确认") == true)
    #expect(shop.performed.last?.kind == .confirmOrder, "the store refuses it, and so records the attempt (REC-4)")
  }

  @Test func aHanCharacterOutsideAFieldIsExplained() {
    let driver = ConsoleDriver(shop.services)
    driver.signIn("zhangmin")
    driver.press(.character("是"))
    #expect(driver.toast == "请切换到英文输入 (或用 F 键)")
    driver.press(.function(2))
    #expect(driver.state.overlay != nil)
  }

  @Test func escapeNeverLeaves() {
    let driver = ConsoleDriver(shop.services)
    driver.signIn("zhangmin")
    for _ in 0..<10 { driver.press(.escape) }
    #expect(!driver.loop.isFinished)
    driver.press("q")
    #expect(driver.loop.isFinished)
  }

  @Test(arguments: [InputEvent.hangup, .terminate])
  func theProcessEndsWhenToldTo(_ event: InputEvent) {
    let driver = ConsoleDriver(shop.services)
    driver.signIn("zhangmin")
    driver.send(event)
    #expect(driver.loop.isFinished)
  }

  @Test func suspendingComesBackWithAFullScreen() {
    let driver = ConsoleDriver(shop.services)
    driver.signIn("zhangmin")
    let before = driver.backend.presentedCount
    driver.press(.control("z"))
    #expect(driver.backend.suspendCount == 1)
    #expect(driver.backend.presentedCount > before)
  }

  @Test func aStaleImportIsAWord() {
    shop.importedAt = shop.now.advanced(byMinutes: -25)
    let driver = ConsoleDriver(shop.services)
    driver.signIn("zhangmin")
    #expect(driver.lines[0].contains("导入过期 25分"))
  }

  @Test func everySizeIsDrawnWithoutATrap() {
    let driver = ConsoleDriver(shop.services, size: Size(columns: 200, rows: 60))
    driver.signIn("zhaojing")
    for keys: [Key] in [["1"], ["1", "c"], ["2"], ["2", .tab], ["2", .tab, .tab], ["3"], ["4"], ["5"], ["?"], [":"]] {
      driver.burst([.escape, .escape, .escape] + keys)
      for columns in [0, 1, 2, 20, 59, 60, 61, 79, 80, 99, 100, 131, 132, 200] {
        for rows in [0, 1, 5, 15, 16, 17, 24, 27, 28, 60] {
          let size = Size(columns: columns, rows: rows)
          #expect(App.view(driver.state, size: size).size == size)
        }
      }
    }
  }

  @Test func aFailingStoreIsToldAndTheConsoleLives() {
    var services = shop.services
    services.queue = { _, _, _, _, _ in throw StoreFault.busy(holder: "backup", seconds: 5) }
    let driver = ConsoleDriver(services)
    driver.signIn("zhangmin")
    #expect(driver.toast == "数据库正忙 (5 秒, backup), 什么都没做, 请再试")
    driver.press("3")
    #expect(driver.shows("枕套"))
  }
}

extension ConsoleTests {
  /// Whoever types on while a wrong password is being looked at loses no key.
  @Test func keysTypedDuringSignInFollowTheRefusal() {
    let driver = ConsoleDriver(MemoryShop.fixture().services)
    driver.type("zhangmin")
    driver.press(.enter)
    driver.type("wrong")
    driver.hold()
    driver.press(.enter)
    driver.type("sesame-2026")
    driver.press(.enter)
    driver.release()
    #expect(driver.state.session?.actor.name == "zhangmin")
  }

  @Test("INV-6: a SKU named after a verb is meant, not the one under the cursor; a number alone is the quantity")
  func aNamedSKU() {
    let shop = MemoryShop.fixture()
    let driver = ConsoleDriver(shop.services)
    driver.signIn("chenwei")
    driver.press("3")
    let selected = driver.state.stock.list.selected?.item.sku
    let other = driver.state.stock.list.rows.map(\.item.sku).first { $0 != selected } ?? ""
    driver.press(":")
    driver.type("receive \(other) 7")
    driver.press(.enter)
    #expect(shop.performed.last == .receiveStock(sku: other, quantity: 7, location: nil, barcode: nil, title: nil))
  }
}
