import DeskCore
import DeskTestKit
import Foundation
import Testing

@_spi(Testing) @testable import DeskStore

@Suite("Backups")
struct BackupTests {
  private func mode(_ path: String) throws -> Int {
    try #require(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int)
  }

  private func files(_ folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }

  @Test("REC-2: a backup is a whole shop in one file of mode 0600, recorded with its size, digest and head")
  func made() throws {
    let (shop, _) = try Scene.parcel(.packed)
    let before = try shop.desk.verify().head
    let receipt = try shop.perform(.backUp(folder: nil), as: .dbAdmin)
    let row = try #require(try shop.desk.backups(limit: 10).first)
    #expect(receipt.file == row.path)
    #expect(row.path == shop.folder.path + "/backup/shop-20260105-134100.db")
    #expect(files(row.folder) == [row.file])
    #expect(try mode(row.path) == 0o600)
    #expect(try mode(row.folder) == 0o700)
    #expect(row.head.record == before.seq && row.head.digest == before.digest)
    #expect(row.bytes == Int64(try Data(contentsOf: URL(fileURLWithPath: row.path)).count))
    #expect(try CopyCheck.sha256(row.path).digest == row.sha256)
    let body = try Foreign(shop.path).value("SELECT body FROM record WHERE seq = \(receipt.seq)")
    for part in [row.sha256, row.head.text, row.path, "\"orders\":1", "\"parcels\":1"] { #expect(body.contains(part), "\(part)") }
    // Nothing but the file is needed, and it says what the shop said.
    let copy = shop.folder.appendingPathComponent("copy.db").path
    try FileManager.default.copyItem(atPath: row.path, toPath: copy)
    let desk = try Desk.open(copy)
    defer { desk.close() }
    let report = try desk.verify()
    #expect(report.faults == [] && report.head == before)
    try shop.expectSound()
  }

  @Test("REC-1: the same command id backs up once")
  func repeated() throws {
    let shop = try Scene.order(.awaitingContact)
    let first = try shop.perform(.backUp(folder: nil), as: .dbAdmin, id: "one")
    let second = try shop.perform(.backUp(folder: nil), as: .dbAdmin, id: "one")
    #expect(second.repeated && second.file == first.file && second.seq == first.seq)
    #expect(try shop.desk.backups(limit: 10).count == 1)
  }

  @Test("F22: what was left unfinished is never a backup and goes with the next one; whole ones and strangers' files stay")
  func leftOvers() throws {
    let shop = try Scene.order(.awaitingContact)
    let first = try #require(try shop.perform(.backUp(folder: nil), as: .dbAdmin).file)
    let folder = shop.folder.path + "/backup"
    for name in ["shop-1.partial", "shop-1.partial-journal", "other.partial", "note.txt"] {
      try Data("x".utf8).write(to: URL(fileURLWithPath: folder + "/" + name))
    }
    let second = try #require(try shop.perform(.backUp(folder: nil), as: .dbAdmin).file)
    #expect(
      files(folder)
        == [(first as NSString).lastPathComponent, (second as NSString).lastPathComponent, "note.txt", "other.partial"].sorted())
  }

  @Test("REC-2: one that is told to stop leaves neither lease nor file nor record")
  func stopped() throws {
    let shop = try Scene.order(.awaitingContact)
    let session = try shop.session(.dbAdmin)
    let before = try shop.desk.lastRecord()
    #expect(throws: CancellationError.self) {
      try shop.desk.keep(.backUp(folder: nil), id: "one", by: session) { _ in throw CancellationError() }
    }
    #expect(files(shop.folder.path + "/backup") == [])
    #expect(try Foreign(shop.path).value("SELECT count(*) FROM lease") == "0")
    #expect(try shop.desk.lastRecord() == before)
    #expect(try shop.desk.keep(.backUp(folder: nil), id: "one", by: session).repeated == false)
  }

  @Test("REC-2: a drill that is told to stop, whenever that is, leaves neither lease nor copy nor record, and the next one runs")
  func stoppedDrill() throws {
    let (shop, _) = try Scene.parcel(.packed)
    let file = try shop.perform(.backUp(folder: nil), as: .dbAdmin).file
    let session = try shop.session(.dbAdmin)
    var steps = 0
    _ = try shop.desk.keep(.drillBackup, id: "whole", by: session) { _ in steps += 1 }
    #expect(steps > 3, "it says that it goes on")
    let before = try shop.desk.lastRecord()
    for last in 1...max(steps, 1) {
      var taken = 0
      #expect(throws: CancellationError.self) {
        try shop.desk.keep(.drillBackup, id: "one", by: session) { _ in
          taken += 1
          if taken == last { throw CancellationError() }
        }
      }
      #expect(try Foreign(shop.path).value("SELECT count(*) FROM lease") == "0")
      #expect(!FileManager.default.fileExists(atPath: shop.path + "-drill"))
      #expect(try shop.desk.lastRecord() == before)
    }
    // A fault of the shop's own disk meanwhile says nothing of the backup.
    #expect(throws: StoreFault.inputOutput("shop.db")) {
      try shop.desk.keep(.drillBackup, id: "one", by: session) { _ in throw StoreFault.inputOutput("shop.db") }
    }
    #expect(try shop.desk.lastRecord() == before)
    #expect(try shop.desk.keep(.drillBackup, id: "one", by: session).file == file)
    try shop.expectSound()
  }

  @Test("REC-2: one at a time; a process that is gone, or a lease that has run out, is passed over")
  func lease() throws {
    let shop = try Scene.order(.awaitingContact)
    let foreign = try Foreign(shop.path)
    let now = shop.clock.now.milliseconds
    func hold(_ holder: String, _ taken: Int64, _ ends: Int64) throws {
      try foreign.run("DELETE FROM lease; INSERT INTO lease VALUES ('backup', '\(holder)', \(taken), \(ends))")
    }
    try hold("watch pid \(getpid()) 1", now, now + 60_000)
    #expect(try shop.refusal(.backUp(folder: nil), as: .dbAdmin)?.code == .busy)
    #expect(try shop.desk.backups(limit: 10).isEmpty)
    // Nobody has process number 1 << 22.
    for (holder, taken, ends) in [
      ("watch pid 4194304 1", now, now + 60_000), ("watch pid \(getpid()) 1", now - 9, now),
      ("x", now + 3_600_000, now + 7_200_000),
    ] {
      try hold(holder, taken, ends)
      try shop.perform(.backUp(folder: nil), as: .dbAdmin)
    }
    #expect(try shop.desk.backups(limit: 10).count == 3)
    #expect(try foreign.value("SELECT count(*) FROM lease") == "0")
  }

  @Test("REC-2: a shop whose pages or chain are damaged gets no backup, and the old ones stay", arguments: ["page", "chain"])
  func damaged(what: String) throws {
    let shop = try Scene.order(.awaitingContact)
    let old = try #require(try shop.perform(.backUp(folder: nil), as: .dbAdmin).file)
    let foreign = try Foreign(shop.path)
    if what == "chain" {
      try foreign.run("DROP TRIGGER record_no_update; UPDATE record SET person = 'x' WHERE seq = 2")
    } else {
      try foreign.run("PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = 3 WHERE name = 'record_command'")
      try foreign.run("PRAGMA writable_schema = OFF; UPDATE setting SET value = value")
    }
    #expect(throws: StoreFault.self) { try shop.perform(.backUp(folder: nil), as: .dbAdmin) }
    #expect(files(shop.folder.path + "/backup") == [(old as NSString).lastPathComponent])
    #expect(try foreign.value("SELECT count(*) FROM backup") == "1")
    #expect(try foreign.value("SELECT count(*) FROM lease") == "0")
  }

  @Test("REC-2: retention removes the files whose time is over, and only those; their rows stay")
  func retention() throws {
    let shop = try TestShop(inMemory: true)
    // A shop has a first record.
    _ = try shop.refusal(.drillBackup, as: .shipper)
    for _ in 0..<40 {
      try shop.perform(.backUp(folder: nil), as: .dbAdmin)
      shop.clock.advance(minutes: 24 * 60)
      shop.endDay()
      try shop.desk.rawSQL("UPDATE session SET expires_at = expires_at + 86400000")
    }
    let rows = try shop.desk.backups(limit: 100)
    #expect(rows.count == 40)
    let there = rows.filter { $0.removedAt == nil }
    #expect(Set(files(shop.folder.path + "/backup")) == Set(there.map(\.file)))
    #expect((30...34).contains(there.count))
    try shop.expectSound()
  }

  @Test("REC-2: the drill restores the newest, holds it against its record, and is on record; a file that was changed is found")
  func drill() throws {
    let (shop, _) = try Scene.parcel(.packed)
    #expect(try shop.refusal(.drillBackup, as: .dbAdmin)?.reason == .noBackup)
    let file = try #require(try shop.perform(.backUp(folder: nil), as: .dbAdmin).file)
    #expect(try shop.perform(.drillBackup, as: .dbAdmin).file == file)
    #expect(try shop.desk.backups(limit: 1).first?.isSound == true)
    #expect(try shop.desk.backupStatus().drilled == shop.clock.now)
    var bytes = try Data(contentsOf: URL(fileURLWithPath: file))
    bytes[bytes.count / 2] ^= 1
    try bytes.write(to: URL(fileURLWithPath: file))
    #expect(throws: StoreFault.corrupt("\(file): isn't the file that was written")) { try shop.perform(.drillBackup, as: .dbAdmin) }
    #expect(try shop.desk.backups(limit: 1).first?.isSound == false)
    #expect(!FileManager.default.fileExists(atPath: shop.path + "-drill"))
    try shop.expectSound()
  }

  @Test(
    "REC-2: whatever a forger changes of the list of backups is found",
    arguments: [
      ("UPDATE backup SET sha256 = lower(hex(randomblob(32)))", "backup 1 isn't what record"),
      ("UPDATE backup SET head_seq = head_seq - 1", "backup 1 isn't what record"),
      ("UPDATE backup SET file = 'x.db'", "backup 1 isn't what record"),
      ("UPDATE backup SET day = 1", "backup 1 isn't what record"),
      ("DELETE FROM backup_drill; DELETE FROM backup", "the backup that record"),
      ("DELETE FROM backup_drill", "the drill that record"),
      ("UPDATE backup_drill SET sound = 0, found = 'x'", "drill 1 isn't what record"),
    ])
  func forged(sql: String, fault: String) throws {
    let shop = try Scene.order(.awaitingContact)
    try shop.perform(.backUp(folder: nil), as: .dbAdmin)
    try shop.perform(.drillBackup, as: .dbAdmin)
    try shop.expectSound("before the forgery")
    try Foreign(shop.path).run(sql)
    let faults = try shop.desk.verify().sentences
    #expect(faults.contains { $0.hasPrefix(fault) }, "\(faults)")
  }
}
