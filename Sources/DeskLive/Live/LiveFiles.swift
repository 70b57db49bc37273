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

  init(desk: Desk, sitting: Sitting) {
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
    let list = try documents().pickList(wave, late: true)
    try desk.recordShop(.printPickList, args: list.record, by: try sitting.session())
    return list.text
  }

  func printManifest(_ courier: String, _ wave: ShopDay) throws -> Made {
    let manifest = try documents().manifest(courier, wave, late: true)
    try desk.recordShop(.printManifest, args: manifest.record, by: try sitting.session())
    return Made(text: manifest.text, dropped: manifest.dropped)
  }

  /// One file for each marketplace of the wave, beside the printed papers; the paths are joined by blanks when there are several.
  func exportShipFile(_ wave: ShopDay) throws -> (path: String, orders: Int, dropped: [String]) {
    let session = try sitting.session()
    var paths: [String] = []
    var orders: Set<String> = []
    var dropped: [String] = []
    let exports = try documents().shipExports(wave, late: true)
    for export in exports {
      try desk.recordShop(.exportShipFile, args: export.record, by: session)
      dropped += export.dropped
      guard !export.rows.isEmpty else { continue }
      paths.append(try spool.write(export.fileName, bytes: try export.bytes()))
      orders.formUnion(export.rows.map(\.order))
    }
    if exports.isEmpty {
      // Also an empty export is asked for by somebody who may, or refused.
      try desk.recordShop(.exportShipFile, args: ShipExport(platform: "", wave: wave, rows: []).record, by: session)
    }
    return (paths.joined(separator: " "), orders.count, dropped)
  }

  private func permit(_ kind: CommandKind) throws {
    if try sitting.actor().role(for: kind) == nil { throw Refusal.notPermitted(kind) }
  }

  private func documents() throws -> WaveDocuments { WaveDocuments(desk, for: try sitting.actor()) }
}
