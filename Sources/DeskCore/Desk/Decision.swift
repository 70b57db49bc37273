/// The pure heart: situation in, changes out.
public enum Decision {
  /// Decides an order's or a parcel's command.
  ///
  /// - Throws: the refusal: not permitted, wrong state, or what a guard says. Nothing else is thrown.
  public static func decide(_ kind: CommandKind, _ situation: Situation) throws(Refusal) -> Changes {
    guard situation.author != nil || situation.actor.role(for: kind) != nil else { throw .notPermitted(kind) }
    var changes = try carryOut(kind, situation)
    guard let use = situation.use(by: kind) else { return changes }
    if situation.author == nil {
      // ROL-3: what is above the actor's own authority waits for a higher post; it was checked all the same, so that nobody is asked to
      // approve what couldn't be done.
      if let level = situation.level(for: use) {
        changes = Changes()
        changes.need = ApprovalNeed(level, use: use)
      } else {
        changes.uses = [use]
      }
    }
    return changes
  }

  /// As `decide`, for what was authorised as a whole already (an import, a signature) or follows of itself from an act that was.
  public static func carryOut(_ kind: CommandKind, _ situation: Situation) throws(Refusal) -> Changes {
    var work = Draft(situation)
    if situation.afterCase != nil {
      try work.moveCase(by: kind)
    } else if let parcel = situation.parcel {
      let row = try Machine.parcel.row(for: kind, in: parcel.stage, situation)
      if let to = row.to { work.parcel?.stage = to }
      for consequence in row.consequences { try work.apply(consequence) }
      // What a parcel's step means to its order stands in the order's table; most steps mean nothing.
      if Machine.order.rows.contains(where: { $0.command == kind }) {
        try work.moveOrder(by: kind, situation)
      }
    } else {
      try work.moveOrder(by: kind, situation)
    }
    return work.changes()
  }

  /// What a newer export changes, or nil when it says nothing new.
  public static func observe(_ observation: Observation, _ situation: Situation) throws(Refusal) -> Changes? {
    var seen = situation
    seen.observation = observation
    let moved = seen.facts.stage.isHandled && !seen.movedContact.isEmpty
    guard
      observation.trade != situation.facts.trade || observation.refunded != situation.facts.platformRefund || observation.linesAdded
        || moved
    else { return nil }
    if !moved { seen.observation?.contact = nil }
    var changes = try carryOut(.importOrders, seen)
    for parcel in situation.parcels where parcel.stage == .handedOver {
      var one = seen
      one.parcel = parcel
      if let row = try? Machine.parcel.row(for: .importOrders, in: parcel.stage, one), let to = row.to {
        var moved = parcel
        moved.stage = to
        moved.version += 1
        changes.parcels.append(moved)
      }
    }
    return changes
  }

  /// Whether the command would be refused now, and why: enables keys and tells the card what is possible. Arguments are not judged.
  public static func refusal(of kind: CommandKind, _ situation: Situation) -> Refusal? {
    guard situation.actor.role(for: kind) != nil else { return .notPermitted(kind) }
    var bare = situation
    bare.command = nil
    do {
      if let afterCase = bare.afterCase {
        _ = try Machine.afterCase.row(for: kind, in: afterCase.stage, bare)
      } else if let parcel = bare.parcel {
        _ = try Machine.parcel.row(for: kind, in: parcel.stage, bare)
      } else {
        _ = try Machine.order.row(for: kind, in: bare.facts.stage, bare)
      }
      return nil
    } catch {
      return error
    }
  }
}
