import DeskCore

/// Writes terms. The same term of an order again is the same row, so nothing needs to know whether it is there.
struct TermWriter {
  private let insert: SQLStatement

  init(_ session: any SQLSession) throws {
    insert = try session.statement("INSERT INTO search_term (part, term, order_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
  }

  func add(_ terms: some Sequence<String>, to order: OrderID) throws {
    for term in terms {
      insert.bindInt(1, FindPart.part(of: order.number))
      insert.bindText(2, term)
      insert.bindInt(3, order.number)
      try insert.run()
    }
  }

  /// What a decision adds to what an order is found by: the words of contacts and notes, another recipient or phone.
  func add(_ changes: Changes, to order: OrderID) throws {
    if let entry = changes.entry { try add(Terms.words(entry.text), to: order) }
    for amendment in changes.amendments { try add(Self.terms(amendment.field, amendment.to), to: order) }
  }

  static func terms(_ field: AmendableField, _ value: String) -> [String] {
    switch field {
    case .recipient: Terms.name(value)
    case .phone: Terms.phone(value)
    default: []
    }
  }
}
