import Crypto
import DeskCore

/// One record as it is about to be written.
struct RecordDraft {
  var at: Instant
  var person: String
  var role: Role?
  var terminal: String
  var command: String
  /// Nil for refused attempts: trying again is a new attempt.
  var commandID: String?
  var subject: String
  var version: Int
  var done: Bool
  /// Canonical JSON.
  var body: String
  /// ROL-5: the role was held as a stand-in. The writer finds out, so that no act can forget to say it.
  var isStandIn = false
}

/// REC-1: appends to the chain. Each record's digest is SHA-256 over the previous digest and a canonical form of its fields, each with its
/// length before it, so that no two different records have the same form.
struct RecordWriter {
  private(set) var seq: Int64
  private(set) var digest: [UInt8]
  private let session: any SQLSession
  /// When the day of the books that has begun last ends: a record from then on begins another.
  private var dayEnds: Int64
  private let insert: SQLStatement
  private let insertImported: SQLStatement
  private var form: [UInt8] = []
  /// The time of the record before; nil: there is none.
  private var before: Int64?
  /// The series that was begun is acted by a stand-in.
  private var isSeriesStandIn = false

  static let genesis = [UInt8](repeating: 0, count: 32)

  init(_ session: any SQLSession) throws {
    let head = try session.first("SELECT seq, digest, at FROM record ORDER BY seq DESC LIMIT 1") {
      ($0.int(0), $0.blob(1), $0.optionalInt(2))
    }
    (seq, digest, before) = head ?? (0, Self.genesis, nil)
    self.session = session
    dayEnds = try BookDays.end(session)
    insert = try session.statement(BulkInserts.record)
    insertImported = try session.statement(BulkInserts.importRecord)
  }

  /// To be called before the first record of a series: binds what all of them have in common.
  mutating func begin(_ series: RecordSeries) throws {
    isSeriesStandIn = try isStandIn(series.person, series.role, at: series.at)
    insertImported.bindInt(12, isSeriesStandIn ? 1 : 0)
    insertImported.bindInt(2, series.at.milliseconds)
    insertImported.bindText(3, series.person)
    insertImported.bindText(4, series.role.rawValue)
    insertImported.bindText(5, series.terminal)
    insertImported.bindText(6, series.command)
  }

  /// Writes the next record of the series that was begun; the body lies in `memory`.
  mutating func append(
    _ subject: String, version: Int64, body: Range<Int>, in memory: UnsafeRawBufferPointer, of series: RecordSeries
  ) throws {
    if let before, Self.back(from: before, to: series.at) != nil {
      // F20: the first one after the clock was put back says so, as any record does.
      try append(series.draft(subject, version: version, body: UnsafeRawBufferPointer(rebasing: memory[body])))
      return
    }
    before = series.at.milliseconds
    seq += 1
    if series.at.milliseconds >= dayEnds { dayEnds = try BookDays.begin(at: series.at, record: seq, session) }
    form.removeAll(keepingCapacity: true)
    form.append(contentsOf: digest)
    RecordForm.number(seq, &form)
    form.append(contentsOf: series.form)
    RecordForm.text(subject, &form)
    RecordForm.number(version, &form)
    RecordForm.number(1, &form)
    RecordForm.number(Int64(body.count), &form)
    form.append(contentsOf: UnsafeRawBufferPointer(rebasing: memory[body]))
    if isSeriesStandIn { RecordForm.standIn(&form) }
    insertImported.bindInt(1, seq)
    insertImported.bindText(7, subject)
    insertImported.bindInt(8, version)
    insertImported.bindText(9, in: memory, body)
    insertImported.bindBlob(10, digest)
    digest.withUnsafeMutableBytes { head in
      form.withUnsafeBytes { bytes in
        var hash = SHA256()
        hash.update(bufferPointer: bytes)
        hash.finalize().withUnsafeBytes { head.copyMemory(from: $0) }
      }
    }
    insertImported.bindBlob(11, digest)
    try insertImported.run()
  }

  /// Writes the next record and returns its number.
  @discardableResult
  mutating func append(_ draft: RecordDraft) throws -> Int64 {
    var draft = draft
    if let before, let seconds = Self.back(from: before, to: draft.at) { draft.body = Self.marked(draft.body, seconds) }
    before = draft.at.milliseconds
    if let role = draft.role { draft.isStandIn = try isStandIn(draft.person, role, at: draft.at) }
    let previous = digest
    seq += 1
    if draft.at.milliseconds >= dayEnds { dayEnds = try BookDays.begin(at: draft.at, record: seq, session) }
    digest = Self.digest(of: draft, seq: seq, previous: previous, in: &form)
    insert.bindInt(1, seq)
    insert.bindInt(2, draft.at.milliseconds)
    insert.bindText(3, draft.person)
    insert.bindOptional(4, draft.role?.rawValue)
    insert.bindText(5, draft.terminal)
    insert.bindText(6, draft.command)
    insert.bindOptional(7, draft.commandID)
    insert.bindText(8, draft.subject)
    insert.bindInt(9, Int64(draft.version))
    insert.bindInt(10, draft.done ? 1 : 0)
    insert.bindText(11, draft.body)
    insert.bindBlob(12, previous)
    insert.bindBlob(13, digest)
    insert.bindInt(14, draft.isStandIn ? 1 : 0)
    try insert.run()
    try WorkHours.settle(at: draft.at, session)
    return seq
  }

  /// F20: the seconds by which a clock has run back between two records, one after the other; nil: it hasn't, or by less than one.
  static func back(from before: Int64, to at: Instant) -> Int? {
    let seconds = (before - at.milliseconds) / 1000
    return seconds > 0 ? Int(seconds) : nil
  }

  /// The body with what the clock did at its end: the record keeps the time that the clock said.
  private static func marked(_ body: String, _ seconds: Int) -> String {
    guard body.hasSuffix("}") else { return body }
    return body.dropLast() + (body == "{}" ? "" : ",") + "\"clockBack\":\(seconds)}"
  }

  /// ROL-5: whether somebody who acts in a role holds it as a stand-in, and not as their own.
  private func isStandIn(_ person: String, _ role: Role, at now: Instant) throws -> Bool {
    try session.integer(
      """
      SELECT 1 FROM stand_in s WHERE s.person = ? AND s.ends_at > ? AND s.starts_at <= ? AND s.role = ? AND s.ended_at IS NULL
        AND NOT EXISTS (SELECT 1 FROM person_role r WHERE r.person = s.person AND r.role = s.role) LIMIT 1
      """, person, now.milliseconds, now.milliseconds, role.rawValue) != nil
  }

  static func digest(of draft: RecordDraft, seq: Int64, previous: [UInt8], in form: inout [UInt8]) -> [UInt8] {
    form.removeAll(keepingCapacity: true)
    form.append(contentsOf: previous)
    RecordForm.number(seq, &form)
    RecordForm.number(draft.at.milliseconds, &form)
    RecordForm.text(draft.person, &form)
    RecordForm.text(draft.role?.rawValue ?? "", &form)
    RecordForm.text(draft.terminal, &form)
    RecordForm.text(draft.command, &form)
    RecordForm.text(draft.commandID ?? "", &form)
    RecordForm.text(draft.subject, &form)
    RecordForm.number(Int64(draft.version), &form)
    RecordForm.number(draft.done ? 1 : 0, &form)
    RecordForm.text(draft.body, &form)
    if draft.isStandIn { RecordForm.standIn(&form) }
    return Array(SHA256.hash(data: form))
  }
}
