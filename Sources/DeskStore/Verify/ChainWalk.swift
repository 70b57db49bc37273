import DeskCore

/// REC-1: the record chain from its first record to its last, each digest reckoned anew. Reads the table once, in order.
struct ChainWalk {
  /// After so many records whoever walks a long chain says that it goes on.
  static let stride: Int64 = 4096
  /// Number and digest of the last record; 0 and zeros of an empty chain.
  private(set) var last: Int64 = 0
  private(set) var digest = RecordWriter.genesis
  /// Of the first record: no two shops have the same.
  private(set) var origin: [UInt8]?
  /// The first thing that is wrong with the chain, then closings that it doesn't bear out.
  private(set) var faults: [VerifyFault] = []

  /// - Parameters:
  ///   - closings: digests kept elsewhere; a chain that was cut or computed anew lacks their records.
  ///   - hear: told of each record as it is stored.
  init(
    _ connection: any SQLSession, closings: [ClosingMark] = [], hear: (Int64, RecordDraft) throws -> Void = { _, _ in }
  ) throws {
    var form: [UInt8] = []
    var fault: VerifyFault?
    var kept = Dictionary(grouping: closings.filter { $0.record > 0 }, by: \.record)
    let statement = try connection.statement(
      """
      SELECT seq, at, person, role, terminal, command, command_id, subject, version, done, body, previous, digest, stand_in FROM record ORDER BY seq
      """)
    defer { statement.reset() }
    while try statement.step() {
      let seq = statement.int(0)
      let draft = RecordDraft(
        at: statement.instant(1), person: statement.text(2), role: statement.optionalText(3).flatMap(Role.init(rawValue:)),
        terminal: statement.text(4), command: statement.text(5), commandID: statement.optionalText(6), subject: statement.text(7),
        version: Int(statement.int(8)), done: statement.bool(9), body: statement.text(10), isStandIn: statement.bool(13))
      let reckoned = RecordWriter.digest(of: draft, seq: seq, previous: digest, in: &form)
      if fault == nil {
        if seq != last + 1 {
          fault = "record \(last + 1) is missing"
        } else if statement.blob(11) != digest {
          fault = "record \(seq) doesn't follow the one before it"
        } else if statement.blob(12) != reckoned || !Self.isAsWritten(statement, draft) {
          fault = "record \(seq) (\(draft.command) on \(draft.subject)) was altered"
        }
      }
      digest = statement.blob(12)
      last = seq
      if origin == nil { origin = digest }
      for closing in kept.removeValue(forKey: seq) ?? [] where closing.digest != OriginalForm.hex(digest) {
        faults.append("record \(seq) isn't the one that closing \(closing.text) was taken of")
      }
      try hear(seq, draft)
    }
    for record in kept.keys.sorted() { faults.append("record \(record) is missing, of which a closing was taken") }
    if let fault { faults.insert(fault, at: 0) }
  }

  var head: ClosingMark { ClosingMark(record: last, digest: OriginalForm.hex(digest)) }

  /// What reading a row makes equal although it differs: a role that nobody knows, an id that is there but empty, a truth that isn't 0 or 1.
  private static func isAsWritten(_ row: SQLStatement, _ draft: RecordDraft) -> Bool {
    row.optionalText(3) == draft.role?.rawValue && draft.commandID != "" && (0...1).contains(row.int(9))
      && (0...1).contains(row.int(13))
  }
}
