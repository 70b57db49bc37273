import Foundation

/// The questions that have been asked and not yet taken up, one for each slot.
final class Waiting: @unchecked Sendable {
  private let lock = NSLock()
  private var bySlot: [Query.Slot: (Query, Int)] = [:]

  /// False when the slot had one already, which is replaced: whoever was started for it takes the newer.
  func put(_ query: Query, _ ticket: Int) -> Bool {
    lock.withLock { bySlot.updateValue((query, ticket), forKey: query.slot) == nil }
  }

  func take(_ slot: Query.Slot) -> (Query, Int)? { lock.withLock { bySlot.removeValue(forKey: slot) } }
}
