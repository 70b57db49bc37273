import DeskConsole
import DeskCore
import DeskScreen
import DeskTestKit
import Foundation
import Testing

/// Every pane and overlay, at every designed size, in both languages, byte by byte.
struct ScreenTests {
  static let golden = GoldenScreens(
    folder: URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Screens"))
  static let sizes = [Size(columns: 80, rows: 24), Size(columns: 100, rows: 30), Size(columns: 140, rows: 40)]

  /// A place in the console and how a person gets there.
  struct Place: Sendable, CustomTestStringConvertible {
    var name: String
    var person: String?
    /// The shop in which customer service has everything it can have.
    var isBusy = false
    /// The shop in which a box of several orders waits at the bench.
    var isBoxed = false
    /// The shop in which goods have everything that can be told of them.
    var isStocked = false
    var go: @Sendable (ConsoleDriver) -> Void
    var testDescription: String { name }
  }

  static let places: [Place] = [
    Place(name: "signin", person: nil) { $0.type("zhangmin") },
    Place(name: "signin-failed", person: nil) { $0.signIn("zhangmin", "wrong-password") },
    Place(name: "service", person: "zhangmin") { $0.press("j", "j") },
    Place(name: "service-detail", person: "zhangmin") { $0.press(.down, .down, .down, .enter) },
    Place(name: "service-claimed", person: "zhangmin") { $0.press("a") },
    Place(name: "service-refused", person: "zhangmin") { $0.press(.down, .down, .down, "a") },
    Place(name: "service-filter", person: "zhangmin") {
      $0.press("/"); $0.type("李小")
    },
    Place(name: "service-found", person: "zhangmin") {
      $0.press("/"); $0.type("60930000000000301"); $0.press(.down, .enter)
    },
    Place(name: "contact-form", person: "zhangmin") { $0.press("c") },
    Place(name: "amend-form", person: "zhangmin") {
      $0.press("m", "5"); $0.type("99.00")
    },
    Place(name: "help", person: "zhangmin") { $0.press("?") },
    Place(name: "help-found", person: "zhangmin") {
      $0.press("?"); $0.type("gd")
    },
    Place(name: "palette", person: "zhangmin") {
      $0.press(":"); $0.type("q")
    },
    Place(name: "messages", person: "zhangmin") {
      $0.press("a", "z"); $0.command("messages")
    },
    Place(name: "locked", person: "zhangmin") { $0.press("c") },
    Place(name: "wave", person: "lilei") { $0.press(.down) },
    Place(name: "wave-detail", person: "lilei") { $0.press(.down, .enter) },
    Place(name: "picklist", person: "lilei") { $0.press(.tab) },
    Place(name: "bench", person: "lilei") {
      $0.press(.tab, .tab); $0.scan("YT8812345678901"); $0.scan("6901234567908")
    },
    Place(name: "bench-stop", person: "lilei") {
      $0.press(.tab, .tab); $0.scan("YT8812345678901"); $0.scan("6909999999999")
    },
    Place(name: "handover", person: "lilei") { $0.press(.backTab) },
    Place(name: "confirm", person: "lilei") {
      $0.press(.down, "x"); $0.type("买家要求取消"); $0.press(.enter)
    },
    Place(name: "dispatch-note", person: "lilei") {
      $0.press("w"); $0.type("YTO"); $0.press(.enter, "p")
    },
    Place(name: "prints", person: "lilei") { driver in
      driver.press(.down, "L", .function(11))
    },
    Place(name: "stock", person: "chenwei") { $0.press(.down) },
    Place(name: "stock-movements", person: "chenwei") { $0.press(.end, .up, .enter) },
    Place(name: "counts", person: "chenwei") { $0.press(.backTab) },
    Place(name: "counting", person: "chenwei") {
      $0.press(.backTab, .enter); $0.scan("6901234567908"); $0.scan("6901234567908")
    },
    Place(name: "counting-stop", person: "lilei") {
      $0.press("3", .backTab, .enter, .down); $0.type("4"); $0.press(.enter); $0.scan("6909999999999")
    },
    Place(name: "stock-goods", person: "chenwei", isStocked: true) { $0.press(.down, .down) },
    Place(name: "stock-sorted", person: "chenwei", isStocked: true) { $0.press("s", "s", "s", "s", "s", "S") },
    Place(name: "stock-publishing", person: "chenwei", isStocked: true) { $0.press(.tab) },
    Place(name: "stock-shortages", person: "chenwei", isStocked: true) { $0.press(.tab, .tab, .enter) },
    Place(name: "stock-list-form", person: "chenwei", isStocked: true) { $0.press("l") },
    Place(name: "stock-acts", person: "chenwei", isStocked: true) { $0.press(.function(9)) },
    Place(name: "promotion", person: "zhaojing") { $0.press("4") },
    Place(name: "promotion-calendar", person: "zhoulin") { $0.press("4", .down) },
    Place(name: "promotion-card", person: "zhoulin") { $0.press("4", .down, .enter) },
    Place(name: "promotion-list", person: "zhoulin") { $0.press("4", .tab) },
    Place(name: "promotion-events", person: "zhoulin") { $0.press("4", .tab, .tab) },
    Place(name: "promotion-form", person: "zhoulin") {
      $0.press("4", "n"); $0.type("春节前清仓")
    },
    Place(name: "promotion-submit", person: "zhoulin") { $0.press("4", .down, .down, "s") },
    Place(name: "supervisor", person: "zhaojing") { _ in },
    Place(name: "backups", person: "heping") { $0.command("backups") },
    Place(name: "backups-none", person: "heping") { $0.command("backups") },
    Place(name: "backups-running", person: "heping") {
      $0.holdAside(); $0.command("backup"); $0.press(.enter); $0.loop.apply(.keeping(.copying(percent: 37)))
      $0.tick()
    },
    Place(name: "looking", person: "zhangmin") { _ in },

    Place(name: "care-all", person: "zhaojing", isBusy: true) { $0.press("1") },
    Place(name: "care-aftersale", person: "lijing", isBusy: true) { _ in },
    Place(name: "care-inbox", person: "zhaojing", isBusy: true) { $0.press(.enter) },
    Place(name: "care-case", person: "lijing", isBusy: true) { $0.press(.down, .enter) },
    Place(name: "care-acts", person: "lijing", isBusy: true) { $0.press(.down, .function(9)) },
    Place(name: "care-case-form", person: "zhangmin", isBusy: true) {
      $0.press("r", "1"); $0.type("150")
    },
    Place(name: "care-warnings", person: "zhaojing", isBusy: true) {
      $0.command("queue-exceptions"); $0.press(.enter)
    },
    Place(name: "care-cancel", person: "zhangmin", isBusy: true) {
      $0.press("x"); $0.type("买家不要了"); $0.press(.enter)
    },
    Place(name: "care-drafts", person: "zhangmin", isBusy: true) {
      $0.press("n"); $0.type("周六送"); $0.press(.function(12), "c", "2", .function(12), .function(12))
    },
    Place(name: "care-phrases", person: "zhangmin", isBusy: true) { $0.press("P", .down) },
    Place(name: "care-morning", person: "zhaojing", isBusy: true) { $0.press("M") },
    Place(name: "care-evening", person: "zhaojing", isBusy: true) { $0.press("E") },
    Place(name: "returns", person: "lilei", isBusy: true) { $0.press(.backTab, .backTab) },
    Place(name: "wave-stop", person: "lilei", isBusy: true) { $0.press(.end) },
    Place(name: "bench-box", person: "lilei", isBoxed: true) {
      $0.press(.tab, .tab); $0.scan("P260105-0006"); $0.scan("6901234567908")
    },
    Place(name: "bench-scale", person: "lilei") {
      $0.press(.tab, .tab); $0.scan("YT8812345678902"); $0.scan("6901234567915")
      $0.loop.apply(.scale(.lines(["ST,GS,+  1.250kg"], noise: false)))
      $0.tick()
    },
    Place(name: "bench-noscale", person: "lilei") {
      $0.press(.tab, .tab); $0.loop.apply(.scale(.lost))
      $0.tick()
    },
    Place(name: "bench-alarm", person: "lilei", isBusy: true) { $0.press(.tab, .tab) },
    Place(name: "bench-sought", person: "lilei", isBusy: true) { $0.press(.tab, .tab, .function(6)) },
    Place(name: "bench-found", person: "lilei", isBusy: true) { $0.press(.tab, .tab, .function(6), .function(7)) },
    Place(name: "supervisor-busy", person: "zhaojing", isBusy: true) { $0.press(.down) },
    Place(name: "supervisor-work", person: "zhaojing", isBusy: true) { $0.press("i") },
    Place(name: "supervisor-people", person: "zhaojing", isBusy: true) { $0.command("people") },
    Place(name: "supervisor-refunds", person: "zhaojing", isBusy: true) {
      $0.command("refunds"); $0.press(" ")
    },
    Place(name: "supervisor-log", person: "zhaojing", isBusy: true) {
      $0.command("log"); $0.press(.down)
    },
    Place(name: "story", person: "zhaojing", isBusy: true) { $0.command("story O0000021") },
  ]

  @Test(arguments: places, Language.allCases)
  func screen(_ place: Place, _ language: Language) {
    for size in Self.sizes {
      let shop =
        place.isBoxed
        ? MemoryShop.boxed()
        : place.isBusy
          ? MemoryShop.busy()
          : place.isStocked
            ? MemoryShop.stocked()
            : place.name.hasPrefix("promotion-")
              ? MemoryShop.promoting() : place.name.hasPrefix("backups") ? MemoryShop.kept() : MemoryShop.fixture()
      if place.name == "looking" { shop.notices = [.lookingOnly(.disk)] }
      if place.name == "backups-none" { shop.forgetBackups() }
      let driver = ConsoleDriver(shop.services, size: size, language: language)
      if let person = place.person { driver.signIn(person) }
      if place.name == "prints" { shop.printerFault = PrintFault(.gone, "/dev/usb/lp0") }
      place.go(driver)
      if place.name == "locked" {
        shop.now = shop.now.advanced(byMinutes: 11)
        driver.tick()
      }
      let name = "\(place.name)-\(language)-\(size.columns)x\(size.rows)"
      if let difference = Self.golden.difference(name, driver.golden) { Issue.record(Comment(rawValue: difference)) }
    }
  }

  @Test func tooSmallSaysSo() {
    let driver = ConsoleDriver(MemoryShop.fixture().services, size: Size(columns: 50, rows: 10))
    #expect(driver.shows("60×16"))
  }
}
