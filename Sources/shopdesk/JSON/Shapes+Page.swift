import DeskCore

/// Revisions of pages.
extension Shapes {
  func revision(_ one: PageRevision) -> [(String, JSON)] {
    [
      ("id", .string(one.id.text)), ("version", .int(one.version)), ("state", .string(one.state.rawValue)),
      ("kind", .string(one.plan.kind.rawValue)), ("page", .string(one.plan.page)), ("part", .string(one.plan.part)),
      ("from", .optional(one.plan.from)), ("to", .string(one.plan.to)), ("due", .optional(one.plan.due?.iso)),
      ("changedSince", .optional(one.plan.changedSince?.text)),
      ("proposedBy", .string(one.proposedBy)), ("approvedBy", .string(one.approvedBy)), ("approvedAt", time(one.approvedAt)),
      ("publishedBy", .optional(one.publishedBy)), ("publishedAt", time(one.publishedAt)), ("reason", .optional(one.reason)),
    ]
  }
}
