import DeskCore
import DeskStore
import DeskTestKit
import Testing

/// A promotion in a wanted state, brought there by real commands: 15 % off A, a week from tomorrow.
enum PromotionScene {
  static let id = PromotionID(number: 1)

  static func fields(_ changes: [PromotionField: String] = [:]) throws -> PromotionFields {
    var values: [String: Arguments.Value] = [
      "title": .text("新年 85 折"), "kind": .text("percentOff"), "rule": .text("15"), "goods": .list(["A"]),
      "from": .text("2026-01-06"),
      "until": .text("2026-01-12"),
    ]
    for (field, text) in changes { values[field.rawValue] = .text(text) }
    return try PromotionFields(Arguments(values), all: true)
  }

  static func at(_ stage: PromotionStage, _ changes: [PromotionField: String] = [:]) throws -> TestShop {
    let shop = try GoodsScene.priced()
    try shop.perform(.draftPromotion(fields(changes)), as: .planner)
    if stage == .draft { return shop }
    if stage == .withdrawn {
      try shop.perform(.withdrawPromotion(id, reason: "不做了"), as: .planner)
      return shop
    }
    let request = try #require(try shop.perform(.submitPromotion(id, note: nil), as: .planner).request)
    if stage == .submitted { return shop }
    if stage == .rejected {
      try shop.perform(.rejectRequest(request, reason: "太低"), as: .director)
      return shop
    }
    try shop.perform(.approveRequest(request, note: nil), as: .director)
    if stage == .approved { return shop }
    try shop.perform(.publishPromotion(id), as: .merchandiser)
    if stage == .scheduled { return shop }
    try shop.pass(days: 1)
    if stage == .live { return shop }
    try shop.pass(days: 8)
    return shop
  }
}

extension TestShop {
  /// Days go by; everybody comes back and signs in anew.
  func pass(days: Int64) throws {
    clock.advance(minutes: days * 24 * 60)
    endDay()
    for role in Role.allCases { _ = try session(role) }
    // The day's first record begins it in the books.
    try perform(.savePhrase(name: "早", text: "\(clock.now.milliseconds)"), as: .agentLead)
  }

  func promotion(_ id: PromotionID = PromotionScene.id) throws -> PromotionCard { try desk.promotionCard(id, for: actor(.planner)) }

  /// An order of A, paid now in the shop's usual place.
  func order(_ number: String, pieces: Int = 1, paid: Money, buyer: String? = nil) throws -> OrderID {
    var order = ImportedOrder.paid(number, sku: "A", quantity: pieces, at: desk.now)
    if let buyer { order.buyer = buyer }
    order.lines[0].price = Money(fen: 10_000)
    order.lines[0].paid = paid
    order.goods = paid
    order.total = paid
    order.paid = paid
    try take([order])
    return try desk.findOrder(number)
  }

  func confirmed(_ number: String, pieces: Int = 1, paid: Money, buyer: String? = nil) throws -> OrderID {
    let id = try order(number, pieces: pieces, paid: paid, buyer: buyer)
    _ = try Scene.confirm(self, id)
    return id
  }
}
