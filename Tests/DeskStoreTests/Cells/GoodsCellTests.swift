import DeskCore
import DeskTestKit
import Testing

@Suite("Every state × command × role: goods")
struct GoodsCellTests {
  // x: done, or asked for; state: not in this state.
  static let table = """
                   unlisted toPublish listed toTakeDown delisted
    listSKU        x        state     state  x          x
    unlistSKU      state    x         x      state      state
    publishListing state    x         state  x          state
    """

  private let commands: [Command] = [
    .listSKU(sku: "A", shop: GoodsScene.shop, note: nil), .unlistSKU(sku: "A", shop: GoodsScene.shop, reason: "换季"),
    .publishListing(sku: "A", shop: GoodsScene.shop),
  ]

  @Test("ROL-2, INV-4: listing cells", arguments: Listing.State.allCases)
  func listings(state: Listing.State) throws {
    let runner = try CellRunner(GoodsScene.at(state))
    let column = try #require(Listing.State.allCases.firstIndex(of: state))
    for command in commands {
      let cell = try GridText(Self.table).cell(command.kind.rawValue, column)
      for role in Role.allCases { try runner.run(command, as: role, expected: cell) { _ in } }
    }
    print("cells: \(runner.count) of listings \(state)")
  }

  @Test("ROL-2, INV-1, INV-4: cells of a SKU, its places and its price")
  func goods() throws {
    let runner = try CellRunner(GoodsScene.priced())
    let commands: [Command] = [
      .editSKU(sku: "A", field: .title, to: "新名"), .moveStock(sku: "A", quantity: 1, from: nil, to: "B-02"),
      .holdStock(sku: "A", quantity: 1, reason: "色差"), .writeOffStock(sku: "A", quantity: 1, reason: "破"),
      .setPrice(sku: "A", price: Money(fen: 9900), note: nil),
    ]
    for command in commands { for role in Role.allCases { try runner.run(command, as: role, expected: "x") { _ in } } }
    for role in Role.allCases { try runner.run(.publishPrice(sku: "A"), as: role, expected: "state") { _ in } }
    let held = try GoodsScene.priced()
    try held.perform(.holdStock(sku: "A", quantity: 1, reason: "色差"), as: .merchandiser)
    let waiting = try GoodsScene.priced()
    try waiting.approve(.setPrice(sku: "A", price: Money(fen: 9900), note: nil), by: .planner, as: .director)
    for (shop, command) in [
      (held, Command.freeStock(sku: "A", quantity: 1, reason: "没问题")), (waiting, .publishPrice(sku: "A")),
    ] {
      let one = try CellRunner(shop)
      for role in Role.allCases { try one.run(command, as: role, expected: "x") { _ in } }
    }
    print("cells: \(runner.count + 26) of goods")
  }
}
