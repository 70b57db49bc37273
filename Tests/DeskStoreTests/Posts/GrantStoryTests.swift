import DeskCore
@_spi(Testing) import DeskStore
import DeskTestKit
import Testing

@Suite("Changing a person's level")
struct GrantStoryTests {
  private static let password = "Blue-kettle-42"

  /// A real shop's beginning: the first person, who is IT and general manager; nobody else yet.
  private func fresh() throws -> (shop: TestShop, admin: Session) {
    let shop = try TestShop()
    try shop.desk.addFirstPerson("boss", displayName: "老板", password: Self.password)
    return (shop, try shop.desk.signIn("boss", password: Self.password, terminal: "t").session)
  }

  private func hire(_ name: String, _ role: Role, _ shop: TestShop, _ admin: Session) throws -> RequestID? {
    let receipt = try shop.desk.perform(.addPerson(name: name, displayName: name, role: role), id: "add-\(name)", by: admin)
    if receipt.request == nil {
      try shop.desk.resetPassword(of: name, to: Self.password, mustChange: false, by: admin)
    } else {
      try shop.desk.keepFirstPassword(of: name, Self.password, by: admin)
    }
    return receipt.request
  }

  private func signIn(_ name: String, _ shop: TestShop) throws -> Session {
    try shop.desk.signIn(name, password: Self.password, terminal: "t").session
  }

  @Test("ROL-6: the first administrator sets the shop up alone, until somebody has come in who can approve; then both it is")
  func setUp() throws {
    let (shop, admin) = try fresh()
    #expect(try hire("limei", .presaleAgent, shop, admin) == nil)
    #expect(try hire("chef", .director, shop, admin) == nil)
    // The director has an account, and hasn't come in yet.
    #expect(try hire("liuyang", .shipper, shop, admin) == nil)
    let director = try signIn("chef", shop)
    let request = try #require(try hire("neu", .shipper, shop, admin))
    #expect(try shop.desk.personCard("neu") == nil)
    #expect(throws: Refusal(.notPermitted, rule: "ROL-7", .signInFailed)) { try signIn("neu", shop) }
    let matter = try shop.desk.matter(request, for: shop.desk.actor(of: director))
    #expect(matter.card.request.level == .director && matter.person == nil && matter.rolesAfter == [.shipper])
    #expect(throws: Refusal.self) { try shop.desk.perform(.approveRequest(request, note: nil), id: "own", by: admin) }
    try shop.desk.perform(.approveRequest(request, note: nil), id: "yes", by: director)
    // The password that was given with the request is theirs with the account.
    #expect(try shop.desk.actor(of: signIn("neu", shop)).roles == [.shipper])
    // Of special users the general manager decides, and there is none but the administrator.
    #expect(try hire("hejuan", .finance, shop, admin) == nil)
    #expect(try hire("duyun", .generalManager, shop, admin) == nil)
    let manager = try signIn("duyun", shop)
    let special = try shop.desk.perform(.grantRole(name: "limei", role: .dbAdmin), id: "s", by: admin)
    let id = try #require(special.request)
    #expect(throws: Refusal(.notPermitted, rule: "ROL-3", .belowLevel(.generalManager), mayBeDoneBy: [.generalManager])) {
      try shop.desk.perform(.approveRequest(id, note: nil), id: "no", by: director)
    }
    try shop.desk.perform(.approveRequest(id, note: nil), id: "gm", by: manager)
    #expect(try shop.desk.personCard("limei")?.roles == [.presaleAgent, .dbAdmin])
    try shop.expectSound()
  }

  @Test("ROL-6: rejected or taken back, nobody has changed, and the first password is gone")
  func rejected() throws {
    let (shop, admin) = try fresh()
    _ = try hire("chef", .director, shop, admin)
    let director = try signIn("chef", shop)
    let first = try #require(try hire("neu", .shipper, shop, admin))
    try shop.desk.perform(.rejectRequest(first, reason: "不招"), id: "1", by: director)
    let again = Command.addPerson(name: "neu", displayName: "neu", role: .shipper)
    let second = try #require(try shop.desk.perform(again, id: "2", by: admin).request)
    try shop.desk.perform(.approveRequest(second, note: nil), id: "3", by: director)
    #expect(throws: Refusal(.notPermitted, rule: "ROL-7", .signInFailed)) { try signIn("neu", shop) }
    #expect(throws: Refusal.self) { try shop.desk.keepFirstPassword(of: "neu", Self.password, by: admin) }
    let third = try #require(try shop.desk.perform(.grantRole(name: "neu", role: .buyer), id: "4", by: admin).request)
    try shop.desk.perform(.withdrawRequest(third), id: "5", by: admin)
    #expect(try shop.desk.personCard("neu")?.roles == [.shipper])
    try shop.expectSound()
  }

  @Test("ROL-6: what can't be done isn't asked for; what has been done meanwhile isn't done again")
  func tried() throws {
    let shop = try Scene.order(.awaitingContact)
    #expect(try shop.refusal(.grantRole(name: "shipper", role: .shipper), as: .dbAdmin)?.reason == .roleAlreadyHeld(.shipper))
    #expect(try shop.refusal(.revokeRole(name: "shipper", role: .buyer), as: .dbAdmin)?.reason == .roleNotHeld(.buyer))
    #expect(
      try shop.refusal(.addPerson(name: "shipper", displayName: "x", role: .buyer), as: .dbAdmin)?.reason
        == .personExists("shipper"))
    #expect(try shop.desk.requests(for: shop.actor(.director)).rows.isEmpty)
    let grant = Command.grantRole(name: "shipper", role: .buyer)
    let id = try #require(try shop.perform(grant, as: .dbAdmin).request)
    #expect(try shop.refusal(grant, as: .dbAdmin)?.reason == .alreadyAsked(request: id.text, by: "dbadmin"))
    try shop.perform(.approveRequest(id, note: nil), as: .director)
    let gone = try #require(try shop.perform(.revokeRole(name: "shipper", role: .buyer), as: .dbAdmin).request)
    // Meanwhile the person has become special: the director's word isn't enough any more.
    try shop.appoint(.grantRole(name: "shipper", role: .finance))
    #expect(try shop.refusal(.approveRequest(gone, note: nil), as: .director)?.reason == .belowLevel(.generalManager))
    try shop.perform(.approveRequest(gone, note: nil), as: .generalManager)
    #expect(try shop.actor(.shipper).roles == [.shipper, .finance])
    try shop.expectSound()
  }

  @Test("ROL-3, ROL-6: limits are the director's with IT's agreement, and nobody sets their own, by asking or agreeing")
  func limits() throws {
    let (shop, admin) = try fresh()
    _ = try hire("chef", .director, shop, admin)
    let director = try signIn("chef", shop)
    let limit = Command.setAuthority(role: .presaleAgent, amount: .gift, perOrder: Money(fen: 900), perDay: Money(fen: 9000))
    let id = try #require(try shop.desk.perform(limit, id: "1", by: director).request)
    #expect(try shop.work().contains("approveByIT \(id.text)"))
    let matter = try shop.desk.matter(id, for: shop.desk.actor(of: admin))
    #expect(matter.limit == AuthorityLimits()[.presaleAgent, .gift] && matter.asked == limit)
    #expect(throws: Refusal(rule: "ROL-4", .ownRequest, mayBeDoneBy: [.dbAdmin])) {
      try shop.desk.perform(.approveRequest(id, note: nil), id: "2", by: director)
    }
    try shop.desk.perform(.approveRequest(id, note: nil), id: "3", by: admin)
    let again = try #require(try shop.desk.perform(limit, id: "4", by: director).request)
    #expect(try shop.desk.matter(again, for: shop.desk.actor(of: admin)).limit?.perOrder == Money(fen: 900))
    // The administrator is the general manager too: of that post's limits somebody else in IT must agree.
    let own = Command.setAuthority(role: .generalManager, amount: .gift, perOrder: Money(fen: 1), perDay: Money(fen: 1))
    let mine = try #require(try shop.desk.perform(own, id: "5", by: director).request)
    #expect(try shop.desk.perform(.approveRequest(mine, note: nil), id: "6", by: admin).warnings == [.notCarriedOut(rule: "ROL-4")])
    try shop.expectSound()
  }
}
