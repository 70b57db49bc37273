import DeskCore

/// APR-2: revisions as their records tell of them, to be compared with those that are stored.
struct PageTale: RecordTale {
  private var told: [String: [String: String]] = [:]
  /// The records of reviews.
  private var reviews: Set<Int64> = []

  mutating func hear(_ seq: Int64, _ draft: RecordDraft) {
    guard draft.done else { return }
    if draft.command == CommandKind.reviewPages.rawValue { reviews.insert(seq) }
    let makes = draft.command == CommandKind.proposeRevision.rawValue
    guard makes || RevisionID(draft.subject) != nil, let body = JSONText.parse(draft.body) else { return }
    var subject = draft.subject
    if makes {
      // Asked for and not approved yet.
      guard case .string(let made)? = body["made"] else { return }
      subject = made
    }
    guard case .object(let members)? = body["after"] else { return }
    for (name, value) in members { told[subject, default: [:]][name] = value.text }
    told[subject]?["version"] = String(draft.version)
  }

  func compare(_ report: inout VerifyReport, _ connection: any SQLSession) throws {
    let rows = try connection.all(PageRevision.rows, where: "ORDER BY id")
    var left = Set(told.keys)
    for row in rows {
      left.remove(row.id.text)
      var stored = Dictionary(row.recorded.map { ($0.0, $0.1.text) }, uniquingKeysWith: { first, _ in first })
      stored["version"] = String(row.version)
      let tale = told[row.id.text] ?? [:]
      guard stored != tale else { continue }
      let differing = Set(stored.keys).union(tale.keys).filter { stored[$0] != tale[$0] }.sorted()
      report.faults.append("revision \(row.id.text) isn't what its records tell of: \(differing.joined(separator: ", "))")
    }
    for id in left.sorted() { report.faults.append("revision \(id) is missing that a record tells of") }
    let kept = Set(
      try connection.all(
        """
        SELECT v.record FROM page_review v JOIN record r ON r.seq = v.record WHERE r.person = v.person AND r.at = v.at
        """
      ) { $0.int(0) })
    let stored = Int(try connection.integer("SELECT count(*) FROM page_review") ?? 0)
    if kept != reviews || stored != reviews.count { report.faults.append("the reviews of pages aren't those that records tell of") }
    report.checks.append(("revisions", rows.count))
  }
}
