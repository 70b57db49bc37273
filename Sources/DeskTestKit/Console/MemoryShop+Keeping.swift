import DeskCore

extension MemoryShop {
  /// The fixture's shop with backups of each sort that the list may hold; `heping` keeps it.
  public static func kept() -> MemoryShop {
    let shop = fixture()
    shop.add(person: "heping", "何平", [.dbAdmin])
    let today = shop.calendar.zone.local(fixedNow).day
    func row(_ id: Int64, daysAgo: Int32, minutes: Int64, by: String? = nil) -> BackupRow {
      let day = today.advanced(by: -Int(daysAgo))
      let at = shop.calendar.zone.instant(day, second: 18 * 3600).advanced(byMinutes: minutes)
      let name = "shop-" + day.iso.filter { $0 != "-" } + "-" + shop.calendar.zone.local(at).clock.filter { $0 != ":" }
      return BackupRow(
        id: id, day: by == nil ? day : nil, at: at, person: by ?? Actor.systemName, folder: "/var/lib/shopdesk/shop/backup",
        file: name + ".db", bytes: 37_200_000 + id * 100_000,
        head: ClosingMark(record: 180_000 + id * 1000, digest: String(repeating: "5c", count: 32)),
        sha256: String(repeating: "a7", count: 32))
    }
    var (removed, failed, sound) = (row(1, daysAgo: 40, minutes: 0), row(3, daysAgo: 2, minutes: 1), row(4, daysAgo: 1, minutes: 0))
    removed.removedAt = row(2, daysAgo: 9, minutes: 0).at
    (failed.drilledAt, failed.isSound) = (failed.at.advanced(byHours: 1), false)
    (sound.drilledAt, sound.isSound) = (sound.at.advanced(byHours: 1), true)
    shop.backups = [row(5, daysAgo: 1, minutes: 95, by: "heping"), sound, failed, row(2, daysAgo: 9, minutes: 0), removed]
    return shop
  }

  /// Nobody has made one yet.
  public func forgetBackups() { backups = [] }
}
