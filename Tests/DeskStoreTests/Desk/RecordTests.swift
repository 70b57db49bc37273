import DeskCore
import DeskStore
import DeskTestKit
import Foundation
import Testing

@Suite("Records")
struct RecordTests {
  private func last(_ shop: TestShop) throws -> String { try #require(try shop.desk.log(limit: 1).first).body }

  @Test("REC-1: a record says who, as what, when, where, what, on which subject, before and after")
  func complete() throws {
    let shop = try Scene.order(.awaitingContact)
    shop.clock.advance(minutes: 7)
    try shop.perform(.contactOrder(Scene.order, outcome: .confirmed, channel: .phone, note: "好"), as: .presaleAgent)
    let row = try #require(try shop.desk.log(limit: 1).first)
    #expect(
      [row.by, row.role?.rawValue, row.terminal, row.command, row.subject] == [
        "张敏", "presaleAgent", "test", "contactOrder", "O0000001",
      ])
    #expect(row.at == shop.clock.now)
    #expect(
      row.body
        == #"{"args":{"outcome":"confirmed","channel":"phone","note":"好"},"before":{"stage":"awaitingContact","claimedBy":null,"contactOutcome":null},"after":{"stage":"awaitingConfirmation","claimedBy":"presaleagent","contactOutcome":"confirmed"}}"#
    )
  }

  @Test("REC-1: what a parcel's step did to its order stands apart from what it did to the parcel")
  func parcelAndOrder() throws {
    let (shop, parcel) = try Scene.parcel(.packed)
    try shop.perform(.shipParcel(parcel), as: .shipper)
    #expect(
      try last(shop)
        == #"{"args":{},"before":{"O0000001.stage":"confirmed","stage":"packed"},"after":{"O0000001.stage":"shipped","stage":"shipped"},"shipped":{"courier":"YTO","number":"YT8812345678901","weight":500,"by":"shipper","goods":[{"sku":"SKU-1","quantity":1,"title":"示例商品"}]}}"#
    )
  }

  @Test("REC-1: no member stands twice in an object of a record")
  func members() throws {
    let (shop, parcel) = try Scene.parcel(.shipped)
    _ = try shop.refusal(.voidParcel(parcel, reason: "x"), as: .shipper)
    try Scene.parcel(.voided).shop.expectSound()
    for row in try shop.desk.log(limit: 200) {
      for part in row.body.components(separatedBy: "{").dropFirst() {
        let names = part.prefix { $0 != "}" }.components(separatedBy: ",").compactMap {
          $0.contains("\":") ? $0.components(separatedBy: "\":").first : nil
        }
        #expect(Set(names).count == names.count, "\(row.command): \(row.body)")
      }
    }
  }

  @Test("REC-1: the queued parcel and the waybill stand in the record")
  func outcome() throws {
    let (shop, parcel) = try Scene.parcel(.queued)
    #expect(try last(shop).hasSuffix(#","parcels":["P260105-0001"]}"#))
    try shop.perform(.assignWaybill(parcel, courier: "圆通", number: "SF1234567890123"), as: .shipper)
    #expect(try last(shop).hasSuffix(#","waybill":"SF1234567890123","shape":["圆通速递"]}"#))
  }

  @Test("REC-1: the log is paged backwards and by subject")
  func log() throws {
    let (shop, _) = try Scene.parcel(.printed)
    let all = try shop.desk.log(limit: 200)
    #expect(all.map(\.seq) == Array((1...Int64(all.count)).reversed()))
    let first = try shop.desk.log(limit: 3)
    #expect(try first + shop.desk.log(before: first.last?.seq, limit: 3) == Array(all.prefix(6)))
    #expect(try shop.desk.log(subject: "O0000001") == all.filter { $0.subject == "O0000001" })
  }

  @Test("REC-1, REC-3: papers and files that leave are recorded; without permission, as an attempt")
  func shopRecords() throws {
    let shop = try TestShop()
    try shop.desk.recordShop(.printPickList, args: .object([("wave", .string("2026-01-05"))]), by: shop.session(.shipper))
    #expect(try shop.desk.log(limit: 1).first?.done == true)
    #expect(throws: Refusal.notPermitted(.exportShipFile)) {
      try shop.desk.recordShop(.exportShipFile, args: .object([]), by: shop.session(.finance))
    }
    #expect(try shop.desk.log(limit: 1).first?.done == false)
    try shop.expectSound()
  }
}
