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
}

/// REC-1: appends to the chain. Each record's digest is SHA-256 over the previous digest and a canonical form of its fields, each with its
/// length before it, so that no two different records have the same form.
struct RecordWriter {
  private(set) var seq: Int64
  private(set) var digest: [UInt8]
  private let insert: SQLStatement
  private var form: [UInt8] = []

  static let genesis = [UInt8](repeating: 0, count: 32)

  init(_ session: any SQLSession) throws {
    let head = try session.first("SELECT seq, digest FROM record ORDER BY seq DESC LIMIT 1") { ($0.int(0), $0.blob(1)) }
    (seq, digest) = head ?? (0, Self.genesis)
    insert = try session.statement(BulkInserts.record)
  }

  /// Writes the next record and returns its number.
  @discardableResult
  mutating func append(_ draft: RecordDraft) throws -> Int64 {
    let previous = digest
    seq += 1
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
    try insert.run()
    return seq
  }

  static func digest(of draft: RecordDraft, seq: Int64, previous: [UInt8], in form: inout [UInt8]) -> [UInt8] {
    form.removeAll(keepingCapacity: true)
    func number(_ value: Int64) {
      withUnsafeBytes(of: value.bigEndian) { form.append(contentsOf: $0) }
    }
    func text(_ value: String) {
      number(Int64(value.utf8.count))
      form.append(contentsOf: value.utf8)
    }
    form.append(contentsOf: previous)
    number(seq)
    number(draft.at.milliseconds)
    text(draft.person)
    text(draft.role?.rawValue ?? "")
    text(draft.terminal)
    text(draft.command)
    text(draft.commandID ?? "")
    text(draft.subject)
    number(Int64(draft.version))
    number(draft.done ? 1 : 0)
    text(draft.body)
    return Array(SHA256.hash(data: form))
  }
}
