import DeskCore
import DeskTestKit
import Foundation
import Testing

@_spi(Testing) @testable import DeskStore

/// Who is on duty now, as the board, whoever gives work away and whoever ends a shift see it.
@Suite("ROL-8, ROL-10, SUP-1: on duty")
struct DutyTests {
  private let today = ShopDay(iso: "2026-01-05")!
  private let one = OrderID(number: 1)

  /// Counts the questions that are asked.
  private final class Counting: SQLSession {
    let inner: any SQLSession
    var count = 0

    init(_ inner: any SQLSession) { self.inner = inner }

    func statement(_ sql: StaticString) throws -> SQLStatement {
      count += 1
      return try inner.statement(sql)
    }

    func statement(_ select: StaticString, _ rest: StaticString) throws -> SQLStatement {
      count += 1
      return try inner.statement(select, rest)
    }
  }

  @Test("SUP-1: the board asks as many questions of twenty-four people as of three, and each has their own figures")
  func questions() throws {
    func board(of people: Int) throws -> (questions: Int, board: Board) {
      let shop = try TestShop(inMemory: true)
      let lead = try shop.actor(.agentLead)
      let names = (1...people).map { "agent\($0)" }
      try shop.take((1...people).map { .paid("\(1000 + $0)") })
      for (place, name) in names.enumerated() {
        let session = try shop.session(.presaleAgent, name: name)
        try shop.perform(.setRoster(name: name, from: today, to: nil, shift: .early), as: .agentLead)
        let order = OrderID(number: Int64(place + 1))
        try shop.desk.perform(.claimOrder(order), id: "claim-\(place)", by: session)
        for note in 0..<place % 3 {
          try shop.desk.perform(.noteOrder(order, text: "\(note)", flag: nil), id: "note-\(place)-\(note)", by: session)
        }
      }
      return try shop.desk.engine.read { session in
        let counting = Counting(session)
        let board = try BoardReader(session: counting, desk: shop.desk, now: shop.desk.now).board(for: lead)
        return (counting.count, board)
      }
    }
    let (few, many) = (try board(of: 3), try board(of: 24))
    #expect(few.questions == many.questions)
    for number in 1...24 {
      let person = try #require(many.board.people.first { $0.name == "agent\(number)" })
      #expect(person.doneToday == 1 + (number - 1) % 3 && person.load == 1 && person.duty == .on, "agent\(number)")
      #expect(person.roles == [.presaleAgent] && person.displayName == person.name)
    }
    #expect(many.board.people.contains { $0.name == "agentlead" && $0.doneToday == 24 })
  }

  private func shop() throws -> TestShop {
    let shop = try TestShop(inMemory: true)
    for role in [Role.agentLead, .presaleAgent, .aftersaleAgent, .shipper] { _ = try shop.session(role) }
    _ = try shop.session(.presaleAgent, name: "zhao")
    try shop.take([.paid("1001"), .paid("1002"), .paid("1003")])
    try shop.perform(.setRoster(name: "zhao", from: today, to: nil, shift: .early), as: .agentLead)
    try shop.perform(.setRoster(name: "presaleagent", from: today, to: nil, shift: .early), as: .agentLead)
    try shop.perform(.setRoster(name: "aftersaleagent", from: today, to: nil, shift: .off), as: .agentLead)
    return shop
  }

  @Test("SUP-1, ROL-8: to whom work may be given: who is on duty and holds least first, who is away last; nobody who can't hold it")
  func assignees() throws {
    let shop = try shop()
    try shop.perform(.claimOrder(one), as: .presaleAgent)
    let all = try shop.desk.assignees()
    #expect(all.map(\.person) == ["zhao", "presaleagent", "agentlead", "aftersaleagent"])
    #expect(all.map(\.load) == [0, 1, 0, 0] && all.map(\.duty) == [.on, .on, .unknown, .off])
    // At their meal they come after who is on.
    shop.clock.set(TestClock.at(2026, 1, 6, 9, 0))
    #expect(try shop.desk.assignees().allSatisfy { $0.duty == .unknown })
  }

  @Test("SUP-1, ROL-9: whatever is given to somebody who isn't on duty says so, and the same id says it again")
  func warned() throws {
    let shop = try shop()
    let off = Changes.Warning.notOnDuty(person: "aftersaleagent", .off)
    let give = Command.assignOrder(one, person: "aftersaleagent")
    #expect(try shop.perform(give, as: .agentLead, id: "give").warnings == [off])
    #expect(try shop.perform(give, as: .agentLead, id: "give").warnings == [off])
    let escalate = Command.escalateOrder(OrderID(number: 2), reason: "难", to: "aftersaleagent")
    #expect(try shop.perform(escalate, as: .presaleAgent).warnings == [off])
    try shop.perform(.claimOrder(OrderID(number: 3)), as: .presaleAgent)
    let drain = Command.drainPerson(name: "presaleagent", to: "aftersaleagent", reason: "下班")
    let first = try shop.perform(drain, as: .agentLead, id: "drain").warnings
    #expect(first == [off, .drained(moved: 1, left: 0)])
    #expect(try shop.perform(drain, as: .agentLead, id: "drain").warnings == first)
    try shop.expectSound()
  }

  @Test("ROL-10: what is open at a shift's end, the most urgent first, and who is on next; none without a shift, or on leave then")
  func shiftEnd() throws {
    let shop = try shop()
    try shop.perform(.setRoster(name: "aftersaleagent", from: today, to: nil, shift: .late), as: .agentLead)
    for number in 1...3 { try shop.perform(.claimOrder(OrderID(number: Int64(number))), as: .presaleAgent) }
    let agent = try shop.actor(.presaleAgent)
    let end = try #require(try shop.desk.shiftEnd(for: agent))
    #expect(end.until == TestClock.at(2026, 1, 5, 18, 30) && end.open == 3 && end.first.count == 3)
    #expect(end.next == ["aftersaleagent"])
    #expect(try shop.desk.shiftEnd(for: shop.actor(.shipper)) == nil)
    #expect(try shop.desk.shiftEnd(of: "aftersaleagent") == TestClock.at(2026, 1, 5, 23, 30))
    try shop.perform(
      .askLeave(name: "aftersaleagent", kind: .emergency, from: "2026-01-05 18:00", until: "2026-01-06 00:00", reason: "发烧"),
      as: .agentLead)
    #expect(try shop.desk.shiftEnd(of: "aftersaleagent") == nil)
    #expect(try shop.desk.shiftEnd(for: agent)?.next.isEmpty == true)
  }

  @Test("SUP-1, ROL-8: by subcommand: without a name nothing is given, who is on duty is told; a rotation says what it left alone")
  func subcommands() throws {
    let shop = try shop()
    let session = try shop.session(.agentLead)
    func run(_ arguments: [String]) throws -> Program.Outcome {
      try RunningProgram.run(arguments, in: shop, as: "agentlead", session: session)
    }
    let told = try run(["order", "assign", "1001", "--json"])
    let json = try #require(try JSONSerialization.jsonObject(with: Data(told.out.utf8)) as? [String: Any])
    #expect(told.exit == 0 && ["presaleagent", "zhao"].contains(json["proposed"] as? String))
    #expect(try shop.facts(one).claimedBy == nil)
    let given = try run(["order", "assign", "1001", "--to", "aftersaleagent"])
    #expect(given.exit == 0 && (given.out + given.complaint).contains("by the roster: off"))
    let rotated = try run(["roster", "rotate", "zhao", "aftersaleagent", "--from", today.iso, "--weeks", "1"])
    #expect(rotated.exit == 0 && (rotated.out + rotated.complaint).contains("entered by hand stay"), "\(rotated)")
    let replaced = try run([
      "roster", "rotate", "zhao", "aftersaleagent", "--from", today.iso, "--weeks", "1", "--by-hand", "replace",
    ])
    #expect(replaced.exit == 0 && !(replaced.out + replaced.complaint).contains("stay"))
    try shop.expectSound()
  }
}
