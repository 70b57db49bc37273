import DeskCore
import Foundation
import Testing

@Suite("Days")
struct ShopDayTests {
  @Test("Every day from 1899 to 2101 agrees with Foundation's calendar, weekday included")
  func agreesWithFoundation() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
    let first = try #require(ShopDay(year: 1899, month: 12, day: 25))
    let last = try #require(ShopDay(year: 2101, month: 1, day: 7))
    for number in stride(from: first.number, through: last.number, by: 1) {
      let day = ShopDay(number: number)
      let date = Date(timeIntervalSince1970: Double(number) * 86400)
      let parts = calendar.dateComponents([.year, .month, .day, .weekday], from: date)
      let (year, month, dayOfMonth) = day.civil
      guard year == parts.year, month == parts.month, dayOfMonth == parts.day, day.weekday == ((parts.weekday ?? 0) + 5) % 7 + 1,
        ShopDay(year: year, month: month, day: dayOfMonth) == day
      else {
        Issue.record("day \(number) is \(day.iso), weekday \(day.weekday)")
        return
      }
    }
  }

  @Test(
    "Dates that don't exist are none",
    arguments: [(2025, 2, 29), (2100, 2, 29), (2026, 4, 31), (2026, 0, 1), (2026, 13, 1), (2026, 1, 0), (0, 1, 1), (10000, 1, 1)])
  func noSuchDate(year: Int, month: Int, day: Int) { #expect(ShopDay(year: year, month: month, day: day) == nil) }

  @Test("Leap days are there, also the 400-year one", arguments: [2024, 2000, 2028])
  func leap(year: Int) throws {
    let day = try #require(ShopDay(year: year, month: 2, day: 29))
    #expect(day.advanced(by: 1).iso == "\(year)-03-01")
    #expect(day.advanced(by: -1).iso == "\(year)-02-28")
  }

  @Test("Ends of months and years")
  func ends() throws {
    #expect(try #require(ShopDay(iso: "2026-12-31")).advanced(by: 1).iso == "2027-01-01")
    #expect(try #require(ShopDay(iso: "2026-02-28")).advanced(by: 1).iso == "2026-03-01")
    #expect(try #require(ShopDay(iso: "2026-11-24")).compact == "261124")
    #expect(try #require(ShopDay(iso: "2009-01-05")).compact == "090105")
  }

  @Test(
    "Only yyyy-MM-dd is read",
    arguments: [
      "", "2026", "2026-1-05", "2026-01-5", "26-01-05", "2026-01-05 ", "2026/01/05", "2026-+1-05", "+026-01-05", "2026-01--5",
      "2026-02-30", "２０２６-01-05", "2026-01-05-01", "-026-01-05",
    ])
  func notADay(text: String) { #expect(ShopDay(iso: text) == nil) }
}
