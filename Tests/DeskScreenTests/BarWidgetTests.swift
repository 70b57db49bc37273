import Testing

@testable import DeskScreen

@Suite struct BarWidgetTests {
  private func surface(_ columns: Int, _ rows: Int) -> Surface { Surface(size: Size(columns: columns, rows: rows)) }

  private let calendar = CalendarBars(
    rows: [
      CalendarBars.Row("双12满减", note: "进行", days: -3..<5, isOn: true),
      CalendarBars.Row("四件套85折", note: "待审 经理", days: 2..<9, conflicts: [2..<5, 20..<30], ink: .soon),
      CalendarBars.Row("年货节 buy 2 get 1", note: "草稿", days: 8..<40),
      CalendarBars.Row("已过", days: -9 ..< -2),
    ],
    dayCount: 14, labels: [.init(0, "11-23"), .init(1, "11-24"), .init(7, "11-30"), .init(13, "12-06")], today: 6)

  @Test("PRO-3, PRO-1: a bar a promotion; on, planned, colliding and going on beyond the edge are told apart by characters")
  func calendarRows() {
    var s = surface(56, 5)
    calendar.draw(on: &s, in: s.bounds, glyphs: .unicode)
    #expect(
      (0..<5).map { s.text(row: $0) } == [
        "                            11-23         11-30         ", "双12满减          进行      <█████████  │               ",
        "四件套85折        待审 经理     !!!!!!░░░░░░░░          ", "年货节 buy 2 ge.. 草稿                  │   ░░░░░░░░░░░>",
        "已过                                    │               ",
      ])
  }

  @Test("Without Unicode the same in ASCII; the cursor's row stays readable; without room the note goes first")
  func ascii() {
    var s = surface(30, 3)
    var bars = calendar
    bars.selected = 2
    #expect(bars.draw(on: &s, in: s.bounds, glyphs: .ascii) == 1)
    #expect(s.text(row: 1) == "四件套85折       !!!!====     ")
    #expect(s.text(row: 2) == "年货节 buy 2..       | ======>")
    #expect((0..<30).allSatisfy { s[$0, 2].ink == .selected || s[$0, 2].ink == .selectedStrong })
  }

  @Test("No width breaks a bar or a wide character")
  func everyWidth() {
    for width in 0...70 {
      for glyphs in [Glyphs.unicode, .ascii] {
        var s = surface(70, 12)
        s.fill(s.bounds, ink: .stop)
        let rect = Rect(x: 0, y: 0, width: width, height: 5)
        calendar.draw(on: &s, in: rect, glyphs: glyphs)
        compare.draw(on: &s, in: Rect(x: 0, y: 6, width: width, height: 4), glyphs: glyphs)
        for y in 0..<12 where width < 70 { #expect(s[width, y].ink == .stop, "\(width) \(y)") }
        for y in 0..<5 { #expect(Width.of(s.text(row: y)) == 70) }
      }
    }
  }

  @Test("One day, many days, none: at least one cell for what is shown")
  func scales() {
    for (days, width) in [(1, 20), (14, 20), (100, 20), (400, 12)] {
      var s = surface(width, 2)
      let rows = [CalendarBars.Row("A", days: (days - 1)..<days, isOn: true)]
      CalendarBars(rows: rows, dayCount: days).draw(on: &s, in: s.bounds, glyphs: .ascii)
      #expect(s.text(row: 1).hasSuffix("#"))
    }
    var s = surface(20, 2)
    CalendarBars(rows: [], dayCount: 0, labels: [.init(0, "今天")], today: 0).draw(on: &s, in: s.bounds, glyphs: .unicode)
    #expect(s.text(row: 0).hasPrefix(" 今天"))
  }

  private let compare = CompareBars(
    rows: [
      CompareBars.Row("订单", now: 128, before: 64, nowText: "128", beforeText: "64", note: "+100%"),
      CompareBars.Row("销售额", now: 1, before: 99_000, nowText: "0.01", beforeText: "990.00", note: "-99%"),
    ], nowTitle: "本期", beforeTitle: "此前")

  @Test("PRO-5: now against before, each row to its scale, told apart by pattern")
  func compareRows() {
    var s = surface(50, 4)
    compare.draw(on: &s, in: s.bounds, glyphs: .unicode)
    #expect(
      (0..<4).map { s.text(row: $0) } == [
        "订单    本期 ▕█████████████████████▏    128  +100%", "        此前 ▕░░░░░░░░░░░          ▏     64       ",
        "销售额  本期 ▕█                    ▏   0.01   -99%", "        此前 ▕░░░░░░░░░░░░░░░░░░░░░▏ 990.00       ",
      ])
    var narrow = surface(24, 4)
    compare.draw(on: &narrow, in: narrow.bounds, glyphs: .ascii)
    #expect(narrow.text(row: 0).contains("128") && narrow.text(row: 0).hasSuffix("+100%") && !narrow.text(row: 0).contains("#"))
    #expect(narrow.text(row: 3).contains("990.00"))
  }

  @Test("A bar is exact in width; nothing is empty, a little is a trace, only the most is full")
  func bars() {
    for cells in 0...20 {
      for length in [Int64.min, -1, 0, 1, 49, 50, 99, 100] {
        let bar = CompareBars.bar(length, most: 100, cells: cells, "#", .ascii)
        #expect(Width.of(bar) == cells)
        if cells >= 5 {
          let filled = bar.filter { $0 == "#" }.count
          #expect((filled == 0) == (length <= 0) && (filled == cells - 2) == (length == 100))
        }
      }
    }
    #expect(CompareBars.bar(0, most: 0, cells: 5, "#", .ascii) == "[...]")
  }
}
