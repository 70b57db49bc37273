import DeskCore

/// Writes terms. The same term of an order again is the same row, so nothing needs to know whether it is there.
struct TermWriter {
  /// Arguments that are somebody's words.
  static let spoken = ["text", "note", "reason", "promised"]

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

  /// What a command adds to what an order is found by: the words of its note, reason or promise, another recipient, phone or SKU.
  func add(_ changes: Changes, _ command: Command?, to order: OrderID) throws {
    for name in Self.spoken { if case .string(let text)? = command?.json[name] { try add(Terms.words(text), to: order) } }
    for amendment in changes.amendments { try add(Self.terms(amendment), to: order) }
  }

  /// Another recipient, phone or SKU, the words of any other value, and why.
  static func terms(_ amendment: Amendment) -> [String] {
    let note = amendment.note == Amendment.platformNote ? "" : amendment.note ?? ""
    let value =
      switch amendment.field {
      case .recipient: Terms.name(amendment.to)
      case .phone: Terms.phone(amendment.to)
      case .sku: [Terms.sku(amendment.to)]
      default: Array(Terms.words(amendment.to))
      }
    return value + Terms.words(note)
  }
}
