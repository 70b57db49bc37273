import DeskCore

/// What the `/` filter of a queue looks at: order numbers, buyer, parcel, waybill, phone tail, SKU, goods. Case doesn't matter.
struct QueueFilter {
  private let text: String
  private let reader: Actor
  private let connection: any SQLSession

  init(_ text: String, for reader: Actor, _ connection: any SQLSession) {
    self.reader = reader
    self.text = text.trimmingBlanks().lowercased()
    self.connection = connection
  }

  func matches(_ row: QueueRow) throws -> Bool {
    if text.isEmpty { return true }
    let near = [row.number, row.subject.text, row.buyer, row.goods, row.waybill ?? "", row.owner ?? ""]
    if near.contains(where: { $0.lowercased().contains(text) }) { return true }
    guard let order = row.order else { return false }
    // REC-3: who may not see a phone may not find by it either.
    let phone =
      !reader.seesBuyers || text.count < 3
      ? nil : try connection.first("SELECT phone FROM orders WHERE id = ?", order.number) { $0.text(0) }
    if phone?.hasSuffix(text) == true { return true }
    return try connection.all(
      "SELECT sku FROM order_line WHERE id BETWEEN ? AND ?", LineKey.first(order), LineKey.last(order)
    ) { $0.text(0).lowercased() }.contains { $0.contains(text) }
  }
}
