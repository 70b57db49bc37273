import DeskCore

/// REC-2: the backups and trials that records tell of, held against those that are kept.
struct BackupTale: RecordTale {
  private var made: [Int64: String] = [:]
  private var tried: [Int64: String] = [:]

  mutating func hear(_ seq: Int64, _ draft: RecordDraft) {
    guard draft.done else { return }
    if draft.command == CommandKind.backUp.rawValue { made[seq] = draft.body }
    if draft.command == CommandKind.drillBackup.rawValue { tried[seq] = draft.body }
  }

  func compare(_ report: inout VerifyReport, _ connection: any SQLSession) throws {
    var left = made
    let rows = try connection.all(
      """
      SELECT b.id, b.record, b.folder || '/' || b.file, b.bytes, b.head_seq, b.head_digest, b.sha256, b.day, r.digest
      FROM backup b LEFT JOIN record r ON r.seq = b.head_seq ORDER BY b.id
      """
    ) { row in
      (
        id: row.int(0), record: row.int(1), day: row.optionalInt(7),
        told: [
          "\"file\":\(JSON.string(row.text(2)).text)", "\"bytes\":\(row.int(3))", "\"head\":\"\(row.text(5))@\(row.int(4))\"",
          "\"sha256\":\"\(row.text(6))\"",
        ], isOfChain: OriginalForm.hex(row.blob(8)) == row.text(5)
      )
    }
    for row in rows {
      let body = left.removeValue(forKey: row.record)
      let day = "\"day\":" + (row.day.map { "\"\(ShopDay(number: Int32($0)).iso)\"" } ?? "null")
      if body == nil || !(row.told + [day]).allSatisfy({ body?.contains($0) == true }) {
        report.faults.append("backup \(row.id) isn't what record \(row.record) tells of")
      } else if !row.isOfChain {
        report.faults.append("backup \(row.id) was taken of a record that isn't in the chain")
      }
    }
    for record in left.keys.sorted() { report.faults.append("the backup that record \(record) tells of isn't kept") }
    let drills = try connection.all("SELECT id, record, sound FROM backup_drill ORDER BY id") { ($0.int(0), $0.int(1), $0.bool(2)) }
    var open = tried
    for (id, record, sound) in drills where open.removeValue(forKey: record)?.contains("\"sound\":\(sound)") != true {
      report.faults.append("drill \(id) isn't what record \(record) tells of")
    }
    for record in open.keys.sorted() { report.faults.append("the drill that record \(record) tells of isn't kept") }
    report.checks.append(("backups", rows.count))
  }
}
