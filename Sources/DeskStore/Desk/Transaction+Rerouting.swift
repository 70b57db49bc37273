import DeskCore

/// APR-1: who must decide what waits. What a request needs is reckoned here and nowhere else: when it is asked for, when something changes that it
/// was reckoned from, and when it is decided. So the inbox, cards, lists and the deciding itself say the same.
extension Transaction {
  /// What the request's command would have to wait for at this moment; nil: nothing, or it can't be told any more.
  func needNow(of request: ApprovalRequest) throws -> ApprovalNeed? {
    let asked = try request.asked()
    let asker = try load.actor(named: request.askedBy, terminal: "", at: now)
    let author = asker ?? Actor(name: request.askedBy, displayName: request.askedBy, roles: [], terminal: "")
    do {
      if request.order != nil { return try needOnOrder(asked, author) }
      guard case .submitPromotion(let id, _) = asked else { return try need(for: asked, author) }
      return ApprovalPolicy.need(for: try load.promotionFacts(id, author, at: now, settings.calendar))
    } catch is Refusal {
      return nil
    }
  }

  /// ROL-3: what whoever asked may not decide alone, as the order stands now and by the limits of now.
  private func needOnOrder(_ asked: Command, _ author: Actor) throws -> ApprovalNeed? {
    let now = try situation(for: asked, author)
    return now.use(by: asked.kind).flatMap { use in now.level(for: use).map { ApprovalNeed($0, use: use) } }
  }

  /// After a command was carried out: what waits and rests on what it changed goes to whoever must decide it now.
  func reroute(after command: Command, id: String, actor: Actor, role: Role) throws {
    var done = command
    if case .request(let number) = command.subject {
      guard let request = try load.request(number), request.stage != .failed else { return }
      done = try request.asked()
    }
    var waiting: [ApprovalRequest] = []
    switch done.subject {
    case .sku(let sku):
      waiting = try load.openRequests(on: done.subject)
      if done.changesTerms { waiting += try resting(on: sku) }
    case .promotion(let number) where done.kind == .submitPromotion || done.kind == .withdrawPromotion:
      if let goods = try load.promotion(number, in: settings.calendar.zone)?.promotion.goods {
        waiting = try load.openRequests(resting: goods, settings.calendar.zone)
      }
    case .purchase:
      waiting = try load.openRequests(on: done.subject)
      // INV-6: what comes in first says what it costs.
      if case .stowPurchase(_, let sku, _, _) = done { waiting += try resting(on: load.code(of: sku)) }
    // ROL-3: another post of whoever asked has other limits.
    case .person(let name):
      waiting = try load.openRequests(on: done.subject) + load.openRequests().filter { $0.use != nil && $0.askedBy == name }
    // ROL-3: what was given away on an order leaves less to be given away, and a price is another now.
    case .order(let id) where done.kind == .amendOrder: waiting = try load.requests(of: id).filter(\.isOpen)
    case .afterCase(let id) where done.kind == .approveCase:
      waiting = try load.order(of: id).map { try load.requests(of: $0).filter(\.isOpen) } ?? []
    // What is counted of one SKU changes nothing of the others that the same count has.
    case .count:
      guard let sku = try done.countedSKU.map(load.code(of:)) else { return }
      waiting = try load.openRequests(on: done.subject).filter { try $0.counted(load) == sku }
    case .shop where done.kind == .setAuthority: waiting = try load.openRequests().filter { $0.use != nil }
    default: return
    }
    // Of what was turned down the no is the cause.
    let cause = command.kind == .approveRequest ? done.kind : command.kind
    try reroute(waiting, because: cause, of: done.subject, by: command.kind, id: id, actor: actor, role: role)
  }

  /// ROL-3: a request on an order was above whoever asked. Another post of theirs now, or none, makes it nobody's below; other limits and
  /// another amount may.
  private func keepsLevel(_ request: ApprovalRequest, of cause: Subject) throws -> Bool {
    guard request.order != nil else { return false }
    switch cause {
    case .person, .request: return true
    default: return try load.actor(named: request.askedBy, terminal: "", at: now)?.roles.isEmpty ?? true
    }
  }

  private func resting(on sku: String) throws -> [ApprovalRequest] {
    let zone = settings.calendar.zone
    guard try !load.openRequests().isEmpty else { return [] }
    return try load.openRequests(resting: load.pricedWith([sku], at: now, zone), zone)
  }

  /// The same after many SKUs have changed at once.
  func reroute(resting skus: Set<String>, because cause: CommandKind, actor: Actor, role: Role) throws {
    guard !skus.isEmpty, try !load.openRequests().isEmpty else { return }
    let goods = try load.pricedWith(skus, at: now, settings.calendar.zone)
    let waiting = try load.openRequests(resting: goods, settings.calendar.zone)
    try reroute(waiting, because: cause, of: .shop, by: cause, id: nil, actor: actor, role: role)
  }

  /// Puts requests before whoever must decide them now, each with a record of its own. Those that stand right stay as they are.
  ///
  /// - Parameters:
  ///   - cause: what changed `subject`, so that somebody else must decide.
  ///   - kind: the command that its person gave: the cause itself, or the approval by which it was carried out.
  func reroute(
    _ waiting: [ApprovalRequest], because cause: CommandKind, of subject: Subject, by kind: CommandKind, id: String?, actor: Actor,
    role: Role
  ) throws {
    var seen: Set<RequestID> = []
    for request in waiting where seen.insert(request.id).inserted {
      guard var need = try needNow(of: request) else { continue }
      if try keepsLevel(request, of: subject), !Authority.above(request.level).contains(need.level) { need.level = request.level }
      guard need.level != request.level || need.use != request.use else { continue }
      var next = request
      next.version += 1
      (next.level, next.use) = (need.level, need.use)
      var records = try RecordWriter(connection)
      let writer = ChangeWriter(session: connection, now: now, actor: actor, calendar: settings.calendar, record: records.seq + 1)
      try writer.write(next, before: request)
      try records.append(
        RecordDraft(
          at: now, person: actor.name, role: role, terminal: actor.terminal, command: kind.rawValue,
          commandID: id.map { "\($0)/\(request.id.text)" }, subject: Subject.request(request.id).text, version: next.version,
          done: true,
          body: RecordBody.text(
            args: .object([("because", .string(cause.rawValue)), ("of", .string(subject.text))]), before: request.routing,
            after: next.routing)))
    }
  }
}

extension Command {
  /// APR-1: it says yes or no to a request.
  var decides: Bool { kind == .approveRequest || kind == .rejectRequest }

  /// A price, a floor or a cost may be another after it.
  var changesTerms: Bool {
    switch self {
    case .setPrice, .publishPrice, .mergeSKU, .editSKU(_, .floorPrice, _), .editSKU(_, .cost, _): true
    default: false
    }
  }
}

extension ApprovalRequest {
  /// The SKU whose count waits to be booked.
  fileprivate func counted(_ load: SituationLoader) throws -> String? {
    guard command == .bookCount else { return nil }
    return try asked().countedSKU.map(load.code(of:))
  }

  /// What a record tells of who must decide it.
  fileprivate var routing: [(String, JSON)] {
    [("level", .string(level.rawValue))] + (use.map { [("value", .string($0.value.decimal))] } ?? [])
  }
}

extension SituationLoader {
  /// What a decision on a request may look at.
  func facts(of request: ApprovalRequest, _ actor: Actor, at now: Instant, _ calendar: ShopCalendar) throws -> RequestFacts {
    var facts = RequestFacts(request, actor: actor, now: now, room: try room(of: actor, on: request.order, at: now, calendar))
    facts.authors = try authors(of: request.subject)
    return facts
  }

  /// ROL-4: who has had a hand in what is to be approved besides who asked for it: who drafted it, and who changed it.
  func authors(of subject: Subject) throws -> Set<String> {
    let drafted: String?
    let edits: CommandKind
    switch subject {
    case .promotion(let id):
      drafted = try session.first("SELECT drafted_by FROM promotion WHERE id = ?", id.number) { $0.text(0) }
      edits = .editPromotion
    case .purchase(let id):
      drafted = try session.first("SELECT drafted_by FROM purchase WHERE id = ?", id.number) { $0.text(0) }
      edits = .editPurchase
    default: return []
    }
    let editors = try session.all(
      "SELECT DISTINCT person FROM record WHERE subject = ? AND command = ? AND done = 1", subject.text, edits.rawValue
    ) { $0.text(0) }
    return Set(editors).union([drafted].compactMap(\.self))
  }

  /// Everything whose lowest price may be another when that of these is: themselves, and what is sold in a set with one of them.
  fileprivate func pricedWith(_ skus: Set<String>, at now: Instant, _ zone: ShopZone) throws -> PromotionGoods {
    var all = skus
    for one in try standing(but: PromotionID(number: 0), at: now, in: zone) where one.promotion.rule.kind == .bundle {
      if case .skus(let parts) = one.promotion.goods, !parts.isDisjoint(with: skus) { all.formUnion(parts) }
    }
    return .skus(all)
  }

  /// Requests that wait or failed and whose level rests on prices of these goods.
  fileprivate func openRequests(resting goods: PromotionGoods, _ zone: ShopZone) throws -> [ApprovalRequest] {
    try openRequests().filter { request in
      switch (request.command, request.subject) {
      case (.bookCount, _): try request.counted(self).map(goods.contains) ?? false
      case (.setPrice, .sku(let sku)), (.writeOffStock, .sku(let sku)): goods.contains(sku)
      case (.submitPromotion, .promotion(let id)): try promotion(id, in: zone)?.promotion.goods.shared(with: goods) != nil
      default: false
      }
    }
  }
}
