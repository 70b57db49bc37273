import DeskCore

extension Desk {
  /// After-sale cases, newest first; of one stage, or all. Bounded: at most `limit` (200).
  public func cases(stage: CaseStage? = nil, after: CaseID? = nil, limit: Int = 50, for reader: Actor) throws -> Page<AfterCase> {
    let limit = max(1, min(limit, 200))
    return try engine.read { connection in
      let load = SituationLoader(session: connection)
      let rows = try connection.all(
        "SELECT id, order_id FROM after_case WHERE id < ? AND (? IS NULL OR stage = ?) ORDER BY id DESC LIMIT ?",
        after?.number ?? Int64.max, stage?.rawValue, stage?.rawValue, limit + 1
      ) { (CaseID(number: $0.int(0)), OrderID(number: $0.int(1))) }
      let page = try rows.prefix(limit).compactMap { id, order in try load.cases(of: order).first { $0.id == id }?.shown(to: reader)
      }
      return Page(rows: page, next: rows.count > limit ? page.last?.id.text : nil)
    }
  }

  /// Approval requests, newest first; of one stage, or all. Bounded: at most `limit` (200).
  public func requests(stage: ApprovalRequest.Stage? = nil, after: RequestID? = nil, limit: Int = 50, for reader: Actor) throws
    -> Page<ApprovalRequest>
  {
    let limit = max(1, min(limit, 200))
    return try engine.read { connection in
      let rows = try connection.all(
        ApprovalRequest.rows, where: "WHERE id < ? AND (? IS NULL OR stage = ?) ORDER BY id DESC LIMIT ?",
        after?.number ?? Int64.max, stage?.rawValue, stage?.rawValue, limit + 1)
      let page = rows.prefix(limit).map { $0.shown(to: reader) }
      return Page(rows: page, next: rows.count > limit ? page.last?.id.text : nil)
    }
  }

  /// How many requests there are in a stage, or in all.
  public func requestCount(stage: ApprovalRequest.Stage? = nil) throws -> Int {
    try engine.read {
      Int(try $0.integer("SELECT count(*) FROM approval WHERE (? IS NULL OR stage = ?)", stage?.rawValue, stage?.rawValue) ?? 0)
    }
  }

  /// One request by its number: what a receipt that names it is told with.
  ///
  /// - Throws: `notFound`.
  public func request(_ id: RequestID, for reader: Actor) throws -> ApprovalRequest { try requestCard(id, for: reader).request }

  /// One request with what the reader may do to it.
  ///
  /// - Throws: `notFound`.
  public func requestCard(_ id: RequestID, for reader: Actor) throws -> RequestCard {
    try engine.read { connection in
      let load = SituationLoader(session: connection)
      guard let found = try load.request(id) else { throw Refusal.notFound(id.text) }
      return RequestCard(try load.facts(of: found.shown(to: reader), reader, at: now, settings.calendar))
    }
  }

  /// A request that is about no order, with how what it is about stands.
  ///
  /// - Throws: `notFound`.
  public func matter(_ id: RequestID, for reader: Actor) throws -> RequestMatter {
    var matter = RequestMatter(card: try requestCard(id, for: reader))
    if case .sku(let sku) = matter.card.request.subject { matter.goods = try stockRow(sku) }
    if case .promotion(let number) = matter.card.request.subject { matter.promotion = try promotionCard(number, for: reader) }
    matter.asked = try? matter.card.request.asked()
    matter.gist = try gists(of: [matter.card.request])[id]
    let request = matter.card.request
    if request.isOpen, let asked = matter.asked {
      let open = try engine.read { try SituationLoader(session: $0).openRequests(on: request.subject) }
      matter.others = open.filter { $0.id != id && $0.isRival(of: asked) }
    }
    if case .person(let name) = matter.card.request.subject { matter.person = try personCard(name) }
    if case .setPrice(let sku, let price, _)? = matter.asked, matter.card.request.isOpen {
      matter.dips = try dips(of: sku, at: price)
    }
    if case .setAuthority(let role, let amount, _, _)? = matter.asked { matter.limit = try limit(of: role, amount) }
    let subjects = [id.text, matter.card.request.subject.text]
    matter.timeline = try subjects.flatMap { try log(LogFilter(subject: $0), limit: 20, for: reader) }.sorted { $0.seq > $1.seq }
    return matter
  }

  private func dips(of sku: String, at price: Money) throws -> [PromotionDip] {
    let now = now
    return try engine.read { connection in
      let load = SituationLoader(session: connection)
      guard let floor = try load.terms(sku)?.lowest else { return [] }
      return try load.dips(below: floor, sku, at: price, now, settings(connection).calendar.zone)
    }
  }

  /// Parcels with all their facts, by id; those of the orders named.
  public func parcels(of orders: Set<OrderID>, for reader: Actor) throws -> [ParcelID: Parcel] {
    try engine.read { connection in
      let load = SituationLoader(session: connection)
      let found = try orders.sorted().flatMap { try load.parcels(of: $0) }
      return Dictionary(found.map { ($0.id, $0.shown(to: reader)) }, uniquingKeysWith: { first, _ in first })
    }
  }

  /// The notes on an order, oldest first: their texts stand in its records (ORD-11).
  func notes(on id: OrderID, _ connection: any SQLSession) throws -> [OrderNote] {
    try connection.all(
      """
      SELECT r.body, coalesce(p.display_name, r.person), r.at FROM record r LEFT JOIN person p ON p.name = r.person
      WHERE r.subject = ? AND r.command = ? AND r.done = 1 ORDER BY r.seq
      """, id.text, CommandKind.noteOrder.rawValue
    ) { OrderNote(record: $0.text(0), by: $0.text(1), at: $0.instant(2)) }.compactMap(\.self)
  }

  /// Sign-in names with the names that colleagues know.
  public func displayNames() throws -> [String: String] { try namedPeople().displayNames }
}
