import DeskCore
@_spi(Testing) import DeskStore
import DeskTestKit
import Foundation
import Testing

/// A short random history of a small shop, entered into a plain sheet as it goes.
struct Sequence {
  let shop: TestShop
  private let foreign: Foreign
  private(set) var plain: Plain
  private var dice: Dice
  private(set) var done = 0
  private(set) var asked = 0
  private(set) var refused = 0
  private var told: [String] = []

  /// - Parameter shop: a copy of the template's, taken back to it before each sequence.
  init(_ shop: TestShop, _ foreign: Foreign, _ plain: Plain, seed: UInt64) {
    self.shop = shop
    self.foreign = foreign
    self.plain = plain
    dice = Dice(seed: seed)
  }

  /// People of every role; one order handed over, one whose parcel is printed, one to be contacted.
  static func template() throws -> (shop: TestShop, plain: Plain) {
    let shop = try TestShop(inMemory: true)
    for role in Role.allCases { _ = try shop.session(role) }
    var first = ImportedOrder.paid("3001", sku: "A", quantity: 2)
    first.lines += ImportedOrder.paid("x", sku: "B").lines
    first.paid = Money(fen: 3000)
    (first.goods, first.total) = (first.paid, first.paid)
    try shop.take([first, .paid("3002", sku: "A"), .paid("3003", sku: "B", quantity: 2)])
    for sku in ["A", "B"] {
      try shop.perform(.receiveStock(sku: sku, quantity: 5, location: "L", barcode: "69-\(sku)", title: nil), as: .merchandiser)
    }
    let sent = try Scene.confirm(shop, OrderID(number: 1))
    try shop.perform(.assignWaybill(sent, courier: "YTO", number: "YT0000000000001"), as: .shipper)
    for step in [
      Command.printParcel(sent), .pickParcel(sent), .packParcel(sent, scans: ["A", "A", "B"], weight: nil), .shipParcel(sent),
      .handOverParcel(sent),
    ] { try shop.perform(step, as: .shipper) }
    let printed = try Scene.confirm(shop, OrderID(number: 2))
    try shop.perform(.assignWaybill(printed, courier: "YTO", number: "YT0000000000002"), as: .shipper)
    try shop.perform(.printParcel(printed), as: .shipper)
    return (shop, try Plain(Foreign(shop.path)))
  }

  mutating func run() throws {
    // Short ones more often: most of what can clash needs few commands.
    let length = min(Int.random(in: 1...40, using: &dice), Int.random(in: 1...40, using: &dice))
    for _ in 0..<length {
      shop.clock.advance(minutes: Int64.random(in: 0...3, using: &dice))
      guard let command = plain.next(&dice) else { continue }
      let right = Role.allCases.filter { Authority.allows($0, command.kind) }
      try act(command, dice.pick(dice.chance(90) ? right : Role.allCases))
    }
    try plain.compare(foreign)
  }

  private mutating func act(_ command: Command, _ role: Role) throws {
    do {
      let receipt = try shop.perform(command, as: role)
      if receipt.request == nil { done += 1 } else { asked += 1 }
      told.append("\(role) \(command.kind) \(command.subject.text) \(command.json.text)")
      try plain.enter(command, receipt, foreign)
    } catch is Refusal { refused += 1 }
  }

  /// What was done, one command a line, to repeat a failure by hand.
  var story: String { told.joined(separator: "\n") }
}

@Suite("Random sequences against a plain sheet")
struct SequenceTests {
  /// Sequences of one case of the test; together 2,000, and 10,000 with `make soak`.
  private static let share = 250

  @Test(
    "AFT-2, INV-1, ORD-8, REC-1: random sequences of up to 40 commands come to what a plain sheet says",
    arguments: 0..<Soak.count(8, of: 40))
  func sequences(group: Int) throws {
    let (template, plain) = try Sequence.template()
    let original = try Foreign(template.path)
    let shop = try TestShop(copyOf: template, inMemory: true)
    let foreign = try Foreign(shop.path)
    var (done, asked, refused, refunds, returns, stops) = (0, 0, 0, 0, 0, 0)
    for seed in (group * Self.share)..<((group + 1) * Self.share) {
      try foreign.restore(from: original)
      shop.clock.set(template.clock.now)
      var sequence = Sequence(shop, foreign, plain, seed: UInt64(seed))
      do { try sequence.run() } catch { Issue.record("seed \(seed): \(error)\n\(sequence.story)") }
      let faults = try sequence.plain.faults + sequence.shop.desk.verify().sentences
      #expect(faults == [], "seed \(seed)\n\(sequence.story)")
      done += sequence.done
      asked += sequence.asked
      refused += sequence.refused
      refunds += sequence.plain.cases.values.count { $0.settled != nil }
      returns += sequence.plain.cases.values.count { !$0.received.isEmpty }
      stops += sequence.plain.cancelled.count
    }
    // Were they too dull to prove anything?
    #expect(done > 800 && refused > 800 && asked > 0 && refunds > 10 && returns > 5 && stops > 20)
    print(
      "sequences \(group): \(done) done, \(asked) asked, \(refused) refused, \(refunds) refunds, \(returns) returns, \(stops) cancelled"
    )
  }
}
