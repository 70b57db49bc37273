import DeskCore

extension MemoryShop {
  /// Everything that a decision may look at, as the store loads it.
  func situation(for command: Command, _ actor: Actor) throws -> Situation {
    let id: OrderID? =
      switch command.subject {
      case .order(let id): id
      case .parcel(let id): parcels[id]?.order
      case .afterCase(let id): cases[id]?.order
      case .request(let id): requests[id]?.order
      case .sku, .person, .shop: nil
      }
    guard let id else { throw Refusal.notFound(command.subject.text) }
    var situation = try situation(id, actor)
    situation.command = command
    switch command.subject {
    case .parcel(let id): situation.parcel = parcels[id]
    case .afterCase(let id): situation.afterCase = cases[id]
    case .request(let id): situation.request = requests[id]
    default: break
    }
    switch command {
    case .assignWaybill(_, let courier, let number):
      if courier == nil { situation.courierChoice = situation.choose(by: courierRules) }
      if let named = courier ?? situation.courierChoice?.courier { addWaybill(named, number, to: &situation) }
    case .assignOrder(_, let person): situation.assigneeRoles = people[person]?.actor.roles
    default: break
    }
    return situation
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
