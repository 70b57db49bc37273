import DeskCore

extension Desk {
  /// The rows of files in which an order and its lines came, byte for byte and without line ends (ORD-4).
  ///
  /// - Throws: a `Refusal` when there is no such order, or a `StoreFault`.
  public func sources(of id: OrderID) throws -> (order: [UInt8], lines: [[UInt8]]) {
    try engine.read { connection in
      guard let own = try connection.first("SELECT source FROM orders WHERE id = ?", id.number, read: { $0.blob(0) }) else {
        throw Refusal.notFound(id.text)
      }
      var reader = SourceReader(connection)
      let rows = try reader.rows(of: id)
      let lines = try connection.all(
        "SELECT source FROM order_line WHERE id BETWEEN ? AND ? ORDER BY id", LineKey.first(id), LineKey.last(id)
      ) { $0.blob(0) }
      return (
        SourceReader.row(own, or: rows.first),
        lines.enumerated().map { SourceReader.row($1, or: rows.indices.contains($0 + 1) ? rows[$0 + 1] : nil) }
      )
    }
  }
}
