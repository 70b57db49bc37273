import DeskCore

/// APR-2: what was approved for pages, as a page to read: number, state, where, from and to, and by whom.
extension AppState {
  func page(_ revisions: [PageRevision]) -> String {
    let lines = revisions.flatMap { one -> [String] in
      let zone = calendar.zone
      var hands = [texts.approved(by: person(one.approvedBy), texts.moment(one.approvedAt, now: now, in: zone))]
      if let by = one.publishedBy, let at = one.publishedAt {
        hands.append(texts.published(by: person(by), texts.moment(at, now: now, in: zone)))
      }
      let head = "\(one.id.text) \(texts.title(one.state))  \(texts.title(one.plan.kind)) \(one.plan.page) \(one.plan.part)"
      let found = one.plan.changedSince.map { "  (\(texts.foundOutside($0)))" } ?? ""
      let change = (one.plan.from.map { "\($0) \(glyphs.arrow) \(one.plan.to)" } ?? one.plan.to) + found
      return [head, "  " + change, "  " + hands.joined(separator: "  ") + (one.reason.map { "  \($0)" } ?? "")]
    }
    return lines.isEmpty ? texts.noRevisions : lines.joined(separator: "\n")
  }
}
