import DeskCore

extension Desk {
  /// Orders looked at for one page where no term narrows them down: a stage alone.
  static let findReach = 2000

  /// Orders that match every word of `text`, newest first: by number and its tail, waybill, parcel, SKU, goods; for readers who see buyers
  /// also by buyer, recipient, pinyin initials, phone tail, and words of messages, remarks, contacts and notes. No text: every order.
  ///
  /// - Parameter after: where the page before ended. A page may hold fewer rows than asked for and still have a next.
  public func find(
    _ text: String, stage: OrderStage? = nil, after: OrderID? = nil, limit: Int = 50, for reader: Actor
  ) throws -> Page<OrderRow> {
    try engine.read { try find(FindQuery(text, for: reader), stage: stage, after: after, limit: limit, for: reader, $0) }
  }

  func find(
    _ query: FindQuery, stage: OrderStage? = nil, after: OrderID? = nil, limit: Int, besides: Set<Int64> = [], for reader: Actor,
    _ session: any SQLSession
  ) throws -> Page<OrderRow> {
    var page = FoundPage(limit: max(1, min(limit, 1000)), stage: stage, reader: reader, session: session)
    let newest = try session.integer("SELECT coalesce(max(id), 0) FROM orders") ?? 0
    let end = min(after?.number ?? .max, newest + 1)
    if query.isEmpty {
      try page.walk(below: end, reach: Self.findReach)
      return page.page
    }
    var finder = try Finder(query, session)
    var part = FindPart.part(of: max(end - 1, 0))
    while part >= 0 {
      let found = try finder.matches(in: part).filter { $0 < end && !besides.contains($0) }.sorted(by: >)
      for id in found where try !page.take(id) { return page.page }
      if finder.isSpent || page.looked >= Self.findReach {
        page.stop(below: part * FindPart.size)
        return page.page
      }
      part -= 1
    }
    return page.page
  }

  /// LIKE's own signs in what is looked for are meant as they stand.
  static func pattern(_ text: String) -> String {
    var pattern = "%"
    for character in text {
      if "%_!".contains(character) { pattern += "!" }
      pattern.append(character)
    }
    return pattern + "%"
  }
}

/// The rows of one answer.
struct FoundPage {
  let limit: Int
  let stage: OrderStage?
  let reader: Actor
  let session: any SQLSession
  private(set) var looked = 0
  private var rows: [OrderRow] = []
  private var next: OrderID?

  init(limit: Int, stage: OrderStage?, reader: Actor, session: any SQLSession) {
    self.limit = limit
    self.stage = stage
    self.reader = reader
    self.session = session
  }

  var page: Page<OrderRow> { Page(rows: rows, next: next?.text) }

  /// False: the page is full, and there is more.
  mutating func take(_ id: Int64) throws -> Bool {
    looked += 1
    guard let row = try Desk.orderRow(OrderID(number: id), for: reader, session), stage == nil || row.stage == stage else {
      return true
    }
    if rows.count == limit {
      next = rows.last?.id
      return false
    }
    rows.append(row)
    return true
  }

  /// Every order below a number.
  mutating func walk(below end: Int64, reach: Int) throws {
    let ids = try session.all("SELECT id FROM orders WHERE id < ? ORDER BY id DESC LIMIT ?", end, reach) { $0.int(0) }
    for id in ids where try !take(id) { return }
    if ids.count == reach, let last = ids.last { stop(below: last) }
  }

  /// What was looked through ends above this number.
  mutating func stop(below number: Int64) {
    // No order has the number 0.
    if number > 1 { next = OrderID(number: number) }
  }
}

extension Desk {
  static func orderRow(_ id: OrderID, for reader: Actor, _ session: any SQLSession) throws -> OrderRow? {
    let found = try session.first(
      """
      SELECT o.number, s.version, s.stage, s.trade, o.buyer, o.paid, coalesce(o.paid_at, o.created_at, o.imported_at), s.claimed_by, s.flag,
        (o.buyer_message <> '' OR o.seller_remark <> '') AND s.messages_reviewed = 0, s.amendments, o.titles
      FROM orders o JOIN order_state s ON s.order_id = o.id WHERE o.id = ?
      """, id.number
    ) { row in
      OrderRow(
        id: id, number: row.text(0), version: Int(row.int(1)), stage: OrderStage(rawValue: row.text(2)) ?? .unclear,
        trade: TradeStatus(code: row.text(3)), buyer: reader.seesBuyers ? row.text(4) : Masking.name(row.text(4)),
        paid: Money(fen: row.int(5)), at: row.instant(6), goods: row.text(11), claimedBy: row.optionalText(7),
        flag: row.optionalText(8).flatMap(Flag.init(rawValue:)), hasUnreadMessages: row.bool(9), amendments: Int(row.int(10)))
    }
    guard var row = found else { return nil }
    if let goods = try goods(of: id, session) { row.goods = goods }
    return row
  }
}
