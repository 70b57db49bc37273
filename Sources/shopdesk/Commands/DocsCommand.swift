import ArgumentParser
import DeskCore
import DeskLive

/// `docs`: the documents that are generated from the tables in the code.
struct DocsCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "docs", abstract: "Print a generated document: keys, roles, states, the commands of `run`, or the manual page.")

  enum Document: String, CaseIterable, ExpressibleByArgument { case keys, roles, states, commands, man }

  @Argument(help: "keys | roles | states | commands | man") var document: Document
  @OptionGroup var global: GlobalOptions

  func answer(_ context: Context) throws -> Answer {
    let text =
      switch document {
      case .keys: KeysDocument.text
      case .roles: RolesDocument.text
      case .states: StatesDocument.text
      case .commands: CommandsDocument.text
      case .man: try ManualPage(program: .program(), language: context.language).text
      }
    return Answer(.object([("document", .string(document.rawValue)), ("text", .string(text))]), [text])
  }
}
