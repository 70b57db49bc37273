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
    // F12: before anything is read or made for it.
    try desk.requireWriting()
    var exports = try documents().shipExports(wave, late: true).filter { platform == nil || $0.platform == platform }
    if template != nil, exports.filter({ !$0.rows.isEmpty }).count > 1 { throw Refusal.argument("platform", .missing) }
    if exports.isEmpty { exports = [ShipExport(platform: platform ?? "", wave: wave, rows: [])] }
    let wish = ShipExport.Wish(template: template)
    var (leaving, records): ([Departure.File], [JSON]) = ([], [])
    for export in exports {
      // An empty export leaves its record too; a template that doesn't fit leaves none.
      let files = export.rows.isEmpty ? ShipTemplate.Filled() : try export.files(wish)
      for (index, bytes) in files.files.enumerated() {
        leaving.append(.init(path: try spool.place(export.fileName(index + 1, of: files.files.count)), bytes: bytes))
      }
      records.append(export.record(files, wish))
      made.dropped += export.dropped
      orders.formUnion(export.rows.map(\.order))
      if template != nil { made.template = ShipTemplateNote(files) }
    }
    try Departure.leave(leaving, replacing: true, isPrivate: true) {
      try desk.recordShop(.exportShipFile, all: records, by: session)
    }
    made.paths = leaving.map(\.path)
    made.orders = orders.count
    return made
  }

  /// A command by which files leave.
  func leave(_ command: Command, id: String, version: Int?) throws -> Receipt {
    try LeavingFiles.leave(command, id: id, version: version, desk, by: try sitting.session(), language: language)
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
