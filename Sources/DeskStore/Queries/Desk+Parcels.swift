import DeskCore

extension Desk {
  /// Parcels in the order of their numbers. With no wave: every parcel with open work, earlier waves first. Of what is looked for, the parcels
  /// that are named so (``ParcelFind``) come first, on the first page.
  public func parcels(
    wave: ShopDay?, stage: ParcelStage? = nil, find: String = "", after: String? = nil, limit: Int = 50, for reader: Actor
  ) throws -> Page<ParcelRow> {
    let limit = max(1, min(limit, 2000))
    let find = find.trimmingBlanks().lowercased()
    return try engine.read { connection in
      let named = find.isEmpty ? [] : try named(find, wave: wave, stage: stage, limit: limit, connection)
      let first = after == nil ? try named.compactMap { try row($0, for: reader, connection) } : []
      var rows: [ParcelRow] = []
      let room = limit - first.count
      for id in try ids(wave: wave, stage: stage, after: after ?? "", limit: find.isEmpty ? limit + 1 : 100_000, connection)
      where !named.contains(id) {
        guard let row = try row(id, for: reader, connection), matches(row, find) else { continue }
        rows.append(row)
        if rows.count > room { break }
      }
      let more = rows.count > room
      // `P` comes before every number: the page held none but those that are named.
      let last = rows.prefix(room).last?.id.text ?? after ?? "P"
      return Page(rows: first + rows.prefix(room), next: more ? last : nil)
    }
  }

  /// The parcels that a text names, best first; the same for every page of one question.
  private func named(
    _ find: String, wave: ShopDay?, stage: ParcelStage?, limit: Int, _ connection: any SQLSession
  ) throws -> [ParcelID] {
    let most = max(1, min(limit - 1, 20))
    let all = try ids(wave: wave, stage: stage, after: "", limit: 100_000, connection)
    let byWaybill = try connection.all(
      "SELECT parcel, number FROM waybill WHERE number >= ? AND number < ? ORDER BY number LIMIT 100", find.uppercased(),
      find.uppercased() + "\u{10FFFF}"
    ) { (ParcelID(stored: $0.text(0)), $0.text(1)) }
    let waybills = Dictionary(byWaybill, uniquingKeysWith: { first, _ in first })
    let ranked = all.map { (ParcelFind(find, id: $0, waybill: waybills[$0]), $0) }.filter { $0.0 != .other }
    // What every number begins with names none.
    let isVague = ranked.count > most && find.uppercased().hasPrefix("P")
    return ranked.filter { !isVague || $0.0 != .beginning }.sorted { $0 < $1 }.prefix(most).map(\.1)
  }

  /// A wave's parcels by stage, and the open ones of earlier waves.
  public func board(of wave: ShopDay) throws -> WaveBoard { try engine.read { try board(of: wave, $0) } }

  func board(of wave: ShopDay, _ connection: any SQLSession) throws -> WaveBoard {
    let counts = try connection.all("SELECT stage, count(*) FROM parcel WHERE wave = ? GROUP BY stage", Int64(wave.number)) {
      (ParcelStage(rawValue: $0.text(0)) ?? .queued, Int($0.int(1)))
    }
    let start = settings.calendar.zone.instant(wave).milliseconds
    var overdue = 0
    for kind in [WorkKind.print, .pick, .pack, .ship, .handOver, .stopParcel] {
      overdue += Int(try connection.integer("SELECT count(*) FROM work_item WHERE kind = ? AND due < ?", kind.rawValue, start) ?? 0)
    }
    var board = WaveBoard(wave: wave, counts: Dictionary(counts, uniquingKeysWith: { $0 + $1 }), overdue: overdue)
    board.steps = try steps(of: board, connection)
    return board
  }

  /// What the frame of every screen shows.
  public func dayStatus() throws -> DayStatus {
    var clock: ShopNotice?
    var status = try engine.read { connection in
      let settings = try settings(connection)
      let imported = try connection.integer(
        "SELECT at FROM import_run WHERE has_orders = 1 AND finished_at IS NOT NULL ORDER BY id DESC LIMIT 1")
      let online = try connection.integer(
        "SELECT count(DISTINCT person) FROM session WHERE seen_at > ? AND expires_at > ?", now.milliseconds - 180_000,
        now.milliseconds)
      var status = DayStatus(
        shop: settings.name, training: settings.training, importedAt: imported.map(Instant.init(milliseconds:)),
        online: Int(online ?? 0),
        queues: try counts(connection), wave: try board(of: settings.calendar.currentWave(at: now), connection))
      (status.failedPrints, status.waitingPrints) = try printCounts(connection)
      status.backup = try backupStatus(connection)
      clock = try times.behind(connection, now: now)
      return status
    }
    status.notices = notices(clock)
    return status
  }

  private func ids(wave: ShopDay?, stage: ParcelStage?, after: String, limit: Int, _ connection: any SQLSession) throws
    -> [ParcelID]
  {
    let length = after.utf8.count
    if let wave, let stage {
      // Two walks along the index: the rest of those with as many digits, then those with more.
      let alike = try connection.all(
        "SELECT id FROM parcel WHERE wave = ? AND stage = ? AND length(id) = ? AND id > ? ORDER BY length(id), id LIMIT ?",
        Int64(wave.number), stage.rawValue, length, after, limit
      ) { ParcelID(stored: $0.text(0)) }
      guard alike.count < limit else { return alike }
      return alike
        + (try connection.all(
          "SELECT id FROM parcel WHERE wave = ? AND stage = ? AND length(id) > ? ORDER BY length(id), id LIMIT ?",
          Int64(wave.number), stage.rawValue, length, limit - alike.count
        ) { ParcelID(stored: $0.text(0)) })
    }
    if let wave {
      return try connection.all(
        """
        SELECT id FROM parcel WHERE wave = ? AND (length(id) > ? OR (length(id) = ? AND id > ?)) ORDER BY length(id), id LIMIT ?
        """, Int64(wave.number), length, length, after, limit
      ) {
        ParcelID(stored: $0.text(0))
      }
    }
    let wavePart = String(after.prefix(ParcelID.waveLength))
    var ids: [ParcelID] = []
    for kind in stage.map(Self.work) ?? [.print, .pick, .pack, .ship, .handOver] {
      ids += try connection.all(
        """
        SELECT subject FROM work_item WHERE kind = ? AND (substr(subject, 1, 7), length(subject), subject) > (?, ?, ?)
        ORDER BY due, length(subject), subject LIMIT ?
        """, kind.rawValue, wavePart, length, after, limit
      ) {
        ParcelID(stored: $0.text(0))
      }
    }
    // ORD-8: what is to be stopped has no other work, and stays in sight in whichever stage it is.
    for kind in [WorkKind.stopParcel, .intercept] {
      ids += try connection.all(
        """
        SELECT w.subject FROM work_item w JOIN parcel p ON p.id = w.subject
        WHERE w.kind = ? AND (substr(w.subject, 1, 7), length(w.subject), w.subject) > (?, ?, ?) AND (? IS NULL OR p.stage = ?)
        ORDER BY w.due, length(w.subject), w.subject LIMIT ?
        """, kind.rawValue, wavePart, length, after, stage?.rawValue, stage?.rawValue, limit
      ) { ParcelID(stored: $0.text(0)) }
    }
    return Array(ids.sorted().prefix(limit))
  }

  private static func work(_ stage: ParcelStage) -> [WorkKind] {
    switch stage {
    case .queued: [.print]
    case .printed: [.pick]
    case .picked: [.pack]
    case .packed: [.ship]
    case .shipped: [.handOver]
    case .handedOver, .delivered, .voided: []
    }
  }

  func row(_ id: ParcelID, for reader: Actor, _ connection: any SQLSession) throws -> ParcelRow? {
    let found = try connection.first(
      """
      SELECT p.order_id, p.stage, p.wave, p.version, coalesce(b.courier, p.courier), coalesce(b.waybill, p.waybill), p.print_count, p.acknowledged, o.number, o.recipient, o.address,
        s.amendments, s.flag, (SELECT sum(quantity) FROM parcel_line l WHERE l.parcel = p.id),
        (SELECT sum(scanned) FROM parcel_line l WHERE l.parcel = p.id), (SELECT min(due) FROM work_item w WHERE w.subject = p.id),
        p.stop_state, p.case_id, p.printed_amendments, p.bundle, p.paper_void, p.late_reason, p.packing_by,
        (SELECT count(*) FROM parcel m WHERE m.bundle = p.id AND m.stage <> 'voided'), p.ship_fault IS NOT NULL, p.manifest
      FROM parcel p LEFT JOIN parcel b ON b.id = p.bundle JOIN orders o ON o.id = p.order_id JOIN order_state s ON s.order_id = p.order_id WHERE p.id = ?
      """, id.text
    ) { row in
      var parcel = ParcelRow(
        id: id, order: OrderID(number: row.int(0)), stage: ParcelStage(rawValue: row.text(1)) ?? .queued,
        wave: ShopDay(number: Int32(row.int(2))))
      parcel.version = Int(row.int(3))
      parcel.courier = row.optionalText(4)
      parcel.waybill = row.optionalText(5)
      parcel.printCount = Int(row.int(6))
      parcel.unacknowledged = max(0, Int(row.int(11) - row.int(7)))
      parcel.number = row.text(8)
      parcel.recipient = reader.seesBuyers ? row.text(9) : Masking.name(row.text(9))
      parcel.city = Masking.city(row.text(10))
      parcel.flag = row.optionalText(12).flatMap(Flag.init(rawValue:))
      parcel.pieces = Int(row.int(13))
      parcel.scanned = Int(row.int(14))
      parcel.due = row.optionalInstant(15)
      parcel.stop = row.optionalText(16).flatMap(Interception.State.init(rawValue:))
      parcel.afterCase = row.optionalInt(17).map(CaseID.init(number:))
      parcel.bundle = row.optionalText(19).map(ParcelID.init(stored:))
      parcel.isPaperVoid =
        parcel.stage.isOpen
        && (row.bool(20) || (parcel.afterCase == nil && parcel.printCount > 0 && row.int(18) < row.int(11)))
      parcel.lateReason = row.optionalText(21)
      parcel.packingBy = row.optionalText(22)
      parcel.boxMembers = Int(row.int(23))
      parcel.hasShipFault = row.bool(24)
      parcel.manifest = row.optionalInt(25)
      return parcel
    }
    guard var parcel = found else { return nil }
    parcel.goods = try Self.goods(of: parcel.order, connection) ?? ""
    return parcel
  }

  private func matches(_ row: ParcelRow, _ find: String) -> Bool {
    find.isEmpty
      || [row.id.text, row.order.text, row.number, row.waybill ?? "", row.recipient, row.goods].contains {
        $0.lowercased().contains(find)
      }
  }
}
