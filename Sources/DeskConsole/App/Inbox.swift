import Foundation

/// Messages from other threads, until the loop takes them.
public final class Inbox: @unchecked Sendable {
  private let lock = NSLock()
  private var messages: [Message] = []

  public init() {}

  public func put(_ message: Message) { lock.withLock { messages.append(message) } }

  public func takeAll() -> [Message] {
    lock.withLock {
      defer { messages = [] }
      return messages
    }
  }
}
