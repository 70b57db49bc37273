import DeskCore
import DeskTestKit
import Testing

@testable import DeskConsole
@testable import shopdesk

/// Whoever knows the shell's words finds the same in the palette, or is told where it is done.
@Suite("The shell's words in the palette")
struct PaletteWordsTests {
  private func names() throws -> [[String]] {
    func sections(_ command: CommandInfo, _ before: [String]) -> [[String]] {
      let name = before + [command.commandName]
      return [name] + command.shown.flatMap { sections($0, name) }
    }
    return try CommandInfo.program().shown.flatMap { sections($0, []) }
  }

  /// The second word is an argument of the verb that the first one is.
  private static let asArguments: Set<String> = ["report day", "report week", "report month", "paper note", "paper label"]

  @Test("Every subcommand has a meaning in the palette: a verb, or a word on where it is done")
  func every() throws {
    let names = try names()
    #expect(names.count > 150)
    let shop = MemoryShop.fixture()
    shop.add(person: "heping", "何平", Role.allCases)
    let driver = ConsoleDriver(shop.services)
    driver.signIn("heping")
    // What can be put together is listed where the wave is.
    let single = Set(driver.state.paletteEntries().map(\.verb)).union(["merges"])
    var lost: [String] = []
    for words in names {
      let phrase = words.joined(separator: " ")
      if let (meaning, count) = ShellLine.read(words) {
        if case .verb(let verb) = meaning { #expect(single.contains(verb), "\(phrase): no verb \(verb)") }
        if count == words.count { continue }
        // `person stand-in` stands for its own, `person stand-in add` must stand by itself.
        if count == 2, words.count == 3 { lost.append(phrase) }
      } else if words.count > 1, !Self.asArguments.contains(phrase) {
        lost.append(phrase)
      } else if words.count == 1, !single.contains(words[0]) {
        // A verb, or lost.
        lost.append(phrase)
      }
    }
    #expect(lost == [])
  }
}
