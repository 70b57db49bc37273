import Testing

@testable import DeskScreen

struct SurfaceTests {
  private func surface(_ columns: Int, _ rows: Int = 1) -> Surface { Surface(size: Size(columns: columns, rows: rows)) }

  @Test func writesAndReportsCells() {
    var s = surface(8)
    let result1 = s.write("订a", x: 1, y: 0, ink: .late)
    #expect(result1 == 3)
    #expect(s.text(row: 0) == " 订a    ")
    #expect(s[1, 0].isWide && s[2, 0].isContinuation)
    #expect(s[2, 0].ink == .late)
    #expect(s[4, 0].ink == .plain)
  }

  @Test func clipsAtBothEdges() {
    var s = surface(4)
    let result2 = s.write("abcdef", x: 2, y: 0)
    #expect(result2 == 2)
    s.write("xyz", x: -2, y: 0)
    #expect(s.text(row: 0) == "z ab")
    let result3 = s.write("a", x: 0, y: 1)
    #expect(result3 == 0)
    let result4 = s.write("a", x: 0, y: -1)
    #expect(result4 == 0)
    let result5 = s.write("a", x: 9, y: 0)
    #expect(result5 == 0)
  }

  @Test func aWideCharacterWithoutRoomIsASpace() {
    var s = surface(3)
    s.fill(s.bounds, character: "x")
    let result6 = s.write("a订b", x: 1, y: 0)
    #expect(result6 == 2)
    #expect(s.text(row: 0) == "xa ")
    s.fill(s.bounds, character: "x")
    s.write("订b", x: -1, y: 0)
    #expect(s.text(row: 0) == " bx")
  }

  @Test(arguments: [(0, "a 单"), (1, " a单"), (2, "订a "), (3, "订 a")])
  func overwritingAHalfBlanksTheOther(x: Int, expected: String) {
    var s = surface(4)
    s.write("订单", x: 0, y: 0)
    s.write("a", x: x, y: 0)
    #expect(s.text(row: 0) == expected)
  }

  @Test func wideOverTwoHalvesBlanksBothOthers() {
    var s = surface(4)
    s.write("订单", x: 0, y: 0)
    s.write("中", x: 1, y: 0)
    #expect(s.text(row: 0) == " 中 ")
  }

  @Test func fillAndInkRespectWideCharacters() {
    var s = surface(6)
    s.write("订单中", x: 0, y: 0)
    s.setInk(Rect(x: 1, y: 0, width: 2, height: 1), .selected)
    #expect((0..<6).map { s[$0, 0].ink } == [.selected, .selected, .selected, .selected, .plain, .plain])
    s.fill(Rect(x: 1, y: 0, width: 2, height: 1), character: "#")
    #expect(s.text(row: 0) == " ## 中")
    s.fill(Rect(x: -5, y: -5, width: 99, height: 99), character: "订")
    #expect(s.text(row: 0) == "      ")
  }

  @Test func widthFitsAndPadsInItsInk() {
    var s = surface(10)
    let result7 = s.write("12.50", x: 1, y: 0, ink: .late, width: 8, align: .right)
    #expect(result7 == 8)
    #expect(s.text(row: 0) == "    12.50 ")
    #expect((0..<10).map { s[$0, 0].ink == .late } == [false] + Array(repeating: true, count: 8) + [false])
    s.write("纯棉四件套", x: 0, y: 0, width: 7)
    #expect(s.text(row: 0) == "纯棉.. 50 ")
  }

  @Test func controlCharactersNeverReachACell() {
    var s = surface(8)
    s.write("a\u{1B}[\u{9B}\u{202E}\u{200B}b", x: 0, y: 0)
    #expect(s.text(row: 0) == "a?[???b ")
  }

  @Test func marksJoinTheirCellUpToFour() {
    var s = surface(3)
    let result8 = s.write("e\u{301}\u{302}\u{303}\u{304}\u{305}x", x: 0, y: 0)
    #expect(result8 == 2)
    #expect(s[0, 0].text.unicodeScalars.count == 5)
    #expect(s[1, 0].text == "x")
    // A mark without a base has no cell.
    let result9 = s.write("\u{301}", x: 0, y: 0)
    #expect(result9 == 0)
  }

  @Test func rowsOfDifferentInk() {
    var s = surface(8)
    let result10 = s.write([TextRun("剩 ", .soon), TextRun("04:40")], x: 0, y: 0, width: 6)
    #expect(result10 == 6)
    #expect(s.text(row: 0) == "剩 04:  ")
    #expect(s[0, 0].ink == .soon && s[3, 0].ink == .plain)
  }

  @Test func goldenText() {
    var s = surface(4, 2)
    s.write("订x", x: 0, y: 0, ink: .late)
    s.caret = Point(x: 3, y: 1)
    #expect(s.goldenText() == "4x2\n|订x |\n|    |\nink\n|LLL.|\n|....|\ncaret 3,1\n")
    #expect(Set(Ink.allCases.map(\.code)).count == Ink.allCases.count)
  }

  @Test func cellsAreSmall() {
    #expect(MemoryLayout<Cell>.stride == 16)
    #expect(_isPOD(Cell.self))
  }
}
