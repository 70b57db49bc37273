import ArgumentParser
import DeskCore
import DeskLive
import Foundation

/// `picklist`: FUL-3.
struct PickListCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "picklist", abstract: "What to bring for a wave: printed parcels' goods in walking order.")
  @Option(name: .long, help: "The wave's day, yyyy-MM-dd; else the current one with whatever is late.") var wave: String?
  @Option(name: .long, help: "Only one zone: what stands before a location's first dash.") var zone: String?
  @Option(name: .long, help: "Only one courier's parcels: its code or name.") var courier: String?
  @OptionGroup var global: GlobalOptions

  func answer(_ context: Context) throws -> Answer {
    let acting = try Acting(context)
    let late = self.wave == nil
    let wave = try acting.wave(self.wave)
    var filter = PickFilter(zone: zone?.uppercased())
    if let courier {
      guard let known = CourierTable.find(courier) else { throw Refusal(.notFound, rule: "FUL-3", .unknownCourier(courier)) }
      filter.courier = known.code
    }
    let walk = try acting.documents.pickWalk(wave, late: late)
    if let zone = filter.zone, !walk.zones.contains(zone) {
      throw Refusal(.notFound, rule: "FUL-3", .noSuchZone(zone, known: walk.zones))
    }
    let list = PickList(walk: walk.filtered(filter), late: late)
    try acting.desk.recordShop(.printPickList, args: list.record, by: acting.session)
    let path = try Spool(besides: acting.desk.path).write("picklist-\(wave.iso).txt", list.text)
    let items = list.rows.map { row in
      JSON.object([
        ("location", .string(row.location)), ("sku", .string(row.sku)), ("title", .string(row.title)),
        ("attributes", .string(row.attributes)), ("quantity", .int(row.quantity)),
        ("split", .array(row.split.map { .object([("parcel", .string($0.parcel.text)), ("quantity", .int($0.quantity))]) })),
      ])
    }
    let json = JSON.object([
      ("wave", .string(wave.iso)), ("parcels", .int(list.parcels)), ("pieces", .int(list.pieces)), ("document", .string(path)),
      ("items", .array(items)), ("next", .null),
    ])
    return Answer(json, [list.text, path])
  }
}

/// `manifest COURIER`: FUL-7.
struct ManifestPrint: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "print", abstract: "A courier's handover manifest: every shipped parcel of a wave.")
  @Argument(help: "The courier's code or name.") var courier: String
  @Option(name: .long, help: "The wave's day, yyyy-MM-dd; else the current one with whatever is late.") var wave: String?
  @OptionGroup var global: GlobalOptions

  func answer(_ context: Context) throws -> Answer {
    let acting = try Acting(context)
    let late = self.wave == nil
    let wave = try acting.wave(self.wave)
    let manifest = try acting.documents.manifest(courier, wave, late: late)
    try acting.desk.recordShop(.printManifest, args: manifest.record, by: acting.session)
    let path = try Spool(besides: acting.desk.path).write("manifest-\(manifest.courier.code)-\(wave.iso).txt", manifest.text)
    let items = manifest.rows.map { row in
      JSON.object([
        ("parcel", .string(row.parcel.text)), ("number", .string(row.order)), ("waybill", .string(row.waybill)),
        ("city", .string(row.city)), ("weightGrams", row.weightGrams.map { .int($0) } ?? .null),
        ("handedOver", .bool(row.handedOver)),
      ])
    }
    let json = JSON.object([
      ("courier", .string(manifest.courier.code)), ("name", .string(manifest.courier.name)), ("wave", .string(wave.iso)),
      ("count", .int(manifest.rows.count)), ("totalGrams", .int(manifest.totalGrams)), ("document", .string(path)),
      ("dropped", .array(manifest.dropped.map(JSON.string))), ("items", .array(items)), ("next", .null),
    ])
    return Answer(json, [manifest.text, path])
  }
}

/// `export …`: files that leave the shop.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Files that marketplaces take.", subcommands: [Ship.self])

  /// `export ship`: FUL-6.
  struct Ship: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "Shipping results of a wave as the file that the marketplace takes.",
      discussion: "With --template the rows are appended to the marketplace's own template, which stays as it is.")
    @Option(name: .long, help: "For which marketplace.") var platform: Marketplace
    @Option(name: .long, help: "The wave's day, yyyy-MM-dd; else the current one with whatever is late.") var wave: String?
    @Option(name: .long, help: "The template that the marketplace gave.") var template: String?
    @Option(name: .shortAndLong, help: "The file to write.") var output: String
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      let acting = try Acting(context)
      let late = self.wave == nil
      let wave = try acting.wave(self.wave)
      let export = try acting.documents.shipExport(wave, platform: platform.rawValue, late: late)
      // Filled before the record is written: a template that doesn't fit leaves neither.
      let bytes = try export.bytes(template: template)
      try acting.desk.recordShop(.exportShipFile, args: export.record, by: acting.session)
      do {
        try Data(bytes).write(to: URL(fileURLWithPath: output), options: .atomic)
      } catch {
        throw StoreFault.inputOutput(output)
      }
      let items = export.rows.map { row in
        JSON.object([("number", .string(row.order)), ("courier", .string(row.courier)), ("waybill", .string(row.waybill))])
      }
      let json = JSON.object([
        ("file", .string(output)), ("platform", .string(export.platform)), ("wave", .string(wave.iso)),
        ("rows", .int(export.rows.count)),
        ("dropped", .array(export.dropped.map(JSON.string))), ("items", .array(items)), ("next", .null),
      ])
      let dropped = export.dropped.isEmpty ? [] : [context.describe.texts.dropped(export.dropped).shown]
      let empty = context.say("这个波次还没有发货的包裹", "Nothing of this wave is shipped yet")
      return Answer(
        json, [context.say("已写出 \(export.rows.count) 行: \(output)", "\(export.rows.count) rows written: \(output)").shown],
        notes: (export.rows.isEmpty ? [empty] : []) + dropped)
    }
  }
}
