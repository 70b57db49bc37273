import DeskCore
import DeskTestKit
import Testing

@Suite("Every state × command × role: after-sale cases")
struct CaseCellTests {
  // req: requested, app: approved, ref: refused, wit: withdrawn, set: settled, clo: closed.
  // x: done; state: not in this state; approved: approved already, and its goods weren't rejected; nothing: there is no dispute.
  static let table = """
                  req   app      ref   wit     set   clo
    approveCase   x     approved state state   state state
    refuseCase    x     approved state state   state state
    withdrawCase  x     x        state state   state state
    receiveCase   state x        state state   state state
    inspectCase   state x        state state   state state
    settleCase    state x        state state   state state
    closeCase     state state    x     x       x     state
    disputeCase   x     x        x     state   x     state
    answerDispute x     x        x     nothing x     nothing
    """

  private let id = CaseID(number: 1)

  private var commands: [Command] {
    [
      .approveCase(id, note: nil), .refuseCase(id, reason: "超期"), .withdrawCase(id, reason: "买家撤回"),
      .receiveCase(id, goods: [GoodsCount("1", 1)], note: nil),
      .inspectCase(id, verdict: .accepted, damaged: [], note: nil), .settleCase(id, amount: Money(fen: 500), note: nil),
      .closeCase(id, note: nil), .disputeCase(id, number: "D-1", hours: 48), .answerDispute(id, note: "已举证"),
    ]
  }

  private func prepare(_ command: Command, _ shop: TestShop) throws {
    switch command.kind {
    case .inspectCase: try shop.perform(.receiveCase(id, goods: [], note: nil), as: .shipper)
    case .settleCase:
      try shop.perform(.receiveCase(id, goods: [], note: nil), as: .shipper)
      try shop.perform(.inspectCase(id, verdict: .accepted, damaged: [], note: nil), as: .merchandiser)
    case .answerDispute: try shop.perform(.disputeCase(id, number: "D-1", hours: 48), as: .aftersaleAgent)
    default: break
    }
  }

  @Test("ROL-2, AFT-1: case cells", arguments: CaseStage.allCases)
  func cells(stage: CaseStage) throws {
    let shop = try CaseScene.at(stage)
    let runner = try CellRunner(shop)
    let column = try #require(CaseStage.allCases.firstIndex(of: stage))
    for command in commands {
      let expected = try GridText(Self.table).cell(command.kind.rawValue, column)
      for role in Role.allCases { try runner.run(command, as: role, expected: expected) { try prepare(command, $0) } }
    }
    #expect(runner.count == commands.count * Role.allCases.count)
    try shop.expectSound()
    print("cells: \(runner.count) of cases in \(stage)")
  }

  @Test("The table holds every command on a case")
  func complete() { #expect(Set(commands.map(\.kind)) == Set(CommandKind.allCases.filter { $0.target == .afterCase })) }
}

/// Cases in a wanted state, brought there by real commands.
enum CaseScene {
  /// A return of the only piece of an order that was handed over, in `stage`.
  static func at(_ stage: CaseStage) throws -> TestShop {
    let (shop, _) = try Scene.parcel(.handedOver)
    let id = try open(shop, AfterCaseWish(.returnRefund, reason: "不喜欢"))
    switch stage {
    case .requested: break
    case .refused: try shop.perform(.refuseCase(id, reason: "超期"), as: .aftersaleAgent)
    case .withdrawn: try shop.perform(.withdrawCase(id, reason: "买家撤回"), as: .aftersaleAgent)
    case .approved: try shop.perform(.approveCase(id, note: nil), as: .aftersaleAgent)
    case .settled, .closed:
      try shop.perform(.approveCase(id, note: nil), as: .aftersaleAgent)
      try shop.perform(.receiveCase(id, goods: [], note: nil), as: .shipper)
      try shop.perform(.inspectCase(id, verdict: .accepted, damaged: [], note: nil), as: .shipper)
      try shop.perform(.settleCase(id, amount: nil, note: nil), as: .aftersaleAgent)
      if stage == .closed { try shop.perform(.closeCase(id, note: nil), as: .aftersaleAgent) }
    }
    return shop
  }

  static func open(_ shop: TestShop, _ wish: AfterCaseWish, of order: OrderID = Scene.order) throws -> CaseID {
    try #require(try shop.perform(.openCase(order, wish), as: .aftersaleAgent).cases.first)
  }
}

extension TestShop {
  func afterCase(_ id: CaseID) throws -> AfterCase {
    let card = try desk.card(of: desk.order(of: id), for: actor(.agentLead))
    return try #require(card.cases.first { $0.afterCase.id == id }).afterCase
  }
}
