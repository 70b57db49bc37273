import ArgumentParser
import DeskCore
import DeskStore

/// `queue`: open work.
struct QueueCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "queue", abstract: "Open work of a queue, most urgent first; without a name the counts of every queue.",
    discussion: "Queues: " + WorkKind.allCases.map(\.rawValue).joined(separator: " "))

  @Argument(help: "The queue.")
  var name: String?
  @Flag(name: .long, help: "Only what you hold.")
  var mine = false
  @Flag(name: .long, help: "Only what is late.")
  var late = false
  @Option(name: .long, help: "Only what contains this: order number, buyer, waybill, SKU, phone tail…")
  var find = ""
  @Option(name: .long, help: "At most so many, up to 200.")
  var limit = 50
  @Option(name: .long, help: ArgumentHelp("Where the page before ended: its `next`.", valueName: "cursor"))
  var after: String?
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    guard (1...200).contains(limit) else { throw ValidationError("--limit: 1…200") }
  }

  func answer(_ context: Context) throws -> Answer {
    let acting = try Acting(context)
    guard let name else { return try counts(acting) }
    guard let kind = WorkKind(rawValue: name) else { throw UsageFault.unknownQueue(name) }
    let page = try acting.desk.queue(
      [kind], find: find, owner: mine ? acting.actor.name : nil, lateOnly: late, after: after, limit: limit, for: acting.actor)
    return .list(
      page.rows.map { acting.shapes.queueRow($0, now: acting.desk.now) }, next: page.next, QueueTable.lines(page.rows, acting))
  }

  private func counts(_ acting: Acting) throws -> Answer {
    let counts = try acting.desk.queueCounts()
    return .list(counts.map(acting.shapes.queueCount), next: nil, QueueTable.lines(counts, acting))
  }
}

/// Queues as text: their counts, and rows of open work.
enum QueueTable {
  static func lines(_ counts: [QueueCount], _ acting: Acting) -> [String] {
    let context = acting.context
    var table = TextTable(
      [
        context.say("队列", "queue"), context.say("待办", "open"), context.say("超时", "late"), context.say("一小时内", "within 1 h"),
        context.say("最早时限", "first due"), context.say("已认领", "held"),
      ], right: [1, 2, 3, 5])
    for count in counts {
      table.add([
        count.kind.rawValue, "\(count.open)", "\(count.late)", "\(count.soon)", acting.clock(count.oldestDue), "\(count.held)",
      ])
    }
    return table.lines
  }

  /// Rows of one or several queues: each says of which it is where there are several.
  static func lines(_ rows: [QueueRow], _ acting: Acting, kinds: Bool = false) -> [String] {
    let context = acting.context
    let now = acting.desk.now
    var table = TextTable(
      (kinds ? [context.say("待办", "work")] : []) + [
        context.say("时限", "due"), context.say("对象", "subject"), context.say("订单号", "number"), context.say("买家", "buyer"),
        context.say("实付", "paid"), context.say("商品", "goods"), context.say("标记", "marks"), context.say("事由", "matter"),
        context.say("经办", "held by"),
      ], right: [kinds ? 5 : 4])
    for row in rows {
      let marks = [
        row.flag.map(context.describe.texts.title), row.hasUnreadMessages ? context.say("留言", "message") : nil,
        row.amendments > 0 ? context.say("改单\(row.amendments)", "amended \(row.amendments)") : nil,
      ].compactMap(\.self)
      table.add(
        (kinds ? [row.kind.map(context.describe.texts.title) ?? ""] : []) + [
          acting.clock(row.due) + (row.due < now ? context.say(" 超时", " late") : ""), row.subject.text, row.number, row.buyer,
          row.order == nil ? "" : row.paid.decimal, row.goods, marks.joined(separator: " "),
          row.matter.map { text($0, row.gist, context) } ?? "", row.owner.map(context.describe.person) ?? "",
        ])
    }
    return table.lines
  }

  /// `return and refund 59.90`, `approve case C0000001: refund 120.00, asked by 李梅`.
  static func text(_ matter: QueueRow.Matter, _ gist: RequestGist?, _ context: Context) -> String {
    let texts = context.describe.texts
    return switch matter {
    case .afterCase(let kind, let stage, let amount): "\(texts.title(kind)) \(texts.title(stage)) \(amount.decimal)"
    case .request(let command, let use, let by):
      ([texts.title(command)] + (gist.map { [texts.gist($0)] } ?? [])
        + (use.map { [texts.title($0.amount), $0.value.decimal] } ?? []) + [""]).joined(separator: " ")
        + context.say("\(context.describe.person(by)) 提", "asked by \(context.describe.person(by))")
    }
  }
}
