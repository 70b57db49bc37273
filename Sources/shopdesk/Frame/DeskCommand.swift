import ArgumentParser
import DeskCore

/// In this module a flag is an option without a value; the marketplace's flag on a note is `DeskCore.Flag`.
typealias Flag = ArgumentParser.Flag

/// A subcommand: it answers, and everything around the answer — language, JSON, errors, exit code, closing — is the same for all.
protocol DeskCommand: ParsableCommand {
  var global: GlobalOptions { get }
  func answer(_ context: Context) throws -> Answer
}

extension DeskCommand {
  func run() throws {
    let context = Context(global)
    let exit: Exit
    do {
      let answer = try answer(context)
      if let looking = context.looking { Output.complain(context.describe.texts.notice(.lookingOnly(looking))) }
      try Output.show(answer, json: global.json)
      // Beside the answer, so that what is piped on stays a table; programs read `next`, `total` and `cut`.
      if !global.json, let cut = answer.cut { Output.complain(context.describe.text(cut)) }
      exit = answer.exit
    } catch let clean as CleanExit {
      context.close()
      throw clean
    } catch {
      exit = Output.fail(error, context.describe, json: global.json)
    }
    context.close()
    if exit != .done { throw ExitCode(exit.rawValue) }
  }
}

extension Context {
  /// Errors in this invocation's language, times in the shop's zone where the shop is known.
  var describe: Describe { Describe(language: language, zone: zone, names: names) }

  /// The shop's zone, or Shanghai before a shop is open.
  var zone: ShopZone { knownZone ?? .shanghai }
}
