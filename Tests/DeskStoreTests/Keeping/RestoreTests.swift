import DeskCore
import DeskTestKit
import Foundation
import Testing

@_spi(Testing) @testable import DeskStore

@Suite("Restoring a backup")
struct RestoreTests {
  /// A shop with a backup, and what was done after it.
  private func shop() throws -> (shop: TestShop, file: String) {
    let (shop, _) = try Scene.parcel(.packed)
    let file = try #require(try shop.perform(.backUp(folder: nil), as: .dbAdmin).file)
    shop.clock.advance(minutes: 5)
    try shop.take([.paid("2001"), .paid("2002")])
    shop.clock.advance(minutes: 5)
    try shop.perform(.noteOrder(Scene.order, text: "补", flag: nil), as: .presaleAgent)
    return (shop, file)
  }

  private func restore(_ shop: TestShop, _ file: String) throws -> RestoreReport {
    let actor = try shop.actor(.dbAdmin)
    let restoration = try Restoration(file, over: shop.path, shop: shop.desk, holder: "test pid \(getpid())", isDry: false)
    return try restoration.commit(by: actor)
  }

  private func leftOvers(_ shop: TestShop) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: shop.folder.path).filter {
      $0.contains("staged") || $0.contains("-restore")
    }
  }

  @Test("REC-2: what is newer than the backup is counted and named; a dry run changes nothing and locks nobody out")
  func dry() throws {
    let (shop, file) = try shop()
    let head = try shop.desk.verify().head
    let row = try #require(try shop.desk.backups(limit: 1).first)
    let before = try Foreign(shop.path).dump()
    let restoration = try Restoration(file, over: shop.path, shop: shop.desk, holder: "x", isDry: true)
    let report = try restoration.report()
    #expect(report.backup == row.head)
    #expect(report.replaced == ClosingMark(record: head.seq, digest: head.digest))
    #expect(report.common == row.head.record)
    #expect(report.lostRecords == Int(head.seq - row.head.record))
    #expect(report.lostOrders == 2 && report.firstOrder == "O0000002" && report.lastOrder == "O0000003")
    #expect(report.lostCommands.contains(.init(command: "noteOrder", count: 1)))
    #expect(report.lostCommands.contains(.init(command: "backUp", count: 1)))
    #expect(report.lostTo == shop.clock.now)
    #expect(report.faults == [] && report.aside == nil)
    #expect(throws: StoreFault.self) { try restoration.commit(by: shop.actor(.dbAdmin)) }
    #expect(try Foreign(shop.path).dump() == before)
    try shop.perform(.noteOrder(Scene.order, text: "后", flag: nil), as: .presaleAgent)
  }

  @Test("REC-2, F24: the backup takes the shop's place; its chain goes on with the restore's record, which names what was lost")
  func restored() throws {
    let (shop, file) = try shop()
    let head = try shop.desk.verify().head
    let backup = try #require(try shop.desk.backups(limit: 1).first)
    let report = try restore(shop, file)
    let aside = try #require(report.aside)
    #expect(aside == shop.path + "-replaced-20260105-135100")
    // Who has the old file open sees it, and neither reads nor writes there any more.
    #expect(throws: StoreFault.replaced(shop.path)) {
      try shop.perform(.noteOrder(Scene.order, text: "x", flag: nil), as: .presaleAgent)
    }
    #expect(throws: StoreFault.replaced(shop.path)) { try shop.desk.dayStatus() }
    shop.desk.close()

    let desk = try shop.terminal()
    defer { desk.close() }
    #expect(try desk.verify(closings: [backup.head]).sentences == [])
    #expect(try desk.verify().head.seq == backup.head.record + 1)
    let record = try #require(try desk.log(limit: 1).first)
    #expect(record.command == "restoreBackup" && record.role == .dbAdmin && record.done)
    let body = try Foreign(shop.path).value("SELECT body FROM record ORDER BY seq DESC LIMIT 1")
    for part in ["\"lostHead\":\"\(head.digest)@\(head.seq)\"", "\"lostRecords\":\(report.lostRecords)", "\"lostOrders\":2", aside]
    {
      #expect(body.contains(part), "\(part)")
    }
    // Nobody is signed in: what was a session then may be a thief's now.
    #expect(try Foreign(shop.path).value("SELECT count(*) FROM session") == "0")
    // The replaced file is whole without its log, and nothing else is left.
    let old = try Desk.open(aside)
    #expect(try old.verify().head == head)
    #expect(try old.verify().sentences == [])
    old.close()
    #expect(try leftOvers(shop) == [])
    let mode = try FileManager.default.attributesOfItem(atPath: shop.path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    // A digest kept elsewhere of what was lost says so.
    #expect(try desk.verify(closings: [ClosingMark(record: head.seq, digest: head.digest)]).isSound == false)
  }

  @Test("REC-2: a second restore from before the first finds the last record that both have")
  func diverged() throws {
    let (shop, file) = try shop()
    _ = try restore(shop, file)
    shop.desk.close()
    let desk = try shop.terminal()
    defer { desk.close() }
    let session = try desk.trainee("other", roles: [.presaleAgent])
    try desk.perform(.noteOrder(Scene.order, text: "新", flag: nil), id: "new", by: session)
    let again = try Restoration(shop.path + "-replaced-20260105-135100", over: shop.path, shop: desk, holder: "x", isDry: true)
    let report = try again.report()
    #expect(report.lostRecords == 2 && report.lostCommands.map(\.command) == ["noteOrder", "restoreBackup"])
    #expect(report.common == (try desk.verify().head.seq) - 2)
  }

  @Test("REC-2: what isn't this shop's whole backup is refused, and nothing is changed")
  func refused() throws {
    let (shop, file) = try shop()
    // Another beginning: shops of one clock and one act are one.
    let other = try TestShop(at: TestClock.at(2026, 1, 5, 9, 0))
    _ = try other.refusal(.drillBackup, as: .shipper)
    let others = try #require(try other.perform(.backUp(folder: nil), as: .dbAdmin).file)
    let folder = shop.folder.path
    func damaged(_ name: String, _ sql: String) throws -> String {
      let path = folder + "/" + name
      try FileManager.default.copyItem(atPath: file, toPath: path)
      try Foreign(path).run(sql)
      return path
    }
    func refusal(_ file: String) throws -> Refusal.Reason? {
      do {
        _ = try restore(shop, file)
        return nil
      } catch let refusal as Refusal { return refusal.reason }
    }
    #expect(try refusal(others) == .cannotRestore(.otherShop))
    let forged = try damaged("forged.db", "DROP TRIGGER record_no_update; UPDATE record SET body = '{}' WHERE seq = 3")
    if case .cannotRestore(.unsound(let what))? = try refusal(forged) {
      #expect(what.hasPrefix("record 3 "))
    } else {
      Issue.record("taken")
    }
    let newer = try damaged("newer.db", "PRAGMA user_version = 99")
    #expect(throws: StoreFault.newerSchema(found: 99, known: Schema.current)) { try restore(shop, newer) }
    let foreign = try damaged("foreign.db", "PRAGMA application_id = 1")
    #expect(throws: StoreFault.foreignFile(foreign)) { try restore(shop, foreign) }
    let real = try damaged("real.db", "UPDATE setting SET value = '0' WHERE name = 'training'")
    #expect(try refusal(real) == .cannotRestore(.otherKind))
    let bytes = try Data(contentsOf: URL(fileURLWithPath: file))
    try bytes.prefix(bytes.count / 2).write(to: URL(fileURLWithPath: folder + "/half.db"))
    if case .cannotRestore(.unsound)? = try refusal(folder + "/half.db") {} else { Issue.record("half a file was taken") }
    #expect(try leftOvers(shop) == [])
    try shop.perform(.noteOrder(Scene.order, text: "还在", flag: nil), as: .presaleAgent)
    try shop.expectSound()
  }

  @Test("REC-2: while somebody restores nobody opens, reads or writes; a lock whose process is gone locks nobody out")
  func lockedOut() throws {
    let (shop, file) = try shop()
    var restoration: Restoration? = try Restoration(file, over: shop.path, shop: nil, holder: "heping pid 7", isDry: false)
    let under = StoreFault.restoreUnderWay("heping pid 7")
    #expect(throws: under) { try shop.terminal() }
    #expect(throws: under) { try shop.perform(.noteOrder(Scene.order, text: "x", flag: nil), as: .presaleAgent) }
    #expect(throws: under) { try shop.desk.dayStatus() }
    #expect(throws: under) { try Restoration(file, over: shop.path, shop: nil, holder: "other", isDry: false) }
    withExtendedLifetime(restoration) {}
    restoration = nil
    try shop.perform(.noteOrder(Scene.order, text: "x", flag: nil), as: .presaleAgent)
    try Data("gone pid 7".utf8).write(to: URL(fileURLWithPath: RestoreLock.name(shop.path)))
    try shop.perform(.noteOrder(Scene.order, text: "y", flag: nil), as: .presaleAgent)
    try shop.terminal().close()
  }

  @Test("REC-2: a shop that can't be opened any more is replaced by the backup, and its file kept with its log")
  func rescued() throws {
    let (shop, file) = try shop()
    shop.desk.close()
    try Data("broken".utf8).write(to: URL(fileURLWithPath: shop.path))
    try Data("log".utf8).write(to: URL(fileURLWithPath: shop.path + "-wal"))
    #expect(throws: StoreFault.self) { try shop.terminal() }
    let actor = Actor(name: "dbadmin", displayName: "何平", roles: [.dbAdmin], terminal: "test")
    let restoration = try Restoration(file, over: shop.path, shop: nil, holder: "x", isDry: false)
    let report = try restoration.commit(by: actor)
    #expect(report.replaced == nil)
    let aside = try #require(report.aside)
    #expect(try Data(contentsOf: URL(fileURLWithPath: aside)) == Data("broken".utf8))
    #expect(try Data(contentsOf: URL(fileURLWithPath: aside + "-wal")) == Data("log".utf8))
    let again = try Restoration(file, over: shop.path + "2", shop: nil, holder: "x", isDry: false)
    #expect(try again.commit(by: actor).aside == nil)
    withExtendedLifetime(again) {}
  }

  @Test("ROL-7, REC-3: a loan that was given back since the backup and a buyer seen by a reason don't come to life again with it")
  func mended() throws {
    let (shop, _) = try Scene.parcel(.packed)
    for (name, role) in [("limei", Role.presaleAgent), ("wangqiang", .agentLead)] {
      try shop.appoint(.addPerson(name: name, displayName: name, role: role))
      try shop.desk.resetPassword(of: name, to: "kitchen-pans-26", mustChange: false, by: shop.session(.dbAdmin))
    }
    try shop.perform(.borrowAccount(name: "wangqiang", by: "limei", until: nil, reason: "王强出差"), as: .director)
    try shop.perform(.unmaskOrder(Scene.order, reason: "对发票抬头"), as: .finance)
    let file = try #require(try shop.perform(.backUp(folder: nil), as: .dbAdmin).file)
    try shop.perform(.returnAccount(name: "wangqiang"), as: .director)
    shop.clock.advance(minutes: 1)
    let now = shop.clock.now
    _ = try restore(shop, file)
    shop.desk.close()
    let desk = try shop.terminal()
    defer { desk.close() }
    #expect(try Foreign(shop.path).value("SELECT count(*) FROM unmasking") == "0")
    #expect(try Foreign(shop.path).rows("SELECT ended_at FROM account_loan") == [["\(now.milliseconds)"]])
    #expect(throws: Refusal(.notPermitted, rule: "ROL-7", .accountNotLent, mayBeDoneBy: [.director, .generalManager])) {
      try desk.signIn("limei@wangqiang", password: "kitchen-pans-26", terminal: "t")
    }
    // Its owner changes the password that somebody else has used, as after every loan.
    #expect(try desk.signIn("wangqiang", password: "kitchen-pans-26", terminal: "t").mustChange)
    let finance = try desk.trainee("finance", roles: [.finance])
    #expect(try !desk.card(of: Scene.order, for: desk.actor(of: finance)).unmasked)
    #expect(try desk.verify().sentences == [])
  }

  @Test("F14: another file put in the shop's place by hand is noticed before the next write")
  func replacedByHand() throws {
    let (shop, file) = try shop()
    try FileManager.default.copyItem(atPath: file, toPath: shop.path + ".new")
    #expect(rename(shop.path + ".new", shop.path) == 0)
    #expect(throws: StoreFault.replaced(shop.path)) {
      try shop.perform(.noteOrder(Scene.order, text: "x", flag: nil), as: .presaleAgent)
    }
  }
}
