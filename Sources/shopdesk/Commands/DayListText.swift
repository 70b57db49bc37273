import DeskCore

/// The morning and the evening list: for people under headings, for programs as one list whose rows name their heading.
struct DayListText {
  let acting: Acting

  init(_ acting: Acting) { self.acting = acting }

  private var context: Context { acting.context }

  func answer(_ list: MorningList) -> Answer {
    answer(
      list.day, list.groups.map { (heading($0.section), [("section", .string($0.section.rawValue))], $0.rows) }, list.isCut)
  }

  func answer(_ list: EveningList) -> Answer {
    answer(
      list.day,
      list.groups.map { group in
        (group.displayName ?? context.say("没有人经办", "nobody holds it"), [("ownerName", .optional(group.displayName))], group.rows)
      }, list.isCut)
  }

  private typealias Group = (heading: String, members: [(String, JSON)], rows: [QueueRow])

  private func answer(_ day: ShopDay, _ groups: [Group], _ isCut: Bool) -> Answer {
    let now = acting.desk.now
    var lines: [String] = []
    var items: [JSON] = []
    for group in groups {
      lines += ["\(group.heading)  \(group.rows.count)".shown] + QueueTable.lines(group.rows, acting, kinds: true) + [""]
      for row in group.rows {
        guard case .object(let members) = acting.shapes.queueRow(row, now: now) else { continue }
        items.append(.object(members + group.members))
      }
    }
    if groups.isEmpty { lines.append(context.say("没有了", "Nothing is left")) }
    if isCut { lines.append(context.say("还有更多, 见各队列", "There is more: see the queues")) }
    let json = JSON.object([
      ("day", .string(day.iso)), ("items", .array(items)), ("cut", .bool(isCut)), ("next", .null),
    ])
    return Answer(json, lines)
  }

  private func heading(_ section: MorningSection) -> String {
    switch section {
    case .unconfirmed: context.say("未确认", "unconfirmed")
    case .refundAsked: context.say("要退款、取消", "refund asked for")
    case .unclear: context.say("信息不清", "unclear")
    case .outOfStock: context.say("缺货", "out of stock")
    case .other: context.say("其他", "other matters")
    }
  }
}
