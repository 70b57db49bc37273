import ArgumentParser
import DeskCore
import DeskLive

/// `import`: orders, details, products and waybill pools, recognised by content.
struct ImportCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Import exports and stock, product or waybill files, recognised by their content.",
    discussion: "An order list and its detail file belong into one call. Exit code 65 when a row was rejected: each is named.")

  @Argument(help: "The files.")
  var files: [String]
  @Option(name: .long, help: "taobao or tmall, which write the same columns.")
  var platform: String?
  @Option(name: .long, help: "The shop, for files that don't name it.")
  var shop: String?
  @Flag(name: .long, help: "Say what would happen and change nothing.")
  var dryRun = false
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    guard platform == nil || ["taobao", "tmall"].contains(platform) else { throw ValidationError("--platform: taobao | tmall") }
  }

  func answer(_ context: Context) throws -> Answer {
    let acting = try Acting(context)
    let report = try ImportUseCase(acting.desk).run(
      files, platform: platform, shop: shop, dryRun: dryRun, id: acting.id(nil), by: acting.session)
    let describe = context.describe
    var lines: [String] = []
    for file in report.files {
      let counts =
        context.language == .zh
        ? "\(file.rows) 行 新 \(file.new) 变 \(file.changed) 同 \(file.same) 旧 \(file.older) 拒 \(file.rejected.count)"
        : "\(file.rows) rows, \(file.new) new, \(file.changed) changed, \(file.same) same, \(file.older) older, \(file.rejected.count) rejected"
      lines.append("\(file.file)  \(file.kind.rawValue)  \(file.layout)  \(counts)".shown)
      for row in file.rejected.prefix(200) {
        lines.append("  \(file.file):\(row.row) \(row.column): \(describe.reason(row.reason))".shown)
      }
      if file.rejected.count > 200 { lines.append("  … \(file.rejected.count - 200)") }
    }
    if report.newSKUs > 0 { lines.append(context.say("新商品待完善: \(report.newSKUs)", "New SKUs to be completed: \(report.newSKUs)")) }
    if report.dryRun { lines.append(context.say("试运行，未写入", "Dry run: nothing was written")) }
    let whole = report.files.allSatisfy(\.rejected.isEmpty)
    return Answer(acting.shapes.importReport(report, describe), lines, exit: whole ? .done : .badData)
  }
}
