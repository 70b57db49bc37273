import DeskConsole
import DeskCore
import DeskFiles
import DeskStore
import Foundation

/// What the console prints and writes: papers as text, each list and file leaving a record (REC-1, REC-3).
struct LiveFiles: Sendable {
  let desk: Desk
  let sitting: Sitting
  let spool: Spool
  /// Of the reports that somebody reads on the screen.
  let language: Language

  init(desk: Desk, sitting: Sitting, language: Language) {
    self.language = language
    self.desk = desk
    self.sitting = sitting
    spool = Spool(besides: desk.path)
  }

  func dispatchNote(_ id: ParcelID) throws -> String {
    DispatchNote(try desk.card(of: id, for: try sitting.actor()), zone: desk.settings.calendar.zone, names: try desk.displayNames())
      .text
  }

  /// To look at: nothing is written, also not of an attempt without permission. Looking is asked for again at every commit.
  func pickWalk(_ wave: ShopDay) throws -> PickWalk {
    try permit(.printPickList)
    return try documents().pickWalk(wave, late: true)
  }

  func manifest(_ courier: String, _ wave: ShopDay) throws -> String {
    try permit(.printManifest)
    return try documents().manifest(courier, wave, late: true).text
  }

  func printPickList(_ wave: ShopDay) throws -> String {
    let session = try sitting.session()
    try desk.permit(.printPickList, args: .object([("wave", .string(wave.iso))]), by: session)
    let list = try documents().pickList(wave, late: true)
    try desk.recordShop(.printPickList, args: list.record, by: session)
    return list.text
  }

  func printManifest(_ courier: String, _ wave: ShopDay) throws -> Made {
    let session = try sitting.session()
    try desk.permit(
      .printManifest, args: .object([("courier", .string(courier)), ("wave", .string(wave.iso))]), by: session)
    let manifest = try documents().manifest(courier, wave, late: true)
    try desk.recordShop(.printManifest, args: manifest.record, by: session)
    return Made(text: manifest.text, dropped: manifest.dropped)
  }

  /// One file for each marketplace of the wave, beside the printed papers; with a template that of one marketplace, filled. What it says
  /// beside the paths names what a person must know of the template.
  func exportShipFile(_ wave: ShopDay, _ platform: String?, _ template: String?) throws -> ShipFilesMade {
    let session = try sitting.session()
    var made = ShipFilesMade()
    var orders: Set<String> = []
    // REC-4: before anything of the wave is read for somebody who may not.
    try desk.permit(.exportShipFile, args: ShipExport(platform: platform ?? "", wave: wave, rows: []).record, by: session)
    var exports = try documents().shipExports(wave, late: true).filter { platform == nil || $0.platform == platform }
    if template != nil, exports.filter({ !$0.rows.isEmpty }).count > 1 { throw Refusal.argument("platform", .missing) }
    if exports.isEmpty { exports = [ShipExport(platform: platform ?? "", wave: wave, rows: [])] }
    let wish = ShipExport.Wish(template: template)
    for export in exports {
      // An empty export leaves its record too; a template that doesn't fit leaves none.
      let files = export.rows.isEmpty ? ShipTemplate.Filled() : try export.files(wish)
      var paths: [String] = []
      for (index, bytes) in files.files.enumerated() {
        paths.append(try spool.write(export.fileName(index + 1, of: files.files.count), bytes: bytes))
      }
      try WholeFile.keeping(paths) {
        _ = try desk.recordShop(.exportShipFile, args: export.record(files, wish), by: session)
      }
      made.paths += paths
      made.dropped += export.dropped
      orders.formUnion(export.rows.map(\.order))
      if template != nil { made.template = ShipTemplateNote(files) }
    }
    made.orders = orders.count
    return made
  }

  /// FUL-8. Its command has recorded that it leaves.
  func report(_ kind: CommandKind, _ day: ShopDay) throws -> Made {
    try permit(kind)
    let text = try DayReport(kind, day, desk, language: language).text
    return Made(text: text, paths: [try spool.write("\(kind.verb)-\(day.iso).txt", text)])
  }

  /// SUP-3. Its command has recorded that it leaves.
  func workReport(_ period: WorkPeriod, _ day: ShopDay) throws -> Made {
    try permit(.exportWorkReport)
    let document = try WorkDocument(period, day, desk, language: language)
    return Made(text: document.text, paths: [try spool.write("\(document.name).txt", document.text)])
  }

  /// INV-3, INV-7: the file, and then the record of its leaving: one without the other would say what isn't so.
  func sheet(_ command: Command) throws -> Made {
    let session = try sitting.session()
    try desk.permit(command.kind, args: command.json, by: session)
    guard let document = try GoodsDocument(command, desk, for: try sitting.actor()) else {
      throw Refusal(.invalid, .unknownCommand(command.kind.rawValue))
    }
    let path = try spool.write(document.name, bytes: document.bytes)
    return try WholeFile.keeping([path]) {
      _ = try desk.perform(command, id: CommandID.next(), version: nil, by: session)
      return Made(paths: [path], count: document.rows)
    }
  }

  /// INV-6: what its supplier gets, on the screen and in files: a page to print, a table, and a PDF where one can be made.
  func purchaseOrder(_ id: PurchaseID) throws -> Made {
    let order = try PurchaseOrder(id, desk, language: language)
    let form = PaperForm()
    var paths: [String] = []
    for format in [DayReport.Format.html, .csv, .pdf] where format != .pdf || form.press != nil {
      paths.append(try spool.write("\(order.name).\(format.rawValue)", bytes: try order.bytes(format, form)))
    }
    return Made(text: order.text, paths: paths)
  }

  func purchaseList() throws -> Made {
    let names = try desk.displayNames()
    let rows = try PurchaseOrder.all(desk, open: false)
    let table = PurchaseOrder.list(rows, Texts(language)) { names[$0] ?? $0 }
    let day = desk.settings.calendar.zone.local(desk.now).day
    return Made(paths: [try spool.write("purchases-\(day.iso).csv", bytes: try table.bytes(.utf8WithMark))], count: rows.count)
  }

  private func permit(_ kind: CommandKind) throws {
    if try sitting.actor().role(for: kind) == nil { throw Refusal.notPermitted(kind) }
  }

  private func documents() throws -> WaveDocuments { WaveDocuments(desk, for: try sitting.actor()) }
}

extension ShipTemplateNote {
  /// What a person must know of a template that was filled.
  public init(_ filled: ShipTemplate.Filled) {
    self.init(
      filled: filled.filled, added: filled.added, empty: filled.empty.map { (row: $0.row, order: $0.order) },
      notInFile: filled.notInFile, withoutCode: filled.withoutCode.map { "\($0.order) \($0.courier)" })
  }
}
