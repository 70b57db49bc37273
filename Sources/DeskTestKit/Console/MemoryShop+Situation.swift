import DeskCore

extension MemoryShop {
  /// Everything that a decision may look at, as the store loads it.
  func situation(for command: Command, _ actor: Actor) throws -> Situation {
    let id: OrderID? =
      switch command.subject {
      case .order(let id): id
      case .parcel(let id): parcels[id]?.order
      case .afterCase(let id): cases[id]?.order
      case .request, .count, .sku, .person, .shop, .promotion, .event, .purchase, .revision: nil
      }
    guard let id else { throw Refusal.notFound(command.subject.text) }
    var situation = try situation(id, actor)
    situation.command = command
    switch command.subject {
    case .parcel(let id): situation.parcel = parcels[id]
    case .afterCase(let id): situation.afterCase = cases[id]
    default: break
    }
    switch command {
    case .assignWaybill(_, let courier, let number):
      if courier == nil { situation.courierChoice = situation.choose(by: courierRules) }
      if let named = courier ?? situation.courierChoice?.courier { addWaybill(named, number, to: &situation) }
    case .assignOrder(_, let person): situation.assigneeRoles = people[person]?.actor.roles
    case .mergeParcel(_, let into):
      if let target = parcels[into], let order = orders[target.order], let facts = facts[target.order] {
        situation.mergeTarget = candidate(target, order, facts)
      }
    default: break
    }
    if case .parcel(let id) = command.subject { situation.leadsBox = !members(of: id).isEmpty }
    return situation
  }

  /// ORD-10: what travels in a parcel's box.
  func members(of lead: ParcelID) -> [ParcelID] {
    parcels.values.filter { $0.bundle == lead && $0.stage != .voided }.map(\.id).sorted()
  }

  func candidate(_ parcel: Parcel, _ order: Order, _ facts: OrderFacts) -> MergeCandidate {
    var candidate = MergeCandidate(
      parcel, order, facts, CurrentOrder(order, lines: lines[order.id] ?? [], amendments: amendments[order.id] ?? []))
    candidate.isLead = !members(of: parcel.id).isEmpty
    return candidate
  }

  func merges(_ wave: ShopDay) -> MergeAdvice {
    let all = parcels.values.filter { $0.wave == wave && ($0.stage == .queued || $0.stage == .printed) }.sorted { $0.id < $1.id }
      .compactMap { parcel in orders[parcel.order].flatMap { order in facts[order.id].map { candidate(parcel, order, $0) } } }
    let free = all.filter { !$0.isMember }
    let proposals = MergeProposal.all(free)
    let proposed = Set(proposals.flatMap(\.parcels))
    var apart: [MergeAdvice.Apart] = []
    for (place, one) in free.enumerated() where !proposed.contains(one.parcel) {
      for other in free[(place + 1)...] where other.key.buyer == one.key.buyer && other.order != one.order {
        apart.append(MergeAdvice.Apart(parcel: other.parcel, from: one.parcel, obstacles: other.obstacles(to: one)))
      }
    }
    let rows = all.compactMap { parcels[$0.parcel].map(row) }.map { ($0.id, $0) }
    return MergeAdvice(
      proposals: proposals, apart: apart, merged: all.filter(\.isMember).map(\.parcel),
      rows: Dictionary(rows, uniquingKeysWith: { first, _ in first }))
  }

  func situation(_ id: OrderID, _ actor: Actor) throws -> Situation {
    guard let order = orders[id], let facts = facts[id] else { throw Refusal.notFound(id.text) }
    var situation = Situation(order: order, facts: facts, actor: actor, now: now, calendar: calendar)
    situation.lines = lines[id] ?? []
    situation.amendments = amendments[id] ?? []
    situation.parcels = parcels.values.filter { $0.order == id }.sorted { $0.id < $1.id }
    situation.stock = levels
    situation.catalogue = catalogue
    situation.cases = cases.values.filter { $0.order == id }.sorted { $0.id < $1.id }
    situation.limits = limits
    for (person, order, use) in uses where person == actor.name {
      situation.usedToday[use.amount, default: .zero] = (situation.usedToday[use.amount] ?? .zero) + use.value
      if order == id { situation.usedOnOrder[use.amount] = (situation.usedOnOrder[use.amount] ?? .zero) + use.value }
    }
    return situation
  }

  private func addWaybill(_ courier: String, _ number: String?, to situation: inout Situation) {
    let code = CourierTable.find(courier)?.code ?? courier
    situation.pooledWaybill = number == nil ? pool[code]?.first : nil
    if let wanted = number ?? situation.pooledWaybill, let owner = parcels.values.first(where: { $0.waybill == wanted }) {
      situation.waybillOwner = (owner.id, owner.queuedAt)
    }
  }
}
