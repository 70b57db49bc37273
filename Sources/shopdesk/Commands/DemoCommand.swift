import ArgumentParser
import DeskCore
import DeskLive
import DeskStore
import Foundation

/// `demo`: a training shop with a day half done, and the console on it.
struct DemoCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo", abstract: "Make a training shop with people of every role, goods and a day half done, and open it.",
    discussion: "The same seed at the same moment (SHOPDESK_NOW) makes the same shop. An existing file is never touched.")

  @Option(name: .long, help: "Another seed, other orders.") var seed: UInt64 = 1
  @Option(name: .long, help: "How many orders, 1 to 5000.") var orders = 80
  @Flag(name: .long, help: "Only make it and print where it is and who is in it.") var noOpen = false
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    guard (1...5000).contains(orders) else { throw ValidationError("--orders: 1…5000") }
  }

  func answer(_ context: Context) throws -> Answer {
    let path = try path(context)
    let now = try context.fixedClock()?() ?? Desk.systemClock()
    let shop = DemoShop(seed: seed, orders: orders)
    try shop.make(at: path, now: now)
    var table = TextTable([
      context.say("登录名", "name"), context.say("姓名", "shown as"), context.say("岗位", "role"), context.say("密码", "password"),
    ])
    for person in shop.people { table.add([person.name, person.displayName, person.role.rawValue, DemoShop.password]) }
    let people = shop.people.map { person in
      JSON.object([
        ("name", .string(person.name)), ("role", .string(person.role.rawValue)), ("password", .string(DemoShop.password)),
        ("displayName", .string(person.displayName)),
      ])
    }
    let answer = Answer(.object([("db", .string(path)), ("people", .array(people))]), [path.shown] + table.lines)
    guard !noOpen, !global.json, isatty(0) == 1, isatty(1) == 1 else { return answer }
    try Output.show(answer, json: false)
    context.useDatabase(path)
    var opened = Answer(.null, exit: ConsoleStart(context).run())
    opened.isStreamed = true
    return opened
  }

  /// Where `--db` says, else a file of its own beside the sessions, never one that exists.
  private func path(_ context: Context) throws -> String {
    if context.namesDatabase {
      guard !FileManager.default.fileExists(atPath: context.path) else { throw StoreFault.alreadyExists(context.path) }
      return context.path
    }
    let folder = context.stateFolder + "/demo"
    for number in 1...9999 {
      let path = folder + "/demo-\(seed)-\(number)/shop.db"
      if !FileManager.default.fileExists(atPath: path) { return path }
    }
    throw StoreFault.alreadyExists(folder)
  }
}
