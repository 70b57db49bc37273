import DeskCore
import Testing

@Suite("Working days and waves")
struct ShopCalendarTests {
  private func day(_ text: String) throws -> ShopDay { try #require(ShopDay(iso: text)) }

  private func wave(_ text: String, _ hour: Int, _ minute: Int, _ second: Int = 0, _ calendar: ShopCalendar = ShopCalendar()) throws
    -> String
  {
    calendar.wave(confirmedAt: calendar.zone.instant(try day(text), second: hour * 3600 + minute * 60 + second)).iso
  }

  @Test("FUL-1: confirmed at 13:59:59 goes today, at 14:00:00 sharp with the next working day")
  func cutOff() throws {
    #expect(try wave("2026-01-05", 13, 59, 59) == "2026-01-05")
    #expect(try wave("2026-01-05", 14, 0, 0) == "2026-01-06")
    #expect(try wave("2026-01-05", 0, 0, 0) == "2026-01-05")
    #expect(try wave("2026-01-05", 23, 59, 59) == "2026-01-06")
  }

  @Test("FUL-1: Friday afternoon and the weekend go on Monday")
  func weekend() throws {
    #expect(try wave("2026-01-09", 14, 0) == "2026-01-12")
    #expect(try wave("2026-01-10", 9, 0) == "2026-01-12")
    #expect(try wave("2026-01-11", 23, 59) == "2026-01-12")
  }

  @Test("FUL-1: a holiday is skipped, an extra workday is worked, and it wins over the holiday list")
  func holidays() throws {
    var calendar = ShopCalendar(holidays: [try day("2026-01-06"), try day("2026-01-07")], extraWorkdays: [try day("2026-01-10")])
    #expect(try wave("2026-01-05", 14, 0, 0, calendar) == "2026-01-08")
    #expect(try wave("2026-01-06", 9, 0, 0, calendar) == "2026-01-08")
    #expect(try wave("2026-01-10", 13, 0, 0, calendar) == "2026-01-10")
    #expect(try wave("2026-01-09", 15, 0, 0, calendar) == "2026-01-10")
    calendar.holidays.insert(try day("2026-01-10"))
    #expect(calendar.isWorkingDay(try day("2026-01-10")))
  }

  @Test("FUL-1: months, years and leap days end like any other day")
  func ends() throws {
    #expect(try wave("2026-04-30", 14, 0) == "2026-05-01")
    #expect(try wave("2028-02-28", 15, 0) == "2028-02-29")
    #expect(try wave("2026-12-31", 15, 0) == "2027-01-01")
  }

  @Test("FUL-1: the cut-off is the shop's local 14:00, also over a change of the clocks")
  func otherZone() throws {
    let berlin = ShopCalendar(zone: try #require(ShopZone(identifier: "Europe/Berlin")))
    #expect(try wave("2026-03-27", 13, 59, 59, berlin) == "2026-03-27")
    #expect(try wave("2026-03-27", 14, 0, 0, berlin) == "2026-03-30")
    #expect(try wave("2026-03-30", 13, 59, 59, berlin) == "2026-03-30")
    #expect(try wave("2026-10-26", 14, 0, 0, berlin) == "2026-10-27")
  }

  @Test("The day strip shows today's wave until midnight, and on a day off the next one")
  func currentWave() throws {
    let calendar = ShopCalendar()
    let zone = calendar.zone
    #expect(calendar.currentWave(at: zone.instant(try day("2026-01-05"), second: 23 * 3600)).iso == "2026-01-05")
    #expect(calendar.currentWave(at: zone.instant(try day("2026-01-10"), second: 60)).iso == "2026-01-12")
  }

  @Test("A calendar without a working day doesn't hang")
  func noWorkingDay() throws {
    let calendar = ShopCalendar(workingWeekdays: [])
    #expect(calendar.nextWorkingDay(after: try day("2026-01-05")).iso == "2026-01-06")
  }

  @Test("The steps of the day are those of the rulebook, section 4")
  func steps() {
    let steps = WaveSteps.standard
    #expect([steps.printBy, steps.pickBy, steps.packBy, steps.backupAt].map { $0 / 3600 } == [14, 15, 16, 18])
    #expect(ServiceHours.standard == ServiceHours(opens: 30600, closes: 75600))
  }
}
