import DeskCore
import Foundation
import Synchronization

/// reliability.md F10: the size of the log, and who keeps it from being folded in. A log that one reader holds grows by everything that is
/// written: it is told from a size on that the program itself never needs.
final class LogWatch: Sendable {
  /// Bytes from which on it is told. SQLite cuts a log that begins anew to this size, `journal_size_limit`.
  static let limit: Int64 = 64 << 20
  /// Seconds that no reading of ours lasts; who reads at both ends of it is named.
  static let patience: Duration = .seconds(5)

  private struct Look {
    var at: ContinuousClock.Instant
    var processes: Set<Int32>
    /// Those that had been reading at the look before, too.
    var stuck: Set<Int32> = []
  }

  private let database: String
  private let limit: Int64
  private let last = Mutex<Look?>(nil)

  init(_ database: String, limit: Int64 = LogWatch.limit) {
    self.database = database
    self.limit = limit
  }

  /// What there is to tell; nil: nothing. The first time that there is something it takes a moment, to tell who reads on from who just reads.
  func notice(at now: ContinuousClock.Instant = .now) -> ShopNotice? {
    let bytes = Self.size(database + "-wal")
    guard bytes > limit else {
      last.withLock { $0 = nil }
      return nil
    }
    let (isFirst, isFresh) = last.withLock { look in (look == nil, look.map { now - $0.at < Self.patience } ?? false) }
    if !isFresh { take(at: now) }
    if isFirst {
      usleep(200_000)
      take(at: now)
    }
    let stuck = last.withLock { $0?.stuck ?? [] }
    return .logLarge(bytes: bytes, readers: stuck.sorted().map { LogReader(process: $0, name: Self.name(of: $0)) })
  }

  private func take(at now: ContinuousClock.Instant) {
    let reading = Self.readers(of: database)
    last.withLock { look in
      look = Look(at: now, processes: reading, stuck: look.map { $0.processes.intersection(reading) } ?? [])
    }
  }

  static func size(_ path: String) -> Int64 {
    var about = stat()
    return stat(path, &about) == 0 ? Int64(about.st_size) : 0
  }

  /// Processes that hold a reader's mark in the log's index, as the kernel lists its locks. The index itself isn't opened: closing it again
  /// would drop SQLite's locks on it.
  static func readers(of database: String, in list: String? = nil) -> Set<Int32> {
    var about = stat()
    guard stat(database + "-shm", &about) == 0 else { return [] }
    let lines = (list ?? (try? String(contentsOfFile: "/proc/locks", encoding: .utf8)) ?? "").split(separator: "\n")
    var found: Set<Int32> = []
    for line in lines {
      // `3: POSIX  ADVISORY  READ 4711 08:01:131297 124 124`
      let words = line.split(separator: " ")
      guard words.count >= 8, words[1] == "POSIX", let process = Int32(words[4]), let first = Int(words[6]) else { continue }
      let file = words[5].split(separator: ":")
      guard file.count == 3, UInt(file[2]) == UInt(about.st_ino), readerMarks.contains(first) else { continue }
      if process > 0 { found.insert(process) }
    }
    return found
  }

  /// SQLite's file format: the locks of the five readers' marks, at byte 123 and after. The first is that of readers who need no log.
  private static let readerMarks = 123...127

  private static func name(of process: Int32) -> String? {
    guard let text = try? String(contentsOfFile: "/proc/\(process)/comm", encoding: .utf8) else { return nil }
    return text.split(separator: "\n").first.map(String.init)
  }
}
