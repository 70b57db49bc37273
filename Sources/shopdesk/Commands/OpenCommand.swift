import ArgumentParser
import DeskCore
import Foundation

/// `open`: the console on this terminal, as the program without a subcommand opens it, with what belongs to this place.
struct OpenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open", abstract: "Open the console on this terminal; what `shopdesk` alone does.",
    discussion: """
      A scale on a serial line is read with --scale (or SHOPDESK_SCALE): 9600 baud, 8 data bits, no parity, 1 stop bit, lines such as \
      "ST,GS,+  1.250kg" or "1250 g". The bench shows its weight; Enter takes it once it is stable. While the device is absent, weights \
      are typed and it is tried again every second.
      """)

  @Option(
    name: .long, help: ArgumentHelp("The bench's scale: a serial line or a FIFO, e.g. /dev/ttyUSB0.", valueName: "device"))
  var scale: String?
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if scale?.isEmpty == true { throw ValidationError("--scale: a device") }
  }

  func run() throws { try Self.open(global, scale: scale) }

  static func open(_ global: GlobalOptions, scale: String?) throws {
    let context = Context(global)
    guard isatty(0) == 1, isatty(1) == 1 else {
      let names = Shopdesk.configuration.subcommands.map { $0._commandName }.joined(separator: " ")
      Output.complain(context.describe.text(UsageFault.noConsole))
      Output.complain(context.say("子命令: ", "Subcommands: ") + names)
      if global.json {
        try? Output.put(JSON.object([("error", ErrorJSON.make(UsageFault.noConsole, context.describe))]).shown + "\n")
      }
      throw ExitCode(Exit.usage.rawValue)
    }
    let exit = ConsoleStart(context, scale: scale).run()
    if exit != .done { throw ExitCode(exit.rawValue) }
  }
}
