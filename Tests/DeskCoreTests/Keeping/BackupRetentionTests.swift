import DeskCore
import Testing

@Suite("Which backups stay")
struct BackupRetentionTests {
  private let zone = ShopZone.shanghai

  private func evening(_ day: Int32) -> Instant { zone.instant(ShopDay(number: day), second: 18 * 3600) }

  /// What is left when one is made each evening of `days` and retention runs after each.
  private func left(after days: some Sequence<Int32>) -> [ShopDay] {
    var kept: [(id: Int64, at: Instant)] = []
    for day in days {
      kept.append((Int64(day), evening(day)))
      let gone = BackupRetention.expired(kept, now: evening(day), zone)
      kept.removeAll { gone.contains($0.id) }
    }
    return kept.map { ShopDay(number: Int32($0.id)) }
  }

  @Test("REC-2: after three years: 30 days, 13 weeks, 12 months, no more")
  func years() throws {
    let first = try #require(ShopDay(iso: "2026-01-01")).number
    let last = try #require(ShopDay(iso: "2028-12-31"))
    let kept = left(after: first...last.number)
    let lastDays: [ShopDay] = (0..<30).map { last.advanced(by: $0 - 29) }
    #expect(Array(kept.suffix(30)) == lastDays)
    func monday(_ day: ShopDay) -> ShopDay { day.advanced(by: 1 - day.weekday) }
    let weeks = Set(kept.map(monday))
    for ago in 0..<13 { #expect(weeks.contains(monday(last.advanced(by: -7 * ago)))) }
    let months = Set(kept.map { "\($0.civil.year)-\($0.civil.month)" })
    #expect(months == Set((1...12).map { "2028-\($0)" }))
    // The last of each month before the dailies.
    #expect(kept.contains(ShopDay(iso: "2028-01-31")!) && kept.contains(ShopDay(iso: "2028-02-29")!))
    #expect(kept.count <= 30 + 13 + 12)
  }

  @Test("REC-2: the newest is never given up, whatever the clock says")
  func newest() {
    let one: [(id: Int64, at: Instant)] = [(1, evening(20_000))]
    #expect(BackupRetention.expired(one, now: evening(40_000), zone) == [])
    #expect(BackupRetention.expired(one, now: evening(10_000), zone) == [])
    #expect(BackupRetention.expired([], now: evening(1), zone) == [])
  }

  @Test("REC-2: with days missed, the newest 30 that there are")
  func gaps() throws {
    let first = try #require(ShopDay(iso: "2026-01-01")).number
    let kept = left(after: stride(from: first, to: first + 300, by: 3))
    let newest: [ShopDay] = (0..<30).map { ShopDay(number: first + 297 - Int32(29 - $0) * 3) }
    #expect(Array(kept.suffix(30)) == newest)
  }

  @Test("REC-2: several of one day: the last stays, those since yesterday too")
  func sameDay() {
    let day = evening(20_000)
    let made = (0..<5).map { (id: Int64($0), at: day.advanced(byMinutes: Int64($0))) }
    #expect(BackupRetention.expired(made, now: day.advanced(byHours: 1), zone) == [])
    #expect(BackupRetention.expired(made, now: day.advanced(byHours: 72), zone) == [0, 1, 2, 3])
  }

  @Test("ORD-18: the day that is due turns at 18:00 of the shop, also where clocks change")
  func due() throws {
    for name in ["Asia/Shanghai", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe"] {
      let calendar = ShopCalendar(zone: try #require(ShopZone(identifier: name)))
      let first = try #require(ShopDay(iso: "2026-01-01"))
      for ahead in 0..<366 {
        let day = first.advanced(by: ahead)
        let moment = BackupStatus.moment(of: day, calendar)
        #expect(BackupStatus.dueDay(at: moment, calendar) == day)
        #expect(BackupStatus.dueDay(at: Instant(milliseconds: moment.milliseconds - 1), calendar) == day.advanced(by: -1))
      }
    }
  }

  @Test("F23: the alarm after 26 hours without one, counted from the shop's beginning where there never was one")
  func alarm() {
    let at = evening(20_000)
    var status = BackupStatus(latest: at, due: nil, isDone: false, drilled: nil, since: at.advanced(byHours: -100))
    #expect(status.hoursMissing(at: at.advanced(byHours: 26)) == nil)
    #expect(status.hoursMissing(at: at.advanced(byHours: 26).advanced(bySeconds: 1)) == 26)
    status.latest = nil
    #expect(status.hoursMissing(at: at) == 100)
    #expect(!status.isDrillDue(at: at))
    status.latest = at
    #expect(status.isDrillDue(at: at.advanced(byHours: 24 * 31)))
  }
}
