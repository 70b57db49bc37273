import CStore
import DeskCore
import Foundation

/// Writers of all processes take turns through a lock on a file beside the database before they ask SQLite for its write lock: SQLite's own
/// waiting sleeps and starves (perf.md A), the kernel's queue doesn't. The file holds the process number of whoever has the turn.
final class Turn: @unchecked Sendable {
  private let file: Int32
  private let name: String

  /// - Throws: `StoreFault.readOnly` when the lock file can't be opened.
  init(beside database: String) throws {
    name = database + "-turn"
    file = open(name, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw StoreFault.readOnly("\(name): \(String(cString: strerror(errno)))") }
  }

  deinit { close(file) }

  /// Waits for the turn at most `milliseconds`.
  ///
  /// - Throws: `StoreFault.busy` that names the process which has it.
  func take(milliseconds: Int) throws {
    switch cstore_take_turn(file, Int32(milliseconds)) {
    case 0:
      var owner = getpid()
      pwrite(file, &owner, MemoryLayout<pid_t>.size, 0)
    case 1: throw StoreFault.busy(holder: holder, seconds: milliseconds / 1000)
    default: throw StoreFault.inputOutput("\(name): \(String(cString: strerror(errno)))")
    }
  }

  /// Counts a commit that is now visible to others. The WAL's own writes come before the commit can be read, so a terminal that looked on
  /// those would look too early and, with nothing further to wake it, see the change a second late.
  func countCommit() {
    var count: UInt64 = 0
    pread(file, &count, MemoryLayout<UInt64>.size, Self.countOffset)
    count &+= 1
    pwrite(file, &count, MemoryLayout<UInt64>.size, Self.countOffset)
  }

  func end() { cstore_end_turn(file) }

  /// Whether somebody waits for it.
  var isWanted: Bool { cstore_turn_is_wanted(file) != 0 }

  /// Waits until those who wait have had their turn, at most `milliseconds`: whoever takes it again at once is running, and who was woken isn't
  /// yet. On a busy machine the second never came first. A process that was stopped while it waited holds nobody up for longer.
  func giveWay(milliseconds: Int = 100) {
    let end = ContinuousClock.now + .milliseconds(milliseconds)
    while isWanted, ContinuousClock.now < end { usleep(500) }
  }

  /// Where the count of commits lies in the file; before it stands the process number of the holder.
  static let countOffset: off_t = 8

  private var holder: String? {
    var owner: pid_t = 0
    guard pread(file, &owner, MemoryLayout<pid_t>.size, 0) == MemoryLayout<pid_t>.size, owner > 0 else { return nil }
    return "pid \(owner)"
  }
}
