import ArgumentParser
import DeskConsole
import DeskCore
import DeskStore

/// `board`: SUP-1.
struct BoardCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "board",
    abstract: "The supervisor's board: queues with their last hours and who holds what, people, alerts.",
    discussion:
      "How people work is told only to whoever leads, and to finance. See also: queue, refunds, log --follow, today, person drain, roster."
  )
  @Flag(name: .long, help: "Also queues in which nothing is open.") var all = false
  @OptionGroup var global: GlobalOptions

  func answer(_ context: Context) throws -> Answer {
    let acting = try Acting(context)
    let board = try acting.desk.board(for: acting.actor)
    let shown = board.queues.filter { all || $0.count.open > 0 || $0.trend.contains { $0.came + $0.went > 0 } }
    let person = context.describe.person
    let texts = context.describe.texts
    var lines = board.alerts.map { "! " + texts.alert($0, now: board.at, zone: context.zone, person: person).shown }
    if lines.isEmpty { lines = [context.say("没有告警", "no alerts")] }
    lines += [""] + queues(shown, acting).lines
    if !board.people.isEmpty { lines += [""] + people(board, acting).lines }
    return Answer(acting.shapes.board(board), lines)
  }

  private func queues(_ queues: [Board.Queue], _ acting: Acting) -> TextTable {
    let context = acting.context
    let texts = context.describe.texts
    var table = TextTable(
      [
        context.say("队列", "queue"), context.say("待办", "open"), context.say("超时", "late"), context.say("一小时内", "within 1 h"),
        context.say("最早时限", "first due"), context.say("近8小时", "last 8 h"), context.say("本小时", "this hour"),
        context.say("在谁手里", "held by"),
      ], right: [1, 2, 3])
    for queue in queues {
      let count = queue.count
      table.add([
        texts.title(count.kind), "\(count.open)", "\(count.late)", "\(count.soon)", acting.clock(count.oldestDue),
        queue.trend.map { "\($0.open)" }.joined(separator: " "), texts.moved(queue.trend.last),
        queue.holders.map { "\(context.describe.person($0.person)) \($0.count)" }.joined(separator: ", "),
      ])
    }
    return table
  }

  private func people(_ board: Board, _ acting: Acting) -> TextTable {
    let context = acting.context
    let texts = context.describe.texts
    var table = TextTable(
      [
        context.say("人员", "person"), context.say("岗位", "posts"), texts.columnDuty, texts.columnSign,
        context.say("最近操作", "last act"), context.say("在手", "load"),
        context.say("超时", "late"), context.say("今日办", "done today"), context.say("接待", "contacts"),
        context.say("平均联系", "to contact"),
      ], right: [5, 6, 7, 8, 9])
    for one in board.people {
      let posts = one.roles.map { one.standIns.contains($0) ? texts.actingAs($0) : texts.title($0) }
      table.add([
        one.displayName, posts.joined(separator: ", "), texts.title(one.duty), texts.title(board.presence(of: one).sign),
        one.seenAt.map { acting.clock($0) } ?? "",
        "\(one.load)", "\(one.late)", "\(one.doneToday)", "\(one.contacts)",
        one.averageContactSeconds.map { texts.span($0) } ?? "-",
      ])
    }
    return table
  }
}

/// `refunds`: what is refunded or disputed, gone through once a day (SUP-1).
struct RefundsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "refunds", abstract: "Orders that are being refunded or disputed, to be gone through every day.",
    subcommands: [List.self, Review.self], defaultSubcommand: List.self)

  struct List: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "All of them, what is due first before the rest.")
    @Flag(name: .long, help: "Only those that nobody has gone through today.") var open = false
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      let acting = try Acting(context)
      let rows = try acting.desk.refunds(for: acting.actor).filter { !open || $0.reviewedAt == nil }
      let texts = context.describe.texts
      var table = TextTable(
        [
          context.say("今日", "today"), context.say("时限", "due"), context.say("订单", "order"), context.say("订单号", "number"),
          context.say("买家", "buyer"), context.say("实付", "paid"), context.say("事项", "work"), context.say("经办", "held by"),
        ], right: [5])
      for row in rows {
        let reviewed = row.reviewedAt.map { "\(acting.clock($0)) \(context.describe.person(row.reviewedBy ?? ""))" }
        table.add([
          reviewed ?? "-", acting.clock(row.row.due), row.row.order?.text ?? "", row.row.number, row.row.buyer,
          row.row.paid.decimal,
          texts.list(row.kinds.map(texts.title)), row.row.owner.map(context.describe.person) ?? "",
        ])
      }
      return .list(rows.map { acting.shapes.refund($0, now: acting.desk.now) }, next: nil, table.lines)
    }
  }

  struct Review: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "Tick one off: it was gone through today.")
    @Argument(help: "The order.") var order: String
    @Option(name: .long, help: "What was found.") var note: String?
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      try Acting(context).answer(.reviewRefund, ["order": Arguments.Value.text(order)].with("note", note), act)
    }
  }
}
