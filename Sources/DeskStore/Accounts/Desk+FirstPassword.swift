import DeskCore

extension Desk {
  /// ROL-6: keeps the first password of an account that waits for approval. It becomes theirs with the account, and goes when the request does.
  ///
  /// - Throws: a refusal when it breaks ROL-7, or when the session's person hasn't asked for such an account.
  public func keepFirstPassword(of name: String, _ password: String, by session: Session) throws {
    let actor = try actor(of: session)
    let faults = PasswordRule.faults(password, person: name)
    guard faults.isEmpty else { throw Refusal(.refused, rule: "ROL-7", .password(faults)) }
    let hash = try PasswordHash.make(password, log2Rounds: hashRounds)
    try engine.write { connection in
      let open = try SituationLoader(session: connection).openRequests(on: .person(name))
      guard open.contains(where: { $0.command == .addPerson && $0.askedBy == actor.name }) else {
        throw Refusal.notFound(Subject.person(name).text)
      }
      try connection.execute(
        """
        INSERT INTO first_password (person, hash, set_at) VALUES (?, ?, ?)
        ON CONFLICT (person) DO UPDATE SET hash = excluded.hash, set_at = excluded.set_at
        """, name, hash.stored, now.milliseconds)
    }
  }
}
