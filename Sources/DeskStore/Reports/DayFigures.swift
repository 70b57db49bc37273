import DeskCore

/// SUP-3: what a day of the books came to, as figures with names: told from the day's records and movements and nothing else, so that a day
/// that is over is the same whenever it is told. Kept for such days, so that a month costs days and not orders; `verify` tells each again.
struct DayFigures: Equatable {
  /// What is told. The raw values stand in `day_figure`.
  enum Name: String, CaseIterable {
    /// The last record told of, of a day that is over.
    case closing
    /// By platform and shop.
    case orders, goods, shipping, discounts, refunds
    /// By person.
    case inquiries, deals, timed, seconds, within
    /// By kind of case.
    case cases
    case disputes, settled, cancelled, lateParcels
    /// By hour of the day.
    case contacts, people
    /// SUP-5: minutes that agents were on shift, by hour of the day.
    case rostered
    case sold, stock
  }

  struct Key: Hashable {
    var name: Name
    var subject: String
  }

  private(set) var values: [Key: Int64] = [:]

  mutating func add(_ name: Name, _ subject: String = "", _ value: Int64 = 1) {
    if value != 0 { values[Key(name: name, subject: subject), default: 0] += value }
  }

  subscript(name: Name) -> Int64 { values.reduce(0) { $0 + ($1.key.name == name ? $1.value : 0) } }

  /// Tells a day from its records.
  static func tell(_ closing: DayClosing, _ calendar: ShopCalendar, _ session: any SQLSession) throws -> DayFigures {
    var figures = DayFigures()
    if closing.isOver { figures.add(.closing, "", closing.last) }
    guard closing.last >= closing.first else { return figures }
    for sum in try FinanceReader(session).report(closing).sums {
      let shop = "\(sum.platform)\t\(sum.shop)"
      figures.add(.orders, shop, Int64(sum.orders))
      figures.add(.goods, shop, sum.goods.fen)
      figures.add(.shipping, shop, sum.shipping.fen)
      figures.add(.discounts, shop, sum.discounts.fen)
      figures.add(.refunds, shop, sum.refunds.fen)
    }
    try figures.tellService(closing, calendar, session)
    try figures.tellCare(closing, session)
    try figures.tellPeople(closing, calendar.zone, session)
    try figures.tellRoster(closing, calendar.zone, session)
    try figures.tellStock(closing, session)
    return figures
  }

  /// ORD-2, SUP-3: contacts and what became of them.
  private mutating func tellService(_ closing: DayClosing, _ calendar: ShopCalendar, _ session: any SQLSession) throws {
    for contact in try FirstContact.all(closing.first...closing.last, session) {
      let hour = padded(calendar.zone.local(contact.at).second / 3600, 2)
      add(.contacts, hour)
      guard contact.isFirst else { continue }
      add(.inquiries, contact.person)
      guard let paid = contact.paidAt else { continue }
      add(.timed, contact.person)
      add(.seconds, contact.person, Int64(calendar.service.seconds(from: paid, to: contact.at, in: calendar.zone)))
      let due = calendar.service.due(after: paid, minutes: WorkPlan.contactMinutes, in: calendar.zone)
      if contact.at <= due { add(.within, contact.person) }
    }
    for record in try records(.confirmOrder, closing, session) where try isFirst(record, session) {
      let agent = try session.first(
        """
        SELECT person FROM record WHERE subject = ? AND seq < ? AND command = 'contactOrder' AND done = 1 ORDER BY seq LIMIT 1
        """, record.subject, record.seq
      ) { $0.text(0) }
      add(.deals, agent ?? record.person)
    }
  }

  private mutating func tellCare(_ closing: DayClosing, _ session: any SQLSession) throws {
    for record in try records(.openCase, closing, session) {
      add(.cases, (record.members()["args"] as? [String: Any])?["kind"] as? String ?? "")
    }
    for record in try records(.settleCase, closing, session) where OrderBook.settled(record) != nil { add(.settled) }
    for record in try records(.cancelOrder, closing, session) where try isFirst(record, session) { add(.cancelled) }
    add(.disputes, "", Int64(try records(.disputeCase, closing, session).count))
    add(.lateParcels, "", Int64(Set(try records(.explainLate, closing, session).map(\.subject)).count))
  }

  /// SUP-5: who of customer service did something in which hour.
  private mutating func tellPeople(_ closing: DayClosing, _ zone: ShopZone, _ session: any SQLSession) throws {
    var seen: Set<String> = []
    let statement = try session.statement(
      """
      SELECT at, person FROM record WHERE seq BETWEEN ? AND ? AND command <> 'importOrders' AND command <> 'importProducts'
        AND (role = 'presaleAgent' OR role = 'aftersaleAgent' OR role = 'agentLead') AND done = 1
      """)
    try statement.bind([closing.first, closing.last])
    defer { statement.reset() }
    while try statement.step() {
      let hour = padded(zone.local(statement.instant(0)).second / 3600, 2)
      if seen.insert("\(hour) \(statement.text(1))").inserted { add(.people, hour) }
    }
  }

  /// Movements follow one another as their records do: where a day's begin is found by halving.
  private mutating func tellStock(_ closing: DayClosing, _ session: any SQLSession) throws {
    let begin = try Self.firstMovement(from: closing.first, session)
    let end = try Self.firstMovement(from: closing.last + 1, session)
    let statement = try session.statement("SELECT kind, on_hand, subject FROM movement WHERE seq >= ? AND seq < ?")
    try statement.bind([begin, end])
    defer { statement.reset() }
    while try statement.step() {
      let onHand = statement.int(1)
      add(.stock, "", onHand)
      guard let kind = StockMovement.Kind(rawValue: statement.text(0)) else { continue }
      add(.sold, "", Int64(SkuDays.sold(kind, onHand: Int(onHand), subject: statement.text(2)) ?? 0))
    }
  }

  private static func firstMovement(from record: Int64, _ session: any SQLSession) throws -> Int64 {
    var low: Int64 = 1
    var high = (try session.integer("SELECT seq FROM movement ORDER BY seq DESC LIMIT 1") ?? 0) + 1
    while low < high {
      let middle = (low + high) / 2
      let found = try session.integer("SELECT record FROM movement WHERE seq >= ? ORDER BY seq LIMIT 1", middle) ?? .max
      if found < record { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The day's carried-out acts of a kind; what was only asked for (ROL-3) isn't one.
  private func records(_ kind: CommandKind, _ closing: DayClosing, _ session: any SQLSession) throws -> [ReportRecord] {
    try session.all(
      """
      SELECT seq, at, person, command, subject, body FROM record WHERE command = ? AND seq BETWEEN ? AND ? AND done = 1
        AND (command <> 'importOrders' AND command <> 'importProducts' OR subject = 'shop') ORDER BY seq
      """, kind.rawValue, closing.first, closing.last, read: ReportRecord.init
    ).filter { $0.members()["request"] == nil }
  }

  /// Nobody had done the same to the same before.
  private func isFirst(_ record: ReportRecord, _ session: any SQLSession) throws -> Bool {
    let earlier = try session.all(
      "SELECT seq, at, person, command, subject, body FROM record WHERE subject = ? AND seq < ? AND command = ? AND done = 1",
      record.subject, record.seq, record.command?.rawValue ?? "", read: ReportRecord.init)
    return !earlier.contains { $0.members()["request"] == nil }
  }
}

/// A contact with a buyer (ORD-2), and whether it was the order's first.
struct FirstContact {
  var at: Instant
  var person: String
  var isFirst: Bool
  /// From when its time ran.
  var paidAt: Instant?

  static func all(_ records: ClosedRange<Int64>, _ session: any SQLSession) throws -> [FirstContact] {
    let contacts = try session.all(
      """
      SELECT seq, at, person, subject FROM record WHERE command = 'contactOrder' AND seq BETWEEN ? AND ? AND done = 1
        AND (command <> 'importOrders' AND command <> 'importProducts' OR subject = 'shop') ORDER BY seq
      """, records.lowerBound, records.upperBound
    ) { ($0.int(0), $0.instant(1), $0.text(2), $0.text(3)) }
    return try contacts.map { seq, at, person, subject in
      let earlier = try session.integer(
        "SELECT 1 FROM record WHERE subject = ? AND seq < ? AND command = 'contactOrder' AND done = 1 LIMIT 1", subject, seq)
      var contact = FirstContact(at: at, person: person, isFirst: earlier == nil)
      if contact.isFirst, let id = OrderID(subject) {
        contact.paidAt = try paidAt(id, before: seq, session)
      }
      return contact
    }
  }

  /// As ``WorkPlan`` reckoned it when the buyer was contacted: what an import says later of an order that came unpaid changes no day that
  /// has been told (SUP-3).
  private static func paidAt(_ id: OrderID, before record: Int64, _ session: any SQLSession) throws -> Instant? {
    let times = try session.first(
      """
      SELECT o.paid_at, (SELECT c.paid_at FROM order_care c WHERE c.order_id = o.id), o.created_at FROM orders o WHERE o.id = ?
      """, id.number
    ) { (paid: $0.optionalInstant(0), later: $0.optionalInstant(1), created: $0.optionalInstant(2)) }
    guard let times, times.paid == nil, let later = times.later else { return times?.paid ?? times?.created }
    let known = try session.all(
      "SELECT seq, at, person, command, subject, body FROM record WHERE subject = ? AND seq < ? AND command = 'importOrders' AND done = 1",
      id.text, record, read: ReportRecord.init
    ).contains { ($0.members()["after"] as? [String: Any])?["paid"] is Int }
    return known ? later : times.created
  }
}
