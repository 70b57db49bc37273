import DeskCore
import DeskLive
import DeskTestKit
import Testing

@Suite struct TrafficImportTests {
  @Test("PRO-5: a file of visits is named as one and refused as long as the shop keeps none")
  func refused() throws {
    let shop = try TestShop()
    let file = (name: "visits.csv", bytes: Array("日期,访客数\n2026-11-20,12\n".utf8))
    #expect(throws: FileRefusal(file: "visits.csv", reason: .otherKind(.traffic))) {
      try ImportUseCase(shop.desk).run([file], id: "traffic-1", by: shop.session(.promoter))
    }
  }
}
