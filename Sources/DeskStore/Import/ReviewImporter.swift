import DeskCore

/// ORD-14: reviews from a file, each recorded as if somebody had entered it, except that the 48 hours run from the buyer's time.
struct ReviewImporter {
  let connection: any SQLSession
  let actor: Actor
  let role: Role
  let now: Instant
  let settings: ShopSettings
  /// The import's command id: each of its reviews has one made from it.
  let id: String

  func take(_ reviews: [ImportedReview], _ file: inout ImportReport.File) throws {
    for (index, review) in reviews.enumerated() { try take(review, "\(id)/\(index + 1)", &file) }
  }

  private func take(_ review: ImportedReview, _ commandID: String, _ file: inout ImportReport.File) throws {
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
      let changes = try Decision.decide(command.kind, situation)
      _ = try Transaction(connection, now: now, settings: settings).write(
        changes, command, situation, id: commandID, actor: actor, role: role)
    } catch let refusal as Refusal {
      guard case .wrongState = refusal.reason else { throw refusal }
      return reject(review.orderColumn, .notShippedYet(facts.stage.rawValue))
    }
    if facts.care.rating == nil { file.new += 1 } else { file.changed += 1 }
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
      "SELECT body FROM record WHERE subject = ? AND command = 'recordReview' AND done = 1 ORDER BY seq DESC LIMIT 1",
      Subject.order(facts.id).text
    ) { $0.text(0) }
    guard let body, case .string(let text)? = JSONText.parse(body)?["args"]?["text"] else { return false }
    return text == review.text
  }
}
