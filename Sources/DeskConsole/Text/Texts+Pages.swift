import DeskCore

/// Words about what pages say (APR-2).
extension Texts {
  var pagesTitle: String { pick("页面修订", "page revisions") }
  var noRevisions: String { pick("还没有批准过的修订", "no revision has been approved yet") }

  public func title(_ state: PageRevision.State) -> String {
    switch state {
    case .toPublish: pick("待发布", "to publish")
    case .published: pick("已发布", "published")
    case .withdrawn: pick("已撤下", "withdrawn")
    }
  }

  public func title(_ kind: RevisionPlan.Kind) -> String {
    switch kind {
    case .page: pick("页面", "page")
    case .copy: pick("文案", "copy")
    case .notice: pick("公告", "notice")
    }
  }

  /// APR-2: what it read before was found so, and isn't what was published last.
  public func foundOutside(_ last: RevisionID) -> String {
    pick("原文为站外改动后所见, 上次发布 \(last.text)", "found changed outside since \(last.text)")
  }

  func approved(by person: String, _ at: String) -> String { pick("\(person) 批 \(at)", "approved by \(person) \(at)") }
  func published(by person: String, _ at: String) -> String { pick("\(person) 发 \(at)", "published by \(person) \(at)") }
}
