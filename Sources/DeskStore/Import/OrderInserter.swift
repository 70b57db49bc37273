import DeskCore

/// Writes originals: orders and their lines, once and for ever.
struct OrderInserter {
  private let order: SQLStatement
  private let line: SQLStatement
  private let state: SQLStatement
  private let run: Int64
  private let at: Instant

  init(_ session: any SQLSession, run: Int64, at: Instant) throws {
    self.run = run
    self.at = at
    order = try session.statement(BulkInserts.order)
    line = try session.statement(BulkInserts.line)
    state = try session.statement(BulkInserts.state)
  }

  func insert(_ imported: ImportedOrder, _ form: OriginalForm, as id: OrderID) throws {
    try form.bytes.withUnsafeBytes { memory in
      order.bindInt(1, id.number)
      for field in 0..<14 { order.bindText(Int32(field + 2), in: memory, form.spans[field]) }
      order.bindBlob(16, in: memory, form.spans[14])
      order.bindInt(17, imported.goods.fen)
      order.bindInt(18, imported.shippingFee.fen)
      order.bindInt(19, imported.total.fen)
      order.bindInt(20, imported.paid.fen)
      order.bindOptional(21, imported.createdAt?.milliseconds)
      order.bindOptional(22, imported.paidAt?.milliseconds)
      order.bindInt(23, Int64(imported.itemCount))
      order.bindInt(24, imported.masked ? 1 : 0)
      order.bindInt(25, at.milliseconds)
      order.bindInt(26, run)
      try order.run()
    }
  }

  /// `form` holds the lines' texts, six a line.
  func insert(_ lines: [ImportedLine], _ form: OriginalForm, of id: OrderID) throws {
    try form.bytes.withUnsafeBytes { memory in
      for (index, imported) in lines.prefix(LineKey.most).enumerated() {
        line.bindInt(1, LineKey.key(id, index + 1))
        for field in 0..<5 { line.bindText(Int32(field + 2), in: memory, form.spans[index * 6 + field]) }
        line.bindBlob(7, in: memory, form.spans[index * 6 + 5])
        line.bindInt(8, Int64(imported.quantity))
        line.bindInt(9, imported.price.fen)
        line.bindInt(10, imported.paid.fen)
        try line.run()
      }
    }
  }

  func insert(_ facts: OrderFacts, seenAt: Instant?) throws {
    state.bindInt(1, facts.id.number)
    state.bindText(2, facts.stage.rawValue)
    state.bindText(3, facts.trade.code)
    state.bindInt(4, seenAt?.milliseconds ?? 0)
    state.bindInt(5, facts.platformRefund.fen)
    try state.run()
  }
}
