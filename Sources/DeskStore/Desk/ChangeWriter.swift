import DeskCore

/// Writes what was decided: facts, parcels, stock, work items. The record is the caller's, so that it comes last and knows everything.
struct ChangeWriter {
  let session: any SQLSession
  let now: Instant
  let actor: Actor
  let calendar: ShopCalendar
  /// The record that will tell of these changes.
  let record: Int64

  /// What got a number of its own.
  struct Made {
    var parcels: [Parcel] = []
    var cases: [AfterCase] = []
    var request: ApprovalRequest?
    /// INV-3: requests to list again what is there again.
    var relisting: [RequestID] = []
  }

  func write(_ changes: Changes, from before: Situation) throws -> Made {
    var made = Made()
    if let need = changes.need, let command = before.command {
      made.request = try ask(need, command, on: before.order.id)
      return made
    }
    if let facts = changes.facts {
      try write(facts, seen: before.facts)
      if facts.care != before.facts.care { try write(facts.care, of: facts.id) }
    }
    for parcel in changes.parcels { try write(parcel, before: before.parcels.first { $0.id == parcel.id }) }
    for amendment in changes.amendments { try write(amendment, before.order.id) }
    let movements = try changes.movements.map(throughMerges)
    for movement in movements { try write(movement) }
    if let waybill = changes.waybill { try write(waybill) }
    try TermWriter(session).add(changes, before.command, to: before.order.id)
    if let afterCase = changes.afterCase { try write(afterCase, before: before.afterCase) }
    made.cases = try changes.newCases.map(open)
    made.parcels = try changes.newParcels.map(queue)
    try write(changes.uses, on: before.order.id)
    if let sku = changes.shortSKU { try noteShort(sku) }
    made.relisting = try settleListings(movements, by: before.author ?? actor.name)
    if let reporter = changes.buyerMark { try mark(reportedBy: reporter, before) }
    try writeWork(changes, made, before)
    return made
  }

  private func write(_ facts: OrderFacts, seen: OrderFacts) throws {
    try session.execute(
      """
      UPDATE order_state SET version = ?, stage = ?, trade = ?, platform_refund = ?, claimed_by = ?, claimed_at = ?, messages_reviewed = ?,
        contact_outcome = ?, contacted_at = ?, confirmed_at = ?, flag = ?, amendments = ? WHERE order_id = ? AND version = ?
      """, facts.version, facts.stage.rawValue, facts.trade.code, facts.platformRefund.fen, facts.claimedBy,
      facts.claimedAt?.milliseconds,
      facts.messagesReviewed, facts.contactOutcome?.rawValue, facts.contactedAt?.milliseconds, facts.confirmedAt?.milliseconds,
      facts.flag?.rawValue, facts.amendments, facts.id.number, seen.version)
  }

  private func write(_ parcel: Parcel, before: Parcel?) throws {
    // In another's box: that one's number is read with it, and is that one's alone.
    let own = parcel.bundle == nil && before?.bundle == nil
    try session.execute(
      """
      UPDATE parcel SET version = ?, stage = ?, courier = ?, waybill = ?, print_count = ?, acknowledged = ?, weight = ?, packed_by = ?,
        shipped_at = ?, handed_over_at = ?, printed_amendments = ?, stop_state = ?, stop_by = ?, stop_at = ?, stop_reason = ?, stop_seen_by = ?,
        stop_seen_at = ?, exception = ?, exception_owner = ?, exception_next = ?, wave = ?, printed_at = ?, picked_at = ?, packed_at = ?,
        late_reason = ?, late_by = ?, late_at = ?, bundle = ?, paper_void = ?, packing_by = ?, packing_at = ?, missed_bag_at = ?, manifest = ?,
        told_at = ?, ship_fault = ?, ship_fault_at = ? WHERE id = ?
      """, parcel.version, parcel.stage.rawValue, own ? parcel.courier : nil, own ? parcel.waybill : nil, parcel.printCount,
      parcel.acknowledgedAmendments,
      parcel.weightGrams, parcel.packedBy, parcel.shippedAt?.milliseconds, parcel.handedOverAt?.milliseconds,
      parcel.printedAmendments, parcel.interception?.state.rawValue, parcel.interception?.by, parcel.interception?.at.milliseconds,
      parcel.interception?.reason, parcel.interception?.seenBy, parcel.interception?.seenAt?.milliseconds,
      parcel.exception?.kind.rawValue,
      parcel.exception?.owner, parcel.exception?.next.milliseconds, Int64(parcel.wave.number), parcel.printedAt?.milliseconds,
      parcel.pickedAt?.milliseconds, parcel.packedAt?.milliseconds, parcel.late?.reason, parcel.late?.by,
      parcel.late?.at.milliseconds,
      parcel.bundle?.text, parcel.isPaperVoid, parcel.packingBy, parcel.packingAt?.milliseconds, parcel.missedBagAt?.milliseconds,
      parcel.manifest, parcel.toldAt?.milliseconds, parcel.shipFault?.text, parcel.shipFault?.at.milliseconds, parcel.id.text)
    guard parcel.lines != before?.lines else { return }
    // ORD-10: split or put together again.
    guard parcel.contents == before?.contents else { return try replaceLines(of: parcel) }
    for (position, line) in parcel.lines.enumerated() where line != before?.lines[position] {
      try session.execute(
        "UPDATE parcel_line SET scanned = ? WHERE parcel = ? AND position = ?", line.scanned, parcel.id.text, position + 1)
    }
  }

  private func replaceLines(of parcel: Parcel) throws {
    try session.execute("DELETE FROM parcel_line WHERE parcel = ?", parcel.id.text)
    try insertLines(of: parcel)
  }

  private func insertLines(of parcel: Parcel) throws {
    for (position, line) in parcel.lines.enumerated() {
      try session.execute(
        "INSERT INTO parcel_line (parcel, position, line, sku, quantity, scanned) VALUES (?, ?, ?, ?, ?, ?)", parcel.id.text,
        position + 1, line.line, line.sku, line.quantity, line.scanned)
    }
  }

  private func write(_ amendment: Amendment, _ order: OrderID) throws {
    try session.execute(
      "INSERT INTO amendment (order_id, number, field, line, original, amended, note, person, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
      order.number, amendment.number, amendment.field.rawValue, amendment.line, amendment.from, amendment.to, amendment.note,
      amendment.by,
      amendment.at.milliseconds)
  }

  /// INV-1: the level and the ledger move together; the CHECKs of the table are the last word.
  func write(_ movement: StockMovement) throws {
    let after = try session.first(
      """
      UPDATE stock_level SET on_hand = on_hand + ?, reserved = reserved + ?, on_hold = on_hold + ?, moves = moves + 1 WHERE sku = ?
      RETURNING on_hand, reserved, on_hold
      """, movement.onHand, movement.reserved, movement.onHold, movement.sku
    ) { (Int($0.int(0)), Int($0.int(1)), Int($0.int(2))) }
    guard let after else { throw Refusal.notFound(movement.sku) }
    try noteSold(movement)
    if movement.onHand < 0 { try takeFromBins(movement.sku, onHand: after.0) }
    let seq = try session.integer(
      """
      INSERT INTO movement (seq, sku, kind, on_hand, reserved, on_hand_after, reserved_after, subject, record, at, person, on_hold,
        on_hold_after, place)
      VALUES ((SELECT 1 + coalesce(max(seq), 0) FROM movement), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING seq
      """, movement.sku, movement.kind.rawValue, movement.onHand, movement.reserved, after.0, after.1, movement.subject.text,
      record, now.milliseconds, actor.name, movement.onHold, after.2, movement.place)
    // Goods came for the first time: from now on they are to be counted.
    if seq == 1 { try redoDuties() }
  }

  /// INV-1: what comes back under a code that was merged meanwhile is the other one's.
  private func throughMerges(_ movement: StockMovement) throws -> StockMovement {
    guard movement.kind == .returned || movement.kind == .writtenOff,
      let into = try SituationLoader(session: session).merged([movement.sku])[movement.sku]
    else { return movement }
    var movement = movement
    movement.place = "\(movement.sku) → \(into)"
    movement.sku = into
    return movement
  }

  private func write(_ waybill: WaybillBinding) throws {
    // Also when it was typed: a number of the pool that somebody read off the roll is no longer free.
    try session.execute("UPDATE waybill_pool SET taken_by = ? WHERE number = ?", waybill.parcel.text, waybill.number)
    try session.execute(
      "INSERT INTO waybill (number, courier, parcel, at) VALUES (?, ?, ?, ?)", waybill.number, waybill.courier, waybill.parcel.text,
      now.milliseconds)
  }

  private func queue(_ draft: ParcelDraft) throws -> Parcel {
    let sequence = try session.integer(
      """
      INSERT INTO wave (day, last_parcel) VALUES (?, 1) ON CONFLICT (day) DO UPDATE SET last_parcel = wave.last_parcel + 1
      RETURNING last_parcel
      """, Int64(draft.wave.number))
    let parcel = Parcel(
      id: ParcelID(wave: draft.wave, sequence: Int(sequence ?? 1)), order: draft.order, wave: draft.wave, lines: draft.lines,
      queuedAt: now,
      acknowledgedAmendments: draft.acknowledgedAmendments, afterCase: draft.afterCase)
    try session.execute(
      """
      INSERT INTO parcel (id, order_id, version, stage, wave, print_count, acknowledged, queued_at, case_id)
      VALUES (?, ?, 1, 'queued', ?, 0, ?, ?, ?)
      """, parcel.id.text, parcel.order.number, Int64(parcel.wave.number), parcel.acknowledgedAmendments, now.milliseconds,
      parcel.afterCase?.number)
    try insertLines(of: parcel)
    return parcel
  }

  /// The difference between what was due and what is due now: both are derived from facts, so nothing need be read.
  private func writeWork(_ changes: Changes, _ made: Made, _ before: Situation) throws {
    let facts = changes.facts ?? before.facts
    var parcels = before.parcels
    for changed in changes.parcels {
      if let index = parcels.firstIndex(where: { $0.id == changed.id }) { parcels[index] = changed }
    }
    parcels += made.parcels
    var was = Self.work(before.order, before.facts, before.parcels, calendar)
    var will = Self.work(before.order, facts, parcels, calendar)
    if let old = before.afterCase { was += WorkPlan.items(for: old) }
    if let now = changes.afterCase ?? before.afterCase { will += WorkPlan.items(for: now) }
    for opened in made.cases { will += WorkPlan.items(for: opened) }
    try change(was, to: will)
  }

  /// Takes away what is no longer due and puts down what is now.
  func change(_ was: [WorkItem], to will: [WorkItem]) throws {
    for item in was where !will.contains(item) {
      if will.contains(where: { $0.kind == item.kind && $0.subject == item.subject }) { continue }
      try session.execute("DELETE FROM work_item WHERE subject = ? AND kind = ?", item.subject.text, item.kind.rawValue)
    }
    for item in will where !was.contains(item) { try put(item) }
  }

  func put(_ item: WorkItem) throws {
    // SUP-1: another owner or another due time is the same item, which neither came nor went.
    let found = try session.integer("SELECT 1 FROM work_item WHERE subject = ? AND kind = ?", item.subject.text, item.kind.rawValue)
    guard found == nil else {
      return try session.execute(
        "UPDATE work_item SET due = ?, owner = ? WHERE subject = ? AND kind = ?", item.due.milliseconds, item.owner,
        item.subject.text, item.kind.rawValue)
    }
    try session.execute(
      "INSERT INTO work_item (kind, due, subject, owner) VALUES (?, ?, ?, ?)", item.kind.rawValue, item.due.milliseconds,
      item.subject.text,
      item.owner)
  }

  static func work(_ order: Order, _ facts: OrderFacts, _ parcels: [Parcel], _ calendar: ShopCalendar) -> [WorkItem] {
    WorkPlan.items(for: order, facts, parcels: parcels, calendar: calendar)
      + parcels.flatMap { WorkPlan.items(for: $0, of: order, facts, calendar: calendar) }
  }
}
