import DeskCore
import Testing

@Suite("Amounts of money as people type them")
struct MoneyArgumentTests {
  private func refusal(_ kind: CommandKind, _ values: [String: String]) -> Refusal? {
    do {
      let command = try Command(kind, Arguments(values.mapValues { .text($0) }))
      try command.checkRanges()
      return nil
    } catch { return error }
  }

  @Test("No amount is beyond what any shop knows, by whichever way it comes", arguments: ["10000000.01", "92233720368547758.07"])
  func range(tooMuch: String) {
    let open = ["order": "O1", "kind": "refund", "reason": "少件"]
    #expect(refusal(.openCase, open.merging(["amount": tooMuch]) { $1 }) == .argument("amount", .outOfRange))
    #expect(refusal(.openCase, open.merging(["amount": "10000000"]) { $1 }) == nil)
    #expect(refusal(.settleCase, ["case": "C1", "amount": tooMuch]) == .argument("amount", .outOfRange))
    let built = Command.settleCase(CaseID(number: 1), amount: Money(fen: .max), note: nil)
    #expect(throws: Refusal.argument("amount", .outOfRange)) { try built.checkRanges() }
  }

  @Test("ROL-3: limits of authority may be greater, and still no sum overflows")
  func limits() {
    let set = ["role": "agentLead", "amount": "refund", "perOrder": "1000000000"]
    #expect(refusal(.setAuthority, set.merging(["perDay": "10000000000000"]) { $1 }) == nil)
    #expect(refusal(.setAuthority, set.merging(["perDay": "10000000000000.01"]) { $1 }) == .argument("perDay", .outOfRange))
  }
}
