import ArgumentParser
import DeskCore
import DeskLive

/// `picklist`: FUL-3.
struct PickListCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "picklist", abstract: "What to bring for a wave: printed parcels' goods in walking order.")
  @Option(name: .long, help: "The wave's day, yyyy-MM-dd; else the current one with whatever is late.") var wave: String?
  @OptionGroup var paper: PaperOptions
  @Option(name: .long, help: "Only one zone: what stands before a location's first dash.") var zone: String?
  @Option(name: .long, help: "Only one courier's parcels: its code or name.") var courier: String?
  @OptionGroup var global: GlobalOptions

  func answer(_ context: Context) throws -> Answer {
    let acting = try Acting(context)
    let late = self.wave == nil
    let wave = try acting.wave(self.wave)
    try acting.desk.permit(.printPickList, args: .object([("wave", .string(wave.iso))]), by: acting.session)
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
    func record() throws { try acting.desk.recordShop(.printPickList, args: list.record, by: acting.session) }
    let printing = Printing(acting)
    if paper.prints {
      try record()
      return try printing.outcome(of: printing.queue(.pickList, [WaveSubject(wave: wave, late: late).text], nil))
    }
    let path = try printing.leave(
      .pickList, list.text, [list.page()], "picklist-\(wave.iso).txt", paper, record: record)
    let items = list.rows.map { row in
      JSON.object([
        ("location", .string(row.location)), ("sku", .string(row.sku)), ("title", .string(row.title)),
        ("attributes", .string(row.attributes)), ("quantity", .int(row.quantity)),
        ("beingCounted", .bool(row.isCounted)),
        ("split", .array(row.split.map { .object([("parcel", .string($0.parcel.text)), ("quantity", .int($0.quantity))]) })),
      ])
    }
    let json = JSON.object([
      ("wave", .string(wave.iso)), ("parcels", .int(list.parcels)), ("pieces", .int(list.pieces)), ("document", .string(path)),
      ("items", .array(items)), ("next", .null),
    ])
    return Answer(json, paper.output == nil ? [list.text, path] : [path])
  }
}

/// `manifest COURIER`: FUL-7.
struct ManifestPrint: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "print", abstract: "A courier's handover manifest: every shipped parcel of a wave.")
  @Argument(help: "The courier's code or name.") var courier: String
  @Option(name: .long, help: "The wave's day, yyyy-MM-dd; else the current one with whatever is late.") var wave: String?
  @OptionGroup var paper: PaperOptions
  @OptionGroup var global: GlobalOptions

  func answer(_ context: Context) throws -> Answer {
    let acting = try Acting(context)
    let late = self.wave == nil
    let wave = try acting.wave(self.wave)
    try acting.desk.permit(
      .printManifest, args: .object([("courier", .string(courier)), ("wave", .string(wave.iso))]), by: acting.session)
    let manifest = try acting.documents.manifest(courier, wave, late: late)
    func record() throws { try acting.desk.recordShop(.printManifest, args: manifest.record, by: acting.session) }
    let printing = Printing(acting)
    if paper.prints {
      try record()
      let subject = WaveSubject(courier: manifest.courier.code, wave: wave, late: late).text
      return try printing.outcome(of: printing.queue(.manifest, [subject], nil))
    }
    let path = try printing.leave(
      .manifest, manifest.text, [manifest.page()], "manifest-\(manifest.courier.code)-\(wave.iso).txt", paper, record: record)
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
    return Answer(json, paper.output == nil ? [manifest.text, path] : [path])
  }
}
