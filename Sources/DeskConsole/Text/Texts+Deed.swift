import DeskCore

/// Whose act a record tells of, and what became of a request (APR-1): the same words in stories, logs and on cards.
extension Texts {
  /// What was done or tried; of what was carried out on approval, for whom; of a request that went to another post, to which and because of
  /// what (APR-1).
  public func act(_ row: TimelineRow, person: (String) -> String) -> String {
    [actWord(row), actMore(row, person: person)].filter { !$0.isEmpty }.joined(separator: ", ")
  }

  /// The same where that it was refused is said otherwise.
  public func actDone(_ row: TimelineRow, person: (String) -> String) -> String {
    row.deed == nil ? title(recorded: row.command) : act(row, person: person)
  }

  /// The same where there is little room: without for whom and why.
  func actWord(_ row: TimelineRow) -> String {
    switch row.deed {
    case .carriedOut?: pick("批准执行: \(command(row.command))", "approved: \(command(row.command))")
    case .moved(let move)? where move.staysPut: pick("金额重算", "reckoned anew")
    case .moved(let move)?: pick("转交\(title(move.to))", "moved to \(title(move.to))")
    case nil: row.done ? command(row.command) : refusedAttempt(command(row.command))
    }
  }

  /// For whom, or because of what.
  func actMore(_ row: TimelineRow, person: (String) -> String) -> String {
    switch row.deed {
    case .carriedOut(let asker)?: return pick("\(person(asker)) 提出", "carried out for \(person(asker))")
    case .moved(let move)?:
      let why =
        if move.of == row.subject {
          pick("审批时重新核对", "looked at again when it was to be decided")
        } else {
          pick("因: ", "because of: ") + cause(move)
        }
      return (move.value.map { "\($0), " } ?? "") + why
    case nil: return ""
    }
  }

  /// What had been done, to what; of an older record only by which command.
  private func cause(_ move: TimelineRow.Move) -> String {
    guard let kind = CommandKind(rawValue: move.cause), let of = move.of else { return command(move.cause) }
    return done(kind, name(recorded: of))
  }
}
