import DeskCore

extension Desk {
  /// Rows of a day's list at most.
  public static let dayListLimit = 500

  /// ORD-6: what the day starts with: open matters of orders that were accepted before today, abnormal ones first — refund or cancellation
  /// asked for, address or status unclear, out of stock, unconfirmed — and within each the most urgent first.
  public func morningList(for reader: Actor) throws -> [QueueRow] {
    let midnight = settings.calendar.zone.instant(settings.calendar.zone.local(now).day)
    var rows: [QueueRow] = []
    for kinds in Self.morning {
      rows += try all(kinds, dueBefore: nil, for: reader) { row in
        guard let order = row.order, let accepted = try self.accepted(order) else { return false }
        return accepted < midnight
      }
      if rows.count >= Self.dayListLimit { break }
    }
    return Array(rows.prefix(Self.dayListLimit))
  }

  /// ORD-17: what was due by the end of today and is left, by the name of who holds it; what nobody holds comes last.
  public func eveningList(for reader: Actor) throws -> [QueueRow] {
    let end = settings.calendar.zone.instant(settings.calendar.zone.local(now).day.advanced(by: 1))
    let kinds = WorkKind.allCases.filter { $0 != .refreshImport && $0 != .completeSKU }
    let rows = try all(kinds, dueBefore: end, for: reader) { _ in true }
    // Names for signing in are letters, digits and `.-_`: all before `~`.
    return rows.sorted { ($0.owner ?? "~", $0.due, $0.key) < ($1.owner ?? "~", $1.due, $1.key) }
  }

  /// In the order of ORD-6.
  private static let morning: [[WorkKind]] = [
    [.cancel, .dispute, .decideCase], [.clarify, .invalid], [.shortage], [.contact, .amend, .confirm],
    [.acceptOffer, .escalation, .intercept, .stopParcel, .exception, .review, .inspectReturn, .settleCase, .handToFulfilment],
  ]

  private func all(_ kinds: [WorkKind], dueBefore: Instant?, for reader: Actor, _ wanted: (QueueRow) throws -> Bool) throws
    -> [QueueRow]
  {
    var rows: [QueueRow] = []
    var after: String?
    repeat {
      let page = try queue(kinds, after: after, limit: 200, for: reader)
      for row in page.rows {
        if let dueBefore, row.due >= dueBefore { return rows }
        if try wanted(row) { rows.append(row) }
        if rows.count == Self.dayListLimit { return rows }
      }
      after = page.next
    } while after != nil
    return rows
  }

  private func accepted(_ order: OrderID) throws -> Instant? {
    try engine.read { connection in
      try connection.integer("SELECT coalesce(paid_at, created_at, imported_at) FROM orders WHERE id = ?", order.number)
    }.map(Instant.init(milliseconds:))
  }
}
