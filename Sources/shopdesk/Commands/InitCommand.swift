import ArgumentParser
import DeskCore
import DeskStore
import Foundation

/// `init`: makes the database and its first person.
struct InitCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Create a shop; the first person holds dbAdmin and generalManager.")

  @Flag(name: .long, help: "A training shop: accepts SHOPDESK_NOW and holds no secrets.")
  var training = false
  @Option(name: .long, help: "The shop's name.")
  var shop: String?
  @Option(name: .long, help: ArgumentHelp("The first person's name for signing in.", valueName: "name"))
  var admin = "admin"
  @OptionGroup var global: GlobalOptions

  func answer(_ context: Context) throws -> Answer {
    let password = try firstPassword(context)
    let name = admin.lowercased()
    let faults = PasswordRule.faults(password, person: name)
    guard faults.isEmpty else { throw Refusal(rule: "ROL-7", .password(faults)) }
    // The same check of the name as for every later person.
    let checked = try Command(
      .addPerson, Arguments(["name": .text(name), "displayName": .text(admin), "role": .text(Role.dbAdmin.rawValue)]))
    let title = shop?.trimmingBlanks() ?? ""
    let settings = ShopSettings(name: title.isEmpty ? context.say("网店", "Shop") : title, training: training)
    guard case .addPerson(let person, let displayName, _) = checked else { throw Refusal.argument("admin", .notAnIdentifier) }
    let clock = try context.fixedClock()
    try Self.build(at: context.path) { path in
      let desk = try Desk.create(path, settings: settings, fixedClock: clock)
      defer { desk.close() }
      try desk.addFirstPerson(person, displayName: displayName, password: password)
    }
    let json = JSON.object([
      ("db", .string(context.path)), ("shop", .string(settings.name)), ("training", .bool(training)), ("admin", .string(person)),
    ])
    return Answer(
      json, [context.say("已建店: \(settings.name)  \(context.path)", "Shop created: \(settings.name)  \(context.path)").shown])
  }

  /// The shop appears under its name when it is complete: one without its first person could be neither entered nor made again.
  private static func build(at path: String, _ make: (String) throws -> Void) throws {
    let files = FileManager.default
    guard !files.fileExists(atPath: path) else { throw StoreFault.alreadyExists(path) }
    let url = URL(fileURLWithPath: path)
    let workshop = url.deletingLastPathComponent().appendingPathComponent(".\(url.lastPathComponent).init-\(getpid())").path
    try? files.removeItem(atPath: workshop)
    defer { try? files.removeItem(atPath: workshop) }
    let fresh = workshop + "/shop.db"
    try make(fresh)
    // Closing has moved everything into the one file; a name that somebody took meanwhile is not overwritten.
    guard !files.fileExists(atPath: fresh + "-wal"), link(fresh, path) == 0 else {
      throw errno == EEXIST ? StoreFault.alreadyExists(path) : StoreFault.inputOutput(path)
    }
  }

  private func firstPassword(_ context: Context) throws -> String {
    if let file = global.passwordFile.last ?? context.environment["SHOPDESK_PASSWORD_FILE"], !file.isEmpty {
      return try PasswordInput.file(file)
    }
    return try PasswordInput.ask(context.say("\(admin) 的密码: ", "Password for \(admin): "))
  }
}
