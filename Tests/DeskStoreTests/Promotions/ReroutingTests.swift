import DeskCore
@_spi(Testing) import DeskStore
import DeskTestKit
import Testing

/// APR-1, INV-4: what waits is before whoever must decide it now, whatever has changed since it was asked for.
@Suite("Who must decide now")
struct ReroutingTests {
  private let id = PromotionScene.id

  /// Everything that names who decides says the same, and that one can.
  private func expect(_ request: RequestID, _ level: Role, _ shop: TestShop, at location: SourceLocation = #_sourceLocation) throws
  {
    let queue: [Role: WorkKind] = [.director: .approveByDirector, .generalManager: .approveByManager]
    #expect(try shop.desk.request(request, for: shop.actor(.planner)).level == level, sourceLocation: location)
    let work = try shop.work().filter { $0.hasSuffix(request.text) }
    #expect(work == ["\(queue[level]?.rawValue ?? "") \(request.text)"], sourceLocation: location)
    let listed = try shop.desk.requests(stage: .proposed, for: shop.actor(.planner)).rows.first { $0.id == request }
    #expect(listed?.level == level, sourceLocation: location)
    let refusal = try shop.desk.requestCard(request, for: shop.actor(.director)).commands.first { $0.kind == .approveRequest }?
      .refusal
    #expect((refusal == nil) == (level == .director), sourceLocation: location)
  }

  @Test("APR-1, INV-4: a price approved after a promotion was submitted puts the promotion before the general manager")
  func priceApproved() throws {
    let shop = try PromotionScene.at(.submitted)
    let request = try #require(try shop.promotion().request?.request.id)
    try expect(request, .director, shop)
    // 15 % off 70 is 59.50; the floor is 60: the price itself is the general manager's, since the promotion waits.
    let price = try #require(try shop.perform(.setPrice(sku: "A", price: Money(fen: 7000), note: nil), as: .planner).request)
    try expect(price, .generalManager, shop)
    // Whoever decides is told which promotion it is.
    let dips = try shop.desk.matter(price, for: shop.actor(.generalManager)).dips
    #expect(dips.map(\.id) == [id] && dips.map(\.title) == ["新年 85 折"] && dips.map(\.floor.after) == [Money(fen: 5950)])
    // REC-1: its story begins with what was asked, before anybody has acted on it.
    let asked = try shop.desk.story(of: .request(price), for: shop.actor(.generalManager)).rows
    #expect(asked.contains { $0.body.contains(price.text) } && asked.allSatisfy { $0.command == "setPrice" })
    try shop.perform(.approveRequest(price, note: nil), as: .generalManager)
    #expect(try shop.desk.matter(price, for: shop.actor(.generalManager)).dips.isEmpty, "it is decided")
    try expect(request, .generalManager, shop)
    let card = try shop.promotion()
    #expect(card.level == .generalManager && card.planned.turn(at: shop.desk.now) == [.generalManager])
    let rows =
      try shop.desk.promotions().rows
      + shop.desk.promotionCalendar(from: shop.desk.now, until: shop.desk.now.advanced(byHours: 400))
    #expect(rows.map { $0.planned.turn(at: shop.desk.now) } == [[.generalManager], [.generalManager]])
    // Its own record says by what, and the one who saw it before is told.
    let record = try #require(try shop.desk.log(subject: request.text, limit: 1).first)
    #expect(record.command == "approveRequest" && record.body.contains(#""after":{"level":"generalManager"}"#))
    guard case .moved(let move)? = record.deed else { throw Refusal.notFound("move") }
    #expect((move.from, move.to) == (.director, .generalManager) && (move.cause, move.of) == ("setPrice", "sku:A"))
    // Nobody who may not see buyers is told less of it.
    #expect(try shop.desk.log(subject: request.text, limit: 1, for: shop.actor(.merchandiser)).first?.deed == .moved(move))
    let stale = try shop.refusal(.approveRequest(request, note: nil), as: .director, version: 1)
    guard case .changedSince(_, _, _, _, let last, _)? = stale?.reason else { throw Refusal.notFound("stale") }
    #expect(stale?.code == .stale && last == TimelineRow.moved)
    #expect(try shop.refusal(.approveRequest(request, note: nil), as: .director)?.reason == .belowLevel(.generalManager))
    try shop.perform(.approveRequest(request, note: nil), as: .generalManager)
    #expect(try shop.promotion().stage == .approved)
    try shop.expectSound()
  }

  @Test("APR-1, INV-4: a floor that is raised, and lowered again, puts what waits before the general manager, and back")
  func floorRaised() throws {
    let shop = try PromotionScene.at(.submitted)
    let request = try #require(try shop.promotion().request?.request.id)
    let price = try #require(try shop.perform(.setPrice(sku: "A", price: Money(fen: 9500), note: nil), as: .planner).request)
    try shop.approve(.editSKU(sku: "A", field: .floorPrice, to: "90"), by: .merchandiser, as: .generalManager)
    try expect(request, .generalManager, shop)
    // 15 % off 95 is 80.75.
    try expect(price, .generalManager, shop)
    try shop.approve(.editSKU(sku: "A", field: .floorPrice, to: "50"), by: .merchandiser, as: .generalManager)
    try expect(request, .director, shop)
    try expect(price, .director, shop)
    try shop.expectSound()
  }

  @Test("APR-1, PRO-3: a promotion that is submitted, and one that is withdrawn, moves prices and promotions beside it")
  func besides() throws {
    let shop = try PromotionScene.at(.draft)
    let price = try #require(try shop.perform(.setPrice(sku: "A", price: Money(fen: 7000), note: nil), as: .planner).request)
    try expect(price, .director, shop)
    try shop.perform(.submitPromotion(id, note: nil), as: .planner)
    try expect(price, .generalManager, shop)
    try shop.perform(.withdrawPromotion(id, reason: "不做了"), as: .planner)
    try expect(price, .director, shop)
    // Another lane beside it: 满 100 减 35 of 85 leaves less than 60.
    try shop.perform(.draftPromotion(PromotionScene.fields()), as: .planner)
    let first = try #require(try shop.perform(.submitPromotion(PromotionID(number: 2), note: nil), as: .planner).request)
    try shop.perform(.withdrawRequest(price), as: .planner)
    try expect(first, .director, shop)
    try shop.perform(.draftPromotion(PromotionScene.fields([.kind: "spendSave", .rule: "100-35"])), as: .planner)
    let second = try #require(try shop.perform(.submitPromotion(PromotionID(number: 3), note: "叠加"), as: .planner).request)
    try expect(second, .generalManager, shop)
    try expect(first, .generalManager, shop)
    try shop.perform(.rejectRequest(second, reason: "太低"), as: .generalManager)
    try expect(first, .director, shop)
    guard case .moved(let move)? = try shop.desk.log(subject: first.text, limit: 1).first?.deed else {
      throw Refusal.notFound("move")
    }
    #expect((move.to, move.cause, move.of) == (.director, "rejectRequest", "M0000003"))
    try shop.expectSound()
  }

  @Test("APR-1, ROL-3: a cost that is changed puts goods to be written off before whoever their new worth is for")
  func costChanged() throws {
    let shop = try GoodsScene.priced()
    let command = Command.writeOffStock(sku: "A", quantity: 12, reason: "水浸")
    let request = try #require(try shop.perform(command, as: .merchandiser).request)
    let before = try shop.desk.request(request, for: shop.actor(.merchandiser))
    #expect(before.use?.value == Money(fen: 48_000))
    try shop.perform(.editSKU(sku: "A", field: .cost, to: "400"), as: .merchandiser)
    let after = try shop.desk.request(request, for: shop.actor(.merchandiser))
    #expect(after.use?.value == Money(fen: 480_000) && after.version == before.version + 1)
    try shop.expectSound()
  }

  @Test("ROL-3: a limit that is changed, another post of whoever asked, and less to give away move requests on orders too")
  func onOrders() throws {
    let shop = try RequestScene.at(.proposed)
    let request = RequestID(number: 1)
    func level() throws -> Role { try shop.request(request).level }
    func limit(_ role: Role, _ yuan: Int64) throws {
      let most = Money(fen: yuan * 100)
      try shop.perform(.setAuthority(role: role, amount: .priceReduction, perOrder: most, perDay: most), as: .director)
    }
    #expect(try level() == .agentLead)
    try limit(.agentLead, 1)
    #expect(try level() == .director && shop.work().contains("approveByDirector \(request.text)"))
    let record = try #require(try shop.desk.log(subject: request.text, limit: 1).first)
    guard case .moved(let move)? = record.deed else { throw Refusal.notFound("move") }
    #expect((move.to, move.cause) == (.director, "setAuthority"))
    // Neither a yes nor a no by whom it has left.
    for command in [Command.approveRequest(request, note: nil), .rejectRequest(request, reason: "x")] {
      #expect(try shop.refusal(command, as: .agentLead)?.code == .notPermitted)
    }
    try limit(.agentLead, 200)
    #expect(try level() == .agentLead)
    // A price between: two yuan have become one and a half.
    try shop.perform(.amendOrder(Scene.order, field: .price, to: "9.50", line: 1, note: nil), as: .agentLead)
    #expect(try shop.request(request).use == AuthorityUse(.priceReduction, Money(fen: 150)))
    // Whoever asked leads now: what is above a lead is the director's.
    try limit(.agentLead, 1)
    try limit(.agentLead, 200)
    try shop.perform(.rejectRequest(request, reason: "太多"), as: .agentLead)
    try shop.expectSound()
  }

  @Test("ROL-3, ROL-6: a grant to whoever asked moves what they asked for to the post above")
  func granted() throws {
    let shop = try RequestScene.at(.proposed)
    let request = RequestID(number: 1)
    let few = Money(fen: 50)
    try shop.perform(.setAuthority(role: .agentLead, amount: .priceReduction, perOrder: few, perDay: few), as: .director)
    try shop.perform(
      .setAuthority(role: .agentLead, amount: .priceReduction, perOrder: Money(fen: 200), perDay: few), as: .director)
    #expect(try shop.request(request).level == .agentLead)
    try shop.appoint(.grantRole(name: "presaleagent", role: .agentLead))
    #expect(try shop.request(request).level == .director)
    try shop.expectSound()
  }

  @Test("ROL-3: what a lead asked for stays above a lead when their account is closed, whatever limits come after")
  func disabled() throws {
    let shop = try Scene.order(.awaitingContact)
    func limit(_ yuan: Int64) throws {
      let most = Money(fen: yuan * 100)
      try shop.perform(.setAuthority(role: .agentLead, amount: .priceReduction, perOrder: most, perDay: most), as: .director)
    }
    try limit(1)
    let request = try #require(try shop.perform(RequestScene.price, as: .agentLead).request)
    func level() throws -> Role { try shop.desk.request(request, for: shop.actor(.director)).level }
    #expect(try level() == .director)
    try limit(3)
    #expect(try level() == .director, "a colleague of the same post helps nobody")
    try shop.appoint(.disablePerson(name: "agentlead"))
    #expect(try level() == .director)
    try limit(4)
    #expect(try level() == .director)
    try shop.perform(.approveRequest(request, note: nil), as: .director)
    try shop.expectSound()
  }

  @Test("APR-1: rejecting looks whether it waits at the right post as approving does")
  func rejected() throws {
    let shop = try PromotionScene.at(.draft, [.rule: "50"])
    let request = try #require(try shop.perform(.submitPromotion(id, note: "清仓"), as: .planner).request)
    try Foreign(shop.path).run("UPDATE approval SET level = 'director' WHERE id = \(request.number)")
    try Foreign(shop.path).run("UPDATE work_item SET kind = 'approveByDirector' WHERE subject = '\(request.text)'")
    #expect(try shop.refusal(.rejectRequest(request, reason: "x"), as: .director)?.reason == .belowLevel(.generalManager))
    try expect(request, .generalManager, shop)
    try shop.perform(.rejectRequest(request, reason: "太低"), as: .generalManager)
    #expect(try shop.promotion().stage == .rejected)
  }

  @Test("APR-1: what only an older program left before the wrong post goes to the right one when somebody tries")
  func neverStuck() throws {
    let shop = try PromotionScene.at(.draft, [.rule: "50"])
    let request = try #require(try shop.perform(.submitPromotion(id, note: "清仓"), as: .planner).request)
    try Foreign(shop.path).run("UPDATE approval SET level = 'director' WHERE id = \(request.number)")
    try Foreign(shop.path).run("UPDATE work_item SET kind = 'approveByDirector' WHERE subject = '\(request.text)'")
    try Foreign(shop.path).run(
      """
      INSERT INTO work_hour (hour, kind, came, went) VALUES (1, 'approveByDirector', 1, 0), (1, 'approveByManager', 0, 1)
      ON CONFLICT (hour, kind) DO UPDATE SET came = came + excluded.came, went = went + excluded.went
      """)
    #expect(try shop.desk.verify().sentences == ["\(request.text) waits for director, and generalManager must decide it"])
    #expect(try shop.refusal(.approveRequest(request, note: nil), as: .director)?.reason == .belowLevel(.generalManager))
    try expect(request, .generalManager, shop)
    try shop.perform(.approveRequest(request, note: nil), as: .generalManager)
    try shop.expectSound()
  }

  @Test("APR-1, INV-5: the inbox tells of each request what it asks for: old and new price, shop, SKU and pieces of a difference")
  func gists() throws {
    let shop = try CountScene.at(.explained)
    try shop.perform(.setPrice(sku: "A", price: Money(fen: 9000), note: nil), as: .planner)
    try shop.perform(.setPrice(sku: "A", price: Money(fen: 8000), note: nil), as: .planner)
    try shop.perform(.listSKU(sku: "A", shop: GoodsScene.shop, note: nil), as: .planner)
    let rows = try shop.desk.queue([.approveByDirector], for: shop.actor(.director)).rows.sorted {
      $0.subject.text < $1.subject.text
    }
    #expect(rows.map { $0.gist?.pieces } == [-2, nil, nil, nil] && rows.map { $0.gist?.sku } == ["A", nil, nil, nil])
    #expect(rows.map(\.goods) == ["四件套", "四件套", "四件套", "四件套"] && rows.first?.number == "K0000001")
    #expect(rows.map { $0.gist?.from } == [nil, "100.00", "100.00", nil])
    #expect(rows.map { $0.gist?.to } == [nil, "90.00", "80.00", nil])
    #expect(rows.last?.gist?.shop == GoodsScene.shop && rows.allSatisfy { $0.gist?.place == nil })
    let requests = try shop.desk.requests(for: shop.actor(.director)).rows
    #expect(try shop.desk.gists(of: requests).values.filter { $0.to != nil }.count >= 2)
  }

  @Test("ROL-4, PRO-1: who drafted or changed a promotion neither approves nor publishes it, through a stand-in either")
  func hands() throws {
    let shop = try PromotionScene.at(.draft)
    let other = try shop.desk.trainee("other", roles: [.planner])
    for role in [Role.director, .merchandiser] { try shop.appoint(.grantRole(name: "other", role: role)) }
    // The planner drafted, the other changed, the planner submits.
    try shop.desk.perform(
      .editPromotion(id, PromotionFields(Arguments(["title": .text("新年大促")]), all: false)), id: "edit", by: other)
    let request = try #require(try shop.perform(.submitPromotion(id, note: nil), as: .planner).request)
    for command in [Command.approveRequest(request, note: nil), .rejectRequest(request, reason: "x")] {
      #expect(throws: Refusal(rule: "ROL-4", .ownWork, mayBeDoneBy: [.director, .generalManager])) {
        try shop.desk.perform(command, id: "no", by: other)
      }
    }
    let card = try shop.desk.requestCard(request, for: shop.desk.actor(of: other))
    #expect(card.commands.first { $0.kind == .approveRequest }?.refusal?.reason == .ownWork)
    try shop.perform(.approveRequest(request, note: nil), as: .director)
    #expect(throws: Refusal(rule: "PRO-1", .notThird, mayBeDoneBy: [.merchandiser])) {
      try shop.desk.perform(.publishPromotion(id), id: "put", by: other)
    }
    try shop.perform(.publishPromotion(id), as: .merchandiser)
    try shop.expectSound()
  }

  @Test("ROL-4, ROL-5: a director who drafted as the planner's stand-in doesn't approve what the planner then submits")
  func standIn() throws {
    let shop = try GoodsScene.priced()
    try shop.approve(
      .standIn(name: "director", role: .planner, from: nil, until: "2026-01-06 18:30", reason: "策划休假"), by: .director,
      as: .generalManager)
    try shop.perform(.draftPromotion(PromotionScene.fields()), as: .director)
    let request = try #require(try shop.perform(.submitPromotion(id, note: nil), as: .planner).request)
    #expect(try shop.refusal(.approveRequest(request, note: nil), as: .director)?.reason == .ownWork)
    try shop.perform(.approveRequest(request, note: nil), as: .generalManager)
    #expect(try shop.promotion().stage == .approved)
  }
}
