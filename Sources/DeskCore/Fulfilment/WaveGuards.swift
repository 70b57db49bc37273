extension Guard where Facts == Situation {
  /// ORD-10: what travels in another parcel's box is acted on with that.
  static let notMember = Guard("notMember", rule: "ORD-10") { s, me in
    guard let parcel = s.parcel, let lead = parcel.bundle, !s.isCascaded else { return nil }
    return me.refuse(.inBundle(parcel.id.text, lead: lead.text))
  }

  static let isMember = Guard("isMember", rule: "ORD-10") { s, me in
    s.parcel?.bundle == nil ? me.refuse(.notInBundle(s.parcel?.id.text ?? "")) : nil
  }

  /// ORD-10: one box only for the same shop, buyer, recipient, phone, address, courier and day.
  static let mergeable = Guard("mergeable", rule: "ORD-10") { s, me in
    guard let parcel = s.parcel, case .mergeParcel(_, let into)? = s.command else { return nil }
    guard into != parcel.id else { return me.refuse(.cannotMerge([.itself])) }
    guard let target = s.mergeTarget else { return me.refuse(.cannotMerge([.gone])) }
    var own = MergeCandidate(parcel, s.order, s.facts, s.current)
    own.isLead = s.leadsBox
    let obstacles = own.obstacles(to: target)
    return obstacles.isEmpty ? nil : me.refuse(.cannotMerge(obstacles))
  }

  /// The box was opened because its lead left it; nobody undoes a merge after the first pick.
  static let boxIsGone = Guard("boxIsGone", rule: "ORD-10") { s, me in
    s.isCascaded ? nil : me.refuse(.cannotMerge([.stage]))
  }

  static let splitLeavesBoth = Guard("splitLeavesBoth", rule: "ORD-10") { s, me in
    guard let parcel = s.parcel else { return nil }
    guard case .splitParcel(_, let goods)? = s.command else {
      return parcel.piecesTotal > 1 ? nil : me.refuse(.splitTakesAll(parcel.id.text))
    }
    if case .failure(let refusal) = parcel.parted(goods) { return refusal }
    return nil
  }

  /// FUL-1: a wave goes out on working days.
  static let waveIsWorked = Guard("waveIsWorked", rule: "FUL-1") { s, me in
    guard let parcel = s.parcel, case .moveParcel(_, let wave, _)? = s.command else { return nil }
    guard wave != parcel.wave else { return Refusal(rule: me.rule, .nothingToChange) }
    let today = s.calendar.zone.local(s.now).day
    return s.calendar.isWorkingDay(wave) && wave >= today ? nil : me.refuse(.waveNotWorked(wave))
  }

  static let isLate = Guard("isLate", rule: "FUL-1") { s, me in
    guard let parcel = s.parcel, let due = WorkPlan.stageDue(of: parcel, s.calendar) else { return nil }
    return due <= s.now ? nil : me.refuse(.notLate(parcel.id.text))
  }

  /// FUL-3: a shortage names goods of the parcel, and not more than it holds.
  static let missingInParcel = Guard("missingInParcel", rule: "FUL-3") { s, me in
    guard let parcel = s.parcel, case .shortParcel(_, let sku, let missing, _)? = s.command else { return nil }
    let pieces = parcel.lines.filter { $0.sku == sku }.reduce(0) { $0 + $1.quantity }
    guard pieces > 0 else { return me.refuse(.noSuchGoods(sku)) }
    return missing <= pieces ? nil : me.refuse(.missingTooMany(sku: sku, asked: missing, possible: pieces))
  }

  /// Two benches never pack one parcel: who began it goes on, or sets it aside.
  static let notPackedByOther = Guard("notPackedByOther", rule: "FUL-4") { s, me in
    guard let parcel = s.parcel, let by = parcel.packingBy, by != s.actor.name else { return nil }
    return me.refuse(.packedBy(person: by, since: parcel.packingAt ?? s.now), mayBeDoneBy: Authority.mayBeDone(by: .suspendParcel))
  }
  static let isBeingPacked = Guard("isBeingPacked", rule: "FUL-4") { s, me in
    s.parcel?.packingBy == nil ? me.refuse(.notBeingPacked(s.parcel?.id.text ?? "")) : nil
  }

  /// ORD-9: an order of which something is missing.
  static let isShort = Guard("isShort", rule: "ORD-9") { s, me in s.facts.care.shortage == nil ? me.refuse(.notShort) : nil }

  static let goodsLeftToQueue = Guard("goodsLeftToQueue", rule: "ORD-10") { s, me in
    s.unqueuedLines.isEmpty ? me.refuse(.nothingLeftToQueue) : nil
  }
}

extension Condition where Facts == Situation {
  /// ORD-10: what was split goes together again.
  static let intoSameOrder = Condition("intoSameOrder") { s in s.mergeTarget?.order == s.order.id }
}

/// FUL-1: why a parcel missed its deadline.
public struct LateNote: Sendable, Equatable {
  public var reason: String
  public var by: String
  public var at: Instant

  public init(reason: String, by: String, at: Instant) {
    self.reason = reason
    self.by = by
    self.at = at
  }
}
