import DeskCore
import DeskTestKit
import Testing

@Suite("Every state × command × role: purchases")
struct PurchaseCellTests {
  // x: done; state: not in this state; hand: goods stand between gate and shelf.
  static let table = """
                    draft placed receiving closed cancelled
    editPurchase    x     state  state     state  state
    placePurchase   x     state  state     state  state
    receivePurchase state x      x         state  state
    inspectPurchase state state  x         state  state
    stowPurchase    state state  x         state  state
    returnPurchase  state state  x         state  state
    cancelPurchase  x     x      state     state  state
    closePurchase   state state  hand      state  state
    """

  private let commands: [Command] = [
    .editPurchase(PurchaseScene.id, sku: "A", quantity: 30, cost: nil),
    .placePurchase(PurchaseScene.id, expected: nil, note: nil),
    .receivePurchase(PurchaseScene.id, goods: [PurchaseWish("A", 3)], note: nil),
    .inspectPurchase(PurchaseScene.id, sku: "A", accepted: 5, rejected: 1, reason: "破洞"),
    .stowPurchase(PurchaseScene.id, sku: "A", quantity: 4, location: "B-02"),
    .returnPurchase(PurchaseScene.id, sku: "A", quantity: 2, note: nil), .cancelPurchase(PurchaseScene.id, reason: "停产"),
    .closePurchase(PurchaseScene.id, reason: "不补了"),
  ]

  @Test("ROL-2, INV-6: purchase cells", arguments: Purchase.State.allCases)
  func cells(state: Purchase.State) throws {
    let shop = try PurchaseScene.at(state)
    #expect(try shop.purchase().state == state)
    let runner = try CellRunner(shop)
    let column = try #require(Purchase.State.allCases.firstIndex(of: state))
    for command in commands {
      let cell = try GridText(Self.table).cell(command.kind.rawValue, column)
      let hand = "goodsInHand(sku: \"A\", inspect: 6, stow: 4, back: 2)"
      for role in Role.allCases { try runner.run(command, as: role, expected: cell == "hand" ? hand : cell) { _ in } }
    }
    try shop.expectSound()
    print("cells: \(runner.count) of a purchase that is \(state)")
  }

  @Test("ROL-2, DIS-3, INV-6: cells of suppliers and of beginning a purchase")
  func beginning() throws {
    let runner = try CellRunner(PurchaseScene.at(.closed))
    for command in [
      Command.saveSupplier(code: "hz-tex", SupplierFields(phone: "0571-88880000")),
      .saveSupplier(code: "sz", SupplierFields(name: "苏州丝绸")),
      .draftPurchase(supplier: "hz-tex", goods: [PurchaseWish("A", 3, cost: Money(fen: 3900))], note: "急"),
    ] {
      for role in Role.allCases { try runner.run(command, as: role, expected: "x") { _ in } }
    }
    print("cells: \(runner.count) of suppliers and drafts")
  }

  @Test("The table holds every command on a purchase")
  func complete() { #expect(Set(commands.map(\.kind)) == Set(CommandKind.allCases.filter { $0.target == .purchase })) }
}
