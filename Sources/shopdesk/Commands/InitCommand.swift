import ArgumentParser
import DeskCore
import DeskStore

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
    let desk = try Desk.create(context.path, settings: settings, fixedClock: try context.fixedClock())
    context.adopt(desk)
    guard case .addPerson(let person, let displayName, _) = checked else { throw Refusal.argument("admin", .notAnIdentifier) }
    try desk.addFirstPerson(person, displayName: displayName, password: password)
    let json = JSON.object([
      ("db", .string(context.path)), ("shop", .string(settings.name)), ("training", .bool(training)), ("admin", .string(person)),
    ])
    return Answer(
      json, [context.say("已建店: \(settings.name)  \(context.path)", "Shop created: \(settings.name)  \(context.path)").shown])
  }

  private func firstPassword(_ context: Context) throws -> String {
    if let file = global.passwordFile.last ?? context.environment["SHOPDESK_PASSWORD_FILE"], !file.isEmpty {
      return try PasswordInput.file(file)
    }
    return try PasswordInput.ask(context.say("\(admin) 的密码: ", "Password for \(admin): "))
  }
}
