import DeskCore

/// ROL-10: which orders a day of the books left in somebody's hand, or handed over and not accepted, as its records tell.
struct LeftReader {
  let session: any SQLSession

  /// At most so many orders are looked at.
  static let most = 5000

  func tell(_ closing: DayClosing) throws -> [WorkReport.Left] {
    guard closing.last >= closing.first else { return [] }
    let touched = try session.all(
      """
      SELECT DISTINCT subject FROM record WHERE seq BETWEEN ? AND ? AND command <> 'importOrders' AND command <> 'importProducts'
        AND subject LIKE 'O%' AND done = 1 LIMIT ?
      """, closing.first, closing.last, Self.most
    ) { OrderID($0.text(0)) }
    return try touched.compactMap(\.self).compactMap { try left($0, closing.last) }.sorted {
      ($0.person, $0.order) < ($1.person, $1.order)
    }
  }

  private func left(_ order: OrderID, _ last: Int64) throws -> WorkReport.Left? {
    var facts: [String: JSON] = [:]
    let bodies = try session.all(
      """
      SELECT body FROM record WHERE subject = ? AND seq <= ? AND done = 1
        AND (body LIKE '%"claimedBy":%' OR body LIKE '%"offeredBy":%' OR body LIKE '%"stage":%') ORDER BY seq
      """, order.text, last
    ) { $0.text(0) }
    for body in bodies {
      for (name, value) in JSONText.parse(body)?["after"]?.toldMembers ?? [] { facts[name] = value }
    }
    func told(_ name: String) -> String? { if case .string(let text)? = facts[name] { text } else { nil } }
    // What is confirmed is fulfilment's.
    if let stage = told("stage").flatMap(OrderStage.init(rawValue:)) {
      switch stage {
      case .awaitingPayment, .awaitingContact, .awaitingConfirmation, .unclear: break
      case .confirmed, .shipped, .finished, .closed: return nil
      }
    }
    guard let person = told("claimedBy") ?? told("offeredBy"), !person.isEmpty else { return nil }
    let number = try session.first("SELECT number FROM orders WHERE id = ?", order.number) { $0.text(0) }
    return WorkReport.Left(person: person, order: order, number: number ?? "", isOffered: told("claimedBy") == nil)
  }
}
