import DeskCore

extension Desk {
  /// A queue's open work, most urgent first; several kinds are merged. Bounded: at most `limit` rows (200), found through the primary key.
  ///
  /// - Parameters:
  ///   - order: by urgency, or as the morning wants it (ORD-6).
  ///   - after: the `next` of the page before.
  public func queue(
    _ kinds: [WorkKind], find: String = "", owner: String? = nil, lateOnly: Bool = false, order: QueueOrder = .urgency,
    after: String? = nil, limit: Int = 50, for reader: Actor
  ) throws -> Page<QueueRow> {
    try engine.read { connection in
      try queue(
        kinds, FindQuery(find, for: reader), owner: owner, lateOnly: lateOnly, order: order, after: after,
        limit: max(1, min(limit, 200)),
        for: reader,
        connection)
    }
  }

  /// What somebody looks for: open work of these kinds first, most urgent first, then orders of the whole history, newest first, that no row
  /// above shows.
  public func search(
    _ kinds: [WorkKind], find: String, order: QueueOrder = .urgency, limit: Int = 50, for reader: Actor
  ) throws -> Page<QueueRow> {
    let limit = max(1, min(limit, 1000))
    let query = FindQuery(find, for: reader)
    return try engine.read { connection in
      var page = try queue(kinds, query, order: order, limit: limit, for: reader, connection)
      guard !query.isEmpty, page.rows.count < limit else { return page }
      let shown = Set(page.rows.compactMap { $0.order?.number })
      let found = try self.find(query, limit: limit - page.rows.count, besides: shown, for: reader, connection)
      page.rows += found.rows.map(QueueRow.init)
      return Page(rows: page.rows, next: found.next)
    }
  }

  private func queue(
    _ kinds: [WorkKind], _ query: FindQuery, owner: String? = nil, lateOnly: Bool = false, order: QueueOrder = .urgency,
    after: String? = nil, limit: Int, for reader: Actor, _ connection: any SQLSession
  ) throws -> Page<QueueRow> {
    let cursor = after.flatMap(QueueCursor.init)
    let at = now
    func rank(_ kind: WorkKind, _ due: Instant) -> Int {
      order == .urgency ? 0 : WorkPlan.morningRank(kind, due: due, at: at, settings.calendar)
    }
    var items: [WorkItem] = []
    // With a filter, every item is looked at; what is open is a few thousand at most.
    for kind in kinds {
      let edge = order == .urgency ? nil : WorkPlan.leftByDaysBefore(kind, at: at, settings.calendar)
      items += try open(
        kind, after: cursor?.start(in: edge.map { (rank(kind, Instant(milliseconds: .min)), $0) }), owner: owner,
        dueBefore: lateOnly ? at : nil, limit: query.isEmpty ? limit + 1 : 100_000, connection)
    }
    if !query.isEmpty { items = try QueueFilter(query, connection).keep(items) }
    items.sort { a, b in
      (rank(a.kind, a.due), a.due, a.subject.text, a.kind.rawValue) < (rank(b.kind, b.due), b.due, b.subject.text, b.kind.rawValue)
    }
    var rows: [QueueRow] = []
    var next: String?
    for item in items {
      guard let row = try row(item, for: reader, connection) else { continue }
      if rows.count == limit {
        next = rows.last.map { last in QueueCursor(last, rank: last.kind.map { rank($0, last.due) } ?? 0).text }
        break
      }
      rows.append(row)
    }
    return Page(rows: rows, next: next)
  }

  /// Every queue with open, late, due within the hour, oldest, held (SUP-1).
  public func queueCounts() throws -> [QueueCount] {
    try engine.read { try counts($0) }
  }

  func counts(_ connection: any SQLSession) throws -> [QueueCount] {
    let at = now.milliseconds
    let rows = try connection.all(
      """
      SELECT kind, count(*), sum(CASE WHEN due < ? THEN 1 ELSE 0 END), sum(CASE WHEN due >= ? AND due < ? THEN 1 ELSE 0 END), min(due),
        count(owner) FROM work_item GROUP BY kind
      """, at, at, at + 3_600_000
    ) { row in
      QueueCount(
        kind: WorkKind(rawValue: row.text(0)) ?? .clarify, open: Int(row.int(1)), late: Int(row.int(2)), soon: Int(row.int(3)),
        oldestDue: row.optionalInstant(4), held: Int(row.int(5)))
    }
    var byKind = Dictionary(rows.map { ($0.kind, $0) }, uniquingKeysWith: { first, _ in first })
    for (kind, count) in byKind where count.held > 0 {
      byKind[kind]?.busiest = try connection.first(
        """
        SELECT coalesce(p.display_name, w.owner) FROM work_item w LEFT JOIN person p ON p.name = w.owner
        WHERE w.kind = ? AND w.owner IS NOT NULL GROUP BY w.owner ORDER BY count(*) DESC, w.owner LIMIT 1
        """, kind.rawValue
      ) { $0.text(0) }
    }
    return WorkKind.allCases.map { byKind[$0] ?? QueueCount(kind: $0) }
  }

  func open(
    _ kind: WorkKind, after: (due: Int64, subject: String)? = nil, owner: String? = nil, dueBefore: Instant?, limit: Int,
    _ connection: any SQLSession
  ) throws -> [WorkItem] {
    try connection.all(
      """
      SELECT due, subject, owner FROM work_item
      WHERE kind = ? AND (due, subject) > (?, ?) AND (? IS NULL OR owner = ?) AND due < ? ORDER BY due, subject LIMIT ?
      """, kind.rawValue, after?.due ?? Int64.min, after?.subject ?? "", owner, owner, dueBefore?.milliseconds ?? Int64.max, limit
    ) { row in
      Subject(row.text(1)).map { WorkItem(kind, $0, due: row.instant(0), owner: row.optionalText(2)) }
    }.compactMap(\.self)
  }

  func row(_ item: WorkItem, for reader: Actor, _ connection: any SQLSession) throws -> QueueRow? {
    var row = QueueRow(kind: item.kind, subject: item.subject, due: item.due, owner: item.owner)
    let order: OrderID
    switch item.subject {
    case .order(let id): order = id
    case .parcel(let id):
      let found = try connection.first("SELECT order_id, version, courier, waybill FROM parcel WHERE id = ?", id.text) { parcel in
        (OrderID(number: parcel.int(0)), Int(parcel.int(1)), parcel.optionalText(2), parcel.optionalText(3))
      }
      guard let found else { return nil }
      order = found.0
      row.parcel = id
      row.version = found.1
      row.courier = found.2
      row.waybill = found.3
    case .afterCase(let id):
      let found = try connection.first("SELECT order_id, version, kind, stage, amount FROM after_case WHERE id = ?", id.number) {
        one in
        (
          OrderID(number: one.int(0)), Int(one.int(1)), AfterCaseKind(rawValue: one.text(2)), CaseStage(rawValue: one.text(3)),
          one.int(4)
        )
      }
      guard let found, let kind = found.2, let stage = found.3 else { return nil }
      order = found.0
      row.version = found.1
      row.matter = .afterCase(kind, stage, Money(fen: found.4))
    case .request(let id):
      guard let asked = try SituationLoader(session: connection).request(id) else { return nil }
      row.matter = .request(asked.command, asked.use, askedBy: asked.askedBy)
      guard let about = asked.order else {
        try name(asked.subject, in: &row, connection)
        row.gist = try GistReader(session: connection).gist(of: asked)
        if let sku = row.gist?.sku {
          row.goods = try connection.first("SELECT title FROM sku WHERE code = ?", sku) { $0.text(0) } ?? row.goods
        }
        row.version = asked.version
        return row
      }
      order = about
      row.version = asked.version
    case .sku, .promotion, .event, .purchase, .revision:
      try name(item.subject, in: &row, connection)
      return row
    case .count(let id):
      guard let count = try SituationLoader(session: connection).count(id) else { return nil }
      row.number = id.text
      row.version = count.version
      return row
    case .person:
      try name(item.subject, in: &row, connection)
      return row
    case .shop: return row
    }
    row.order = order
    try connection.first(
      """
      SELECT o.number, o.buyer, coalesce((SELECT c.paid FROM order_care c WHERE c.order_id = o.id), o.paid), o.titles, o.item_count, o.buyer_message <> '' OR o.seller_remark <> '', s.messages_reviewed, s.version,
        s.flag, s.amendments FROM orders o JOIN order_state s ON s.order_id = o.id WHERE o.id = ?
      """, order.number
    ) { found in
      row.number = found.text(0)
      row.buyer = reader.seesBuyers ? found.text(1) : Masking.name(found.text(1))
      row.paid = Money(fen: found.int(2))
      row.goods = found.text(3)
      row.hasUnreadMessages = found.bool(5) && !found.bool(6)
      if row.parcel == nil, row.matter == nil { row.version = Int(found.int(7)) }
      row.flag = found.optionalText(8).flatMap(Flag.init(rawValue:))
      row.amendments = Int(found.int(9))
    }
    if let goods = try Self.goods(of: order, connection) { row.goods = goods }
    return row
  }

  /// What somebody would call a subject that is no order.
  private func name(_ subject: Subject, in row: inout QueueRow, _ connection: any SQLSession) throws {
    row.number = subject.text
    if case .promotion(let id) = subject {
      let found = try connection.first("SELECT json_extract(fields, '$.title'), version FROM promotion WHERE id = ?", id.number) {
        ($0.text(0), Int($0.int(1)))
      }
      (row.goods, row.version) = found ?? ("", 0)
    }
    if case .event(let id) = subject {
      let found = try connection.first("SELECT title, version FROM platform_event WHERE id = ?", id.number) {
        ($0.text(0), Int($0.int(1)))
      }
      (row.goods, row.version) = found ?? ("", 0)
    }
    if case .purchase(let id) = subject {
      let found = try connection.first(
        "SELECT s.name, p.version FROM purchase p JOIN supplier s ON s.code = p.supplier WHERE p.id = ?", id.number
      ) { ($0.text(0), Int($0.int(1))) }
      (row.goods, row.version) = found ?? ("", 0)
    }
    if case .revision(let id) = subject {
      let found = try connection.first("SELECT page || ' ' || part, version FROM page_revision WHERE id = ?", id.number) {
        ($0.text(0), Int($0.int(1)))
      }
      (row.goods, row.version) = found ?? ("", 0)
    }
    if case .person(let name) = subject {
      let found = try connection.first("SELECT display_name, version FROM person WHERE name = ?", name) {
        ($0.text(0), Int($0.int(1)))
      }
      row.number = name
      (row.goods, row.version) = found ?? ("", 0)
    }
    guard case .sku(let code) = subject else { return }
    let found = try connection.first("SELECT title, version FROM sku WHERE code = ?", code) { ($0.text(0), Int($0.int(1))) }
    row.number = code
    row.goods = found?.0 ?? ""
    row.version = found?.1 ?? 0
  }

  /// `纯棉四件套 蓝 1.8m ×1 +1`: the first line, and how many more there are.
  static func goods(of order: OrderID, _ connection: any SQLSession) throws -> String? {
    let first = try connection.first(
      "SELECT title, attributes, quantity FROM order_line WHERE id BETWEEN ? AND ? ORDER BY id LIMIT 1", LineKey.first(order),
      LineKey.last(order)
    ) { row in
      row.text(0) + (row.text(1).isEmpty ? "" : " " + row.text(1)) + " ×\(row.int(2))"
    }
    guard let first else { return nil }
    let count = try connection.integer(
      "SELECT count(*) FROM order_line WHERE id BETWEEN ? AND ?", LineKey.first(order), LineKey.last(order))
    return (count ?? 1) > 1 ? "\(first) +\((count ?? 1) - 1)" : first
  }
}

/// Where a page of a queue ended.
struct QueueCursor {
  var rank: Int
  var due: Int64
  var subject: String

  init(_ row: QueueRow, rank: Int) {
    self.rank = rank
    due = row.due.milliseconds
    subject = row.subject.text
  }

  init?(_ text: String) {
    let parts = text.split(separator: "/", maxSplits: 2)
    guard parts.count == 3, let rank = Int(parts[0]), let due = Int64(parts[1]) else { return nil }
    self.rank = rank
    self.due = due
    subject = String(parts[2])
  }

  var text: String { "\(rank)/\(due)/\(subject)" }

  /// Behind which of a kind's items the next page begins; nil: at its first. `early` is the rank of what is due before an edge, the rest is
  /// of rank 2; without one all have the same rank.
  func start(in early: (rank: Int, edge: Instant)?) -> (due: Int64, subject: String)? {
    guard let early else { return (due, subject) }
    guard rank >= early.rank else { return nil }
    let last = (due: early.edge.milliseconds - 1, subject: "\u{10FFFF}")
    // Among the early ones not beyond their edge, among the others not before it.
    if rank == early.rank { return due <= last.due ? (due, subject) : last }
    return rank < 2 || due <= last.due ? last : (due, subject)
  }
}
