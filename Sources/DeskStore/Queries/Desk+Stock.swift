import DeskCore

extension Desk {
  /// One SKU.
  public func stockRow(_ sku: String) throws -> StockRow {
    try engine.read { connection in
      let reader = StockReader(session: connection)
      guard var row = try reader.row(sku) else { throw Refusal.notFound("sku:" + sku) }
      row.level.inTote = try reader.inTotes(sku)[sku] ?? 0
      return row
    }
  }

  /// Listings in one state, or (nil) those that wait to be put up or taken down, by SKU and shop. Bounded: at most `limit` (1,000).
  public func listings(_ state: Listing.State? = nil, after: String? = nil, limit: Int = 50) throws -> Page<Listing> {
    let limit = max(1, min(limit, 1000))
    let cursor = (after ?? "").split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    let (sku, platform, shop) = cursor.count == 3 ? (cursor[0], cursor[1], cursor[2]) : ("", "", "")
    return try engine.read { connection in
      let rows =
        try state.map { state in
          try connection.all(
            """
            SELECT sku, platform, shop, state, at, proposed_by, approved_by FROM listing
            WHERE state = ? AND (sku, platform, shop) > (?, ?, ?) ORDER BY sku, platform, shop LIMIT ?
            """, state.rawValue, sku, platform, shop, limit + 1, read: Listing.init)
        }
        ?? connection.all(
          """
          SELECT sku, platform, shop, state, at, proposed_by, approved_by FROM listing
          WHERE (state = 'toPublish' OR state = 'toTakeDown') AND (sku, platform, shop) > (?, ?, ?) ORDER BY sku, platform, shop LIMIT ?
          """, sku, platform, shop, limit + 1, read: Listing.init)
      let page = Array(rows.prefix(limit))
      let next = page.last.map { "\($0.sku)\t\($0.shop.platform)\t\($0.shop.shop)" }
      return Page(rows: page, next: rows.count > limit ? next : nil)
    }
  }

  /// The running account of a SKU, newest first.
  ///
  /// - Parameter reader: who asks: nothing is told to whoever may be counting it (INV-5).
  public func movements(of sku: String, before: Int64? = nil, limit: Int = 50, for reader: Actor? = nil) throws -> [MovementRow] {
    try engine.read { connection in
      if let reader, !reader.mayKnowBook(whenCounted: try SituationLoader(session: connection).isBeingCounted(sku)) { return [] }
      return try connection.all(
        """
        SELECT m.seq, m.at, m.kind, m.on_hand, m.reserved, m.on_hand_after, m.reserved_after, m.subject, coalesce(p.display_name, m.person),
          m.on_hold, m.on_hold_after, m.place
        FROM movement m LEFT JOIN person p ON p.name = m.person WHERE m.sku = ? AND m.seq < ? ORDER BY m.seq DESC LIMIT ?
        """, sku, before ?? Int64.max, max(1, min(limit, 500))
      ) { row in
        MovementRow(
          seq: row.int(0), at: row.instant(1), kind: StockMovement.Kind(rawValue: row.text(2)) ?? .received,
          onHand: Int(row.int(3)),
          reserved: Int(row.int(4)), onHandAfter: Int(row.int(5)), reservedAfter: Int(row.int(6)),
          onHold: Int(row.int(9)), onHoldAfter: Int(row.int(10)), place: row.optionalText(11), subject: row.text(7), by: row.text(8)
        )
      }
    }
  }

  /// The records as they stand, newest first, of one subject or all: for who may read all of them.
  public func log(subject: String? = nil, before: Int64? = nil, limit: Int = 50) throws -> [TimelineRow] {
    try log(LogFilter(subject: subject), before: before, limit: limit)
  }

  /// REC-3, INV-5: the same as a reader may see it.
  public func log(subject: String? = nil, before: Int64? = nil, limit: Int = 50, for reader: Actor) throws -> [TimelineRow] {
    try log(LogFilter(subject: subject), before: before, limit: limit, for: reader).map { $0.shown(to: reader) }
  }

  func log(subject: String?, before: Int64?, limit: Int, for reader: Actor?, _ connection: any SQLSession) throws -> [TimelineRow] {
    try log(LogFilter(subject: subject), before: before, limit: limit, for: reader, connection)
  }

  /// INV-5: what the first counter found isn't told before the second has counted, and whoever may count isn't told the book of what is
  /// being counted, whichever way a record came to be read.
  func blind(_ rows: [TimelineRow], for reader: Actor?, _ connection: any SQLSession) throws -> [TimelineRow] {
    let mayKnow = reader?.mayKnowBook(whenCounted: true) ?? true
    // Asked only where something tells: an order's card is on the way of every key.
    let counted =
      mayKnow || !rows.contains(where: \.tellsBook) ? [] : try SituationLoader(session: connection).beingCounted()
    return try rows.map { row in
      if !counted.isEmpty, row.tellsBook {
        guard case .sku(let code)? = Subject(row.subject) else { return row.withoutShortages(of: counted) }
        return counted.contains(code) ? row.withoutBody : row
      }
      guard row.command == CommandKind.enterCount.rawValue, row.done, let count = CountID(row.subject) else { return row }
      let isBlind =
        try connection.integer(
          """
          SELECT 1 FROM count_entry e JOIN count_line l ON l.count_id = e.count_id AND l.sku = e.sku
          WHERE e.count_id = ? AND e.record = ? AND (l.state = 'open' OR l.state = 'recount') LIMIT 1
          """, count.number, row.seq) != nil
      return isBlind ? row.withoutBody : row
    }
  }
}

extension TimelineRow {
  fileprivate var withoutBody: TimelineRow {
    var row = self
    row.body = "{}"
    return row
  }

  fileprivate var tellsBook: Bool { subject.hasPrefix("sku:") || body.contains(Self.shortage) }
  private static let shortage = "\"shortOfStock "

  /// INV-5: what a submission's record has of goods that were missing is the book of that moment.
  ///
  /// - Parameter counted: of these, and where all of a promotion's goods are short together; nil: of all.
  func withoutShortages(of counted: Set<String>? = nil) -> TimelineRow {
    guard body.contains(Self.shortage), case .object(let members)? = JSONText.parse(body) else { return self }
    func tells(_ conflict: JSON) -> Bool {
      guard case .string(let text) = conflict, text.hasPrefix("shortOfStock ") else { return false }
      // `shortOfStock A 12 < 50`: a code may hold a blank.
      let sku = text.split(separator: " ").dropFirst().dropLast(3).joined(separator: " ")
      return counted?.contains(sku) ?? true || sku == "*"
    }
    var row = self
    row.body =
      JSON.object(
        members.map { name, value in
          guard name == "conflicts", case .array(let all) = value else { return (name, value) }
          return (name, .array(all.filter { !tells($0) }))
        }
      ).text
    return row
  }

  static var rows: SQLRows<TimelineRow> {
    SQLRows(
      select: """
        SELECT r.seq, r.at, coalesce(p.display_name, r.person), r.role, r.command, r.subject, r.terminal, r.done, r.body, r.stand_in
        FROM record r LEFT JOIN person p ON p.name = r.person
        """, read: TimelineRow.init)
  }

  init(_ row: SQLStatement) {
    self.init(
      seq: row.int(0), at: row.instant(1), by: row.text(2), role: row.optionalText(3).flatMap(Role.init(rawValue:)),
      command: row.text(4), subject: row.text(5), terminal: row.text(6), done: row.bool(7), body: row.text(8),
      isStandIn: row.bool(9))
  }
}
