import DeskCore

extension Transaction {
  /// FUL-7: both sides have signed for what was scanned into the courier's bag. What was expected and isn't in it has not left, and is
  /// somebody's work.
  func signManifest(_ courier: String, _ driver: String, _ command: Command, id: String, actor: Actor, role: Role) throws -> Receipt
  {
    guard let code = CourierTable.find(courier)?.code else { throw Refusal(rule: "FUL-7", .unknownCourier(courier)) }
    let open = try connection.all(
      "SELECT id, stage FROM parcel WHERE courier = ? AND manifest IS NULL AND (stage = 'shipped' OR stage = 'handedOver')", code
    ) { (ParcelID(stored: $0.text(0)), $0.text(1) == ParcelStage.handedOver.rawValue) }.sorted { $0.0 < $1.0 }
    let scanned = open.filter(\.1).map(\.0)
    let missing = open.filter { !$0.1 }.map(\.0)
    guard !scanned.isEmpty else {
      throw Refusal(rule: "FUL-7", .nothingToSign(courier: CourierTable.find(courier)?.name ?? courier))
    }
    var records = try RecordWriter(connection)
    let number = try connection.integer("SELECT 1 + coalesce(max(id), 0) FROM manifest") ?? 1
    try connection.execute(
      "INSERT INTO manifest (id, courier, at, person, driver, expected, scanned, record) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", number,
      code,
      now.milliseconds, actor.name, driver, open.count, scanned.count, records.seq + 1)
    let writer = ChangeWriter(session: connection, now: now, actor: actor, calendar: settings.calendar, record: records.seq + 1)
    for parcel in scanned + missing {
      for each in [parcel] + (try boxMembers(of: situation(for: .handOverParcel(parcel), actor).parcel)) {
        var situation = try situation(for: .handOverParcel(each), actor)
        situation.manifest = number
        situation.isCascaded = true
        _ = try writer.write(try Decision.carryOut(.signManifest, situation), from: situation)
      }
    }
    let seq = try records.append(
      RecordDraft(
        at: now, person: actor.name, role: role, terminal: actor.terminal, command: command.kind.rawValue, commandID: id,
        subject: command.subject.text, version: 0, done: true,
        body: RecordBody.text(
          args: command.json,
          after: [
            ("manifest", .int(number)), ("scanned", .array(scanned.map { .string($0.text) })),
            ("missing", .array(missing.map { .string($0.text) })),
          ])))
    return Receipt(seq: seq, command: command.kind.rawValue, subject: command.subject.text, version: 0, at: now, parcels: missing)
  }
}
