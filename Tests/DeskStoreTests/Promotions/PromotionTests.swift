import DeskCore
import DeskStore
import DeskTestKit
import Testing

@Suite("Promotions from draft to end")
struct PromotionTests {
  private let id = PromotionScene.id

  @Test(
    "PRO-1, APR-1: submitting asks the director; approving makes it the merchandiser's for 48 hours; live and over by the clock")
  func course() throws {
    let shop = try PromotionScene.at(.draft)
    let request = try #require(try shop.perform(.submitPromotion(id, note: nil), as: .planner).request)
    #expect(try shop.promotion().stage == .submitted)
    #expect(try shop.work().contains("approveByDirector \(request.text)"))
    #expect(try shop.refusal(.approveRequest(request, note: nil), as: .agentLead)?.reason == .belowLevel(.director))
    try shop.perform(.approveRequest(request, note: nil), as: .director)
    #expect(try shop.promotion().stage == .approved)
    let row = try #require(try shop.desk.queue([.publishPromotion], for: shop.actor(.merchandiser)).rows.first)
    #expect(row.due == shop.desk.now.advanced(byHours: 48) && row.goods == "新年 85 折")
    try shop.perform(.publishPromotion(id), as: .merchandiser)
    #expect(try shop.promotion().stage == .scheduled)
    #expect(try !shop.work().contains("publishPromotion M0000001"))
    let records = try shop.desk.log(subject: id.text, limit: 1).first?.seq
    try shop.pass(days: 1)
    #expect(try shop.promotion().stage == .live)
    try shop.pass(days: 8)
    #expect(try shop.promotion().stage == .ended)
    // By the clock alone: nothing is written.
    #expect(try shop.desk.log(subject: id.text, limit: 1).first?.seq == records)
    #expect(
      try shop.promotion().timeline.filter(\.done).map(\.command) == [
        "publishPromotion", "submitPromotion", "approveRequest", "submitPromotion", "draftPromotion",
      ])
    try shop.expectSound()
  }

  @Test("PRO-1: a rejected one is changed and submitted again; a request taken back makes it a draft; withdrawing ends its request")
  func ways() throws {
    let shop = try PromotionScene.at(.rejected)
    #expect(try shop.promotion().stage == .rejected)
    try shop.perform(.editPromotion(id, PromotionFields(Arguments(["rule": .text("10")]), all: false)), as: .planner)
    #expect(try shop.promotion().planned.promotion.rule == .percentOff(basisPoints: 1000))
    let second = try #require(try shop.perform(.submitPromotion(id, note: nil), as: .planner).request)
    try shop.perform(.withdrawRequest(second), as: .planner)
    #expect(try shop.promotion().stage == .draft)
    let third = try #require(try shop.perform(.submitPromotion(id, note: nil), as: .planner).request)
    try shop.perform(.withdrawPromotion(id, reason: "不做了"), as: .planner)
    #expect(try shop.promotion().stage == .withdrawn)
    #expect(try shop.desk.request(third, for: shop.actor(.planner)).stage == .withdrawn)
    #expect(try shop.work() == [])
    try shop.expectSound()
  }

  @Test("PRO-1: what is stopped while it stands on the marketplace is the merchandiser's to take down within 48 hours")
  func takenDown() throws {
    for stage in [PromotionStage.scheduled, .live] {
      let shop = try PromotionScene.at(stage)
      try shop.perform(.withdrawPromotion(id, reason: "缺货"), as: .director)
      let row = try #require(try shop.desk.queue([.takeDownPromotion], for: shop.actor(.merchandiser)).rows.first)
      #expect(row.due == shop.desk.now.advanced(byHours: 48) && row.goods == "新年 85 折")
      #expect(try shop.promotion().planned.turn(at: shop.desk.now) == [.merchandiser])
      try shop.expectSound()
      #expect(try shop.refusal(.publishPromotion(id), as: .director)?.code == .notPermitted)
      try shop.perform(.publishPromotion(id), as: .merchandiser)
      let card = try shop.promotion()
      #expect(card.stage == .withdrawn && card.planned.takenDownBy == "merchandiser" && !card.planned.isToTakeDown)
      #expect(try !shop.work().contains("takeDownPromotion M0000001"))
      // Once is enough.
      guard case .wrongState? = try shop.refusal(.publishPromotion(id), as: .merchandiser)?.reason else {
        Issue.record("taken down twice")
        return
      }
      try shop.expectSound()
      try Foreign(shop.path).run("UPDATE promotion SET taken_down_by = 'planner'")
      #expect(try shop.desk.verify().faults == ["M0000001 isn't what its records tell of: takenDownBy"])
    }
    // What nobody has put up, or what ended by the clock, isn't anybody's.
    for stage in [PromotionStage.approved, .submitted, .ended] {
      let shop = try PromotionScene.at(stage)
      if stage != .ended { try shop.perform(.withdrawPromotion(id, reason: "不做了"), as: .planner) }
      #expect(try !shop.work().contains("takeDownPromotion M0000001"))
      try shop.expectSound()
    }
  }

  @Test("PRO-1, ROL-4: proposed, approved and published by three people, whatever posts somebody holds")
  func threePeople() throws {
    let shop = try PromotionScene.at(.draft)
    for role in [Role.director, .merchandiser] { try shop.appoint(.grantRole(name: "planner", role: role)) }
    try shop.appoint(.grantRole(name: "director", role: .merchandiser))
    let request = try #require(try shop.perform(.submitPromotion(id, note: nil), as: .planner).request)
    #expect(try shop.refusal(.approveRequest(request, note: nil), as: .planner)?.reason == .ownRequest)
    try shop.perform(.approveRequest(request, note: nil), as: .director)
    #expect(try shop.refusal(.publishPromotion(id), as: .planner)?.reason == .notThird)
    #expect(try shop.refusal(.publishPromotion(id), as: .director)?.reason == .notThird)
    try shop.perform(.publishPromotion(id), as: .merchandiser)
    try shop.expectSound()
  }

  @Test("PRO-2: what is written wrong is refused with what is wrong, and nothing is kept")
  func badInput() throws {
    let shop = try GoodsScene.priced()
    let cases: [([PromotionField: String], PromotionFault)] = [
      ([.rule: "110"], .percentOutOfRange(basisPoints: 11_000)),
      ([.kind: "amountOff", .rule: "-5"], .amountOutOfRange(.off, Money(fen: -500))),
      ([.kind: "spendSave", .rule: "100-100"], .savesAll(PromotionStep(spend: Money(fen: 10_000), save: Money(fen: 10_000)))),
      ([.buyerPieces: "5", .totalPieces: "3"], .perBuyerAboveTotal(buyer: 5, total: 3)),
    ]
    for (changes, fault) in cases {
      let refusal = try shop.refusal(.draftPromotion(PromotionScene.fields(changes)), as: .planner)
      #expect(refusal == Refusal(.invalid, rule: "PRO-2", .promotionFaults([fault])))
    }
    let ends = try shop.refusal(.draftPromotion(PromotionScene.fields([.from: "2026-02-01"])), as: .planner)
    guard case .promotionFaults(let faults)? = ends?.reason, case .endsBeforeItStarts? = faults.first else {
      Issue.record("\(String(describing: ends))")
      return
    }
    #expect(throws: Refusal.argument("rule", .notARule)) { try PromotionScene.fields([.rule: "ein bisschen"]) }
    #expect(throws: Refusal.argument("until", .notATime)) { try PromotionScene.fields([.until: "2026-02-30"]) }
    #expect(try shop.desk.promotions().rows == [])
  }

  @Test("PRO-3: conflicts are shown, and need a word; below the floor price it is the general manager's (INV-4)")
  func conflicts() throws {
    let shop = try PromotionScene.at(.scheduled)
    let second = PromotionID(number: 2)
    // Half off 100 is below the floor of 60; the window overlaps; 50 pieces aren't there.
    try shop.perform(
      .draftPromotion(PromotionScene.fields([.rule: "50", .until: "2026-01-08", .target: "50"])), as: .planner)
    let card = try shop.promotion(second)
    #expect(card.level == .generalManager)
    let kinds = card.conflicts.map { String(describing: $0).prefix { $0 != "(" } }
    #expect(kinds == ["overlap", "belowFloor", "shortOfStock"])
    let refused = try shop.refusal(.submitPromotion(second, note: nil), as: .planner)
    #expect(refused == Refusal(rule: "PRO-3", .conflictsUnexplained(card.conflicts)))
    let request = try #require(try shop.perform(.submitPromotion(second, note: "清仓"), as: .planner).request)
    #expect(try shop.refusal(.approveRequest(request, note: nil), as: .director)?.reason == .belowLevel(.generalManager))
    let body = try #require(try shop.desk.log(subject: second.text, limit: 1).first?.body)
    #expect(body.contains(#""conflicts":["overlap M0000001","belowFloor A 50.00 < 60.00","shortOfStock A 12 < 50"]"#))
    try shop.perform(.approveRequest(request, note: nil), as: .generalManager)
    #expect(try shop.promotion(second).stage == .approved)
    let calendar = try shop.desk.promotionCalendar(from: shop.desk.now, until: shop.desk.now.advanced(byHours: 24 * 42))
    #expect(calendar.map(\.overlaps.count) == [1, 1])
    try shop.expectSound()
  }

  @Test("PRO-1: what is over can't be submitted, approved or published any more")
  func over() throws {
    let shop = try PromotionScene.at(.submitted)
    try shop.pass(days: 10)
    let request = try #require(try shop.promotion().request?.request.id)
    try shop.perform(.approveRequest(request, note: nil), as: .director)
    // Approved all the same, and not carried out: somebody must look.
    #expect(try shop.desk.request(request, for: shop.actor(.planner)).stage == .failed)
    #expect(try shop.promotion().stage == .submitted)
    try shop.perform(.withdrawPromotion(PromotionScene.id, reason: "过期"), as: .director)
    #expect(try shop.promotion().stage == .withdrawn)
    try shop.expectSound()
  }

  @Test("REC-1: the same act twice drafts one promotion and names it both times")
  func twice() throws {
    let shop = try GoodsScene.priced()
    let command = Command.draftPromotion(try PromotionScene.fields())
    let session = try shop.session(.planner)
    let first = try shop.desk.perform(command, id: "draft-1", by: session)
    let again = try shop.desk.perform(command, id: "draft-1", by: session)
    #expect(first.made == .promotion(PromotionScene.id) && again.made == first.made && again.repeated)
    #expect(try shop.desk.promotions().rows.count == 1)
  }

  @Test("PRO-4: an event's steps are due by the marketplace's deadlines, and too late is too late")
  func events() throws {
    let shop = try GoodsScene.priced()
    let plan = try EventPlan(
      Arguments([
        "platform": .text("taobao"), "title": .text("年货节"), "signUpBy": .text("2026-01-08 18:00"),
        "materialsBy": .text("2026-01-10"),
        "from": .text("2026-01-15"), "until": .text("2026-01-20"),
      ]))
    let event = try #require(try shop.perform(.addEvent(plan), as: .promoter).made)
    guard case .event(let id) = event else { throw Refusal.notFound("event") }
    #expect(try shop.work() == ["eventStep E0000001"])
    try shop.perform(.stepEvent(id, step: .signUp, result: nil, promotion: nil), as: .promoter)
    try shop.pass(days: 7)
    let late = try shop.refusal(.stepEvent(id, step: .handIn, result: nil, promotion: nil), as: .promoter)
    guard case .deadlinePassed? = late?.reason else {
      Issue.record("\(String(describing: late))")
      return
    }
    try shop.perform(.stepEvent(id, step: .withdraw, result: "没赶上", promotion: nil), as: .promoter)
    #expect(try shop.work() == [])
    #expect(try shop.desk.events(for: shop.actor(.promoter)).map(\.event.result) == ["没赶上"])
    try shop.expectSound()
  }
}
