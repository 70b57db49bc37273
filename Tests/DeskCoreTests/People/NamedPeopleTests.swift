import DeskCore
import Testing

@Suite("People by the names that colleagues know")
struct NamedPeopleTests {
  private let people = NamedPeople([
    ("limei", "李梅", false), ("wang1", "王强", false), ("wang2", "王强", false), ("anna", "Anna Li", false),
    ("lily", "周莉", false), ("chen2", "Lily", false), ("lin", "林涛", true), ("lin02", "lin", false), ("old", "陈静", true),
    ("chenjing", "陈静", false),
  ])

  @Test("ROL-7: a command takes the name that colleagues know wherever it names somebody, and keeps the sign-in name")
  func displayNames() throws {
    for word in ["limei", "LiMei", "李梅", " 李梅 "] {
      let read = try people.reading(.assignOrder, Arguments(["order": .text("O0000001"), "person": .text(word)]))
      #expect(try Command(.assignOrder, read) == .assignOrder(OrderID(number: 1), person: "limei"), "\(word)")
    }
    let lent = try people.reading(
      .borrowAccount, Arguments(["name": .text("李梅"), "by": .text("Anna Li"), "reason": .text("李梅 病了")]))
    #expect(lent["name"] == .text("limei") && lent["by"] == .text("anna") && lent["reason"] == .text("李梅 病了"))
    let turned = try people.reading(.rotateRoster, Arguments(["people": .list(["李梅、anna", "wang1"])]))
    #expect(turned["people"] == .list(["limei", "anna", "wang1"]))
  }

  @Test("ROL-7: of two with one name both sign-in names are said, of nobody's name who there is")
  func unclear() throws {
    func refusal(_ word: String) -> Refusal? {
      do {
        _ = try people.reading(.assignOrder, Arguments(["person": .text(word)]))
        return nil
      } catch { return error }
    }
    #expect(refusal("王强") == Refusal(.invalid, .severalPeople("王强", ["wang1", "wang2"])))
    #expect(
      refusal("李眉")
        == Refusal(.notFound, .nobodyNamed("李眉", known: ["anna", "chen2", "chenjing", "lily", "limei", "lin02", "wang1", "wang2"])))
    #expect(refusal("nobody") == nil, "the command itself says so")
  }

  @Test("ROL-6: somebody new is named as they are written")
  func new() throws {
    let asked = Arguments(["name": .text("李梅"), "displayName": .text("李梅"), "role": .text("shipper")])
    #expect(try people.reading(.addPerson, asked) == asked)
  }

  private func named(_ word: String, _ kind: CommandKind = .revokeRole, recorded: JSON? = nil) -> Arguments.Value? {
    try? people.reading(kind, Arguments(["name": .text(word), "role": .text("shipper")]), recorded: recorded)["name"]
  }

  @Test(
    "ROL-6: a sign-in name that is also what somebody else is called is asked about; as it is written it goes on meaning its own")
  func twoMeanings() {
    #expect(named("Lily") == nil)
    #expect(named("lily") == .text("lily"))
    #expect(named("lin") == .text("lin"), "of somebody who is disabled: never a colleague who is called so")
    #expect(named("陈静") == .text("chenjing"), "who is disabled isn't meant")
    #expect(named("陈静", .enablePerson) == nil, "where they may be, both are said")
    #expect(named("林涛", .enablePerson) == .text("lin"))
  }

  @Test("REC-1: the same words with the same command id mean who they meant, whoever was disabled or came since")
  func again() {
    let before = JSON.object([("name", .string("old"))])
    #expect(named("陈静", .disablePerson, recorded: before) == .text("old"))
    #expect(named("王强", recorded: .object([("name", .string("wang2"))])) == .text("wang2"))
    #expect(named("李梅", recorded: before) == .text("limei"), "other words are another command, which the store refuses")
  }

  @Test("ROL-8: in a list a name may have a blank in it")
  func lists() throws {
    let turned = try people.reading(.rotateRoster, Arguments(["people": .list(["Anna Li, 李梅 wang1"])]))
    #expect(turned["people"] == .list(["anna", "limei", "wang1"]))
  }
}
