import DeskCore

extension Desk {
  /// Cards of a wave's parcels in the given stages, in the order of their numbers.
  public func cards(wave: ShopDay, stages: Set<ParcelStage>, courier: String? = nil, for reader: Actor) throws -> [ParcelCard] {
    let ids = try engine.read { connection in
      try connection.all("SELECT id, stage, courier FROM parcel WHERE wave = ? ORDER BY id", Int64(wave.number)) {
        ($0.text(0), $0.text(1), $0.optionalText(2))
      }
    }
    return try ids.filter { row in
      ParcelStage(rawValue: row.1).map(stages.contains) == true && (courier == nil || row.2 == courier)
    }.map { try card(of: ParcelID(stored: $0.0), for: reader) }
  }

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
