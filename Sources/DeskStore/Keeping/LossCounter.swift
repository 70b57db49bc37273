import DeskCore

/// What a shop has that a backup of it hasn't (REC-2: it is counted and named).
struct LossCounter {
  let present: any SQLSession

  func head() throws -> ClosingMark {
    try present.first("SELECT seq, digest FROM record ORDER BY seq DESC LIMIT 1") {
      ClosingMark(record: $0.int(0), digest: OriginalForm.hex($0.blob(1)))
    } ?? ClosingMark(record: 0, digest: OriginalForm.hex(RecordWriter.genesis))
  }

  /// The newest record that both have. A digest stands for all before it, so halving finds the place.
  func common(with backup: any SQLSession, upTo last: Int64) throws -> Int64 {
    func agree(_ seq: Int64) throws -> Bool {
      guard let digest = try backup.first("SELECT digest FROM record WHERE seq = ?", seq, read: { $0.blob(0) }) else {
        return false
      }
      return try present.first("SELECT digest FROM record WHERE seq = ?", seq) { $0.blob(0) } == digest
    }
    var known: Int64 = 0
    var beyond = last + 1
    if last > 0, try agree(last) { return last }
    while beyond - known > 1 {
      let middle = known + (beyond - known) / 2
      if try agree(middle) { known = middle } else { beyond = middle }
    }
    return known
  }

  func count(into report: inout RestoreReport) throws {
    let after = report.common
    let sums = try present.first("SELECT count(*), min(at), max(at) FROM record WHERE seq > ?", after) {
      (Int($0.int(0)), $0.optionalInstant(1), $0.optionalInstant(2))
    }
    (report.lostRecords, report.lostFrom, report.lostTo) = sums ?? (0, nil, nil)
    report.lostCommands = try present.all(
      "SELECT command, count(*) FROM record WHERE seq > ? AND done = 1 GROUP BY command ORDER BY count(*) DESC, command", after
    ) { .init(command: $0.text(0), count: Int($0.int(1))) }
    // The first record of an order is that of its import.
    let orders = try present.first(
      """
      SELECT count(DISTINCT subject), min(subject), max(subject) FROM record
      WHERE seq > ? AND command = 'importOrders' AND subject LIKE 'O%' AND body LIKE '%"original":"%'
      """, after
    ) { (Int($0.int(0)), $0.optionalText(1), $0.optionalText(2)) }
    (report.lostOrders, report.firstOrder, report.lastOrder) = orders ?? (0, nil, nil)
  }

  /// Who stands otherwise in the backup than now: there or not, disabled or not, with other posts or another password.
  func accounts(against backup: any SQLSession) throws -> [String] {
    func people(_ session: any SQLSession) throws -> [String: String] {
      let rows = try session.all(
        """
        SELECT p.name, p.disabled_at IS NOT NULL, coalesce((SELECT c.hash FROM credential c WHERE c.person = p.name), ''),
          coalesce((SELECT group_concat(r.role) FROM (SELECT role FROM person_role WHERE person = p.name ORDER BY role) r), '')
        FROM person p
        """
      ) { ($0.text(0), "\($0.int(1)) \($0.text(2)) \($0.text(3))") }
      return Dictionary(rows, uniquingKeysWith: { first, _ in first })
    }
    let now = try people(present)
    let then = try people(backup)
    return Set(now.keys).union(then.keys).filter { now[$0] != then[$0] }.sorted()
  }
}

extension RestoreReport {
  /// What the record of a restore tells.
  var recorded: [(String, JSON)] {
    [
      ("backup", .string(backup.text)), ("lostHead", .optional(replaced?.text)), ("common", .int(common)),
      ("lostRecords", .int(lostRecords)), ("lostFrom", lostFrom.map { .int($0.milliseconds) } ?? .null),
      ("lostTo", lostTo.map { .int($0.milliseconds) } ?? .null),
      ("lostCommands", .object(lostCommands.map { ($0.command, .int($0.count)) })), ("lostOrders", .int(lostOrders)),
      ("firstOrder", .optional(firstOrder)), ("lastOrder", .optional(lastOrder)),
      ("accounts", .array(accounts.map(JSON.string))), ("aside", .optional(aside)),
    ]
  }
}
