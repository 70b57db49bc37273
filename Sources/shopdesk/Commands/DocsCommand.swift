import ArgumentParser
import DeskCore
import DeskLive

/// `docs`: the documents that are generated from the tables in the code.
struct DocsCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "docs", abstract: "Print a generated document: keys, roles or states.")

  enum Document: String, CaseIterable, ExpressibleByArgument { case keys, roles, states }

  @Argument(help: "keys | roles | states") var document: Document
  @OptionGroup var global: GlobalOptions

  func answer(_ context: Context) throws -> Answer {
    let text =
      switch document {
      case .keys: KeysDocument.text
      case .roles: RolesDocument.text
      case .states: StatesDocument.text
      }
    return Answer(.object([("document", .string(document.rawValue)), ("text", .string(text))]), [text])
  }
}
