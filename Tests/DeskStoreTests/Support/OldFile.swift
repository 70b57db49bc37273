import DeskCore
import DeskTestKit
import Foundation

@_spi(Testing) @testable import DeskStore

/// Copies of a shop's file as an older program would have left it.
enum OldFile {
  /// What version 10 made is taken away.
  private static let version9 = "ALTER TABLE page_revision DROP COLUMN changed_since; PRAGMA user_version = 9"

  /// - Parameters:
  ///   - version: 9, or what this program writes: the same rows without being brought up to date.
  ///   - rows: SQL that makes rows what the older program wrote.
  ///   - body: what it wrote for the body of a record; the chain is reckoned anew over it.
  /// - Returns: the copy, opened by this program.
  static func open(_ shop: TestShop, version: Int = 9, rows: String = "", body: (String) -> String = { $0 }) throws -> Desk {
    let path = shop.folder.appendingPathComponent("old-\(UUID().uuidString).db").path
    try shop.desk.rawSQL("VACUUM INTO '\(path)'")
    let file = try Foreign(path)
    let triggers = try file.rows("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
    for trigger in triggers { try file.run("DROP TRIGGER \(trigger[0])") }
    try file.run(rows)
    try rewrite(file, body)
    for trigger in triggers { try file.run(trigger[1]) }
    if version == 9 { try file.run(version9) }
    let clock = shop.clock
    return try Desk.open(path, fixedClock: { clock.now })
  }

  private static func rewrite(_ file: Foreign, _ body: (String) -> String) throws {
    let records = try file.rows(
      """
      SELECT seq, at, person, coalesce(role, ''), terminal, command, coalesce(command_id, ''), subject, version, done, body, stand_in
      FROM record ORDER BY seq
      """)
    guard records.contains(where: { body($0[10]) != $0[10] }) else { return }
    func blob(_ bytes: [UInt8]) -> String { "x'\(OriginalForm.hex(bytes))'" }
    var previous = RecordWriter.genesis
    var form: [UInt8] = []
    try file.run("BEGIN")
    for row in records {
      let text = body(row[10])
      let draft = RecordDraft(
        at: Instant(milliseconds: Int64(row[1]) ?? 0), person: row[2], role: Role(rawValue: row[3]), terminal: row[4],
        command: row[5], commandID: row[6].isEmpty ? nil : row[6], subject: row[7], version: Int(row[8]) ?? 0, done: row[9] == "1",
        body: text, isStandIn: row[11] == "1")
      let digest = RecordWriter.digest(of: draft, seq: Int64(row[0]) ?? 0, previous: previous, in: &form)
      let quoted = text.replacingOccurrences(of: "'", with: "''")
      try file.run(
        "UPDATE record SET body = '\(quoted)', previous = \(blob(previous)), digest = \(blob(digest)) WHERE seq = \(row[0])")
      previous = digest
    }
    try file.run("COMMIT")
  }
}
