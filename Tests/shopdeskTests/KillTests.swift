import DeskCore
import DeskLive
@_spi(Testing) import DeskStore
import DeskTestKit
import Foundation
import Testing

/// reliability.md F1, F2: `kill -9` at random moments of eight processes that write without pause. SHOPDESK_KILLS=1000 kills as often.
@Suite("Killed processes", .serialized)
struct KillTests {
  private static let kills = ProcessInfo.processInfo.environment["SHOPDESK_KILLS"].flatMap(Int.init) ?? 120
  fileprivate static let processes = 8

  @Test("F1, F2: kill -9 of eight busy processes loses no acknowledged command, doubles none, and verify stays sound")
  func killed() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("shopdesk-kill-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("shop.db").path
    let desk = try Desk.create(path, settings: ShopSettings(name: "示例店", training: true))
    defer { desk.close() }
    try BenchShop(desk).fill(finished: 0, open: 400)

    var workers = try (0..<Self.processes).map { try Worker($0, path, folder) }
    var random = SystemRandomNumberGenerator()
    for kill in 1...Self.kills {
      usleep(UInt32.random(in: 20_000...60_000, using: &random))
      // Each fiftieth time all at once: the next opener finds a WAL that nobody closed.
      let victims = kill % 50 == 0 ? Array(workers.indices) : [Int.random(in: workers.indices, using: &random)]
      for victim in victims { workers[victim].kill() }
      for victim in victims { try workers[victim].restart() }
      if kill % 50 == 0 {
        let report = try desk.verify()
        #expect(report.faults == [], "after \(kill) kills")
      }
    }
    usleep(300_000)
    for worker in workers.indices { workers[worker].kill() }

    let acknowledged = try workers.flatMap { try $0.acknowledged() }
    let stored = try desk.commandIDs()
    #expect(acknowledged.count > Self.kills, "the workers must have been busy")
    #expect(Set(acknowledged).count == acknowledged.count)
    #expect(Set(acknowledged).subtracting(stored) == [], "acknowledged and lost")
    #expect(try desk.verify().sentences == [])
    let all = Self.kills + Self.kills / 50 * (Self.processes - 1)
    print("killed \(all) times; acknowledged \(acknowledged.count), stored \(stored.count)")
  }
}

/// One process that says on a file which commands were acknowledged to it.
private struct Worker {
  let part: Int
  let database: String
  let output: URL
  private var process = Process()

  init(_ part: Int, _ database: String, _ folder: URL) throws {
    self.part = part
    self.database = database
    output = folder.appendingPathComponent("acks-\(part)")
    FileManager.default.createFile(atPath: output.path, contents: nil)
    try restart()
  }

  mutating func restart() throws {
    process = Process()
    process.executableURL = URL(fileURLWithPath: Program.path)
    process.arguments = [
      "bench", "worker", "--db", database, "--part", "\(part)", "--of", "\(KillTests.processes)", "--seconds", "600", "--acks",
    ]
    let file = try FileHandle(forWritingTo: output)
    try file.seekToEnd()
    process.standardOutput = file
    try process.run()
  }

  func kill() {
    Foundation.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  /// Whole lines only: a process can die in the middle of one.
  func acknowledged() throws -> [String] {
    let text = String(decoding: try Data(contentsOf: output), as: UTF8.self)
    var lines = text.components(separatedBy: "\n")
    lines.removeLast()
    return lines.map { String($0.prefix { $0 != "\t" }) }
  }
}
