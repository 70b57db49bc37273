import DeskCore
import DeskTestKit
import Foundation
import Testing

@_spi(Testing) @testable import DeskStore

@Suite("Opening a shop's file")
struct OpeningTests {
  private func folder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("shopdesk-open-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }

  private func fault(_ path: String) throws -> StoreFault? {
    do {
      try Desk.open(path).close()
      return nil
    } catch let fault as StoreFault { return fault }
  }

  @Test("Reliability 0.1: FULL sync and the other settings are read back on both connections")
  func settings() throws {
    let shop = try TestShop()
    let engine = try #require(shop.desk.engine as? SQLiteEngine)
    let wanted = [
      "synchronous": "2", "foreign_keys": "1", "recursive_triggers": "1", "trusted_schema": "0", "cell_size_check": "1",
      "mmap_size": "0",
    ]
    for (pragma, value) in wanted {
      #expect(try engine.schema { try $0.text(of: "PRAGMA \(pragma)") } == value, "\(pragma)")
      #expect(try engine.read { try ($0 as? SQLiteConnection)?.text(of: "PRAGMA \(pragma)") } == value, "\(pragma) of the reader")
    }
    #expect(try engine.schema { try $0.text(of: "PRAGMA journal_mode") } == "wal")
    #expect(try engine.read { try ($0 as? SQLiteConnection)?.text(of: "PRAGMA query_only") } == "1")
  }

  @Test("Reading can't write")
  func readOnlyReader() throws {
    let engine = try #require(try TestShop().desk.engine as? SQLiteEngine)
    #expect(throws: StoreFault.self) { try engine.read { try $0.execute("DELETE FROM setting") } }
  }

  @Test("No file, no shop; and none is made by looking")
  func missing() throws {
    let path = try folder().appendingPathComponent("shop.db").path
    #expect(try fault(path) == .noDatabase(path))
    #expect(!FileManager.default.fileExists(atPath: path))
    #expect(try FileManager.default.contentsOfDirectory(atPath: (path as NSString).deletingLastPathComponent).isEmpty)
  }

  @Test("An existing file is never made into a new shop")
  func exists() throws {
    let shop = try TestShop()
    #expect(throws: StoreFault.alreadyExists(shop.path)) {
      try Desk.create(shop.path, settings: ShopSettings(name: "x", training: true))
    }
  }

  @Test("Another program's database is refused and stays as it is, byte for byte")
  func foreignDatabase() throws {
    let path = try folder().appendingPathComponent("other.db").path
    try Foreign(path).run("CREATE TABLE t (a); INSERT INTO t VALUES (1)")
    let before = try Data(contentsOf: URL(fileURLWithPath: path))
    #expect(try fault(path) == .foreignFile(path))
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
  }

  @Test("So does another program's database in WAL mode, with what its WAL holds")
  func foreignWAL() throws {
    let path = try folder().appendingPathComponent("other.db").path
    let program = try Foreign(path)
    try program.run("PRAGMA journal_mode = WAL; CREATE TABLE t (a); INSERT INTO t VALUES (1)")
    let before = try Data(contentsOf: URL(fileURLWithPath: path))
    let wal = try Data(contentsOf: URL(fileURLWithPath: path + "-wal"))
    #expect(try fault(path) == .foreignFile(path))
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    #expect(try Data(contentsOf: URL(fileURLWithPath: path + "-wal")) == wal)
    #expect(!FileManager.default.fileExists(atPath: path + "-turn"))
    #expect(try program.value("SELECT a FROM t") == "1")
  }

  @Test(
    "Text, emptiness and rubbish are no shop", arguments: ["", "x", "订单编号,买家会员名\n", String(repeating: "rubbish ", count: 1000)])
  func noDatabase(content: String) throws {
    let path = try folder().appendingPathComponent("shop.db").path
    try Data(content.utf8).write(to: URL(fileURLWithPath: path))
    guard case .foreignFile? = try fault(path) else {
      Issue.record("opened")
      return
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data(content.utf8))
  }

  @Test("F17: a file that a newer shopdesk wrote is refused, with both numbers")
  func newer() throws {
    let shop = try TestShop()
    let known = Schema.current
    try shop.desk.rawSQL("PRAGMA user_version = \(known + 1)")
    #expect(throws: StoreFault.newerSchema(found: known + 1, known: known)) { try shop.terminal() }
  }

  @Test("F17: a console that is open while a newer program brings the file up to date stops writing, reads on, and spoils nothing")
  func newerMeanwhile() throws {
    let shop = try Scene.order(.awaitingContact)
    let before = try shop.desk.verify().head.seq
    let known = Schema.current
    try Foreign(shop.path).run("PRAGMA user_version = \(known + 1)")
    #expect(throws: StoreFault.newerSchema(found: known + 1, known: known)) {
      try shop.perform(.claimOrder(Scene.order), as: .presaleAgent)
    }
    #expect(try shop.desk.verify().head.seq == before)
    // The newer one is taken back: what was refused can be done.
    try Foreign(shop.path).run("PRAGMA user_version = \(known)")
    try shop.perform(.claimOrder(Scene.order), as: .presaleAgent)
    try shop.expectSound()
  }

  @Test("F13: network file systems are known by their numbers; this one is none")
  func network() {
    #expect(!NetworkFileSystem.contains(FileManager.default.temporaryDirectory.path))
    #expect(!NetworkFileSystem.contains("/nowhere/at/all"))
    #expect(NetworkFileSystem.isListed(0x6969) && NetworkFileSystem.isListed(0xFF53_4D42) && !NetworkFileSystem.isListed(0xEF53))
  }

  @Test("The file and its lock belong to one user alone")
  func modes() throws {
    let shop = try TestShop()
    for name in [shop.path, shop.path + "-turn"] {
      let mode = try FileManager.default.attributesOfItem(atPath: name)[.posixPermissions] as? Int
      #expect(mode == 0o600, "\(name)")
    }
  }

  @Test("F12: a file in a folder that isn't there can't be made")
  func cantCreate() throws {
    let file = try folder().appendingPathComponent("a")
    try Data("x".utf8).write(to: file)
    #expect(throws: StoreFault.self) {
      try Desk.create(file.appendingPathComponent("shop.db").path, settings: ShopSettings(name: "x", training: true))
    }
  }

  @Test("SHOPDESK_NOW: a fixed clock is for training shops alone")
  func fixedClock() throws {
    let path = try folder().appendingPathComponent("shop.db").path
    let real = ShopSettings(name: "x", training: false)
    #expect(throws: StoreFault.clockNotAllowed) { try Desk.create(path, settings: real, fixedClock: { TestClock.monday }) }
    #expect(!FileManager.default.fileExists(atPath: path))
    try Desk.create(path, settings: real).close()
    #expect(throws: StoreFault.clockNotAllowed) { try Desk.open(path, fixedClock: { TestClock.monday }) }
    let desk = try Desk.open(path)
    #expect(throws: StoreFault.unsafeSetting("trainee")) { try desk.trainee("x", roles: [.shipper]) }
    desk.close()
  }

  @Test("Settings come back as they were saved: zone, days off, steps")
  func savedSettings() throws {
    let day = try #require(ShopDay(iso: "2026-02-17"))
    let zone = try #require(ShopZone(identifier: "Europe/Berlin"))
    let steps = WaveSteps(printBy: 1, pickBy: 2, packBy: 3, handOverBy: 4, backupAt: 5)
    let calendar = ShopCalendar(
      zone: zone, steps: steps, workingWeekdays: [1, 6], holidays: [day], extraWorkdays: [day.advanced(by: 4)])
    let shop = try TestShop(calendar: calendar)
    let other = try shop.terminal()
    defer { other.close() }
    #expect(other.settings == shop.desk.settings)
    #expect(other.settings.calendar.holidays == [day])
    #expect(other.settings.calendar.service == calendar.service)
  }
}
