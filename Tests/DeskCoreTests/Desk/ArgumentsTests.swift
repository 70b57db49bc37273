import DeskCore
import Testing

@Suite("Arguments")
struct ArgumentsTests {
  typealias Fault = Refusal.ArgumentFault

  private func fault<T>(_ name: String, _ read: () throws -> T) -> Fault? {
    do {
      _ = try read()
      return nil
    } catch let refusal as Refusal {
      #expect(refusal.code == .invalid)
      guard case .argument(name, let fault) = refusal.reason else {
        Issue.record("refused otherwise: \(refusal.reason)")
        return nil
      }
      return fault
    } catch {
      Issue.record("threw \(error)")
      return nil
    }
  }

  private let long = String(repeating: "长", count: Arguments.longestText + 1)

  @Test("A text: trimmed of every kind of blank, and there")
  func text() throws {
    let a = Arguments([
      "t": .text("\u{3000} a b\t\r\n\u{FEFF}"), "n": .number(-5), "e": .text(" \u{3000}"), "l": .list(["x"]), "x": .text(long),
    ])
    #expect(try a.text("t") == "a b")
    #expect(try a.text("n") == "-5")
    #expect(try a.optionalText("e") == nil)
    #expect(try a.optionalText("absent") == nil)
    #expect(fault("e") { try a.text("e") } == .missing)
    #expect(fault("absent") { try a.text("absent") } == .missing)
    #expect(fault("l") { try a.text("l") } == .notAChoice)
    #expect(fault("x") { try a.text("x") } == .tooLong)
    #expect(try Arguments(["x": .text(String(long.dropLast()))]).text("x").count == Arguments.longestText)
  }

  @Test("A number: from text or number, in its range")
  func numbers() throws {
    let a = Arguments([
      "n": .number(7), "t": .text(" 7 "), "b": .text(" "), "x": .text("7a"), "d": .text("7.0"), "l": .list(["7"]),
      "big": .number(.max),
      "huge": .text("99999999999999999999"), "full": .text("７"),
    ])
    #expect(try a.integer("n", in: 7...7) == 7)
    #expect(try a.integer("t", in: 7...7) == 7)
    #expect(try a.optionalInteger("b", in: 0...9) == nil)
    #expect(fault("b") { try a.integer("b", in: 0...9) } == .missing)
    #expect(fault("n") { try a.integer("n", in: 8...9) } == .outOfRange)
    #expect(fault("n") { try a.integer("n", in: 1...6) } == .outOfRange)
    #expect(fault("big") { try a.integer("big", in: 1...1_000_000) } == .outOfRange)
    for name in ["x", "d", "l", "huge", "full"] { #expect(fault(name) { try a.integer(name, in: 0...9) } == .notANumber) }
  }

  @Test("A choice is one of its words, exactly")
  func choices() throws {
    let a = Arguments(["c": .text("no-answer"), "w": .text("NoAnswer"), "n": .number(1), "b": .text("")])
    #expect(try a.choice("c", of: ContactOutcome.self) == .noAnswer)
    #expect(try a.optionalChoice("b", of: ContactOutcome.self) == nil)
    #expect(fault("w") { try a.choice("w", of: ContactOutcome.self) } == .notAChoice)
    #expect(fault("n") { try a.choice("n", of: ContactOutcome.self) } == .notAChoice)
    #expect(fault("b") { try a.choice("b", of: ContactOutcome.self) } == .missing)
  }

  @Test("A list: one text counts as a list of one; nothing in it is longer than a text may be")
  func lists() throws {
    let a = Arguments([
      "l": .list(["a", "b"]), "t": .text("a"), "n": .number(690_001), "b": .text(" "), "x": .text(long), "y": .list([long]),
      "z": .list(Array(repeating: "a", count: 1001)), "s": .list([" 690001\r", "690002"]),
    ])
    #expect(try a.list("l") == ["a", "b"])
    #expect(try a.list("t") == ["a"])
    #expect(try a.list("n") == ["690001"])
    #expect(try a.list("b") == [])
    #expect(try a.list("absent") == [])
    #expect(try a.list("s") == ["690001", "690002"])
    for name in ["x", "y", "z"] { #expect(fault(name) { try a.list(name) } == .tooLong) }
  }

  @Test("Identifiers of orders and parcels")
  func identifiers() throws {
    let a = Arguments(["order": .text(" o42 "), "parcel": .text("p261124-0042"), "x": .text("42"), "b": .text("")])
    #expect(try a.order() == OrderID(number: 42))
    #expect(try a.parcel().text == "P261124-0042")
    #expect(fault("x") { try a.order("x") } == .notAnIdentifier)
    #expect(fault("x") { try a.parcel("x") } == .notAnIdentifier)
    #expect(fault("b") { try a.order("b") } == .missing)
    #expect(fault("parcel") { try Arguments().parcel() } == .missing)
  }
}
