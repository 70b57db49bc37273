import DeskCore
import DeskTestKit
import Testing

@Suite("Every state × command × role: counts")
struct CountCellTests {
  // The state of A in a count of A alone; its count is closed when A is settled. x: done; state: not in this state; asked: its booking waits.
  static let table = """
                 open  recount differs explained matched booked
    enterCount   x     x       x       asked     state   state
    explainCount state state   x       asked     state   state
    bookCount    state state   state   asked     state   state
    cancelCount  x     x       x       asked     state   state
    signCount    state state   state   state     state   state
    """

  private let commands: [Command] = [
    .enterCount(CountScene.id, sku: "A", quantity: 11), .explainCount(CountScene.id, sku: "A", reason: "错发"),
    .bookCount(CountScene.id, sku: "A"), .cancelCount(CountScene.id, reason: "改日"), .signCount(CountScene.id, note: nil),
  ]

  @Test("ROL-2, INV-5: count cells", arguments: CountLine.State.allCases)
  func cells(state: CountLine.State) throws {
    let shop = try CountScene.at(state)
    #expect(try shop.counted().state == state)
    let runner = try CellRunner(shop)
    let column = try #require(CountLine.State.allCases.firstIndex(of: state))
    // Who counted last doesn't count again.
    let last: Role? = state == .recount ? .shipper : state == .differs ? .finance : nil
    for command in commands {
      let cell = try GridText(Self.table).cell(command.kind.rawValue, column)
      for role in Role.allCases {
        let again = command.kind == .enterCount && role == last
        let asked = "alreadyAsked(request: \"A0000004\", by: \"merchandiser\")"
        try runner.run(command, as: role, expected: again ? "otherCounter" : cell == "asked" ? asked : cell) { _ in }
      }
    }
    try shop.expectSound()
    print("cells: \(runner.count) of counts with a SKU that is \(state)")
  }

  @Test("ROL-2, INV-5: cells of opening, of finance's signature, and of merging")
  func opening() throws {
    let shop = try GoodsScene.priced()
    try shop.perform(
      .receiveStock(sku: "B", quantity: 3, location: "B-01", barcode: "690002", title: "枕套"), as: .merchandiser)
    // Who opens a full count doesn't sign it: somebody else of finance is there for that.
    _ = try shop.session(.finance, name: "zweite-finance")
    let runner = try CellRunner(shop)
    for kind in StockCount.Kind.allCases {
      let command = Command.openCount(kind, skus: kind == .asked ? ["A"] : [], zone: nil, size: nil)
      for role in Role.allCases { try runner.run(command, as: role, expected: "x") { _ in } }
    }
    for role in Role.allCases { try runner.run(.mergeSKU(sku: "A", into: "B", reason: "同款"), as: role, expected: "x") { _ in } }
    let signing = try CountScene.at(.matched, kind: .full)
    let signer = try CellRunner(signing)
    for role in Role.allCases { try signer.run(.signCount(CountScene.id, note: nil), as: role, expected: "x") { _ in } }
    print("cells: \(runner.count + signer.count) of opening, merging and signing")
  }

  @Test("The table holds every command on a count")
  func complete() { #expect(Set(commands.map(\.kind)) == Set(CommandKind.allCases.filter { $0.target == .count })) }
}
