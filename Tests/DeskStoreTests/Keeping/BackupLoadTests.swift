import DeskCore
import DeskTestKit
import Foundation
import Testing

@_spi(Testing) @testable import DeskStore

/// F21: backups while everybody writes. `SHOPDESK_BACKUPS=100` for the figure of issue 6.
@Suite("Backups under load", .serialized)
struct BackupLoadTests {
  @Test("REC-2, F21: each backup under load is a state that the shop had, restores sound, and nobody's command waits for it")
  func underLoad() throws {
    let count = ProcessInfo.processInfo.environment["SHOPDESK_BACKUPS"].flatMap { Int($0) } ?? 3
    let shop = try Scene.order(.awaitingContact)
    _ = try shop.session(.dbAdmin)
    let writers = try (0..<3).map { try Writer(shop, $0) }
    for writer in writers { writer.start() }
    var heads: [Int64] = []
    for _ in 0..<count {
      try shop.perform(.backUp(folder: nil), as: .dbAdmin)
      let row = try #require(try shop.desk.backups(limit: 1).first)
      let digest = try shop.desk.engine.read {
        try $0.first("SELECT digest FROM record WHERE seq = ?", row.head.record) { $0.blob(0) }
      }
      #expect(OriginalForm.hex(try #require(digest)) == row.head.digest)
      let staged = try StagedBackup(row.path, at: shop.path + "-trial")
      #expect(staged.head == row.head)
      #expect(try staged.desk.verify(closings: [row.head]).sentences == [])
      // Every command up to the head is in it, and none after it.
      #expect(try staged.desk.engine.read { try $0.integer("SELECT count(*) FROM record") } == row.head.record)
      staged.close()
      StagedBackup.remove(staged.path)
      heads.append(row.head.record)
    }
    let (done, slowest) = writers.reduce((0, 0.0)) { sum, writer in
      let (done, slowest) = writer.stop()
      return (sum.0 + done, max(sum.1, slowest))
    }
    #expect(Set(heads).count == count && heads == heads.sorted())
    #expect(done > count)
    try shop.expectSound()
    print("backups under load: \(count), beside \(done) commands, the slowest \(Int(slowest * 1000)) ms")
  }
}

/// Somebody who notes on an order without pause, on a terminal of their own.
private final class Writer: @unchecked Sendable {
  private let desk: Desk
  private let session: Session
  private let part: Int
  private let lock = NSLock()
  private var isStopped = false
  private var done = 0
  private var slowest = 0.0
  private let ended = DispatchSemaphore(value: 0)

  init(_ shop: TestShop, _ part: Int) throws {
    desk = try shop.terminal()
    session = try shop.session(.presaleAgent)
    self.part = part
  }

  func start() {
    Thread.detachNewThread { [self] in
      var number = 0
      while !lock.withLock({ isStopped }) {
        number += 1
        let begun = Date()
        do {
          try desk.perform(.noteOrder(Scene.order, text: "\(part) \(number)", flag: nil), id: "load-\(part)-\(number)", by: session)
        } catch {
          Issue.record(error)
          break
        }
        let took = Date().timeIntervalSince(begun)
        lock.withLock { (done, slowest) = (done + 1, max(slowest, took)) }
        usleep(2000)
      }
      ended.signal()
    }
  }

  func stop() -> (Int, Double) {
    lock.withLock { isStopped = true }
    ended.wait()
    desk.close()
    return lock.withLock { (done, slowest) }
  }
}
