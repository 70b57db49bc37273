import ArgumentParser
import DeskCore
import DeskLive
import DeskPaper

/// `paper …`: notes and labels as text, HTML, PDF or ZPL, to look at, to keep, to print.
struct PaperCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "paper", abstract: "Dispatch notes and parcel labels: shown, written to a file, or printed.",
    discussion: "A note's first print is `parcel print`; here it is printed again, and says so.",
    subcommands: [Note.self, LabelPaper.self])

  struct Note: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "Dispatch notes as they stand now.")
    @Argument(help: "The parcels.") var parcels: [String] = []
    @Option(name: .long, help: "Every printed parcel of this wave, yyyy-MM-dd.") var wave: String?
    @OptionGroup var paper: PaperOptions
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      try ParcelPapers(Acting(context), .dispatchNote).answer(parcels, wave: wave, paper, act)
    }
  }

  struct LabelPaper: DeskCommand {
    static let configuration = CommandConfiguration(commandName: "label", abstract: "Parcel labels, 100 × 150 mm.")
    @Argument(help: "The parcels.") var parcels: [String] = []
    @Option(name: .long, help: "Every parcel of this wave that has a waybill, yyyy-MM-dd.") var wave: String?
    @OptionGroup var paper: PaperOptions
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      try ParcelPapers(Acting(context), .label).answer(parcels, wave: wave, paper, act)
    }
  }
}

/// Papers of parcels.
private struct ParcelPapers {
  let acting: Acting
  let document: PrintDocument

  init(_ acting: Acting, _ document: PrintDocument) {
    self.acting = acting
    self.document = document
  }

  func answer(_ names: [String], wave: String?, _ options: PaperOptions, _ act: ActOptions) throws -> Answer {
    // REC-4: who may not is told so, and not whether there is such a parcel.
    let asked = (names.prefix(100) + [wave].compactMap(\.self)).map { JSON.string(String($0.prefix(100))) }
    try acting.desk.permit(
      printing: document, args: .object([("document", .string(document.rawValue)), ("papers", .array(asked))]), by: acting.session)
    let papers = try parcels(names, wave)
    let printing = Printing(acting)
    if options.prints { return try printing.outcome(of: printing.queue(document, papers, act)) }
    let format = options.format ?? .text
    let record = JSON.object([
      ("document", .string(document.rawValue)), ("papers", .array(papers.map(JSON.string))), ("format", .string(format.rawValue)),
    ])
    let bytes = try printing.bytes(printing.maker.paper(document, papers, reprint: document == .dispatchNote), document, format)
    // REC-3: it leaves with buyers' names and addresses.
    func leave() throws { try acting.desk.recordShop(.printPaper, args: record, by: acting.session) }
    let head: [(String, JSON)] = [
      ("document", .string(document.rawValue)), ("format", .string(format.rawValue)), ("papers", .array(papers.map(JSON.string))),
    ]
    guard let output = options.output else {
      try leave()
      let text = String(decoding: bytes, as: UTF8.self)
      return Answer(.object(head + [("content", .string(text))]), [text.hasSuffix("\n") ? String(text.dropLast()) : text])
    }
    try Departure.leave([.init(path: output, bytes: bytes)], replacing: true, isPrivate: true, record: leave)
    return Answer(.object(head + [("path", .string(output))]), [output.shown])
  }

  private func parcels(_ names: [String], _ wave: String?) throws -> [String] {
    let reader = CommandReader(acting.desk)
    var papers = try names.map { try reader.parcel($0).text }
    if let wave {
      let day = try acting.wave(wave)
      var after: String?
      repeat {
        let page = try acting.desk.parcels(wave: day, after: after, limit: 500, for: acting.actor)
        papers += page.rows.filter { row in
          row.bundle == nil && row.stage != .voided && (document == .label ? row.waybill != nil : row.printCount > 0)
        }.map(\.id.text)
        after = page.next
      } while after != nil
    }
    guard !papers.isEmpty else { throw Refusal.argument("papers", .missing) }
    var known = Set<String>()
    return papers.filter { known.insert($0).inserted }
  }
}

/// `printer …`: which paper is printed where.
struct PrinterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "printer", abstract: "Each kind of paper's printer.", subcommands: [List.self, Set.self],
    defaultSubcommand: List.self)

  struct List: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "Which paper is printed where, and in which form.")
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      let acting = try Acting(context)
      let printers = try acting.desk.printers()
      let texts = context.describe.texts
      var table = TextTable([context.say("单据", "document"), context.say("格式", "format"), context.say("打印机", "printer")])
      for printer in printers {
        table.add([
          "\(texts.title(printer.document)) (\(printer.document.rawValue))", texts.title(printer.format),
          texts.title(printer.destination),
        ])
      }
      let items = printers.map { printer in
        JSON.object([
          ("document", .string(printer.document.rawValue)), ("format", .string(printer.format.rawValue)),
          ("destination", .optional(printer.destination == .spool ? nil : printer.destination.text)),
        ])
      }
      let missing = printers.contains { $0.format == .pdf } && PaperForm(environment: context.environment).press == nil
      var answer = Answer.list(items, next: nil, table.lines)
      if missing { answer.notes.append(texts.fault(PrintFault(.noPDF))) }
      return answer
    }
  }

  struct Set: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "Say where a kind of paper is printed.",
      discussion:
        "--to names a queue of lp, or with / a device (/dev/usb/lp0), a pipe or a folder; without it papers stay in the spool folder."
    )
    @Argument(help: ArgumentHelp(stringLiteral: PrintDocument.allCases.map(\.rawValue).joined(separator: " | "))) var document:
      String
    @Option(name: .long, help: "text | html | pdf | zpl (labels only).") var format: String
    @Option(name: .customLong("to"), help: "The queue, device or folder.") var destination: String?
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      try Acting(context).answer(
        .setPrinter, ["document": Arguments.Value.text(document), "format": .text(format)].with("destination", destination), act)
    }
  }
}

/// `print …`: the print queue.
struct PrintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "print", abstract: "The print queue: what waits, what failed and why; print again.",
    subcommands: [Queue.self, Retry.self], defaultSubcommand: Queue.self)

  struct Queue: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "Print jobs, what failed first, then what waits, then the latest.")
    @Flag(name: .long, help: "Only what is not printed.") var open = false
    @Option(name: .long, help: "At most so many, up to 1000.") var limit = 50
    @OptionGroup var global: GlobalOptions

    func validate() throws {
      guard (1...1000).contains(limit) else { throw ValidationError("--limit: 1…1000") }
    }

    func answer(_ context: Context) throws -> Answer {
      let acting = try Acting(context)
      let found = try acting.desk.printJobs(open: open, limit: limit + 1)
      let jobs = found.prefix(limit)
      let printing = Printing(acting)
      var table = TextTable(Printing.titles(context), right: [0])
      for job in jobs { table.add(printing.row(job)) }
      return .list(
        jobs.map { acting.shapes.printJob($0) }, next: nil, isCut: found.count > limit, jobs.isEmpty ? [] : table.lines)
    }
  }

  struct Retry: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "Print again what failed; without numbers everything that did.")
    @Argument(help: "Numbers of print jobs.") var jobs: [Int64] = []
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      let acting = try Acting(context)
      let receipt = try acting.perform(.retryPrint, ["jobs": .list(jobs.map(String.init))], act)
      return try Printing(acting).outcome(of: receipt)
    }
  }
}
