import Foundation
import Testing

@Suite("Who may import whom")
struct ImportTests {
  /// Design.md 2. Foundation, Dispatch and Glibc are the system's: see `system`.
  static let allowed: [String: Set<String>] = [
    "DeskCore": [],
    "DeskStore": ["DeskCore", "CStore", "GRDB", "Crypto", "CryptoExtras"],
    "DeskFiles": ["DeskCore"],
    "DeskPaper": [],
    "DeskScreen": [],
    "DeskConsole": ["DeskCore", "DeskScreen"],
    "DeskTerminal": ["DeskScreen", "CTerminal"],
    "DeskLive": ["DeskCore", "DeskStore", "DeskFiles", "DeskPaper", "DeskConsole"],
    "shopdesk": [
      "DeskCore", "DeskStore", "DeskFiles", "DeskPaper", "DeskScreen", "DeskConsole", "DeskTerminal", "DeskLive", "ArgumentParser",
    ],
    "DeskTestKit": ["DeskCore", "DeskStore", "DeskFiles", "DeskPaper", "DeskScreen", "DeskConsole", "DeskTerminal", "DeskLive"],
  ]

  /// What of the system each may import: the core nothing but Foundation, the screen nothing at all.
  static let system: [String: Set<String>] = ["DeskCore": ["Foundation"], "DeskScreen": []]
  static let systemElsewhere: Set<String> = ["Foundation", "Dispatch", "Glibc", "Synchronization"]

  @Test("Every import of every source is an edge of the table")
  func edges() throws {
    let files = try SourceTree.swiftFiles()
    #expect(files.count > 100)
    for file in files {
      let target = try #require(Self.allowed[file.target], "\(file.path) belongs to no target of the table")
      for module in file.imports {
        let fine = target.contains(module) || (Self.system[file.target] ?? Self.systemElsewhere).contains(module)
        #expect(fine, "\(file.path) imports \(module)")
      }
    }
  }

  @Test("Every target of the table has sources, and each has an import that the test can read")
  func complete() throws {
    let files = try SourceTree.swiftFiles()
    #expect(Set(files.map(\.target)) == Set(Self.allowed.keys))
    #expect(files.contains { $0.target == "DeskStore" && $0.imports.contains("CStore") })
    #expect(
      files.contains { $0.target == "DeskTestKit" && $0.imports.contains("DeskStore") }, "an import with an attribute is read")
  }

  @Test("Reading imports: attributes, access levels, submodules and kinds")
  func parsing() {
    let text =
      "import A\n@_spi(X) import B\n@testable import C // D\ninternal import E\nimport struct F.G\n// import H\nlet x = \"import I\"\n"
    #expect(SourceFile(path: "Sources/T/x.swift", text: text).imports == ["A", "B", "C", "E", "F"])
  }
}
