import DeskCore

/// ORD-10: one box, several orders. What is done to the box is done to each of its parcels in one transaction, all or nothing, each with a
/// record of its own.
extension Transaction {
  func boxMembers(of parcel: Parcel?) throws -> [ParcelID] {
    guard let parcel, parcel.bundle == nil else { return [] }
    return try connection.all("SELECT id FROM parcel WHERE bundle = ? AND stage <> 'voided'", parcel.id.text) {
      ParcelID(stored: $0.text(0))
    }.sorted()
  }

  func performOnBox(_ command: Command, _ lead: Situation, _ members: [ParcelID], id: String, actor: Actor, role: Role) throws
    -> Receipt
  {
    guard let leading = lead.parcel else { throw Refusal.notFound(command.subject.text) }
    let others = try members.map { try situation(for: command.onBoxMember($0, scans: []) ?? command, actor) }
    var shares: [ParcelID: [String]] = [:]
    if case .packParcel(_, let scans, _) = command {
      let catalogue = others.reduce(lead.catalogue) { $0.merging($1.catalogue) { known, _ in known } }
      shares = try Box.share(scans, [leading] + others.compactMap(\.parcel), catalogue).get()
    }
    var own = lead
    if case .packParcel(_, _, let weight) = command {
      own.command = command.onBoxMember(leading.id, scans: shares[leading.id] ?? [], weight: weight)
    }
    // The lead's refusal comes before those of what travels with it.
    let leadChanges = try changes(ofLead: command, own)
    var planned: [(Situation, Command, Changes)] = []
    for var other in others {
      guard let parcel = other.parcel, let own = command.onBoxMember(parcel.id, scans: shares[parcel.id] ?? []) else { continue }
      if case .packParcel = own, shares[parcel.id] == nil {
        // Nothing for it among the scans, but it holds the box back all the same when it is being stopped.
        if let refusal = standing(other) { throw refusal }
        continue
      }
      other.command = own
      other.isCascaded = true
      if let changes = try decide(own, other) { planned.append((other, own, changes)) }
    }
    let changes = try leadChanges ?? (planned.isEmpty ? Decision.decide(command.kind, own) : Self.seen(leading))
    let receipt = try write(changes, command, lead, id: id, actor: actor, role: role)
    for (situation, command, changes) in planned {
      _ = try write(changes, command, situation, id: id + "/" + command.subject.text, actor: actor, role: role)
    }
    return receipt
  }

  /// What the lead's own part comes to; nil: it has none in this act.
  private func changes(ofLead command: Command, _ lead: Situation) throws -> Changes? {
    guard let parcel = lead.parcel else { return nil }
    guard case .packParcel(_, _, let weight) = command, parcel.stage == .packed else {
      return try decide(lead.command ?? command, lead)
    }
    if let refusal = standing(lead) { throw refusal }
    var weighed = parcel
    weighed.weightGrams = weight ?? parcel.weightGrams
    return Self.seen(weighed)
  }

  /// Its version moves on: whoever looked at the box looks anew.
  private static func seen(_ parcel: Parcel) -> Changes {
    var parcel = parcel
    parcel.version += 1
    var changes = Changes()
    changes.parcels = [parcel]
    return changes
  }

  /// Nil: there is nothing to do for this parcel.
  private func decide(_ command: Command, _ situation: Situation) throws -> Changes? {
    do {
      return try Decision.decide(command.kind, situation)
    } catch  where command.passesOver(error.reason) { return nil }
  }

  /// Why a packed or picked part must not go on; nil: nothing speaks against it.
  private func standing(_ situation: Situation) -> Refusal? {
    var asked = situation
    asked.isCascaded = true
    let kind: CommandKind = situation.parcel?.stage == .packed ? .weighParcel : .packParcel
    return Decision.refusal(of: kind, asked)
  }

  /// After a parcel has joined or left a box: the papers of what stays are void, and a box without its lead is no box any more.
  func settleBoxes(_ changes: Changes, _ before: Situation, _ command: Command, id: String, actor: Actor, role: Role) throws {
    for parcel in changes.parcels {
      guard let old = before.parcels.first(where: { $0.id == parcel.id }) else { continue }
      let ends = parcel.stage == .voided && old.stage != .voided
      if let lead = old.bundle, ends || parcel.bundle == nil { try voidPaper(of: lead, command, parcel.id, actor, role) }
      if old.bundle == nil, let lead = parcel.bundle { try voidPaper(of: lead, command, parcel.id, actor, role) }
      guard ends, old.bundle == nil else { continue }
      // What left with it stays with it.
      for member in try boxMembers(of: old) {
        let leaving = Command.unmergeParcel(member)
        var situation = try situation(for: leaving, actor)
        situation.isCascaded = true
        guard let stage = situation.parcel?.stage, [.queued, .printed, .picked, .packed].contains(stage) else { continue }
        let left = try Decision.carryOut(leaving.kind, situation)
        _ = try write(left, leaving, situation, id: id + "/" + member.text, actor: actor, role: role)
      }
    }
  }

  /// The lead's note tells of goods that aren't in its box, or not of all that are.
  private func voidPaper(of lead: ParcelID, _ command: Command, _ other: ParcelID, _ actor: Actor, _ role: Role) throws {
    let situation = try situation(for: .unmergeParcel(lead), actor)
    guard var parcel = situation.parcel, parcel.stage.isOpen else { return }
    let was = parcel.isPaperVoid
    parcel.isPaperVoid = parcel.printCount > 0
    parcel.version += 1
    var changes = Changes()
    changes.parcels = [parcel]
    var records = try RecordWriter(connection)
    _ = try ChangeWriter(session: connection, now: now, actor: actor, calendar: settings.calendar, record: records.seq + 1)
      .write(changes, from: situation)
    try records.append(
      RecordDraft(
        at: now, person: actor.name, role: role, terminal: actor.terminal, command: command.kind.rawValue, commandID: nil,
        subject: Subject.parcel(lead).text, version: parcel.version, done: true,
        body: RecordBody.text(
          args: .object([("with", .string(other.text))]), before: [("paperVoid", .bool(was))],
          after: [("paperVoid", .bool(parcel.isPaperVoid))])))
  }
}

extension SituationLoader {
  /// A parcel as another is to be merged into it; nil: there is none of that number.
  func mergeCandidate(_ id: ParcelID) throws -> MergeCandidate? {
    guard let orderID = try order(of: id), let (order, facts) = try order(orderID),
      let parcel = try parcels(of: orderID).first(where: { $0.id == id })
    else { return nil }
    var candidate = MergeCandidate(
      parcel, order, facts, CurrentOrder(order, lines: [], amendments: facts.amendments > 0 ? try amendments(of: orderID) : []))
    candidate.isLead = try session.integer("SELECT 1 FROM parcel WHERE bundle = ? AND stage <> 'voided' LIMIT 1", id.text) != nil
    return candidate
  }
}
