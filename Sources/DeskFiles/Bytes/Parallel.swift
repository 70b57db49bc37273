import Foundation

/// Work on several items at once, results in their order.
enum Parallel {
  /// - Throws: the error of the first item, in order, that has one. All items are worked on all the same.
  static func map<Item: Sendable, Result: Sendable, Failure: Error>(
    _ items: [Item], _ transform: @Sendable (Item) throws(Failure) -> Result
  ) throws(Failure) -> [Result] {
    let slots = Slots<Swift.Result<Result, Failure>>(count: items.count)
    DispatchQueue.concurrentPerform(iterations: items.count) { index in
      do throws(Failure) {
        slots.set(index, .success(try transform(items[index])))
      } catch {
        slots.set(index, .failure(error))
      }
    }
    var results: [Result] = []
    for case let slot? in slots.take() { results.append(try slot.get()) }
    return results
  }

  /// Sendable by hand: every access holds the lock.
  private final class Slots<Value: Sendable>: @unchecked Sendable {
    private let lock = NSLock()
    private var values: [Value?]

    init(count: Int) { values = Array(repeating: nil, count: count) }

    func set(_ index: Int, _ value: Value) { lock.withLock { values[index] = value } }
    func take() -> [Value?] {
      lock.withLock {
        defer { values = [] }
        return values
      }
    }
  }
}
