import DeskCore

extension Desk {
  /// Leaves a record of something that isn't about one subject: a file that left, a list that was printed (REC-1, REC-3).
  ///
  /// - Throws: `notPermitted`, recorded as any refused attempt.
  public func recordShop(_ kind: CommandKind, args: JSON, by session: Session) throws {
    let outcome: Result<Void, Refusal> = try engine.write { connection in
      let actor = try Transaction(connection, now: now, settings: settings).actor(of: session)
      var records = try RecordWriter(connection)
      let role = actor.role(for: kind)
      try records.append(
        RecordDraft(
          at: now, person: actor.name, role: role, terminal: actor.terminal, command: kind.rawValue, commandID: nil,
          subject: Subject.shop.text, version: 0, done: role != nil, body: RecordBody.text(args: args)))
      return role == nil ? .failure(.notPermitted(kind)) : .success(())
    }
    try outcome.get()
  }
}
