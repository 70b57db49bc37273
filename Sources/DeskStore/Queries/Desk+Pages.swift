import DeskCore

extension Desk {
  /// APR-2: approved revisions, newest first; of one state, of one page, or all. At most `limit` (200).
  public func revisions(
    _ state: PageRevision.State? = nil, page: String? = nil, after: RevisionID? = nil, limit: Int = 50
  ) throws -> Page<PageRevision> {
    let limit = max(1, min(limit, 200))
    return try engine.read { connection in
      let rows = try connection.all(
        PageRevision.rows, where: "WHERE id < ? AND (? IS NULL OR state = ?) AND (? IS NULL OR page = ?) ORDER BY id DESC LIMIT ?",
        after?.number ?? Int64.max, state?.rawValue, state?.rawValue, page, page, limit + 1)
      let found = Array(rows.prefix(limit))
      return Page(rows: found, next: rows.count > limit ? found.last?.id.text : nil)
    }
  }

  /// - Throws: `notFound`.
  public func revision(_ id: RevisionID) throws -> PageRevision {
    guard let found = try engine.read({ try SituationLoader(session: $0).revision(id) }) else { throw Refusal.notFound(id.text) }
    return found
  }
}

extension DerivedWork {
  /// APR-1, APR-2: revisions to be put up, and the review of all pages.
  func pageItems() throws -> [WorkItem] {
    let open = try session.all(PageRevision.rows, where: "WHERE state = 'toPublish' ORDER BY id")
    return open.flatMap { $0.work(in: calendar.zone) } + (try reviewDuty())
  }

  private func reviewDuty() throws -> [WorkItem] {
    let last = try session.first("SELECT at FROM page_review ORDER BY id DESC LIMIT 1") { $0.instant(0) }
    let first = try session.first(
      "SELECT published_at FROM page_revision WHERE published_at IS NOT NULL ORDER BY published_at LIMIT 1"
    ) { $0.instant(0) }
    return PageRevision.duty(lastReview: last, firstPublished: first)
  }

  func replaceReviewDuty() throws {
    try session.execute("DELETE FROM work_item WHERE kind = 'reviewPages'")
    for item in try reviewDuty() {
      try session.execute(
        "INSERT INTO work_item (kind, due, subject, owner) VALUES (?, ?, ?, NULL)", item.kind.rawValue, item.due.milliseconds,
        item.subject.text)
    }
  }
}
