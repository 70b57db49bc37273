import DeskCore

/// Writes the rows of `SyntheticOrders`. Texts are encoded once each and copied from then on.
struct SyntheticWriter {
  private(set) var orders: [UInt8] = []
  private(set) var details: [UInt8] = []
  private(set) var expected = SyntheticOrders.Expectation()

  private let plan: SyntheticOrders
  private let zone: ShopZone
  private let iconv: Iconv
  private var numbers: SeededNumbers
  private var encoded: [String: [UInt8]] = [:]

  private static let families = ["赵", "钱", "孙", "李", "周", "吴", "郑", "王", "冯", "陈", "褚", "卫", "𠮷", "䶮"]
  private static let places = ["浙江省 杭州市 西湖区", "四川省 成都市 其它区", "广东省 东莞市", "上海 上海市 浦东新区", "湖北省 武汉市 洪山区"]
  private static let remarks = [
    "送贺卡一张\r\n\r\n写：\"\"生日快乐\"\"", "放门口, 勿敲门\r\n谢谢😀", "=SUM(1,2)\r\n请发顺丰",
  ]
  private static let statuses = [
    "买家已付款，等待卖家发货", "买家已付款,等待卖家发货", " 买家已付款，等待卖家发货", "卖家已发货，等待买家确认", "卖家部分发货", "交易成功", "买家已签收",
  ]

  /// From 是否上传合同照片 to 配送类型.
  private static let tail: String = {
    let none = Array(repeating: "", count: 12)
    let cells = ["否", "否", "否"] + none + ["0.00", "", "", "0.00元", "0.00", "否", "", "", ""]
    return cells.map { ",\"\($0)\"" }.joined()
  }()

  init?(_ plan: SyntheticOrders, zone: ShopZone) {
    guard let iconv = Iconv(from: .utf8, to: .gb18030) else { return nil }
    self.plan = plan
    self.zone = zone
    self.iconv = iconv
    numbers = SeededNumbers(seed: plan.seed)
    orders.reserveCapacity(plan.count * 760 + 2000)
    details.reserveCapacity(plan.count * 520 + 2000)
    let spaced: Set<String> = ["收货地址", "联系电话", "订单付款时间", "宝贝标题", "宝贝种类", "物流单号"]
    header("taobao-orders-61", spaced: spaced, into: \.orders)
    header("taobao-details-10", spaced: [], into: \.details)
  }

  private mutating func header(_ layout: String, spaced: Set<String>, into file: WritableKeyPath<Self, [UInt8]>) {
    let names = KnownLayout.all.first { $0.name == layout }?.headers ?? []
    let line = names.map { "\"\($0)\(spaced.contains($0) ? " " : "")\"" }.joined(separator: ",") + "\r\n"
    self[keyPath: file] += iconv.convert(Array(line.utf8)) ?? []
  }

  /// Writes order `number` with its lines. Which trap it carries, if any, follows from the number.
  mutating func addOrder(_ number: Int) {
    let trap = plan.hasTraps ? number % 500 : -1
    let id = String(1_000_000_000_000_000_000 + Int64(number) * 7_919_003_331 + 1)
    let basket = basket(number)
    var goods: Int64 = 0
    var pieces = 0
    let isFake = trap == 13
    let isBare = trap == 17
    for (line, (item, quantity)) in basket.enumerated() {
      goods += item.fen * Int64(quantity)
      pieces += quantity
      if !isBare { addLine(id, item, quantity, remark: line == 0 && trap == 19 ? "换货, 勿\"\"混\"\"装" : "") }
    }
    if trap == 23 {
      addLine("9" + id.dropFirst(), SyntheticGoods.all[0], 1, remark: "")
      expected.detailRowsWithoutOrder += 1
    }
    let fee: Int64 = number % 5 == 0 ? 1000 : 0
    let paid = goods - goods * Int64(numbers.below(30)) / 100 - 1 + fee
    addRow(number, id, trap, goods: goods, fee: fee, paid: paid, pieces: pieces)
    if isFake {
      expected.fakeOrders += 1
      return
    }
    expected.orders += 1
    expected.paid += Money(fen: paid)
    if isBare {
      expected.ordersWithoutDetails += 1
    } else {
      expected.lines += basket.count
      expected.pieces += pieces
    }
  }

  private mutating func basket(_ number: Int) -> [(item: SyntheticGoods, quantity: Int)] {
    guard plan.baskets.isEmpty else {
      return plan.baskets[number % plan.baskets.count].lines.map { line in
        (SyntheticGoods(title: line.title, code: line.code, attributes: "", fen: line.price.fen), line.quantity)
      }
    }
    return (0..<(1 + number % 4)).map { _ in
      (SyntheticGoods.all[numbers.below(SyntheticGoods.all.count)], 1 + numbers.below(3))
    }
  }

  private mutating func addLine(_ id: String, _ item: SyntheticGoods, _ quantity: Int, remark: String) {
    details += "=\"\(id)\",\"".utf8
    put(item.title, into: \.details)
    details += "\",\"\(Money(fen: item.fen).decimal)\",\"\(quantity)\",\"".utf8
    details += "\(item.code)\",\"".utf8
    put(item.attributes, into: \.details)
    details += "\",\"\",\"".utf8
    put(remark, into: \.details)
    details += "\",\"".utf8
    put(Self.statuses[0], into: \.details)
    details += "\",\"\(item.code)\",\r\n".utf8
  }

  private mutating func addRow(_ number: Int, _ id: String, _ trap: Int, goods: Int64, fee: Int64, paid: Int64, pieces: Int) {
    let isMasked = trap == 29
    var remark = trap >= 0 && number % 37 == 0 ? Self.remarks[number % Self.remarks.count] : ""
    if remark.contains("\n") { expected.multiLineRemarks += trap == 13 ? 0 : 1 }
    if trap == 13 { remark = "刷单 勿发" }
    if isMasked { expected.masked += 1 }
    let status = trap == 31 ? "全新状态" : trap >= 0 ? Self.statuses[numbers.below(Self.statuses.count)] : Self.statuses[0]
    if trap == 31 { expected.unknownStatuses += 1 }
    let created = plan.newest.advanced(bySeconds: -Int64(numbers.below(86_400)))
    let amount = Money(fen: paid).decimal
    let stated = trap == 37 ? "¥\(amount)" : trap == 41 ? "\(amount)元" : amount
    let phone = "1\(3 + numbers.below(7))\(padded(numbers.below(1_000_000_000), 9))"
    let name = Self.families[numbers.below(Self.families.count)] + "某"
    let extensionOf = trap == 43 ? "[1234]" : ""
    let street = "合成街道\(1 + numbers.below(900))号\(1 + numbers.below(30))幢\(extensionOf)(3100\(padded(numbers.below(100), 2)))"
    let cells: [String] = [
      "synthetic\(number)", "u\(number)@example.com", "2019\(padded(number, 12))", "", Money(fen: goods).decimal,
      Money(fen: fee).decimal, "0",
      Money(fen: goods + fee).decimal, "0", stated, "0", status, number % 11 == 0 ? "尽快发货，谢谢" : "", isMasked ? "张*" : name,
      "\(Self.places[number % Self.places.count]) \(street)", "快递", "", isMasked ? "'1******6198" : "'\(phone)", clock(created),
      clock(created.advanced(bySeconds: 40)), "【合成数据】家用厨具一组 厨房，送礼", "1", "", "", remark, "\(pieces)", "0", plan.shop, "订单未关闭", "0",
      "0元", "", "手机订单", "",
    ]
    orders += "=\"\(id)\"".utf8
    for cell in cells {
      orders += ",\"".utf8
      put(cell, into: \.orders)
      orders.append(UInt8(ascii: "\""))
    }
    orders += ",=\"\"".utf8
    put(Self.tail, into: \.orders)
    orders += ",\"\(id)\"\r\n".utf8
  }

  private func clock(_ instant: Instant) -> String {
    let at = zone.local(instant)
    return "\(at.day.iso) \(at.clock)"
  }

  private mutating func put(_ text: String, into file: WritableKeyPath<Self, [UInt8]>) {
    if text.utf8.allSatisfy({ $0 < 0x80 }) {
      self[keyPath: file] += text.utf8
    } else if let known = encoded[text] {
      self[keyPath: file] += known
    } else {
      let bytes = iconv.convert(Array(text.utf8)) ?? []
      if encoded.count < 4096 { encoded[text] = bytes }
      self[keyPath: file] += bytes
    }
  }
}
