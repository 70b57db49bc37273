import DeskCore
import DeskTestKit
import Foundation
import Testing

@_spi(Testing) @testable import DeskStore

/// reliability.md F12: a shop that can't be written here. As the tests may run as root, who may write anything, the engine is asked for by
/// name; that it is chosen is told by the tests of the program.
@Suite("Looking only")
struct LookingTests {
  static let password = "kitchen-pans-26"

  private func look(_ path: String, _ shop: TestShop) throws -> Desk {
    let engine = try LookingEngine(path: path, .disk)
    let clock = shop.clock
    return Desk(engine: engine, path: path, clock: { clock.now }, settings: try engine.read(ShopSettings.load))
  }

  private func shop() throws -> TestShop {
    let shop = try Scene.order(.awaitingContact)
    try shop.desk.resetPassword(
      of: Role.presaleAgent.rawValue.lowercased(), to: Self.password, mustChange: false, by: shop.session(.dbAdmin))
    // Whoever sat there with the old one is out.
    shop.endDay()
    _ = try shop.session(.presaleAgent)
    return shop
  }

  private func files(_ shop: TestShop) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: shop.folder.path).sorted()
  }

  /// Everything that somebody who looks may expect.
  private func expectLooking(_ desk: Desk, _ path: String, head: Int64) throws {
    #expect(desk.looking == .disk)
    let verified = try desk.verify()
    #expect(verified.faults == [] && verified.head.seq == head)
    #expect(verified.notices == [.lookingOnly(.disk)])
    #expect(try desk.dayStatus().notices == [.lookingOnly(.disk)])
    let begun = try desk.signIn(Role.presaleAgent.rawValue.lowercased(), password: Self.password, terminal: "t")
    #expect(try desk.card(of: Scene.order, for: desk.actor(of: begun.session)).order.id == Scene.order)
    try desk.touch(begun.session)
    #expect(throws: StoreFault.lookingOnly(.disk, path)) {
      try desk.perform(.claimOrder(Scene.order), id: "x", by: begun.session)
    }
    #expect(throws: StoreFault.lookingOnly(.disk, path)) { try desk.perform(.backUp(folder: nil), id: "y", by: begun.session) }
    // Not his post: that is the reason, and there is nowhere to put it on record.
    #expect(throws: Refusal.notPermitted(.backUp)) { try desk.permit(.backUp, args: .object([]), by: begun.session) }
    #expect(throws: Refusal(.notPermitted, rule: "ROL-7", .signInFailed)) { try desk.unlock(begun.session, password: "wrong") }
    try desk.unlock(begun.session, password: Self.password)
    try desk.signOut(begun.session)
    #expect(throws: Refusal(.notPermitted, rule: "ROL-1", .notSignedIn)) { try desk.actor(of: begun.session) }
  }

  @Test("F12: beside others who work there: what they store is seen, and nothing is made or changed")
  func withOthers() throws {
    let shop = try shop()
    let before = try files(shop)
    let head = try shop.desk.verify().head.seq
    let desk = try look(shop.path, shop)
    defer { desk.close() }
    let token = try desk.changeToken()
    try expectLooking(desk, shop.path, head: head)
    #expect(try desk.changeToken() == token)
    try shop.perform(.claimOrder(Scene.order), as: .presaleAgent)
    #expect(try desk.changeToken() != token)
    #expect(try desk.verify().head.seq == head + 1)
    #expect(try desk.actor(of: shop.session(.presaleAgent)).name == Role.presaleAgent.rawValue.lowercased())
    #expect(try files(shop) == before)
    try shop.expectSound()
  }

  @Test("F12: a file alone, or with the log of a process that was killed: all of it is read, and nothing is made beside it")
  func alone() throws {
    let shop = try shop()
    let head = try shop.desk.verify().head.seq
    for (name, ends) in [("log", ["", "-wal"]), ("index", ["", "-wal", "-shm"])] {
      let place = shop.folder.appendingPathComponent(name)
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
      for end in ends { try FileManager.default.copyItem(atPath: shop.path + end, toPath: place.path + "/shop.db" + end) }
      let bytes = ends.map { try? Data(contentsOf: URL(fileURLWithPath: place.path + "/shop.db" + $0)) }
      let desk = try look(place.path + "/shop.db", shop)
      try expectLooking(desk, place.path + "/shop.db", head: head)
      desk.close()
      #expect(try FileManager.default.contentsOfDirectory(atPath: place.path).sorted() == ends.map { "shop.db" + $0 }.sorted())
      #expect(ends.map { try? Data(contentsOf: URL(fileURLWithPath: place.path + "/shop.db" + $0)) } == bytes, "\(name)")
    }
    shop.desk.close()
    #expect(!FileManager.default.fileExists(atPath: shop.path + "-wal"))
    let before = try files(shop)
    let desk = try look(shop.path, shop)
    defer { desk.close() }
    try expectLooking(desk, shop.path, head: head)
    #expect(try files(shop) == before)
  }

  @Test("F12: somebody begins to write while another looks without a lock: the next look sees it, and who looks stays signed in")
  func openedMeanwhile() throws {
    let shop = try shop()
    shop.desk.close()
    let looking = try look(shop.path, shop)
    defer { looking.close() }
    let begun = try looking.signIn(Role.presaleAgent.rawValue.lowercased(), password: Self.password, terminal: "t")
    let token = try looking.changeToken()
    let head = try looking.verify().head.seq
    let working = try shop.terminal()
    try shop.perform(.claimOrder(Scene.order), as: .presaleAgent, on: working)
    #expect(try looking.changeToken() != token)
    #expect(try looking.verify().head.seq == head + 1)
    #expect(try looking.actor(of: begun.session).name == Role.presaleAgent.rawValue.lowercased())
    working.close()
    #expect(try looking.verify().head.seq == head + 1)
    #expect(try looking.actor(of: begun.session).name == Role.presaleAgent.rawValue.lowercased())
    // Another file in its place isn't the shop any more that somebody has signed in to.
    try FileManager.default.copyItem(atPath: shop.path, toPath: shop.path + ".new")
    #expect(rename(shop.path + ".new", shop.path) == 0)
    #expect(throws: StoreFault.replaced(shop.path)) { try looking.dayStatus() }
  }

  @Test("F12: something read while it was being written is no answer")
  func writtenMeanwhile() throws {
    let shop = try shop()
    shop.desk.close()
    let engine = try LookingEngine(path: shop.path, .file)
    defer { engine.close() }
    #expect(throws: StoreFault.busy(holder: nil, seconds: 0)) {
      try engine.read { session in
        let working = try shop.terminal()
        try shop.perform(.claimOrder(Scene.order), as: .presaleAgent, on: working)
        working.close()
        return try session.integer("SELECT count(*) FROM record")
      }
    }
    #expect(throws: StoreFault.lookingOnly(.file, shop.path)) { try engine.read { try $0.execute("DELETE FROM setting") } }
  }

  @Test("F12: an older program's file can't be brought up to date, another program's isn't looked at")
  func others() throws {
    let shop = try TestShop()
    try shop.desk.rawSQL("PRAGMA user_version = \(Schema.current - 1)")
    #expect(throws: StoreFault.readOnly("\(shop.path) (schema \(Schema.current - 1) < \(Schema.current))")) {
      try LookingEngine(path: shop.path, .folder)
    }
    let path = shop.folder.path + "/other.db"
    try Foreign(path).run("CREATE TABLE t (a)")
    #expect(throws: StoreFault.foreignFile(path)) { try LookingEngine(path: path, .folder) }
  }
}
