import DeskCore
import DeskLive
import Testing

@Suite struct DocumentTests {
  @Test func aDispatchNoteSaysAllThatGoesIntoTheParcel() {
    let change = Amendment(
      number: 1, field: .address, line: nil, from: "浙江省 杭州市 西湖区 示例路1号", to: "上海 上海市 黄浦区 新路2号", note: nil, by: "张敏", at: Papers.at)
    let card = Papers.card(42, [("A-1", "A-03-12", 2), ("B-1", "", 1)], amendments: [change]) { parcel, order in
      parcel.printCount = 2
      order.buyerMessage = "请\n轻放\u{1B}[2J"
      order.sellerRemark = "老客户"
      order.invoiceTitle = "示例公司"
    }
    let rule = String(repeating: "-", count: 64)
    #expect(
      DispatchNote(card, zone: Papers.zone).text == """
        发货单 P261124-0042/2
        店铺 示例店  平台 taobao  订单 460000000000000042 (O0000042)
        波次 2026-11-24  快递 圆通速递  运单 YT10000000000042
        \(rule)
        收件人 王小明
        电话   13800138000-1234
        地址   上海 上海市 黄浦区 新路2号
        \(rule)
        [ ] A-03-12  A-1  ×2
            货品A-1  颜色：白
        [ ] 库位待定  B-1  ×1
            货品B-1  颜色：白
        共 2 种 3 件
        \(rule)
        买家留言: 请 轻放?[2J
        卖家备注: 老客户
        发票抬头: 示例公司
        !! 红旗 改单1 地址: 原 浙江省 杭州市 西湖区 示例路1号 → 现 上海 上海市 黄浦区 新路2号 (张敏 11-24 11:01)

        """)
  }

  @Test func whoMayNotSeeBuyersGetsAMaskedNote() {
    let change = Amendment(
      number: 1, field: .phone, line: nil, from: "13800138000", to: "13900139000", note: nil, by: "张敏", at: Papers.at)
    let text = DispatchNote(Papers.card(1, [("A", "A-1", 1)], amendments: [change], unmasked: false), zone: Papers.zone).text
    for personal in ["王小明", "13800138000", "13900139000", "示例路"] { #expect(!text.contains(personal)) }
    #expect(text.contains("杭州市"))
  }

  @Test("FUL-3: what goes into more parcels than a row of paper holds is named in several, and nothing of it twice")
  func aLongSplitHasSeveralRows() throws {
    let list = PickList(wave: Papers.wave, cards: (1...70).map { Papers.card($0, [("A-1", "A-02", 2)]) })
    guard case .table(let table)? = list.page().blocks.first else { return #expect(Bool(false), "no table") }
    #expect(table.rows.map { $0[0] } == ["□", "", ""] && table.rows.map { $0[4] } == ["140", "", ""])
    let named = table.rows.flatMap { $0[5].split(separator: " ", omittingEmptySubsequences: true) }
    #expect(table.rows.map { $0[5].split(separator: " ").count } == [30, 30, 10] && Set(named).count == 70)
  }

  @Test func aPickListWalksLocationsAndSplitsByParcel() {
    let cards = [
      Papers.card(2, [("B-1", "B-01", 1), ("A-1", "A-02", 3)]), Papers.card(1, [("A-1", "A-02", 1), ("Z-1", "", 1)]),
      Papers.card(3, [("B-1", "B-01", 2)]),
    ]
    let list = PickList(wave: Papers.wave, cards: cards)
    #expect(list.rows.map(\.sku) == ["A-1", "B-1", "Z-1"])
    #expect(list.rows.map(\.quantity) == [4, 3, 1])
    #expect(list.rows[0].split.map(\.parcel.text) == ["P261124-0001", "P261124-0002"])
    #expect(list.rows[0].split.map(\.quantity) == [1, 3])
    #expect(list.parcels == 3)
    #expect(list.pieces == 8)
    #expect(list.text.contains("    P261124-0001 ×1  P261124-0002 ×3\n"))
    #expect(list.text.contains("[ ] 库位待定   Z-1"))
  }

  @Test func linesOfOneSKUInOneParcelAreOneSplit() {
    let list = PickList(wave: Papers.wave, cards: [Papers.card(1, [("A-1", "A-02", 1), ("A-1", "A-02", 2)])])
    #expect(list.rows.count == 1)
    #expect(list.rows[0].split.map(\.quantity) == [3])
  }

  @Test func aManifestCountsAndWeighs() throws {
    let courier = try #require(CourierTable.find("圆通"))
    let cards = [
      Papers.card(2, [("A", "A", 1)]) { parcel, _ in
        parcel.stage = .shipped
        parcel.weightGrams = 800
      },
      Papers.card(1, [("A", "A", 1)]) { parcel, _ in parcel.stage = .handedOver },
    ]
    let manifest = Manifest(courier: courier, wave: Papers.wave, cards: cards)
    #expect(manifest.rows.map(\.parcel.text) == ["P261124-0001", "P261124-0002"])
    #expect(manifest.rows.map(\.handedOver) == [true, false])
    #expect(manifest.totalGrams == 800)
    #expect(manifest.unweighed == 1)
    #expect(manifest.text.contains("共 2 件，合计 800 g，其中 1 件未称重"))
    #expect(manifest.text.contains("快递员签字"))
    #expect(!manifest.text.contains("王小明"))
  }
}
