@testable import DeskCore

/// A situation as the guards see it: a paid order of two lines, one parcel of it when asked for.
enum Make {
  static let now = ShopZone.shanghai.instant(ShopDay(year: 2026, month: 1, day: 5)!, second: 13 * 3600 + 41 * 60)

  static func actor(_ role: Role = .presaleAgent, name: String? = nil) -> Actor {
    Actor(name: name ?? role.rawValue.lowercased(), displayName: "示例", roles: [role], terminal: "test")
  }

  static func order(masked: Bool = false, message: String = "") -> Order {
    Order(
      id: OrderID(number: 1), platform: "taobao", shop: "示例旗舰店", number: "1001", buyer: "示例买家", recipient: "示例甲",
      phone: "13800138000",
      address: "浙江省 杭州市 西湖区 示例路1号", buyerMessage: message, sellerRemark: "", invoiceTitle: "", goods: Money(fen: 3000),
      shippingFee: .zero,
      paid: Money(fen: 3000), createdAt: now, paidAt: now, importedAt: now, masked: masked)
  }

  static let lines = [
    OrderLine(line: 1, sku: "A", title: "甲", attributes: "蓝 1.8m", quantity: 2, price: Money(fen: 1000), paid: Money(fen: 2000)),
    OrderLine(line: 2, sku: "B", title: "乙", attributes: "", quantity: 1, price: Money(fen: 1000), paid: Money(fen: 1000)),
  ]

  static func situation(_ stage: OrderStage, _ role: Role = .presaleAgent) -> Situation {
    var facts = OrderFacts(id: OrderID(number: 1), stage: stage, trade: .awaitingShipment)
    if [.confirmed, .shipped].contains(stage) { facts.confirmedAt = now }
    var situation = Situation(order: order(), facts: facts, actor: actor(role), now: now, calendar: ShopCalendar())
    situation.lines = lines
    situation.stock = ["A": StockLevel(sku: "A", onHand: 9, reserved: 0), "B": StockLevel(sku: "B", onHand: 9, reserved: 0)]
    situation.catalogue = [
      "A": CatalogueItem(sku: "A", title: "甲", barcodes: ["690001"], isComplete: true),
      "B": CatalogueItem(sku: "B", title: "乙", isComplete: false),
    ]
    return situation
  }

  /// The order's only parcel in a stage, with all that its guards ask for.
  /// What somebody else has asked for.
  static func request(_ stage: ApprovalRequest.Stage, _ role: Role = .agentLead) -> RequestFacts {
    var request = ApprovalRequest(
      id: RequestID(number: 1), order: OrderID(number: 1), command: .amendOrder, subject: .order(OrderID(number: 1)),
      arguments: "{}",
      use: nil, level: .agentLead, askedBy: "limei", askedAt: now)
    request.stage = stage
    return RequestFacts(request, actor: actor(role), now: now, room: AuthorityRoom(AuthorityLimits(), roles: [role]))
  }

  static func parcel(_ stage: ParcelStage, of order: OrderStage = .confirmed, _ role: Role = .shipper) -> Situation {
    var situation = situation(order, role)
    situation.facts.confirmedAt = now
    var parcel = Parcel(
      id: ParcelID("P260105-0001")!, order: OrderID(number: 1), wave: ShopDay(year: 2026, month: 1, day: 5)!,
      lines: [Parcel.Line(line: 1, sku: "A", quantity: 2), Parcel.Line(line: 2, sku: "B", quantity: 1)], queuedAt: now)
    parcel.stage = stage
    if stage != .queued {
      parcel.courier = "YTO"
      parcel.waybill = "YT8812345678901"
      parcel.printCount = 1
    }
    situation.parcels = [parcel]
    situation.parcel = parcel
    return situation
  }

  static func amendment(_ number: Int, _ field: AmendableField, _ from: String, _ to: String, line: Int? = nil) -> Amendment {
    Amendment(number: number, field: field, line: line, from: from, to: to, note: nil, by: "zhangmin", at: now)
  }
}

extension Situation {
  func with(_ change: (inout Situation) -> Void) -> Situation {
    var copy = self
    change(&copy)
    return copy
  }
}
