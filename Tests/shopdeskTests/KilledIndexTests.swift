import DeskCore
import DeskFiles
import DeskLive
@_spi(Testing) import DeskStore
import DeskTestKit
import Foundation
import Testing

/// An import that is killed at random moments, in its own transactions and in those of the index after them.
@Suite("A killed import and what can be found", .serialized)
struct KilledIndexTests {
  @Test("ORD-18: kill -9 while orders are imported and indexed; the next one who looks finds every order that stands")
  func killed() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("shopdesk-index-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = try SyntheticOrders(seed: 7, count: 12_000, newest: Desk.systemClock(), hasTraps: false).write(
      toFolder: folder.path)
    let path = folder.appendingPathComponent("shop.db").path
    let desk = try Desk.create(path, settings: ShopSettings(name: "示例店", training: true))
    defer { desk.close() }
    let shop = try BenchShop(desk)
    let actor = try desk.actor(of: shop.session)
    func newest() throws -> Int64 { try desk.find("", limit: 1, for: actor).rows.first?.id.number ?? 0 }
    /// Starts an import and kills it once `isTime` says so, or lets it end.
    func killed(when isTime: () throws -> Bool) throws {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: Program.path)
      process.arguments = ["bench", "import", "--db", path, files.orders, files.details]
      process.standardOutput = FileHandle.nullDevice
      try process.run()
      while process.isRunning, try !isTime() { usleep(1000) }
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
    }
    for reached in [Int64.random(in: 1...4000), Int64.random(in: 4001...9000)] {
      try killed { try newest() >= reached }
      #expect(try desk.ordersToIndex() > 0, "the index comes after the orders")
    }
    try desk.indexOrders(atMost: 1)
    for left in [Int.random(in: 4000...8000), Int.random(in: 1...3000)] {
      try killed { try newest() == files.expected.orders && desk.ordersToIndex() < left }
    }
    try desk.indexOrders()
    let rows = try desk.find("", limit: 1000, for: actor).rows
    #expect(rows.count == 1000)
    for row in rows.shuffled().prefix(100) {
      #expect(try desk.find(row.number, for: actor).rows.map(\.id) == [row.id])
      #expect(try desk.find("\(row.number.suffix(8)) \(row.buyer)", for: actor).rows.contains { $0.id == row.id })
    }
    #expect(try desk.verify().sentences == [])
  }
}
