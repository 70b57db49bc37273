import DeskCore
import DeskStore
import DeskTestKit
import Testing

@Suite("ORD-14: reviews from files")
struct ReviewTests {
  private func take(_ shop: TestShop, _ reviews: [ImportedReview], id: String, as role: Role = .aftersaleAgent) throws
    -> ImportReport.File
  {
    var batch = ImportedBatch()
    batch.files = [FileIntake(name: "reviews.csv", kind: .reviews, platform: "", layout: "shopdesk-reviews")]
    batch.reviews = reviews
    return try #require(try shop.desk.importBatch(batch, id: id, by: shop.session(role)).files.first)
  }

  private func counts(_ file: ImportReport.File) -> [Int] { [file.new, file.changed, file.same, file.older, file.rejected.count] }

  private func review(_ rating: ReviewRating, _ text: String = "", at: Instant? = nil) -> ImportedReview {
    ImportedReview(number: "1001", rating: rating, text: text, at: at, row: 2)
  }

  @Test("A bad review asks for an answer within 48 hours of the buyer's time; the same file again changes nothing")
  func once() throws {
    let shop = try Scene.order(.shipped)
    let rated = shop.desk.now.advanced(byHours: -5)
    #expect(counts(try take(shop, [review(.bad, "盖子裂了", at: rated)], id: "1")) == [1, 0, 0, 0, 0])
    let card = try shop.desk.card(of: Scene.order, for: shop.actor(.aftersaleAgent))
    #expect(card.facts.care.ratedAt == rated)
    #expect(card.work.contains { $0.kind == .review && $0.due == rated.advanced(byHours: WorkPlan.reviewHours) })
    #expect(card.timeline.first?.command == "recordReview")
    #expect(card.timeline.first?.body.contains("盖子裂了") == true)
    let before = try Foreign(shop.path).dump(without: ["record", "import_run"])
    #expect(counts(try take(shop, [review(.bad, "盖子裂了", at: rated)], id: "2")) == [0, 0, 1, 0, 0])
    #expect(try Foreign(shop.path).dump(without: ["record", "import_run"]) == before)
    try shop.perform(.answerReview(Scene.order, note: "补发盖子"), as: .aftersaleAgent)
    #expect(counts(try take(shop, [review(.bad, "盖子裂了", at: rated)], id: "3")) == [0, 0, 1, 0, 0])
    #expect(try shop.facts().care.ratingAnsweredAt != nil)
    try shop.expectSound()
  }

  @Test("A later word counts, an older one doesn't; what was entered by hand isn't entered again")
  func later() throws {
    let shop = try Scene.order(.shipped)
    try shop.perform(.recordReview(Scene.order, rating: .middling, text: "一般"), as: .presaleAgent)
    #expect(counts(try take(shop, [review(.middling, "一般")], id: "1")) == [0, 0, 1, 0, 0])
    #expect(counts(try take(shop, [review(.bad, "坏了")], id: "2")) == [0, 1, 0, 0, 0])
    let known = try #require(try shop.facts().care.ratedAt)
    #expect(counts(try take(shop, [review(.good, "好", at: known.advanced(byHours: -1))], id: "3")) == [0, 0, 0, 1, 0])
    #expect(try shop.facts().care.rating == .bad)
    try shop.expectSound()
  }

  @Test("Rows that the shop can't take are named and leave nothing behind")
  func rejected() throws {
    let shop = try Scene.order(.awaitingContact)
    let before = try Foreign(shop.path).dump(without: ["record", "import_run"])
    var unknown = review(.bad)
    unknown.number = "9999"
    unknown.row = 3
    var ahead = review(.bad, at: shop.desk.now.advanced(byHours: 1))
    ahead.row = 4
    let file = try take(shop, [review(.bad), unknown, ahead], id: "1")
    #expect(
      file.rejected.map(\.reason) == [
        .notShippedYet("awaitingContact"), .unknownOrder("9999"),
        .timeAhead(shop.desk.settings.calendar.zone.iso(shop.desk.now.advanced(byHours: 1))),
      ])
    #expect(file.rejected.map(\.column) == ["订单编号", "订单编号", "评价时间"])
    #expect(try Foreign(shop.path).dump(without: ["record", "import_run"]) == before)
    try shop.expectSound()
  }

  @Test("ROL-2: who may not import reviews is refused, and the attempt is recorded")
  func notPermitted() throws {
    let shop = try Scene.order(.shipped)
    #expect(throws: Refusal.notPermitted(.importReviews)) { try take(shop, [review(.bad)], id: "1", as: .shipper) }
    #expect(try shop.desk.log().first?.done == false)
    #expect(try shop.facts().care.rating == nil)
  }
}
