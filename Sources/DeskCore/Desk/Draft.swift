/// The working copy of a decision: facts as they will be, and what else must be written.
struct Draft {
  let before: Situation
  var facts: OrderFacts
  var parcel: Parcel?
  var afterCase: AfterCase?
  var out = Changes()

  init(_ situation: Situation) {
    before = situation
    facts = situation.facts
    parcel = situation.parcel
    afterCase = situation.afterCase
  }

  mutating func moveOrder(by kind: CommandKind, _ situation: Situation) throws(Refusal) {
    let row = try Machine.order.row(for: kind, in: situation.facts.stage, situation)
    if let to = row.to { facts.stage = to }
    for consequence in row.consequences { try apply(consequence) }
    // SUP-1: a claim lapses after its holder's last act, so each act of theirs keeps it.
    let isOwnAct = situation.parcel == nil && situation.author == nil && kind != .importOrders
    if isOwnAct, facts.claimedBy == before.actor.name { facts.claimedAt = before.now }
  }

  func changes() -> Changes {
    var out = out
    // A parcel's step leaves the order's version alone unless it changes the order: agents and packers don't get in each other's way.
    // Looking changes nothing: nobody else's screen is stale by it.
    if (before.parcel == nil && before.afterCase == nil && out.unmasks == nil) || facts != before.facts {
      var facts = facts
      facts.version += 1
      out.facts = facts
    }
    // Whoever looks at one of its parcels must see a new amendment before acknowledging it (ORD-5): what they saw is stale now.
    if facts.amendments != before.facts.amendments {
      for var open in before.parcels where [.queued, .printed, .picked, .packed].contains(open.stage) {
        open.version += 1
        out.parcels.append(open)
      }
    }
    if var parcel, parcel != before.parcel {
      parcel.version += 1
      out.parcels.append(parcel)
    }
    if var afterCase, afterCase != before.afterCase {
      afterCase.version += 1
      out.afterCase = afterCase
    }
    return out
  }

  mutating func apply(_ consequence: Consequence) throws(Refusal) {
    switch consequence {
    case .claim:
      facts.claimedBy = before.actor.name
      facts.claimedAt = before.now
    case .unmask: out.unmasks = before.now.advanced(byMinutes: Order.unmaskedMinutes)
    case .release:
      facts.claimedBy = nil
      facts.claimedAt = nil
    case .markReviewed: facts.messagesReviewed = true
    case .noteContact: noteContact()
    case .reserveAndQueue: reserveAndQueue()
    case .appendNote: appendNote()
    case .amend: try amend()
    case .observe: observe()
    case .bindWaybill: try bindWaybill()
    case .acknowledge: parcel?.acknowledgedAmendments = facts.amendments
    case .countPrint:
      parcel?.printCount += 1
      if parcel?.printedAt == nil { parcel?.printedAt = before.now }
      parcel?.isPaperVoid = false
      // ORD-5: this paper tells of all amendments up to here; a later one makes it void.
      parcel?.printedAmendments = facts.amendments
    case .consumeStock:
      move(.picked, onHand: -1, reserved: -1)
      parcel?.pickedAt = before.now
    case .tickScans: tickScans()
    case .recordPacker:
      parcel?.packedBy = before.actor.name
      parcel?.packedAt = before.now
      parcel?.packingBy = nil
      parcel?.packingAt = nil
    case .weigh: parcel?.weightGrams = before.weight
    case .stampShipped: parcel?.shippedAt = before.now
    case .stampHandedOver:
      parcel?.handedOverAt = before.now
      parcel?.missedBagAt = nil
    case .releaseStock: move(.released, onHand: 0, reserved: -1)
    case .putBackStock: move(.returned, onHand: 1, reserved: 0)
    case .requestInterception, .seeInterception, .interceptionFound, .interceptionGone, .liftInterception, .openException,
      .followException, .solveException:
      applyParcel(consequence)
    case .startPacking, .stopPacking, .voidPaper, .absorb, .joinBundle, .leaveBundle, .split, .moveWave, .noteLate, .takeMissing,
      .noteShort, .missBag, .enterManifest:
      try applyWave(consequence)
    case .noteShipResult, .settleShipFault: applyShipResult(consequence)
    case .decideCase, .sendGoods, .receiveGoods, .inspectGoods, .settle, .openDispute, .answerDispute: applyCase(consequence)
    case .cancel, .remind, .noteShortage, .endShortage, .escalate, .answerEscalation, .assign, .offer, .acceptOffer, .recordReview,
      .answerReview, .visit, .reportBuyer, .judgeBuyer, .openCase, .refundCancelled, .returnGone:
      try applyCare(consequence)
    }
  }

  /// One movement per SKU of the parcel; `onHand` and `reserved` are signs per piece.
  mutating func move(_ kind: StockMovement.Kind, onHand: Int, reserved: Int) {
    guard let parcel else { return }
    var pieces: [String: Int] = [:]
    for line in parcel.lines { pieces[line.sku, default: 0] += line.quantity }
    for (sku, count) in pieces.sorted(by: { $0.key < $1.key }) {
      out.movements.append(
        StockMovement(kind, sku: sku, onHand: onHand * count, reserved: reserved * count, subject: .parcel(parcel.id)))
    }
  }

  private mutating func tickScans() {
    guard let scans = before.scans, case .success(let lines)? = parcel?.ticking(scans, before.catalogue) else { return }
    parcel?.lines = lines
    if let weight = before.weight { parcel?.weightGrams = weight }
  }
}
