import DeskCore
import DeskTestKit
import Foundation
import Testing

@_spi(Testing) @testable import DeskStore

/// reliability.md F10, F20: what is told although nothing has failed.
@Suite("Notices")
struct NoticeTests {
  @Test("F10: a reader that holds its state lets the log grow: its size is told, then who it is, until it has let go")
  func log() throws {
    let shop = try Scene.order(.awaitingContact)
    let watch = LogWatch(shop.path, limit: LogWatch.size(shop.path + "-wal") + 200_000)
    #expect(watch.notice() == nil)
    let reader = try Foreign(shop.path)
    try reader.run("BEGIN; SELECT count(*) FROM record")
    let text = String(repeating: "长", count: 400)
    for _ in 0..<40 { try shop.perform(.noteOrder(Scene.order, text: text, flag: nil), as: .presaleAgent) }
    let start = ContinuousClock.now
    guard case .logLarge(let bytes, let readers)? = watch.notice(at: start) else {
      Issue.record("not told")
      return
    }
    #expect(bytes > 200_000 && readers.map(\.process) == [getpid()] && readers.first?.name?.isEmpty == false)
    try reader.run("COMMIT")
    // A moment later the kernel isn't asked again.
    #expect(watch.notice(at: start + .seconds(1)) == .logLarge(bytes: bytes, readers: readers))
    guard case .logLarge(_, [])? = watch.notice(at: start + .seconds(6)) else {
      Issue.record("somebody is named who reads no more")
      return
    }
  }

  @Test("F10: the kernel's list of locks is read by file and by the readers' marks alone")
  func locks() throws {
    let shop = try TestShop()
    var about = stat()
    #expect(stat(shop.path + "-shm", &about) == 0)
    let list = """
      1: POSIX  ADVISORY  READ 11 08:01:\(about.st_ino) 124 124
      2: POSIX  ADVISORY  WRITE 12 08:01:\(about.st_ino) 120 120
      3: POSIX  ADVISORY  READ 13 08:01:\(about.st_ino + 1) 124 124
      4: FLOCK  ADVISORY  WRITE 14 08:01:\(about.st_ino) 0 EOF
      4: -> POSIX  ADVISORY  READ 15 08:01:\(about.st_ino) 124 124
      5: POSIX  ADVISORY  READ 16 08:01:\(about.st_ino) 128 128
      6: POSIX  ADVISORY  READ 17 08:01:\(about.st_ino) 123 123
      7: POSIX
      """
    #expect(LogWatch.readers(of: shop.path, in: list) == [11, 17])
  }

  @Test("F20: a clock that was put back is told while it is behind, marked in the record where it happened, and found by verify")
  func clock() throws {
    let shop = try Scene.order(.awaitingContact)
    try shop.perform(.claimOrder(Scene.order), as: .presaleAgent)
    #expect(try shop.desk.dayStatus().notices == [])
    #expect(try shop.desk.verify().notices == [])
    let head = try shop.desk.verify().head.seq
    shop.clock.advance(minutes: -60)
    #expect(try shop.desk.dayStatus().notices == [.clockBehind(seconds: 3600)])
    try shop.perform(.noteOrder(Scene.order, text: "后", flag: nil), as: .presaleAgent)
    shop.clock.advance(minutes: 1)
    try shop.perform(.noteOrder(Scene.order, text: "又", flag: nil), as: .presaleAgent)
    // The newest record isn't the latest; a program that opens now knows it, too.
    #expect(try shop.desk.dayStatus().notices == [.clockBehind(seconds: 3540)])
    let other = try shop.terminal()
    #expect(try other.notices() == [.clockBehind(seconds: 3540)])
    other.close()
    let bodies = try Foreign(shop.path).rows("SELECT seq, body FROM record WHERE seq > \(head) ORDER BY seq")
    let marked = bodies.filter { $0[1].hasSuffix(",\"clockBack\":3600}") }
    #expect(marked.map { $0[0] } == ["\(head + 1)"])
    let report = try shop.desk.verify()
    #expect(report.faults == [])
    #expect(report.notices == [.clockRanBack(times: 1, record: head + 1, seconds: 3600), .clockBehind(seconds: 3540)])
    // The same act again answers as it did; and when the clock has caught up only the records tell of it.
    shop.clock.advance(minutes: 60)
    #expect(try shop.desk.dayStatus().notices == [])
    #expect(try shop.desk.verify().notices == [.clockRanBack(times: 1, record: head + 1, seconds: 3600)])
    // What a time server does isn't worth a word on every screen.
    shop.clock.set(shop.clock.now.advanced(bySeconds: -30))
    #expect(try shop.desk.dayStatus().notices == [])
  }

  @Test("F20: an import after the clock was put back says so in its first record, and in no other")
  func importedBack() throws {
    let shop = try Scene.order(.awaitingContact)
    try shop.perform(.claimOrder(Scene.order), as: .presaleAgent)
    let head = try shop.desk.verify().head.seq
    shop.clock.advance(minutes: -60)
    try shop.take([.paid("2001"), .paid("2002")])
    let bodies = try Foreign(shop.path).rows("SELECT seq, body FROM record WHERE seq > \(head) ORDER BY seq")
    #expect(bodies.count == 3)
    #expect(bodies.filter { $0[1].contains("clockBack") }.map { $0[0] } == ["\(head + 1)"])
    #expect(bodies.first?[1].hasSuffix(",\"clockBack\":3600}") == true)
    let report = try shop.desk.verify()
    #expect(report.faults == [])
    #expect(report.notices == [.clockRanBack(times: 1, record: head + 1, seconds: 3600), .clockBehind(seconds: 3600)])
  }
}
