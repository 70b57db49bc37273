import ArgumentParser
import DeskConsole
import DeskCore
import DeskFiles
import DeskLive
import Foundation

/// `export …`: files that leave the shop.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Files that marketplaces take, and lists.",
    subcommands: [Ship.self, Orders.self, ListingSheet.self, StockSheet.self, Purchases.self, Closing.self])

  /// `export ship`: FUL-6.
  struct Ship: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "Shipping results of a wave as the file that the marketplace takes.",
      discussion: """
        With --template the marketplace's own template is filled: its bytes, rows and their order stay, each parcel goes into its order's \
        row, and below them when there is none left. A template that names no order, courier or waybill column is refused.
        """)
    @Option(name: .long, help: "For which marketplace.") var platform: Marketplace
    @Option(name: .long, help: "The wave's day, yyyy-MM-dd; else the current one with whatever is late.") var wave: String?
    @Option(name: .long, help: "The template that the marketplace gave, as CSV.") var template: String?
    @Option(name: .long, help: "Without a template: the shape of the file; else the marketplace's usual one.") var form: ShipForm?
    @Option(name: .long, help: "Whose codes of couriers to write where a column takes a code.") var codes: CourierCodes?
    @Option(name: .long, help: "Rows that a file may have; more go into further files, numbered.") var maxRows: Int?
    @Option(name: .shortAndLong, help: "The file to write.") var output: String
    @OptionGroup var global: GlobalOptions

    func validate() throws {
      if let maxRows, maxRows < 1 { throw ValidationError("--max-rows must be at least 1.") }
      if template != nil, form != nil { throw ValidationError("--template and --form exclude each other.") }
    }

    func answer(_ context: Context) throws -> Answer {
      let acting = try Acting(context)
      let late = self.wave == nil
      let wave = try acting.wave(self.wave)
      // REC-4: whoever may not is refused, and on record, before anything of the wave is read for them.
      try acting.desk.permit(
        .exportShipFile, args: ShipExport(platform: platform.rawValue, wave: wave, rows: []).record, by: acting.session)
      let export = try acting.documents.shipExport(wave, platform: platform.rawValue, late: late)
      let wish = ShipExport.Wish(template: template, form: form, codes: codes, maxRows: maxRows)
      // Filled before the record is written: a template that doesn't fit leaves neither.
      let made = try export.files(wish)
      let paths = made.files.indices.map { ShipExport.numbered(output, $0 + 1, of: made.files.count) }
      try Departure.leave(zip(paths, made.files).map { .init(path: $0, bytes: $1) }, replacing: true) {
        try acting.desk.recordShop(.exportShipFile, args: export.record(made, wish), by: acting.session)
      }
      return answer(context, export, made, paths)
    }

    private func answer(_ context: Context, _ export: ShipExport, _ made: ShipTemplate.Filled, _ paths: [String]) -> Answer {
      let texts = context.describe.texts
      let items = export.rows.map { row in
        JSON.object([("number", .string(row.order)), ("courier", .string(row.courier)), ("waybill", .string(row.waybill))])
      }
      let empty = made.empty.map { JSON.object([("row", .int($0.row)), ("number", .string($0.order))]) }
      let json = JSON.object([
        ("file", .string(paths.first ?? output)), ("files", .array(paths.map(JSON.string))), ("platform", .string(export.platform)),
        ("wave", .string(export.wave.iso)), ("rows", .int(export.rows.count)), ("filled", .int(made.filled)),
        ("added", .int(made.added)),
        ("empty", .array(empty)), ("notInFile", .array(made.notInFile.map(JSON.string))),
        ("withoutCode", .array(made.withoutCode.map { .string($0.order) })), ("dropped", .array(export.dropped.map(JSON.string))),
        ("items", .array(items)), ("next", .null),
      ])
      let written = paths.joined(separator: " ")
      var notes = export.rows.isEmpty ? [context.say("这个波次还没有发货的包裹", "Nothing of this wave is shipped yet")] : []
      if template != nil || !made.withoutCode.isEmpty { notes += texts.template(ShipTemplateNote(made)).map(\.shown) }
      if !export.dropped.isEmpty { notes.append(texts.dropped(export.dropped).shown) }
      return Answer(
        json, [context.say("已写出 \(export.rows.count) 行: \(written)", "\(export.rows.count) rows written: \(written)").shown],
        notes: notes)
    }
  }
}

extension ShipForm: ExpressibleByArgument {}
extension CourierCodes: ExpressibleByArgument {}
