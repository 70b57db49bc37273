import DeskCore
import DeskTestKit
import Testing

@Suite("Every state × command × role: accounts, roster, who holds what")
struct PeopleCellTests {
  private static let day = ShopDay(iso: "2026-01-05")!

  // none: nobody of that name; active, disabled: an agent. x: done; otherwise the reason.
  static let table = """
                    none   active   disabled
    borrowAccount   none   x        disabled
    setRoster       none   x        disabled
    setHotline      none   x        disabled
    noteAbsence     none   x        disabled
    drainPerson     none   empty    empty
    """

  @Test(
    "ROL-7, ROL-8, ROL-9, SUP-1: cells of accounts and the roster", arguments: Array(["none", "active", "disabled"].enumerated()))
  func people(column: Int, state: String) throws {
    let shop = try Scene.order(.awaitingContact)
    if state != "none" { try shop.appoint(.addPerson(name: "limei", displayName: "李梅", role: .presaleAgent)) }
    if state == "disabled" { try shop.perform(.disablePerson(name: "limei"), as: .dbAdmin) }
    let commands: [Command] = [
      .borrowAccount(name: "limei", by: "aftersaleagent", until: nil, reason: "出差"),
      .setRoster(name: "limei", from: Self.day, to: nil, shift: .early), .setHotline(name: "limei", from: Self.day, to: nil),
      .noteAbsence(name: "limei", day: Self.day, reason: "没有来"), .drainPerson(name: "limei", to: nil, reason: "下班"),
    ]
    let runner = try CellRunner(shop)
    for command in commands {
      let expected = try GridText(Self.table).cell(command.kind.rawValue, column)
      for role in Role.allCases { try runner.run(command, as: role, expected: expected) { _ in } }
    }
    print("cells: \(runner.count) of accounts and the roster: \(state)")
  }

  @Test("ROL-7, ROL-8: cells of what is set for the shop")
  func shop() throws {
    let shop = try Scene.order(.awaitingContact)
    let runner = try CellRunner(shop)
    for role in Role.allCases {
      try runner.run(.setPasswordAge(days: 60), as: role, expected: "x") { _ in }
      try runner.run(
        .rotateRoster(people: ["presaleagent", "aftersaleagent"], from: Self.day, weeks: 2), as: role, expected: "x"
      ) { _ in }
    }
    print("cells: \(runner.count) of password age and rotation")
  }

  // Held by the presale agent. own: that agent; other: a colleague; lead: who may go past a holder. Posts that may not are refused for that.
  static let holds = """
                     own     other   lead
    claimOrder       x       held    x
    releaseOrder     x       held    x
    reviewOrder      x       held    x
    contactOrder     x       held    x
    confirmOrder     state   state   state
    noteOrder        x       x       x
    amendOrder       x       held    x
    cancelOrder      x       held    x
    remindOrder      state   state   state
    chooseShortage   x       held    x
    escalateOrder    x       x       x
    answerEscalation nothing nothing nothing
    assignOrder      x       x       x
    offerOrder       x       held    x
    acceptOrder      unoffered unoffered unoffered
    recordReview     state   state   state
    answerReview     nothing nothing nothing
    visitBuyer       state   state   state
    reportBuyer      x       x       x
    judgeBuyer       unreported unreported unreported
    openCase         x       x       x
    unmaskOrder      x       x       x
    reviewRefund     x       x       x
    """

  @Test("ROL-2, SUP-1: every command on an order of one's own, of a colleague's, and one that is closed, by each post")
  func held() throws {
    let shop = try Scene.order(.awaitingContact)
    try shop.perform(.claimOrder(Scene.order), as: .presaleAgent)
    let runner = try CellRunner(shop)
    for command in OrderCellTests().commands {
      for role in Role.allCases {
        let column = role == .presaleAgent ? 0 : role == .agentLead ? 2 : 1
        var expected = try GridText(Self.holds).cell(command.kind.rawValue, column)
        if command.kind == .unmaskOrder, role.seesBuyers { expected = "seesBuyer" }
        try runner.run(command, as: role, expected: expected) { _ in }
      }
    }
    // The closed ones are OrderCellTests' column: counted here, so that one number says how many there are.
    let closed = OrderCellTests().commands.count * Role.allCases.count
    #expect(runner.count == OrderCellTests().commands.count * Role.allCases.count)
    print("cells: \(runner.count) of orders held by oneself or another, \(closed) closed, of \(Self.total) cells of all tables")
  }

  /// Role × command × state over every table of cells.
  static var total: Int {
    let tables = [
      OrderCellTests.table, ParcelCellTests.table, CaseCellTests.table, RequestCellTests.table, CountCellTests.table,
      StockAndPeopleCellTests.table, PurchaseCellTests.table, table, holds,
    ]
    return tables.reduce(0) { $0 + GridText($1).rows.values.reduce(0) { $0 + $1.count } } * Role.allCases.count
  }
}
