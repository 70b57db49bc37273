extension Command {
  /// Longest name of a page or of a part of it, in characters.
  static let pageNameLimit = 300

  /// Commands on pages, and what the public is told.
  static func revision(_ kind: CommandKind, _ a: Arguments) throws(Refusal) -> Command {
    switch kind {
    case .proposeRevision:
      let plan = RevisionPlan(
        kind: try a.choice("kind", of: RevisionPlan.Kind.self), page: try a.pageName("page"), part: try a.pageName("part"),
        from: try a.optionalText("from"), to: try a.text("to"), due: try a.optionalText("due") == nil ? nil : a.day("due"),
        changedSince: try a.optionalText("changedSince") == nil ? nil : a.revision("changedSince"))
      guard plan.from != plan.to else { throw Refusal(rule: "APR-2", .nothingToChange) }
      return .proposeRevision(plan)
    case .publishRevision: return .publishRevision(try a.revision())
    case .withdrawRevision: return .withdrawRevision(try a.revision(), reason: try a.text("reason"))
    case .reviewPages: return .reviewPages(note: try a.text("note"))
    default: throw Refusal(.invalid, .unknownCommand(kind.rawValue))
    }
  }

  /// Their arguments as they stand in the record.
  var revisionJSON: JSON {
    switch self {
    case .proposeRevision(let plan):
      .object(
        [("kind", .string(plan.kind.rawValue)), ("page", .string(plan.page)), ("part", .string(plan.part))]
          + Self.present("from", plan.from) + [("to", .string(plan.to))] + Self.present("due", plan.due?.iso)
          + Self.present("changedSince", plan.changedSince?.text))
    case .withdrawRevision(_, let reason): .object([("reason", .string(reason))])
    case .reviewPages(let note): .object([("note", .string(note))])
    default: .object([])
    }
  }
}

extension CommandKind {
  var revisionParameters: [CommandParameter] {
    switch self {
    case .proposeRevision:
      [
        .init("kind", .choice(RevisionPlan.Kind.allCases.map(\.rawValue))), .init("page"), .init("part"),
        .init("from", required: false), .init("to"), .init("due", required: false),
        .init("changedSince", required: false),
      ]
    case .withdrawRevision: [.init("reason")]
    case .reviewPages: [.init("note")]
    default: []
    }
  }
}

extension Arguments {
  public func revision(_ name: String = "revision") throws(Refusal) -> RevisionID {
    guard let id = RevisionID(try text(name)) else { throw .argument(name, .notAnIdentifier) }
    return id
  }

  fileprivate func pageName(_ name: String) throws(Refusal) -> String {
    let text = try text(name)
    guard text.count <= Command.pageNameLimit else { throw .argument(name, .tooLong) }
    return text
  }
}
