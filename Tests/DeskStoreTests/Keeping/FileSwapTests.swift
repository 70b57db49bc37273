import DeskCore
import DeskTestKit
import Foundation
import Testing

@_spi(Testing) @testable import DeskStore

/// REC-2: what lies where when a restore is cut off after any of its steps.
@Suite("A restore that is cut off")
struct FileSwapTests {
  /// A file with three rows, two of them in a log that nobody has folded in, as a killed process leaves them; and a file to take its place.
  private func scene(_ shop: TestShop, _ number: Int) throws -> FileSwap {
    let place = shop.folder.path + "/\(number)"
    try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
    let program = try Foreign(place + "/made.db")
    try program.run("PRAGMA journal_mode = WAL; CREATE TABLE t (a); INSERT INTO t VALUES (1); PRAGMA wal_checkpoint(TRUNCATE)")
    try program.run("INSERT INTO t VALUES (2); INSERT INTO t VALUES (3)")
    try withExtendedLifetime(program) {
      for end in ["", "-wal", "-shm"] {
        try FileManager.default.copyItem(atPath: place + "/made.db" + end, toPath: place + "/shop.db" + end)
      }
    }
    try Foreign(place + "/staged.db").run("CREATE TABLE t (a); INSERT INTO t VALUES (9)")
    return FileSwap(path: place + "/shop.db", staged: place + "/staged.db", aside: place + "/aside.db", keepsLog: true)
  }

  /// What somebody reads who opens it; nil: there is nothing. A copy is opened, so that nothing is mended by looking.
  private func rows(_ path: String, _ shop: TestShop) throws -> [String]? {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    let copy = shop.folder.path + "/copy-\(UUID().uuidString).db"
    for end in ["", "-wal"] where FileManager.default.fileExists(atPath: path + end) {
      try FileManager.default.copyItem(atPath: path + end, toPath: copy + end)
    }
    return try Foreign(copy).rows("SELECT a FROM t ORDER BY a").map { $0[0] }
  }

  @Test("REC-2: after whichever step of putting a backup in a damaged shop's place the machine stops, nothing of either is lost")
  func steps() throws {
    let shop = try TestShop()
    let whole = ["1", "2", "3"]
    let count = try scene(shop, -1).steps.count
    #expect(count == 8)
    var stages: Set<String> = []
    for done in 0...count {
      let swap = try scene(shop, done)
      for step in swap.steps.prefix(done) { try step() }
      switch try rows(swap.path, shop) {
      case whole?: stages.insert("old")
      case nil:
        #expect(try rows(swap.aside, shop) == whole, "after \(done)")
        stages.insert("none")
      case ["9"]?:
        #expect(try rows(swap.aside, shop) == whole, "after \(done)")
        stages.insert("new")
      case let other?: Issue.record("after \(done) steps the shop shows \(other)")
      }
      if done < count - 1 { #expect(try rows(swap.staged, shop) == ["9"], "after \(done)") }
    }
    #expect(stages == ["old", "none", "new"])
  }

  @Test(
    "REC-2: a step that fails leaves everything as it was; a second name that a cut-off restore has left goes before the next one")
  func fails() throws {
    let shop = try TestShop()
    for keepsLog in [true, false] {
      var swap = try scene(shop, keepsLog ? 1 : 2)
      let before = try FileManager.default.contentsOfDirectory(atPath: shop.folder.path + (keepsLog ? "/1" : "/2")).sorted()
      swap = FileSwap(path: swap.path, staged: swap.path + ".gone", aside: swap.aside, keepsLog: keepsLog)
      #expect(throws: StoreFault.self) { try swap.run() }
      let after = try FileManager.default.contentsOfDirectory(atPath: shop.folder.path + (keepsLog ? "/1" : "/2")).sorted()
      func others(_ names: [String]) -> [String] { names.filter { !$0.hasPrefix("shop.db-") } }
      #expect(others(after) == others(before))
      if keepsLog { #expect(try rows(swap.path, shop) == ["1", "2", "3"]) }
    }
    let swap = try scene(shop, 3)
    let left = FileSwap(path: swap.path, staged: swap.staged, aside: swap.path + "-replaced-20260105-100000", keepsLog: true)
    for step in left.steps.prefix(3) { try step() }
    FileSwap.tidy(swap.path)
    let names = try FileManager.default.contentsOfDirectory(atPath: shop.folder.path + "/3").filter { $0.contains("replaced") }
    #expect(names == [])
    #expect(try rows(swap.path, shop) == ["1", "2", "3"])
  }
}
