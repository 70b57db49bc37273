import DeskCore
import Foundation
import Testing

@Suite("Commands as values")
struct CommandFormTests {
  static let parcel = ParcelID("P260105-0001")!
  static let order = OrderID(number: 1)

  /// At least one of every kind that has a form, with and without what is optional.
  static let commands: [Command] = [
    .claimOrder(order), .releaseOrder(order), .reviewOrder(order), .confirmOrder(order),
    .contactOrder(order, outcome: .noAnswer, channel: .phone, note: "晚上再打"),
    .contactOrder(order, outcome: .confirmed, channel: .wangwang, note: nil),
    .noteOrder(order, text: "小心\"轻放\"\n", flag: .blue), .noteOrder(order, text: "x", flag: nil),
    .amendOrder(order, field: .price, to: "9.00", line: 1, note: "n"),
    .amendOrder(order, field: .deliveryTime, to: "周末", line: nil, note: nil),
    .assignWaybill(parcel, courier: "YTO", number: "YT8812345678901"), .assignWaybill(parcel, courier: "圆通", number: nil),
    .acknowledgeFlag(parcel), .printParcel(parcel), .pickParcel(parcel),
    .packParcel(parcel, scans: ["690001", "A-1"], weight: 500),
    .packParcel(parcel, scans: [], weight: nil), .weighParcel(parcel, grams: 1), .shipParcel(parcel), .handOverParcel(parcel),
    .voidParcel(parcel, reason: "买家取消"),
    .receiveStock(sku: "A-1", quantity: 1, location: "A-03", barcode: "690001", title: "四件套"),
    .receiveStock(sku: "A-1", quantity: 1_000_000, location: nil, barcode: nil, title: nil),
    .addPerson(name: "li.mei-2_x", displayName: "李梅", role: .shipper), .grantRole(name: "li", role: .buyer),
    .revokeRole(name: "li", role: .buyer),
    .disablePerson(name: "li"), .enablePerson(name: "li"),
  ]

  /// What `run` would make of the record's own words.
  private func arguments(of command: Command) throws -> Arguments {
    let members = try #require(try JSONSerialization.jsonObject(with: Data(command.json.text.utf8)) as? [String: Any])
    var arguments = Arguments()
    for (name, value) in members {
      switch value {
      case let list as [String]: arguments[name] = .list(list)
      case let text as String: arguments[name] = .text(text)
      case let number as NSNumber: arguments[name] = .number(number.int64Value)
      default: Issue.record("\(name) is \(value)")
      }
    }
    let subject = command.subject.text
    arguments[command.kind.subjectArgument] = .text(subject.split(separator: ":", maxSplits: 1).last.map(String.init) ?? subject)
    return arguments
  }

  @Test("Every command that has a form is read back from its own arguments", arguments: commands)
  func roundTrip(command: Command) throws {
    var expected = command
    if case .noteOrder(let id, let text, let flag) = command { expected = .noteOrder(id, text: text.trimmingBlanks(), flag: flag) }
    #expect(try Command(command.kind, arguments(of: command)) == expected)
  }

  @Test("Every kind with a form is among them, each asks for its parameters, and the others have none")
  func complete() throws {
    #expect(Set(Self.commands.map(\.kind)) == Set(CommandKind.allCases.filter(\.hasCommandForm)))
    for kind in CommandKind.allCases where !kind.hasCommandForm {
      #expect(throws: Refusal(.invalid, .unknownCommand(kind.rawValue))) { try Command(kind, Arguments()) }
      #expect(kind.parameters.isEmpty)
    }
    for command in Self.commands {
      let given = try arguments(of: command).values.keys
      let known = command.kind.parameters.map(\.name) + [command.kind.subjectArgument]
      #expect(Set(given).isSubset(of: known), "\(command.kind) writes \(given), the form asks for \(known)")
    }
  }

  @Test("Each required argument is missed, by name", arguments: commands)
  func required(command: Command) throws {
    let all = try arguments(of: command)
    let required = command.kind.parameters.filter { $0.required && $0.kind != .list }.map(\.name) + [command.kind.subjectArgument]
    for name in required {
      var without = all
      without[name] = nil
      #expect(throws: Refusal.argument(name, .missing)) { try Command(command.kind, without) }
    }
  }

  @Test(
    "Numbers stay in their ranges",
    arguments: [
      (.weighParcel, "grams", 0), (.weighParcel, "grams", 100_001), (.packParcel, "weight", 0), (.packParcel, "weight", -1),
      (.receiveStock, "quantity", 0), (.receiveStock, "quantity", -5), (.receiveStock, "quantity", 1_000_001),
      (.amendOrder, "line", 0),
      (.amendOrder, "line", 1000),
    ] as [(CommandKind, String, Int64)])
  func ranges(kind: CommandKind, name: String, value: Int64) throws {
    let command = try #require(Self.commands.first { $0.kind == kind })
    var arguments = try arguments(of: command)
    arguments[name] = .number(value)
    #expect(throws: Refusal.argument(name, .outOfRange)) { try Command(kind, arguments) }
  }

  @Test(
    "Names for signing in",
    arguments: [
      ("Li.Mei", true), ("a1", true), ("a", false), ("1a", false), ("李梅", false), ("li mei", false), ("-a", false), ("li@x", false),
    ])
  func names(name: String, good: Bool) {
    let arguments = Arguments(["name": .text(name)])
    #expect((try? Command(.enablePerson, arguments)) == (good ? .enablePerson(name: name.lowercased()) : nil))
  }

  @Test("A command that takes another back is taken back by it")
  func counters() {
    for kind in CommandKind.allCases {
      guard let counter = kind.counter else { continue }
      #expect(counter.counter == kind)
      #expect(counter.target == kind.target)
    }
  }
}

extension Command: CustomTestStringConvertible {
  public var testDescription: String { "\(kind.rawValue) \(json.text)" }
}
