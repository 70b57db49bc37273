import DeskCore

/// Writes originals: orders and their lines, once and for ever.
struct OrderInserter {
  private let order: SQLStatement
  private let line: SQLStatement
  private let lateLine: SQLStatement
  private let state: SQLStatement
  private let block: SQLStatement

  init(_ session: any SQLSession, run: Int64, at: Instant) throws {
    order = try session.statement(BulkInserts.order)
    line = try session.statement(BulkInserts.line)
    lateLine = try session.statement(BulkInserts.lateLine)
    state = try session.statement(BulkInserts.state)
    block = try session.statement(BulkInserts.block)
    // What is the same for all orders stays bound.
    order.bindInt(24, at.milliseconds)
    order.bindInt(25, run)
  }

  /// The texts lie in `memory`. The row is written with its block.
  func insert(_ prepared: PreparedRun.Order, _ texts: [Range<Int>], in memory: UnsafeRawBufferPointer, as id: OrderID) throws {
    order.bindInt(1, id.number)
    for field in 0..<14 { order.bindText(Int32(field + 2), in: memory, texts[prepared.texts + field]) }
    order.bindInt(16, prepared.goods.fen)
    order.bindInt(17, prepared.shippingFee.fen)
    order.bindInt(18, prepared.total.fen)
    order.bindInt(19, prepared.paid.fen)
    order.bindOptional(20, prepared.createdAt?.milliseconds)
    order.bindOptional(21, prepared.paidAt?.milliseconds)
    order.bindInt(22, Int64(prepared.itemCount))
    order.bindInt(23, prepared.masked ? 1 : 0)
    try order.run()
  }

  func insert(
    _ lines: ArraySlice<PreparedRun.Line>, _ texts: [Range<Int>], in memory: UnsafeRawBufferPointer, of id: OrderID
  ) throws {
    for index in lines.indices {
      line.bindInt(1, LineKey.key(id, index - lines.startIndex + 1))
      for field in 0..<5 { line.bindText(Int32(field + 2), in: memory, texts[lines[index].texts + field]) }
      line.bindInt(7, Int64(lines[index].quantity))
      line.bindInt(8, lines[index].price.fen)
      line.bindInt(9, lines[index].paid.fen)
      try line.run()
    }
  }

  /// Lines that come later than their order keep their rows themselves. `form` holds the lines' texts and nothing else.
  func insertLate(_ lines: [ImportedLine], _ form: OriginalForm, of id: OrderID) throws {
    try form.bytes.withUnsafeBytes { memory in
      for index in 0..<min(lines.count, LineKey.most) {
        lateLine.bindInt(1, LineKey.key(id, index + 1))
        for field in 0..<5 { lateLine.bindText(Int32(field + 2), in: memory, form.spans[index * 6 + field]) }
        lateLine.bindBlob(7, in: memory, form.spans[index * 6 + 5])
        lateLine.bindInt(8, Int64(lines[index].quantity))
        lateLine.bindInt(9, lines[index].price.fen)
        lateLine.bindInt(10, lines[index].paid.fen)
        try lateLine.run()
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

  /// - Parameter first: the order with which the blocks begin.
  func insert(_ blocks: [SourceBlock], from first: OrderID) throws {
    for packed in blocks {
      block.bindInt(1, first.number + Int64(packed.range.lowerBound))
      block.bindInt(2, first.number + Int64(packed.range.upperBound) - 1)
      block.bindInt(3, Int64(packed.length))
      try packed.content.withUnsafeBytes {
        block.bindBlob(4, in: $0, 0..<$0.count)
        try block.run()
      }
    }
  }
}
