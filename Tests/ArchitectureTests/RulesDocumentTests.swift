import Foundation
import Testing

/// Docs/Rules.md is read by people who go from a rule to its code: no rule may be missing, and no path may lead nowhere.
@Suite("Docs/Rules.md")
struct RulesDocumentTests {
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// How many rules each section of the rulebook has.
  private static let rulebook = [
    ("ROL", 10), ("ORD", 19), ("AFT", 4), ("FUL", 9), ("INV", 7), ("PRO", 5), ("APR", 2), ("REC", 4), ("SUP", 5), ("DIS", 3),
  ]

  private let text: String

  init() throws {
    text = try String(contentsOf: Self.root.appendingPathComponent("Docs/Rules.md"), encoding: .utf8)
  }

  @Test("Every rule of the rulebook has one row that says whether it holds")
  func everyRule() {
    let rows = text.components(separatedBy: "\n").map { line in
      line.components(separatedBy: "|").map { $0.trimmingCharacters(in: .whitespaces) }
    }
    for (section, count) in Self.rulebook {
      for number in 1...count {
        let found = rows.filter { $0.count > 3 && $0[1] == "\(section)-\(number)" }
        #expect(found.count == 1, "\(section)-\(number)")
        #expect(found.allSatisfy { ["yes", "in part", "not yet"].contains($0[3]) }, "\(section)-\(number)")
        // What holds, wholly or in part, names its code.
        #expect(found.allSatisfy { $0[3] == "not yet" || ($0.count > 5 && $0[5].contains("`Sources/")) }, "\(section)-\(number)")
      }
    }
  }

  @Test("Every path exists")
  func everyPath() {
    // Between the first and the second backtick, the third and the fourth, and so on.
    let quoted = text.components(separatedBy: "`").enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
    let paths = Set(quoted.filter { $0.contains("/") })
    #expect(paths.count > 50)
    for path in paths.sorted() {
      #expect(FileManager.default.fileExists(atPath: Self.root.appendingPathComponent(path).path), "\(path)")
    }
  }
}
