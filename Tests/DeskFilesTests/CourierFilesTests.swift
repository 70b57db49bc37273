import DeskCore
import Testing

@testable import DeskFiles

/// The calendar, couriers' rules, prices and bills, and marketplaces' answers, as files.
@Suite struct CourierFilesTests {
  private func read(_ text: String) throws -> ImportedBatch { try OrderFileImport().read([("x.csv", Array(text.utf8))]) }

  @Test("FUL-1: a calendar in words or English, days as people and spreadsheets write them; lines that begin with # are for people")
  func calendar() throws {
    let batch = try read("# 国务院办公厅\n日期,类型,备注\n2026-02-17,节假日,春节\n2026/2/14,调休,\n2026年10月1日,holiday,\n2026-03-02,平日,\n")
    #expect(batch.files.map(\.kind) == [.calendar] && batch.files[0].rejected.isEmpty)
    #expect(batch.days.map(\.day.iso) == ["2026-02-17", "2026-02-14", "2026-10-01", "2026-03-02"])
    #expect(batch.days.map(\.kind) == [.holiday, .workday, .holiday, .usual])
    let bad = try read("date,kind\n2026-02-30,holiday\n2026-02-17,半天\n2026-02-18,holiday\n2026-02-18,workday\n,holiday\n").files[0]
    #expect(bad.rejected.map(\.row) == [2, 3, 5, 6])
    #expect(bad.rejected.map(\.reason) == [.notADay("2026-02-30"), .notADayKind("半天"), .sameDay("2026-02-18"), .missingValue])
  }

  @Test("FUL-5: rules of region and weight; bad places, weights and couriers named by row and column")
  func rules() throws {
    let head = "优先级,省份,城市,起重(克),止重(克),平台,店铺,快递公司\n"
    let batch = try read(head + "10,江苏,南京市,0,1000,淘宝,,顺丰\n20,浙江、上海,,,,,,YTO\n90,,,,,,,中通\n")
    #expect(batch.courierRules.map(\.courier) == ["SF", "YTO", "ZTO"])
    #expect(batch.courierRules[0].platform == "taobao" && batch.courierRules[0].to == 1000)
    let bad = try read(head + "x,,,,,,,SF\n1,火星,,,,,,SF\n1,,,5,4,,,SF\n1,,,,,,,无名\n1,江苏、浙江,南京,,,,,SF\n").files[0].rejected
    #expect(bad.map(\.row) == [2, 3, 4, 5, 6])
    #expect(bad.map(\.column) == ["优先级", "省份", "止重(克)", "快递公司", "城市"])
  }

  @Test("FUL-9: tariffs are exact in fen; one place twice from one day is named")
  func tariffs() throws {
    let head = "快递公司,省份,首重(克),首重价,续重(克),续重价,生效日期\n"
    let good = "圆通,江苏,1000,3.20,1000,0.80,2026-01-01\n"
    #expect(try read(head + good).tariffs.map(\.line) == ["YTO 江苏 1000g 3.20 +1000g 0.80 2026-01-01"])
    let bad = try read(head + good + "圆通,江苏,1000,3,,,2026-01-01\n圆通,,1000,4.5,1000,,2026-01-01\n")
    #expect(bad.files[0].rejected.map(\.row) == [3, 4] && bad.tariffs.isEmpty, "a table with a bad row brings nothing")
  }

  @Test("FUL-6: results in niushop's and ShopEx's columns; words that say neither aren't taken for one; hints are passed over")
  func results() throws {
    let batch = try read(
      "订单编号,物流公司,物流单号,结果,描述\n1001,圆通速递,yt8812345678901,失败,订单已退款\n1002,圆通速递,YT2,发货成功,\n1003,圆通速递,YT3,处理中,\n必填,,,,\n")
    #expect(batch.files.map(\.kind) == [.shipResults])
    #expect(batch.shipResults.map(\.succeeded) == [false, true])
    #expect(batch.shipResults[0].waybill == "YT8812345678901" && batch.shipResults[0].text == "订单已退款")
    #expect(batch.files[0].rejected == [RejectedRow(row: 4, column: "结果", reason: .notAResult("处理中"))])
    let shopex = try read(
      "订单号,子订单号,商品信息,购买数量,已发货数量,发货数量,物流公司(必填）,物流公司代码(必填）,物流单号(必填）,操作状态,备注\n1001,11,被罩,1,0,1,圆通速递,YTO,YT1,失败,公司不对\n")
    #expect(shopex.shipResults.map(\.text) == ["公司不对"] && shopex.shipResults[0].waybill == "YT1")
    #expect(throws: FileRefusal.self) { try read("订单编号,物流单号,结果\n1.23E+18,YT1,成功\n") }
  }

  @Test(
    "FUL-9: a bill's columns by their usual names, kilograms and grams exact, a sum below left aside; an unknown bill is refused with what was found"
  )
  func bill() throws {
    func read(_ text: String) throws -> CourierBill { try CourierBillFile.read(Array(text.utf8), name: "b.csv") }
    let bill = try read(
      "九月账单\n日期,运单号码,目的地,计费重量(kg),运费(元)\n11-02,YT1,江苏,1.25,\"1,003.20\"\n11-03,yt2,江苏,,4.5元\n11-04,YT3,江苏,重,1\n合计,,,,1007.70\n")
    #expect(
      bill.rows == [
        CourierBillRow(waybill: "YT1", grams: 1250, price: Money(fen: 100_320), row: 3),
        CourierBillRow(waybill: "YT2", grams: nil, price: Money(fen: 450), row: 4),
      ])
    #expect(bill.rejected.map(\.row) == [5] && bill.rejected.map(\.column) == ["计费重量(kg)"])
    #expect(try read("单号,重量(克),金额\nYT1,850,3\n").rows.map(\.grams) == [850])
    #expect(CourierBillFile.grams("0.8505", isGrams: false) == nil && CourierBillFile.grams("900g", isGrams: false) == 900)
    let refusal = #expect(throws: FileRefusal.self) { try read("日期,站点,件数\n1,2,3\n") }
    #expect(refusal?.reason == .foreignBill(header: "日期,站点,件数", missing: ["运单号", "应付金额"]))
    let rounded = #expect(throws: FileRefusal.self) { try read("运单号,金额\n4.31E+14,3\n") }
    #expect(rounded?.reason == .spreadsheetDamage("4.31E+14"))
  }
}
