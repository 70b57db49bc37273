import DeskCore
import DeskTestKit
import Foundation
import Testing

@testable import DeskStore

/// reliability.md F11: bits of the file that flip. SHOPDESK_FLIPS=1000 flips as many.
@Suite("Bit rot", .serialized)
struct BitRotTests {
  private static let count = ProcessInfo.processInfo.environment["SHOPDESK_FLIPS"].flatMap(Int.init) ?? 12

  /// Tables of which each row is told by records or follows from them: nothing may change there unseen. Of the others (sessions, people, settings,
  /// the search index …) a flip in a text or a number can go unseen; how many did is printed.
  static let told: Set<String> = [
    "record", "orders", "order_line", "source_block", "amendment", "movement", "stock_level", "work_item", "waybill",
  ]

  @Test("F11: a flipped bit is refused, or found by verify, or has changed nothing that records tell")
  func flips() throws {
    let images = try DamagedImages(commits: 10)
    // As closing the last terminal leaves it: all in one file.
    guard case .opened(let whole, _) = try images.open(file: images.file, log: nil) else {
      Issue.record("the whole file is refused")
      return
    }
    var dice = Dice(seed: 11)
    // Most of a small file is empty room between rows, where nothing can rot.
    let used = images.file.indices.filter { images.file[$0] != 0 }
    var unseen: [String: Int] = [:]
    var found = (refused: 0, verify: 0, harmless: 0)
    for number in 0..<Self.count {
      var file = images.file
      let at = used[Int.random(in: used.indices, using: &dice)]
      file[at] ^= 1 << UInt8.random(in: 0..<8, using: &dice)
      switch try images.open(file: file, log: nil) {
      case .refused(let error):
        found.refused += 1
        #expect(error is StoreFault, "flip \(number) at \(at): \(error)")
      case .opened(_, let faults) where !faults.isEmpty: found.verify += 1
      case .opened(let dump, _):
        if dump == whole {
          found.harmless += 1
        } else {
          let tables = Self.differing(dump, whole)
          #expect(tables.isDisjoint(with: Self.told), "flip \(number) at \(at) went unseen in \(tables)")
          for table in tables { unseen[table, default: 0] += 1 }
        }
      }
    }
    print("\(Self.count) flipped bits: \(found), unseen \(unseen)")
    #expect(found.verify > 0)
  }

  static func differing(_ one: String, _ other: String) -> Set<String> {
    func tables(_ dump: String) -> [String: String] {
      var tables: [String: String] = [:]
      for part in dump.components(separatedBy: "== ").dropFirst() {
        // SQLite's names are the same in either case.
        let lines = part.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
        tables[lines[0].lowercased()] = lines.count > 1 ? String(lines[1]) : ""
      }
      return tables
    }
    let (a, b) = (tables(one), tables(other))
    return Set(Set(a.keys).union(b.keys).filter { a[$0] != b[$0] })
  }
}
