import DeskTestKit
import Foundation
import Testing

/// Somebody in front of the console in a shop.
struct Seat {
  let terminal: PTY
  /// Kept as long as somebody works in it.
  private let shop: TestShop

  /// The console as `person` opens it, at the sign-in page.
  init(
    _ shop: TestShop, columns: Int = 100, rows: Int = 30, term: String = "xterm-256color", environment: [String: String] = [:],
    wrapper: ((String) -> [String])? = nil
  ) throws {
    self.shop = shop
    var all = [
      "SHOPDESK_DB": shop.database, "SHOPDESK_NOW": TestShop.now, "HOME": shop.folder, "XDG_STATE_HOME": shop.folder + "/state",
      "PATH": "/usr/bin:/bin", "LANG": "zh_CN.UTF-8", "TERM": term,
    ].merging(environment) { $1 }
    all = all.filter { !$0.value.isEmpty }
    terminal = try PTY(wrapper?(Program.path) ?? [Program.path], environment: all, columns: columns, rows: rows)
  }

  /// Signed in, with the person's own pane on the screen.
  static func signedIn(
    _ person: String, _ shop: TestShop, columns: Int = 100, rows: Int = 30, environment: [String: String] = [:]
  ) throws -> Seat {
    let seat = try Seat(shop, columns: columns, rows: rows, environment: environment)
    try seat.signIn(person)
    return seat
  }

  func signIn(_ person: String, password: String = TestShop.password) throws {
    try terminal.see("Ctrl-Q")
    terminal.type(person + "\r" + password + "\r")
    try terminal.wait("the shop's frame") { $0.lines[0].contains("示例店") && $0.lines[0].contains(person) }
  }

  var screen: Screen { terminal.screen }
  func type(_ text: String) { terminal.type(text) }
  func press(_ keys: PTY.Key...) { for key in keys { terminal.press(key) } }
  @discardableResult func see(_ texts: String...) throws -> Screen { try terminal.see(texts) }
  @discardableResult func seeNo(_ text: String) throws -> Screen { try terminal.seeNo(text) }

  /// Leaves by `q`, as everybody does at the end of the day.
  func leave() {
    type("q")
    #expect(terminal.exit() == 0)
    expectRestored()
  }

  /// The terminal is as it was found, and nothing was ever sent to it that it should not get.
  func expectRestored(_ place: SourceLocation = #_sourceLocation) {
    #expect(terminal.modes == terminal.modesBefore, sourceLocation: place)
    let screen = screen
    #expect(screen.isAsFound, "\(screen)", sourceLocation: place)
    #expect(screen.unknown == [], sourceLocation: place)
  }
}
