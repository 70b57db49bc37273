import DeskCore

/// Reads a calendar: a header with `日期` (or `date`, `day`) and `类型` (or `kind`), with `备注` if wanted. Kinds are 节假日 or 放假, 调休 or 上班, 平日;
/// or holiday, workday, usual.
struct CalendarList: Sendable {
  var intake: FileIntake
  var days: [ImportedDay] = []

  init(_ text: FileText, _ found: LayoutFinder.Found, intake: FileIntake) throws(FileRefusal) {
    self.intake = intake
    var rows = try RowReader(text, found)
    var seen: Set<ShopDay> = []
    reading: while true {
      switch try rows.next(needed: [.calendarDay, .calendarKind]) {
      case .end: break reading
      case .misfit: continue
      case .row:
        if rows.isRemark { continue }
        var bad = false
        let day = rows.day(.calendarDay, bad: &bad)
        let word = rows.string(.calendarKind)
        let kind = Self.kind(word)
        if kind == nil { rows.rejectOnce(.calendarKind, word.isEmpty ? .missingValue : .notADayKind(Excerpt.of(word)), &bad) }
        if !bad, let day, !seen.insert(day).inserted { rows.rejectOnce(.calendarDay, .sameDay(day.iso), &bad) }
        guard !bad, let day, let kind else { continue }
        days.append(ImportedDay(day, kind, note: rows.string(.calendarNote), row: rows.row))
      }
    }
    self.intake.rows = rows.rows
    self.intake.rejected = rows.rejected
  }

  static func kind(_ word: String) -> DayKind? {
    switch word.lowercased() {
    case "节假日", "假日", "放假", "休", "休息", "holiday": .holiday
    case "调休", "上班", "班", "补班", "工作日", "workday": .workday
    case "平日", "照常", "usual": .usual
    default: nil
    }
  }
}

extension RowReader {
  /// A `yyyy-MM-dd`, or as spreadsheets write it: `2026/1/5`, `2026年1月5日`.
  mutating func day(_ column: Column, bad: inout Bool) -> ShopDay? {
    let text = string(column)
    if text.isEmpty {
      rejectOnce(column, .missingValue, &bad)
      return nil
    }
    var plain = text
    for (mark, stands) in [("年", "-"), ("月", "-"), ("日", ""), ("/", "-"), (".", "-")] {
      plain = plain.replacing(mark, with: stands)
    }
    let parts = plain.split(separator: "-", omittingEmptySubsequences: false)
    if parts.count == 3, parts[0].count == 4,
      parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]),
      let day = ShopDay(year: year, month: month, day: day)
    {
      return day
    }
    rejectOnce(column, .notADay(Excerpt.of(text)), &bad)
    return nil
  }

  /// Whole grams; nil when the cell is empty.
  mutating func grams(_ column: Column, in range: ClosedRange<Int>, bad: inout Bool) -> Int? {
    let text = string(column)
    if text.isEmpty { return nil }
    if let grams = Int(text), range.contains(grams) { return grams }
    rejectOnce(column, .notANumber(Excerpt.of(text)), &bad)
    return nil
  }

  mutating func courier(_ column: Column, bad: inout Bool) -> Courier? {
    let name = repeating(column)
    let courier = CourierTable.find(name)
    if courier == nil { rejectOnce(column, name.isEmpty ? .missingValue : .unknownCourier(Excerpt.of(name)), &bad) }
    return courier
  }

  mutating func region(_ columns: [Column], bad: inout Bool) -> Region? {
    let text = columns.map { string($0) }.joined()
    let region = Region(text)
    if region == nil, let column = columns.first { rejectOnce(column, .notARegion(Excerpt.of(text)), &bad) }
    return region
  }
}
