import Testing

@testable import DeskScreen

struct WidgetTests {
  private func surface(_ columns: Int, _ rows: Int) -> Surface { Surface(size: Size(columns: columns, rows: rows)) }

  private let columns = [
    Column("订单", minimum: 6, ideal: 10), Column("商品", minimum: 6, ideal: 8, dropOrder: 2, isFlexible: true),
    Column("备注", minimum: 4, dropOrder: 3), Column("实付", minimum: 7, align: .right),
  ]

  @Test func columnsDropInOrderThenGrowThenFlex() {
    #expect(ColumnLayout.widths(columns, total: 40) == [10, 16, 4, 7])
    #expect(ColumnLayout.widths(columns, total: 26) == [6, 6, 4, 7])
    #expect(ColumnLayout.widths(columns, total: 25) == [10, 6, nil, 7])
    #expect(ColumnLayout.widths(columns, total: 20) == [10, nil, nil, 7])
    #expect(ColumnLayout.widths(columns, total: 10) == [10, nil, nil, nil])
    #expect(ColumnLayout.widths(columns, total: 3) == [3, nil, nil, nil])
    #expect(ColumnLayout.widths(columns, total: 0) == [nil, nil, nil, nil])
    for total in 1...80 {
      let shown = ColumnLayout.widths(columns, total: total).compactMap { $0 }
      #expect(shown.reduce(0, +) + shown.count - 1 <= total)
    }
  }

  @Test func tableDrawsOnlyWhatIsVisible() {
    var s = surface(24, 4)
    var asked: [Int] = []
    let table = Table(columns: columns, rowCount: 1000, selected: 500) { index in
      asked.append(index)
      return TableRow([TextRun("60\(index)"), TextRun("四件套"), TextRun("-"), TextRun("9.90", .late)], isGreyed: index == 499)
    }
    let result1 = table.draw(on: &s, in: s.bounds)
    #expect(result1 == 498)
    #expect(asked == [498, 499, 500])
    #expect(s.text(row: 0) == "订单      商品      实付")
    #expect(s.text(row: 3).hasPrefix("60500 "))
    #expect(s.text(row: 3).hasSuffix("   9.90"))
    #expect(s[0, 3].ink == .selected && s[22, 3].ink == .selectedStrong)
    #expect(s[0, 2].ink == .disabled)
    #expect((0..<24).allSatisfy { s[$0, 3].ink == .selected || s[$0, 3].ink == .selectedStrong })
  }

  @Test(arguments: [(0, 5, 100, 10, 0), (0, 10, 100, 10, 1), (50, 20, 100, 10, 20), (95, 99, 100, 10, 90), (3, 0, 2, 10, 0)])
  func scrollMovesAsLittleAsPossible(current: Int, selected: Int, count: Int, height: Int, expected: Int) {
    #expect(Table.firstRow(current: current, selected: selected, count: count, height: height) == expected)
  }

  @Test func footerDropsWholeHintsAndKeepsThePinnedOne() {
    let footer = Footer(
      hints: [Hint(key: "c", title: "联系"), Hint(key: "y", title: "确认"), Hint(key: "x", title: "取消", isEnabled: false)],
      pinned: Hint(key: "?", title: "帮助"))
    for width in 0...60 {
      var s = surface(width, 1)
      footer.draw(on: &s, in: s.bounds)
      let text = s.text(row: 0)
      if width >= 8 { #expect(text.hasSuffix("? 帮助 ")) }
      #expect(text.contains("c") == text.contains("c 联系"))
      #expect(text.contains("y") == text.contains("y 确认"))
      #expect(text.contains("x") == text.contains("x 取消"))
    }
    var s = surface(40, 1)
    footer.draw(on: &s, in: s.bounds)
    #expect(s.text(row: 0) == " c 联系  y 确认  x 取消          ? 帮助 ")
    #expect(s[1, 0].ink == .key && s[17, 0].ink == .disabled)
  }

  @Test func boxAtEverySize() {
    for width in 0...20 {
      for height in 0...4 {
        var s = surface(20, 4)
        let rect = Rect(x: 0, y: 0, width: width, height: height)
        let inside = Box(title: "打包台", trailing: "今日 41").draw(on: &s, in: rect, glyphs: .unicode)
        #expect(inside.width <= max(width - 2, 0))
      }
    }
    var s = surface(24, 3)
    Box(title: "打包台", trailing: "今日 41").draw(on: &s, in: s.bounds, glyphs: .unicode)
    #expect(
      s.goldenText().split(separator: "\n")[1...3] == [
        "|┌─ 打包台 ─── 今日 41 ─┐|", "|│                      │|", "|└──────────────────────┘|",
      ])
    Box(title: "A").draw(on: &s, in: s.bounds, glyphs: .ascii)
    #expect(s.text(row: 0) == "+- A ------------------+")
  }

  @Test func progressBar() {
    #expect(ProgressBar.text(done: 42, total: 55, columns: 12, glyphs: .unicode) == "▕███████▋  ▏")
    #expect(ProgressBar.text(done: 0, total: 55, columns: 6, glyphs: .unicode) == "▕    ▏")
    #expect(ProgressBar.text(done: 9999, total: 10000, columns: 6, glyphs: .ascii) == "[###.]")
    #expect(ProgressBar.text(done: 7, total: 5, columns: 6, glyphs: .ascii) == "[####]")
    #expect(ProgressBar.text(done: 1, total: 0, columns: 6, glyphs: .ascii) == "[....]")
    for columns in 0...10 {
      for done in 0...10 {
        #expect(Width.of(ProgressBar.text(done: done, total: 10, columns: columns, glyphs: .unicode)) == columns)
      }
    }
  }

  @Test func toastKeepsItsWayBack() {
    var s = surface(32, 1)
    Toast(.success, "已认领 6093..1187", hint: Hint(key: "z", title: "放回")).draw(on: &s, in: s.bounds, glyphs: .unicode)
    #expect(s.text(row: 0) == " ✓ 已认领 6093..1187     z 放回 ")
    #expect(s[1, 0].ink == .success)
  }

  @Test func wrapBreaksByCells() {
    #expect(Wrap.lines("请改地址 to No. 12 谢谢", columns: 10) == ["请改地址", "to No. 12", "谢谢"])
    #expect(Wrap.lines("abcdefgh", columns: 3) == ["abc", "def", "gh"])
    #expect(Wrap.lines("a\n\nb", columns: 3) == ["a", "", "b"])
    #expect(Wrap.lines("订单", columns: 1) == [])
  }
}
