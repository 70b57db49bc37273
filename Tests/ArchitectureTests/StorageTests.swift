import Foundation
import Testing

/// What the store must never do with its file (reliability.md F9, F15, F16; sqlite.org/howtocorrupt).
@Suite("How the file is handled")
struct StorageTests {
  private func offenders(_ pattern: String, in files: [SourceFile]) throws -> [String] {
    let pattern = try Regex(pattern)
    return files.flatMap { file in
      file.code.enumerated().filter { $0.element.contains(pattern) }.map { "\(file.path):\($0.offset + 1)" }
    }
  }

  @Test("F9: writing begins as writing; the deferred transactions are those of connections that can't write")
  func deferred() throws {
    let store = try SourceTree.swiftFiles().filter { $0.target == "DeskStore" }
    #expect(try offenders(#"BEGIN DEFERRED|\.deferred|BEGIN TRANSACTION"#, in: store) == [])
    let begins = try offenders(#""BEGIN""#, in: store)
    let readers = ["Engine/LookingEngine.swift", "Engine/SQLiteEngine.swift"]
    #expect(begins.count == 2 && zip(begins.sorted(), readers).allSatisfy { $0.contains($1) }, "\(begins)")
    let looking = store.filter { $0.name == "LookingEngine.swift" || $0.name == "FileSight.swift" }
    #expect(looking.count == 2)
    #expect(try offenders("SQLITE_OPEN_READWRITE", in: looking) == [])
    let engine = try #require(store.first { $0.name == "SQLiteEngine.swift" })
    #expect(engine.text.contains("query_only = ON"))
  }

  @Test("F15: nobody opens the shop's file past SQLite: closing it would drop SQLite's locks")
  func opened() throws {
    // Copies that are no shop anybody works in are handled as files where backups are made and put back.
    let store = try SourceTree.swiftFiles().filter { $0.target == "DeskStore" && !$0.path.contains("/Keeping/") }
    #expect(
      try offenders(#"copyItem|contents\(atPath|Data\(contentsOf|String\(contentsOf|FileHandle\(|\bfopen\("#, in: store) == [])
    // The file beside it, which is no database, is opened by those that take turns and those that wait for changes.
    let opens = try offenders(#"\bopen\(.*\bO_(RDONLY|RDWR|WRONLY)"#, in: store)
    #expect(
      opens.count == 2 && opens.allSatisfy { $0.contains("/Engine/Turn.swift") || $0.contains("/Watch/ChangeWatch.swift") },
      "\(opens)")
  }

  @Test("F16: nothing forks with the file open: helpers are spawned, which closes what they don't inherit")
  func forked() throws {
    let sources = SourceTree.root.appendingPathComponent("Sources")
    let all = try #require(FileManager.default.enumerator(atPath: sources.path)).compactMap { $0 as? String }
    for path in all where path.hasSuffix(".swift") || path.hasSuffix(".c") {
      let text = try String(contentsOf: sources.appendingPathComponent(path), encoding: .utf8)
      #expect(!text.contains(try Regex(#"[^_A-Za-z.](v?fork|daemon|forkpty)\("#)), "\(path)")
    }
  }
}
