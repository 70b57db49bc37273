import Foundation
import Testing

/// Two processes that do something to one order at the same moment. All pairs are tried at the store (`PairTests`); here a sample of them, by
/// the program itself.
@Suite("Two processes on one order", .serialized)
struct PairProcessTests {
  private static let commands: [(name: String, args: String)] = [
    ("claimOrder", ""), ("contactOrder", #","outcome":"confirmed""#), ("noteOrder", #","text":"x""#),
    ("amendOrder", #","field":"card","to":"生日快乐""#), ("cancelOrder", #","reason":"不要了""#),
  ]

  private static func line(_ id: String, _ command: (name: String, args: String)) -> String {
    #"{"id":"\#(id)","command":"\#(command.name)","args":{"order":"O0000001"\#(command.args)},"version":1}"# + "\n"
  }

  @Test("Design 4: one wins, the other is told who and what, and verify is sound", arguments: 0..<5)
  func pairs(index: Int) throws {
    let first = Self.commands[index]
    for second in Self.commands {
      let shop = try TestShop(imported: true)
      let people = ["limei", "wangqiang"]
      let lines = [Self.line("a", first), Self.line("b", second)]
      let answers = Answers()
      DispatchQueue.concurrentPerform(iterations: 2) { hand in
        answers.put(Result { try shop.run(["run", "-"], as: people[hand], input: lines[hand]) }, at: hand)
      }
      let both = try [0, 1].map { try #require(try answers.get($0).results.first) }
      let errors = both.map { $0["error"] as? [String: Any] }
      #expect(errors.compactMap(\.self).count == 1, "\(first.name) with \(second.name): \(both)")
      let loser = errors[0] == nil ? 1 : 0
      let message = errors[loser]?["message"] as? String ?? ""
      #expect(errors[loser]?["code"] as? String == "stale")
      #expect(message.contains(people[1 - loser]), "\(message)")
      #expect(try shop.run("verify").exit == 0)
    }
  }

  private final class Answers: @unchecked Sendable {
    private let lock = NSLock()
    private var all: [Int: Result<Program.Outcome, any Error>] = [:]
    func put(_ result: Result<Program.Outcome, any Error>, at index: Int) { lock.withLock { all[index] = result } }
    func get(_ index: Int) throws -> Program.Outcome { try #require(lock.withLock { all[index] }).get() }
  }
}
