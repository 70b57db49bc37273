import DeskScreen
import Testing

@testable import DeskConsole

/// Long lines of goods in narrow panes.
struct FlowTests {
  private let runs = [TextRun("  1 "), TextRun("藤次郎F-503三德刀厨刀"), TextRun(" 黑色"), TextRun(" ×2", .strong), TextRun("  349.00")]

  private func texts(_ columns: Int) -> [String] { Flow.lines(runs, columns: columns, indent: 4).map { $0.map(\.text).joined() } }

  @Test func whatFitsIsOneLine() { #expect(texts(60) == ["  1 藤次郎F-503三德刀厨刀 黑色 ×2  349.00"]) }

  @Test func countAndPriceAreNeverCutOff() {
    #expect(texts(30) == ["  1 藤次郎F-503三德刀厨刀 黑色", "    ×2  349.00"])
    #expect(texts(20) == ["  1 藤次郎F-503三德", "    刀厨刀 黑色 ×2", "    349.00"])
  }

  @Test func nothingIsLostAtAnyWidth() {
    for columns in 6...60 {
      let lines = texts(columns)
      #expect(lines.allSatisfy { Width.of($0) <= columns })
      #expect(lines.joined().filter { $0 != " " } == "1藤次郎F-503三德刀厨刀黑色×2349.00")
    }
    for columns in 0...5 { _ = texts(columns) }
  }
}
