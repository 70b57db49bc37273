import DeskCore
import Foundation

/// Says at once when any process has committed: each commit is counted in the turn's file, and the kernel reports that file's writes, so that an
/// idle terminal costs nothing and a change shows within milliseconds. GRDB's own observation is blind to other processes (design.md 4).
///
/// The owner polls `fileDescriptor` together with the keyboard, calls `drain` when it is readable, and asks `Desk.changeToken`
/// whether something was committed.
public final class ChangeWatch: @unchecked Sendable {
  public let fileDescriptor: Int32
  private let folder: String
  private let name: String
  private let turn: Int32
  private var counted: UInt64 = 0

  /// Nil when the system has no watch left: then the owner asks for the token every quarter of a second.
  public init?(database path: String) {
    let url = URL(fileURLWithPath: path)
    folder = url.deletingLastPathComponent().path
    name = url.lastPathComponent + "-turn"
    turn = open(path + "-turn", O_RDONLY | O_CLOEXEC)
    fileDescriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
    guard fileDescriptor >= 0, turn >= 0 else {
      close(fileDescriptor)
      close(turn)
      return nil
    }
    // The folder, not the file, so that a file that was replaced doesn't leave the terminal deaf.
    guard inotify_add_watch(fileDescriptor, folder, UInt32(IN_MODIFY | IN_CREATE | IN_MOVED_TO)) >= 0 else {
      close(fileDescriptor)
      close(turn)
      return nil
    }
    counted = count
  }

  deinit {
    close(fileDescriptor)
    close(turn)
  }

  private var count: UInt64 {
    var value: UInt64 = 0
    return pread(turn, &value, MemoryLayout<UInt64>.size, Turn.countOffset) == MemoryLayout<UInt64>.size ? value : 0
  }

  /// Takes what the kernel has reported. True: somebody has committed since the last time this said so.
  public func drain() -> Bool {
    var hit = false
    var buffer = [UInt8](repeating: 0, count: 8192)
    while true {
      let count = read(fileDescriptor, &buffer, buffer.count)
      guard count > 0 else { break }
      buffer.withUnsafeBytes { memory in
        var offset = 0
        while offset + 16 <= count {
          let length = Int(memory.loadUnaligned(fromByteOffset: offset + 12, as: UInt32.self))
          let text = memory[(offset + 16)..<min(offset + 16 + length, count)].prefix { $0 != 0 }
          if String(decoding: text, as: UTF8.self) == name { hit = true }
          offset += 16 + length
        }
      }
    }
    guard hit else { return false }
    let now = count
    defer { counted = now }
    return now != counted
  }
}
