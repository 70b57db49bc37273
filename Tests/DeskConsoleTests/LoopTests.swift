import DeskCore
import DeskScreen
import DeskTestKit
import Foundation
import Testing

@testable import DeskConsole

/// The loop as the program runs it: lanes in the background, a backend that sleeps until somebody wakes it.
struct LoopTests {
  @Test func theStoreIsAskedInTheBackgroundAndWakesTheLoop() {
    let shop = MemoryShop.fixture()
    let backend = SleepingBackend()
    backend.events =
      "zhangmin".map { .key(.character($0)) } + [.key(.enter)] + "sesame-2026".map { .key(.character($0)) } + [.key(.enter)]
    let changes = Counter()
    let loop = ConsoleLoop(
      backend: backend, services: shop.services,
      wiring: .init(wake: { backend.wake() }, storeChanged: { changes.take() }))
    // Nobody presses a key until the console has nothing left to do.
    backend.whenIdle = [
      { [.key("a")] },
      { [.key(.down), .key("a")] },
      {
        _ = try? shop.perform(.noteOrder(OrderID(number: 2), text: "x", flag: .red), as: "wangqiang")
        changes.add()
        return [.wake]
      },
      { [.key("q")] },
    ]
    backend.isIdle = { loop.state.isIdle && loop.state.day != nil }
    loop.run()
    #expect(loop.isFinished)
    #expect(shop.performed.suffix(3).map(\.kind) == [.claimOrder, .claimOrder, .noteOrder])
    #expect(
      loop.state.service.list.rows.first { $0.order == OrderID(number: 2) }?.flag == .red, "another's commit is on the screen")
  }

  /// A wake that only brings an outcome must not ask the store again, or the console would never come to rest.
  @Test func outcomesAloneDoNotReload() {
    let shop = MemoryShop.fixture()
    var services = shop.services
    let asked = Counter()
    let queue = services.queue
    services.queue = { kinds, order, find, after, limit in
      asked.add()
      return try queue(kinds, order, find, after, limit)
    }
    let backend = SleepingBackend()
    backend.events =
      "zhangmin".map { .key(.character($0)) } + [.key(.enter)] + "sesame-2026".map { .key(.character($0)) } + [.key(.enter)]
    let loop = ConsoleLoop(backend: backend, services: services, wiring: .init(wake: { backend.wake() }))
    backend.whenIdle = [{ [.wake] }, { [.wake] }, { [.key("q")] }]
    backend.isIdle = { loop.state.isIdle && loop.state.service.list.isLoaded }
    loop.run()
    #expect(asked.count == 1)
  }

  /// A write that never gets its turn keeps nobody from leaving, and reading goes on beside it.
  @Test func leavingDoesNotWaitForAStuckWrite() {
    let shop = MemoryShop.fixture()
    var services = shop.services
    let stuck = DispatchSemaphore(value: 0)
    defer { stuck.signal() }
    services.perform = { _, _, _ in
      stuck.wait()
      throw StoreFault.busy(holder: nil, seconds: 0)
    }
    let touched = Counter()
    services.touch = { touched.add() }
    let backend = SleepingBackend()
    backend.events =
      "zhangmin".map { .key(.character($0)) } + [.key(.enter)] + "sesame-2026".map { .key(.character($0)) } + [.key(.enter)]
    let loop = ConsoleLoop(backend: backend, services: services, wiring: .init(wake: { backend.wake() }))
    backend.whenIdle = [{ [.key("a")] }]
    backend.isIdle = { loop.state.isIdle && loop.state.day != nil }
    while loop.state.flight == nil { loop.step(timeoutMilliseconds: 50) }
    let began = ContinuousClock.now
    loop.apply(.terminated)
    #expect(loop.isFinished)
    #expect(loop.leftWork)
    #expect(ContinuousClock.now - began < .seconds(2))
    #expect(touched.count == 1)
  }
}

/// Sleeps in `nextEvent` as a terminal does; when nothing has come for a while and the console is idle, the next act of the script comes.
private final class SleepingBackend: Backend, @unchecked Sendable {
  let size = Size(columns: 100, rows: 30)
  var events: [InputEvent] = []
  var whenIdle: [() -> [InputEvent]] = []
  var isIdle: () -> Bool = { false }
  private let signal = DispatchSemaphore(value: 0)

  func wake() { signal.signal() }
  func present(_ surface: Surface, theme: Theme) {}
  func ring(_ bell: Bell) {}
  func copyToClipboard(_ text: String) -> Bool { true }
  func suspend() {}
  func restore() {}

  func nextEvent(timeoutMilliseconds: Int?) -> InputEvent? {
    if !events.isEmpty { return events.removeFirst() }
    guard timeoutMilliseconds != 0 else { return nil }
    // The loop's short wait for the rest of a scan is no rest: a key is held meanwhile.
    if isIdle(), !whenIdle.isEmpty, (timeoutMilliseconds ?? 1000) > Int(ScanGate.pause) {
      events = whenIdle.removeFirst()()
      return events.isEmpty ? nil : events.removeFirst()
    }
    return signal.wait(timeout: .now() + .milliseconds(timeoutMilliseconds ?? 1000)) == .success ? .wake : nil
  }
}

private final class Counter: @unchecked Sendable {
  private let lock = NSLock()
  private var value = 0
  var count: Int { lock.withLock { value } }
  func add() { lock.withLock { value += 1 } }

  /// True when something was added since the last time.
  func take() -> Bool {
    lock.withLock {
      defer { value = 0 }
      return value > 0
    }
  }
}
