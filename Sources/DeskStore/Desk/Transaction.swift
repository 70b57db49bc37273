import DeskCore

/// One command inside its transaction.
struct Transaction {
  let connection: any SQLSession
  let now: Instant
  let settings: ShopSettings
  let load: SituationLoader

  init(_ connection: any SQLSession, now: Instant, settings: ShopSettings) {
    self.connection = connection
    self.now = now
    self.settings = settings
    load = SituationLoader(session: connection)
  }

  func perform(_ command: Command, id: String, version: Int?, actor: Actor, role: Role) throws -> Receipt {
    let receipt = try performAlone(command, id: id, version: version, actor: actor, role: role)
    // What was only asked for has changed nothing yet; but a promotion stands beside others from when it is submitted (PRO-3).
    if receipt.request == nil || command.kind == .submitPromotion { try reroute(after: command, id: id, actor: actor, role: role) }
    return receipt
  }

  private func performAlone(_ command: Command, id: String, version: Int?, actor: Actor, role: Role) throws -> Receipt {
    if case .request = command.subject { return try performOnRequest(command, id: id, version: version, actor: actor, role: role) }
    if case .promotion = command.subject {
      return try performOnPromotion(command, id: id, version: version, actor: actor, role: role, author: nil)
    }
    if let need = try need(for: command, actor) {
      return try ask(need, command, id: id, version: version, actor: actor, role: role)
    }
    return try carryOut(command, id: id, version: version, actor: actor, role: role, author: nil)
  }

  /// Does what a command says: by its own person, or, when somebody had asked for it, by who approves it (`author`: who asked).
  func carryOut(_ command: Command, id: String, version: Int?, actor: Actor, role: Role, author: Actor?) throws -> Receipt {
    switch command.subject {
    case .person where command.kind == .drainPerson:
      return try drain(command, id: id, version: version, actor: actor, role: role)
    case .order, .parcel, .afterCase:
      return try performOnOrder(command, id: id, version: version, actor: actor, role: role, author: author)
    case .sku: return try performOnStock(command, id: id, version: version, actor: actor, role: role, author: author)
    case .count: return try performOnCount(command, id: id, version: version, actor: actor, role: role, author: author)
    case .purchase: return try performOnPurchase(command, id: id, version: version, actor: actor, role: role, author: author)
    case .person: return try performOnPerson(command, id: id, version: version, actor: actor, role: role, author: author)
    case .promotion: return try performOnPromotion(command, id: id, version: version, actor: actor, role: role, author: author)
    case .event: return try performOnEvent(command, id: id, version: version, actor: actor, role: role)
    case .revision: return try performOnRevision(command, id: id, version: version, actor: actor, role: role)
    case .shop: return try performOnShop(command, id: id, actor: actor, role: role, author: author)
    case .request: throw Refusal(.invalid, .unknownCommand(command.kind.rawValue))
    }
  }

  private func performOnOrder(_ command: Command, id: String, version: Int?, actor: Actor, role: Role, author: Actor?) throws
    -> Receipt
  {
    var situation = try situation(for: command, author ?? actor)
    situation.author = author?.name
    situation.ownBefore = try ownBefore(command.kind, situation, by: actor.hands + (author?.hands ?? []))
    let promotions = try promotionReckoning(command, situation)
    if let promotions { try take(promotions.check.giftsDue, into: &situation) }
    try checkVersion(version, now: situation.seenVersion, command.subject)
    let members = try boxMembers(of: situation.parcel)
    if !members.isEmpty, let lead = situation.parcel, command.onBoxMember(lead.id, scans: []) != nil {
      return try performOnBox(command, situation, members, id: id, actor: actor, role: role)
    }
    var changes = try Decision.decide(command.kind, situation)
    changes.warnings += try offDuty(command)
    let receipt = try write(changes, command, situation, id: id, actor: actor, role: role)
    try settlePromotions(changes, situation, promotions, receipt.seq, id: id, actor: actor, role: role)
    try settleBoxes(changes, situation, command, id: id, actor: actor, role: role)
    return receipt
  }

  /// Writes what was decided and its record. `actor` is who acts, which for a request carried out isn't who asked.
  func write(_ changes: Changes, _ command: Command, _ situation: Situation, id: String, actor: Actor, role: Role) throws -> Receipt
  {
    var records = try RecordWriter(connection)
    let writer = ChangeWriter(session: connection, now: now, actor: actor, calendar: settings.calendar, record: records.seq + 1)
    let made = try writer.write(changes, from: situation)
    if let until = changes.unmasks { try unmask(situation.order.id, until: until, for: actor, record: records.seq + 1) }
    // FUL-2: a print that is counted has its paper, whatever becomes of the process that asked for it.
    if case .printParcel(let parcel) = command, situation.parcel?.bundle == nil {
      try enqueue(.dispatchNote, parcel.text, by: actor, record: records.seq + 1)
    }
    let after = situation.version(after: changes)
    let receipt = Receipt(
      seq: records.seq + 1, command: command.kind.rawValue, subject: command.subject.text, version: after, at: now,
      parcels: made.parcels.map(\.id), waybill: changes.waybill?.number, cases: made.cases.map(\.id), request: made.request?.id,
      warnings: changes.warnings + made.relisting.map { .relistAsked($0) })
    try records.append(
      RecordDraft(
        at: now, person: actor.name, role: role, terminal: actor.terminal, command: command.kind.rawValue, commandID: id,
        subject: command.subject.text, version: after, done: true,
        body: RecordBody.text(command, situation, changes, receipt, made: made)))
    return receipt
  }

  /// Everything the decision may look at.
  func situation(for command: Command, _ actor: Actor) throws -> Situation {
    let found: OrderID? =
      switch command.subject {
      case .order(let id): id
      case .parcel(let id): try load.order(of: id)
      case .afterCase(let id): try load.order(of: id)
      default: nil
      }
    guard let orderID = found, let (order, facts) = try load.order(orderID) else { throw Refusal.notFound(command.subject.text) }
    var situation = Situation(order: order, facts: facts, actor: actor, now: now, calendar: settings.calendar)
    situation.command = command
    situation.parcels = try load.parcels(of: orderID)
    switch command.subject {
    case .parcel(let id): situation.parcel = situation.parcels.first { $0.id == id }
    case .afterCase(let id):
      try loadCases(into: &situation)
      situation.afterCase = situation.cases.first { $0.id == id }
    default: break
    }
    try loadMore(for: command, into: &situation)
    return situation
  }

  private func loadMore(for command: Command, into situation: inout Situation) throws {
    let orderID = situation.order.id
    let facts = situation.facts
    switch command {
    case .shortParcel: situation.lines = try load.lines(of: orderID)
    case .confirmOrder:
      situation.lines = try load.lines(of: orderID)
      if situation.order.masked || facts.amendments > 0 { situation.amendments = try load.amendments(of: orderID) }
      situation.merged = try load.merged(situation.currentLines.map(\.sku))
      situation.stock = try load.stock(Set(situation.currentLines.map(\.sku)))
    case .amendOrder(_, let field, let to, _, _):
      situation.lines = try load.lines(of: orderID)
      situation.amendments = try load.amendments(of: orderID)
      if field == .sku { situation.catalogue = try load.catalogue([to]) }
      if field.isMoney { try load.authority(into: &situation) }
    case .packParcel:
      situation.catalogue = try load.catalogue(Set(situation.parcel?.lines.map(\.sku) ?? []))
      if facts.amendments > 0 { situation.amendments = try load.amendments(of: orderID) }
    case .printParcel, .pickParcel, .acknowledgeFlag:
      if facts.amendments > 0 { situation.amendments = try load.amendments(of: orderID) }
    case .shipParcel:
      if facts.amendments > 0 { situation.amendments = try load.amendments(of: orderID) }
      situation.lines = try load.lines(of: orderID)
      let bought = Set(situation.lines.map(\.sku))
      let others = Set(situation.parcel?.lines.map(\.sku) ?? []).subtracting(bought)
      if !others.isEmpty { situation.catalogue = try load.catalogue(others) }
    case .assignWaybill(_, let courier, let number):
      if courier == nil {
        situation.amendments = try load.amendments(of: orderID)
        situation.courierChoice = situation.choose(by: try load.courierRules())
      }
      if let named = courier ?? situation.courierChoice?.courier { try loadWaybill(named, number, into: &situation) }
    case .renewWaybill(_, let courier, let number, _): try loadWaybill(courier, number, into: &situation)
    case .mergeParcel(_, let into):
      situation.amendments = try load.amendments(of: orderID)
      situation.mergeTarget = try load.mergeCandidate(into)
      situation.leadsBox = try !boxMembers(of: situation.parcel).isEmpty
    case .cancelOrder, .foundParcel, .goneParcel, .voidParcel: try loadCases(into: &situation)
    case .openCase(_, let wish):
      try loadCases(into: &situation)
      situation.catalogue = try load.catalogue(Set(wish.send.map(\.name)))
    case .chooseShortage: situation.lines = try load.lines(of: orderID)
    case .assignOrder(_, let person), .escalateOrder(_, _, let person?):
      situation.assigneeRoles = try load.actor(named: person, terminal: "", at: now)?.roles
    case .approveCase: try load.authority(into: &situation)
    default: break
    }
  }

  private func loadCases(into situation: inout Situation) throws {
    situation.cases = try load.cases(of: situation.order.id)
    situation.lines = try load.lines(of: situation.order.id)
    let skus = situation.cases.flatMap(\.lines).filter(\.isOutgoing).map(\.sku)
    if !skus.isEmpty { situation.stock = try load.stock(Set(skus)) }
  }

  private func loadWaybill(_ courier: String, _ number: String?, into situation: inout Situation) throws {
    guard let code = CourierTable.find(courier)?.code else { return }
    if number == nil {
      situation.pooledWaybill = try connection.first(
        "SELECT number FROM waybill_pool WHERE courier = ? AND taken_by IS NULL ORDER BY number LIMIT 1", code
      ) { $0.text(0) }
    }
    guard let wanted = (number ?? situation.pooledWaybill)?.uppercased() else { return }
    situation.waybillOwner = try connection.first("SELECT parcel, at FROM waybill WHERE number = ?", wanted) { row in
      (ParcelID(stored: row.text(0)), row.instant(1))
    }
  }

  /// Design.md 4: a command names the version its person saw. A newer one means somebody acted since: say who and what, change nothing.
  func checkVersion(_ seen: Int?, now current: Int, _ subject: Subject) throws {
    guard let seen, seen != current else { return }
    let last = try lastAct(on: subject)
    throw Refusal(
      .stale,
      .changedSince(
        subject: subject.text, seen: seen, now: current, by: last?.by ?? "", command: last?.command ?? "", at: last?.at ?? now))
  }

  /// REC-4: an attempt without permission leaves a record, and nothing else.
  func recordRefused(_ command: Command, by actor: Actor) throws {
    try recordRefused(command.kind, command.subject, args: command.json, by: actor)
  }

  func recordRefused(_ kind: CommandKind, _ subject: Subject, args: JSON, by actor: Actor) throws {
    var args = args
    // REC-3: what may not stand in the reason was checked for nobody who may not ask: none is kept.
    if kind == .unmaskOrder, case .object(let members) = args { args = .object(members.filter { $0.0 != "reason" }) }
    var records = try RecordWriter(connection)
    try records.append(
      RecordDraft(
        at: now, person: actor.name, role: nil, terminal: actor.terminal, command: kind.rawValue, commandID: nil,
        subject: subject.text, version: 0, done: false, body: JSON.object([("args", args)]).text))
  }
}
