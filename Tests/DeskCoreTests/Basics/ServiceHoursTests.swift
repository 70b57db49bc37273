import DeskCore
import Testing

@Suite("Service hours")
struct ServiceHoursTests {
  private let zone = ShopZone.shanghai

  private func at(_ iso: String, _ hour: Int, _ minute: Int, _ second: Int = 0) throws -> Instant {
    zone.instant(try #require(ShopDay(iso: iso)), second: hour * 3600 + minute * 60 + second)
  }

  private func due(_ start: Instant, minutes: Int = 10) -> String {
    String(zone.iso(ServiceHours.standard.due(after: start, minutes: minutes, in: zone)).dropLast(6))
  }

  @Test("ORD-2: an order paid at 23:00 is due at 08:40")
  func paidAtNight() throws { #expect(due(try at("2026-01-05", 23, 0)) == "2026-01-06T08:40:00") }

  @Test("ORD-2: the clock stands still outside service hours")
  func standsStill() throws {
    #expect(due(try at("2026-01-05", 3, 12)) == "2026-01-05T08:40:00")
    #expect(due(try at("2026-01-05", 8, 29, 59)) == "2026-01-05T08:40:00")
    #expect(due(try at("2026-01-05", 8, 30)) == "2026-01-05T08:40:00")
    #expect(due(try at("2026-01-05", 12, 0)) == "2026-01-05T12:10:00")
    #expect(due(try at("2026-01-05", 20, 49, 59)) == "2026-01-05T20:59:59")
    #expect(due(try at("2026-01-05", 20, 50)) == "2026-01-05T21:00:00")
    #expect(due(try at("2026-01-05", 20, 50, 1)) == "2026-01-06T08:30:01")
    #expect(due(try at("2026-01-05", 20, 55)) == "2026-01-06T08:35:00")
    #expect(due(try at("2026-01-05", 21, 0)) == "2026-01-06T08:40:00")
    #expect(due(try at("2026-01-05", 20, 59, 59)) == "2026-01-06T08:39:59")
  }

  @Test("ROL-8: service is daily, so a weekend or a month's end doesn't stop the clock")
  func everyDay() throws {
    #expect(due(try at("2026-01-02", 22, 0)) == "2026-01-03T08:40:00")
    #expect(due(try at("2026-01-31", 22, 0)) == "2026-02-01T08:40:00")
    #expect(due(try at("2028-02-28", 23, 59, 59)) == "2028-02-29T08:40:00")
    #expect(due(try at("2026-12-31", 21, 0)) == "2027-01-01T08:40:00")
  }

  @Test("More service time than one day has goes on over the days")
  func manyDays() throws {
    #expect(due(try at("2026-01-05", 12, 0), minutes: 750) == "2026-01-06T12:00:00")
    #expect(due(try at("2026-01-05", 8, 30), minutes: 1500) == "2026-01-06T21:00:00")
    #expect(due(try at("2026-01-05", 12, 0), minutes: 0) == "2026-01-05T12:00:00")
  }

  @Test("The clock follows the shop's zone over a change to summer time")
  func otherZone() throws {
    let berlin = try #require(ShopZone(identifier: "Europe/Berlin"))
    let night = berlin.instant(try #require(ShopDay(iso: "2026-03-28")), second: 23 * 3600)
    #expect(berlin.iso(ServiceHours.standard.due(after: night, minutes: 10, in: berlin)) == "2026-03-29T08:40:00+02:00")
  }
}
