import ArgumentParser
import DeskCore

/// `demo`: a training shop with a day half done.
struct DemoCommand: DeskCommand {
  static let configuration = CommandConfiguration(commandName: "demo", abstract: "A training shop with a day half done.")
  @OptionGroup var global: GlobalOptions
  func answer(_ context: Context) throws -> Answer { throw UsageFault.noConsole }
}
