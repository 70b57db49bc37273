import DeskCore

/// REC-2: the shop's backups as a page to read, newest first.
extension AppState {
  func page(_ list: [BackupRow]) -> String {
    guard !list.isEmpty else { return texts.noBackups }
    let zone = calendar.zone
    var lines = list.map { row in
      texts.backup(
        row, at: zone.local(row.at).shopTime, drilled: row.drilledAt.map { texts.moment($0, now: now, in: zone) },
        person: person(row.person)) + "\n    " + texts.backupFile(row)
    }
    if day?.backup?.isDrillDue(at: now) == true { lines.insert(texts.drillDue + " (:drill)", at: 0) }
    return (lines + ["", texts.restoreHint]).joined(separator: "\n")
  }
}
