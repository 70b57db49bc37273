import ArgumentParser
import DeskConsole
import DeskCore
import DeskLive

/// `parcel show`.
struct ParcelShow: DeskCommand {
  static let configuration = CommandConfiguration(commandName: "show", abstract: "One parcel: goods, waybill, what may be done.")
  @Argument(help: "The parcel.") var parcel: String
  @OptionGroup var global: GlobalOptions

  func answer(_ context: Context) throws -> Answer {
    let acting = try Acting(context)
    let card = try acting.desk.card(of: try CommandReader(acting.desk).parcel(parcel), for: acting.actor)
    let one = card.parcel
    var lines = [
      "\(one.id.text)  \(one.order.text)  \(card.order.order.number)  \(context.describe.texts.title(one.stage))  \(one.wave.iso)  v\(one.version)",
      "\(one.courier ?? "-")  \(one.waybill ?? "-")  \(one.weightGrams.map { "\($0) g" } ?? "-")",
    ]
    lines += ServiceText.trouble(one, acting)
    if let id = one.afterCase { lines.append(context.say("售后 ", "case ") + id.text) }
    lines += card.lines.map { "  [\($0.scanned)/\($0.quantity)]  \($0.location)  \($0.sku)  \($0.title)  \($0.attributes)" }
    lines += ServiceText.possible(card.commands, context)
    return Answer(acting.shapes.parcelCard(card, now: acting.desk.now, context.describe), lines.map(\.shown))
  }
}

/// `parcel list`.
struct ParcelList: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Parcels of a wave; without --wave every one with open work.",
    discussion: "Stages: " + ParcelStage.allCases.map(\.rawValue).joined(separator: " "))
  @Option(name: .long, help: "The wave's day, yyyy-MM-dd.") var wave: String?
  @Option(name: .long, help: "Only parcels in this stage.") var stage: String?
  @Option(name: .long, help: "Only parcels that contain this.") var find = ""
  @Option(name: .long, help: "At most so many, up to 2000.") var limit = 200
  @Option(name: .long, help: ArgumentHelp("Where the page before ended: its `next`.", valueName: "cursor")) var after: String?
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    guard (1...2000).contains(limit) else { throw ValidationError("--limit: 1…2000") }
  }

  func answer(_ context: Context) throws -> Answer {
    let acting = try Acting(context)
    let one = try stage.map { text in
      guard let stage = ParcelStage(rawValue: text) else { throw UsageFault.unknownValue(option: "--stage", value: text) }
      return stage
    }
    let page = try acting.desk.parcels(
      wave: try wave.map { try acting.wave($0) }, stage: one, find: find, after: after, limit: limit, for: acting.actor)
    let facts = try acting.desk.parcels(of: Set(page.rows.map(\.order)), for: acting.actor)
    let now = acting.desk.now
    var table = TextTable(
      [
        context.say("包裹", "parcel"), context.say("订单号", "number"), context.say("阶段", "stage"), context.say("快递", "courier"),
        context.say("运单", "waybill"), context.say("件", "pieces"), context.say("收件", "to"), context.say("商品", "goods"),
        context.say("时限", "due"), context.say("标记", "marks"),
      ], right: [5])
    let items = page.rows.map { row -> JSON in
      let parcel = facts[row.id]
      table.add([
        row.id.text, row.number, context.describe.texts.title(row.stage), row.courier ?? "", row.waybill ?? "",
        "\(row.scanned)/\(row.pieces)",
        "\(row.recipient) \(row.city)", row.goods,
        acting.clock(row.due) + (row.due.map { $0 < now } == true ? context.say(" 超时", " late") : ""),
        marks(parcel, context.describe.texts),
      ])
      guard let parcel, case .object(let members) = acting.shapes.parcelRow(row, now: now) else { return .null }
      return .object(members + acting.shapes.trouble(parcel))
    }
    return .list(items, next: page.next, table.lines)
  }

  /// ORD-8, AFT-4: what is being stopped or went wrong, and whose case it is.
  private func marks(_ parcel: Parcel?, _ texts: Texts) -> String {
    let stop = parcel?.interception.flatMap { $0.state.isOpen ? "!! \(texts.title($0.state))" : nil }
    let fault = parcel?.shipFault.map { _ in "!! \(texts.title(WorkKind.shipFault))" }
    return [stop, fault, parcel?.exception.map { texts.title($0.kind) }, parcel?.afterCase?.text].compactMap(\.self).joined(
      separator: " ")
  }
}

/// `parcel print`: counts the print and writes the dispatch note.
struct ParcelPrint: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "print", abstract: "Print dispatch notes, on their printer or into the spool folder.")
  @Argument(help: "The parcels.") var parcels: [String]
  @OptionGroup var act: ActOptions
  @OptionGroup var global: GlobalOptions

  func answer(_ context: Context) throws -> Answer {
    let batch = try Batch(context, act)
    let acting = batch.acting
    var asked: [Int64] = []
    var answer = try batch.run(.printParcel, parcels) { receipt in
      let printed = try PrintedNote.make(receipt, acting)
      asked.append(receipt.seq)
      return (
        [("note", .string(printed.note.id)), ("document", .optional(printed.path))],
        [printed.note.text] + (printed.path.map { [$0] } ?? [])
      )
    }
    let printing = Printing(acting)
    try printing.drain()
    let failed = try asked.flatMap { try acting.desk.printJobs(of: $0) }.filter { $0.state == .failed }
    answer.notes += printing.notes(failed)
    if !failed.isEmpty { answer.exit = answer.exit.worse(.inputOutput) }
    return answer
  }
}

/// The note that goes with a print: what stands now, and its place in the print queue.
enum PrintedNote {
  static func make(_ receipt: Receipt, _ acting: Acting) throws -> (note: DispatchNote, path: String?) {
    let card = try acting.desk.card(of: ParcelID(stored: receipt.subject), for: acting.actor)
    let note = DispatchNote(card, zone: acting.context.zone, names: acting.context.names)
    return (note, try Printing(acting).place(.dispatchNote, card.parcel.id.text))
  }
}
