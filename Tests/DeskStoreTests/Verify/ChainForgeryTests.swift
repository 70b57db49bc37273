import CStore
import DeskCore
import DeskTestKit
import Foundation
import Testing

@_spi(Testing) @testable import DeskStore

/// F25: every kind of forgery at every row of a chain of 500 records. Each is made in a savepoint of one copy in memory and taken back.
@Suite("Forgeries of a long chain")
struct ChainForgeryTests {
  private static let length = 500
  /// Every row with `SHOPDESK_ALL_FORGERIES=1`, else every 25th, the first and the last.
  private static let step = ProcessInfo.processInfo.environment["SHOPDESK_ALL_FORGERIES"] == nil ? 25 : 1

  /// A chain of 500 in memory, as the store writes it, and its head.
  private func chain() throws -> (memory: SQLiteConnection, head: ClosingMark) {
    let shop = try TestShop(inMemory: true)
    _ = try shop.session(.agentLead)
    try shop.desk.engine.write { connection in
      var records = try RecordWriter(connection)
      while records.seq < Self.length {
        let number = records.seq + 1
        try records.append(
          RecordDraft(
            at: shop.clock.now, person: "agentlead", role: .agentLead, terminal: "test", command: "savePhrase",
            commandID: number % 7 == 0 ? nil : "id-\(number)", subject: "shop", version: Int(number), done: number % 11 != 0,
            body: "{\"args\":{\"phrase\":\"话术\(number)\"}}"))
      }
    }
    let copy = shop.folder.path + "/copy.db"
    FileManager.default.createFile(atPath: copy, contents: nil)
    try shop.desk.engine.backup(to: copy) { _ in }
    var opened: OpaquePointer?
    try #require(sqlite3_open(":memory:", &opened) == SQLITE_OK)
    let memory = SQLiteConnection(try #require(opened))
    try memory.run("ATTACH '\(copy)' AS f; CREATE TABLE record AS SELECT * FROM f.record; DETACH f")
    try memory.run("CREATE UNIQUE INDEX record_seq ON record (seq)")
    let walk = try ChainWalk(memory)
    #expect(walk.faults == [] && walk.last == Int64(Self.length))
    return (memory, walk.head)
  }

  private func rows() -> [Int] {
    Array(Set(Array(stride(from: 1, through: Self.length, by: Self.step)) + [2, Self.length - 1, Self.length])).sorted()
  }

  /// The faults after `forge`, which is taken back.
  private func faults(_ memory: SQLiteConnection, closings: [ClosingMark] = [], _ forge: () throws -> Void) throws -> [String] {
    try memory.run("SAVEPOINT forgery")
    defer { try? memory.run("ROLLBACK TO forgery; RELEASE forgery") }
    try forge()
    return try ChainWalk(memory, closings: closings).faults.map(\.description)
  }

  @Test(
    "REC-1, F25: changed, deleted, swapped and inserted records are found at every row, by number; an untouched chain has no fault")
  func rowsForged() throws {
    let (memory, head) = try chain()
    var tried = 0
    for row in rows() {
      let changed = try faults(memory) { try memory.run("UPDATE record SET body = replace(body, '话术', '话木') WHERE seq = \(row)") }
      #expect(changed.first?.hasPrefix("record \(row) ") == true, "changed \(row): \(changed)")
      if row < Self.length {
        let deleted = try faults(memory) { try memory.run("DELETE FROM record WHERE seq = \(row)") }
        #expect(deleted.first == "record \(row) is missing")
        let swapped = try faults(memory) {
          try memory.run(
            "UPDATE record SET seq = -1 WHERE seq = \(row); UPDATE record SET seq = \(row) WHERE seq = \(row + 1); UPDATE record SET seq = \(row + 1) WHERE seq = -1"
          )
        }
        #expect(swapped.first == "record \(row) doesn't follow the one before it")
      }
      // In between, everything after it one further; after the last, one more.
      let inserted = try faults(memory) {
        try memory.run(
          """
          UPDATE record SET seq = -seq - 1 WHERE seq > \(row); UPDATE record SET seq = -seq WHERE seq < 0;
          INSERT INTO record SELECT seq + 1, at, person, role, terminal, command, 'new', subject, version, done, body, digest, digest, stand_in
          FROM record WHERE seq = \(row)
          """)
      }
      #expect(inserted.first?.hasPrefix("record \(row + 1) ") == true, "inserted after \(row): \(inserted)")
      tried += 4
    }
    for _ in 0..<100 { #expect(try ChainWalk(memory, closings: [head]).faults == []) }
    print("forgeries of rows: \(tried), 100 untouched")
  }

  @Test(
    "REC-1, F25: a chain that is cut or computed anew from any row on is found by the head that is kept elsewhere, and only by it")
  func wholeForged() throws {
    let (memory, head) = try chain()
    var tried = 0
    for row in rows() {
      let cut = try faults(memory, closings: [head]) { try memory.run("DELETE FROM record WHERE seq >= \(row)") }
      #expect(cut == ["record \(Self.length) is missing, of which a closing was taken"], "cut at \(row)")
      let anew: () throws -> Void = {
        try memory.run("UPDATE record SET body = replace(body, '话术', '话木') WHERE seq = \(row)")
        try self.recompute(memory, from: row)
      }
      #expect(try faults(memory, anew) == [], "computed anew from \(row): sound in itself")
      #expect(
        try faults(memory, closings: [head], anew) == ["record \(Self.length) isn't the one that closing \(head.text) was taken of"]
      )
      tried += 2
    }
    print("chains cut or computed anew: \(tried)")
  }

  /// What somebody does who has the file and this program.
  private func recompute(_ memory: SQLiteConnection, from row: Int) throws {
    var form: [UInt8] = []
    var digest =
      row == 1 ? RecordWriter.genesis : try memory.first("SELECT digest FROM record WHERE seq = ?", row - 1) { $0.blob(0) }!
    let drafts = try memory.all(
      "SELECT seq, at, person, role, terminal, command, command_id, subject, version, done, body, stand_in FROM record WHERE seq >= ? ORDER BY seq",
      row
    ) { statement in
      (
        statement.int(0),
        RecordDraft(
          at: statement.instant(1), person: statement.text(2), role: statement.optionalText(3).flatMap(Role.init(rawValue:)),
          terminal: statement.text(4), command: statement.text(5), commandID: statement.optionalText(6), subject: statement.text(7),
          version: Int(statement.int(8)), done: statement.bool(9), body: statement.text(10), isStandIn: statement.bool(11))
      )
    }
    for (seq, draft) in drafts {
      let previous = digest
      digest = RecordWriter.digest(of: draft, seq: seq, previous: previous, in: &form)
      try memory.execute("UPDATE record SET previous = ?, digest = ? WHERE seq = ?", previous, digest, seq)
    }
  }
}
