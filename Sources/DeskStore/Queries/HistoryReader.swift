import DeskCore

/// Reads a buyer's other orders through the index of names.
struct HistoryReader {
  /// Orders looked at for one card.
  static let reach = 200

  let reader: Actor
  let session: any SQLSession

  /// Nil where the buyer isn't the reader's to see, or nobody knows who it is.
  func history(of order: Order, _ current: CurrentOrder) throws -> BuyerHistory? {
    guard reader.seesBuyers, !order.buyer.isEmpty, !Masking.hides(nameOrPhone: order.buyer) else { return nil }
    var history = BuyerHistory()
    for id in try others(of: order, &history.isMore) {
      guard let row = try Desk.orderRow(id, for: reader, session) else { continue }
      history.count += 1
      if row.stage.isBeforeShipping { history.open += 1 }
      if row.stage == .closed { history.closed += 1 }
      if history.newest.count < BuyerHistory.shown { history.newest.append(try entry(row)) }
      if row.stage.isBeforeShipping, try shipsAlike(id, order, current) { history.together.append(row) }
    }
    return history
  }

  /// The buyer's other orders on the same platform, newest first.
  private func others(of order: Order, _ isMore: inout Bool) throws -> [OrderID] {
    let term = Terms.name(order.buyer)[0]
    let newest = try session.integer("SELECT coalesce(max(id), 0) FROM orders") ?? 0
    let named = try session.statement(
      """
      SELECT t.order_id FROM search_term t JOIN orders o ON o.id = t.order_id
      WHERE t.part = ? AND t.term = ? AND o.buyer = ? AND o.platform = ? ORDER BY t.order_id DESC LIMIT ?
      """)
    var found: [OrderID] = []
    var part = FindPart.part(of: newest)
    while part >= 0 {
      try named.bind([part, term, order.buyer, order.platform, Self.reach + 2 - found.count])
      defer { named.reset() }
      while found.count <= Self.reach, try named.step() {
        let id = OrderID(number: named.int(0))
        if id != order.id { found.append(id) }
      }
      if found.count > Self.reach { break }
      part -= 1
    }
    isMore = found.count > Self.reach
    return Array(found.prefix(Self.reach))
  }

  private func entry(_ row: OrderRow) throws -> BuyerHistory.Entry {
    let contacts = try session.integer(
      "SELECT count(*) FROM record WHERE subject = ? AND command = ? AND done = 1", row.id.text, CommandKind.contactOrder.rawValue)
    let cases = try session.integer("SELECT count(*) FROM after_case WHERE order_id = ?", row.id.number)
    return BuyerHistory.Entry(row, contacts: Int(contacts ?? 0), cases: Int(cases ?? 0))
  }

  /// ORD-10, as both orders stand now. What the platform has masked is like nothing else: two buyers can share `张**`.
  private func shipsAlike(_ id: OrderID, _ order: Order, _ current: CurrentOrder) throws -> Bool {
    let load = SituationLoader(session: session)
    guard let (other, facts) = try load.order(id), other.shop == order.shop, !other.masked, !order.masked else { return false }
    let amendments = facts.amendments > 0 ? try load.amendments(of: id) : []
    let theirs = CurrentOrder(other, lines: [], amendments: amendments)
    for (mine, their) in [(current.recipient, theirs.recipient), (current.phone, theirs.phone), (current.address, theirs.address)] {
      guard !mine.current.isEmpty, mine.current == their.current else { return false }
    }
    let isHidden =
      Masking.hides(nameOrPhone: current.recipient.current) || Masking.hides(nameOrPhone: current.phone.current)
      || Masking.hides(address: current.address.current)
    return !isHidden
  }
}
