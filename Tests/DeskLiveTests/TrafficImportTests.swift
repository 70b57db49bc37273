import DeskCore
import DeskLive
import DeskTestKit
import Testing

@Suite struct TrafficImportTests {
  @Test("PRO-5: a file of visits is kept; the same again says nothing new, a newer figure takes the place of the old")
  func kept() throws {
    let shop = try TestShop()
    func take(_ text: String, _ id: String) throws -> ImportReport.File? {
      let file = (name: "visits.csv", bytes: Array(text.utf8))
      return try ImportUseCase(shop.desk).run([file], id: id, by: shop.session(.promoter)).files.first
    }
    let first = try take("日期,访客数\n2026-11-20,12\n", "traffic-1")
    #expect(first?.kind == .traffic && first?.new == 1)
    #expect(try take("日期,访客数\n2026-11-20,12\n", "traffic-2")?.same == 1)
    #expect(try take("日期,访客数\n2026-11-20,15\n", "traffic-3")?.changed == 1)
    // What a newer file doesn't say stays, and is no change.
    #expect(try take("日期,浏览量,访客数\n2026-11-20,40,15\n", "traffic-5")?.changed == 1)
    #expect(try take("日期,访客数\n2026-11-20,15\n", "traffic-6")?.same == 1)
    #expect(throws: Refusal.notPermitted(.importTraffic)) {
      try ImportUseCase(shop.desk).run(
        [(name: "visits.csv", bytes: Array("日期,访客数\n2026-11-20,12\n".utf8))], id: "traffic-4", by: shop.session(.shipper))
    }
  }
}
