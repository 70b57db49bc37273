import DeskTestKit
import Foundation
import Testing

/// The shipper's day by subcommands, besides the straight way (`WholeWayTests`).
@Suite(.serialized) struct WaveTests {
  private func confirmed() throws -> (shop: TestShop, parcels: [String]) {
    let day = try ServiceDay()
    day.clock = "09:10"
    try day.confirmAll()
    let parcels = try day.shop.run("parcel", "list", "--json", as: "liuyang").items.compactMap { $0["id"] as? String }
    return (day.shop, parcels)
  }

  @Test("ORD-10, FUL-1: what could share a box, why not, and how the wave stands") func theWave() throws {
    let (shop, parcels) = try confirmed()
    #expect(parcels.count == 5)
    let wave = try shop.run("wave", "--json", as: "liuyang").json
    let steps = wave["steps"] as? [[String: Any]] ?? []
    #expect(steps.compactMap { $0["stage"] as? String } == ["printed", "picked", "packed"])
    #expect(steps.allSatisfy { $0["left"] as? Int == 5 && ($0["forecast"] as? [String: Any])?["kind"] as? String == "unknown" })
    let merges = try shop.run("wave", "merges", "--json", as: "liuyang").json
    #expect((merges["proposals"] as? [Any])?.isEmpty == true)
    let refused = try shop.run("parcel", "merge", parcels[1], "--into", parcels[0], "--json", as: "liuyang")
    #expect(refused.exit == 2 && refused.error["rule"] as? String == "ORD-10")
    let one = try shop.run("parcel", "split", parcels[0], "--goods", "1:1", "--json", as: "liuyang")
    #expect(one.exit == 2 && one.error["rule"] as? String == "ORD-10")
    #expect(try shop.run("parcel", "unmerge", parcels[0], as: "liuyang").exit == 2)
    #expect(try shop.run("parcel", "late", parcels[0], "--reason", "x", as: "liuyang").exit == 2)
    #expect(try shop.run("parcel", "move", parcels[0], "--wave", "2026-11-25", "--reason", "加班", as: "liuyang").exit == 77)
    #expect(try shop.run("parcel", "move", parcels[0], "--wave", "2026-11-25", "--reason", "加班", as: "zhangmin").exit == 0)
    let moved = try shop.run("parcel", "show", parcels[0], "--json", as: "liuyang").json
    #expect(moved["wave"] as? String == "2026-11-25")
    #expect(try shop.run("verify").exit == 0)
  }

  @Test("FUL-3, FUL-5, INV-5: short at picking, counted and taken down; a new number in place of a torn one") func shortAndNew()
    throws
  {
    let (shop, parcels) = try confirmed()
    let sku = try #require(
      ((try shop.run("parcel", "show", parcels[0], "--json", as: "liuyang").json["lines"] as? [[String: Any]])?.first)?["sku"]
        as? String)
    let args = ["parcel", "short", parcels[0], "--sku", sku, "--missing", "1", "--reason", "货架上没有", "--json"]
    #expect(try shop.run(args, as: "liuyang").exit == 0)
    #expect(try shop.run("stock", "count", sku, "--quantity", "0", "--json", as: "sunli").error["rule"] as? String ?? "" != "")
    let level = try shop.run("stock", "show", sku, "--json", as: "sunli").json
    let onHand = level["onHand"] as? Int ?? -1
    #expect(try shop.run("stock", "count", sku, "--quantity", "\(onHand)", as: "sunli").exit == 0)
    for (number, expected) in [("YT1000000000091", Int32(0)), ("YT1000000000091", 2)] {
      #expect(try shop.run("parcel", "waybill", parcels[1], "--courier", "YTO", "--number", number, as: "liuyang").exit == expected)
    }
    let renewed = try shop.run(
      "parcel", "renew-waybill", parcels[1], "--courier", "YTO", "--number", "YT1000000000092", "--reason", "面单破损", as: "liuyang")
    #expect(renewed.exit == 0)
    let taken = try shop.run(
      "parcel", "waybill", parcels[2], "--courier", "YTO", "--number", "YT1000000000091", "--json", as: "liuyang")
    #expect(taken.exit == 2 && taken.error["rule"] as? String == "FUL-5")
    #expect((taken.error["message"] as? String)?.contains(parcels[1]) == true)
    #expect(try shop.run("verify").exit == 0)
  }

  @Test("FUL-1, FUL-7: days, deadlines and a manifest with nothing to sign") func calendarAndManifest() throws {
    let (shop, _) = try confirmed()
    let args = ["calendar", "deadlines", "--print", "13:00", "--pick", "14:00", "--pack", "15:30"]
    #expect(try shop.run(args, as: "liuyang").exit == 77)
    #expect(try shop.run(args, as: "zhangmin").exit == 0)
    #expect(try shop.run("calendar", "day", "2027-02-17", "--kind", "holiday", "--note", "春节", as: "zhangmin").exit == 0)
    let shown = try shop.run("calendar", "--json", as: "liuyang").json
    #expect(shown["printBy"] as? String == "13:00")
    #expect((shown["days"] as? [[String: Any]])?.first?["kind"] as? String == "holiday")
    let unsigned = try shop.run("manifest", "sign", "圆通", "--driver", "王师傅", "--json", as: "liuyang")
    #expect(unsigned.exit == 2 && unsigned.error["rule"] as? String == "FUL-7")
    #expect(try shop.run("manifest", "list", "--json", as: "liuyang").items.isEmpty)
    let line = #"{"id":"s","command":"setDeadlines","args":{"printBy":"14:00","pickBy":"15:00","packBy":"16:00"}}"# + "\n"
    #expect(try shop.run(["run", "-"], as: "zhangmin", input: line).exit == 0)
    #expect(try shop.run("verify").exit == 0)
  }
}
