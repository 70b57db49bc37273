import DeskCore

extension Desk {
  /// How many hours the board looks back.
  public static let boardHours = 8

  /// SUP-1: every queue with its last hours and who holds what, who is there with what they have done, and what is wrong. Reads the open work,
  /// the last hours and today's acts of the people who are there; never the history.
  public func board(for reader: Actor) throws -> Board {
    try engine.read { session in try BoardReader(session: session, desk: self, now: now).board(for: reader) }
  }

  /// SUP-1: every order that is being refunded or disputed, what is due first before the rest, with who has gone through it today: at most 500.
  public func refunds(for reader: Actor) throws -> [RefundRow] {
    try engine.read { session in
      var found: [OrderID: RefundRow] = [:]
      for kind in RefundRow.kinds {
        for item in try open(kind, dueBefore: nil, limit: 500, session) {
          guard let row = try row(item, for: reader, session), let order = row.order else { continue }
          guard var known = found[order] else {
            found[order] = RefundRow(row: row, kinds: [kind])
            continue
          }
          if !known.kinds.contains(kind) { known.kinds.append(kind) }
          if row.due < known.row.due { known.row = row }
          found[order] = known
        }
      }
      let since = try Self.firstOfToday(session)
      let rows = found.values.sorted { ($0.row.due, $0.key) < ($1.row.due, $1.key) }.prefix(500)
      return try rows.map { one in
        var one = one
        let review = try session.first(
          """
          SELECT r.person, r.at FROM record r WHERE r.subject = ? AND r.seq >= ? AND r.command = 'reviewRefund' AND r.done = 1
          ORDER BY r.seq DESC LIMIT 1
          """, one.row.order?.text ?? "", since
        ) { ($0.text(0), $0.instant(1)) }
        (one.reviewedBy, one.reviewedAt) = (review?.0, review?.1)
        return one
      }
    }
  }

  /// The first record of the day of the books that is going on.
  static func firstOfToday(_ session: any SQLSession) throws -> Int64 {
    try session.integer("SELECT first_record FROM book_day ORDER BY day DESC LIMIT 1") ?? 1
  }
}

/// Puts the board together from one state of the store.
struct BoardReader {
  let session: any SQLSession
  let desk: Desk
  let now: Instant

  func board(for reader: Actor) throws -> Board {
    let counts = try desk.counts(session)
    let trends = try WorkHours.trend(
      Dictionary(counts.map { ($0.kind, $0.open) }, uniquingKeysWith: { first, _ in first }), hours: Desk.boardHours, now: now,
      session)
    let held = try holdings()
    var board = Board(at: now)
    board.queues = counts.map { count in
      let holders = Dictionary(grouping: held.filter { $0.kind == count.kind }, by: \.person).map {
        Board.Holder(person: $0.key, count: $0.value.count)
      }
      return Board.Queue(
        count: count, holders: holders.sorted { ($1.count, $0.person) < ($0.count, $1.person) }, trend: trends[count.kind] ?? [])
    }
    let calendar = try desk.settings(session).calendar
    let everybody = PeopleReader(session: session, now: now, zone: calendar.zone)
    let all = try everybody.all()
    let roster = try RosterReader(session: session, now: now, zone: calendar.zone).sheet(calendar.zone.local(now).day, 1, all)
    let people = try people(held, all, everybody)
    // How others work is for whoever leads; the queues are everybody's.
    if reader.role(for: .exportWorkReport) != nil { board.people = people }
    // Who hasn't come stands first: the first lines are what a small screen shows.
    board.alerts = try roster.missing.map { .missing(person: $0) } + alerts(counts, people)
    return board
  }

  /// What somebody holds, of the open work.
  private struct Held {
    var kind: WorkKind
    var person: String
  }

  private func holdings() throws -> [Held] {
    try session.all("SELECT kind, owner FROM work_item WHERE owner IS NOT NULL") { row in
      WorkKind(rawValue: row.text(0)).map { Held(kind: $0, person: row.text(1)) }
    }.compactMap(\.self)
  }

  /// Whoever is signed in, whoever should be here by the roster, and whoever holds work without being so. One question of each kind for all.
  private func people(_ held: [Held], _ all: [PeopleReader.One], _ reader: PeopleReader) throws -> [Board.Person] {
    let seen = try reader.seen()
    let since = try Desk.firstOfToday(session)
    let acts = try reader.acts(since: since)
    let contacts = Dictionary(grouping: try FirstContact.all(since...Int64.max, session).filter(\.isFirst), by: \.person)
    let calendar = try desk.settings(session).calendar
    let rostered = all.filter { !$0.isDisabled && ($0.duty == .on || $0.duty == .onBreak) }.map(\.name)
    let shown = Set(seen.keys).union(held.map(\.person)).union(rostered)
    return all.filter { shown.contains($0.name) }.map { one in
      var person = Board.Person(
        name: one.name, displayName: one.displayName, roles: one.own + one.standing, standIns: one.standing, seenAt: seen[one.name],
        load: one.load, late: one.late, doneToday: acts[one.name] ?? 0)
      person.duty = one.isDisabled ? .unknown : one.duty
      let called = contacts[one.name] ?? []
      person.contacts = called.count
      let spans = called.compactMap { contact in
        contact.paidAt.map { calendar.service.seconds(from: $0, to: contact.at, in: calendar.zone) }
      }
      person.averageContactSeconds = spans.isEmpty ? nil : spans.reduce(0, +) / spans.count
      return person
    }
  }

  private func alerts(_ counts: [QueueCount], _ people: [Board.Person]) throws -> [Board.Alert] {
    var alerts: [Board.Alert] = []
    let calendar = try desk.settings(session).calendar
    let imported = try session.integer(
      "SELECT at FROM import_run WHERE has_orders = 1 AND finished_at IS NOT NULL ORDER BY id DESC LIMIT 1"
    ).map(Instant.init(milliseconds:))
    let isStale = imported.map { now.seconds(since: $0) > WorkPlan.importMinutes * 60 } ?? true
    if isStale { alerts.append(.staleImport(since: imported)) }
    let late = counts.filter { $0.late > 0 }
    if !late.isEmpty { alerts.append(.late(items: late.reduce(0) { $0 + $1.late }, queues: late.count)) }
    let overdue = try desk.board(of: calendar.currentWave(at: now), session).overdue
    if overdue > 0 { alerts.append(.overdueParcels(overdue)) }
    let failed = try desk.printCounts(session).0
    if failed > 0 { alerts.append(.failedPrints(failed)) }
    for person in people where person.load > 0 {
      let presence = Presence(person.duty, seenAt: person.seenAt, now: now)
      if presence.leavesWork { alerts.append(.heldByAbsent(person: person.name, count: person.load, presence)) }
    }
    let backup = try desk.backupStatus(session)
    if let hours = backup.hoursMissing(at: now) { alerts.append(.backupMissing(hours: hours)) }
    if backup.isDrillDue(at: now) { alerts.append(.drillDue) }
    let left = try refundsToReview()
    if left > 0 { alerts.append(.refundsToReview(left)) }
    return alerts + (try reportsDue(calendar))
  }

  /// Orders in whose queues something is open and of which no record of today says that somebody went through them: at most 500 are looked at.
  private func refundsToReview() throws -> Int {
    let since = try Desk.firstOfToday(session)
    var orders: Set<String> = []
    for kind in RefundRow.kinds {
      orders.formUnion(
        try session.all(
          """
          SELECT coalesce((SELECT order_id FROM parcel WHERE id = w.subject),
            (SELECT order_id FROM after_case WHERE id = CAST(substr(w.subject, 2) AS INTEGER) AND w.subject LIKE 'C%'),
            CAST(substr(w.subject, 2) AS INTEGER)) FROM work_item w WHERE w.kind = ? ORDER BY w.due LIMIT 500
          """, kind.rawValue
        ) { OrderID(number: $0.int(0)).text })
    }
    return try orders.filter { order in
      try session.integer(
        "SELECT 1 FROM record WHERE subject = ? AND seq >= ? AND command = 'reviewRefund' AND done = 1 LIMIT 1", order, since)
        == nil
    }.count
  }

  /// SUP-3: the week's from Friday 18:00 on, a month's from its end until the 5th, unless somebody has made it.
  private func reportsDue(_ calendar: ShopCalendar) throws -> [Board.Alert] {
    let at = calendar.zone.local(now)
    var due: [(WorkPeriod, ShopDay)] = []
    if at.day.weekday == 5, at.second >= 18 * 3600 { due.append((.week, at.day)) }
    let (_, _, day) = at.day.civil
    let before = WorkPeriod.month.days(around: at.day).lowerBound.advanced(by: -1)
    let begun = try session.integer("SELECT day FROM book_day ORDER BY day LIMIT 1") ?? .max
    if day <= 5, Int64(before.number) >= begun { due.append((.month, before)) }
    return try due.filter { period, day in
      // Made once the period's last day had begun.
      let since = try session.integer(
        "SELECT first_record FROM book_day WHERE day >= ? ORDER BY day LIMIT 1", Int64(period.days(around: day).upperBound.number))
      let made = try session.all(
        """
        SELECT body FROM record WHERE command = 'exportWorkReport' AND seq >= ? AND done = 1
          AND (command <> 'importOrders' AND command <> 'importProducts' OR subject = 'shop') ORDER BY seq DESC LIMIT 200
        """, since ?? Int64.max
      ) { RecordArguments($0.text(0)) }
      return !made.contains { one in
        one.text("period") == period.rawValue
          && one.text("day").flatMap { ShopDay(iso: $0) }.map { period.days(around: $0) == period.days(around: day) } == true
      }
    }.map { .reportDue($0, $1) }
  }
}

/// The arguments in a record's body.
struct RecordArguments {
  private let members: [(String, JSON)]

  init(_ body: String) {
    if case .object(let arguments)? = JSONText.parse(body)?["args"] { members = arguments } else { members = [] }
  }

  func text(_ name: String) -> String? {
    if case .string(let text)? = members.first(where: { $0.0 == name })?.1 { text } else { nil }
  }
}
