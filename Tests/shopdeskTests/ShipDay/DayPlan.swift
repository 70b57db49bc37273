import Foundation

/// The 300-order day as it is meant to go, worked out beside the program: which orders there are, what happens to them, and what must be so
/// in the evening. Nothing in it comes from the shop's own code.
struct DayPlan {
  struct Item {
    var sku: String
    var barcode: String
    var location: String
    var title: String
    var fen: Int
    /// Pieces in the book in the morning.
    var stock: Int
  }

  struct Line: Equatable {
    var item: Int
    var quantity: Int
  }

  struct Order {
    var number: String
    var buyer: String
    var lines: [Line]
    var fee: Int
    var discount: Int
    /// Its place in the list as people see it: the oldest payment first.
    var place: Int

    var pieces: Int { lines.reduce(0) { $0 + $1.quantity } }
  }

  static let count = 300
  static let items: [Item] = (0..<24).map { place in
    let zone = ["A", "B", "C"][place / 8]
    return Item(
      sku: "DAY-\(100 + place)", barcode: "69\(String(10_000_000_000 + place * 7_919))",
      location: "\(zone)-0\(1 + place % 8 / 4)-0\(1 + place % 4)", title: "示例货\(100 + place)", fen: 990 + place * 730, stock: 90)
  }

  /// Two orders of one buyer for one door each: these go in one box.
  static let merges: [(lead: Int, member: Int)] = (0..<10).map { (20 + $0 * 25, 21 + $0 * 25) }
  /// Orders that go in two parcels: the second line in its own.
  static let splits = [5, 105, 205]
  /// Orders of which one piece isn't on the shelf, and what the buyer wants then.
  static let shorts: [(order: Int, choice: String)] = [
    (60, "wait"), (110, "wait"), (160, "refund"), (210, "wait"), (260, "refund"),
  ]
  /// Cancelled by the buyer: two while they lie picked, one packed, one that the courier already has.
  static let foundPicked = [150, 151]
  static let foundPacked = 12
  static let gone = 13

  let orders: [Order]

  init() {
    // A little generator of its own: the same day each time.
    var state: UInt64 = 20_261_124
    func below(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let members = Dictionary(uniqueKeysWithValues: Self.merges.map { ($0.member, $0.lead) })
    let single = Set(Self.shorts.map(\.order))
    var made: [Order] = []
    for place in 0..<Self.count {
      let first = below(Self.items.count)
      var lines = [Line(item: first, quantity: 1 + below(2))]
      if single.contains(place) {
        // Each shortage is of another article.
        // Two pieces, so that one can be missing.
        lines = [Line(item: Self.shorts.firstIndex { $0.order == place }! * 4, quantity: 2)]
      } else if Self.splits.contains(place) || below(3) == 0 {
        lines.append(Line(item: (first + 1 + below(Self.items.count - 1)) % Self.items.count, quantity: 1))
      }
      made.append(
        Order(
          number: "60\(String(930_000_000_000_000 + place * 7_919_003))", buyer: "buyer\(members[place] ?? place)", lines: lines,
          fee: place % 5 == 0 ? 1000 : 0, discount: below(300), place: place))
    }
    orders = made
  }

  /// So many orders of one article each, and so many pieces of it.
  init(parcels: Int, pieces: Int) {
    orders = (0..<parcels).map { place in
      Order(
        number: "60\(String(930_000_000_000_000 + place * 7_919_003))", buyer: "buyer\(place)",
        lines: [Line(item: place % Self.items.count, quantity: pieces)], fee: 0, discount: 0, place: place)
    }
  }

  func goods(_ order: Order) -> Int { order.lines.reduce(0) { $0 + Self.items[$1.item].fen * $1.quantity } }
  func paid(_ order: Order) -> Int { goods(order) + order.fee - order.discount }

  // MARK: The marketplace's files

  private static func yuan(_ fen: Int) -> String { "\(fen / 100).\(String(format: "%02d", fen % 100))" }

  private static let orderColumns = [
    "订单编号", "买家会员名", "买家支付宝账号", "买家应付货款", "买家应付邮费", "买家支付积分", "总金额", "返点积分", "买家实际支付金额", "买家实际支付积分", "订单状态",
    "买家留言", "收货人姓名", "收货地址 ", "运送方式", "联系电话 ", "联系手机", "订单创建时间", "订单付款时间 ", "宝贝标题 ", "宝贝种类 ", "物流单号 ", "物流公司", "订单备注",
    "宝贝总数量", "店铺Id", "店铺名称", "订单关闭原因", "卖家服务费", "买家服务费",
  ]

  private static func row(_ cells: [String]) -> String {
    "=\"\(cells[0])\"," + cells.dropFirst().map { "\"\($0)\"" }.joined(separator: ",") + "\r\n"
  }

  /// The order list in the marketplace's 30-column layout.
  var orderFile: String {
    Self.orderColumns.map { "\"\($0)\"" }.joined(separator: ",") + "\r\n"
      + orders.map { order in
        let key = Int(order.buyer.dropFirst(5))!
        let minute = String(format: "%02d:%02d", 1 + order.place / 60, order.place % 60)
        return Self.row([
          order.number, order.buyer, "\(order.buyer)@example.com", Self.yuan(goods(order)), Self.yuan(order.fee), "0",
          Self.yuan(goods(order) + order.fee), "0", Self.yuan(paid(order)), "0", "买家已付款，等待卖家发货", "", "收件\(key)",
          "浙江省 杭州市 西湖区 示例路\(key)号(310000)", "快递", "", "'138\(String(format: "%08d", key))", "2026-11-24 \(minute):00",
          "2026-11-24 \(minute):30", "示例货", "\(order.lines.count)", "", "", "", "\(order.pieces)", "0", "示例店", "订单未关闭", "0", "0元",
        ])
      }.joined()
  }

  /// Its details in the 10-column layout, whose rows end with a comma too many.
  var detailFile: String {
    ["订单编号", "标题", "价格", "购买数量", "外部系统编号", "商品属性", "套餐信息", "备注", "订单状态", "商家编码"].map { "\"\($0)\"" }.joined(separator: ",")
      + "\r\n"
      + orders.flatMap { order in
        order.lines.map { line in
          let item = Self.items[line.item]
          return String(
            Self.row([
              order.number, item.title, Self.yuan(item.fen), "\(line.quantity)", item.sku, "颜色分类：白", "", "", "买家已付款，等待卖家发货",
              item.sku,
            ]).dropLast(1)) + ",\r\n"
        }
      }.joined()
  }

  /// The morning's goods.
  static var goodsFile: String {
    "商家编码,名称,条码,库位,数量\r\n"
      + items.map { "\($0.sku),\($0.title),\($0.barcode),\($0.location),\($0.stock)\r\n" }.joined()
  }

  /// More numbers than the day needs: 220 of one courier, 140 of another.
  static func waybill(_ courier: String, _ place: Int) -> String {
    courier == "YTO" ? "YT\(String(8_800_000_000_000 + place))" : "73\(String(100_000_000_000 + place))"
  }
  static var poolFile: String {
    "快递公司,运单号\r\n" + (0..<220).map { "圆通,\(waybill("YTO", $0))\r\n" }.joined()
      + (0..<140).map { "中通,\(waybill("ZTO", $0))\r\n" }.joined()
  }
}

// MARK: What must become of it

extension DayPlan {
  struct Row { var id: String; var isMember: Bool }

  /// What leaves as one: its lead's number, courier and waybill, whose goods are in it, and what the scale says.
  struct Box {
    var id: String
    var courier: String
    var waybill: String
    var parts: [(order: Int, line: Line)]
    var grams: Int

    var orders: [Int] { Array(Set(parts.map(\.order))).sorted() }
    /// As the scanner gives them: one code a piece.
    var scans: [String] {
      parts.flatMap { part in Array(repeating: DayPlan.items[part.line.item].barcode, count: part.line.quantity) }
    }
  }

  static func id(_ number: Int) -> String { "P261124-\(String(format: "%04d", number))" }

  /// Every box that is brought to the benches, by its number: numbers are given in the order of confirming, splitting and confirming anew;
  /// waybills in the order of the list, each courier's from the beginning of its pool.
  var boxes: [Box] {
    let members = Dictionary(uniqueKeysWithValues: Self.merges.map { ($0.member, $0.lead) })
    let short = Set(Self.shorts.map(\.order))
    var found: [Box] = []
    var used = ["YTO": 0, "ZTO": 0]
    func add(_ number: Int, _ courier: String, _ parts: [(Int, Line)], isShort: Bool = false) {
      let waybill = Self.waybill(courier, used[courier]!)
      used[courier]! += 1
      let pieces = parts.reduce(0) { $0 + $1.1.quantity }
      if !isShort {
        found.append(
          Box(
            id: Self.id(number), courier: courier, waybill: waybill, parts: parts.map { ($0.0, $0.1) },
            grams: 150 + pieces * 230 + number % 90))
      }
    }
    for order in orders where members[order.place] == nil {
      var parts = order.lines.map { (order.place, $0) }
      if Self.splits.contains(order.place) { parts.removeLast() }
      for (member, lead) in members where lead == order.place { parts += orders[member].lines.map { (member, $0) } }
      add(order.place + 1, order.place < 200 ? "YTO" : "ZTO", parts, isShort: short.contains(order.place))
    }
    for (place, order) in Self.splits.enumerated() { add(Self.count + 1 + place, "ZTO", [(order, orders[order].lines[1])]) }
    for (place, one) in Self.shorts.filter({ $0.choice == "wait" }).enumerated() {
      add(Self.count + Self.splits.count + 1 + place, "ZTO", orders[one.order].lines.map { (one.order, $0) })
    }
    return found
  }

  /// The parcels as the list shows them once all is printed, those in another's box among them.
  var rows: [Row] {
    let members = Self.merges.map { Row(id: Self.id($0.member + 1), isMember: true) }
    return (boxes.map { Row(id: $0.id, isMember: false) } + members).sorted { $0.id < $1.id }
  }

  /// The parcels of the cancelled orders, in the order of the cancelling.
  var cancelled: [String] { (Self.foundPicked + [Self.foundPacked, Self.gone]).map { Self.id($0 + 1) } }

  /// Twenty boxes at which an article of another one is scanned first.
  var wrongAt: Set<String> {
    let packed = boxes.map(\.id).filter { !cancelled.contains($0) }
    return Set((0..<20).map { packed[5 + $0 * 13] })
  }

  /// What leaves the house: all boxes but the three whose parcels were found.
  var leaving: [Box] {
    let found = Set((Self.foundPicked + [Self.foundPacked]).map { Self.id($0 + 1) })
    return boxes.filter { !found.contains($0.id) }
  }

  /// Pieces in the book in the evening, by article: what left is gone, what was missing is written off, what came in is there.
  var evening: [String: Int] {
    var stock = Dictionary(uniqueKeysWithValues: Self.items.map { ($0.sku, $0.stock) })
    for box in leaving { for part in box.parts { stock[Self.items[part.line.item].sku]! -= part.line.quantity } }
    for short in Self.shorts {
      stock[Self.items[orders[short.order].lines[0].item].sku]! += short.choice == "wait" ? 9 : -1
    }
    return stock
  }
}
