import DeskCore

extension MemoryShop {
  /// Monday 2026-01-05 13:41:00 in Shanghai: the moment of every golden screen.
  public static let fixedNow: Instant = ShopZone.shanghai.instant(
    ShopDay(year: 2026, month: 1, day: 5) ?? ShopDay(number: 20458), second: 13 * 3600 + 41 * 60)

  /// A small shop in the middle of its day: orders in every queue, parcels in every stage, people of the main roles (password
  /// `sesame-2026`): `zhangmin` agent, `wangqiang` agent, `lilei` shipper, `zhaojing` lead, `chenwei` merchandiser, `sunli` finance.
  public static func fixture() -> MemoryShop {
    let shop = MemoryShop(now: fixedNow)
    shop.add(person: "zhangmin", "张敏", [.presaleAgent])
    shop.add(person: "wangqiang", "王强", [.presaleAgent])
    shop.add(person: "lilei", "李磊", [.shipper])
    shop.add(person: "zhaojing", "赵静", [.agentLead])
    shop.add(person: "chenwei", "陈伟", [.merchandiser])
    shop.add(person: "sunli", "孙丽", [.finance])
    shop.addGoods()
    shop.addOrders()
    shop.fill(pool: "YTO", (1...20).map { "YT88123456789" + padded($0, 2) })
    shop.runDay()
    // The notes of what is printed already have come out.
    shop.printAll()
    return shop
  }

  private func addGoods() {
    let goods: [(String, String, String, String, String, Int)] = [
      ("SJT-18-B", "纯棉四件套", "蓝 1.8m", "6901234567892", "A-03-12", 40), ("ZT-W", "枕套", "白", "6901234567908", "B-11-02", 80),
      ("YY-120", "儿童雨衣", "黄 120", "6901234567915", "A-07-01", 12), ("BZ-20", "赠品试用装", "", "6901234567922", "C-01-01", 200),
      ("CL-2", "窗帘", "灰 2m", "6901234567939", "D-02-05", 1),
    ]
    for (sku, title, attributes, barcode, location, count) in goods {
      add(
        item: CatalogueItem(
          sku: sku, title: title, attributes: attributes, barcodes: [barcode], location: location, isComplete: true),
        onHand: count)
    }
    add(item: CatalogueItem(sku: "NEW-7", title: "浴巾", attributes: "米色", isComplete: false), onHand: 0)
  }

  /// An order like those of an export; `ago` is in seconds before now.
  public func order(
    _ number: Int64, _ platformNumber: String, buyer: String, recipient: String, goods: [(sku: String, count: Int)], paid: String,
    ago: Int64, message: String = "", remark: String = ""
  ) -> (Order, [OrderLine]) {
    let at = now.advanced(bySeconds: -ago)
    let total = Money(decimal: paid) ?? .zero
    let order = Order(
      id: OrderID(number: number), platform: "taobao", shop: shop, number: platformNumber, buyer: buyer, recipient: recipient,
      phone: "13800138000", address: "浙江省 杭州市 西湖区 文三路 100 号 3 幢 201 室", buyerMessage: message, sellerRemark: remark,
      invoiceTitle: "", goods: total, shippingFee: .zero, paid: total, createdAt: at, paidAt: at, importedAt: at, masked: false)
    let lines = goods.enumerated().map { place, item in
      let entry = catalogue[item.sku]
      return OrderLine(
        line: place + 1, sku: item.sku, title: entry?.title ?? item.sku, attributes: entry?.attributes ?? "", quantity: item.count,
        price: Money(fen: total.fen / Int64(max(goods.count, 1))), paid: Money(fen: total.fen / Int64(max(goods.count, 1))))
    }
    return (order, lines)
  }

  private func addOrders() {
    let all: [(Order, [OrderLine])] = [
      order(
        1, "609300000000001187", buyer: "tmall_88", recipient: "张三", goods: [("SJT-18-B", 1), ("ZT-W", 2)], paid: "128.00", ago: 733
      ),
      order(2, "609300000000002201", buyer: "李小兰", recipient: "李小兰", goods: [("YY-120", 2)], paid: "59.90", ago: 320),
      order(
        3, "609300000000002317", buyer: "wang_x", recipient: "王五", goods: [("BZ-20", 1)], paid: "0.00", ago: 108,
        message: "请发顺丰, 周末不在家", remark: "老客户"),
      order(4, "609300000000003002", buyer: "chen77", recipient: "陈七", goods: [("CL-2", 2)], paid: "318.00", ago: 5000),
      order(5, "609300000000003011", buyer: "赵小六", recipient: "赵六", goods: [("SJT-18-B", 1)], paid: "128.00", ago: 9000),
      order(
        6, "609300000000003012", buyer: "qian8", recipient: "钱八", goods: [("ZT-W", 2), ("SJT-18-B", 1)], paid: "168.00", ago: 9100),
      order(7, "609300000000003013", buyer: "sun9", recipient: "孙九", goods: [("YY-120", 1)], paid: "29.90", ago: 9200),
      order(8, "609300000000003014", buyer: "zhou10", recipient: "周十", goods: [("BZ-20", 3)], paid: "9.90", ago: 9300),
      order(9, "609300000000003015", buyer: "wu11", recipient: "吴十一", goods: [("ZT-W", 1)], paid: "20.00", ago: 9400),
    ]
    for (order, lines) in all { add(order: order, lines: lines) }
    let (odd, _) = order(10, "609300000000004000", buyer: "feng12", recipient: "冯十二", goods: [], paid: "45.00", ago: 400)
    add(order: odd, lines: [], stage: .unclear, trade: .unknown("部分退款中"))
  }

  /// The morning's work: one order claimed by a colleague, one contacted, five confirmed and on their way.
  private func runDay() {
    func run(_ command: Command, _ name: String) { _ = try? perform(command, as: name) }
    func id(_ number: Int64) -> OrderID { OrderID(number: number) }
    run(.claimOrder(id(3)), "wangqiang")
    for number in Int64(4)...9 { run(.contactOrder(id(number), outcome: .confirmed, channel: .wangwang, note: nil), "zhangmin") }
    run(.releaseOrder(id(4)), "zhangmin")
    for number in Int64(5)...9 { run(.confirmOrder(id(number)), "zhangmin") }
    let ids = parcels.keys.sorted()
    guard ids.count >= 5 else { return }
    run(.amendOrder(id(6), field: .attributes, to: "粉 1.8m", line: 2, note: "买家旺旺要求"), "zhangmin")
    for place in 1..<5 { run(.assignWaybill(ids[place], courier: "YTO", number: nil), "lilei") }
    for place in 1..<5 {
      run(.acknowledgeFlag(ids[place]), "lilei")
      run(.printParcel(ids[place]), "lilei")
    }
    for place in 1..<4 { run(.pickParcel(ids[place]), "lilei") }
    run(.packParcel(ids[3], scans: ["6901234567922", "6901234567922", "6901234567922"], weight: 320), "lilei")
    run(.shipParcel(ids[3]), "lilei")
  }
}
