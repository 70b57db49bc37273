import DeskCore
@_spi(Testing) import DeskStore

/// Fills a training shop with synthetic history through the real import, for measurements.
public struct BenchShop: Sendable {
  public var desk: Desk
  public let session: Session

  /// - Throws: `unsafeSetting` unless it is a training shop.
  public init(_ desk: Desk, worker: Int = 0) throws {
    self.desk = desk
    session = try desk.trainee(
      "bench\(worker)", displayName: "测速\(worker)", roles: [.presaleAgent, .shipper, .merchandiser, .agentLead],
      terminal: "bench\(worker)")
  }

  /// Adds `finished` orders of history and `open` ones that wait for contact, `2.5` lines each over 2,000 SKUs.
  public func fill(finished: Int, open: Int, from first: Int = 0) throws {
    let chunk = 20_000
    var at = first
    let end = first + finished + open
    while at < end {
      let upTo = min(at + chunk, end)
      var batch = ImportedBatch()
      var file = FileIntake(name: "bench-\(at).csv", kind: .orders, platform: "taobao", layout: "bench")
      file.rows = upTo - at
      batch.files = [file]
      batch.orders = (at..<upTo).map { order($0, isOpen: $0 >= first + finished) }
      batch.orderFiles = Array(repeating: 0, count: batch.orders.count)
      _ = try desk.importBatch(batch, id: "bench-fill-\(at)", by: session)
      at = upTo
    }
  }

  /// Gives every SKU of the orders below a shelf with plenty on it.
  public func stockUp(skus: Int = BenchShop.skus, quantity: Int = 100_000) throws {
    for sku in 0..<skus {
      try desk.perform(
        .receiveStock(
          sku: "SKU-\(padded(sku, 5))", quantity: quantity, location: "A-\(padded(sku % 100, 2))", barcode: "69\(padded(sku, 10))",
          title: "示例商品 \(sku)"),
        id: "bench-stock-\(sku)-\(desk.now.milliseconds)", by: session)
    }
  }

  public static let skus = 2000
  /// For measuring the console, which wants a password.
  public static let password = "bench-shop-2026"

  /// Lets this worker's person sign in with `password`.
  public func enableSignIn() throws {
    let admin = try desk.trainee("benchadmin", roles: [.dbAdmin], terminal: "bench")
    let person = try desk.actor(of: session).name
    try desk.resetPassword(of: person, to: Self.password + "-first", by: admin)
    // A reset ends the person's sessions, this worker's too.
    let fresh = try desk.trainee(person, roles: [], terminal: "bench")
    try desk.changePassword(fresh, from: Self.password + "-first", to: Self.password)
  }

  /// Wishes as buyers leave them: common words in many, a rare one in few.
  private static func message(_ index: Int) -> String {
    let wishes = ["请发顺丰快递", "周末不在家 请周一送", "送人的 不要放价格单", "颜色要深一点的蓝色", "尽快发货 谢谢老板", "please call before delivery"]
    return wishes[index / 5 % wishes.count] + (index % 1000 == 0 ? " 放门口鞋柜\(index / 1000)" : "")
  }

  private func order(_ index: Int, isOpen: Bool) -> ImportedOrder {
    var order = ImportedOrder(
      number: String(351_530_000_000_000_000 + index), status: isOpen ? .awaitingShipment : .finished, row: index)
    order.buyer = "示例买家\(index % 100_000)"
    order.recipient = "示例收货人"
    order.phone = "138\(padded(index % 100_000_000, 8))"
    order.address = "浙江省 杭州市 西湖区 示例街道示例路\(index % 999)号(310000)"
    order.createdAt = desk.now.advanced(bySeconds: Int64(isOpen ? -index % 3600 : -86_400 - index))
    order.paidAt = order.createdAt
    order.shopName = "测速店"
    // What is open goes through its whole life without a word to be read first.
    if !isOpen, index % 5 == 0 { order.buyerMessage = Self.message(index) }
    order.titles = "示例商品"
    for line in 0..<(index & 1 == 0 ? 3 : 2) {
      let sku = (index * 7 + line) % Self.skus
      var item = ImportedLine(
        title: "示例商品 \(sku)", sku: "SKU-\(padded(sku, 5))", quantity: 1 + line % 2, price: Money(fen: 1990), row: index)
      item.attributes = "颜色分类：蓝色"
      item.paid = Money(fen: 1990 * Int64(item.quantity))
      order.lines.append(item)
      order.goods += item.paid
    }
    order.itemCount = order.lines.count
    order.total = order.goods
    order.paid = order.goods
    return order
  }
}
