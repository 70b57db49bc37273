import DeskCore
import DeskTestKit
import Testing

@Suite("Every state × command × role: orders")
struct OrderCellTests {
  // pay: awaitingPayment, con: awaitingContact, cnf: awaitingConfirmation, cfd: confirmed, shp: shipped, fin: finished, clo: closed,
  // unc: unclear. x: done; state: not in this state; queued: all its goods are; whole: nothing of it is short; nothing: there is nothing to answer; away: nothing of ours was delivered.
  static let table = """
                   pay   con   cnf   cfd   shp   fin   clo   unc
    claimOrder     state x     x     x     state state state x
    releaseOrder   state x     x     x     state state state x
    reviewOrder    state x     x     state state state state state
    contactOrder   state x     x     state state state state state
    confirmOrder   state state x     queued state state state state
    noteOrder      x     x     x     x     x     x     x     x
    amendOrder     state x     x     x     state state state x
    cancelOrder      x     x       x       x       x     state   state   x
    remindOrder      x     state   state   state   state state   state   state
    chooseShortage   state x       x       whole   state state   state   state
    escalateOrder    x     x       x       x       x     x       state   x
    answerEscalation x     x       x       x       x     x       nothing x
    assignOrder      state x       x       x       state state   state   x
    offerOrder       state x       x       x       state state   state   x
    acceptOrder      state x       x       x       state state   state   x
    recordReview     state state   state   state   x     x       x       state
    answerReview     nothing nothing nothing nothing x   x       x       nothing
    visitBuyer       state state   state   state   x     away    state   state
    reportBuyer      x     x       x       x       x     x       x       x
    judgeBuyer       x     x       x       x       x     x       x       x
    reviewRefund     x     x       x       x       x     x       x       x
    openCase         state x       x       x       x     x       x       x
    unmaskOrder      x     x       x       x       x     x       x       x
    """

  private let id = Scene.order

  var commands: [Command] {
    [
      .claimOrder(id), .releaseOrder(id), .reviewOrder(id), .contactOrder(id, outcome: .confirmed, channel: .wangwang, note: "好"),
      .confirmOrder(id),
      .noteOrder(id, text: "轻放", flag: .blue), .amendOrder(id, field: .phone, to: "13900000000", line: nil, note: nil),
      .cancelOrder(id, reason: "不要了"), .remindOrder(id, note: nil), .chooseShortage(id, choice: .wait, note: "等"),
      .escalateOrder(id, reason: "难", to: "presaleagent"), .answerEscalation(id, note: "好"),
      .assignOrder(id, person: "aftersaleagent"),
      .offerOrder(id, promised: "明天发"), .acceptOrder(id), .recordReview(id, rating: .bad, text: "差"), .answerReview(id, note: "抱歉"),
      .visitBuyer(id, note: "满意"), .reportBuyer(id, reason: "骂人"), .judgeBuyer(id, verdict: .confirmed, note: nil),
      .reviewRefund(id, note: "已催仓库验收"),
      .openCase(id, AfterCaseWish(.refund, amount: Money(fen: 100), reason: "少件")),
      .unmaskOrder(id, reason: "对发票"),
    ]
  }

  /// What must be so, besides the state, for the command to be done.
  private func prepare(_ command: Command, _ role: Role, _ shop: TestShop) throws {
    switch command.kind {
    case .releaseOrder: try shop.perform(.claimOrder(id), as: role)
    case .confirmOrder:
      try shop.perform(.reviewOrder(id), as: .presaleAgent)
      try shop.perform(.releaseOrder(id), as: .presaleAgent)
    case .answerEscalation:
      let isColleague = Authority.allows(role, .claimOrder)
      try shop.perform(.escalateOrder(id, reason: "难", to: isColleague ? role.rawValue.lowercased() : nil), as: .presaleAgent)
    case .offerOrder: try shop.perform(.claimOrder(id), as: role)
    case .acceptOrder:
      let before: Role = role == .agentLead ? .presaleAgent : .agentLead
      try shop.perform(.claimOrder(id), as: before)
      try shop.perform(.offerOrder(id, promised: "明天发"), as: before)
    case .answerReview: try shop.perform(.recordReview(id, rating: .bad, text: "差"), as: .aftersaleAgent)
    case .judgeBuyer: try shop.perform(.reportBuyer(id, reason: "骂人"), as: .presaleAgent)
    case .visitBuyer:
      var finished = ImportedOrder.paid("1001", message: "请发蓝色")
      finished.status = .finished
      try shop.take([finished])
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
      for role in Role.allCases {
        // REC-3: who sees the buyer as it is has nothing to ask for.
        let own = command.kind == .unmaskOrder && role.seesBuyers ? "seesBuyer" : expected
        try runner.run(command, as: role, expected: own) { try prepare(command, role, $0) }
      }
    }
    #expect(runner.count == commands.count * Role.allCases.count)
    try shop.expectSound()
    print("cells: \(runner.count) of orders in \(stage)")
  }

  @Test("The table holds every command on an order")
  func complete() { #expect(Set(commands.map(\.kind)) == Set(CommandKind.allCases.filter { $0.target == .order })) }
}
