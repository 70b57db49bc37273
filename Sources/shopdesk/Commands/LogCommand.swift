import ArgumentParser
import DeskCore
import DeskStore
import Foundation

/// `log`: the records (REC-1).
struct LogCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "log",
    abstract:
      "The records, newest first; of one order, parcel, case, request, SKU (code or barcode), person:NAME or shop, or of all.",
    discussion: "Arguments of records are told only to readers whose work needs buyers' data (REC-3).")

  @Argument(help: "Whose records.") var subject: String?
  @Option(name: .long, help: "Only records since this moment (ISO 8601 with offset) or day.") var since: String?
  @Option(name: .long, help: "Only records of this person.") var who: String?
  @Option(name: .long, help: ArgumentHelp("Only records of this command, as run names it.", valueName: "command")) var kind: String?
  @Option(name: .long, help: "At most so many, up to 1000.") var limit = 100
  @Option(name: .long, help: ArgumentHelp("Where the page before ended: its `next`.", valueName: "cursor")) var after: String?
  @Flag(name: .long, help: "Then go on, a line for each new record as it happens, until it is interrupted.") var follow = false
  @Option(name: .long, help: ArgumentHelp("With --follow: end after so long.", valueName: "seconds")) var seconds: Int?
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    guard (1...1000).contains(limit) else { throw ValidationError("--limit: 1…1000") }
    guard after == nil || after.flatMap({ Int64($0) }) != nil else { throw ValidationError("--after: a number") }
    guard kind == nil || kind.flatMap(CommandKind.init(rawValue:)) != nil else { throw ValidationError("--kind: a command's name") }
    guard !follow || (since == nil && after == nil) else { throw ValidationError("--follow begins with what is newest") }
    guard seconds == nil || (follow && (0...86_400).contains(seconds ?? 0)) else {
      throw ValidationError("--seconds: with --follow")
    }
  }

  func answer(_ context: Context) throws -> Answer {
    let acting = try Acting(context)
    let filter = LogFilter(
      subject: try subject.map { try Self.subject($0, acting) }, person: try person(acting), kind: kind)
    if follow { return try LogFollower(acting, filter, limit: limit, json: global.json, seconds: seconds).run(cells) }
    let start = try startOf(acting)
    var rows: [TimelineRow] = []
    var before = after.flatMap { Int64($0) }
    var more = true
    while rows.count < limit, more {
      let page = try acting.desk.log(filter, before: before, limit: 1000, for: acting.actor)
      let inTime = page.prefix { start == nil || $0.at >= start ?? $0.at }
      rows += inTime
      before = page.last?.seq
      more = page.count == 1000 && inTime.count == page.count
    }
    let next = more || rows.count > limit ? rows.prefix(limit).last.map { String($0.seq) } : nil
    rows = Array(rows.prefix(limit))
    var table = TextTable(
      [
        "#", context.say("时间", "at"), context.say("谁", "who"), context.say("岗位", "role"), context.say("命令", "command"),
        context.say("对象", "subject"), context.say("终端", "terminal"), "",
      ], right: [0])
    for row in rows { table.add(cells(row, acting)) }
    let sees = acting.actor.seesBuyers
    return .list(rows.map { acting.shapes.timeline($0, body: sees || $0.isSight) }, next: next, table.lines)
  }

  private func cells(_ row: TimelineRow, _ acting: Acting) -> [String] {
    let texts = acting.context.describe.texts
    return [
      "\(row.seq)", acting.clock(row.at), row.by, role(row, acting.context),
      texts.actDone(row, person: acting.context.describe.person),
      texts.name(recorded: row.subject), row.terminal,
      row.done ? row.sightReason.shown : acting.context.say("被拒", "refused"),
    ]
  }

  /// ROL-5: `shipper (代)`.
  private func role(_ row: TimelineRow, _ context: Context) -> String {
    (row.role.map(context.describe.texts.title) ?? "") + (row.isStandIn ? context.say(" (代)", " (stand-in)") : "")
  }

  private func startOf(_ acting: Acting) throws -> Instant? {
    guard let since else { return nil }
    if let day = ShopDay(iso: since) { return acting.context.zone.instant(day) }
    guard let instant = ISOTime.parse(since) else { throw UsageFault.badTime(since) }
    return instant
  }

  /// The name people sign in with, or the one that colleagues see.
  private func person(_ acting: Acting) throws -> String? {
    guard let who else { return nil }
    let found = try acting.desk.people().filter { $0.name == who.lowercased() || $0.displayName == who }
    guard let first = found.first else { throw Refusal.notFound("person:" + who) }
    return first.name
  }

  private static func subject(_ text: String, _ acting: Acting) throws -> String {
    if let subject = Subject(text) {
      switch subject {
      case .order(let id): _ = try acting.desk.card(of: id, for: acting.actor)
      case .afterCase(let id): _ = try acting.desk.order(of: id)
      case .request(let id): _ = try acting.desk.request(id, for: acting.actor)
      default: break
      }
      return subject.text
    }
    if let parcel = try acting.desk.findParcel(text) { return parcel.text }
    if let sku = try acting.desk.findSKU(text) { return Subject.sku(sku).text }
    return try acting.desk.findOrder(text).text
  }
}

/// The log as it happens: one line, or one JSON document, for each record.
struct LogFollower {
  private let acting: Acting
  private let filter: LogFilter
  private let limit: Int
  private let json: Bool
  private let seconds: Int?

  init(_ acting: Acting, _ filter: LogFilter, limit: Int, json: Bool, seconds: Int?) {
    self.acting = acting
    self.filter = filter
    self.limit = limit
    self.json = json
    self.seconds = seconds
  }

  func run(_ cells: (TimelineRow, Acting) -> [String]) throws -> Answer {
    var last = try acting.desk.lastRecord()
    for row in try acting.desk.log(filter, before: last + 1, limit: limit, for: acting.actor).reversed() { try show(row, cells) }
    let start = ContinuousClock.now
    var token = try acting.desk.changeToken()
    while seconds == nil || ContinuousClock.now - start < .seconds(seconds ?? 0) {
      usleep(200_000)
      let now = try acting.desk.changeToken()
      guard now != token else { continue }
      token = now
      // Who was disabled or signed out hears nothing more.
      _ = try acting.desk.actor(of: acting.session)
      last = try tell(after: last, cells)
    }
    var answer = Answer(.null)
    answer.isStreamed = true
    return answer
  }

  /// All that is new, oldest first, a page at a time. Returns the last record that was looked at.
  private func tell(after last: Int64, _ cells: (TimelineRow, Acting) -> [String]) throws -> Int64 {
    let newest = try acting.desk.lastRecord()
    var rows: [TimelineRow] = []
    var before = newest + 1
    while true {
      let page = try acting.desk.log(filter, before: before, after: last, limit: 1000, for: acting.actor)
      rows += page
      guard page.count == 1000, let oldest = page.last else { break }
      before = oldest.seq
    }
    for row in rows.reversed() { try show(row, cells) }
    return newest
  }

  private func show(_ row: TimelineRow, _ cells: (TimelineRow, Acting) -> [String]) throws {
    let text =
      json
      ? acting.shapes.timeline(row, body: acting.actor.seesBuyers || row.isSight).text
      : cells(row, acting).map(\.shown).joined(separator: "  ")
    try Output.put(text + "\n")
  }
}
