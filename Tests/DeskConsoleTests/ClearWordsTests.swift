import DeskCore
import DeskScreen
import DeskTestKit
import Testing

@testable import DeskConsole

/// What the shipping pane says when something isn't done, and what stays as it was.
struct ClearWordsTests {
  let shop = MemoryShop.fixture()

  private func seat(_ name: String, columns: Int = 80, language: Language = .zh) -> ConsoleDriver {
    let driver = ConsoleDriver(shop.services, size: Size(columns: columns, rows: 24), language: language)
    driver.signIn(name)
    _ = driver.said
    return driver
  }

  private func parcel(_ number: Int) -> ParcelID { ParcelID(stored: "P260105-000\(number)") }

  @Test("Esc in the wave steps out of detail, marks and filter, and keeps the stage; it says how to see all")
  func stage() {
    let driver = seat("lilei")
    driver.press(.right, .right, .right)
    #expect(driver.state.shipping.stage == .picked)
    driver.press(.enter, .escape, " ")
    #expect(driver.state.shipping.list.marked.count == 1)
    driver.press(.escape)
    #expect(driver.state.shipping.list.marked.isEmpty && driver.state.shipping.stage == .picked)
    driver.press("/")
    driver.type("0002")
    driver.press(.enter, .escape)
    #expect(driver.state.shipping.find.isEmpty && driver.state.shipping.stage == .picked)
    driver.press(.escape)
    #expect(driver.state.shipping.stage == .picked)
    #expect(driver.toast?.contains("← → 换阶段") == true)
    driver.press(.left, .left, .left)
    #expect(driver.state.shipping.stage == nil)
  }

  @Test("The box that asks for the count refuses letters and wrong numbers with a word, and does nothing")
  func count() {
    let driver = seat("lilei")
    driver.press(" ", " ", "x")
    driver.type("破损")
    driver.press(.enter)
    #expect(driver.shows("请输入数量 2"))
    driver.type("z")
    #expect(driver.toast == "这里只收数字: 请输入 2, 或 Esc 取消")
    driver.press("y")
    #expect(driver.toast == "这里只收数字: 请输入 2, 或 Esc 取消")
    driver.type("12")
    driver.press(.enter)
    #expect(driver.toast == "12 不是 2, 没有执行: 请输入 2" && driver.shows("请确认"))
    #expect(!shop.performed.contains { $0.kind == .voidParcel })
    driver.type("2")
    driver.press(.enter)
    #expect(shop.performed.count { $0.kind == .voidParcel } == 2)
    _ = driver.said
  }

  @Test("FUL-4: an F2 that sets nothing aside leaves no text in the way of the next scan, and says what it dropped")
  func suspend() throws {
    let driver = seat("lilei")
    driver.press(.tab, .tab)
    driver.type("纸箱没了")
    driver.press(.function(2))
    #expect(driver.toast?.contains("\"纸箱没了\" 没有记下") == true && driver.state.shipping.bench.field.isEmpty)
    driver.scan("YT8812345678901")
    #expect(driver.state.shipping.bench.card?.parcel.id == parcel(2))
    driver.scan("6901234567908")
    // Refused by the store: the reason is named, and the field is free.
    try shop.perform(.suspendParcel(parcel(2), reason: "换班"), as: "lilei")
    driver.type("没胶带")
    driver.press(.function(2))
    #expect(driver.shows("停!") && driver.state.shipping.bench.stop?.contains("\"没胶带\" 没有记下") == true)
    #expect(driver.state.shipping.bench.field.isEmpty)
    // While scans wait nothing is touched: it may be the half of one.
    driver.hold()
    driver.scan("6901234567908")
    driver.type("69")
    driver.press(.function(2))
    #expect(driver.state.shipping.bench.field.text.text == "69")
    driver.release()
    _ = driver.said
  }

  @Test("ROL-2: the palette says of every act that one's role may not", arguments: Role.allCases)
  func palette(_ role: Role) throws {
    shop.add(person: "somebody", "某人", [role])
    let driver = seat("somebody")
    let actor = try #require(driver.state.actor)
    for entry in driver.state.paletteEntries() {
      guard case .action(.command(let kind)) = entry.target, actor.role(for: kind) == nil else { continue }
      #expect(entry.refusal?.contains("您的岗位不能") == true && !entry.isForRole, "\(kind)")
    }
    for (verb, kind) in [("wave-assign", CommandKind.assignWaybill), ("bench", .packParcel), ("reconcile", .reconcileBill)] {
      guard let entry = driver.state.paletteEntries().first(where: { $0.verb == verb }) else { continue }
      #expect((entry.refusal == nil) == (actor.role(for: kind) != nil), "\(verb)")
    }
  }

  @Test("The chosen act's reason is whole at 80 columns")
  func paletteReason() {
    let driver = seat("zhangmin")
    driver.press(":")
    driver.type("void")
    let reason = driver.state.paletteMatches("void").first?.refusal ?? ""
    #expect(!reason.isEmpty)
    let shown = driver.lines.joined().filter { $0 != " " && $0 != "│" }
    #expect(shown.contains(reason.filter { $0 != " " }), "\(driver.screen)")
  }

  @Test("A long refusal is whole at 80 columns: on the status line, at the bench, in the messages", arguments: Language.allCases)
  func long(_ language: Language) {
    let driver = seat("lilei", language: language)
    func isWhole(_ text: String) -> Bool {
      driver.lines.joined().filter { $0 != " " && $0 != "│" && $0 != "|" }.contains(text.filter { $0 != " " })
    }
    driver.press("k")
    let refusal = driver.toast ?? ""
    #expect(Width.of(refusal) > 40)
    #expect(isWhole(refusal), "\(driver.screen)")
    driver.press(.tab, .tab)
    driver.scan("P260105-0001")
    let stop = driver.state.shipping.bench.stop ?? ""
    #expect(Width.of(stop) > 40 && isWhole(stop), "\(driver.screen)")
    driver.press(.function(10))
    #expect(isWhole(refusal) && isWhole(stop), "\(driver.screen)")
    _ = driver.said
  }

  @Test("What is printed is named: the first parcel, and how many")
  func prints() {
    let driver = seat("lilei")
    driver.press("w")
    driver.type("YTO")
    driver.press(.enter, "p")
    #expect(driver.said.contains { $0.contains("发货单 1 张已放入打印队列: P260105-0001") })
    driver.press(.escape, " ", " ", "L")
    #expect(driver.toast?.contains("面单 2 张已放入打印队列: P260105-0001 等") == true)
  }

  @Test("A parcel's own number comes before whatever else holds these digits")
  func find() {
    let driver = seat("lilei")
    driver.press("/")
    // Part of every order's number, and one parcel's.
    driver.type("3")
    driver.press(.enter)
    #expect(driver.state.shipping.list.rows.count > 1)
    #expect(driver.state.shipping.list.rows.first?.id == parcel(3))
  }

  @Test("FUL-8: finance begins where the day's reports are, by one key each")
  func finance() {
    let driver = seat("sunli")
    #expect(driver.state.pane == .supervisor && driver.state.panes == [.supervisor, .stock])
    driver.press(.function(2))
    #expect(driver.shows("财务日报"))
    driver.press(.escape, .function(3))
    #expect(driver.shows("发货日报"))
    driver.press(.escape, .enter)
    // A queue that isn't theirs to see is said so, and nothing opens.
    #expect(driver.state.pane == .supervisor)
    _ = driver.said
  }
}
