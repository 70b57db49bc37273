import DeskCore
import Foundation
import Testing

@testable import DeskFiles

/// REC-2: a backup that can't be read isn't a backup that isn't there.
@Suite struct ReachTests {
  private func folder() throws -> String {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("reach-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    return path
  }

  @Test("A folder that may not be entered is named, the outermost first; else the file itself")
  func outermost() {
    #expect(Reach.closed("/shop/backup/a.db") { place, _ in place != "/shop/backup" } == "/shop/backup")
    #expect(Reach.closed("/shop/backup/a.db") { _, _ in false } == "/shop")
    #expect(Reach.closed("/shop/backup/a.db") { _, _ in true } == "/shop/backup/a.db")
  }

  @Test("What isn't there, a folder in a file's place and a readable file are told apart")
  func kinds() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    #expect(throws: FileRefusal(file: folder + "/none.db", reason: .missing)) { try Reach.check(folder + "/none.db") }
    #expect(throws: FileRefusal(file: folder, reason: .isDirectory)) { try Reach.check(folder) }
    try Data("x".utf8).write(to: URL(fileURLWithPath: folder + "/a.db"))
    try Reach.check(folder + "/a.db")
  }

  @Test("A folder closed to this user is said to be closed", .enabled(if: geteuid() != 0))
  func closed() throws {
    let folder = try folder()
    let inner = folder + "/backup"
    try FileManager.default.createDirectory(atPath: inner, withIntermediateDirectories: true)
    try Data("x".utf8).write(to: URL(fileURLWithPath: inner + "/a.db"))
    chmod(inner, 0)
    defer {
      chmod(inner, 0o700)
      try? FileManager.default.removeItem(atPath: folder)
    }
    do {
      try Reach.check(inner + "/a.db")
      Issue.record("it was read")
    } catch let refusal as FileRefusal {
      if case .closed(let place, _) = refusal.reason { #expect(place == inner) } else { Issue.record("\(refusal)") }
    }
  }
}
