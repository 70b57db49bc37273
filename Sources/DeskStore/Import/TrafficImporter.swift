import DeskCore

/// PRO-5: what marketplaces counted of visits. A newer file's figure of a day takes the place of the one that stood.
struct TrafficImporter {
  let connection: any SQLSession
  /// The shop that the files are of, where they don't say.
  let shop: String

  func take(_ batch: ImportedBatch, _ report: inout ImportReport) throws {
    guard let file = batch.files.firstIndex(where: { $0.kind == .traffic }) else { return }
    let platform = ImportRun.platform(batch.files[file])
    for row in batch.traffic { try take(row, platform, &report.files[file]) }
  }

  private func take(_ row: ImportedTraffic, _ platform: String, _ file: inout ImportReport.File) throws {
    var new = [row.visits, row.visitors, row.conversion, row.bounce].map { $0.map(Int64.init) }
    let stood = try connection.first(
      "SELECT visits, visitors, conversion, bounce FROM traffic WHERE day = ? AND platform = ? AND shop = ? AND sku = ? AND page = ?",
      Int64(row.day.number), platform, shop, row.sku ?? "", row.page ?? ""
    ) { [$0.optionalInt(0), $0.optionalInt(1), $0.optionalInt(2), $0.optionalInt(3)] }
    // What the newer file doesn't say stays.
    if let stood { new = zip(new, stood).map { $0 ?? $1 } }
    guard stood != new else {
      file.same += 1
      return
    }
    if stood == nil { file.new += 1 } else { file.changed += 1 }
    try connection.execute(
      """
      INSERT INTO traffic (day, platform, shop, sku, page, visits, visitors, conversion, bounce) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (day, platform, shop, sku, page) DO UPDATE SET visits = excluded.visits, visitors = excluded.visitors,
        conversion = excluded.conversion, bounce = excluded.bounce
      """, Int64(row.day.number), platform, shop, row.sku ?? "", row.page ?? "", new[0], new[1], new[2], new[3])
  }
}
