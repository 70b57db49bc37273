import DeskCore
import Testing

@testable import DeskLive

/// Docs/Commands.md.
@Suite struct CommandsDocumentTests {
  @Test("Every command's example is a line that `run` reads", arguments: CommandKind.allCases.filter(\.hasCommandForm))
  func examples(_ kind: CommandKind) throws {
    let text = CommandsDocument.example(kind)
    let line = try CommandLine(Array(text.utf8))
    #expect(line.kind == kind)
    let command = try Command(kind, line.arguments)
    #expect(command.kind == kind)
    try command.checkRanges()
  }

  @Test("Every command stands there with all its arguments and choices, and the others are named as subcommands")
  func whole() {
    let text = CommandsDocument.text
    for kind in CommandKind.allCases {
      #expect(text.contains(kind.hasCommandForm ? "\n## \(kind.rawValue)\n" : "`\(kind.rawValue)`"), "\(kind)")
      guard kind.hasCommandForm else { continue }
      for field in CommandsDocument.parameters(kind) {
        #expect(text.contains("| `\(field.name)` |"), "\(kind) \(field.name)")
        if case .choice(let options) = field.kind { for option in options { #expect(text.contains("`\(option)`")) } }
      }
    }
  }
}
