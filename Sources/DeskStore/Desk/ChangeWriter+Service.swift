import DeskCore

extension ChangeWriter {
  func write(_ care: OrderCare, of id: OrderID) throws {
    try session.execute(
      """
      INSERT INTO order_care (order_id, try_at, reminded_at, cancel_reason, cancelled_at, shortage, shortage_at, escalated_to, escalated_at,
        offered_by, offered_at, rating, rated_at, rating_answered_at, delivered_at, visited_at, reported_by, reported_at, verdict, amended_at, paid,
        paid_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (order_id) DO UPDATE SET try_at = excluded.try_at, reminded_at = excluded.reminded_at,
        cancel_reason = excluded.cancel_reason, cancelled_at = excluded.cancelled_at, shortage = excluded.shortage,
        shortage_at = excluded.shortage_at, escalated_to = excluded.escalated_to, escalated_at = excluded.escalated_at,
        offered_by = excluded.offered_by, offered_at = excluded.offered_at, rating = excluded.rating, rated_at = excluded.rated_at,
        rating_answered_at = excluded.rating_answered_at, delivered_at = excluded.delivered_at, visited_at = excluded.visited_at,
        reported_by = excluded.reported_by, reported_at = excluded.reported_at, verdict = excluded.verdict, amended_at = excluded.amended_at,
        paid = excluded.paid, paid_at = excluded.paid_at
      """, id.number, care.tryAt?.milliseconds, care.remindedAt?.milliseconds, care.cancelReason, care.cancelledAt?.milliseconds,
      care.shortage?.rawValue, care.shortageAt?.milliseconds, care.escalatedTo, care.escalatedAt?.milliseconds, care.offeredBy,
      care.offeredAt?.milliseconds, care.rating?.rawValue, care.ratedAt?.milliseconds, care.ratingAnsweredAt?.milliseconds,
      care.deliveredAt?.milliseconds, care.visitedAt?.milliseconds, care.reportedBy, care.reportedAt?.milliseconds,
      care.verdict?.rawValue, care.amendedAt?.milliseconds, care.paid?.fen, care.paidAt?.milliseconds)
  }

  func write(_ afterCase: AfterCase, before: AfterCase?) throws {
    try session.execute(
      """
      UPDATE after_case SET version = ?, stage = ?, settled = ?, acceptance = ?, decided_by = ?, decided_at = ?, received_at = ?,
        inspected_at = ?, settled_at = ?, dispute_number = ?, dispute_due = ?, dispute_answered_at = ? WHERE id = ?
      """, afterCase.version, afterCase.stage.rawValue, afterCase.settled?.fen, afterCase.acceptance.rawValue, afterCase.decidedBy,
      afterCase.decidedAt?.milliseconds, afterCase.receivedAt?.milliseconds, afterCase.inspectedAt?.milliseconds,
      afterCase.settledAt?.milliseconds, afterCase.disputeNumber, afterCase.disputeDue?.milliseconds,
      afterCase.disputeAnsweredAt?.milliseconds, afterCase.id.number)
    for (index, line) in afterCase.lines.enumerated() where line != before?.lines[index] {
      try session.execute(
        "UPDATE case_line SET received = ?, damaged = ? WHERE case_id = ? AND position = ?", line.received, line.damaged,
        afterCase.id.number, index + 1)
    }
  }

  func open(_ draft: AfterCaseDraft) throws -> AfterCase {
    let number = try session.integer("SELECT 1 + coalesce(max(id), 0) FROM after_case") ?? 1
    let opened = AfterCase(
      id: CaseID(number: number), order: draft.order, kind: draft.kind, amount: draft.amount, lines: draft.lines,
      reason: draft.reason,
      by: actor.name, at: now)
    try session.execute(
      """
      INSERT INTO after_case (id, order_id, version, kind, stage, reason, amount, acceptance, opened_by, opened_at)
      VALUES (?, ?, 1, ?, ?, ?, ?, ?, ?, ?)
      """, number, draft.order.number, draft.kind.rawValue, opened.stage.rawValue, draft.reason, draft.amount.fen,
      opened.acceptance.rawValue, actor.name, now.milliseconds)
    for (index, line) in draft.lines.enumerated() {
      try session.execute(
        "INSERT INTO case_line (case_id, position, line, sku, quantity, outgoing, received, damaged) VALUES (?, ?, ?, ?, ?, ?, 0, 0)",
        number, index + 1, line.line, line.sku, line.quantity, line.isOutgoing)
    }
    return opened
  }

  func write(_ request: ApprovalRequest, before: ApprovalRequest) throws {
    try session.execute(
      """
      UPDATE approval SET version = ?, stage = ?, decided_by = ?, decided_at = ?, answer = ?, level = ?, amount = ?, value = ? WHERE id = ?
      """, request.version, request.stage.rawValue, request.decidedBy, request.decidedAt?.milliseconds, request.answer,
      request.level.rawValue, request.use?.amount.rawValue, request.use?.value.fen, request.id.number)
    try change(WorkPlan.items(for: before), to: WorkPlan.items(for: request))
  }

  /// APR-1: the command as it was asked for waits for the post that may allow it.
  ///
  /// - Parameter asker: nil: who acts.
  func ask(_ need: ApprovalNeed, _ command: Command, on order: OrderID?, by asker: String? = nil) throws -> ApprovalRequest {
    let asker = asker ?? actor.name
    // A case is approved whatever is noted with it; everything else is the same when all of it is.
    let waiting = try SituationLoader(session: session).openRequests(on: command.subject).first { open in
      open.stage == .proposed && open.command == command.kind && open.subject == command.subject
        && (command.kind == .approveCase || open.arguments == command.json.text)
    }
    if let waiting { throw Refusal(rule: "APR-1", .alreadyAsked(request: waiting.id.text, by: waiting.askedBy)) }
    let number = try session.integer("SELECT 1 + coalesce(max(id), 0) FROM approval") ?? 1
    let request = ApprovalRequest(
      id: RequestID(number: number), order: order, command: command.kind, subject: command.subject,
      arguments: command.json.text, use: need.use, level: need.level, askedBy: asker, askedAt: now)
    try session.execute(
      """
      INSERT INTO approval (id, version, stage, order_id, command, subject, arguments, amount, value, level, asked_by, asked_at)
      VALUES (?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """, number, request.stage.rawValue, order?.number, command.kind.rawValue, command.subject.text, request.arguments,
      need.use?.amount.rawValue, need.use?.value.fen, need.level.rawValue, asker, now.milliseconds)
    for item in WorkPlan.items(for: request) { try put(item) }
    return request
  }

  func write(_ uses: [AuthorityUse], on order: OrderID?) throws {
    let day = calendar.zone.local(now).day
    for use in uses {
      try session.execute(
        "INSERT INTO authority_use (person, day, record, amount, order_id, value) VALUES (?, ?, ?, ?, ?, ?)", actor.name,
        Int64(day.number), record, use.amount.rawValue, order?.number ?? 0, use.value.fen)
    }
  }

  func mark(reportedBy: String, _ before: Situation) throws {
    guard !before.order.buyer.isEmpty else { return }
    try session.execute(
      """
      INSERT INTO buyer_mark (platform, buyer, order_id, reported_by, judged_by, at, record) VALUES (?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (platform, buyer, order_id) DO NOTHING
      """, before.order.platform, before.order.buyer, before.order.id.number, reportedBy, actor.name, now.milliseconds, record)
  }
}
