import Foundation
import Testing

/// Two people at two terminals, one database.
@Suite(.serialized) struct TwoTerminalsTests {
  /// The row that the cursor is on.
  private func selected(_ screen: Screen) -> String? {
    screen.cells.dropFirst(5).first { row in row.prefix(20).allSatisfy { $0.style.isReversed || $0.style.background != nil } }.map(
      Screen.line)
  }

  @Test(.timeLimit(.minutes(2))) func whatOneDoesTheOtherSeesWithoutAKey() throws {
    let shop = try TestShop(imported: true)
    let mei = try Seat.signedIn("limei", shop)
    let qiang = try Seat.signedIn("wangqiang", shop)
    // Wang Qiang works through those to be contacted; his cursor is on the second.
    qiang.press(.tab)
    try qiang.see("[待联系 5")
    qiang.press(.down)
    try qiang.see("订单 87779972368000924")
    #expect(selected(qiang.screen)?.contains("8777..0924") == true)

    // Li Mei claims the first: her name appears at his.
    try mei.see("订单 88742179012592505")
    mei.type("a")
    try mei.see("已认领 8874..2505")
    try qiang.terminal.wait("limei holds the first") { $0.line(with: "8874..2505")?.contains("limei") == true }
    #expect(selected(qiang.screen)?.contains("8777..0924") == true)

    // She contacts the first. It leaves his list, and his cursor stays on its order although that is now another row.
    mei.type("c1\r")
    try mei.see("已记录联系 8874..2505")
    try qiang.terminal.wait("four to contact, the cursor where it was") {
      $0.contains("[待联系 4") && !$0.contains("8874..2505") && selected($0)?.contains("8777..0924") == true
        && $0.contains("订单 87779972368000924")
    }

    // She takes the very order that he is looking at. It stays where he reads it, greyed, with her name; what he does to it is refused.
    mei.type("g")
    try mei.see("订单 87779972368000924")
    mei.type("c1\r")
    try mei.see("已记录联系 8777..0924")
    let ghost = try qiang.see("limei已处理", "[待联系 3")
    #expect(ghost.line(with: "limei已处理")?.contains("8777..0924") == true)
    let head = try shop.head() as NSDictionary
    qiang.type("y")
    try qiang.see("这一行已由 limei 处理")
    #expect(try shop.head() as NSDictionary == head)
    // The next move lets it go.
    qiang.press(.down)
    try qiang.terminal.wait("the next under the cursor") {
      !$0.contains("8777..0924") && selected($0)?.contains("5377..6164") == true
    }

    // Held by her: he is told by whom, and nothing is done.
    mei.type("/5377\r")
    try mei.see("订单 53779014483916164")
    mei.type("a")
    try mei.see("已认领 5377..6164")
    try qiang.terminal.wait("limei holds it") { $0.line(with: "5377..6164")?.contains("limei") == true }
    qiang.type("a")
    try qiang.see("limei 从", "起在处理")

    for seat in [mei, qiang] { seat.leave() }
  }

  /// The write is reported by the kernel before the commit is there to be read: none may be missed for that.
  @Test(.timeLimit(.minutes(2))) func noChangeIsMissed() throws {
    let shop = try TestShop(imported: true)
    let mei = try Seat.signedIn("limei", shop)
    let qiang = try Seat.signedIn("wangqiang", shop)
    try qiang.see("8874..2505")
    for round in 1...20 {
      mei.type("a")
      try qiang.terminal.wait("round \(round): held", limit: 5) { $0.line(with: "8874..2505")?.contains("limei") == true }
      mei.type("z")
      try qiang.terminal.wait("round \(round): free", limit: 5) { $0.line(with: "8874..2505")?.contains("limei") == false }
    }
    for seat in [mei, qiang] { seat.leave() }
  }

  @Test(.timeLimit(.minutes(2))) func aSubcommandShowsOnAnOpenConsole() throws {
    let shop = try TestShop(imported: true)
    let merchandiser = try Seat.signedIn("sunli", shop, columns: 140, rows: 40)
    try merchandiser.see("TOJIRO-F-312")
    #expect(try shop.run("stock", "receive", "TOJIRO-F-312", "--quantity", "17", "--location", "B-02-03", as: "sunli").exit == 0)
    try merchandiser.terminal.wait("17 on hand") { $0.lines.contains { $0.hasPrefix("TOJIRO-F-312") && $0.contains("17") } }
    merchandiser.leave()
  }
}
