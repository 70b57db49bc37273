import DeskCore

/// What the records of an import have in common: one person's done command at one moment, without an id of its own.
struct RecordSeries {
  let at: Instant
  let person: String
  let role: Role
  let terminal: String
  let command: String
  /// The stretch of the canonical form that is the same in each.
  let form: [UInt8]

  init(at: Instant, actor: Actor, role: Role, command: CommandKind) {
    self.at = at
    person = actor.name
    self.role = role
    terminal = actor.terminal
    self.command = command.rawValue
    var form: [UInt8] = []
    RecordForm.number(at.milliseconds, &form)
    for text in [person, role.rawValue, terminal, self.command, ""] { RecordForm.text(text, &form) }
    self.form = form
  }

  /// One of them, to be written as any other record.
  func draft(_ subject: String, version: Int64, body: UnsafeRawBufferPointer) -> RecordDraft {
    RecordDraft(
      at: at, person: person, role: role, terminal: terminal, command: command, commandID: nil, subject: subject,
      version: Int(version), done: true, body: String(decoding: body, as: UTF8.self))
  }
}

/// The canonical form's parts: eight bytes for a number, a length before each text.
enum RecordForm {
  static func number(_ value: Int64, _ form: inout [UInt8]) {
    withUnsafeBytes(of: value.bigEndian) { form.append(contentsOf: $0) }
  }

  static func text(_ value: String, _ form: inout [UInt8]) {
    number(Int64(value.utf8.count), &form)
    form.append(contentsOf: value.utf8)
  }

  /// Stands at the end where an act was a stand-in's, and nothing where it wasn't: digests of older records stay what they are.
  static func standIn(_ form: inout [UInt8]) { text("standIn", &form) }
}
