import DeskCore

extension Transaction {
  struct Act {
    var seq: Int64
    var by: String
    var command: String
    var at: Instant

    init(_ row: SQLStatement) {
      (seq, by, command, at) = (row.int(0), row.text(1), row.text(2), row.instant(3))
    }
  }

  /// Who changed a subject last, and by what: by a command on it, or by one on another of its order that touched it too, as cancelling an
  /// order touches its parcels and voiding a parcel its order.
  func lastAct(on subject: Subject) throws -> Act? {
    var acts: [Act] = []
    let own = try connection.first(
      """
      SELECT r.seq, coalesce(p.display_name, r.person), r.command, r.at FROM record r LEFT JOIN person p ON p.name = r.person
      WHERE r.subject = ? AND r.done = 1 ORDER BY r.seq DESC LIMIT 1
      """, subject.text, read: Act.init)
    if var own {
      if case .request = subject, case .moved? = try deed(of: own.seq) { own.command = TimelineRow.moved }
      acts.append(own)
    }
    for other in try family(of: subject) where other != subject {
      // An amendment makes what the bench saw of a parcel stale without changing a fact of it (ORD-5).
      let amended: Bool = if case .parcel = subject { true } else { false }
      let act = try connection.first(
        """
        SELECT r.seq, coalesce(p.display_name, r.person), r.command, r.at FROM record r LEFT JOIN person p ON p.name = r.person
        WHERE r.subject = ? AND r.done = 1 AND (r.body LIKE ? OR (? AND (r.command = 'amendOrder' OR r.body LIKE '%"amended":["%')))
        ORDER BY r.seq DESC LIMIT 1
        """, other.text, "%\"\(subject.text).%", amended, read: Act.init)
      if let act { acts.append(act) }
    }
    return acts.max { $0.seq < $1.seq }
  }

  private func deed(of record: Int64) throws -> TimelineRow.Deed? {
    try connection.first(TimelineRow.rows, where: "WHERE r.seq = ?", record)?.deed
  }

  /// The order of a subject with its parcels, cases and requests.
  private func family(of subject: Subject) throws -> [Subject] {
    let order: OrderID? =
      switch subject {
      case .order(let id): id
      case .parcel(let id): try load.order(of: id)
      case .afterCase(let id): try load.order(of: id)
      case .request(let id): try load.request(id)?.order
      case .count, .sku, .person, .shop, .promotion, .event, .purchase, .revision: nil
      }
    guard let order else { return [] }
    return [.order(order)] + (try load.parcels(of: order).map { .parcel($0.id) })
      + (try load.cases(of: order).map { .afterCase($0.id) })
      + (try load.requests(of: order).map { .request($0.id) })
  }
}
