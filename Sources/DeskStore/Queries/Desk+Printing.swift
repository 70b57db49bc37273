import DeskCore
import Foundation

/// The print queue as programs work it off: a job is claimed in one transaction, printed outside of any, and told of in another.
extension Desk {
  /// Every document's printer, also those that nobody has set.
  public func printers() throws -> [Printer] {
    try engine.read { connection in
      let set = try connection.all("SELECT document, format, destination FROM printer") { ($0.text(0), ($0.text(1), $0.text(2))) }
      let known = Dictionary(set, uniquingKeysWith: { first, _ in first })
      return PrintDocument.allCases.map { document in
        guard let (format, destination) = known[document.rawValue], let format = PrintFormat(rawValue: format),
          let destination = PrintDestination(destination)
        else { return Printer(document) }
        return Printer(document, format: format, destination: destination)
      }
    }
  }

  /// The latest jobs, what is not printed first.
  ///
  /// - Parameter open: only what is not printed.
  public func printJobs(open: Bool = false, limit: Int = 200) throws -> [PrintJob] {
    let limit = max(1, min(limit, 2000))
    return try engine.read { connection in
      var jobs: [PrintJob] = []
      for state in [PrintState.failed, .printing, .waiting] {
        jobs += try connection.all(
          """
          SELECT id, document, subject, reprint, state, fault, tries, person, at, place, record FROM print_job
          WHERE state = ? AND state <> 'printed' ORDER BY id DESC LIMIT ?
          """, state.rawValue, limit - min(jobs.count, limit - 1), read: Self.job)
      }
      guard !open else { return Array(jobs.prefix(limit)) }
      let latest = try connection.all(
        """
        SELECT id, document, subject, reprint, state, fault, tries, person, at, place, record FROM print_job ORDER BY id DESC LIMIT ?
        """, limit, read: Self.job)
      return Array((jobs + latest.filter { $0.state == .printed }).prefix(limit))
    }
  }

  /// What one command put into the queue, in its order.
  public func printJobs(of record: Int64) throws -> [PrintJob] {
    try engine.read { connection in
      try connection.all(
        """
        SELECT id, document, subject, reprint, state, fault, tries, person, at, place, record FROM print_job WHERE record = ? ORDER BY id
        """, record, read: Self.job)
    }
  }

  /// Takes the oldest waiting jobs of one kind that one person asked for, `limit` at most, for `holder` alone. What a process that ended has left in the
  /// midst of printing is failed first: whether it came out, a person must look.
  ///
  /// - Parameters:
  ///   - documents: what `holder` may make; what it may not waits for who may.
  ///   - isAlive: whether a holder still runs.
  /// - Returns: none when nothing waits.
  public func claimPrintJobs(
    for holder: String, _ documents: [PrintDocument] = PrintDocument.allCases, limit: Int = 500, isAlive: (String) -> Bool
  ) throws -> [PrintJob] {
    // Without a turn where there is nothing to take: consoles look after each commit.
    guard try hasPrintWork(documents, isAlive) else { return [] }
    return try engine.write { connection in
      for dead in try Self.holders(connection) where !isAlive(dead) {
        try connection.execute(
          "UPDATE print_job SET state = 'failed', fault = ?, reprint = 1, holder = NULL WHERE state = 'printing' AND holder = ?",
          PrintFault(.interrupted).text, dead)
      }
      guard let (person, document) = try Self.oldest(of: documents, connection) else { return [] }
      let ids = try connection.all(
        "SELECT id FROM print_job WHERE state = 'waiting' AND person = ? AND document = ? ORDER BY id LIMIT ?", person, document,
        limit
      ) { $0.int(0) }
      for id in ids {
        try connection.execute(
          "UPDATE print_job SET state = 'printing', holder = ?, tries = tries + 1 WHERE id = ? AND state = 'waiting'", holder, id)
      }
      return try ids.compactMap { id in
        try connection.first(
          "SELECT id, document, subject, reprint, state, fault, tries, person, at, place, record FROM print_job WHERE id = ?", id,
          read: Self.job)
      }
    }
  }

  /// Says what became of claimed jobs. A job that this holder doesn't hold any more stays as it is.
  ///
  /// - Parameter results: where each was sent, or why it failed.
  public func settlePrint(_ results: [(job: Int64, outcome: Result<String, PrintFailure>)], holder: String) throws {
    guard !results.isEmpty else { return }
    try engine.write { connection in
      for (job, outcome) in results {
        switch outcome {
        case .success(let place):
          try connection.execute(
            "UPDATE print_job SET state = 'printed', holder = NULL, place = ? WHERE id = ? AND state = 'printing' AND holder = ?",
            place,
            job, holder)
        case .failure(let failure):
          try connection.execute(
            """
            UPDATE print_job SET state = 'failed', holder = NULL, fault = ?, reprint = max(reprint, ?)
            WHERE id = ? AND state = 'printing' AND holder = ?
            """, failure.fault.text, failure.mayHaveComeOut, job, holder)
        }
      }
    }
  }

  /// Puts claimed jobs back that nobody has begun to print: who leaves loses none.
  public func returnPrint(_ jobs: [Int64], holder: String) throws {
    guard !jobs.isEmpty else { return }
    try engine.write { connection in
      for job in jobs {
        try connection.execute(
          """
          UPDATE print_job SET state = 'waiting', holder = NULL, tries = tries - 1 WHERE id = ? AND state = 'printing' AND holder = ?
          """, job, holder)
      }
    }
  }

  private func hasPrintWork(_ documents: [PrintDocument], _ isAlive: (String) -> Bool) throws -> Bool {
    try engine.read { connection in
      if try Self.oldest(of: documents, connection) != nil { return true }
      return try Self.holders(connection).contains { !isAlive($0) }
    }
  }

  /// Who asked for the oldest waiting job of these kinds, and its kind.
  private static func oldest(of documents: [PrintDocument], _ connection: any SQLSession) throws -> (String, String)? {
    let firsts = try documents.compactMap { document in
      try connection.first(
        "SELECT id, person FROM print_job WHERE state = 'waiting' AND document = ? ORDER BY id LIMIT 1", document.rawValue
      ) { (id: $0.int(0), person: $0.text(1), document: document.rawValue) }
    }
    return firsts.min { $0.id < $1.id }.map { ($0.person, $0.document) }
  }

  private static func holders(_ connection: any SQLSession) throws -> [String] {
    try connection.all("SELECT DISTINCT holder FROM print_job WHERE state = 'printing' LIMIT 100") { $0.text(0) }
  }

  /// Failed ones and those that wait, for the frame of every screen.
  func printCounts(_ connection: any SQLSession) throws -> (failed: Int, waiting: Int) {
    let failed = try connection.integer("SELECT count(*) FROM print_job WHERE state = 'failed'") ?? 0
    let waiting = try connection.integer("SELECT count(*) FROM print_job WHERE state = 'waiting'") ?? 0
    return (Int(failed), Int(waiting))
  }

  private static func job(_ row: SQLStatement) -> PrintJob {
    PrintJob(
      id: row.int(0), document: PrintDocument(rawValue: row.text(1)) ?? .dispatchNote, subject: row.text(2), isReprint: row.bool(3),
      state: PrintState(rawValue: row.text(4)) ?? .failed, fault: row.optionalText(5).map(PrintFault.init), tries: Int(row.int(6)),
      by: row.text(7), at: row.instant(8), place: row.optionalText(9), record: row.int(10))
  }
}

/// A print job's fault as an error.
public struct PrintFailure: Error, Sendable, Equatable {
  public var fault: PrintFault
  /// Whether some of it, or all, may lie in the printer's tray: then what is printed of it later is a reprint.
  public var mayHaveComeOut: Bool

  /// - Parameter mayHaveComeOut: nil: as the kind of fault says of itself.
  public init(_ kind: PrintFault.Kind, _ said: String = "", mayHaveComeOut: Bool? = nil) {
    fault = PrintFault(kind, said)
    self.mayHaveComeOut = mayHaveComeOut ?? (kind == .noAnswer || kind == .interrupted)
  }
}
