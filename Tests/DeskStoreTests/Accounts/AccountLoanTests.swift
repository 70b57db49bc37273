import DeskCore
@_spi(Testing) import DeskStore
import DeskTestKit
import Testing

@Suite("ROL-7: lent accounts, old passwords, a password again")
struct AccountLoanTests {
  private static let password = SignInTests.password
  private let mustChange = Refusal(.notPermitted, rule: "ROL-7", .mustChangePassword)

  /// `limei` (presale), `wangqiang` (agent lead) with passwords; everybody else without.
  private func shop() throws -> TestShop {
    let shop = try TestShop()
    for role in Role.allCases { _ = try shop.session(role) }
    try shop.take([.paid("1001")])
    for (name, role) in [("limei", Role.presaleAgent), ("wangqiang", .agentLead)] {
      try shop.appoint(.addPerson(name: name, displayName: name == "limei" ? "李梅" : "王强", role: role))
      try shop.desk.resetPassword(of: name, to: Self.password, mustChange: false, by: shop.session(.dbAdmin))
    }
    return shop
  }

  private func lend(_ shop: TestShop) throws {
    try shop.perform(.borrowAccount(name: "wangqiang", by: "limei", until: nil, reason: "王强出差"), as: .director)
  }

  @Test("ROL-7: consented, everything done names both, and afterwards the account's password must change")
  func story() throws {
    let shop = try shop()
    let desk = shop.desk
    let owner = try desk.signIn("wangqiang", password: Self.password, terminal: "pts/1").session
    #expect(throws: Refusal(.notPermitted, rule: "ROL-7", .accountNotLent, mayBeDoneBy: [.director, .generalManager])) {
      try desk.signIn("limei@wangqiang", password: Self.password, terminal: "pts/7")
    }
    try lend(shop)
    let begun = try desk.signIn("limei@wangqiang", password: Self.password, terminal: "pts/7")
    #expect(begun.actor.name == "limei" && begun.actor.account == "wangqiang" && begun.actor.roles == [.agentLead])
    try desk.perform(.assignOrder(Scene.order, person: "presaleagent"), id: "lent", by: begun.session)
    let record = try #require(try desk.log(limit: 1).first)
    #expect(record.by == "李梅" && record.role == .agentLead && record.terminal == "pts/7 as wangqiang")
    #expect(AccountLoan.account(in: record.terminal) == "wangqiang")
    #expect(throws: Refusal(rule: "ROL-7", .borrowedAccount(of: "wangqiang"))) {
      try desk.changePassword(begun.session, from: Self.password, to: "Green-teapot-77")
    }
    #expect(try desk.sessions(for: shop.actor(.dbAdmin)).contains { $0.person == "wangqiang" && $0.borrower == "limei" })

    try shop.perform(.returnAccount(name: "wangqiang"), as: .director)
    #expect(throws: Refusal(.notPermitted, rule: "ROL-1", .notSignedIn)) { try desk.actor(of: begun.session) }
    #expect(throws: mustChange, "its owner's session too") { try desk.actor(of: owner) }
    try desk.changePassword(owner, from: Self.password, to: "Green-teapot-77")
    #expect(try desk.actor(of: owner).name == "wangqiang")
    #expect(try !desk.signIn("wangqiang", password: "Green-teapot-77", terminal: "t").mustChange)
    try shop.expectSound()
  }

  @Test("ROL-7: it ends by the clock, and the password must change all the same")
  func byTheClock() throws {
    let shop = try shop()
    try lend(shop)
    let begun = try shop.desk.signIn("limei@wangqiang", password: Self.password, terminal: "t")
    shop.clock.advance(minutes: 12 * 60 - 1)
    #expect(try shop.desk.actor(of: begun.session).account == "wangqiang")
    #expect(try !shop.desk.signIn("wangqiang", password: Self.password, terminal: "t").mustChange, "not before it is over")
    shop.clock.advance(minutes: 1)
    #expect(throws: Refusal.self) { try shop.desk.actor(of: begun.session) }
    #expect(try shop.desk.signIn("wangqiang", password: Self.password, terminal: "t").mustChange)
  }

  @Test("ROL-7: a loan that ends by the clock ends the borrower's open session, and its owner's is held to a new password")
  func openSessions() throws {
    let shop = try shop()
    let desk = shop.desk
    let owner = try desk.signIn("wangqiang", password: Self.password, terminal: "pts/1").session
    try shop.perform(.borrowAccount(name: "wangqiang", by: "limei", until: "2026-01-05 15:00", reason: "急"), as: .director)
    let lent = try desk.signIn("limei@wangqiang", password: Self.password, terminal: "pts/7").session
    let note = Command.noteOrder(Scene.order, text: "x", flag: nil)
    shop.clock.set(TestClock.at(2026, 1, 5, 14, 59, 59))
    try desk.perform(note, id: "lent-1", by: lent)
    try desk.perform(note, id: "own-1", by: owner)
    shop.clock.set(TestClock.at(2026, 1, 5, 15, 0))
    #expect(throws: Refusal(.notPermitted, rule: "ROL-1", .notSignedIn)) { try desk.perform(note, id: "lent-2", by: lent) }
    #expect(throws: mustChange) { try desk.perform(note, id: "own-2", by: owner) }
    #expect(throws: mustChange) { try desk.actor(of: owner) }
    try desk.changePassword(owner, from: Self.password, to: "Green-teapot-77")
    try desk.perform(note, id: "own-3", by: owner)
    // The same two again, given back: the loan that ended by the clock keeps its end.
    try lend(shop)
    try shop.perform(.returnAccount(name: "wangqiang"), as: .director)
    let ends = try Foreign(shop.path).rows("SELECT ended_at IS NULL FROM account_loan ORDER BY id").map { $0[0] }
    #expect(ends == ["1", "0"])
    try shop.expectSound()
  }

  @Test("ROL-7, ROL-4: the director consents, of special users the general manager; nobody lets themselves; one at a time")
  func refused() throws {
    let shop = try shop()
    func refusal(_ name: String, _ by: String, _ role: Role) throws -> Refusal? {
      try shop.refusal(.borrowAccount(name: name, by: by, until: nil, reason: "急"), as: role)
    }
    #expect(try refusal("director", "limei", .director)?.reason == .belowLevel(.generalManager))
    #expect(try refusal("limei", "director", .director)?.reason == .ownAccount)
    #expect(try refusal("limei", "limei", .director)?.reason == .ownAccount)
    #expect(try refusal("limei", "niemand", .director)?.code == .notFound)
    #expect(try refusal("limei", "wangqiang", .agentLead) == .notPermitted(.borrowAccount))
    try lend(shop)
    guard case .accountLent(to: "limei", _)? = try refusal("wangqiang", "shipper", .director)?.reason else {
      Issue.record("lent twice")
      return
    }
    #expect(try shop.refusal(.returnAccount(name: "wangqiang"), as: .shipper)?.code == .notPermitted)
  }

  @Test("ROL-4: what somebody asked for they don't approve from an account that was lent to them, nor does the account of its own")
  func fourEyes() throws {
    let shop = try shop()
    try shop.perform(.setAuthority(role: .presaleAgent, amount: .priceReduction, perOrder: .zero, perDay: .zero), as: .director)
    let own = try shop.desk.signIn("limei", password: Self.password, terminal: "t").session
    let asked = try shop.desk.perform(
      .amendOrder(Scene.order, field: .price, to: "1", line: 1, note: nil), id: "ask", by: own)
    try lend(shop)
    let lent = try shop.desk.signIn("limei@wangqiang", password: Self.password, terminal: "t").session
    let request = try #require(asked.request)
    let refused = #expect(throws: Refusal.self) { try shop.desk.perform(.approveRequest(request, note: nil), id: "own", by: lent) }
    #expect(refused?.reason == .ownRequest)
    #expect(try shop.desk.request(request, for: shop.actor(.agentLead)).stage == .proposed)
  }

  @Test("ROL-7: a password is old after 90 days, told seven days before; the administrator sets how long, 0 is for ever")
  func age() throws {
    let shop = try shop()
    func begun() throws -> BegunSession { try shop.desk.signIn("limei", password: Self.password, terminal: "t") }
    #expect(try begun().passwordDaysLeft == 90)
    shop.clock.advance(minutes: 83 * 1440)
    #expect(try begun().passwordDaysLeft == PasswordRule.noticeDays)
    shop.clock.advance(minutes: 7 * 1440)
    #expect(try begun().mustChange && begun().passwordDaysLeft == 0)
    shop.endDay()
    try shop.perform(.setPasswordAge(days: 0), as: .dbAdmin)
    #expect(try !begun().mustChange && begun().passwordDaysLeft == nil)
    try shop.perform(.setPasswordAge(days: 30), as: .dbAdmin)
    let old = try begun()
    #expect(old.mustChange)
    try shop.desk.changePassword(old.session, from: Self.password, to: "Green-teapot-77")
    #expect(try shop.desk.signIn("limei", password: "Green-teapot-77", terminal: "t").passwordDaysLeft == 30)
  }

  @Test("ASVS 7.5.3: a grant, a reset, limits and a refund above the amounts need the password typed within five minutes")
  func again() throws {
    let shop = try shop()
    let desk = shop.desk
    // Before IT has come in, whose agreement it would need from then on.
    try shop.perform(
      .setAuthority(role: .aftersaleAgent, amount: .refund, perOrder: .zero, perDay: .zero), as: .director)
    try shop.appoint(.grantRole(name: "wangqiang", role: .dbAdmin))
    let session = try desk.signIn("wangqiang", password: Self.password, terminal: "t").session
    let grant = Command.grantRole(name: "limei", role: .shipper)
    let again = Refusal(rule: "ROL-7", .passwordAgain(minutes: 5))
    shop.clock.advance(minutes: 5)
    #expect(throws: again) { try desk.perform(grant, id: "g", by: session) }
    #expect(throws: again) { try desk.resetPassword(of: "limei", to: "Green-teapot-77", by: session) }
    #expect(throws: again) { try desk.requirePassword(session) }
    try desk.perform(.noteOrder(Scene.order, text: "x", flag: nil), id: "n", by: session)
    #expect(throws: Refusal.self) { try desk.unlock(session, password: "wrong") }
    #expect(throws: again, "a wrong one opens nothing") { try desk.perform(grant, id: "g", by: session) }
    try desk.unlock(session, password: Self.password)
    #expect(try desk.perform(grant, id: "g", by: session).request != nil)

    // A refund above the after-sale agent's amounts is the lead's to approve.
    let wish = AfterCaseWish(.refund, amount: Money(fen: 900), reason: "破损")
    let afterCase = try shop.perform(.openCase(Scene.order, wish), as: .aftersaleAgent).cases[0]
    let asked = try shop.perform(.approveCase(afterCase, note: nil), as: .aftersaleAgent)
    let request = try #require(asked.request)
    shop.clock.advance(minutes: 5)
    #expect(throws: again) { try desk.perform(.approveRequest(request, note: nil), id: "a", by: session) }
    #expect(try desk.perform(.rejectRequest(request, reason: "证据不足"), id: "r", by: session).request == nil)
  }

  @Test("ASVS 7.4.5: the administrator ends somebody's sessions; they sign in anew")
  func ended() throws {
    let shop = try shop()
    let one = try shop.desk.signIn("limei", password: Self.password, terminal: "pts/1").session
    let two = try shop.desk.signIn("limei", password: Self.password, terminal: "pts/2").session
    #expect(
      try shop.desk.sessions(for: shop.actor(.dbAdmin)).filter { $0.person == "limei" }.map(\.terminal).sorted() == [
        "pts/1", "pts/2",
      ])
    #expect(try shop.desk.sessions(for: shop.desk.actor(of: one)).allSatisfy { $0.person == "limei" }, "others see their own")
    try shop.perform(.endSessions(name: "limei"), as: .dbAdmin)
    for session in [one, two] {
      #expect(throws: Refusal(.notPermitted, rule: "ROL-1", .notSignedIn)) { try shop.desk.actor(of: session) }
    }
    _ = try shop.desk.signIn("limei", password: Self.password, terminal: "t")
  }

  @Test("REC-1: nothing of a password, a token or a hash is ever in a record")
  func records() throws {
    let shop = try shop()
    let desk = shop.desk
    let admin = try shop.session(.dbAdmin)
    var secrets = [Self.password, "Green-teapot-77", "Falsch-teapot-1", "scrypt$"]
    try lend(shop)
    let own = try desk.signIn("limei", password: Self.password, terminal: "pts/1").session
    let lent = try desk.signIn("limei@wangqiang", password: Self.password, terminal: "pts/2").session
    secrets += [own.token, lent.token]
    _ = try? desk.signIn("limei", password: "Falsch-teapot-1", terminal: "t")
    _ = try? desk.signIn("Falsch-teapot-1", password: "limei", terminal: "t")
    try desk.unlock(own, password: Self.password)
    _ = try? desk.unlock(own, password: "Falsch-teapot-1")
    try desk.changePassword(own, from: Self.password, to: "Green-teapot-77")
    _ = try? desk.resetPassword(of: "limei", to: "Green-teapot-77", by: own)
    try desk.resetPassword(of: "limei", to: Self.password, by: admin)
    try shop.perform(.returnAccount(name: "wangqiang"), as: .director)
    try shop.perform(.endSessions(name: "limei"), as: .dbAdmin)
    try shop.perform(.setPasswordAge(days: 30), as: .dbAdmin)
    try desk.signOut(lent)
    let text = try Foreign(shop.path).rows("SELECT * FROM record").map { $0.joined(separator: "|") }.joined(separator: "\n")
    #expect(text.contains("resetPassword") && text.contains("signIn") && text.contains("changePassword"))
    for secret in secrets { #expect(!text.contains(secret)) }
    for session in [own, lent] {
      #expect(try Foreign(shop.path).value("SELECT count(*) FROM session WHERE CAST(token AS TEXT) = '\(session.token)'") == "0")
    }
  }
}
