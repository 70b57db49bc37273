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
    // The entry of an amendment says again what the amendment says.
    if let entry = changes.entry, entry.kind != .amendment { try add(Terms.words(entry.text), to: order) }
    for amendment in changes.amendments { try add(Self.terms(amendment), to: order) }
  }

  /// Another recipient or phone, the words of any other value, and why.
  static func terms(_ amendment: Amendment) -> [String] {
    let note = amendment.note == Amendment.platformNote ? "" : amendment.note ?? ""
    let value =
      switch amendment.field {
      case .recipient: Terms.name(amendment.to)
      case .phone: Terms.phone(amendment.to)
      default: Array(Terms.words(amendment.to))
      }
    return value + Terms.words(note)
  }
}
