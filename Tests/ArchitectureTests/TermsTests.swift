import Foundation
import Testing

/// Docs/Words.md: one term for one thing.
@Suite("One word for one thing")
struct TermsTests {
  /// Words that Docs/Words.md puts another in the place of.
  private static let replaced = ["搁下", "搁置", "拣货", "预演", "请示", "修改单", "退款单"]

  @Test("Docs/Words.md: the texts use its words and not those that it replaces")
  func terms() throws {
    var found: [String] = []
    for file in try SourceTree.swiftFiles() where file.target == "DeskConsole" || file.target == "shopdesk" {
      for (number, line) in file.code.enumerated() {
        // A demo shop is one; a dry run isn't.
        let plain = line.replacingOccurrences(of: "演示店", with: "")
        for word in Self.replaced + ["演示"] where plain.contains(word) { found.append("\(file.path):\(number + 1): \(word)") }
      }
    }
    #expect(found == [])
  }

  @Test("Docs/Words.md lists every word that is refused here")
  func listed() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let words = try String(contentsOf: root.appendingPathComponent("Docs/Words.md"), encoding: .utf8)
    for word in Self.replaced { #expect(words.contains(word), "\(word)") }
  }
}
