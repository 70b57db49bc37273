import DeskCore
import DeskTestKit
import Testing

@Suite("Every state × command × role: promotions")
struct PromotionCellTests {
  // x: done, or asked for; state: not in this state.
  static let table = """
                      draft submitted approved rejected scheduled live  ended withdrawn
    editPromotion     x     state     state    x        state     state state state
    submitPromotion   x     state     state    x        state     state state state
    publishPromotion  state state     x        state    state     state state state
    withdrawPromotion x     x         x        x        x         x     state state
    """

  private func commands() throws -> [Command] {
    let id = PromotionScene.id
    return [
      .editPromotion(id, try PromotionFields(Arguments(["title": .text("改名")]), all: false)), .submitPromotion(id, note: nil),
      .publishPromotion(id), .withdrawPromotion(id, reason: "不做了"),
    ]
  }

  @Test("ROL-2, PRO-1: promotion cells", arguments: PromotionStage.allCases)
  func promotions(stage: PromotionStage) throws {
    let runner = try CellRunner(PromotionScene.at(stage))
    let column = try #require(PromotionStage.allCases.firstIndex(of: stage))
    for command in try commands() {
      let cell = try GridText(Self.table).cell(command.kind.rawValue, column)
      for role in Role.allCases { try runner.run(command, as: role, expected: cell) { _ in } }
    }
    print("cells: \(runner.count) of promotions \(stage)")
  }

  @Test("ROL-2, PRO-1, PRO-4: who drafts a promotion, who notes an event and takes it further")
  func others() throws {
    let shop = try GoodsScene.priced()
    let plan = try EventPlan(
      Arguments([
        "platform": .text("taobao"), "title": .text("年货节"), "signUpBy": .text("2026-01-08 18:00"), "from": .text("2026-01-15"),
        "until": .text("2026-01-20"),
      ]))
    try shop.perform(.addEvent(plan), as: .promoter)
    let runner = try CellRunner(shop)
    let event = PlatformEventID(number: 1)
    for (command, expected) in [
      (Command.draftPromotion(try PromotionScene.fields()), "x"), (.addEvent(plan), "x"),
      (.stepEvent(event, step: .signUp, result: nil, promotion: nil), "x"),
      (.stepEvent(event, step: .finish, result: "好", promotion: nil), "state"),
    ] {
      for role in Role.allCases { try runner.run(command, as: role, expected: expected) { _ in } }
    }
  }
}
