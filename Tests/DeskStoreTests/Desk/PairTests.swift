import DeskCore
@_spi(Testing) import DeskStore
import DeskTestKit
import Foundation
import Testing

/// What came of one command beside another.
private enum Outcome: Equatable {
  case done
  case refused(Refusal)
}

/// A scene in which two people do something at once, taken back to its beginning before each pair.
private final class Pairs {
  let shop: TestShop
  private let foreign: Foreign
  private let original: Foreign
  private let here: Desk
  private let there: Desk
  private let versions: [String: Int]
  private var count = 0

  init(_ template: TestShop) throws {
    original = try Foreign(template.path)
    shop = try TestShop(copyOf: template, inMemory: true)
    foreign = try Foreign(shop.path)
    (here, there) = (try shop.terminal(), try shop.terminal())
    var versions: [String: Int] = [:]
    for row in try original.rows(
      """
      SELECT 'O000000' || order_id, version FROM order_state UNION ALL SELECT id, version FROM parcel
      UNION ALL SELECT 'C000000' || id, version FROM after_case UNION ALL SELECT 'A000000' || id, version FROM approval
      """)
    { versions[row[0]] = Int(row[1]) }
    self.versions = versions
  }

  deinit {
    here.close()
    there.close()
  }

  func restart() throws { try foreign.restore(from: original) }

  /// Who does it: the first role that may, under one of two names.
  private func session(_ command: Command, _ hand: Int) throws -> Session {
    let role = Authority.mayBeDone(by: command.kind)[0]
    return try shop.session(role, name: hand == 0 ? nil : "zweite-" + role.rawValue.lowercased())
  }

  func name(_ command: Command, _ hand: Int) throws -> String { try shop.desk.actor(of: session(command, hand)).displayName }

  func perform(_ command: Command, _ hand: Int) throws -> Outcome {
    count += 1
    return try Self.outcome(command, "p-\(count)", hand == 0 ? here : there, session(command, hand), versions[command.subject.text])
  }

  private static func outcome(_ command: Command, _ id: String, _ desk: Desk, _ session: Session, _ version: Int?) throws -> Outcome
  {
    do {
      try desk.perform(command, id: id, version: version, by: session)
      return .done
    } catch let refusal as Refusal { return .refused(refusal) }
  }

  /// Both from where they look at the same version, on two threads that start together.
  func together(_ a: Command, _ b: Command) throws -> (Outcome, Outcome) {
    count += 2
    let hands = try [(a, "p-\(count)", here, session(a, 0)), (b, "q-\(count)", there, session(b, 1))]
    let results = Results()
    let versions = versions
    let barrier = Barrier(hands.count)
    DispatchQueue.concurrentPerform(iterations: hands.count) { index in
      let (command, id, desk, session) = hands[index]
      barrier.wait()
      results.put(Result { try Self.outcome(command, id, desk, session, versions[command.subject.text]) }, at: index)
    }
    return (try results.get(0), try results.get(1))
  }

  private final class Results: @unchecked Sendable {
    private let lock = NSLock()
    private var all: [Int: Result<Outcome, any Error>] = [:]
    func put(_ result: Result<Outcome, any Error>, at index: Int) { lock.withLock { all[index] = result } }
    func get(_ index: Int) throws -> Outcome { try #require(lock.withLock { all[index] }).get() }
  }

  private final class Barrier: @unchecked Sendable {
    private let condition = NSCondition()
    private var missing: Int
    init(_ count: Int) { missing = count }
    /// The last one opens it; nobody waits longer than a second, where there is but one thread to run on.
    func wait() {
      condition.withLock {
        missing -= 1
        condition.broadcast()
        let end = Date(timeIntervalSinceNow: 1)
        while missing > 0, condition.wait(until: end) {}
      }
    }
  }
}

@Suite("Two people at once")
struct PairTests {
  private static let order = Scene.order
  private static let parcel = ParcelID("P260105-0001")!
  private static let first = CaseID(number: 1)
  private static let asked = RequestID(number: 1)

  private static let commands: [Command] = [
    .claimOrder(order), .releaseOrder(order), .reviewOrder(order),
    .contactOrder(order, outcome: .confirmed, channel: .phone, note: nil),
    .confirmOrder(order), .noteOrder(order, text: "x", flag: .blue),
    .amendOrder(order, field: .phone, to: "13900000001", line: nil, note: nil),
    .cancelOrder(order, reason: "x"), .chooseShortage(order, choice: .wait, note: nil), .escalateOrder(order, reason: "x", to: nil),
    .answerEscalation(order, note: "x"), .assignOrder(order, person: "agentlead"), .offerOrder(order, promised: "x"),
    .acceptOrder(order),
    .recordReview(order, rating: .bad, text: "x"), .answerReview(order, note: "x"), .reportBuyer(order, reason: "x"),
    .judgeBuyer(order, verdict: .confirmed, note: nil),
    .openCase(order, AfterCaseWish(.refund, amount: Money(fen: 600), reason: "x")),
    .approveCase(first, note: nil), .refuseCase(first, reason: "x"), .withdrawCase(first, reason: "x"),
    .receiveCase(first, goods: [], note: nil),
    .inspectCase(first, verdict: .accepted, damaged: [], note: nil), .settleCase(first, amount: nil, note: nil),
    .closeCase(first, note: nil),
    .disputeCase(first, number: "D", hours: 24), .answerDispute(first, note: "x"),
    .approveRequest(asked, note: nil), .rejectRequest(asked, reason: "x"), .withdrawRequest(asked),
    .assignWaybill(parcel, courier: "YTO", number: "YT0000000000009"), .acknowledgeFlag(parcel), .printParcel(parcel),
    .pickParcel(parcel),
    .packParcel(parcel, scans: ["690001"], weight: nil), .weighParcel(parcel, grams: 5), .shipParcel(parcel),
    .handOverParcel(parcel),
    .voidParcel(parcel, reason: "x"), .interceptParcel(parcel, reason: "x"), .seeInterception(parcel), .foundParcel(parcel),
    .goneParcel(parcel, note: nil), .liftInterception(parcel), .reportException(parcel, kind: .lost, note: "x", hours: 24),
    .followException(parcel, note: "x", hours: 2), .solveException(parcel, note: "x"),
  ]

  /// Scenes in which as much as can be is possible at once.
  private static func scene(_ name: String) throws -> TestShop {
    let limit = Command.setAuthority(role: .presaleAgent, amount: .priceReduction, perOrder: .zero, perDay: .zero)
    let price = Command.amendOrder(order, field: .price, to: "8", line: 1, note: nil)
    let care: [(Command, Role)] = [
      (.escalateOrder(order, reason: "x", to: nil), .aftersaleAgent), (.reportBuyer(order, reason: "x"), .aftersaleAgent),
    ]
    let refund = Command.openCase(order, AfterCaseWish(.refund, amount: Money(fen: 600), reason: "x"))
    let shop: TestShop
    var steps: [(Command, Role)] = [(limit, .director), (price, .presaleAgent)] + care
    switch name {
    case "before":
      shop = try Scene.order(.awaitingConfirmation)
      steps += [
        (refund, .aftersaleAgent), (.reviewOrder(order), .presaleAgent), (.offerOrder(order, promised: "x"), .presaleAgent),
      ]
    case "printed":
      shop = try Scene.parcel(.printed).shop
      steps += [(refund, .aftersaleAgent), (.claimOrder(order), .presaleAgent)]
    case "stopped":
      shop = try Scene.parcel(.shipped).shop
      steps =
        care + [
          (.openCase(order, AfterCaseWish(.returnRefund, reason: "x")), .aftersaleAgent),
          (.approveCase(first, note: nil), .aftersaleAgent),
          (.interceptParcel(parcel, reason: "x"), .aftersaleAgent), (.disputeCase(first, number: "D", hours: 24), .aftersaleAgent),
          (.reportException(parcel, kind: .stuck, note: "x", hours: 2), .shipper),
        ]
    default:
      shop = try Scene.parcel(.packed).shop
      // The request is for a case here: above its agent's amount.
      let low = Command.setAuthority(role: .aftersaleAgent, amount: .refund, perOrder: .zero, perDay: .zero)
      steps = care + [(refund, .aftersaleAgent), (low, .director), (.approveCase(first, note: nil), .aftersaleAgent)]
    }
    for (command, role) in steps { try shop.perform(command, as: role) }
    for role in Role.allCases { _ = try shop.session(role, name: "zweite-" + role.rawValue.lowercased()) }
    return shop
  }

  @Test(
    "Design 4: of every two commands on one order from two terminals one wins or both make sense, and the loser is told who and what",
    arguments: ["before", "printed", "packed", "stopped"])
  func pairs(scene: String) throws {
    let pairs = try Pairs(Self.scene(scene))
    var possible: [Command] = []
    for command in Self.commands {
      try pairs.restart()
      if try pairs.perform(command, 0) == .done { possible.append(command) }
    }
    #expect(possible.count > 10)
    // One after the other first: what each ordered pair comes to.
    var after: [[Outcome]] = []
    for a in possible {
      var row: [Outcome] = []
      for b in possible {
        try pairs.restart()
        #expect(try pairs.perform(a, 0) == .done)
        let outcome = try pairs.perform(b, 1)
        try expectTold(outcome, a, b, pairs)
        row.append(outcome)
      }
      after.append(row)
    }
    // What the second of two comes to when they are the first: who holds an order may do more than another.
    var alone: [Outcome] = []
    for b in possible {
      try pairs.restart()
      alone.append(try pairs.perform(b, 1))
    }
    var both = 0
    for (i, a) in possible.enumerated() {
      for (j, b) in possible.enumerated() where j >= i {
        try pairs.restart()
        let (first, second) = try pairs.together(a, b)
        let serial =
          (first == .done && second == after[i][j]) || (second == .done && first == Self.mirrored(after[j][i], pairs, a, b))
          || (first == .done && second == alone[j])
        #expect(serial, "\(a.kind) \(first) with \(b.kind) \(second)")
        if first == .done, second == .done { both += 1 }
        try pairs.shop.expectSound("\(a.kind) with \(b.kind)")
      }
    }
    print("pairs: \(possible.count * possible.count) ordered of \(scene), \(both) of which both were done at once")
  }

  /// With the hands exchanged another person is named.
  private static func mirrored(_ outcome: Outcome, _ pairs: Pairs, _ a: Command, _ b: Command) -> Outcome {
    guard case .refused(var refusal) = outcome,
      case .changedSince(let subject, let seen, let now, _, let command, let at) = refusal.reason,
      let name = try? pairs.name(b, 1)
    else { return outcome }
    refusal.reason = .changedSince(subject: subject, seen: seen, now: now, by: name, command: command, at: at)
    return .refused(refusal)
  }

  private func expectTold(_ outcome: Outcome, _ a: Command, _ b: Command, _ pairs: Pairs) throws {
    guard case .refused(let refusal) = outcome else { return }
    if a.subject == b.subject { #expect(refusal.code == .stale, "\(b.kind) after \(a.kind): \(refusal)") }
    if case .changedSince(let subject, _, _, let by, let command, _) = refusal.reason {
      #expect(subject == b.subject.text)
      // What an approval carried out is the approver's act too.
      let told = a.kind == .approveRequest ? ["approveRequest", "amendOrder", "approveCase"] : [a.kind.rawValue]
      #expect(told.contains(command), "\(b.kind) after \(a.kind)")
      #expect(try by == pairs.name(a, 0), "\(b.kind) after \(a.kind)")
    } else {
      #expect(refusal.rule != nil, "\(b.kind) after \(a.kind): \(refusal)")
    }
  }
}
