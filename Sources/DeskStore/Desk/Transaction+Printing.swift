import DeskCore

extension Transaction {
  func setPrinter(_ document: PrintDocument, _ format: PrintFormat, _ destination: PrintDestination) throws -> [(String, JSON)] {
    guard format != .zpl || document.isLabel else { throw Refusal(rule: "FUL-5", .formatNotForDocument(format, document)) }
    let old = try connection.first("SELECT format, destination FROM printer WHERE document = ?", document.rawValue) {
      ($0.text(0), $0.text(1))
    }
    let stood = old ?? (PrintFormat.text.rawValue, "")
    guard stood != (format.rawValue, destination.text) else { throw Refusal(.refused, .nothingToChange) }
    try connection.execute(
      """
      INSERT INTO printer (document, format, destination) VALUES (?, ?, ?)
      ON CONFLICT (document) DO UPDATE SET format = excluded.format, destination = excluded.destination
      """, document.rawValue, format.rawValue, destination.text)
    return [("format", .string(stood.0)), ("destination", .string(stood.1))]
  }

  /// Puts papers into the queue, all or none: what can't be printed now is refused here, before anything waits for it. A paper that was
  /// printed before, or that waits already, is a reprint.
  func queuePapers(_ document: PrintDocument, _ papers: [String], by actor: Actor, record: Int64) throws {
    guard actor.role(printing: document) != nil else { throw Refusal.notPermitted(printing: document) }
    var known = Set<String>()
    for paper in papers {
      let subject = try subject(paper, of: document, actor)
      if known.insert(subject).inserted { try enqueue(document, subject, by: actor, record: record) }
    }
  }

  /// One paper into the queue. It is a reprint when the same came out before, may have (a failed job says so itself), or waits already.
  func enqueue(_ document: PrintDocument, _ subject: String, by actor: Actor, record: Int64) throws {
    let before = try connection.integer(
      """
      SELECT 1 FROM print_job WHERE subject = ? AND document = ? AND (state <> 'failed' OR reprint)
      LIMIT 1
      """, subject, document.rawValue)
    try connection.execute(
      """
      INSERT INTO print_job (id, document, subject, reprint, state, tries, person, at, record)
      SELECT 1 + coalesce(max(id), 0), ?, ?, ?, 'waiting', 0, ?, ?, ? FROM print_job
      """, document.rawValue, subject, before != nil, actor.name, now.milliseconds, record)
  }

  /// What the paper is about, as the queue names it.
  private func subject(_ paper: String, of document: PrintDocument, _ actor: Actor) throws -> String {
    if document.report != nil {
      guard let day = ShopDay(iso: paper) else { throw Refusal.argument("papers", .notADay) }
      return day.iso
    }
    guard document.isOfParcel else {
      guard let wave = WaveSubject(paper), (document == .manifest) == (wave.courier != nil) else {
        throw Refusal.argument("papers", .notADay)
      }
      guard let courier = wave.courier else { return wave.text }
      guard let code = CourierTable.find(courier)?.code else { throw Refusal(.notFound, rule: "FUL-7", .unknownCourier(courier)) }
      return WaveSubject(courier: code, wave: wave.wave, late: wave.late).text
    }
    guard let id = ParcelID(paper) else { throw Refusal.argument("papers", .notAnIdentifier) }
    let situation = try situation(for: .printParcel(id), actor)
    guard let parcel = situation.parcel else { throw Refusal.notFound(paper) }
    if let lead = parcel.bundle { throw Refusal(rule: "ORD-10", .inBundle(id.text, lead: lead.text)) }
    switch document {
    case .label:
      guard parcel.stage != .voided else { throw notNow(parcel) }
      guard parcel.waybill != nil else { throw Refusal(rule: "FUL-5", .noWaybill) }
      if let refusal = situation.hiddenBuyer { throw refusal }
    default:
      // FUL-2: its first note comes with the act of printing it.
      guard parcel.printCount > 0, parcel.stage != .voided else { throw notNow(parcel) }
    }
    return id.text
  }

  private func notNow(_ parcel: Parcel) -> Refusal {
    let from = ParcelStage.allCases.filter { $0 != .queued && $0 != .voided }.map(\.rawValue)
    return Refusal(
      rule: "FUL-2",
      .wrongState(
        subject: parcel.id.text, machine: Machine.parcel.name, state: parcel.stage.rawValue, command: .printPaper, from: from))
  }

  /// - Parameter jobs: none: every one that failed of what this person may print.
  func retryPrint(_ jobs: [Int64], by actor: Actor, record: Int64) throws {
    guard !jobs.isEmpty else {
      var failed: Int64 = 0
      for document in PrintDocument.allCases where actor.role(printing: document) != nil {
        failed +=
          try connection.integer("SELECT count(*) FROM print_job WHERE state = 'failed' AND document = ?", document.rawValue) ?? 0
        try connection.execute(
          """
          UPDATE print_job SET state = 'waiting', fault = NULL, record = ? WHERE state = 'failed' AND document = ?
          """, record, document.rawValue)
      }
      guard failed > 0 else { throw Refusal(.refused, .noFailedPrint) }
      return
    }
    var steps: [(job: Int64, to: PrintState)] = []
    for job in jobs {
      let stood = try connection.first("SELECT state, document FROM print_job WHERE id = ?", job) {
        (PrintState(rawValue: $0.text(0)) ?? .failed, PrintDocument(rawValue: $0.text(1)) ?? .dispatchNote)
      }
      guard let (state, document) = stood else { throw Refusal.notFound("\(job)") }
      // Before any is changed: an attempt without permission is committed, as a record.
      guard actor.role(printing: document) != nil else { throw Refusal.notPermitted(printing: document) }
      guard let next = state.after(.retry) else { throw Refusal(.refused, .printJobNotFailed(job: job, state: state)) }
      steps.append((job, next))
    }
    for (job, next) in steps {
      try connection.execute("UPDATE print_job SET state = ?, fault = NULL, record = ? WHERE id = ?", next.rawValue, record, job)
    }
  }
}
