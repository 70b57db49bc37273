import DeskCore

// Rows of customer service and after-sale. Each list of columns stands beside the reading of it.

extension OrderCare {
  init(_ row: SQLStatement, at first: Int32) {
    self.init()
    tryAt = row.optionalInstant(first)
    remindedAt = row.optionalInstant(first + 1)
    cancelReason = row.optionalText(first + 2)
    cancelledAt = row.optionalInstant(first + 3)
    shortage = row.optionalText(first + 4).flatMap(ShortageChoice.init(rawValue:))
    shortageAt = row.optionalInstant(first + 5)
    escalatedTo = row.optionalText(first + 6)
    escalatedAt = row.optionalInstant(first + 7)
    offeredBy = row.optionalText(first + 8)
    offeredAt = row.optionalInstant(first + 9)
    rating = row.optionalText(first + 10).flatMap(ReviewRating.init(rawValue:))
    ratedAt = row.optionalInstant(first + 11)
    ratingAnsweredAt = row.optionalInstant(first + 12)
    deliveredAt = row.optionalInstant(first + 13)
    visitedAt = row.optionalInstant(first + 14)
    reportedBy = row.optionalText(first + 15)
    reportedAt = row.optionalInstant(first + 16)
    verdict = row.optionalText(first + 17).flatMap(BuyerVerdict.init(rawValue:))
    amendedAt = row.optionalInstant(first + 18)
    paid = row.optionalInt(first + 19).map(Money.init(fen:))
    paidAt = row.optionalInstant(first + 20)
  }
}

extension SituationLoader {
  /// All cases of an order, oldest first, with their lines.
  func cases(of id: OrderID) throws -> [AfterCase] {
    var cases = try session.all(
      """
      SELECT id, order_id, kind, amount, reason, opened_by, opened_at, version, stage, settled, acceptance, decided_by, decided_at, received_at,
        inspected_at, settled_at, dispute_number, dispute_due, dispute_answered_at FROM after_case WHERE order_id = ? ORDER BY id
      """, id.number
    ) { row in
      var found = AfterCase(
        id: CaseID(number: row.int(0)), order: OrderID(number: row.int(1)), kind: AfterCaseKind(rawValue: row.text(2)) ?? .refund,
        amount: Money(fen: row.int(3)), lines: [], reason: row.text(4), by: row.text(5), at: row.instant(6))
      found.version = Int(row.int(7))
      found.stage = CaseStage(rawValue: row.text(8)) ?? .requested
      found.settled = row.optionalInt(9).map(Money.init(fen:))
      found.acceptance = CaseAcceptance(rawValue: row.text(10)) ?? .pending
      found.decidedBy = row.optionalText(11)
      found.decidedAt = row.optionalInstant(12)
      found.receivedAt = row.optionalInstant(13)
      found.inspectedAt = row.optionalInstant(14)
      found.settledAt = row.optionalInstant(15)
      found.disputeNumber = row.optionalText(16)
      found.disputeDue = row.optionalInstant(17)
      found.disputeAnsweredAt = row.optionalInstant(18)
      return found
    }
    for index in cases.indices { cases[index].lines = try lines(of: cases[index].id) }
    return cases
  }

  private func lines(of id: CaseID) throws -> [AfterCase.Line] {
    try session.all(
      "SELECT line, sku, quantity, outgoing, received, damaged FROM case_line WHERE case_id = ? ORDER BY position", id.number
    ) { row in
      AfterCase.Line(
        line: Int(row.int(0)), sku: row.text(1), quantity: Int(row.int(2)), isOutgoing: row.bool(3), received: Int(row.int(4)),
        damaged: Int(row.int(5)))
    }
  }

  func order(of id: CaseID) throws -> OrderID? {
    try session.integer("SELECT order_id FROM after_case WHERE id = ?", id.number).map(OrderID.init(number:))
  }

  func request(_ id: RequestID) throws -> ApprovalRequest? {
    try session.first(ApprovalRequest.rows, where: "WHERE id = ?", id.number)
  }

  func requests(of id: OrderID) throws -> [ApprovalRequest] {
    try session.all(ApprovalRequest.rows, where: "WHERE order_id = ? ORDER BY id", id.number)
  }

  /// What waits for a decision on a subject, or could not be carried out.
  func openRequests(on subject: Subject) throws -> [ApprovalRequest] {
    try session.all(
      ApprovalRequest.rows, where: "WHERE subject = ? AND (stage = 'proposed' OR stage = 'failed') ORDER BY id", subject.text)
  }

  /// All of them, whatever they are about; found by an index that holds no others.
  func openRequests() throws -> [ApprovalRequest] {
    try session.all(ApprovalRequest.rows, where: "WHERE stage = 'proposed' OR stage = 'failed' ORDER BY id")
  }

  /// ROL-3: what stands in the core, and what the director has set instead.
  func limits() throws -> AuthorityLimits {
    var limits = AuthorityLimits()
    let rows = try session.all("SELECT role, amount, per_order, per_day FROM authority_limit") { row in
      (row.text(0), row.text(1), Money(fen: row.int(2)), Money(fen: row.int(3)))
    }
    for (role, amount, perOrder, perDay) in rows {
      guard let role = Role(rawValue: role), let amount = AuthorityAmount(rawValue: amount) else { continue }
      limits[role, amount] = .init(perOrder: perOrder, perDay: perDay)
    }
    return limits
  }

  /// ROL-3: the limits in force, and what the actor has used of theirs.
  func authority(into situation: inout Situation) throws {
    situation.limits = try limits()
    situation.usedOnOrder = try used(by: situation.actor, on: situation.order.id)
    situation.usedToday = try used(by: situation.actor, at: situation.now, situation.calendar)
  }

  /// ROL-3: how far somebody's authority still goes; `order`: nil for what is about none.
  func room(of actor: Actor, on order: OrderID?, at now: Instant, _ calendar: ShopCalendar) throws -> AuthorityRoom {
    AuthorityRoom(
      try limits(), roles: actor.roles, usedOnOrder: try order.map { try used(by: actor, on: $0) } ?? [:],
      usedToday: try used(by: actor, at: now, calendar))
  }

  private func used(by actor: Actor, on order: OrderID) throws -> [AuthorityAmount: Money] {
    Self.sums(
      try session.all(
        "SELECT amount, sum(value) FROM authority_use WHERE order_id = ? AND person = ? GROUP BY amount", order.number, actor.name
      ) { ($0.text(0), Money(fen: $0.int(1))) })
  }

  private func used(by actor: Actor, at now: Instant, _ calendar: ShopCalendar) throws -> [AuthorityAmount: Money] {
    Self.sums(
      try session.all(
        "SELECT amount, sum(value) FROM authority_use WHERE person = ? AND day = ? GROUP BY amount", actor.name,
        Int64(calendar.zone.local(now).day.number)
      ) { ($0.text(0), Money(fen: $0.int(1))) })
  }

  private static func sums(_ rows: [(String, Money)]) -> [AuthorityAmount: Money] {
    Dictionary(
      rows.compactMap { name, value in AuthorityAmount(rawValue: name).map { ($0, value) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// ORD-12: that this buyer was found troublesome before, and on which order.
  func mark(of order: Order) throws -> BuyerMark? {
    guard !order.buyer.isEmpty else { return nil }
    return try session.first(
      "SELECT order_id, reported_by, judged_by, at FROM buyer_mark WHERE platform = ? AND buyer = ? ORDER BY at DESC LIMIT 1",
      order.platform,
      order.buyer
    ) { row in
      BuyerMark(order: OrderID(number: row.int(0)), reportedBy: row.text(1), judgedBy: row.text(2), at: row.instant(3))
    }
  }
}

extension ApprovalRequest {
  static var rows: SQLRows<ApprovalRequest> {
    SQLRows(
      select: """
        SELECT id, order_id, command, subject, arguments, amount, value, level, asked_by, asked_at, version, stage, decided_by, decided_at, answer
        FROM approval
        """, read: ApprovalRequest.init)
  }

  init(_ row: SQLStatement) throws {
    guard let command = CommandKind(rawValue: row.text(2)), let subject = Subject(row.text(3)),
      let level = Role(rawValue: row.text(7)), let stage = Stage(rawValue: row.text(11))
    else { throw StoreFault.corrupt("approval \(row.int(0))") }
    let use = row.optionalText(5).flatMap(AuthorityAmount.init(rawValue:)).map { AuthorityUse($0, Money(fen: row.int(6))) }
    self.init(
      id: RequestID(number: row.int(0)), order: row.optionalInt(1).map(OrderID.init(number:)), command: command, subject: subject,
      arguments: row.text(4), use: use, level: level, askedBy: row.text(8), askedAt: row.instant(9))
    version = Int(row.int(10))
    self.stage = stage
    decidedBy = row.optionalText(12)
    decidedAt = row.optionalInstant(13)
    answer = row.optionalText(14)
  }
}
