import DeskCore
import DeskScreen

/// ORD-6 and ORD-17 as pages to read: what the day begins with, and what is left at its end, by name.
extension AppState {
  func page(_ list: MorningList) -> String {
    var lines: [String] = []
    for group in list.groups {
      if !lines.isEmpty { lines.append("") }
      lines.append("\(texts.title(group.section)) \(group.rows.count)")
      lines += group.rows.map { line($0, names: true) }
    }
    if list.isCut { lines.append(texts.listIsCut) }
    return lines.isEmpty ? texts.nothingLeft : lines.joined(separator: "\n")
  }

  func page(_ list: EveningList) -> String {
    var lines: [String] = []
    for group in list.groups {
      if !lines.isEmpty { lines.append("") }
      lines.append("\(group.person.map(person) ?? texts.nobody) \(group.rows.count)")
      lines += group.rows.map { line($0, names: false) }
    }
    if list.isCut { lines.append(texts.listIsCut) }
    return lines.isEmpty ? texts.nothingLeft : lines.joined(separator: "\n")
  }

  private func line(_ row: QueueRow, names: Bool) -> String {
    let (due, _) = dueCell(row.due, soonSeconds: 3600)
    let matter = row.matter.map { [texts.matter($0), $0.money?.decimal].compactMap(\.self).joined(separator: " ") + "  " } ?? ""
    let cells = [
      Width.fit(due, texts.language == .zh ? 10 : 12), Width.fit(row.kind.map(texts.title) ?? "", texts.language == .zh ? 10 : 16),
      Width.fit(rowTitle(row), 20), Width.fit(Width.middle(Sanitizer.visible(row.buyer), 8), 8),
      names ? Width.fit((row.owner ?? row.matter?.asker).map(person) ?? "-", 8) : nil, matter + row.goods,
    ]
    return "  " + cells.compactMap { $0 }.joined(separator: " ")
  }
}
