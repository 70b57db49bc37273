import DeskCore
@_spi(Testing) import DeskStore
import DeskTestKit
import Testing

/// Executes cells at the store. Refusals run one after the other on the same shop, which they mustn't change; what is done runs on a copy.
final class CellRunner {
  private let shop: TestShop
  private let foreign: Foreign
  private var dump: String
  private(set) var count = 0

  init(_ shop: TestShop) throws {
    self.shop = shop
    foreign = try Foreign(shop.path)
    dump = try foreign.dump(without: ["record"])
  }

  /// - Parameter expected: `x` done, else what the refusal's reason must be, see `refused`.
  func run(_ command: Command, as role: Role, expected: String, prepare: (TestShop) throws -> Void) throws {
    count += 1
    if !(try RoleTable.allows(role, command.kind)) {
      try expectNotPermitted(command, role)
    } else if expected == "x" {
      let copy = try TestShop(copyOf: shop)
      try prepare(copy)
      try Self.expectDone(command, role, copy)
    } else {
      try expectRefused(command, role, expected)
    }
  }

  private func records() throws -> Int { Int(try foreign.value("SELECT count(*) FROM record")) ?? -1 }

  /// REC-4: refused clearly, recorded as a refused attempt, and nothing else changed.
  private func expectNotPermitted(_ command: Command, _ role: Role) throws {
    let before = try records()
    let refusal = try shop.refusal(command, as: role)
    #expect(refusal == Refusal.notPermitted(command.kind), "\(command.kind) by \(role)")
    #expect(refusal?.code == .notPermitted)
    let last = try foreign.rows("SELECT seq, person, command, subject, done, command_id FROM record ORDER BY seq DESC LIMIT 1")
    #expect(last == [["\(before + 1)", role.rawValue.lowercased(), command.kind.rawValue, command.subject.text, "0", "NULL"]])
    try expectUnchanged(command, role)
  }

  private func expectRefused(_ command: Command, _ role: Role, _ expected: String) throws {
    let before = try records()
    let refusal = try shop.refusal(command, as: role)
    #expect(refusal.map { Self.name($0.reason) } == expected, "\(command.kind) by \(role)")
    #expect(refusal?.code != .notPermitted)
    #expect(try records() == before)
    try expectUnchanged(command, role)
  }

  private func expectUnchanged(_ command: Command, _ role: Role) throws {
    let now = try foreign.dump(without: ["record"])
    #expect(now == dump, "\(command.kind) by \(role) changed something")
    dump = now
  }

  private static func expectDone(_ command: Command, _ role: Role, _ shop: TestShop) throws {
    let receipt = try shop.perform(command, as: role)
    #expect(receipt.command == command.kind.rawValue)
    #expect(receipt.subject == command.subject.text)
    #expect(!receipt.repeated)
    // What an approval carried out has a record after its own.
    let last = try #require(try shop.desk.log(limit: 2).first { $0.seq == receipt.seq })
    #expect(last.role == role)
    #expect(last.done)
    #expect(last.command == command.kind.rawValue)
    // As it stands in the chain: `log` keeps a first count from the second counter (INV-5).
    let body = try Foreign(shop.path).value("SELECT body FROM record WHERE seq = \(receipt.seq)")
    #expect(body.contains(command.json.text))
    try shop.expectSound("after \(command.kind) by \(role)")
  }

  private static func name(_ reason: Refusal.Reason) -> String {
    switch reason {
    case .wrongState: "state"
    case .waybillAlreadySet: "set"
    case .alreadyShipped: "shipped"
    case .personExists: "exists"
    case .notFound: "none"
    case .ownAccount: "own"
    case .cannotStandIn: "cannot"
    case .notStandingIn: "idle"
    case .belowLevel: "below"
    case .lastAdministrator: "last"
    case .alreadyDisabled: "disabled"
    case .notDisabled: "enabled"
    case .accountNotLent: "free"
    case .heldBy: "held"
    case .notOffered: "unoffered"
    case .notReported: "unreported"
    case .holdsNothing: "empty"
    case .notEscalated, .noOpenReview, .noException, .noDispute: "nothing"
    case .notDelivered: "away"
    case .nothingLeftToQueue: "queued"
    case .notShort: "whole"
    case .notLate: "timely"
    case .cannotMerge: "apart"
    case .splitTakesAll: "single"
    case .notBeingPacked: "nothing"
    case .noShipFault: "nofault"
    case .noWaybill: "bare"
    case .notInBundle: "alone"
    case .alreadyApproved: "approved"
    case .notOwnRequest: "other"
    default: "\(reason)"
    }
  }
}
