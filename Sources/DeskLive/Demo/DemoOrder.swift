import DeskCore

/// How far an order of the demo's day gets.
enum DemoFate: Sendable, Equatable {
  case finished, sentElsewhere, closed, unpaid, unclear
  case untouched, claimed, noAnswer
  case contacted, unread, soldOut
  /// Of a day before, gone through everybody's hands: what sales speed is made of.
  case sentBefore
  case queued, amended, stopped, voided, labelled, printed, picked, packed, shipped, handedOver

  var isPaid: Bool { self != .unpaid }

  /// Whether it is confirmed and gets a parcel.
  var isConfirmed: Bool {
    switch self {
    case .queued, .amended, .stopped, .voided, .labelled, .printed, .picked, .packed, .shipped, .handedOver: true
    default: false
    }
  }

  /// Out of a hundred orders, oldest first.
  private static let hundred: [(DemoFate, Int)] = [
    (.finished, 5), (.sentElsewhere, 4), (.closed, 3), (.handedOver, 8), (.shipped, 6), (.packed, 8), (.picked, 10), (.printed, 10),
    (.labelled, 6), (.voided, 1), (.stopped, 1), (.amended, 3), (.queued, 5), (.soldOut, 2), (.unread, 3), (.contacted, 5),
    (.noAnswer, 2), (.claimed, 3), (.untouched, 8), (.unclear, 2), (.unpaid, 5),
  ]

  /// The fates of `count` orders, oldest first; every fate occurs from a hundred orders on, and most from twenty-five.
  static func plan(_ count: Int) -> [DemoFate] {
    let all = hundred.flatMap { Array(repeating: $0.0, count: $0.1) }
    return (0..<count).map { all[($0 * 100 + 50) / max(count, 1) % 100] }
  }
}

/// One order of the demo's day, as the marketplace knows it.
struct DemoOrder: Sendable {
  struct Line: Sendable {
    var goods: DemoGoods
    var quantity: Int
  }

  var fate: DemoFate
  var number: String
  var buyer: String
  var recipient: String
  var phone: String
  var address: String
  var message = ""
  var remark = ""
  var status: String
  var fee: Money
  /// What a promotion took off the goods.
  var saved = Money.zero
  var lines: [Line]
  var paidAt: Instant
  var createdAt: Instant { paidAt.advanced(bySeconds: -75) }

  init(_ index: Int, _ fate: DemoFate, paidAt: Instant, _ numbers: inout DemoNumbers) {
    self.fate = fate
    self.paidAt = paidAt
    number = "46\(padded(numbers.below(1_000_000), 6))\(padded(index, 5))\(padded(numbers.below(1_000_000), 6))"
    let family = numbers.pick(Self.families)
    recipient = family + numbers.pick(Self.given)
    buyer = numbers.pick(["小鱼", "晴天", "momo", "橙子", "阿布", "lucky", "木木", "云朵"]) + "\(padded(numbers.below(10_000), 4))"
    phone = "1380013\(padded(numbers.below(10_000), 4))"
    let place = numbers.pick(Self.places)
    address =
      "\(place.0) \(numbers.pick(Self.streets))\(1 + numbers.below(400))号\(1 + numbers.below(20))幢\(101 + numbers.below(1900))室(\(place.1))"
    fee = numbers.below(6) == 0 ? Money(fen: 800) : .zero
    let sellable = DemoGoods.all.dropLast()
    var lines: [Line] = []
    for _ in 0..<[1, 1, 1, 2, 2, 3][numbers.below(6)] {
      let goods = numbers.pick(Array(sellable))
      if !lines.contains(where: { $0.goods.sku == goods.sku }) {
        lines.append(Line(goods: goods, quantity: 1 + numbers.below(8) / 6))
      }
    }
    self.lines = lines
    status =
      switch fate {
      case .finished: "交易成功"
      case .sentElsewhere: "卖家已发货，等待买家确认"
      case .closed: "交易关闭"
      case .unpaid: "等待买家付款"
      case .unclear: index % 2 == 0 ? "卖家部分发货" : "待平台审核"
      default: "买家已付款，等待卖家发货"
      }
    if fate == .unread { message = numbers.pick(["请发顺丰，谢谢", "要蓝色的，别发错", "下周一再发货"]) }
    if fate == .soldOut, let last = DemoGoods.all.last { self.lines = [Line(goods: last, quantity: 1)] }
    if numbers.below(9) == 0 { remark = numbers.pick(["老客户，送小样", "易碎，多垫泡沫", "发票随货"]) }
  }

  private static let families = [
    "赵", "钱", "孙", "周", "吴", "郑", "冯", "陈", "褚", "卫", "蒋", "沈", "韩", "杨", "朱", "秦", "许", "何", "吕", "施",
  ]
  private static let given = ["子轩", "雨桐", "欣怡", "浩然", "思远", "佳宁", "明", "静", "磊", "芳", "志强", "婷婷", "晓峰", "丽华"]
  private static let streets = ["人民路", "解放路", "中山北路", "学院路", "滨江大道", "文化西路", "建设街", "青年路"]
  private static let places = [
    ("浙江省 杭州市 西湖区", "310000"), ("江苏省 苏州市 姑苏区", "215000"), ("广东省 广州市 天河区", "510000"), ("四川省 成都市 武侯区", "610000"),
    ("湖北省 武汉市 洪山区", "430000"), ("上海 上海市 浦东新区", "200120"), ("北京 北京市 海淀区", "100080"), ("陕西省 西安市 雁塔区", "710000"),
    ("福建省 厦门市 思明区", "361000"), ("山东省 青岛市 市南区", "266000"),
  ]
}
