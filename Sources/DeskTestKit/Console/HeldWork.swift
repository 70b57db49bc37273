import Foundation

/// Work that a test lets through when it likes; at once unless it holds.
final class HeldWork: @unchecked Sendable {
  private let lock = NSLock()
  private var waiting: [@Sendable () -> Void] = []
  var isHolding = false

  var isEmpty: Bool { lock.withLock { waiting.isEmpty } }

  func run(_ work: @escaping @Sendable () -> Void) { lock.withLock { waiting.append(work) } }

  /// False when there was none.
  @discardableResult
  func runOne() -> Bool {
    guard let work = lock.withLock({ waiting.isEmpty ? nil : waiting.removeFirst() }) else { return false }
    work()
    return true
  }

  func runAll() -> Bool {
    var any = false
    while runOne() { any = true }
    return any
  }
}
