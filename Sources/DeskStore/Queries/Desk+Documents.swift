import DeskCore

extension Desk {
  /// Leaves a record of something that isn't about one subject: a file that left, a list that was printed (REC-1, REC-3).
  ///
  /// - Throws: `notPermitted`, recorded as any refused attempt.
  public func recordShop(_ kind: CommandKind, args: JSON, by session: Session) throws {
    try recordShop(kind, all: [args], by: session)
  }

  /// As above, of several files at once: all of them are on record, or none is.
  public func recordShop(_ kind: CommandKind, all args: [JSON], by session: Session) throws {
    let outcome: Result<Void, Refusal> = try engine.write { connection in
      let actor = try Transaction(connection, now: now, settings: settings).actor(of: session)
      var records = try RecordWriter(connection)
      let role = actor.role(for: kind)
      for args in args {
        try records.append(
          RecordDraft(
            at: now, person: actor.name, role: role, terminal: actor.terminal, command: kind.rawValue, commandID: nil,
            subject: Subject.shop.text, version: 0, done: role != nil, body: RecordBody.text(args: args)))
      }
      return role == nil ? .failure(.notPermitted(kind)) : .success(())
    }
    try outcome.get()
  }

  /// REC-4: before a file of somebody's is looked at: whether they may at all. An attempt without permission is refused and on record,
  /// whatever the file is like.
  ///
  /// - Throws: `notPermitted`.
  public func permit(_ kind: CommandKind, args: JSON, by session: Session) throws {
    try permit(kind, args: args, refusal: .notPermitted(kind), by: session) { $0.role(for: kind) != nil }
  }

  /// The same of a paper of one kind (FUL-8).
  public func permit(printing document: PrintDocument, args: JSON, by session: Session) throws {
    try permit(.printPaper, args: args, refusal: .notPermitted(printing: document), by: session) {
      $0.role(printing: document) != nil
    }
  }

  private func permit(
    _ kind: CommandKind, args: JSON, refusal: Refusal, by session: Session, _ may: (Actor) -> Bool
  ) throws {
    // Without a turn for who may: most do.
    if may(try actor(of: session)) { return }
    // F12: nothing can be put on record.
    if engine.looking != nil { throw refusal }
    let refused: Bool = try engine.write { connection in
      let work = Transaction(connection, now: now, settings: settings)
      let actor = try work.actor(of: session)
      guard !may(actor) else { return false }
      try work.recordRefused(kind, .shop, args: args, by: actor)
      return true
    }
    if refused { throw refusal }
  }
}
