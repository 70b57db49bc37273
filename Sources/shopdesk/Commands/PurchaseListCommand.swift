import ArgumentParser
import DeskCore
import DeskFiles
import DeskLive
import Foundation

extension PurchaseCommand {
  struct List: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "Purchases, newest first.")
    @Flag(name: .long, help: "Only those that aren't done.") var open = false
    @Option(name: .long, help: "At most so many, up to 1000.") var limit = 100
    @Option(name: .long, help: ArgumentHelp("Where the page before ended: its `next`.", valueName: "cursor")) var after: String?
    @Option(name: .long, help: "text | csv") var format = PurchaseListFormat.text
    @Option(name: .shortAndLong, help: "For --format csv: the file to write; one that is there stays as it is.") var output: String?
    @OptionGroup var global: GlobalOptions

    func validate() throws {
      guard (1...1000).contains(limit) else { throw ValidationError("--limit: 1…1000") }
      guard output == nil || format == .csv else { throw ValidationError("-o: with --format csv") }
    }

    func answer(_ context: Context) throws -> Answer {
      let acting = try Acting(context)
      let before = after.flatMap { PurchaseID($0) }
      guard after == nil || before != nil else { throw UsageFault.unknownValue(option: "--after", value: after ?? "") }
      func read() throws -> Page<PurchaseRow> { try acting.desk.purchases(open: open, before: before, limit: limit) }
      if format == .csv { return try acting.purchaseFile(open: open, to: output, read) }
      let page = try read()
      let texts = context.describe.texts
      var table = TextTable(
        [
          texts.columnPurchase, texts.columnState, texts.columnSupplier, texts.columnValue, texts.columnDueDay,
          texts.columnOrdered,
          texts.columnToInspect, texts.columnToStow, texts.columnToReturn, texts.columnStowed,
        ], right: [3, 5, 6, 7, 8, 9])
      for row in page.rows {
        let one = row.purchase
        table.add([
          one.id.text, texts.title(one.state), "\(row.supplier.code) \(row.supplier.name)", one.value.decimal,
          one.expected?.iso ?? "-",
          "\(row.ordered)", "\(row.toInspect)", "\(row.toStow)", "\(row.toReturn)", "\(row.stowed)",
        ])
      }
      return .list(page.rows.map { .object(acting.shapes.purchase($0)) }, next: page.next, table.lines)
    }
  }

  struct Show: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "One purchase with its goods.",
      discussion: "With --format it is the order as its supplier gets it: on paper (text, html, pdf) or as a table (csv).")
    @Argument(help: "The purchase, e.g. B0000001.") var purchase: String
    @Option(name: .long, help: "For the supplier: text | html | csv | pdf") var format: DayReport.Format?
    @Option(name: .shortAndLong, help: "The file to write; one that is there stays as it is.") var output: String?
    @OptionGroup var global: GlobalOptions

    func validate() throws {
      guard output == nil || format != nil else { throw ValidationError("-o: with --format") }
      guard format != .pdf || output != nil else { throw ValidationError("--format pdf: with -o FILE") }
    }

    func answer(_ context: Context) throws -> Answer {
      let acting = try Acting(context)
      guard let id = PurchaseID(purchase) else { throw Refusal.argument("purchase", .notAnIdentifier) }
      if let format { return try acting.purchaseOrder(id, format, to: output) }
      let row = try acting.desk.purchase(id)
      let texts = context.describe.texts
      var table = TextTable(
        [
          texts.columnSKU, texts.columnTitle, texts.columnCost, texts.columnOrdered, texts.columnDelivered, texts.columnToInspect,
          texts.columnToStow, texts.columnStowed, texts.columnToReturn,
        ], right: [2, 3, 4, 5, 6, 7, 8])
      for line in row.purchase.lines {
        table.add([
          line.sku, row.titles[line.sku] ?? "", line.cost.decimal, "\(line.ordered)", "\(line.delivered)", "\(line.toInspect)",
          "\(line.toStow)", "\(line.stowed)", "\(line.toReturn)",
        ])
      }
      let one = row.purchase
      let head = [
        one.id.text, texts.title(one.state), "\(row.supplier.code) \(row.supplier.name)",
        "\(texts.columnValue) \(one.value.decimal)",
        one.expected.map { "\(texts.columnDueDay) \($0.iso)" } ?? "", row.request.map { "→ \($0.text)" } ?? "",
      ].filter { !$0.isEmpty }.joined(separator: "  ")
      let more = [row.supplier.contact, row.supplier.phone, row.supplier.terms, one.note, one.reason ?? ""].filter { !$0.isEmpty }
      return Answer(
        .object(acting.shapes.purchase(row)),
        [head.shown] + (more.isEmpty ? [] : [more.joined(separator: "  ").shown]) + table.lines)
    }
  }
}

extension StockCommand {
  /// `stock replenish`: what should be ordered (INV-6).
  struct Replenish: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "What should be ordered, from safety stock and sales speed; what runs out first stands first (INV-6).")
    @Option(name: .long, help: "Only what is usually bought from this supplier.") var supplier: String?
    @Option(name: .long, help: "At most so many SKUs, up to 1000.") var limit = 100
    @OptionGroup var global: GlobalOptions

    func validate() throws {
      guard (1...1000).contains(limit) else { throw ValidationError("--limit: 1…1000") }
    }

    func answer(_ context: Context) throws -> Answer {
      let acting = try Acting(context)
      let page = try acting.desk.replenishment(supplier: supplier, limit: limit, for: acting.actor)
      let texts = context.describe.texts
      var table = TextTable(
        [
          texts.columnSKU, texts.columnTitle, texts.columnCover, texts.columnAvailable, texts.columnIncoming, texts.columnOwed,
          texts.columnSold7, texts.columnSold30, texts.columnOrderNow, texts.columnSupplier,
        ], right: [2, 3, 4, 5, 6, 7, 8])
      for row in page.rows {
        table.add([
          row.sku, "\(row.title) \(row.attributes)", row.need.coverDays.map(String.init) ?? "-", "\(row.facts.available)",
          "\(row.facts.incoming)", "\(row.facts.owed)", "\(row.need.last7)", "\(row.need.last30)", "\(row.need.order)",
          row.supplier ?? "",
        ])
      }
      return .list(
        page.rows.map { .object(acting.shapes.replenishment($0)) }, next: nil, isCut: page.next != nil, table.lines)
    }
  }
}
