import Foundation
import Testing

@Suite("Words that don't belong")
struct WordsTests {
  private func offenders(_ pattern: String, ignoringCase: Bool = false, inCode: Bool = true, where belongs: (SourceFile) -> Bool)
    throws
    -> [String]
  {
    let pattern = try Regex(pattern).ignoresCase(ignoringCase)
    var found: [String] = []
    for file in try SourceTree.swiftFiles() where belongs(file) {
      for (number, line) in (inCode ? file.code : file.lines).enumerated() where line.contains(pattern) {
        found.append("\(file.path):\(number + 1): \(line.drop { $0 == " " })")
      }
    }
    return found
  }

  @Test("Only the executable prints")
  func printing() throws {
    #expect(try offenders(#"(^|[^A-Za-z_.])(print|debugPrint|dump)\("#) { $0.target != "shopdesk" } == [])
  }

  @Test("Nothing stops the program or is left undone")
  func crashing() throws {
    #expect(try offenders(#"\bfatalError\b|\bpreconditionFailure\b|\btry!|\bas! "#) { _ in true } == [])
    #expect(try offenders(#"\bTODO\b|\bFIXME\b"#, inCode: false) { _ in true } == [])
  }

  /// SQL as it stands in literals: keyword pairs that no English sentence and no Swift has.
  private static let sql =
    #"\bSELECT [a-z0-9(*]|\bINSERT (OR [A-Z]+ )?INTO\b|\bUPDATE [a-z_]+ SET\b|\bDELETE FROM\b|\bCREATE (TABLE|INDEX|UNIQUE|TRIGGER)\b|\bPRAGMA\b|\bBEGIN IMMEDIATE\b"#

  @Test("Design 4: SQL stands in DeskStore alone")
  func sqlElsewhere() throws {
    #expect(try offenders(Self.sql) { $0.target != "DeskStore" } == [])
    #expect(try offenders(Self.sql) { $0.target == "DeskStore" }.count > 100, "the test knows SQL when it sees it")
  }

  @Test("Design 4: what only SQLite understands stands in Engine/ and Schema/")
  func dialect() throws {
    let dialect =
      #"\bPRAGMA\b|\browid\b|\bINSERT OR\b|\bREPLACE INTO\b|\bstrftime\(|\bdatetime\(|\bjulianday\(|\bifnull\(|\bVACUUM\b|\bsqlite_[a-z]+|\bGLOB\b|\bAUTOINCREMENT\b"#
    let found = try offenders(dialect, ignoringCase: true) { file in
      file.target == "DeskStore" && !file.path.contains("/Engine/") && !file.path.contains("/Schema/")
    }
    #expect(found == [])
  }

  @Test("Design 4: no type of GRDB is in the store's public surface")
  func publicSurface() throws {
    #expect(
      try offenders(#"public .*\b(Database|DatabaseQueue|DatabasePool|Row|DatabaseError|OpaquePointer)\b"#) {
        $0.target == "DeskStore"
      } == [])
    let outside = try SourceTree.swiftFiles().filter { $0.imports.contains("GRDB") && !$0.path.contains("/Engine/") }
    #expect(outside.map(\.path) == [])
  }

  @Test("ROL-2: nothing but the authority table and a few guards asks for a role by name")
  func roles() throws {
    let found = try offenders(#"roles\.contains\(\.[a-z]"#) { $0.target == "DeskCore" || $0.target == "DeskStore" }
    // A held order's two guards; the last administrator; who sets a shop up (ROL-6).
    let known = [
      "Sources/DeskCore/Orders/OrderGuards.swift", "Sources/DeskCore/People/PostFacts.swift",
      "Sources/DeskCore/Approvals/ApprovalPolicy+Posts.swift",
    ]
    #expect(found.filter { line in !known.contains { line.hasPrefix($0) } } == [])
  }
}
