import DeskCore

extension Transaction {
  /// ROL-8: enters the rotation of some people, who may each be rostered by the actor. Days that somebody entered otherwise by hand stay unless
  /// they are to be replaced.
  ///
  /// - Returns: how many there were.
  func rotate(
    _ people: [String], from: ShopDay, weeks: Int, _ byHand: RosterPlan.ByHand, by actor: Actor, record: Int64
  ) throws -> [Changes.Warning] {
    guard Set(people).count == people.count else { throw Refusal.argument("people", .notAChoice) }
    for name in people {
      let to = from.advanced(by: weeks * 7 - 1)
      let facts = try load.posts(
        for: .setRoster(name: name, from: from, to: to, shift: .early), actor, at: now, settings.calendar.zone)
      guard facts.account != nil else { throw Refusal.notFound(Subject.person(name).text) }
      _ = try Decision.roster(from, to, facts)
    }
    var (kept, replaced) = (0, 0)
    for day in RosterPlan.rotate(people, from: from, weeks: weeks) {
      let entered = try connection.first(
        "SELECT d.shift FROM roster_day d JOIN record r ON r.seq = d.record WHERE d.day = ? AND d.person = ? AND r.command = ?",
        Int64(day.day.number), day.person, CommandKind.setRoster.rawValue
      ) { $0.text(0) }
      if let entered, byHand == .keep {
        if entered != day.shift.rawValue { kept += 1 }
        continue
      }
      if let entered, entered != day.shift.rawValue { replaced += 1 }
      try write(day, record: record)
    }
    return kept + replaced == 0 ? [] : [.shiftsByHand(kept: kept, replaced: replaced)]
  }

  func write(_ day: RosterDay, record: Int64) throws {
    try connection.execute(
      """
      INSERT INTO roster_day (person, day, shift, record) VALUES (?, ?, ?, ?)
      ON CONFLICT (day, person) DO UPDATE SET shift = excluded.shift, record = excluded.record
      """, day.person, Int64(day.day.number), day.shift.rawValue, record)
  }

  func writeHotline(_ person: String, _ day: ShopDay, record: Int64) throws {
    try connection.execute(
      """
      INSERT INTO hotline_day (day, person, record) VALUES (?, ?, ?)
      ON CONFLICT (day) DO UPDATE SET person = excluded.person, record = excluded.record
      """, Int64(day.number), person, record)
  }

  func write(_ absence: Absence, record: Int64) throws {
    try connection.execute(
      """
      INSERT INTO absence (person, day, reason, record) VALUES (?, ?, ?, ?)
      ON CONFLICT (day, person) DO UPDATE SET reason = excluded.reason, record = excluded.record
      """, absence.person, Int64(absence.day.number), absence.reason, record)
  }

  /// ROL-7: when it ends, whoever has it is out, and its owner changes the password before anything else.
  func write(_ loan: AccountLoan, record: Int64) throws {
    guard let ended = loan.endedAt else {
      try connection.execute(
        """
        INSERT INTO account_loan (id, person, borrower, reason, lent_by, starts_at, ends_at, record)
        VALUES ((SELECT 1 + coalesce(max(id), 0) FROM account_loan), ?, ?, ?, ?, ?, ?, ?)
        """, loan.person, loan.borrower, loan.reason, loan.lentBy, loan.from.milliseconds, loan.until.milliseconds, record)
      return
    }
    try connection.execute(
      "UPDATE account_loan SET ended_at = ? WHERE person = ? AND borrower = ? AND ended_at IS NULL AND ends_at > ?",
      ended.milliseconds, loan.person, loan.borrower, ended.milliseconds)
    try connection.execute("DELETE FROM session WHERE person = ? AND borrower IS NOT NULL", loan.person)
    try connection.execute("UPDATE session SET must_change = 1 WHERE person = ? AND borrower IS NULL", loan.person)
    try connection.execute("UPDATE credential SET must_change = 1 WHERE person = ?", loan.person)
  }
}
