import DeskCore
import DeskLive
import DeskStore

/// Opens the console on this terminal.
struct ConsoleStart {
  let context: Context

  init(_ context: Context) { self.context = context }

  func run() -> Exit {
    defer { context.close() }
    do {
      _ = try context.desk()
      throw UsageFault.noConsole
    } catch {
      return Output.fail(error, context.describe, json: context.options.json)
    }
  }
}
