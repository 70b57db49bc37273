import DeskCore
@_spi(Testing) import DeskStore
import DeskTestKit
import Testing

@Suite("Sessions and people")
struct SessionTests {
  private let password = SignInTests.password
  private let notSignedIn = Refusal(.notPermitted, rule: "ROL-1", .notSignedIn)

  private func shop() throws -> (shop: TestShop, admin: Session, limei: Session) {
    let shop = try TestShop()
    try shop.take([.paid("1001")])
    try shop.desk.addFirstPersonAnyway("heping", password)
    let admin = try shop.desk.signIn("heping", password: password, terminal: "pts/1").session
    try shop.desk.perform(.addPerson(name: "limei", displayName: "李梅", role: .presaleAgent), id: "a", by: admin)
    try shop.desk.resetPassword(of: "limei", to: password, mustChange: false, by: admin)
    return (shop, admin, try shop.desk.signIn("limei", password: password, terminal: "pts/2").session)
  }

  private func note(_ shop: TestShop, _ session: Session, _ id: String) -> Refusal? {
    do {
      try shop.desk.perform(.noteOrder(Scene.order, text: "x", flag: nil), id: id, by: session)
      return nil
    } catch { return error as? Refusal }
  }

  @Test("F30, ASVS 7.4.2: a person who is disabled stops at the next command, on every terminal; enabled, they sign in anew")
  func disabled() throws {
    let (shop, admin, limei) = try shop()
    #expect(note(shop, limei, "1") == nil)
    try shop.desk.perform(.disablePerson(name: "limei"), id: "d", by: admin)
    #expect(note(shop, limei, "2") == notSignedIn)
    #expect(throws: notSignedIn) { try shop.desk.actor(of: limei) }
    try shop.desk.perform(.enablePerson(name: "limei"), id: "e", by: admin)
    #expect(note(shop, limei, "3") == notSignedIn)
    let fresh = try shop.desk.signIn("limei", password: password, terminal: "t").session
    #expect(note(shop, fresh, "4") == nil)
    try shop.expectSound()
  }

  @Test("ROL-6: a role that is taken away is gone at the next command, one that is given is there")
  func roles() throws {
    let (shop, admin, limei) = try shop()
    try shop.desk.perform(.grantRole(name: "limei", role: .shipper), id: "g", by: admin)
    try shop.desk.perform(.revokeRole(name: "limei", role: .presaleAgent), id: "r", by: admin)
    #expect(try shop.desk.actor(of: limei).roles == [.shipper])
    #expect(throws: Refusal.notPermitted(.claimOrder)) { try shop.desk.perform(.claimOrder(Scene.order), id: "c", by: limei) }
    #expect(note(shop, limei, "n") == nil)
    #expect(try shop.desk.log(limit: 1).first?.role == .shipper)
  }

  @Test("ASVS 7.3.2: after twelve hours one signs in again; signed out is out")
  func ends() throws {
    let (shop, admin, limei) = try shop()
    try shop.desk.signOut(limei)
    #expect(note(shop, limei, "1") == notSignedIn)
    try shop.desk.signOut(limei)
    shop.clock.set(shop.clock.now.advanced(byHours: 12).advanced(bySeconds: -1))
    #expect(try shop.desk.actor(of: admin).name == "heping")
    shop.clock.set(shop.clock.now.advanced(bySeconds: 1))
    #expect(throws: notSignedIn) { try shop.desk.actor(of: admin) }
  }

  @Test("A token that nobody was given opens nothing")
  func forged() throws {
    let (shop, _, _) = try shop()
    let token = try #require(Session(token: String(repeating: "0", count: 64)))
    #expect(note(shop, token, "1") == notSignedIn)
    for bad in ["", "x", String(repeating: "G", count: 64), String(repeating: "A", count: 64), String(repeating: "0", count: 65)] {
      #expect(Session(token: bad) == nil)
    }
  }

  @Test("ROL-7: a password is changed with the present one, by the rule; the first one must be changed")
  func change() throws {
    let (shop, admin, _) = try shop()
    try shop.desk.resetPassword(of: "limei", to: password, by: admin)
    let begun = try shop.desk.signIn("limei", password: password, terminal: "t")
    let limei = begun.session
    #expect(begun.mustChange)
    // ASVS 6.4.1: it opens nothing but the way to one's own.
    #expect(note(shop, limei, "first") == Refusal(.notPermitted, rule: "ROL-7", .mustChangePassword))
    #expect(throws: Refusal(.notPermitted, rule: "ROL-7", .mustChangePassword)) { try shop.desk.actor(of: limei) }
    #expect(throws: Refusal(.refused, rule: "ROL-7", .wrongPassword)) {
      try shop.desk.changePassword(limei, from: "x", to: "Green-teapot-77")
    }
    #expect(throws: Refusal(.refused, rule: "ROL-7", .password([.namesPerson]))) {
      try shop.desk.changePassword(limei, from: password, to: "Limei-teapot-77")
    }
    try shop.desk.changePassword(limei, from: password, to: "Green-teapot-77")
    #expect(try shop.desk.log(limit: 1).first?.body == #"{"args":{},"before":{},"after":{}}"#)
    #expect(throws: Refusal.self) { try shop.desk.signIn("limei", password: password, terminal: "t") }
    #expect(note(shop, limei, "own") == nil, "the session goes on")
    #expect(try shop.desk.signIn("limei", password: "Green-teapot-77", terminal: "t").mustChange == false)
  }

  @Test("ROL-7: the same password typed with another input method's composition is the same")
  func composition() throws {
    let (shop, _, limei) = try shop()
    try shop.desk.changePassword(limei, from: password, to: "Caf\u{E9}-teapot-77")
    #expect(try shop.desk.signIn("limei", password: "Cafe\u{301}-teapot-77", terminal: "t").actor.name == "limei")
  }

  @Test("ROL-6, REC-4: only IT resets a password; another's attempt is recorded")
  func reset() throws {
    let (shop, admin, limei) = try shop()
    #expect(throws: Refusal.notPermitted(.resetPassword)) {
      try shop.desk.resetPassword(of: "heping", to: "Green-teapot-77", by: limei)
    }
    #expect(try shop.desk.log(limit: 1).first?.done == false)
    #expect(throws: Refusal.notFound("person:niemand")) {
      try shop.desk.resetPassword(of: "niemand", to: "Green-teapot-77", by: admin)
    }
    try shop.expectSound()
  }

  @Test(
    "Reliability 7: guessing the password at the idle lock, or to change it, is throttled like signing in",
    arguments: [true, false])
  func guessing(unlocking: Bool) throws {
    let (shop, _, limei) = try shop()
    func guess(_ text: String) throws {
      if unlocking {
        try shop.desk.unlock(limei, password: text)
      } else {
        try shop.desk.changePassword(limei, from: text, to: "Green-teapot-77")
      }
    }
    for attempt in 0..<5 { #expect(throws: Refusal.self) { try guess("wrong-\(attempt)") } }
    #expect(throws: Refusal.self, "the right one has to wait now") { try guess(password) }
    shop.clock.advance(minutes: 15)
    #expect(throws: Never.self) { try guess(password) }
    try shop.expectSound()
  }

  @Test("ROL-4, ROL-6: nobody raises or disables themselves, and the last administrator stays")
  func ownAccount() throws {
    let (shop, admin, _) = try shop()
    #expect(throws: Refusal(rule: "ROL-4", .ownAccount)) {
      try shop.desk.perform(.grantRole(name: "heping", role: .director), id: "1", by: admin)
    }
    #expect(throws: Refusal(rule: "ROL-6", .lastAdministrator)) {
      try shop.desk.perform(.revokeRole(name: "heping", role: .dbAdmin), id: "2", by: admin)
    }
    try shop.desk.perform(.grantRole(name: "limei", role: .dbAdmin), id: "3", by: admin)
    try shop.desk.perform(.disablePerson(name: "limei"), id: "4", by: admin)
    #expect(throws: Refusal(rule: "ROL-6", .lastAdministrator), "a disabled one doesn't count") {
      try shop.desk.perform(.revokeRole(name: "heping", role: .dbAdmin), id: "5", by: admin)
    }
    try shop.desk.perform(.enablePerson(name: "limei"), id: "6", by: admin)
    try shop.desk.perform(.revokeRole(name: "heping", role: .dbAdmin), id: "7", by: admin)
    #expect(try shop.desk.people().first { $0.name == "heping" }?.roles == [.generalManager])
  }

  @Test("REC-3: lists mask the buyer for whoever doesn't need the name")
  func masked() throws {
    let (shop, _, _) = try shop()
    let seen = try shop.desk.queue([.contact], for: shop.actor(.presaleAgent)).rows.map(\.buyer)
    #expect(seen == ["示例买家01"])
    for role in Role.allCases where !role.seesBuyers {
      #expect(try shop.desk.queue([.contact], for: shop.actor(role)).rows.map(\.buyer) == ["示**"], "\(role)")
      #expect(try shop.desk.card(of: Scene.order, for: shop.actor(role)).unmasked == false)
    }
  }
}

extension Desk {
  /// The first person of a shop that has trainees already: a trainee has made this one's place, so it is made by hand.
  fileprivate func addFirstPersonAnyway(_ name: String, _ password: String) throws {
    let helper = try trainee("anfang", roles: [.dbAdmin, .generalManager])
    try perform(.addPerson(name: name, displayName: "何平", role: .dbAdmin), id: "first", by: helper)
    try perform(.grantRole(name: name, role: .generalManager), id: "second", by: helper)
    try resetPassword(of: name, to: password, mustChange: false, by: helper)
    try perform(.disablePerson(name: "anfang"), id: "third", by: signIn(name, password: password, terminal: "t").session)
  }
}
