import ArgumentParser
import DeskCore
import DeskLive

/// `import`: orders, details, products, waybill pools, reviews, what marketplaces answer to ship files, the calendar, couriers' rules and
/// prices, recognised by content.
struct ImportCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Import exports, ship results, and stock, waybill, review, calendar and courier files, recognised by content.",
    discussion: "An order list and its detail file belong into one call. Exit code 65 when a row was rejected: each is named.")

  @Argument(help: "The files.")
  var files: [String]
  @Option(name: .long, help: "Whose files they are; Taobao and Tmall write the same columns.")
  var platform: Marketplace?
  @Option(name: .long, help: "The shop, for files that don't name it.")
  var shop: String?
  @Flag(name: .long, help: "Say what would happen and change nothing.")
  var dryRun = false
  @OptionGroup var global: GlobalOptions

  func answer(_ context: Context) throws -> Answer {
    let acting = try Acting(context)
    let report = try ImportUseCase(acting.desk).run(
      files, platform: platform?.rawValue, shop: shop, dryRun: dryRun, id: acting.id(nil), by: acting.session)
    let describe = context.describe
    let lines = describe.texts.importReport(report).map(\.shown)
    let whole = report.files.allSatisfy(\.rejected.isEmpty)
    return Answer(acting.shapes.importReport(report, describe), lines, exit: whole ? .done : .badData)
  }
}

extension Acting {
  /// One file of a kind that the subcommand names.
  func importFile(_ path: String, as kind: ImportKind, dryRun: Bool, _ act: ActOptions) throws -> Answer {
    let report = try ImportUseCase(desk).run([path], only: kind, dryRun: dryRun, id: id(act), by: session)
    let lines = context.describe.texts.importReport(report).map(\.shown)
    let whole = report.files.allSatisfy(\.rejected.isEmpty)
    return Answer(shapes.importReport(report, context.describe), lines, exit: whole ? .done : .badData)
  }
}

/// The marketplaces whose files are read and written.
enum Marketplace: String, CaseIterable, ExpressibleByArgument { case taobao, tmall }
