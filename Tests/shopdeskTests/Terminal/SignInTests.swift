import Testing

/// The first page.
@Suite(.serialized) struct ConsoleSignInTests {
  /// What is told, and whether the password's length showed.
  private func refusal(_ seat: Seat, _ name: String, _ password: String) throws -> String {
    seat.press(.tab)
    seat.type(String(repeating: "\u{7F}", count: 20) + name)
    seat.press(.tab)
    seat.type(password)
    try seat.see(name)
    #expect(!seat.screen.contains(password))
    seat.press(.enter)
    return try #require(try seat.see("登录失败").line(with: "登录失败"))
  }

  @Test(.timeLimit(.minutes(1))) func aWrongPasswordAndAnUnknownNameAreToldTheSame() throws {
    let shop = try TestShop()
    let seat = try Seat(shop)
    try seat.see("登录名")
    seat.type("limei\rwrong-password-1\r")
    let wrong = try #require(try seat.see("登录失败").line(with: "登录失败"))
    let unknown = try refusal(seat, "nobody", "wrong-password-1")
    #expect(wrong == unknown)
    // And the right one still works, with nothing of the wrong ones left in the fields.
    seat.press(.tab)
    seat.type(String(repeating: "\u{7F}", count: 20) + "limei\t" + TestShop.password + "\r")
    try seat.see("示例店", "limei")
    seat.leave()
  }

  @Test(.timeLimit(.minutes(1))) func escapeAndQDoNotLeaveTheSignInPage() throws {
    let seat = try Seat(TestShop())
    try seat.see("登录名")
    seat.press(.escape)
    seat.type("q")
    try seat.terminal.wait("q as a letter") { $0.line(with: "登录名")?.contains("q") == true }
    seat.press(.controlQ)
    #expect(seat.terminal.exit() == 0)
    seat.expectRestored()
  }
}
