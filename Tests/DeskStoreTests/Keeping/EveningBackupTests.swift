import DeskCore
import DeskTestKit
import Foundation
import Testing

@_spi(Testing) @testable import DeskStore

@Suite("The evening's backup")
struct EveningBackupTests {
  @Test(
    "ORD-18: not before 18:00 of the shop, then once, whoever asks; a missed one at the next look, one for all that were missed")
  func once() throws {
    let shop = try Scene.order(.awaitingContact)
    let other = try shop.terminal()
    defer { other.close() }
    func ask() throws -> [ShopDay?] {
      let made = [try shop.desk.backUpIfDue(terminal: "watch"), try other.backUpIfDue(terminal: "pts/1")].compactMap(\.self)
      return try shop.desk.backups(limit: made.count).map(\.day)
    }
    #expect(try ask() == [], "the shop began today")
    shop.clock.set(TestClock.at(2026, 1, 5, 17, 59, 59))
    #expect(try ask() == [])
    shop.clock.set(TestClock.at(2026, 1, 5, 18, 0))
    #expect(try ask() == [ShopDay(iso: "2026-01-05")])
    #expect(try ask() == [])
    let record = try #require(try shop.desk.log(limit: 1).first)
    #expect(record.command == "backUp" && record.role == nil)
    #expect(try Foreign(shop.path).value("SELECT person FROM record ORDER BY seq DESC LIMIT 1") == Actor.systemName)
    // The host was down from Tuesday to Friday morning: Thursday's is made then.
    shop.clock.set(TestClock.at(2026, 1, 9, 8, 30))
    #expect(try shop.desk.backupStatus().hoursMissing(at: shop.clock.now) == 86)
    #expect(try ask() == [ShopDay(iso: "2026-01-08")])
    #expect(try shop.desk.backupStatus().hoursMissing(at: shop.clock.now) == nil)
    shop.clock.set(TestClock.at(2026, 1, 9, 18, 0))
    #expect(try ask() == [ShopDay(iso: "2026-01-09")])
    // A clock that is put back makes none again; one that jumps ahead and comes back misses none.
    shop.clock.set(TestClock.at(2026, 1, 9, 17, 0))
    #expect(try ask() == [])
    shop.clock.set(TestClock.at(2027, 1, 9, 18, 0))
    #expect(try ask() == [ShopDay(iso: "2027-01-09")])
    shop.clock.set(TestClock.at(2026, 1, 10, 18, 0))
    #expect(try ask() == [ShopDay(iso: "2026-01-10")])
    try shop.expectSound()
  }

  @Test(
    "ORD-18: under a clock (a year by SHOPDESK_BACKUP_DAYS=366): each evening exactly once, days on which nobody was there excepted",
    arguments: ["Asia/Shanghai", "Europe/Berlin"])
  func year(zone: String) throws {
    let calendar = ShopCalendar(zone: try #require(ShopZone(identifier: zone)))
    let days =
      ProcessInfo.processInfo.environment["SHOPDESK_BACKUP_DAYS"].flatMap { Int($0) } ?? (zone == "Asia/Shanghai" ? 90 : 60)
    let first = try #require(ShopDay(iso: zone == "Asia/Shanghai" ? "2026-01-01" : "2026-03-01"))
    let shop = try TestShop(at: calendar.zone.instant(first, second: 9 * 3600), calendar: calendar, inMemory: true)
    _ = try shop.session(.dbAdmin)
    // The first record: from here on the shop is there.
    _ = try? shop.perform(.backUp(folder: nil), as: .shipper)
    var random = Seeded(20_260_101)
    var expected: [ShopDay] = []
    for ahead in 0..<days {
      let day = first.advanced(by: ahead)
      // Looks of two terminals at odd times of the day; on some days nobody is there, or only until the afternoon.
      let isThere = random.next() % 10 > 1
      let leaves = random.next() % 10 == 0 ? 15 * 3600 : 24 * 3600
      guard isThere else { continue }
      var looks = (0..<3).map { _ in Int(random.next() % 86_400) }.filter { $0 < leaves }.sorted()
      if leaves == 24 * 3600 { looks += [18 * 3600 + Int(random.next() % 3600)] }
      for look in looks.sorted() {
        let now = calendar.zone.instant(day, second: look)
        shop.clock.set(now)
        let due = BackupStatus.dueDay(at: now, calendar)
        if due >= first, expected.last != due { expected.append(due) }
        _ = try shop.desk.backUpIfDue(terminal: "watch")
        _ = try shop.desk.backUpIfDue(terminal: "pts/2")
      }
    }
    let made = try shop.desk.backups(limit: 1000).reversed().map(\.day)
    #expect(made == expected)
    #expect(expected.count > days / 2)
    try shop.expectSound()
    print("evening backups of \(days) days in \(zone): \(made.count) made, \(expected.count) expected")
  }

  @Test("ORD-18: one that fails leaves the alarm, is tried again after ten minutes, and then is that day's")
  func again() throws {
    let shop = try Scene.order(.awaitingContact)
    shop.clock.set(TestClock.at(2026, 1, 5, 18, 0))
    let folder = shop.folder.path + "/taken"
    try Data().write(to: URL(fileURLWithPath: folder))
    #expect(throws: StoreFault.self) { try shop.desk.backUpIfDue(terminal: "watch", folder: folder) }
    #expect(try shop.desk.backUpIfDue(terminal: "watch") == nil, "not at once")
    #expect(try shop.desk.backupStatus().isDone == false)
    shop.clock.advance(minutes: 10)
    #expect(try shop.desk.backUpIfDue(terminal: "watch") != nil)
    #expect(try shop.desk.backups(limit: 1).first?.day == ShopDay(iso: "2026-01-05"))
  }

  @Test("REC-2: one watch at a time; another takes over when its lease ends or its process is gone")
  func watching() throws {
    let shop = try Scene.order(.awaitingContact)
    #expect(try shop.desk.watching("watch pid \(getpid())") == nil)
    #expect(try shop.desk.watching("watch pid 1") == "watch pid \(getpid())")
    shop.clock.advance(minutes: 4)
    #expect(try shop.desk.watching("watch pid 1") == nil)
    try shop.desk.endWatching("watch pid 1")
    #expect(try shop.desk.watching("watch pid 4194304") == nil)
    #expect(try shop.desk.watching("watch pid 1") == nil)
  }
}

/// SplitMix64: the same each time.
struct Seeded: RandomNumberGenerator {
  private var state: UInt64
  init(_ seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
