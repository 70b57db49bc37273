import DeskCore

/// ORD-14: reviews from a file, each recorded as if somebody had entered it, except that the 48 hours run from the buyer's time.
struct ReviewImporter {
  let connection: any SQLSession
  let actor: Actor
  let role: Role
  let now: Instant
  let settings: ShopSettings

  func take(_ reviews: [ImportedReview], _ file: inout ImportReport.File) throws {
    for review in reviews { try take(review, &file) }
  }

  private func take(_ review: ImportedReview, _ file: inout ImportReport.File) throws {
    func reject(_ column: String, _ reason: RejectReason) {
      file.rejected.append(RejectedRow(row: review.row, column: column, reason: reason))
    }
    let load = SituationLoader(session: connection)
    let orders = try find(review.number)
    guard let id = orders.first, let (order, facts) = try load.order(id) else {
      return reject(review.orderColumn, .unknownOrder(review.number))
    }
    guard orders.count == 1 else { return reject(review.orderColumn, .severalOrders(review.number)) }
    if let at = review.at, at > now { return reject(review.timeColumn, .timeAhead(settings.calendar.zone.iso(at))) }
    if let at = review.at, let known = facts.care.ratedAt, at < known {
      file.older += 1
      return
    }
    if try isKnown(review, facts) {
      file.same += 1
      return
    }
    // The moment that counts is the buyer's.
    var situation = Situation(order: order, facts: facts, actor: actor, now: review.at ?? now, calendar: settings.calendar)
    let command = Command.recordReview(id, rating: review.rating, text: review.text)
    situation.command = command
    situation.parcels = try load.parcels(of: id)
    do {
      try write(try Decision.decide(command.kind, situation), command, situation)
    } catch let refusal as Refusal {
      guard case .wrongState = refusal.reason else { throw refusal }
      return reject(review.orderColumn, .notShippedYet(facts.stage.rawValue))
    }
    if facts.care.rating == nil { file.new += 1 } else { file.changed += 1 }
  }

  private func write(_ changes: Changes, _ command: Command, _ situation: Situation) throws {
    var records = try RecordWriter(connection)
    let writer = ChangeWriter(session: connection, now: now, actor: actor, calendar: settings.calendar, record: records.seq + 1)
    _ = try writer.write(changes, from: situation)
    let version = situation.version(after: changes)
    let receipt = Receipt(
      seq: records.seq + 1, command: CommandKind.importReviews.rawValue, subject: command.subject.text, version: version, at: now)
    try records.append(
      RecordDraft(
        at: now, person: actor.name, role: role, terminal: actor.terminal, command: receipt.command, commandID: nil,
        subject: receipt.subject, version: version, done: true, body: RecordBody.text(command, situation, changes, receipt)))
  }

  private func find(_ number: String) throws -> [OrderID] {
    let named = try connection.all("SELECT id FROM orders WHERE number = ? ORDER BY id LIMIT 2", number) {
      OrderID(number: $0.int(0))
    }
    return named.isEmpty ? OrderID(number).map { [$0] } ?? [] : named
  }

  /// Whether the row says what was recorded last, by hand or from a file.
  private func isKnown(_ review: ImportedReview, _ facts: OrderFacts) throws -> Bool {
    guard facts.care.rating == review.rating, review.at == nil || review.at == facts.care.ratedAt else { return false }
    let body = try connection.first(
      "SELECT body FROM record WHERE subject = ? AND command IN ('recordReview', 'importReviews') AND done = 1 ORDER BY seq DESC LIMIT 1",
      Subject.order(facts.id).text
    ) { $0.text(0) }
    guard let body, case .string(let text)? = JSONText.parse(body)?["args"]?["text"] else { return false }
    return text == review.text
  }
}
