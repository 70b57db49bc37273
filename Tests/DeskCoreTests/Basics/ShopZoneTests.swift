import DeskCore
import Foundation
import Testing

@Suite("Time zones")
struct ShopZoneTests {
  private func instant(_ text: String) throws -> Instant {
    let date = try #require(ISO8601DateFormatter().date(from: text))
    return Instant(milliseconds: Int64(date.timeIntervalSince1970 * 1000))
  }

  private func day(_ text: String) throws -> ShopDay { try #require(ShopDay(iso: text)) }

  @Test("Shanghai is eight hours ahead, at every moment, also before 1970")
  func shanghai() throws {
    let zone = ShopZone.shanghai
    #expect(zone.iso(try instant("2026-11-24T05:42:07Z")) == "2026-11-24T13:42:07+08:00")
    #expect(zone.local(try instant("2026-11-23T16:00:00Z")) == ShopLocal(day: try day("2026-11-24"), second: 0))
    #expect(zone.local(try instant("2026-11-23T15:59:59Z")) == ShopLocal(day: try day("2026-11-23"), second: 86399))
    #expect(zone.local(Instant(milliseconds: -1)) == ShopLocal(day: try day("1970-01-01"), second: 8 * 3600 - 1))
    #expect(zone.local(Instant(milliseconds: -28_800_001)) == ShopLocal(day: try day("1969-12-31"), second: 86399))
    #expect(ShopZone(identifier: "Asia/Shanghai")?.offset(at: Instant(milliseconds: 0)) == 28800)
  }

  @Test("A zone that nobody knows is none", arguments: ["", "Asia/Nowhere", "Shanghai!"])
  func unknown(identifier: String) { #expect(ShopZone(identifier: identifier) == nil) }

  @Test("Another zone keeps its summer time: offsets and forms")
  func summerTime() throws {
    let berlin = try #require(ShopZone(identifier: "Europe/Berlin"))
    #expect(berlin.iso(try instant("2026-03-29T00:59:59Z")) == "2026-03-29T01:59:59+01:00")
    #expect(berlin.iso(try instant("2026-03-29T01:00:00Z")) == "2026-03-29T03:00:00+02:00")
    let newYork = try #require(ShopZone(identifier: "America/New_York"))
    #expect(newYork.iso(try instant("2026-07-01T12:00:00Z")) == "2026-07-01T08:00:00-04:00")
    let nepal = try #require(ShopZone(identifier: "Asia/Kathmandu"))
    #expect(nepal.iso(try instant("2026-07-01T00:00:00Z")) == "2026-07-01T05:45:00+05:45")
  }

  @Test(
    "Local time and moment convert into each other on every hour of two years",
    arguments: ["Asia/Shanghai", "Europe/Berlin", "America/New_York", "Pacific/Auckland", "Asia/Kathmandu", "Australia/Lord_Howe"])
  func roundTrip(identifier: String) throws {
    let zone = try #require(ShopZone(identifier: identifier))
    let start = try instant("2026-01-01T00:30:00Z")
    for hour in 0..<(2 * 365 * 24) {
      let moment = start.advanced(byHours: Int64(hour))
      let local = zone.local(moment)
      let back = zone.instant(local.day, second: local.second)
      // In the hour that the autumn repeats, either of its two moments is right.
      guard zone.local(back) == local, abs(back.seconds(since: moment)) <= 3600 else {
        Issue.record("\(identifier): \(zone.iso(moment)) came back as \(zone.iso(back))")
        return
      }
    }
  }

  @Test("A local time that spring skips is taken with the offset before the change, east and west of Greenwich")
  func skippedHour() throws {
    let berlin = try #require(ShopZone(identifier: "Europe/Berlin"))
    #expect(berlin.iso(berlin.instant(try day("2026-03-29"), second: 2 * 3600 + 1800)) == "2026-03-29T03:30:00+02:00")
    let newYork = try #require(ShopZone(identifier: "America/New_York"))
    #expect(newYork.iso(newYork.instant(try day("2026-03-08"), second: 2 * 3600 + 1800)) == "2026-03-08T03:30:00-04:00")
    let auckland = try #require(ShopZone(identifier: "Pacific/Auckland"))
    #expect(auckland.iso(auckland.instant(try day("2026-09-27"), second: 2 * 3600 + 1800)) == "2026-09-27T03:30:00+13:00")
  }
}
