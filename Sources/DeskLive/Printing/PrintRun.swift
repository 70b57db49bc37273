import DeskCore
import DeskPaper
import DeskStore
import Foundation

/// Works the print queue off: claims what waits, makes the papers, takes them to their printers and says what became of them. Several may run
/// at once, in one process or many: a job is claimed by one.
public struct PrintRun: Sendable {
  private let desk: Desk
  private let reader: @Sendable () throws -> Actor
  private let form: PaperForm
  private let port: PrinterPort
  /// What a refusal says, in the language of whoever prints.
  private let words: @Sendable (any Error) -> String
  private let holder = PrintHolder.own

  public init(
    _ desk: Desk, for reader: @escaping @Sendable () throws -> Actor,
    environment: [String: String] = ProcessInfo.processInfo.environment, folders: [String]? = nil,
    words: @escaping @Sendable (any Error) -> String
  ) {
    self.desk = desk
    self.reader = reader
    self.words = words
    form = PaperForm(environment: environment, folders: folders)
    port = PrinterPort(spool: Spool(besides: desk.path), environment: environment)
  }

  /// Until nothing waits, or `shouldStop`: then what was claimed and not begun waits again.
  public func drain(until shouldStop: @Sendable () -> Bool = { false }) throws {
    while !shouldStop() {
      // Before anything is claimed: who may not print, or sits here no more, leaves it to who may.
      let reader = try reader()
      let own = PrintDocument.allCases.filter { reader.role(printing: $0) != nil }
      guard !own.isEmpty else { return }
      let jobs = try desk.claimPrintJobs(for: holder, own, isAlive: PrintHolder.isAlive)
      guard let document = jobs.first?.document else { return }
      guard !shouldStop() else { return try settled { try desk.returnPrint(jobs.map(\.id), holder: holder) } }
      let printer: Printer
      do {
        printer = try desk.printers().first { $0.document == document } ?? Printer(document)
      } catch {
        try settled { try desk.returnPrint(jobs.map(\.id), holder: holder) }
        throw error
      }
      // What lies in the spool folder is found by its parcel; what goes to a printer goes at once, since starting each by itself takes longer
      // than printing it.
      let together = !(printer.destination == .spool && printer.format != .pdf)
      var left = together ? [jobs] : jobs.map { [$0] }
      do {
        while !left.isEmpty { try produce(left.removeFirst(), printer, for: reader) }
      } catch {
        // Nobody has begun with these.
        try settled { try desk.returnPrint(left.flatMap(\.self).map(\.id), holder: holder) }
        throw error
      }
    }
  }

  private func produce(_ jobs: [PrintJob], _ printer: Printer, for reader: Actor) throws {
    var results: [(job: Int64, outcome: Result<String, PrintFailure>)] = []
    var made: [(PrintJob, Paper.Page)] = []
    for job in jobs {
      do {
        made.append((job, try PaperMaker(desk, for: reader).page(job.document, job.subject, reprint: job.isReprint)))
      } catch {
        results.append((job.id, .failure(PrintFailure(.refused, words(error)))))
      }
    }
    if !made.isEmpty {
      let outcome: Result<String, PrintFailure>
      do {
        let bytes = try form.bytes(PaperMaker.paper(printer.document, pages: made.map(\.1)), printer.format)
        // Two batches may begin with the same parcel and be as many.
        let name = printer.document.fileName(made.map(\.0.subject)) + (made.count > 1 ? "-\(made[0].0.id)" : "")
        outcome = .success(
          try port.send(bytes, name: name, mark: "\(made[0].0.id)", format: printer.format, to: printer.destination))
      } catch {
        outcome = .failure(error as? PrintFailure ?? PrintFailure(.inputOutput, words(error)))
      }
      results += made.map { ($0.0.id, outcome) }
    }
    try settled { try desk.settlePrint(results, holder: holder) }
  }

  /// It has come out, or hasn't: that must be told even when somebody has the turn just now.
  private func settled(_ body: () throws -> Void) throws {
    for _ in 0..<4 { do { return try body() } catch { Thread.sleep(forTimeInterval: 0.2) } }
    try body()
  }
}

/// Who holds a claimed job: a process, told from a later one with the same number by when it began.
enum PrintHolder {
  static let own = name(getpid()) ?? "\(getpid()):0"

  static func isAlive(_ holder: String) -> Bool {
    guard let pid = holder.split(separator: ":").first.flatMap({ Int32($0) }) else { return false }
    return name(pid) == holder
  }

  /// `4711:123456`: the process and its start in clock ticks since the machine's.
  private static func name(_ pid: Int32) -> String? {
    guard let data = FileManager.default.contents(atPath: "/proc/\(pid)/stat") else { return nil }
    // The name in brackets may hold blanks and brackets itself.
    let text = String(decoding: data, as: UTF8.self)
    guard let end = text.lastIndex(of: ")") else { return nil }
    let fields = text[text.index(after: end)...].split(separator: " ")
    return fields.count > 19 ? "\(pid):\(fields[19])" : nil
  }
}
