import DeskCore
import DeskTestKit
import Foundation
import Testing

@testable import DeskStore

/// reliability.md F3: a log as power failures leave it. SHOPDESK_IMAGES=1000 opens as many.
@Suite("Torn logs", .serialized)
struct TornLogTests {
  private static let count = ProcessInfo.processInfo.environment["SHOPDESK_IMAGES"].flatMap(Int.init) ?? 14

  private func damaged(_ log: [UInt8], _ kind: Int, _ dice: inout Dice) -> [UInt8] {
    var log = log
    func sector(_ dice: inout Dice) -> Int { Int.random(in: 0..<log.count / 512, using: &dice) * 512 }
    switch kind {
    case 0: log.removeSubrange(Int.random(in: 0..<log.count, using: &dice)...)
    case 1: log.removeSubrange(sector(&dice)...)
    case 2:
      let from = Int.random(in: 0..<log.count, using: &dice)
      for index in from..<log.count { log[index] = UInt8.random(in: 0...255, using: &dice) }
    case 3:
      let from = sector(&dice)
      for index in from..<from + 512 { log[index] = 0 }
    case 4:
      let (a, b) = (sector(&dice), sector(&dice))
      for index in 0..<512 { log.swapAt(a + index, b + index) }
    case 5:
      let at = Int.random(in: 0..<log.count, using: &dice)
      log[at] ^= 1 << UInt8.random(in: 0..<8, using: &dice)
    default:
      // The tail is there, but of another time: an old log under a new beginning.
      let from = Int.random(in: 0..<log.count, using: &dice)
      let shift = 512 * Int.random(in: 1...8, using: &dice)
      for index in from..<log.count { log[index] = log[(index + shift) % log.count] }
    }
    return log
  }

  @Test("F3: what opens is a prefix of the commits, exactly as far as the log is whole, and it is sound")
  func prefix() throws {
    let images = try DamagedImages(commits: 30)
    #expect(images.ends == images.ends.sorted() && images.ends.last == images.log.count)
    var dice = Dice(seed: 3)
    var reached: Set<Int> = []
    for number in 0..<Self.count {
      let log = damaged(images.log, number % 7, &dice)
      let intact =
        zip(images.log, log).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? min(images.log.count, log.count)
      let commits = images.ends.lastIndex { $0 <= intact } ?? 0
      guard case .opened(let dump, let faults) = try images.open(file: images.file, log: log) else {
        Issue.record("image \(number): refused")
        continue
      }
      #expect(faults == [], "image \(number)")
      #expect(images.dumps.firstIndex(of: dump) == commits, "image \(number)")
      reached.insert(commits)
    }
    #expect(reached.count > min(Self.count, 30) / 3)
    print("\(Self.count) torn logs, \(reached.count) different prefixes of \(images.dumps.count - 1) commits")
  }

  @Test("F3: a checkpoint that power cut short: pages of the file are torn, the log still has them")
  func checkpoint() throws {
    let images = try DamagedImages(commits: 30)
    let pages = images.pagesInLog.sorted().filter { $0 * images.pageSize <= images.file.count }
    #expect(pages.count > 10)
    var dice = Dice(seed: 4)
    for number in 0..<Self.count / 4 {
      var file = images.file
      for page in pages where Bool.random(using: &dice) {
        let start = (page - 1) * images.pageSize + 512 * Int.random(in: 0..<images.pageSize / 512, using: &dice)
        for index in start..<page * images.pageSize { file[index] = UInt8.random(in: 0...255, using: &dice) }
      }
      guard case .opened(let dump, let faults) = try images.open(file: file, log: images.log) else {
        Issue.record("image \(number): refused")
        continue
      }
      #expect(faults == [], "image \(number)")
      #expect(dump == images.dumps.last, "image \(number)")
    }
  }
}
