import DeskCore

extension MemoryShop {
  func carryOut(_ command: Command, _ actor: Actor, version: Int?) throws -> Receipt {
    notePerformed(command)
    do {
      guard actor.role(for: command.kind) != nil else { throw Refusal.notPermitted(command.kind) }
      try command.checkRanges()
      return try act(command, actor, version: version)
    } catch let refusal as Refusal {
      if refusal.code == .notPermitted { append(command, actor, done: false) }
      throw refusal
    }
  }

  private func act(_ command: Command, _ actor: Actor, version: Int?) throws -> Receipt {
    switch command.subject {
    case .order, .parcel, .afterCase:
      let situation = try situation(for: command, actor)
      try check(version, seen(situation), command)
      if case .parcel(let lead) = command.subject, case let others = members(of: lead), !others.isEmpty,
        command.onBoxMember(lead, scans: []) != nil
      {
        return try actOnBox(command, actor, situation, others)
      }
      return record(command, actor, try Decision.decide(command.kind, situation), situation)
    case .request(let id): return try decide(id, command, actor, version: version)
    case .sku(let sku): return record(command, actor, try receive(command, sku), nil)
    case .count, .person, .promotion, .event, .purchase, .revision: return record(command, actor, Changes(), nil)
    case .shop:
      if case .savePhrase(let name, let text) = command {
        guard phrases[name] != (text.isEmpty ? nil : text) else { throw Refusal(rule: "ORD-5", .nothingToChange) }
        phrases[name] = text.isEmpty ? nil : text
      }
      if case .setAuthority(let role, let amount, let perOrder, let perDay) = command {
        limits[role, amount] = .init(perOrder: perOrder, perDay: perDay)
      }
      try queue(command, actor)
      if case .signManifest(let courier, _) = command { return sign(courier, command, actor) }
      var receipt = record(command, actor, Changes(), nil)
      receipt.left = left(command)
      return receipt
    }
  }

  /// What leaves by a command, without its file.
  private func left(_ command: Command) -> LeftFiles? {
    switch command {
    case .exportShippingReport(let day), .exportFinanceReport(let day):
      LeftFiles(paths: ["print/\(command.kind.verb)-\(day.iso).txt"], text: "\(command.kind.verb) \(day.iso)")
    case .exportWorkReport(let period, let day):
      LeftFiles(paths: ["print/report-\(period.rawValue).txt"], text: "\(period.rawValue) \(day.iso)")
    case .exportListing: LeftFiles(paths: ["print/\(command.kind.verb).csv"], rows: publishingRows().count)
    case .exportStock: LeftFiles(paths: ["print/\(command.kind.verb).csv"], rows: levels.count)
    case .exportOrders: LeftFiles(paths: ["print/\(command.kind.verb).csv"], rows: orders.count)
    case .exportPurchases: LeftFiles(paths: ["print/\(command.kind.verb).csv"], rows: 0)
    case .exportPurchase(let id): LeftFiles(paths: ["print/\(id.text).html"], text: id.text)
    default: nil
    }
  }

  /// ORD-10: what is done to the box is done to each of its parcels.
  private func actOnBox(_ command: Command, _ actor: Actor, _ lead: Situation, _ members: [ParcelID]) throws -> Receipt {
    var shares: [ParcelID: [String]] = [:]
    if case .packParcel(_, let scans, _) = command {
      shares = try Box.share(scans, [lead.parcel].compactMap(\.self) + members.compactMap { parcels[$0] }, catalogue).get()
    }
    var receipt: Receipt?
    for id in [lead.parcel?.id].compactMap(\.self) + members {
      guard let own = command.onBoxMember(id, scans: shares[id] ?? []) else { continue }
      if case .packParcel = own, shares[id] == nil { continue }
      var situation = try situation(for: own, actor)
      situation.isCascaded = parcels[id]?.bundle != nil
      if let refusal = Decision.refusal(of: own.kind, situation) {
        if own.passesOver(refusal.reason) { continue }
        throw refusal
      }
      let done = record(own, actor, try Decision.decide(own.kind, situation), situation)
      if receipt == nil { receipt = done }
    }
    guard let receipt else { throw Refusal(rule: "ORD-10", .nothingToChange) }
    return receipt
  }

  /// FUL-7.
  private func sign(_ courier: String, _ command: Command, _ actor: Actor) -> Receipt {
    let code = CourierTable.find(courier)?.code ?? courier
    let own = parcels.values.filter { $0.courier == code && $0.bundle == nil && $0.manifest == nil }
    for parcel in own where parcel.stage == .handedOver { parcels[parcel.id]?.manifest = 1 }
    var receipt = record(command, actor, Changes(), nil)
    receipt.parcels = own.filter { $0.stage == .shipped }.map(\.id).sorted()
    return receipt
  }

  /// APR-1: as the store does it: the request is decided, and what it asks for carried out by the rules of now.
  private func decide(_ id: RequestID, _ command: Command, _ actor: Actor, version: Int?) throws -> Receipt {
    guard let request = requests[id], let order = request.order else { throw Refusal.notFound(id.text) }
    try check(version, request.version, command)
    let answer: String? =
      switch command {
      case .approveRequest(_, let note): note
      case .rejectRequest(_, let reason): reason
      default: nil
      }
    let room = AuthorityRoom(try situation(order, actor))
    let decided = try Decision.decide(
      command.kind, RequestFacts(request, actor: actor, now: now, room: room), answer: answer
    )
    requests[id] = decided.request
    guard case .approveRequest = command, let wish = asked[id] else { return record(command, actor, Changes(), nil) }
    guard let asker = people[request.askedBy]?.actor else { throw Refusal.notFound(request.askedBy) }
    do {
      var later = try self.situation(for: wish, asker)
      later.author = asker.name
      let carried = try Decision.decide(wish.kind, later)
      for use in decided.uses { uses.append((actor.name, order, use)) }
      var receipt = record(command, actor, Changes(), nil)
      let done = record(wish, actor, carried, later)
      receipt.parcels = done.parcels
      receipt.cases = done.cases
      return receipt
    } catch let refusal as Refusal {
      requests[id]?.stage = .failed
      requests[id]?.answer = "\(refusal.rule ?? "") \(refusal.code.rawValue)"
      return record(command, actor, Changes(), nil)
    }
  }

  private func receive(_ command: Command, _ sku: String) throws -> Changes {
    guard case .receiveStock(_, let quantity, let location, let barcode, _) = command else { throw Refusal.notFound(sku) }
    guard var item = catalogue[sku] else { throw Refusal(.notFound, .unknownSKU(sku)) }
    if let location { item.location = location }
    if let barcode { item.barcodes.insert(barcode, at: 0) }
    catalogue[sku] = item
    var changes = Changes()
    changes.movements = [StockMovement(.received, sku: sku, onHand: quantity, subject: .sku(sku))]
    return changes
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

  private func seen(_ situation: Situation) -> Int {
    situation.afterCase?.version ?? situation.parcel?.version ?? situation.facts.version
  }

  private func record(_ command: Command, _ actor: Actor, _ changes: Changes, _ situation: Situation?) -> Receipt {
    let made = write(changes, actor, situation)
    let seq = append(command, actor, done: true)
    for movement in changes.movements { move(movement, seq, actor) }
    let version: Int =
      switch command.subject {
      case .order(let id): facts[id]?.version ?? 0
      case .parcel(let id): parcels[id]?.version ?? 0
      case .afterCase(let id): cases[id]?.version ?? 0
      case .request(let id): requests[id]?.version ?? 0
      case .count, .sku, .person, .shop, .promotion, .event, .purchase, .revision: 0
      }
    return Receipt(
      seq: seq, command: command.kind.rawValue, subject: command.subject.text, version: version, at: now, parcels: made.parcels,
      waybill: changes.waybill?.number, cases: made.cases, request: made.request, warnings: changes.warnings)
  }

  @discardableResult
  private func append(_ command: Command, _ actor: Actor, done: Bool) -> Int64 {
    let seq = Int64(log.count + 1)
    log.append(
      TimelineRow(
        seq: seq, at: now, by: actor.name, role: actor.role(for: command.kind), command: command.kind.rawValue,
        subject: command.subject.text, terminal: actor.terminal, done: done, body: JSON.object([("args", command.json)]).text))
    return seq
  }
}
