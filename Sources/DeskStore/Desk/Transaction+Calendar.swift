import DeskCore

extension Transaction {
  /// FUL-1: which days are worked, and by when a wave is printed, picked and packed. What is due of open parcels follows at once.
  func changeCalendar(_ command: Command) throws -> [(String, JSON)] {
    var changed = settings
    let before: [(String, JSON)]
    switch command {
    case .setDay(let day, let kind, _):
      before = [("kind", .string(changed.calendar.kind(of: day).rawValue))]
      guard changed.calendar.kind(of: day) != kind else { throw Refusal(rule: "FUL-1", .nothingToChange) }
      changed.calendar.set(day, kind)
    case .setDeadlines(let printBy, let pickBy, let packBy):
      let steps = changed.calendar.steps
      guard printBy < pickBy, pickBy < packBy, packBy <= steps.handOverBy else {
        throw Refusal(rule: "FUL-1", .deadlinesOutOfOrder)
      }
      before = [
        ("printBy", .string(DayTime.text(steps.printBy))), ("pickBy", .string(DayTime.text(steps.pickBy))),
        ("packBy", .string(DayTime.text(steps.packBy))),
      ]
      changed.calendar.steps.printBy = printBy
      changed.calendar.steps.pickBy = pickBy
      changed.calendar.steps.packBy = packBy
    default: return []
    }
    guard changed != settings else { throw Refusal(rule: "FUL-1", .nothingToChange) }
    try changed.save(connection)
    try connection.execute(
      """
      INSERT INTO setting (name, value) VALUES ('version', '1')
      ON CONFLICT (name) DO UPDATE SET value = CAST(setting.value AS INTEGER) + 1
      """)
    if changed.calendar.steps != settings.calendar.steps {
      try DerivedWork(session: connection, calendar: changed.calendar).replace()
    }
    return before
  }

  /// FUL-7: both sides have signed for what was scanned into the courier's bag. What was expected and isn't in it has not left, and is
  /// somebody's work.
  func signManifest(_ courier: String, _ driver: String, _ command: Command, id: String, actor: Actor, role: Role) throws -> Receipt
  {
    guard let code = CourierTable.find(courier)?.code else { throw Refusal(rule: "FUL-7", .unknownCourier(courier)) }
    let open = try connection.all(
      "SELECT id, stage FROM parcel WHERE courier = ? AND manifest IS NULL AND (stage = 'shipped' OR stage = 'handedOver') ORDER BY id",
      code
    ) { (ParcelID(stored: $0.text(0)), $0.text(1) == ParcelStage.handedOver.rawValue) }
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
        _ = try writer.write(try Decision.carryOutCascaded(.signManifest, situation), from: situation)
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

  /// `countStock` and `delistSKU`; nil: another command.
  func performOnBin(_ command: Command, id: String, version: Int?, actor: Actor, role: Role) throws -> Receipt? {
    let sku: String
    switch command {
    case .countStock(let name, _, _), .delistSKU(let name, _): sku = name
    default: return nil
    }
    let found = try connection.first(
      "SELECT s.version, l.on_hand, l.reserved, s.delisted_at, s.taken_down_at FROM sku s JOIN stock_level l ON l.sku = s.code WHERE s.code = ?",
      sku
    ) { (Int($0.int(0)), Int($0.int(1)), Int($0.int(2)), $0.optionalInt(3), $0.optionalInt(4)) }
    guard let (seen, onHand, reserved, delisted, takenDown) = found else { throw Refusal(rule: "INV-1", .unknownSKU(sku)) }
    try checkVersion(version, now: seen, command.subject)
    var records = try RecordWriter(connection)
    let writer = ChangeWriter(session: connection, now: now, actor: actor, calendar: settings.calendar, record: records.seq + 1)
    var before: [(String, JSON)] = []
    var after: [(String, JSON)] = []
    switch command {
    case .countStock(_, let quantity, let note):
      guard quantity >= reserved else { throw Refusal(rule: "INV-5", .belowReserved(sku: sku, reserved: reserved)) }
      if quantity != onHand {
        guard note != nil else { throw Refusal(rule: "INV-5", .explanationNeeded(sku: sku, book: onHand, counted: quantity)) }
        try writer.write(StockMovement(.counted, sku: sku, onHand: quantity - onHand, subject: command.subject))
      }
      (before, after) = ([("onHand", .int(onHand))], [("onHand", .int(quantity))])
      try connection.execute("UPDATE sku SET count_asked_at = NULL WHERE code = ?", sku)
      try connection.execute("DELETE FROM work_item WHERE subject = ? AND kind = 'countBin'", command.subject.text)
      try writer.delistIfEmpty(sku)
    default:
      guard delisted != nil, takenDown == nil else { throw Refusal(rule: "INV-3", .notDelisted(sku)) }
      try connection.execute("UPDATE sku SET taken_down_at = ? WHERE code = ?", now.milliseconds, sku)
      try connection.execute("DELETE FROM work_item WHERE subject = ? AND kind = 'delist'", command.subject.text)
    }
    try connection.execute("UPDATE sku SET version = version + 1 WHERE code = ?", sku)
    let seq = try records.append(
      RecordDraft(
        at: now, person: actor.name, role: role, terminal: actor.terminal, command: command.kind.rawValue, commandID: id,
        subject: command.subject.text, version: seen + 1, done: true,
        body: RecordBody.text(args: command.json, before: before, after: after)))
    return Receipt(seq: seq, command: command.kind.rawValue, subject: command.subject.text, version: seen + 1, at: now)
  }
}
