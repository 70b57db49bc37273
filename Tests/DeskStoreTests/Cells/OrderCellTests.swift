import DeskCore
import DeskTestKit
import Testing

@Suite("Every state × command × role: orders")
struct OrderCellTests {
  // pay: awaitingPayment, con: awaitingContact, cnf: awaitingConfirmation, cfd: confirmed, shp: shipped, fin: finished, clo: closed,
  // unc: unclear. x: done; state: not in this state.
  static let table = """
                   pay   con   cnf   cfd   shp   fin   clo   unc
    claimOrder     state x     x     x     state state state x
    releaseOrder   state x     x     x     state state state x
    reviewOrder    state x     x     state state state state state
    contactOrder   state x     x     state state state state state
    confirmOrder   state state x     state state state state state
    noteOrder      x     x     x     x     x     x     x     x
    amendOrder     state x     x     x     state state state x
    """

  private let id = Scene.order

  private var commands: [Command] {
    [
      .claimOrder(id), .releaseOrder(id), .reviewOrder(id), .contactOrder(id, outcome: .confirmed, channel: .wangwang, note: "好"),
      .confirmOrder(id),
      .noteOrder(id, text: "轻放", flag: .blue), .amendOrder(id, field: .phone, to: "13900000000", line: nil, note: nil),
    ]
  }

  /// What must be so, besides the state, for the command to be done.
  private func prepare(_ command: Command, _ role: Role, _ shop: TestShop) throws {
    switch command.kind {
    case .releaseOrder: try shop.perform(.claimOrder(id), as: role)
    case .confirmOrder:
      try shop.perform(.reviewOrder(id), as: .presaleAgent)
      try shop.perform(.releaseOrder(id), as: .presaleAgent)
    default: break
    }
  }

  @Test("ROL-2: order cells", arguments: OrderStage.allCases)
  func cells(stage: OrderStage) throws {
    let shop = try Scene.order(stage)
    #expect(try shop.facts().stage == stage)
    let runner = try CellRunner(shop)
    let column = try #require(OrderStage.allCases.firstIndex(of: stage))
    for command in commands {
      let expected = try GridText(Self.table).cell(command.kind.rawValue, column)
      for role in Role.allCases { try runner.run(command, as: role, expected: expected) { try prepare(command, role, $0) } }
    }
    #expect(runner.count == commands.count * Role.allCases.count)
    try shop.expectSound()
    print("cells: \(runner.count) of orders in \(stage)")
  }

  @Test("The table holds every command on an order")
  func complete() { #expect(Set(commands.map(\.kind)) == Set(CommandKind.allCases.filter { $0.target == .order })) }
}
