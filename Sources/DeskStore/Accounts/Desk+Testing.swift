import DeskCore

extension Desk {
  /// A person and a session without a password, for tests and measurements in training shops: scrypt is slow on purpose.
  ///
  /// - Throws: `unsafeSetting` in a real shop.
  @_spi(Testing)
  public func trainee(_ name: String, displayName: String? = nil, roles: [Role], terminal: String = "test") throws -> Session {
    guard settings.training else { throw StoreFault.unsafeSetting("trainee") }
    let session = Session.random()
    try engine.write { connection in
      if try connection.integer("SELECT 1 FROM person WHERE name = ?", name) == nil {
        try connection.execute(
          "INSERT INTO person (name, display_name, version, created_at) VALUES (?, ?, 1, ?)", name, displayName ?? name,
          now.milliseconds)
        for (position, role) in roles.enumerated() {
          try connection.execute(
            "INSERT INTO person_role (person, position, role) VALUES (?, ?, ?)", name, position + 1, role.rawValue)
        }
      }
      let end = now.advanced(byHours: Session.lifetimeHours).milliseconds
      // Nobody has typed a password here, so none gets old.
      try connection.execute(
        "INSERT INTO session (token, person, terminal, began_at, seen_at, expires_at, confirmed_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
        session.digest, name, terminal, now.milliseconds, now.milliseconds, end, end)
    }
    return session
  }

  /// SQL from a test that plays a foreign program or a forger.
  @_spi(Testing)
  public func rawSQL(_ sql: String) throws { try (engine as? SQLiteEngine)?.schema { try $0.run(sql) } }

  /// What a foreign program reads: each row's values as text, nothing for NULL.
  @_spi(Testing)
  public func rawRows(_ sql: String) throws -> [[String]] {
    try (engine as? SQLiteEngine)?.schema { connection in
      try connection.rows(of: sql)
    } ?? []
  }

  /// Every command id that stands in a record.
  @_spi(Testing)
  public func commandIDs() throws -> Set<String> {
    Set(try engine.read { try $0.all("SELECT command_id FROM record WHERE command_id IS NOT NULL") { $0.text(0) } })
  }
}
