import ArgumentParser
import DeskConsole

/// What every subcommand takes (contract.md, The program): where the shop is, who acts, and how to answer.
struct GlobalOptions: ParsableArguments {
  @Option(name: .long, help: ArgumentHelp("The shop's database.", valueName: "file"))
  var db: String?

  @Option(name: .long, help: ArgumentHelp("Who acts, for scripts; people sign in once with `shopdesk login`.", valueName: "name"))
  var user: String?

  /// A list, because `person add` has two of them: with two the first is the actor's and the last the new person's.
  @Option(name: .long, help: ArgumentHelp("A file whose first line is the password.", valueName: "file"))
  var passwordFile: [String] = []

  @Flag(name: .long, help: "Answer with exactly one JSON document on standard output.")
  var json = false

  @Option(name: .long, help: "The language of texts: zh or en.")
  var lang: Language?
}

/// Naming the act itself and what the person saw, for commands that change something.
struct ActOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp("Names this very act: the same id again does nothing and answers as the first time.", valueName: "id"))
  var id: String?

  @Option(
    name: .long,
    help: ArgumentHelp("The version you saw; refused with exit code 4 when it has changed since.", valueName: "version"))
  var seen: Int?
}

extension Language: ExpressibleByArgument {}
