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
  @Test(
    "Design 4: of every two commands on one order from two terminals one wins or both make sense, and the loser is told who and what",
    arguments: PairScene.names)
  func pairs(scene: String) throws {
    let pairs = try Pairs(PairScene.make(scene))
    var possible: [Command] = []
    for command in PairScene.commands {
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
