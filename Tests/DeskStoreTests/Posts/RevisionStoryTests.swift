import DeskCore
@_spi(Testing) import DeskStore
import DeskTestKit
import Testing

@Suite("Page revisions")
struct RevisionStoryTests {
  private let id = RevisionID(number: 1)
  private let plan = RevisionPlan(kind: .page, page: "首页", part: "横幅", from: "双11 全场包邮", to: "双12 全场包邮", due: nil)

  private func approved(_ plan: RevisionPlan? = nil) throws -> TestShop {
    let shop = try Scene.order(.awaitingContact)
    let request = try #require(try shop.perform(.proposeRevision(plan ?? self.plan), as: .designer).request)
    try shop.perform(.approveRequest(request, note: nil), as: .director)
    return shop
  }

  @Test("APR-1, APR-2: proposed, approved by the director, published by somebody else within 48 hours, on record")
  func story() throws {
    let shop = try Scene.order(.awaitingContact)
    let request = try #require(try shop.perform(.proposeRevision(plan), as: .planner).request)
    #expect(try shop.desk.revisions().rows.isEmpty)
    #expect(try shop.refusal(.proposeRevision(plan), as: .planner)?.reason == .alreadyAsked(request: request.text, by: "planner"))
    let receipt = try shop.perform(.approveRequest(request, note: nil), as: .director)
    #expect(receipt.made == .revision(id))
    #expect(try shop.work().contains("publishRevision R0000001"))
    var one = try shop.desk.revision(id)
    #expect(one.state == .toPublish && one.proposedBy == "planner" && one.approvedBy == "director" && one.plan == plan)
    #expect(one.work(in: .shanghai).map(\.due) == [shop.clock.now.advanced(byHours: 48)])
    try shop.perform(.publishRevision(id), as: .merchandiser, version: 1)
    one = try shop.desk.revision(id)
    #expect(one.state == .published && one.publishedBy == "merchandiser" && one.publishedAt == shop.clock.now)
    #expect(try !shop.work().contains("publishRevision R0000001"))
    #expect(try shop.refusal(.publishRevision(id), as: .designer)?.code == .refused)
    #expect(try shop.refusal(.withdrawRevision(id, reason: "x"), as: .designer)?.rule == "APR-2")
    // Two weeks from the first page that was published somebody goes through all of them.
    let due = try #require(try shop.desk.queue([.reviewPages], for: shop.actor(.designer)).rows.first?.due)
    #expect(due == shop.clock.now.advanced(byHours: 14 * 24))
    try shop.expectSound()
  }

  @Test("APR-2: the review is due two weeks after the last one")
  func review() throws {
    let shop = try approved()
    #expect(try shop.desk.queue([.reviewPages], for: shop.actor(.designer)).rows.isEmpty, "nothing is up yet")
    try shop.perform(.publishRevision(id), as: .designer)
    shop.clock.set(shop.clock.now.advanced(byHours: 3 * 24))
    shop.endDay()
    try shop.perform(.reviewPages(note: "价格都对, 旧横幅已换"), as: .designer)
    let rows = try shop.desk.queue([.reviewPages], for: shop.actor(.designer)).rows
    #expect(rows.map(\.due) == [shop.clock.now.advanced(byHours: 14 * 24)])
    try shop.expectSound()
  }

  @Test("ROL-4: who holds both posts doesn't put up what they approved; rejected it never is")
  func hands() throws {
    let shop = try Scene.order(.awaitingContact)
    try shop.appoint(.grantRole(name: "director", role: .merchandiser))
    let request = try #require(try shop.perform(.proposeRevision(plan), as: .designer).request)
    try shop.perform(.approveRequest(request, note: nil), as: .director)
    #expect(try shop.refusal(.publishRevision(id), as: .director)?.reason == .ownApproval)
    try shop.perform(.withdrawRevision(id, reason: "活动取消"), as: .planner)
    #expect(try shop.desk.revision(id).reason == "活动取消")
    #expect(try shop.work().filter { $0.hasPrefix("publishRevision") }.isEmpty)
    let again = try #require(try shop.perform(.proposeRevision(plan), as: .designer).request)
    try shop.perform(.rejectRequest(again, reason: "夸大"), as: .director)
    #expect(try shop.desk.revisions().rows.map(\.state) == [.withdrawn])
    try shop.expectSound()
  }

  @Test("APR-1: by the end of the day that was asked for, where that is before 48 hours are over")
  func due() throws {
    var plan = plan
    for (day, hours) in [("2026-01-05", "2026-01-06"), ("2026-01-06", "2026-01-07")] {
      plan.due = ShopDay(iso: day)
      let shop = try approved(plan)
      #expect(try shop.desk.revision(id).work(in: .shanghai).map(\.due) == [ShopZone.shanghai.instant(ShopDay(iso: hours)!)])
    }
    plan.due = ShopDay(iso: "2026-01-09")
    let shop = try approved(plan)
    #expect(try shop.desk.revision(id).work(in: .shanghai).map(\.due) == [shop.clock.now.advanced(byHours: 48)])
    // Over before somebody decided: late, not wrong.
    plan.due = ShopDay(iso: "2026-01-05")
    let late = try Scene.order(.awaitingContact)
    let request = try #require(try late.perform(.proposeRevision(plan), as: .designer).request)
    late.clock.set(late.clock.now.advanced(byHours: 3 * 24))
    late.endDay()
    try late.perform(.approveRequest(request, note: nil), as: .director)
    #expect(try late.desk.revision(id).work(in: .shanghai).map(\.due) == [late.clock.now.advanced(byHours: 48)])
  }

  @Test("APR-2: a day that is past when a revision is proposed is refused")
  func pastDay() throws {
    let shop = try Scene.order(.awaitingContact)
    var plan = plan
    plan.due = ShopDay(iso: "2026-01-04")
    let refusal = try shop.refusal(.proposeRevision(plan), as: .designer)
    #expect(refusal == Refusal(.invalid, rule: "APR-2", .dayIsPast(ShopDay(iso: "2026-01-04")!)))
    #expect(try shop.desk.requests(for: shop.actor(.director)).rows.isEmpty)
  }

  @Test("APR-2: a revision is held against what was published last: when it is proposed, approved and put up")
  func stands() throws {
    let shop = try approved()
    // Proposed against the page as it was, while the first waits to be put up: nobody knows yet.
    var second = plan
    second.to = "满 99 包邮"
    let early = try #require(try shop.perform(.proposeRevision(second), as: .planner).request)
    try shop.perform(.approveRequest(early, note: nil), as: .director)
    var third = second
    third.to = "全场九折"
    let waiting = try #require(try shop.perform(.proposeRevision(third), as: .planner).request)
    try shop.perform(.publishRevision(id), as: .merchandiser)
    let reads = Refusal(rule: "APR-2", .pageReads("双12 全场包邮", id))
    #expect(try shop.refusal(.publishRevision(RevisionID(number: 2)), as: .merchandiser) == reads)
    try shop.perform(.withdrawRevision(RevisionID(number: 2), reason: "过时"), as: .planner)
    // Approved all the same, and not carried out: somebody must look.
    try shop.perform(.approveRequest(waiting, note: nil), as: .director)
    #expect(try shop.desk.request(waiting, for: shop.actor(.director)).stage == .failed)
    var fourth = third
    fourth.to = "全场八折"
    #expect(try shop.refusal(.proposeRevision(fourth), as: .planner) == reads)
    fourth.from = nil
    #expect(try shop.refusal(.proposeRevision(fourth), as: .planner) == reads)
    fourth.from = "双12 全场包邮"
    try shop.perform(.proposeRevision(fourth), as: .planner)
    // Of another part nothing is known.
    fourth.part = "页脚"
    fourth.from = "什么都行"
    try shop.perform(.proposeRevision(fourth), as: .planner)
    try shop.expectSound()
  }

  @Test("APR-2: a page that was changed outside is revised as it was found, which its request and its record say")
  func foundOutside() throws {
    let shop = try approved()
    var found = plan
    (found.from, found.to, found.changedSince) = ("满 199 送袜子", "满 199 包邮", id)
    #expect(try shop.refusal(.proposeRevision(found), as: .planner)?.reason == .notFound("R0000001"), "nothing is up yet")
    try shop.perform(.publishRevision(id), as: .merchandiser)
    // Said of what stands there as published it isn't true; of a revision that isn't the last it helps nothing.
    var same = found
    same.from = "双12 全场包邮"
    #expect(try shop.refusal(.proposeRevision(same), as: .planner) == Refusal(rule: "APR-2", .pageUnchanged(id)))
    let request = try #require(try shop.perform(.proposeRevision(found), as: .planner).request)
    // What was published may be put back as it was.
    var back = found
    back.to = "双12 全场包邮"
    let second = try #require(try shop.perform(.proposeRevision(back), as: .planner).request)
    try shop.perform(.approveRequest(request, note: nil), as: .director)
    let made = RevisionID(number: 2)
    #expect(try shop.desk.revision(made).plan == found)
    try shop.perform(.publishRevision(made), as: .merchandiser)
    let body = try #require(try shop.desk.log().first { $0.command == "proposeRevision" && $0.body.contains("made") }?.body)
    #expect(body.contains(#""changedSince":"R0000001""#))
    // By now something else stands there: what was found before isn't.
    try shop.perform(.approveRequest(second, note: nil), as: .director)
    #expect(try shop.desk.request(second, for: shop.actor(.director)).stage == .failed)
    #expect(
      try shop.refusal(.proposeRevision(back), as: .planner) == Refusal(rule: "APR-2", .pageReads("满 199 包邮", made)))
    try shop.expectSound()
    try shop.desk.rawSQL("UPDATE page_revision SET changed_since = NULL WHERE id = 2")
    #expect(try shop.desk.verify().sentences == ["revision R0000002 isn't what its records tell of: changedSince"])
  }

  @Test(
    "APR-2: what a form must not let through",
    arguments: [
      (["kind": "page", "page": "首页", "part": "横幅", "from": "a", "to": "a"], "nothingToChange"),
      (["kind": "poster", "page": "首页", "part": "横幅", "to": "a"], "argument"),
      (["kind": "page", "page": "", "part": "横幅", "to": "a"], "argument"),
      (["kind": "page", "page": "首页", "part": "横幅", "to": ""], "argument"),
      (["kind": "page", "page": "首页", "part": "横幅", "to": "a", "due": "morgen"], "argument"),
      (["kind": "page", "page": String(repeating: "页", count: 301), "part": "横幅", "to": "a"], "argument"),
    ])
  func bad(arguments: [String: String], reason: String) {
    do {
      _ = try Command(.proposeRevision, Arguments(arguments.mapValues { .text($0) }))
      Issue.record("let through: \(arguments)")
    } catch { #expect("\(error.reason)".prefix { $0.isLetter } == reason) }
  }

  @Test("ROL-2, APR-2: cells of revisions: state × command × role")
  func cells() throws {
    let table = """
                        toPublish published withdrawn
      publishRevision   x         state     state
      withdrawRevision  x         state     state
      """
    var count = 0
    for (column, state) in PageRevision.State.allCases.enumerated() {
      let shop = try approved()
      switch state {
      case .toPublish: break
      case .published: try shop.perform(.publishRevision(id), as: .merchandiser)
      case .withdrawn: try shop.perform(.withdrawRevision(id, reason: "不用"), as: .planner)
      }
      let runner = try CellRunner(shop)
      for command in [Command.publishRevision(id), .withdrawRevision(id, reason: "写错")] {
        let cell = try GridText(table).cell(command.kind.rawValue, column)
        for role in Role.allCases { try runner.run(command, as: role, expected: cell) { _ in } }
      }
      for role in Role.allCases {
        try runner.run(
          .proposeRevision(RevisionPlan(kind: .copy, page: "SKU-1", part: "标题", from: nil, to: "新", due: nil)), as: role,
          expected: "x"
        ) { _ in }
        try runner.run(.reviewPages(note: "都对"), as: role, expected: "x") { _ in }
      }
      count += runner.count
    }
    #expect(count == 3 * 4 * 13)
  }

  @Test(
    "APR-2, REC-1: whatever a forger changes of a revision is found",
    arguments: [
      ("UPDATE page_revision SET becomes = 'x'", "revision R0000001 isn't what its records tell of: to"),
      ("UPDATE page_revision SET approved_by = 'x'", "revision R0000001 isn't what its records tell of: approvedBy"),
      ("UPDATE page_revision SET published_by = 'x'", "revision R0000001 isn't what its records tell of: publishedBy"),
      ("DELETE FROM page_revision", "revision R0000001 is missing"), ("DELETE FROM page_review", "the reviews of pages"),
    ])
  func forged(sql: String, fault: String) throws {
    let shop = try approved()
    try shop.perform(.publishRevision(id), as: .merchandiser)
    try shop.perform(.reviewPages(note: "都对"), as: .designer)
    try shop.expectSound("before the forgery")
    try shop.desk.rawSQL(sql)
    let faults = try shop.desk.verify().sentences
    #expect(faults.contains { $0.hasPrefix(fault) }, "\(faults)")
  }
}
