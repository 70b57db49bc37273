import DeskCore

extension MemoryShop {
  func carryOut(_ command: Command, _ actor: Actor, version: Int?) throws -> Receipt {
    notePerformed(command)
    do {
      let changes = try decide(command, actor, version: version)
      return record(command, actor, changes)
    } catch let refusal as Refusal {
      if refusal.code == .notPermitted { append(command, actor, done: false) }
      throw refusal
    }
  }

  private func decide(_ command: Command, _ actor: Actor, version: Int?) throws -> Changes {
    switch command.subject {
    case .order(let id):
      let situation = try situation(id, nil, command, actor)
      try check(version, situation.facts.version, command)
      return try Decision.decide(command.kind, situation)
    case .parcel(let id):
      guard let parcel = parcels[id] else { throw Refusal.notFound(id.text) }
      try check(version, parcel.version, command)
      return try Decision.decide(command.kind, situation(parcel.order, parcel, command, actor))
    case .sku(let sku):
      guard actor.role(for: command.kind) != nil else { throw Refusal.notPermitted(command.kind) }
      guard case .receiveStock(_, let quantity, let location, let barcode, _) = command else { throw Refusal.notFound(sku) }
      guard var item = catalogue[sku] else { throw Refusal(.notFound, .unknownSKU(sku)) }
      if let location { item.location = location }
      if let barcode { item.barcodes.insert(barcode, at: 0) }
      catalogue[sku] = item
      var changes = Changes()
      changes.movements = [StockMovement(.received, sku: sku, onHand: quantity, subject: .sku(sku))]
      return changes
    case .afterCase, .request, .person, .shop:
      guard actor.role(for: command.kind) != nil else { throw Refusal.notPermitted(command.kind) }
      return Changes()
    }
  }

  private func check(_ seen: Int?, _ version: Int, _ command: Command) throws {
    guard let seen, seen != version else { return }
    let last = log.last { $0.subject == command.subject.text }
    throw Refusal(
      .stale,
      .changedSince(
        subject: command.subject.text, seen: seen, now: version, by: last?.by ?? "", command: last?.command ?? "",
        at: last?.at ?? now))
  }

  func situation(_ id: OrderID, _ parcel: Parcel?, _ command: Command?, _ actor: Actor) throws -> Situation {
    guard let order = orders[id], let facts = facts[id] else { throw Refusal.notFound(id.text) }
    var situation = Situation(order: order, facts: facts, actor: actor, now: now, calendar: calendar)
    situation.lines = lines[id] ?? []
    situation.amendments = amendments[id] ?? []
    situation.parcels = parcels.values.filter { $0.order == id }.sorted { $0.id < $1.id }
    situation.parcel = parcel
    situation.stock = levels
    situation.catalogue = catalogue
    situation.command = command
    if case .assignWaybill(_, let courier, let number) = command {
      let code = CourierTable.find(courier)?.code ?? courier
      situation.pooledWaybill = number == nil ? pool[code]?.first : nil
      if let wanted = number ?? situation.pooledWaybill, let owner = parcels.values.first(where: { $0.waybill == wanted }) {
        situation.waybillOwner = (owner.id, owner.queuedAt)
      }
    }
    return situation
  }

  private func record(_ command: Command, _ actor: Actor, _ changes: Changes) -> Receipt {
    if let new = changes.facts { facts[new.id] = new }
    for parcel in changes.parcels { parcels[parcel.id] = parcel }
    if case .order(let id) = command.subject, !changes.amendments.isEmpty {
      amendments[id, default: []] += changes.amendments
    }
    if let waybill = changes.waybill, waybill.fromPool { pool[waybill.courier]?.removeFirst() }
    var queued: [ParcelID] = []
    for draft in changes.newParcels {
      let id = ParcelID(wave: draft.wave, sequence: parcels.keys.filter { $0.text.hasPrefix("P\(draft.wave.compact)") }.count + 1)
      parcels[id] = Parcel(id: id, order: draft.order, wave: draft.wave, lines: draft.lines, queuedAt: now)
      queued.append(id)
    }
    let seq = append(command, actor, done: true)
    for movement in changes.movements { move(movement, seq, actor) }
    let version: Int
    switch command.subject {
    case .order(let id): version = facts[id]?.version ?? 0
    case .parcel(let id): version = parcels[id]?.version ?? 0
    default: version = 0
    }
    return Receipt(
      seq: seq, command: command.kind.rawValue, subject: command.subject.text, version: version, at: now, parcels: queued,
      waybill: changes.waybill?.number, warnings: changes.warnings)
  }

  private func move(_ movement: StockMovement, _ seq: Int64, _ actor: Actor) {
    var level = levels[movement.sku] ?? StockLevel(sku: movement.sku, onHand: 0, reserved: 0)
    level.onHand += movement.onHand
    level.reserved += movement.reserved
    levels[movement.sku] = level
    movements[movement.sku, default: []].insert(
      MovementRow(
        seq: seq, at: now, kind: movement.kind, onHand: movement.onHand, reserved: movement.reserved, onHandAfter: level.onHand,
        reservedAfter: level.reserved, subject: movement.subject.text, by: actor.displayName), at: 0)
  }

  @discardableResult
  private func append(_ command: Command, _ actor: Actor, done: Bool) -> Int64 {
    let seq = Int64(log.count + 1)
    log.append(
      TimelineRow(
        seq: seq, at: now, by: actor.name, role: actor.role(for: command.kind), command: command.kind.rawValue,
        subject: command.subject.text, terminal: actor.terminal, done: done, body: command.json.text))
    return seq
  }
}
