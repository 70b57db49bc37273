import ArgumentParser
import DeskConsole
import DeskCore
import DeskFiles
import DeskLive
import DeskStore
import Foundation

/// `courier …`: FUL-5, FUL-9: who takes what, for how much, and whether the bill agrees.
struct CourierCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "courier", abstract: "Rules for choosing a courier, number pools, tariffs, and bills.",
    subcommands: [Rules.self, Tariffs.self, Pools.self, Reconcile.self], defaultSubcommand: Rules.self)

  struct Rules: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "The rules in the order in which they are tried; which one matches; another table from a file.",
      discussion: "A rule with a weight matches only when the weight is known: before packing it isn't.")
    @Option(name: .long, help: "An address: which rule matches it.") var test: String?
    @Option(name: .long, help: "With --test: the weight in grams.") var grams: Int?
    @Option(name: .long, help: "With --test: whose order it is.") var platform: String?
    @Option(name: .long, help: "With --test: the shop.") var shop: String?
    @Option(
      name: .customLong("import"), help: "A file that becomes the table: priority, province, city, grams, platform, shop, courier.")
    var file: String?
    @Flag(name: .long, help: "With --import: say what would happen and change nothing.") var dryRun = false
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func validate() throws {
      if test != nil, file != nil { throw ValidationError("--test and --import exclude each other.") }
    }

    func answer(_ context: Context) throws -> Answer {
      let acting = try Acting(context)
      if let file { return try acting.importFile(file, as: .courierRules, dryRun: dryRun, act) }
      let rules = try acting.desk.courierRules()
      guard let test else {
        let none = context.say("还没有快递规则", "no courier rules yet")
        return .list(rules.rows.map(Self.json), next: nil, rules.rows.isEmpty ? [none] : rules.rows.map { $0.line.shown })
      }
      let rule = rules.rule(for: CourierRule.Question(address: test, grams: grams, platform: platform, shop: shop))
      let json = JSON.object([
        ("courier", .optional(rule?.courier)), ("name", .optional(rule.flatMap { CourierTable.find($0.courier)?.name })),
        ("rule", rule.map(Self.json) ?? .null),
      ])
      guard let rule else { throw Refusal(rule: "FUL-5", .noCourierRule(address: test)) }
      return Answer(json, ["\(CourierTable.find(rule.courier)?.name ?? rule.courier)  \(rule.line)".shown])
    }

    private static func json(_ rule: CourierRule) -> JSON {
      .object([
        ("priority", .int(rule.priority)), ("region", .string(rule.region.text)), ("from", rule.from.map { .int($0) } ?? .null),
        ("to", rule.to.map { .int($0) } ?? .null), ("platform", .optional(rule.platform)), ("shop", .optional(rule.shop)),
        ("courier", .string(rule.courier)),
      ])
    }
  }

  struct Tariffs: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "What couriers take; a courier's, or more from a file.")
    @Argument(help: "The courier's code or name; else all.") var courier: String?
    @Option(
      name: .customLong("import"), help: "A file: courier, province, first grams and price, step grams and price, valid from.")
    var file: String?
    @Flag(name: .long, help: "With --import: say what would happen and change nothing.") var dryRun = false
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      let acting = try Acting(context)
      if let file { return try acting.importFile(file, as: .tariffs, dryRun: dryRun, act) }
      let code = try courier.map { try CourierCommand.code($0) }
      let tariffs = try acting.desk.tariffs(code)
      let items = tariffs.map { tariff in
        JSON.object([
          ("courier", .string(tariff.courier)), ("region", .string(tariff.region.text)), ("firstGrams", .int(tariff.firstGrams)),
          ("firstPrice", .string(tariff.firstPrice.decimal)), ("stepGrams", .int(tariff.stepGrams)),
          ("stepPrice", .string(tariff.stepPrice.decimal)), ("validFrom", .string(tariff.validFrom.iso)),
        ])
      }
      let none = context.say("还没有快递价格", "no tariffs yet")
      return .list(items, next: nil, tariffs.isEmpty ? [none] : tariffs.map { $0.line.shown })
    }
  }

  struct Pools: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "Numbers left in each courier's pool.")
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      let levels = try Acting(context).desk.poolLevels().sorted { $0.key < $1.key }
      return .list(
        levels.map { .object([("courier", .string($0.key)), ("left", .int($0.value))]) }, next: nil,
        levels.map { "\($0.key)  \(CourierTable.find($0.key)?.name ?? "")  \($0.value)".shown })
    }
  }

  static func code(_ name: String) throws -> String {
    guard let courier = CourierTable.find(name) else { throw Refusal(rule: "FUL-5", .unknownCourier(name)) }
    return courier.code
  }
}
