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
      #expect(try shop.desk.verify().sentences == ["M0000001 isn't what its records tell of: takenDownBy"])
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

  @Test(
    "PRO-2: goods that nobody knows are refused with their codes and near ones; so are a bundle's parts, gifts, and goods that were merged"
  )
  func unknownGoods() throws {
    let shop = try PromotionScene.at(.draft)
    for (code, title) in [("B-100", "枕套"), ("B-200", "毯"), ("旧", "旧款")] {
      try shop.perform(.receiveStock(sku: code, quantity: 3, location: "A-02", barcode: nil, title: title), as: .merchandiser)
    }
    func refused(_ changes: [PromotionField: String]) throws -> Refusal? {
      try shop.refusal(.draftPromotion(PromotionScene.fields(changes)), as: .planner)
    }
    #expect(
      try refused([.goods: "A B-300"]) == Refusal(.invalid, rule: "PRO-2", .unknownGoods(["B-300"], near: ["B-100", "B-200"])))
    #expect(try refused([.goods: "zzz,yyy"])?.reason == .unknownGoods(["yyy", "zzz"], near: []))
    #expect(try refused([.kind: "bundle", .rule: "A:1 X:1 for 90", .goods: "-"])?.reason == .unknownGoods(["X"], near: []))
    #expect(try refused([.kind: "gift", .rule: "buy 1 give CUP:1"])?.reason == .unknownGoods(["CUP"], near: []))
    let edit = try PromotionFields(Arguments(["goods": .text("A B-30")]), all: false)
    #expect(try shop.refusal(.editPromotion(id, edit), as: .planner)?.reason == .unknownGoods(["B-30"], near: ["B-100", "B-200"]))
    #expect(throws: Refusal.self) { try shop.desk.conflicts(of: PromotionScene.fields([.goods: "nix"]), by: shop.actor(.planner)) }
    try shop.approve(.mergeSKU(sku: "旧", into: "B-100", reason: "换码"), by: .merchandiser, as: .director)
    #expect(try refused([.goods: "旧"]) == Refusal(rule: "PRO-2", .mergedSKU("旧", into: "B-100")))
    #expect(try shop.desk.promotions().rows.count == 1)
  }

  @Test("PRO-2: a SKU whose code has a blank or a comma in it stands in quotation marks, in goods and rules, and is found by them")
  func quotedGoods() throws {
    let shop = try GoodsScene.priced()
    for code in ["CUP 1,红", "大 \"特\""] {
      try shop.perform(.receiveStock(sku: code, quantity: 3, location: "A-02", barcode: nil, title: "杯"), as: .merchandiser)
    }
    let goods = "A \"CUP 1,红\" “大 ”“特”“”"
    try shop.perform(.draftPromotion(PromotionScene.fields([.goods: goods])), as: .planner)
    #expect(try shop.promotion().planned.promotion.goods == .skus(["A", "CUP 1,红", "大 \"特\""]))
    let second = PromotionID(number: 2)
    try shop.perform(
      .draftPromotion(PromotionScene.fields([.kind: "gift", .rule: "buy 2 give \"CUP 1,红\":2@5"])), as: .planner)
    let rule = try shop.promotion(second).planned.promotion.rule
    #expect(rule == .gift(.pieces(2), gives: [PromotionGift(sku: "CUP 1,红", quantity: 2, worth: Money(fen: 500))], repeats: false))
    #expect(throws: Refusal.argument("goods", .notAnIdentifier)) { try PromotionScene.fields([.goods: "\"A B"]) }
    try shop.expectSound()
  }

  @Test("PRO-1: one whose window is past is neither drafted nor edited")
  func past() throws {
    let shop = try PromotionScene.at(.draft)
    let over = try shop.refusal(.draftPromotion(PromotionScene.fields([.from: "2025-12-01", .until: "2025-12-05"])), as: .planner)
    guard case .promotionOver? = over?.reason else {
      Issue.record("\(String(describing: over))")
      return
    }
    #expect(over?.rule == "PRO-1")
    let edit = try PromotionFields(Arguments(["from": .text("2025-12-01"), "until": .text("2025-12-05")]), all: false)
    #expect(try shop.refusal(.editPromotion(id, edit), as: .planner)?.rule == "PRO-1")
    #expect(try shop.desk.promotions().rows.count == 1)
  }

  @Test("PRO-3: as many stand as can be looked through, none is dropped, and one more is refused")
  func bound() throws {
    let shop = try PromotionScene.at(.live)
    let most = Promotion.mostStanding
    // The first is the oldest; copies of it come after.
    try Foreign(shop.path).run(
      """
      INSERT INTO promotion (id, version, stage, fields, starts_at, ends_at, drafted_by, proposed_by, proposed_at, approved_by, approved_at,
        published_by, published_at, drafted_record)
      WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < \(most))
      SELECT i, 1, stage, fields, starts_at, ends_at, drafted_by, proposed_by, proposed_at, approved_by, approved_at, published_by, published_at,
        drafted_record FROM promotion, n WHERE promotion.id = 1
      """)
    let last = PromotionID(number: Int64(most))
    try shop.perform(.draftPromotion(PromotionScene.fields()), as: .planner)
    let draft = PromotionID(number: last.number + 1)
    #expect(try shop.promotion(draft).conflicts.contains { if case .overlap(let one) = $0 { one.with == last } else { false } })
    #expect(
      try shop.refusal(.submitPromotion(draft, note: "x"), as: .planner) == Refusal(rule: "PRO-3", .tooManyPromotions(most)))
    try shop.perform(.withdrawPromotion(last, reason: "让位"), as: .director)
    try shop.perform(.submitPromotion(draft, note: "x"), as: .planner)
  }

  @Test("PRO-4: an event of which something is still to be done is shown, however many came after it")
  func oldOpenEvent() throws {
    let shop = try GoodsScene.priced()
    try Foreign(shop.path).run(
      """
      INSERT INTO platform_event (id, version, stage, platform, title, sign_up_by, starts_at, ends_at, materials, result)
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 260)
      SELECT i, 1, CASE i WHEN 1 THEN 'accepted' ELSE 'over' END, 'taobao', 'e', 1, 2, 3, '', '' FROM n
      """)
    let events = try shop.desk.events(for: shop.actor(.promoter)).map(\.event.id.number)
    #expect(events.contains(1) && events.count == 201 && events.contains(260))
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
    #expect(try shop.desk.promotions().rows.map(\.overlaps.count) == [1, 1])
    #expect(try shop.desk.promotions(.approved).rows.map(\.overlaps.count) == [1])
    try shop.expectSound()
  }

  @Test("INV-5: while goods of a promotion are counted, neither its card nor its records tell the book to who may count them")
  func blind() throws {
    let shop = try PromotionScene.at(.draft, [.target: "50"])
    try shop.perform(.openCount(.asked, skus: ["A"], zone: nil, size: nil), as: .merchandiser)
    func short(_ role: Role) throws -> Bool {
      try shop.desk.promotionCard(id, for: shop.actor(role)).conflicts.contains {
        if case .shortOfStock = $0 { true } else { false }
      }
    }
    #expect(try short(.planner) && short(.director))
    for role in [Role.merchandiser, .shipper, .finance] { #expect(try !short(role), "\(role)") }
    try shop.perform(.submitPromotion(id, note: "够卖"), as: .planner)
    func recorded(_ role: Role) throws -> Bool {
      try shop.desk.promotionCard(id, for: shop.actor(role)).timeline.contains { $0.body.contains("shortOfStock A 12 < 50") }
    }
    #expect(try recorded(.director) && !recorded(.shipper))
    func logged(_ role: Role) throws -> [Bool] {
      let (planner, reader) = (LogFilter(person: "planner"), try shop.actor(role))
      let rows = [
        try shop.desk.log(LogFilter(subject: id.text), for: reader), try shop.desk.log(planner, for: reader),
        try shop.desk.story(of: .promotion(id), for: reader).rows, try shop.desk.story(of: .person("planner"), for: reader).rows,
      ]
      return rows.map { $0.contains { $0.body.contains("shortOfStock") } }
    }
    #expect(try logged(.director) == [true, true, true, true] && logged(.shipper) == [false, false, false, false])
    // Nothing is told by a refusal either: what isn't shown need not be explained.
    try shop.appoint(.grantRole(name: "planner", role: .shipper))
    let second = try PromotionScene.fields([.target: "50", .from: "2026-02-06", .until: "2026-02-12"])
    #expect(try shop.desk.conflicts(of: second, by: shop.actor(.planner)) == [])
    try shop.perform(.draftPromotion(second), as: .planner)
    let request = try #require(try shop.perform(.submitPromotion(PromotionID(number: 2), note: nil), as: .planner).request)
    #expect(try shop.desk.matter(request, for: shop.actor(.director)).promotion?.conflicts.count == 1)
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
    // What is refused is told with where it would be possible, and that isn't where it is.
    guard
      case .wrongState(_, _, "announced", .stepEvent, let from)? = try shop.refusal(
        .stepEvent(id, step: .accept, result: nil, promotion: nil), as: .promoter)?.reason
    else { throw Refusal.notFound("refusal") }
    #expect(from == ["signedUp", "handedIn"])
    try shop.perform(.stepEvent(id, step: .signUp, result: nil, promotion: nil), as: .promoter)
    #expect(try shop.desk.event(id, for: shop.actor(.promoter)).steps.contains(.handIn))
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
