import ArgumentParser
import DeskCore

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
  @Option(name: .long, help: "At most so many, up to 1000.") var limit = 100
  @Option(name: .long, help: ArgumentHelp("Where the page before ended: its `next`.", valueName: "cursor")) var after: String?
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    guard (1...1000).contains(limit) else { throw ValidationError("--limit: 1…1000") }
    guard after == nil || after.flatMap({ Int64($0) }) != nil else { throw ValidationError("--after: a number") }
  }

  func answer(_ context: Context) throws -> Answer {
    let acting = try Acting(context)
    let start = try startOf(acting)
    let names = try shownNames(acting)
    let about = try subject.map { try Self.subject($0, acting) }
    var rows: [TimelineRow] = []
    var before = after.flatMap { Int64($0) }
    var more = true
    while rows.count < limit, more {
      let page = try acting.desk.log(subject: about, before: before, limit: 1000)
      let inTime = page.prefix { start == nil || $0.at >= start ?? $0.at }
      rows += inTime.filter { names == nil || names?.contains($0.by) == true }
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
    for row in rows {
      table.add([
        "\(row.seq)", acting.clock(row.at), row.by, role(row, acting.context), row.command, row.subject, row.terminal,
        row.done ? "" : context.say("被拒", "refused"),
      ])
    }
    let sees = acting.actor.seesBuyers
    return .list(rows.map { acting.shapes.timeline($0, body: sees) }, next: next, table.lines)
  }

  /// ROL-5: `shipper (代)`.
  private func role(_ row: TimelineRow, _ context: Context) -> String {
    (row.role?.rawValue ?? "") + (row.isStandIn ? context.say(" (代)", " (stand-in)") : "")
  }

  private func startOf(_ acting: Acting) throws -> Instant? {
    guard let since else { return nil }
    if let day = ShopDay(iso: since) { return acting.context.zone.instant(day) }
    guard let instant = ISOTime.parse(since) else { throw UsageFault.badTime(since) }
    return instant
  }

  /// Records show the name that colleagues see; `--who` takes either.
  private func shownNames(_ acting: Acting) throws -> Set<String>? {
    guard let who else { return nil }
    let found = try acting.desk.people().filter { $0.name == who.lowercased() || $0.displayName == who }
    guard !found.isEmpty else { throw Refusal.notFound("person:" + who) }
    return Set(found.flatMap { [$0.displayName, $0.name] })
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
