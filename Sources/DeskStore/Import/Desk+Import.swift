import DeskCore
import Foundation

extension Desk {
  /// Orders of one transaction when a file is large: others write in between.
  static let batchSize = 2000
  /// Up to here a file pair is one transaction.
  static let smallImport = 5000

  /// Brings what was read from files into the shop.
  ///
  /// A file pair is one transaction. A large one is written in batches, each whole in itself, so that nobody waits; it has been read and
  /// checked to its end before the first is written, and importing it again after a failure goes on where it stopped.
  ///
  /// - Parameters:
  ///   - shop: the shop's name where the files don't say; else the one they name stands.
  ///   - dryRun: says what would happen and changes nothing.
  ///   - isFound: whether its orders are made findable at once; a measurement leaves that to ``indexOrders(atMost:)``.
  /// - Throws: `notPermitted`, or a `StoreFault`.
  public func importBatch(
    _ batch: ImportedBatch, id: String, dryRun: Bool = false, shop: String? = nil, isFound: Bool = true, by session: Session
  ) throws -> ImportReport {
    do {
      let report =
        // A dry run of a large file changes more pages than memory should hold.
        max(batch.orders.count, batch.products.count) > Self.smallImport && !dryRun
        ? try engine.bulk { try take(batch, id, dryRun, shop, session) } : try take(batch, id, dryRun, shop, session)
      // The orders are in. Should this fail, whoever imports or looks for something next goes on with it.
      if isFound, !dryRun { _ = try? indexOrders() }
      return report
    } catch let refusal as Refusal {
      if case .notPermitted(let kind) = refusal.reason { try recordRefused(kind, batch, session) }
      throw refusal
    }
  }

  /// REC-4: the attempt was rolled back with everything else, so its record is a transaction of its own.
  private func recordRefused(_ kind: CommandKind, _ batch: ImportedBatch, _ session: Session) throws {
    try engine.write { connection in
      let actor = try Transaction(connection, now: now, settings: try settings(connection)).actor(of: session)
      var records = try RecordWriter(connection)
      let args = JSON.object([("files", .array(batch.files.map { .string($0.name) }))])
      try records.append(
        RecordDraft(
          at: now, person: actor.name, role: nil, terminal: actor.terminal, command: kind.rawValue, commandID: nil,
          subject: Subject.shop.text, version: 0, done: false, body: JSON.object([("args", args)]).text))
    }
  }

  private func take(_ batch: ImportedBatch, _ id: String, _ dryRun: Bool, _ shop: String?, _ session: Session) throws
    -> ImportReport
  {
    var run = ImportRun(batch, dryRun: dryRun)
    let count = batch.orders.count
    let isWhole = dryRun || max(count, batch.products.count) <= Self.smallImport
    run.order = ImportRun.order(batch.products)
    run.step = isWhole ? batch.products.count : Self.batchSize
    let fallback = settings.name
    let ahead = PreparingAhead(batch) { index in
      let name = batch.orders[index].shopName
      return (ImportRun.platform(batch.files[batch.orderFiles[index]]), shop ?? (name.isEmpty ? fallback : name))
    }
    var next = 0..<min(Self.batchSize, count)
    ahead.start(next)
    repeat {
      engine.giveWay()
      do {
        var prepared = run.products == 0 ? ahead.take() : nil
        try engine.write { connection in
          let now = clock()
          while true {
            let range = next
            next = range.upperBound..<min(range.upperBound + Self.batchSize, count)
            if !next.isEmpty { ahead.start(next) }
            try step(&run, range, prepared, batch, id, shop, session, now, connection)
            guard isWhole, !next.isEmpty else { break }
            prepared = ahead.take()
          }
          if dryRun { throw DryRun() }
        }
      } catch is DryRun {
        break
      } catch let earlier as DoneEarlier {
        return run.report(from: earlier.body)
      }
    } while !next.isEmpty || run.products < batch.products.count
    return run.report
  }

  private struct DryRun: Error {}

  private func step(
    _ run: inout ImportRun, _ range: Range<Int>, _ prepared: PreparedRun?, _ batch: ImportedBatch, _ id: String, _ shop: String?,
    _ session: Session, _ now: Instant, _ connection: any SQLSession
  ) throws {
    let actor = try Transaction(connection, now: now, settings: try settings(connection)).actor(of: session)
    for kind in run.commands where actor.role(for: kind) == nil { throw Refusal.notPermitted(kind) }
    if run.id == nil {
      try run.recognise(id, by: actor, connection)
      let files = JSON.array(batch.files.map { .string($0.name) }).text
      run.id = try connection.integer(
        "INSERT INTO import_run (at, person, files, has_orders) VALUES (?, ?, ?, ?) RETURNING id", now.milliseconds, actor.name,
        files,
        run.hasOrders)
    }
    if !range.isEmpty, let role = actor.role(for: .importOrders) {
      var importer = try OrderImporter(
        connection, run: run.id ?? 0, actor: actor, role: role, now: now, settings: settings, known: run.known)
      if let prepared {
        try importer.take(range, of: batch, prepared) { index, result in
          run.count(result, file: batch.orderFiles[index], lines: batch.orders[index].lines.count)
        }
      }
      run.known = importer.skus
      run.report.newSKUs += importer.newSKUs
    }
    guard range.upperBound == batch.orders.count else { return }
    try takeProducts(&run, batch, shop, actor, now, connection)
    guard run.products == batch.products.count else { return }
    try PlainImporter(connection: connection, now: now).take(batch, &run.report)
    if let file = batch.files.firstIndex(where: { $0.kind == .reviews }), let role = actor.role(for: .importReviews) {
      try ReviewImporter(connection: connection, actor: actor, role: role, now: now, settings: settings, id: id)
        .take(batch.reviews, &run.report.files[file])
    }
    try TrafficImporter(connection: connection, shop: shop ?? settings.name).take(batch, &run.report)
    try CourierImporter(connection: connection, now: now, settings: settings).take(batch, &run.report)
    if let file = batch.files.firstIndex(where: { $0.kind == .shipResults }), let role = actor.role(for: .importShipResults) {
      let platform = batch.files[file].platform
      try ShipResultImporter(
        connection: connection, actor: actor, role: role, now: now, settings: settings, id: id,
        platform: platform.isEmpty ? nil : platform
      ).take(batch.shipResults, &run.report.files[file])
    }
    try connection.execute("UPDATE import_run SET finished_at = ? WHERE id = ?", now.milliseconds, run.id)
    if run.hasOrders {
      let writer = ChangeWriter(session: connection, now: now, actor: actor, calendar: settings.calendar, record: 0)
      try writer.put(WorkPlan.refresh(importedAt: now, settings.calendar))
    }
    var records = try RecordWriter(connection)
    try records.append(
      RecordDraft(
        at: now, person: actor.name, role: run.commands.first.flatMap(actor.role), terminal: actor.terminal,
        command: (run.commands.first ?? .importOrders).rawValue, commandID: id, subject: Subject.shop.text,
        version: Int(run.id ?? 0), done: true,
        body: RecordBody.text(args: .object([("files", run.summary)] + (run.isAllTaken ? batch.tableRows : [])))))
  }
}

/// This very import was carried out before.
struct DoneEarlier: Error {
  var body: String
}

/// The state of an import over its transactions.
struct ImportRun {
  var id: Int64?
  var known: Set<String> = []
  /// Products that have been taken, in which order, and how many at a time.
  var products = 0
  var order: [Int] = []
  var step = 1
  var report: ImportReport
  let commands: [CommandKind]
  private let detailFile: Int?

  init(_ batch: ImportedBatch, dryRun: Bool) {
    report = ImportReport(
      files: batch.files.map { file in
        var line = ImportReport.File(
          file: file.name, kind: file.kind, platform: file.platform, layout: file.layout, rows: file.rows)
        line.rejected = file.rejected
        line.warnings = file.warnings
        return line
      }, dryRun: dryRun)
    detailFile = batch.files.firstIndex { $0.kind == .details }
    let kinds = Set(batch.files.map(\.kind))
    var commands: [CommandKind] = []
    if kinds.contains(.orders) || kinds.contains(.details) { commands.append(.importOrders) }
    if kinds.contains(.products) { commands.append(.importProducts) }
    if kinds.contains(.waybills) { commands.append(.importWaybills) }
    if kinds.contains(.reviews) { commands.append(.importReviews) }
    if kinds.contains(.calendar) { commands.append(.importCalendar) }
    if kinds.contains(.courierRules) { commands.append(.importCourierRules) }
    if kinds.contains(.tariffs) { commands.append(.importTariffs) }
    if kinds.contains(.shipResults) { commands.append(.importShipResults) }
    if kinds.contains(.traffic) { commands.append(.importTraffic) }
    self.commands = commands
  }

  /// No table that comes whole was left out for a bad row.
  var isAllTaken: Bool { report.files.allSatisfy { !$0.kind.isWhole || $0.rejected.isEmpty } }

  /// ORD-1: only an order list makes the source fresh.
  var hasOrders: Bool { report.files.contains { $0.kind == .orders } }

  /// - Throws: `DoneEarlier` when this import was carried out under the id before, `commandIDReused` when the id belongs to another
  ///   command, other files or somebody else.
  func recognise(_ id: String, by actor: Actor, _ connection: any SQLSession) throws {
    let found = try connection.first("SELECT command, person, body FROM record WHERE command_id = ?", id) { row in
      (command: row.text(0), person: row.text(1), body: row.text(2))
    }
    guard let found else { return }
    guard found.command == (commands.first ?? .importOrders).rawValue, found.person == actor.name, hasFiles(found.body) else {
      throw Refusal(.refused, rule: "REC-1", .commandIDReused)
    }
    throw DoneEarlier(body: found.body)
  }

  static func platform(_ file: FileIntake) -> String { file.platform.isEmpty ? "taobao" : file.platform }

  mutating func count(_ result: OrderImporter.Result, file: Int, lines: Int) {
    for (index, amount) in [(file, 1), (detailFile ?? -1, lines)] where index >= 0 {
      switch result {
      case .new: report.files[index].new += amount
      case .changed: report.files[index].changed += amount
      case .same: report.files[index].same += amount
      case .older: report.files[index].older += amount
      }
    }
  }

  /// Whether a record's body names the files of this import.
  func hasFiles(_ body: String) -> Bool { files(of: body).map { $0["file"] as? String } == report.files.map(\.file) }

  private func files(of body: String) -> [[String: Any]] {
    let members = (try? JSONSerialization.jsonObject(with: Data(body.utf8))) as? [String: Any]
    return (members?["args"] as? [String: Any])?["files"] as? [[String: Any]] ?? []
  }

  /// The report of an earlier run of the same import, from its record. Rejected rows are those of the files, which are the same.
  func report(from body: String) -> ImportReport {
    var report = report
    for (index, file) in files(of: body).enumerated() where index < report.files.count {
      report.files[index].new = file["new"] as? Int ?? 0
      report.files[index].changed = file["changed"] as? Int ?? 0
      report.files[index].same = file["same"] as? Int ?? 0
      report.files[index].older = file["older"] as? Int ?? 0
    }
    return report
  }

  /// A table with a bad row was refused whole, and why: its first bad row.
  private static func refusedWhole(_ file: ImportReport.File) -> [(String, JSON)] {
    guard file.kind.isWhole, let first = file.rejected.first else { return [] }
    let reason = JSON.object([
      ("row", .int(first.row)), ("column", .string(first.column)), ("reason", .string("\(first.reason)")),
    ])
    return [("refusedWhole", reason)]
  }

  var summary: JSON {
    .array(
      report.files.map { file in
        .object(
          [
            ("file", .string(file.file)), ("kind", .string(file.kind.rawValue)), ("layout", .string(file.layout)),
            ("rows", .int(file.rows)),
            ("new", .int(file.new)), ("changed", .int(file.changed)), ("same", .int(file.same)), ("older", .int(file.older)),
            ("rejected", .int(file.rejected.count)),
          ] + (file.warnings.isEmpty ? [] : [("warnings", .int(file.warnings.count))]) + Self.refusedWhole(file))
      })
  }
}
