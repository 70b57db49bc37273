import DeskCore
import DeskTestKit
import Dispatch
import Foundation
import Synchronization
import Testing

@testable import DeskStore

@Suite("Taking turns")
struct TurnTests {
  /// What came of waiting for a turn that another holds, on a thread of libdispatch, which blocks all signals, or on one of our own.
  private func wait(for turn: Turn, onDispatch: Bool) async -> StoreFault? {
    await withCheckedContinuation { continuation in
      let body: @Sendable () -> Void = {
        do {
          try turn.take(milliseconds: 50)
          turn.end()
          continuation.resume(returning: nil)
        } catch { continuation.resume(returning: error as? StoreFault) }
      }
      if onDispatch { DispatchQueue.global().async(execute: body) } else { Thread.detachNewThread(body) }
    }
  }

  @Test(
    "F8: a writer that doesn't let go makes others wait, then they are told who it is, on whatever thread",
    arguments: [true, false])
  func busy(onDispatch: Bool) async throws {
    let shop = try TestShop()
    let holder = try Turn(beside: shop.path)
    let other = try Turn(beside: shop.path)
    try holder.take(milliseconds: 10)
    #expect(await wait(for: other, onDispatch: onDispatch) == .busy(holder: "pid \(getpid())", seconds: 0))
    #expect(try shop.desk.queueCounts().count == WorkKind.allCases.count, "reading goes on")
    holder.end()
    #expect(await wait(for: other, onDispatch: onDispatch) == nil)
  }

  @Test("Whoever takes the turn again and again lets in who waits, and waits for nobody else")
  func givesWay() throws {
    let shop = try TestShop()
    let again = try Turn(beside: shop.path)
    let other = try Turn(beside: shop.path)
    let came = Mutex<[String]>([])
    try again.take(milliseconds: 10)
    #expect(!again.isWanted)
    Thread.detachNewThread {
      guard (try? other.take(milliseconds: 5000)) != nil else { return }
      came.withLock { $0.append("waited") }
      other.end()
    }
    while !again.isWanted { usleep(100) }
    again.end()
    again.giveWay(milliseconds: 5000)
    try again.take(milliseconds: 5000)
    came.withLock { $0.append("again") }
    again.end()
    #expect(came.withLock(\.self) == ["waited", "again"] && !again.isWanted)
  }

  @Test("F8: a foreign writer makes a command wait; when it is gone the command is done, once")
  func foreignWriter() async throws {
    let shop = try Scene.order(.awaitingContact)
    let foreign = try Foreign(shop.path)
    try foreign.run("BEGIN IMMEDIATE")
    let session = try shop.desk.actor(of: shop.session(.presaleAgent)).name
    #expect(session == "presaleagent")
    let token = try shop.session(.presaleAgent)
    let desk = shop.desk
    async let receipt = Task.detached { try desk.perform(.claimOrder(Scene.order), id: "k-1", by: token) }.value
    try await Task.sleep(for: .milliseconds(30))
    try foreign.run("ROLLBACK")
    #expect(try await receipt.repeated == false)
    #expect(try shop.facts().claimedBy == "presaleagent")
  }
}
