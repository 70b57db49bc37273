import DeskCore

extension MemoryShop {
  struct Made {
    var parcels: [ParcelID] = []
    var cases: [CaseID] = []
    var request: RequestID?
  }

  /// Keeps what was decided, as the store writes it; movements come with their record.
  func write(_ changes: Changes, _ actor: Actor, _ situation: Situation?) -> Made {
    var made = Made()
    if let need = changes.need, let situation, let command = situation.command {
      made.request = ask(need, command, situation, actor)
      return made
    }
    if let new = changes.facts { facts[new.id] = new }
    for parcel in changes.parcels { parcels[parcel.id] = parcel }
    if case .printParcel(let id)? = situation?.command, situation?.parcel?.bundle == nil { enqueue(.dispatchNote, id.text, actor) }
    if let order = situation?.order, !changes.amendments.isEmpty { amendments[order.id, default: []] += changes.amendments }
    if let waybill = changes.waybill, waybill.fromPool { pool[waybill.courier]?.removeFirst() }
    if let new = changes.afterCase { cases[new.id] = new }
    for draft in changes.newCases {
      let id = CaseID(number: Int64(cases.count + 1))
      cases[id] = AfterCase(
        id: id, order: draft.order, kind: draft.kind, amount: draft.amount, lines: draft.lines, reason: draft.reason,
        by: actor.name,
        at: now)
      made.cases.append(id)
    }
    for draft in changes.newParcels {
      let id = ParcelID(wave: draft.wave, sequence: parcels.keys.filter { $0.text.hasPrefix("P\(draft.wave.compact)") }.count + 1)
      parcels[id] = Parcel(
        id: id, order: draft.order, wave: draft.wave, lines: draft.lines, queuedAt: now,
        acknowledgedAmendments: draft.acknowledgedAmendments, afterCase: draft.afterCase)
      made.parcels.append(id)
    }
    if let order = situation?.order {
      uses += changes.uses.map { (actor.name, order.id, $0) }
      if let reporter = changes.buyerMark {
        marks["\(order.platform)/\(order.buyer)"] = BuyerMark(order: order.id, reportedBy: reporter, judgedBy: actor.name, at: now)
      }
    }
    return made
  }

  private func ask(_ need: ApprovalNeed, _ command: Command, _ situation: Situation, _ actor: Actor) -> RequestID {
    let id = RequestID(number: Int64(requests.count + 1))
    requests[id] = ApprovalRequest(
      id: id, order: situation.order.id, command: command.kind, subject: command.subject, arguments: command.json.text,
      use: need.use, level: need.level, askedBy: actor.name, askedAt: now)
    asked[id] = command
    return id
  }

  func move(_ movement: StockMovement, _ seq: Int64, _ actor: Actor) {
    var level = levels[movement.sku] ?? StockLevel(sku: movement.sku, onHand: 0, reserved: 0)
    level.onHand += movement.onHand
    level.reserved += movement.reserved
    levels[movement.sku] = level
    movements[movement.sku, default: []].insert(
      MovementRow(
        seq: seq, at: now, kind: movement.kind, onHand: movement.onHand, reserved: movement.reserved, onHandAfter: level.onHand,
        reservedAfter: level.reserved, subject: movement.subject.text, by: actor.displayName), at: 0)
  }
}
