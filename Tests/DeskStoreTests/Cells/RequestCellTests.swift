import DeskCore
import DeskTestKit
import Testing

@Suite("Every state × command × role: requests")
struct RequestCellTests {
  // pro: proposed, car: carriedOut, fai: failed, rej: rejected, wit: withdrawn.
  // x: done, taken back by whoever asked alone; state: not in this state.
  static let table = """
                    pro   car   fai   rej   wit
    approveRequest  x     state x     state state
    rejectRequest   x     state x     state state
    withdrawRequest x     state x     state state
    """

  private let id = RequestID(number: 1)

  private var commands: [Command] { [.approveRequest(id, note: nil), .rejectRequest(id, reason: "太多"), .withdrawRequest(id)] }

  @Test("ROL-2, APR-1: request cells", arguments: ApprovalRequest.Stage.allCases)
  func cells(stage: ApprovalRequest.Stage) throws {
    let shop = try RequestScene.at(stage)
    #expect(try shop.request(id).stage == stage)
    let runner = try CellRunner(shop)
    let column = try #require(ApprovalRequest.Stage.allCases.firstIndex(of: stage))
    for command in commands {
      let cell = try GridText(Self.table).cell(command.kind.rawValue, column)
      for role in Role.allCases {
        let isOthers = command.kind == .withdrawRequest && cell == "x" && role != .presaleAgent
        // IT agrees to limits and to nothing else (ROL-6).
        let isIT = role == .dbAdmin && command.kind != .withdrawRequest && cell == "x"
        if isIT {
          let refusal = try shop.refusal(command, as: role)
          #expect(refusal?.reason == .belowLevel(.agentLead) || refusal?.code == .notPermitted, "\(command.kind) by \(role)")
          continue
        }
        // Whether a state has a row is looked at before whose request it is.
        try runner.run(command, as: role, expected: isOthers ? "other" : cell) { _ in }
      }
    }
    try shop.expectSound()
    print("cells: \(runner.count) of requests in \(stage)")
  }

  @Test("The table holds every command on a request")
  func complete() { #expect(Set(commands.map(\.kind)) == Set(CommandKind.allCases.filter { $0.target == .request })) }
}

/// Requests in a wanted state, brought there by real commands.
enum RequestScene {
  static let price = Command.amendOrder(Scene.order, field: .price, to: "8", line: 1, note: "老客")

  /// An agent who may take one yuan off asked for two.
  static func at(_ stage: ApprovalRequest.Stage) throws -> TestShop {
    let shop = try Scene.order(.awaitingContact)
    let limit = Command.setAuthority(
      role: .presaleAgent, amount: .priceReduction, perOrder: Money(fen: 100), perDay: Money(fen: 500))
    try shop.perform(limit, as: .director)
    let id = try #require(try shop.perform(price, as: .presaleAgent).request)
    switch stage {
    case .proposed: break
    case .carriedOut: try shop.perform(.approveRequest(id, note: nil), as: .agentLead)
    case .failed:
      // Somebody else has done it meanwhile: there is nothing left to change.
      try shop.perform(price, as: .agentLead)
      try shop.perform(.approveRequest(id, note: nil), as: .director)
    case .rejected: try shop.perform(.rejectRequest(id, reason: "太多"), as: .agentLead)
    case .withdrawn: try shop.perform(.withdrawRequest(id), as: .presaleAgent)
    }
    return shop
  }
}

extension TestShop {
  func request(_ id: RequestID) throws -> ApprovalRequest { try desk.request(id, for: actor(.agentLead)) }
}
