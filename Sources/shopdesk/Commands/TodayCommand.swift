import ArgumentParser
import DeskCore

/// `today`: the frame of every screen as text: queues, and the day's deadlines; or the list with which a day begins or ends.
struct TodayCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "today", abstract: "The queues and the day's deadlines, as text; or the morning or evening list.",
    discussion: """
      The morning list (ORD-6) holds what the days before left for customer service, abnormal matters first. The evening list (ORD-17) \
      holds what should be done today and isn't, by the name of who holds it.
      """)

  enum List: String, CaseIterable, ExpressibleByArgument { case morning, evening }

  @Option(name: .long, help: "morning | evening") var list: List?
  @OptionGroup var global: GlobalOptions

  func answer(_ context: Context) throws -> Answer {
    let acting = try Acting(context)
    switch list {
    case .morning: return DayListText(acting).answer(try acting.desk.morningList(for: acting.actor))
    case .evening: return DayListText(acting).answer(try acting.desk.eveningList(for: acting.actor))
    case nil: return try overview(acting)
    }
  }

  private func overview(_ acting: Acting) throws -> Answer {
    let context = acting.context
    let day = try acting.desk.dayStatus()
    let steps = acting.desk.settings.calendar.steps
    let deadlines: [(name: String, kind: String, second: Int, reached: ParcelStage)] = [
      (context.say("打单", "print"), "print", steps.printBy, .printed), (context.say("取货", "pick"), "pick", steps.pickBy, .picked),
      (context.say("打包", "pack"), "pack", steps.packBy, .packed),
      (context.say("交接", "hand over"), "handOver", steps.handOverBy, .handedOver),
    ]
    let zone = context.zone
    let now = acting.desk.now
    var lines = ["\(day.shop)\(day.training ? context.say(" (练习)", " (training)") : "")  \(acting.clock(now))".shown]
    lines.append(context.say("导入 ", "imported ") + (day.importedAt.map { acting.clock($0) } ?? context.say("从未", "never")))
    lines.append(
      context.say("波次 ", "wave ") + day.wave.wave.iso
        + context.say(
          "  包裹 \(day.wave.total)  往日未完 \(day.wave.overdue)", "  \(day.wave.total) parcels, \(day.wave.overdue) overdue"))
    var table = TextTable([context.say("时限", "by"), context.say("步骤", "step"), context.say("完成", "done"), ""], right: [2])
    var items: [JSON] = []
    for step in deadlines {
      let due = zone.instant(day.wave.wave, second: step.second)
      let done = day.wave.reached(step.reached)
      let left = due.seconds(since: now) / 60
      let clock = left >= 0 ? context.say("剩 ", "left ") : context.say("超 ", "late ")
      table.add([
        acting.clock(due), step.name, "\(done)/\(day.wave.total)",
        clock + "\(left.magnitude / 60):\(padded(Int(left.magnitude % 60), 2))",
      ])
      items.append(
        .object([
          ("step", .string(step.kind)), ("dueAt", acting.shapes.time(due)), ("done", .int(done)), ("total", .int(day.wave.total)),
        ]))
    }
    let texts = context.describe.texts
    lines += day.notices.map { "! \(texts.notice($0))".shown }
    lines += table.lines + backupLines(day.backup, acting) + [""] + QueueTable.lines(day.queues, acting)
    let json = JSON.object([
      ("shop", .string(day.shop)), ("training", .bool(day.training)), ("now", acting.shapes.time(now)),
      ("importedAt", acting.shapes.time(day.importedAt)), ("online", .int(day.online)), ("wave", .string(day.wave.wave.iso)),
      ("overdue", .int(day.wave.overdue)), ("deadlines", .array(items)),
      ("queues", .array(day.queues.map(acting.shapes.queueCount))), ("backup", backupShape(day.backup, acting)),
      ("notices", Shapes.notices(day.notices, texts)),
    ])
    return Answer(json, lines)
  }

  /// ORD-18, REC-2: the last one, whether this evening's was made, and what is missing.
  private func backupLines(_ status: BackupStatus?, _ acting: Acting) -> [String] {
    guard let status else { return [] }
    let context = acting.context
    let texts = context.describe.texts
    var line = context.say("备份 ", "backup ") + (status.latest.map { acting.clock($0) } ?? context.say("从未", "never"))
    if let due = status.due {
      line +=
        "  \(due.iso) \(ShopLocal(day: due, second: acting.desk.settings.calendar.steps.backupAt).hourMinute) "
        + (status.isDone ? context.say("已做", "done") : context.say("未做", "not made"))
    }
    let now = acting.desk.now
    let alarms = [
      status.hoursMissing(at: now).map { "! " + texts.backupMissing(hours: $0) },
      status.isDrillDue(at: now) ? "! " + texts.drillDue : nil,
    ]
    return [line] + alarms.compactMap(\.self)
  }

  private func backupShape(_ status: BackupStatus?, _ acting: Acting) -> JSON {
    guard let status else { return .null }
    let now = acting.desk.now
    return .object([
      ("latest", acting.shapes.time(status.latest)), ("due", .optional(status.due?.iso)), ("done", .bool(status.isDone)),
      ("missing", .bool(status.hoursMissing(at: now) != nil)), ("drilledAt", acting.shapes.time(status.drilled)),
      ("drillDue", .bool(status.isDrillDue(at: now))),
    ])
  }
}
