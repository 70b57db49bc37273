import Foundation
import Testing

/// However it ends, whatever the terminal does: reliability.md F18 and F19, tui.md section 5.
@Suite(.serialized) struct TerminalCareTests {
  private static func rule(_ columns: Int) -> String { String(repeating: "─", count: columns) }

  @Test(.timeLimit(.minutes(1))) func anySizeAndBack() throws {
    let seat = try Seat.signedIn("limei", TestShop(imported: true), columns: 80, rows: 24)
    seat.press(.down, .down)
    try seat.terminal.wait("the list at 80×24") { $0.lines[3] == Self.rule(80) && $0.lines[23].contains("帮助") }
    seat.terminal.resize(columns: 200, rows: 60)
    try seat.terminal.wait("list and detail at 200×60") {
      $0.lines[3] == Self.rule(200) && $0.lines[59].contains("帮助") && $0.contains("订单 53779014483916164")
    }
    seat.terminal.resize(columns: 50, rows: 10)
    try seat.terminal.wait("three lines and nothing else") {
      $0.lines[0] == "窗口太小: 50×10" && $0.lines[2] == "请拉大窗口" && $0.lines.dropFirst(3).allSatisfy(\.isEmpty)
    }
    // Nobody can see what a key would do here.
    seat.terminal.resize(columns: 1, rows: 1)
    try seat.terminal.wait("one cell") { !$0.contains("窗口太小") }
    seat.terminal.resize(columns: 80, rows: 24)
    try seat.terminal.wait("the list again") { $0.lines[3] == Self.rule(80) && $0.contains("3851..5443") }
    seat.press(.enter)
    // The cursor is on the same order as before.
    try seat.see("订单 53779014483916164", "已认领 5377..6164")
    seat.leave()
  }

  @Test(.timeLimit(.minutes(1)), arguments: [SIGTERM, SIGHUP, SIGINT, SIGQUIT])
  func askedToEnd(signal: Int32) throws {
    let seat = try Seat.signedIn("limei", TestShop())
    #expect(seat.screen.isAlternate && seat.screen.isPasteBracketed)
    let before = seat.terminal.processorTime
    seat.terminal.send(signal)
    #expect(seat.terminal.exit(within: 2) == 0)
    #expect(seat.terminal.processorTime - before < 0.3)
    seat.expectRestored()
  }

  @Test(.timeLimit(.minutes(1)), arguments: [true, false])
  func theWindowIsClosed(isSignedIn: Bool) throws {
    let shop = try TestShop()
    let seat = try Seat(shop)
    if isSignedIn { try seat.signIn("limei") } else { try seat.see("Ctrl-Q") }
    let before = seat.terminal.processorTime
    seat.terminal.hangUp()
    #expect(seat.terminal.exit(within: 2) == 0)
    #expect(seat.terminal.processorTime - before < 0.3)
    #expect(try shop.run("verify").exit == 0)
  }

  @Test(.timeLimit(.minutes(1)), arguments: [SIGSEGV, SIGILL, SIGBUS, SIGABRT, SIGFPE, SIGTRAP])
  func aCrashLeavesTheTerminalUsable(signal: Int32) throws {
    let seat = try Seat.signedIn("limei", TestShop())
    seat.terminal.send(signal)
    // Whoever started it learns the true cause.
    #expect(seat.terminal.exit(within: 5) == 128 + signal)
    seat.expectRestored()
  }

  /// With the system's clock, as in a real shop: it redraws the seconds, and that is all.
  @Test(.timeLimit(.minutes(1))) func idleIsIdle() throws {
    let seat = try Seat.signedIn("limei", TestShop(imported: true), environment: ["SHOPDESK_NOW": ""])
    try seat.see("8874..2505")
    let before = seat.terminal.processorTime
    let seconds = seat.screen.lines[0].suffix(2)
    try seat.terminal.wait("two seconds later", limit: 5) {
      $0.lines[0].suffix(2) != seconds && (Int($0.lines[0].suffix(2)) ?? 0) % 3 == 0
    }
    #expect(seat.terminal.processorTime - before < 0.25)
    seat.leave()
  }

  @Test(.timeLimit(.minutes(1))) func suspendedByKeyAndBack() throws {
    let shop = try TestShop(imported: true)
    // A shell with job control in between, as in life.
    let seat = try Seat(shop) { ["/bin/sh", "-mc", "\($0); echo STOPPED; read line; fg; echo OVER $?"] }
    try seat.signIn("limei")
    seat.press(.down, .down)
    try seat.see("订单 53779014483916164")
    seat.press(.controlZ)
    let stopped = try seat.see("STOPPED")
    #expect(!stopped.isAlternate && stopped.isCursorVisible && !stopped.isPasteBracketed)
    #expect(seat.terminal.modes == seat.terminal.modesBefore)
    seat.type("\r")
    try seat.see("订单 53779014483916164", "3851..5443")
    #expect(seat.screen.isAlternate && seat.screen.isPasteBracketed)
    seat.type("a")
    try seat.see("已认领 5377..6164")
    seat.type("q")
    try seat.see("OVER 0")
    #expect(seat.terminal.exit() == 0)
    seat.expectRestored()
  }

  /// Nobody would ever wake it up: it must go on.
  @Test(.timeLimit(.minutes(1))) func suspendedWithoutAShell() throws {
    let seat = try Seat.signedIn("limei", TestShop(imported: true))
    seat.press(.controlZ)
    seat.type("a")
    try seat.see("已认领 8874..2505")
    #expect(seat.screen.isAlternate && seat.screen.isPasteBracketed)
    seat.leave()
  }

  @Test(.timeLimit(.minutes(1))) func controlLMendsWhatAnotherProgramWrote() throws {
    let shop = try TestShop(imported: true)
    let seat = try Seat(shop) { ["/bin/sh", "-c", "(sleep 1; printf '\\033[8;1HRUBBISH') & exec \($0)"] }
    try seat.see("RUBBISH")
    seat.press(.controlL)
    try seat.seeNo("RUBBISH")
    try seat.see("Ctrl-Q")
    seat.press(.controlQ)
    #expect(seat.terminal.exit() == 0)
    seat.expectRestored()
  }

  /// Fifty a second, most of them while a command or a question is under way: all are done, in order, each to the order it was typed for.
  @Test(.timeLimit(.minutes(2))) func typedAhead() throws {
    let shop = try TestShop(imported: true)
    let seat = try Seat.signedIn("limei", shop)
    try seat.see("订单 88742179012592505")
    let ids = (1...5).reversed().map { "O000000\($0)" }
    for round in 1...3 {
      for key in "g" + (1...5).map({ "n第\(round)轮\($0)\rj" }).joined() {
        seat.type(String(key))
        usleep(20_000)
      }
    }
    seat.type("gn完\r")
    try seat.see("已备注 8874..2505")
    try seat.terminal.wait("the last note") { _ in (try? shop.records("noteOrder")) == 16 }
    let notes = try shop.run("log", "--json", "--limit", "1000", as: "zhangmin").items.filter {
      $0["command"] as? String == "noteOrder"
    }
    let subjects = notes.sorted { ($0["seq"] as? Int ?? 0) < ($1["seq"] as? Int ?? 0) }.map { $0["subject"] as? String ?? "" }
    #expect(subjects == ids + ids + ids + [ids[0]])
    seat.leave()
  }

  @Test(.timeLimit(.minutes(1))) func aPasteIsTextAndNothingElse() throws {
    let shop = try TestShop(imported: true)
    let seat = try Seat.signedIn("limei", shop)
    try seat.see("8874..2505")
    let head = try shop.head() as NSDictionary
    seat.terminal.paste("aq\r:quit\ryyy\u{3}\u{1A}")
    try seat.see("这里不接受粘贴")
    // In a field it is text, and its line ends submit nothing.
    seat.type("n")
    try seat.see("备注 8874..2505")
    seat.terminal.paste("第一行\r第二行\rq")
    try seat.see("第一行", "第二行")
    #expect(try shop.head() as NSDictionary == head)
    seat.press(.escape)
    try seat.seeNo("第一行")
    #expect(try shop.head() as NSDictionary == head)
    seat.leave()
  }

  @Test(.timeLimit(.minutes(1))) func keysThatKillOtherProgramsDoNothing() throws {
    let seat = try Seat.signedIn("limei", TestShop(imported: true))
    seat.press(.controlC)
    try seat.see("Ctrl-C 在这里没有用")
    seat.type("\u{1C}\u{04}\u{13}")
    try seat.see("Ctrl-S 在这里没有用")
    seat.type("a")
    try seat.see("已认领 8874..2505")
    seat.leave()
  }

  @Test(.timeLimit(.minutes(1))) func withoutColours() throws {
    let seat = try Seat.signedIn("limei", TestShop(imported: true), environment: ["NO_COLOR": "1"])
    let screen = try seat.see("!!超")
    #expect(screen.cells.joined().allSatisfy { $0.style.foreground == nil && $0.style.background == nil })
    // The cursor's row is still told from the others.
    #expect(screen.style(of: "!!超")?.isReversed == true)
    seat.leave()
  }

  @Test(.timeLimit(.minutes(1)), arguments: ["vt100", "vt220", "linux", "screen", "tmux-256color", "xterm"])
  func otherTerminals(term: String) throws {
    let seat = try Seat(TestShop(imported: true), columns: 80, rows: 24, term: term)
    try seat.signIn("limei")
    try seat.see("8874..2505", "【顺丰")
    seat.type("q")
    #expect(seat.terminal.exit() == 0)
    #expect(seat.terminal.modes == seat.terminal.modesBefore)
  }

  @Test(.timeLimit(.minutes(1)), arguments: ["dumb", "no-such-terminal", ""])
  func terminalsThatCannotDoIt(term: String) throws {
    let seat = try Seat(TestShop(), term: term)
    #expect((seat.terminal.exit() ?? 0) > 0)
    #expect(seat.screen.text.contains("TERM"), "\(seat.screen.text)")
    #expect(seat.terminal.modes == seat.terminal.modesBefore)
  }

  @Test(
    .timeLimit(.minutes(1)), arguments: [["LANG": "C"], ["LC_ALL": "C", "LANG": "zh_CN.UTF-8"], ["LC_ALL": "POSIX"], ["LANG": ""]])
  func withoutALocale(environment: [String: String]) throws {
    let seat = try Seat(TestShop(imported: true), columns: 80, rows: 24, environment: environment)
    try seat.signIn("limei")
    let screen = try seat.see("8874..2505", "【顺丰")
    #expect(screen.lines[3] == Self.rule(80))
    #expect(!screen.contains("??") && screen.unknown == [])
    seat.leave()
  }
}
