import ArgumentParser
import DeskCore
import Foundation

/// The program: one subcommand, or without any the console.
struct Shopdesk: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "shopdesk", abstract: "网店电子商务部控制台 / A console for an online shop's e-commerce department.",
    discussion: "Without a subcommand it opens the console on this terminal, as `open` does. Exit codes and JSON shapes: README.",
    subcommands: [
      OpenCommand.self, InitCommand.self, DemoCommand.self, PersonCommand.self, RosterCommand.self, PasswdCommand.self,
      LoginCommand.self,
      LogoutCommand.self,
      WhoamiCommand.self, ImportCommand.self, QueueCommand.self, OrderCommand.self, ParcelCommand.self, CaseCommand.self,
      ApprovalCommand.self, ListingCommand.self, PromoCommand.self, PageCommand.self, PriceCommand.self, PickListCommand.self,
      WaveCommand.self,
      CalendarCommand.self,
      ManifestCommand.self, CourierCommand.self, StockCommand.self, CountCommand.self, SupplierCommand.self, PurchaseCommand.self,
      ExportCommand.self, ReportCommand.self,
      RunCommand.self,
      LogCommand.self, StoryCommand.self, BoardCommand.self, RefundsCommand.self, VerifyCommand.self, BackupCommand.self,
      DrillCommand.self, RestoreCommand.self, WatchCommand.self, PaperCommand.self, PrinterCommand.self, PrintCommand.self,
      PhraseCommand.self, AuthorityCommand.self, DocsCommand.self, TodayCommand.self, BenchCommand.self,
    ])

  @OptionGroup var global: GlobalOptions

  func run() throws { try OpenCommand.open(global, scale: nil) }
}

@main
enum Main {
  /// Parses, runs, and answers also what the parser refuses with a JSON error where JSON is asked for.
  static func main() {
    setlocale(LC_CTYPE, "C.UTF-8")
    // A file that may not grow is an error to tell, not the end of the program (reliability.md F6).
    signal(SIGXFSZ, SIG_IGN)
    do {
      var command = try Shopdesk.parseAsRoot()
      try command.run()
    } catch {
      let code = Shopdesk.exitCode(for: error)
      // An exit code of ours has been explained already.
      if !(error is ExitCode), code == .validationFailure, CommandLine.arguments.contains("--json") {
        let fault = ValidationError(Shopdesk.message(for: error))
        let describe = Describe(language: .choose(asked: nil, environment: ProcessInfo.processInfo.environment), zone: .shanghai)
        try? Output.put(JSON.object([("error", ErrorJSON.make(fault, describe))]).shown + "\n")
      }
      // An exit code of ours, help and completions pass; what the parser complains about quotes what was typed, or a file's name.
      guard !(error is ExitCode), code != .success else { Shopdesk.exit(withError: error) }
      let lines = Shopdesk.fullMessage(for: error).split(separator: "\n", omittingEmptySubsequences: false)
      Output.complain(lines.map { String($0).shown }.joined(separator: "\n"))
      Shopdesk.exit(withError: code)
    }
  }
}
