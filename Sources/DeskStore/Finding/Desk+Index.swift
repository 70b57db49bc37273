import DeskCore
import Foundation

extension Desk {
  /// Orders of one transaction: others write in between.
  static let indexChunk: Int64 = 2048

  /// Brings the index of what can be found up to the last order. Every import does so at its end; whoever finds that one was cut off goes on
  /// where it stopped. Returns how many orders were indexed.
  ///
  /// - Parameter atMost: transactions of up to 2,048 orders.
  @discardableResult
  public func indexOrders(atMost chunks: Int = .max) throws -> Int {
    let behind = try engine.read { try Indexer.behind($0) }
    guard behind > 0 else { return 0 }
    func go() throws -> Int {
      var count = 0
      for _ in 0..<chunks {
        let done = try engine.write { try Indexer(session: $0).step(Self.indexChunk) }
        count += done
        if done == 0 { break }
      }
      return count
    }
    return behind > Self.indexChunk && chunks > 1 ? try engine.bulk(go) : try go()
  }

  /// Orders that aren't indexed yet.
  public func ordersToIndex() throws -> Int { Int(try engine.read { try Indexer.behind($0) }) }
}

/// One step of the index, inside its transaction.
struct Indexer {
  let session: any SQLSession

  static func behind(_ session: any SQLSession) throws -> Int64 {
    try session.integer("SELECT coalesce((SELECT max(id) FROM orders), 0) - last_order FROM search_progress WHERE id = 1") ?? 0
  }

  /// The next orders, at most so many. Returns how many there were.
  func step(_ limit: Int64) throws -> Int {
    let last = try session.integer("SELECT last_order FROM search_progress WHERE id = 1") ?? 0
    let end = min(last + limit, try session.integer("SELECT coalesce(max(id), 0) FROM orders") ?? 0)
    guard end > last else { return 0 }
    let writer = try TermWriter(session)
    var names: [String: [String]] = [:]
    var changed: [OrderID] = []
    let orders = try session.statement(
      """
      SELECT o.id, o.number, o.buyer, o.recipient, o.phone, o.landline, o.buyer_message, o.seller_remark, s.version
      FROM orders o JOIN order_state s ON s.order_id = o.id WHERE o.id > ? AND o.id <= ? ORDER BY o.id
      """)
    try orders.bind([last, end])
    defer { orders.reset() }
    while try orders.step() {
      let id = OrderID(number: orders.int(0))
      try writer.add(Terms.number(orders.text(1)), to: id)
      for column in Int32(2)...3 {
        let name = orders.text(column)
        let terms = names[name] ?? Terms.name(name)
        names[name] = terms
        try writer.add(terms, to: id)
      }
      for column in Int32(4)...5 { try writer.add(Terms.phone(orders.text(column)), to: id) }
      for column in Int32(6)...7 { try writer.add(Terms.words(orders.text(column)), to: id) }
      if orders.int(8) > 1 { changed.append(id) }
    }
    try addLines(from: OrderID(number: last + 1), to: OrderID(number: end), writer)
    for id in changed { try addChanges(of: id, writer) }
    try session.execute("UPDATE search_progress SET last_order = ? WHERE id = 1", end)
    return Int(end - last)
  }

  private func addLines(from first: OrderID, to last: OrderID, _ writer: TermWriter) throws {
    let lines = try session.statement("SELECT id, sku, remark FROM order_line WHERE id BETWEEN ? AND ? ORDER BY id")
    try lines.bind([LineKey.first(first), LineKey.last(last)])
    defer { lines.reset() }
    while try lines.step() {
      let id = LineKey.order(lines.int(0))
      try writer.add([Terms.sku(lines.text(1))], to: id)
      try writer.add(Terms.words(lines.text(2)), to: id)
    }
  }

  /// What commands have added to an order before it was indexed.
  private func addChanges(of id: OrderID, _ writer: TermWriter) throws {
    let load = SituationLoader(session: session)
    for amendment in try load.amendments(of: id) { try writer.add(TermWriter.terms(amendment), to: id) }
    let subjects =
      try [id.text] + load.parcels(of: id).map(\.id.text) + load.cases(of: id).map(\.id.text) + load.requests(of: id).map(\.id.text)
    for subject in subjects {
      for body in try session.all("SELECT body FROM record WHERE subject = ? AND done = 1", subject, read: { $0.text(0) }) {
        try writer.add(Self.words(ofRecord: body), to: id)
      }
    }
  }

  /// A record's notes, wherever its command has them.
  static func words(ofRecord body: String) -> Set<String> {
    guard let members = (try? JSONSerialization.jsonObject(with: Data(body.utf8))) as? [String: Any] else { return [] }
    let args = members["args"] as? [String: Any] ?? [:]
    let texts = TermWriter.spoken.compactMap { args[$0] as? String }
    return texts.reduce(into: []) { $0.formUnion(Terms.words($1)) }
  }
}
