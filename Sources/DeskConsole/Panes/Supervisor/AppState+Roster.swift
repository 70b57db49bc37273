import DeskCore
import DeskScreen

/// ROL-8: a week per person as a bar of marks, which say everything without colour.
extension AppState {
  func page(_ sheet: RosterSheet) -> String {
    let days = (0..<sheet.days).map(sheet.from.advanced(by:))
    let width = max(8, sheet.rows.map { Width.of($0.displayName) }.max() ?? 0) + 2
    func cell(_ text: String, _ columns: Int) -> String {
      text + String(repeating: " ", count: max(1, columns - Width.of(text)))
    }
    var lines = [cell("", width) + days.map { cell(texts.weekday($0.weekday), 4) }.joined()]
    lines.append(cell("", width) + days.map { cell(String($0.iso.suffix(2)), 4) }.joined())
    for row in sheet.rows where row.shifts.contains(where: { $0 != nil }) || row.leave.contains(true) || row.now != .unknown {
      let marks = row.shifts.indices.map { place in
        cell(texts.rosterMark(row.shifts[place], leave: row.leave[place], absent: row.absent[place]), 4)
      }
      let now = (row.now == .on ? "* " : "  ") + texts.title(row.now)
      lines.append(cell(row.displayName, width) + marks.joined() + cell(now, 10) + texts.holdsCount(row.holds))
    }
    if lines.count == 2 { lines.append(texts.title(Duty.unknown)) }
    let onCall = sheet.hotline.map { name in cell(String((name.map(person) ?? "·").prefix(1)), 4) }
    lines.append(cell(texts.hotlineTitle, width) + onCall.joined())
    if !sheet.missing.isEmpty { lines.append(texts.missing(sheet.missing.map(person))) }
    return (lines + ["", texts.rosterLegend]).joined(separator: "\n")
  }
}
