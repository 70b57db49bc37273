import DeskCore
import Testing

@Suite("People by the names that colleagues know")
struct NamedPeopleTests {
  private let people = NamedPeople(["limei": "李梅", "wang1": "王强", "wang2": "王强", "anna": "Anna Li"])

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
    #expect(refusal("李眉") == Refusal(.notFound, .nobodyNamed("李眉", known: ["anna", "limei", "wang1", "wang2"])))
    #expect(refusal("nobody") == nil, "the command itself says so")
  }

  @Test("ROL-6: somebody new is named as they are written")
  func new() throws {
    let asked = Arguments(["name": .text("李梅"), "displayName": .text("李梅"), "role": .text("shipper")])
    #expect(try people.reading(.addPerson, asked) == asked)
  }
}
