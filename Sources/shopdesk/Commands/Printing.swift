import ArgumentParser
import DeskConsole
import DeskCore
import DeskLive
import DeskPaper
import DeskStore
import Foundation

/// How a paper leaves: shown, written to a file, or printed.
struct PaperOptions: ParsableArguments {
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, html, pdf, zpl, json

    var ending: String { self == .text ? "txt" : rawValue }
  }

  @Option(name: .long, help: "text, html, pdf, zpl (labels only), or json for shopdesk-print.") var format: Format?
  @Option(name: .shortAndLong, help: "The file to write.") var output: String?
  @Flag(name: .customLong("print"), help: "Put it into the print queue, on this document's printer.") var prints = false

  func validate() throws {
    if prints, format != nil || output != nil {
      throw ValidationError("--print takes the printer's own format: set it with `printer set`, and leave out --format and -o.")
    }
    if format == .pdf, output == nil { throw ValidationError("A PDF needs -o FILE.") }
  }

  var isAsked: Bool { format != nil || output != nil || prints }
}

/// Papers of this invocation: made, written, or put into the queue and printed before it ends.
struct Printing {
  let acting: Acting

  init(_ acting: Acting) { self.acting = acting }

  var maker: PaperMaker { PaperMaker(acting.desk, for: acting.actor) }

  private var run: PrintRun {
    let describe = acting.context.describe
    let actor = acting.actor
    return PrintRun(acting.desk, for: { actor }, environment: acting.context.environment, words: { describe.text($0) })
  }

  /// The bytes of a paper in the form that was asked for.
  ///
  /// - Throws: `noPDF` where shopdesk-print isn't installed; `formatNotForDocument`.
  func bytes(_ paper: Paper, _ document: PrintDocument, _ format: PaperOptions.Format) throws -> [UInt8] {
    guard let known = PrintFormat(rawValue: format.rawValue) else { return Array((paper.json + "\n").utf8) }
    guard known != .zpl || document.isLabel else { throw Refusal(.refused, .formatNotForDocument(known, document)) }
    return try acting.printed { try PaperForm(environment: acting.context.environment).bytes(paper, known) }
  }

  /// A list that a subcommand shows: as text into the spool folder, or in the form and to the file that the options name, for its owner's
  /// eyes. `record` says that it leaves. Returns where it lies.
  func leave(
    _ document: PrintDocument, _ text: String, _ pages: [Paper.Page], _ name: String, _ options: PaperOptions,
    record: () throws -> Void
  ) throws -> String {
    try acting.desk.requireWriting()
    let spool = Spool(besides: acting.desk.path)
    let file: Departure.File
    if options.isAsked {
      let format = options.format ?? .text
      let bytes = try bytes(Paper(DeskPaper.Document(document), pages: pages), document, format)
      let path = try options.output ?? spool.place(String(name.dropLast(4)) + "." + format.ending)
      file = .init(path: path, bytes: bytes)
    } else {
      file = .init(path: try spool.place(name), bytes: Array(text.utf8))
    }
    try Departure.leave([file], replacing: true, isPrivate: true, record: record)
    return file.path
  }

  /// Puts papers into the queue.
  func queue(_ document: PrintDocument, _ papers: [String], _ act: ActOptions?, part: String? = nil) throws -> Receipt {
    try acting.perform(
      .printPaper, ["document": .text(document.rawValue), "papers": .list(papers)], act, part: part)
  }

  /// Prints what waits. What came of this command's own jobs is the answer.
  func drain() throws { try run.drain() }

  /// Prints, and tells of each job that `receipt` put into the queue.
  func outcome(of receipt: Receipt) throws -> Answer {
    try drain()
    let jobs = try acting.desk.printJobs(of: receipt.seq)
    var table = TextTable(Self.titles(acting.context), right: [0])
    for job in jobs { table.add(row(job)) }
    let failed = jobs.filter { $0.state == .failed }
    let json = JSON.object(
      [("ok", .bool(failed.isEmpty))] + acting.shapes.receipt(receipt) + [
        ("repeated", .bool(receipt.repeated)), ("jobs", .array(jobs.map { acting.shapes.printJob($0) })),
      ])
    return Answer(json, table.lines, exit: failed.isEmpty ? .done : .inputOutput, notes: notes(failed))
  }

  /// The first of each kind of fault: five hundred times the same helps nobody.
  func notes(_ failed: [PrintJob]) -> [String] {
    let texts = acting.context.describe.texts
    let byFault = Dictionary(grouping: failed) { $0.fault?.text ?? "" }
    return byFault.values.compactMap { jobs in
      guard let job = jobs.first, let fault = job.fault else { return nil }
      let more = jobs.count > 1 ? " (\(jobs.count))" : ""
      return
        "\(texts.title(job.document)) \(job.subject)\(more): \(texts.fault(fault)) · shopdesk print retry".shown
    }.sorted()
  }

  static func titles(_ context: Context) -> [String] {
    [
      "#", context.say("单据", "document"), context.say("内容", "of"), context.say("状态", "state"), context.say("次数", "tries"),
      context.say("何人", "by"), context.say("时间", "at"), context.say("何处 / 原因", "where / why"),
    ]
  }

  func row(_ job: PrintJob) -> [String] {
    let texts = acting.context.describe.texts
    return [
      "\(job.id)", texts.title(job.document), job.subject + (job.isReprint ? " " + texts.reprint : ""), texts.title(job.state),
      "\(job.tries)", acting.context.describe.person(job.by), acting.clock(job.at), job.fault.map(texts.fault) ?? job.place ?? "",
    ]
  }

  /// Where a paper lies once it is printed, when that is the spool folder.
  func place(_ document: PrintDocument, _ subject: String) throws -> String? {
    let printer = try acting.desk.printers().first { $0.document == document } ?? Printer(document)
    guard printer.destination == .spool else { return nil }
    return "\(Spool(besides: acting.desk.path).folder)/\(document.fileName([subject])).\(printer.format.ending)"
  }
}

extension Shapes {
  func printJob(_ job: PrintJob) -> JSON {
    .object([
      ("id", .int(job.id)), ("document", .string(job.document.rawValue)), ("subject", .string(job.subject)),
      ("reprint", .bool(job.isReprint)), ("state", .string(job.state.rawValue)), ("fault", .optional(job.fault?.text)),
      ("tries", .int(job.tries)), ("by", .string(job.by)), ("at", time(job.at)), ("place", .optional(job.place)),
    ])
  }
}

extension Acting {
  /// What making a paper says, in the words of a command.
  ///
  /// - Throws: `noPDF` where shopdesk-print isn't installed; `diskFull`, `inputOutput`.
  func printed<Value>(_ make: () throws -> Value) throws -> Value {
    do {
      return try make()
    } catch let failure as PrintFailure {
      if failure.fault.kind == .noPDF { throw Refusal(.refused, .noPDF) }
      throw failure.fault.kind == .diskFull
        ? StoreFault.diskFull : StoreFault.inputOutput(context.describe.texts.fault(failure.fault))
    }
  }
}
