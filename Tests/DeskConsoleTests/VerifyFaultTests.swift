import DeskCore
import Foundation
import Testing

@testable import DeskConsole

/// What `verify` finds is said in the language of whoever asked.
@Suite("What verify says")
struct VerifyFaultTests {
  private let chinese = Texts(.zh)

  @Test("REC-1: a fault names its parts in each language, each in its place")
  func parts() {
    let fault: VerifyFault = "record \(12) isn't the one that closing \("ab@12") was taken of"
    #expect(fault.description == "record 12 isn't the one that closing ab@12 was taken of")
    #expect(Texts(.en).fault(fault) == fault.description)
    #expect(chinese.fault(fault) == "记录 12 不是结账摘要 ab@12 所指的那一条")
    let turned: VerifyFault = "stock of \("A") is \(1)/\(2)/\(3), its movements add up to \(4)/\(5)/\(6)"
    #expect(chinese.fault(turned) == "A 的库存是 1/2/3, 流水合计 4/5/6")
    let inner: VerifyFault = "the stand-in of \("limei") as \(role: "shipper")"
    #expect(chinese.fault("\(inner) isn't what record \(7) tells of") == "limei 代理发货 与记录 7 不符")
    #expect(chinese.fault("never said") == "never said")
  }

  @Test("Every sentence that the store can say of a fault has its Chinese, and no Chinese is left of one that is gone")
  func complete() throws {
    let said = try Self.sentences()
    #expect(said.count > 90)
    let missing = said.subtracting(Texts.faultsInChinese.keys)
    #expect(missing.isEmpty, "\(missing.sorted())")
    let stale = Set(Texts.faultsInChinese.keys).subtracting(said)
    #expect(stale.isEmpty, "\(stale.sorted())")
  }

  @Test("Each pattern in Chinese has as many places as the English one")
  func places() {
    for (english, chinese) in Texts.faultsInChinese {
      let count = english.components(separatedBy: "{}").count - 1
      let letters = (0..<count).map { String(Character(UnicodeScalar(UInt8(0x41 + $0)))) }
      var fault = VerifyFault.StringInterpolation(literalCapacity: 0, interpolationCount: count)
      for letter in letters { fault.appendInterpolation(letter) }
      let filled = VerifyFault(stringInterpolation: fault).filled(chinese) { if case .text(let text) = $0 { text } else { "" } }
      #expect(!filled.contains("{") && letters.allSatisfy { filled.contains($0) }, "\(english): \(filled)")
    }
  }

  /// The patterns of all sentences in files that speak of faults.
  private static func sentences() throws -> Set<String> {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Sources/DeskStore").standardized
    let others: Set = [
      "hours of work", "day figures", "work items", "promotion uses", "orders that can be found", "no record", "a dry run",
      "{} (schema {} < {})", "db_config {}", "day_figure {} {}",
    ]
    let sql = ["SELECT", "UPDATE", "INSERT", "DELETE", "PRAGMA", "ORDER", "WHERE", "ROLLBACK", "RELEASE", "SAVEPOINT"]
    let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
    var found: Set<String> = []
    while let file = files?.nextObject() as? URL {
      guard file.pathExtension == "swift" else { continue }
      let source = try String(contentsOf: file, encoding: .utf8)
      guard source.contains("faults") || source.contains("VerifyFault") else { continue }
      for literal in literals(in: source) where literal.contains(" ") && !others.contains(literal) {
        guard literal.contains(/[a-z]{2,}/), !sql.contains(where: literal.hasPrefix) else { continue }
        found.insert(literal)
      }
    }
    return found
  }

  /// String literals of one line, with `{}` in place of each interpolation.
  private static func literals(in source: String) -> [String] {
    var found: [String] = []
    var isSQL = false
    for line in source.split(separator: "\n") {
      if line.contains("\"\"\"") {
        isSQL.toggle()
        if line.components(separatedBy: "\"\"\"").count == 3 { isSQL.toggle() }
        // What follows a block's end on its line stands in the block's own line only as a closure.
        guard !isSQL, let end = line.range(of: "\"\"\"") else { continue }
        found += literals(of: line[end.upperBound...])
      } else if !isSQL, !line.trimmingPrefix(while: \.isWhitespace).hasPrefix("//") {
        found += literals(of: line)
      }
    }
    return found
  }

  private static func literals(of line: Substring) -> [String] {
    var found: [String] = []
    var rest = line
    while let open = rest.firstIndex(of: "\"") {
      rest = rest[rest.index(after: open)...]
      var pattern = ""
      while let character = rest.popFirst(), character != "\"" {
        guard character == "\\" else {
          pattern.append(character)
          continue
        }
        guard rest.popFirst() == "(" else { continue }
        pattern += "{}"
        var depth = 1
        while depth > 0, let inner = rest.popFirst() {
          if inner == "(" { depth += 1 } else if inner == ")" { depth -= 1 }
        }
      }
      found.append(pattern)
    }
    return found
  }
}
