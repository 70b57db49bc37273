import DeskCore
import Testing

@Suite struct CourierChoiceTests {
  @Test("FUL-5: places are matched by province and city, with or without suffixes, municipalities under either name")
  func regions() throws {
    func holds(_ region: String, _ address: String) throws -> Bool { try #require(Region(region)).contains(address) }
    #expect(try holds("江苏省南京市", "江苏 南京市 鼓楼区 中山路1号"))
    #expect(try holds("江苏南京", "江苏省 南京市 鼓楼区"))
    #expect(try !holds("江苏南京", "江苏省 苏州市 姑苏区 南京路2号"))
    #expect(try holds("浙江、上海", "上海 上海市 浦东新区") && holds("上海浦东新区", "上海市 上海市 浦东新区"))
    #expect(try holds("广西", "广西壮族自治区 南宁市") && holds("内蒙古呼和浩特", "内蒙古自治区 呼和浩特市"))
    #expect(try holds("", "任何地方") && holds("*", "x"))
    #expect(Region("火星") == nil && Region("江苏、火星") == nil)
  }

  @Test("FUL-5: the smallest priority decides, then the row; a rule with a weight needs a weight")
  func order() throws {
    let rules = CourierRules([
      CourierRule(priority: 90, courier: "ZTO"),
      CourierRule(priority: 20, region: try #require(Region("江苏")), from: 0, to: 1000, courier: "YTO"),
      CourierRule(priority: 20, region: try #require(Region("江苏")), from: 1000, to: 5000, courier: "DBKD"),
      CourierRule(priority: 10, platform: "tmall", courier: "SF"),
    ])
    func ask(_ address: String, _ grams: Int? = nil, _ platform: String? = nil) -> String? {
      rules.rule(for: CourierRule.Question(address: address, grams: grams, platform: platform))?.courier
    }
    #expect(ask("江苏省南京市", 1000) == "YTO" && ask("江苏省南京市", 1001) == "DBKD" && ask("江苏省南京市", 5001) == "ZTO")
    #expect(ask("江苏省南京市") == "ZTO" && ask("浙江", nil, "tmall") == "SF")
    #expect(CourierRules([CourierRule(priority: 1, shop: "甲", courier: "SF")]).rule(for: .init(address: "浙江")) == nil)
  }

  @Test("FUL-9: each begun step beyond the first weight costs; the most exact place, then the latest day")
  func tariffs() throws {
    func tariff(_ region: String, _ from: String, _ first: Int64) throws -> CourierTariff {
      CourierTariff(
        courier: "YTO", region: try #require(Region(region)), firstGrams: 1000, firstPrice: Money(fen: first), stepGrams: 1000,
        stepPrice: Money(fen: 80), validFrom: try #require(ShopDay(iso: from)))
    }
    let all = [try tariff("", "2026-06-01", 450), try tariff("江苏", "2026-01-01", 320), try tariff("江苏", "2026-11-10", 330)]
    #expect([1, 1000, 1001, 2000, 2001].map { all[1].price($0).fen } == [320, 320, 400, 400, 480])
    func price(_ address: String, _ day: String) throws -> Int64? {
      all.tariff("YTO", to: address, on: try #require(ShopDay(iso: day)))?.firstPrice.fen
    }
    #expect(try price("江苏省南京市", "2026-11-09") == 320 && price("江苏省南京市", "2026-11-10") == 330)
    #expect(try price("浙江省杭州市", "2026-11-10") == 450 && price("浙江省杭州市", "2026-05-31") == nil)
  }

  @Test("FUL-9: matched, not ours, of another month, twice, not billed, weight and price; sums exact in fen")
  func reconciliation() throws {
    let month = try #require(ShopDay(month: "2026-11"))
    func parcel(_ number: Int, _ grams: Int?, _ day: String?) -> BilledParcel {
      BilledParcel(
        parcel: ParcelID(stored: "P261102-000\(number)"), waybill: "YT\(number)", grams: grams, address: "江苏省南京市",
        handedOver: day.flatMap(ShopDay.init(iso:)))
    }
    let tariff = CourierTariff(
      courier: "YTO", region: .everywhere, firstGrams: 1000, firstPrice: Money(fen: 320), stepGrams: 1000,
      stepPrice: Money(fen: 80),
      validFrom: try #require(ShopDay(iso: "2026-01-01")))
    let ours = [
      parcel(1, 900, "2026-11-01"), parcel(2, 900, "2026-11-30"), parcel(3, 1500, "2026-11-02"), parcel(4, 500, "2026-11-02"),
      parcel(5, 500, "2026-10-31"), parcel(6, 500, "2026-12-01"), parcel(7, nil, "2026-11-03"),
    ]
    func row(_ number: Int, _ grams: Int?, _ fen: Int64) -> CourierBillRow {
      CourierBillRow(waybill: "YT\(number)", grams: grams, price: Money(fen: fen), row: number + 1)
    }
    let bill = [
      row(1, 950, 320), row(2, 2000, 400), row(3, 1500, 999), row(5, 500, 320), row(8, 500, 320), row(1, 950, 320),
      row(7, 800, 320),
    ]
    let result = Reconciliation(courier: "YTO", month: month, bill: bill, ours: ours, tariffs: [tariff])
    #expect(result.rows == 7 && result.ours == 5 && result.matched == 4)
    #expect(result.billed.fen == 2999 && result.billedMatched.fen == 2039 && result.expected.fen == 320 + 320 + 400)
    let found = result.differences.map { "\($0.kind.rawValue) \($0.waybill) \($0.row ?? 0)" }
    #expect(
      found == [
        "weight YT2 3", "price YT3 4", "otherMonth YT5 6", "notOurs YT8 9", "twice YT1 2", "noWeight YT7 8", "notBilled YT4 0",
      ])
    // By our weight, whatever the bill says; both are told.
    #expect(result.differences[0].expected?.fen == 320 && result.differences[0].byBill?.fen == 400)
    #expect(result.differences[1].expected?.fen == 400 && result.differences[5].expected == nil)
    #expect(result.differences[5].byBill?.fen == 320)
    let dearer = Reconciliation(courier: "YTO", month: month, bill: [row(2, 2000, 480)], ours: [ours[1]], tariffs: [tariff])
    #expect(dearer.differences.map(\.kind) == [.weight, .price] && dearer.expected.fen == 320)
    let near = Reconciliation(
      courier: "YTO", month: month, bill: [row(4, 1010, 400)], ours: [parcel(4, 990, "2026-11-02")], tariffs: [tariff])
    #expect(near.differences.map(\.kind) == [.price] && near.differences[0].expected?.fen == 320, "within the scales' tolerance")
    let unsaid = Reconciliation(courier: "YTO", month: month, bill: [row(1, nil, 320)], ours: [ours[0]], tariffs: [tariff])
    #expect(unsaid.isClean && unsaid.expected.fen == 320)
    let bare = Reconciliation(courier: "YTO", month: month, bill: [row(1, 900, 320)], ours: [ours[0]], tariffs: [])
    #expect(bare.differences.map(\.kind) == [.noTariff] && bare.expected == .zero)
    #expect(ShopDay(month: "2026-13") == nil && month.nextMonth.iso == "2026-12-01")
  }

  @Test("FUL-5: a city that is called like its province is not the whole province; a municipality's second name is")
  func citiesOfTheirProvincesName() throws {
    let city = try #require(Region("吉林省吉林市"))
    #expect(city.contains("吉林省 吉林市 船营区") && city.contains("吉林吉林市丰满区"))
    #expect(!city.contains("吉林省长春市") && city.exactness == 2)
    let shanghai = try #require(Region("上海"))
    #expect(shanghai.contains("上海 上海市 浦东新区") && shanghai.exactness == 1)
    #expect(try #require(Region("上海上海市浦东新区")).contains("上海市浦东新区"))
  }
}
