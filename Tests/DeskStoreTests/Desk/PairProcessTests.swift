import DeskCore
@_spi(Testing) import DeskStore
import DeskTestKit
import Foundation
import Testing

/// Running programs on one shop: for each hand and role a `shopdesk run -` of its own, signed in once and fed a line
/// at a time, the shop taken back to its beginning under them before each pair.
private final class Programs {
  let shop: TestShop
  private let original: Foreign
  private let foreign: Foreign
  private let versions: [String: Int]
  private var running: [String: RunningProgram] = [:]

  init(_ template: TestShop) throws {
    shop = try TestShop(copyOf: template, inMemory: true)
    original = try Foreign(template.path)
    foreign = try Foreign(shop.path)
    versions = try Dictionary(
      uniqueKeysWithValues: original.rows(
        """
        SELECT 'O000000' || order_id, version FROM order_state UNION ALL SELECT id, version FROM parcel
        UNION ALL SELECT 'C000000' || id, version FROM after_case UNION ALL SELECT 'A000000' || id, version FROM approval
        """
      ).map { ($0[0], Int($0[1])!) })
  }

  func restart() throws { try foreign.restore(from: original) }

  /// The head of the record chain: two tries with the same head wrote the same records in the same order.
  func head() throws -> String { try foreign.value("SELECT digest FROM record ORDER BY seq DESC LIMIT 1") }

  func name(_ command: Command, _ hand: Int) throws -> String { try shop.desk.actor(of: session(command, hand)).displayName }

  private func session(_ command: Command, _ hand: Int) throws -> Session {
    let role = Authority.mayBeDone(by: command.kind)[0]
    return try shop.session(role, name: Self.person(role, hand))
  }

  private static func person(_ role: Role, _ hand: Int) -> String { (hand == 0 ? "" : "zweite-") + role.rawValue.lowercased() }

  /// The process that acts for this command's person, started when first asked for.
  func program(_ command: Command, _ hand: Int) throws -> RunningProgram {
    let name = Self.person(Authority.mayBeDone(by: command.kind)[0], hand)
    if let known = running[name] { return known }
    let program = try RunningProgram(in: shop, as: name, session: session(command, hand))
    running[name] = program
    return program
  }

  func line(_ command: Command, _ hand: Int) -> String {
    RunningProgram.line(hand == 0 ? "a" : "b", command, version: versions[command.subject.text])
  }

  func perform(_ command: Command, _ hand: Int) throws -> Answered {
    let program = try program(command, hand)
    program.write(line(command, hand))
    return try program.answer()
  }

  /// Both lines are on their way before either answer is read.
  func together(_ a: Command, _ b: Command, reversed: Bool) throws -> (Answered, Answered) {
    let (first, second) = try (program(a, 0), program(b, 1))
    let lines = (line(a, 0), line(b, 1))
    if reversed { second.write(lines.1) }
    first.write(lines.0)
    if !reversed { second.write(lines.1) }
    return (try first.answer(), try second.answer())
  }
}

@Suite("Two processes on one order", .serialized)
struct PairProcessTests {
  @Test(
    "Design 4: all ordered pairs of commands on one order from two processes at once come to one of the two serial outcomes, to the record; the loser is told who and what",
    arguments: PairScene.names)
  func pairs(scene: String) throws {
    let programs = try Programs(PairScene.make(scene))
    var possible: [Command] = []
    for command in PairScene.commands {
      try programs.restart()
      if try programs.perform(command, 0) == .done { possible.append(command) }
    }
    #expect(possible.count > 10)
    // What the second hand comes to by itself: who holds an order may do more than another.
    var alone: [Answered] = []
    for b in possible {
      try programs.restart()
      alone.append(try programs.perform(b, 1))
    }
    var (both, secondFirst) = (0, 0)
    for (index, a) in possible.enumerated() {
      for (other, b) in possible.enumerated() {
        let comment: Comment = "\(a.kind) with \(b.kind)"
        try programs.restart()
        let inOrder = (try programs.perform(a, 0), try programs.perform(b, 1), try programs.head())
        try programs.restart()
        let later = try programs.perform(b, 1)
        let reverse = (try programs.perform(a, 0), later, try programs.head())
        try programs.restart()
        let (first, second) = try programs.together(a, b, reversed: (index + other) % 2 == 1)
        let outcome = (first, second, try programs.head())
        #expect(outcome == inOrder || outcome == reverse, comment)
        #expect(first == .done || second == .done, comment)
        for (mine, wish, winner, hand) in [(first, a, b, 1), (second, b, a, 0)] {
          guard case .refused(let code, let rule, let message) = mine else { continue }
          // Who isn't the holder, or made the request, is refused that whoever came first.
          let always = hand == 0 && mine == alone[other]
          if a.subject == b.subject, !always { #expect(code == "stale", "\(wish.kind) beside \(winner.kind): \(message)") }
          let told = code == "stale" ? message.contains(try programs.name(winner, hand)) : rule != nil
          #expect(told, "\(wish.kind) beside \(winner.kind): \(message)")
        }
        if first == .done, second == .done { both += 1 }
        if outcome != inOrder { secondFirst += 1 }
        try programs.shop.expectSound(comment)
      }
    }
    let all = possible.count * possible.count
    print("process pairs: \(all) ordered of \(scene), both done \(both) times, the second was first \(secondFirst) times")
  }
}
