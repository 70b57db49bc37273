/// What a decision on a purchase changes.
public struct PurchaseChanges: Sendable {
  public var purchase: Purchase
  /// What happened to its goods, one entry per SKU and kind.
  public var acts: [Act] = []
  public var movements: [StockMovement] = []
  /// Where what was put away lies: nil at the SKU's own location.
  public var place: (sku: String, location: String, pieces: Int)?
  /// The SKU had no location: where its first goods were put is its own from now on.
  public var home: (sku: String, location: String)?
  /// What a piece costs, where nobody had said: the first goods that are put away say it.
  public var cost: (sku: String, cost: Money)?
  /// ROL-3: what its actor decided within their own authority.
  public var uses: [AuthorityUse] = []
  /// What whoever takes the goods in should know while the driver is still there.
  public var warnings: [Changes.Warning] = []

  public struct Act: Sendable, Equatable {
    public var sku: String
    public var kind: PurchaseAct
    public var pieces: Int
  }
}

extension Decision {
  /// Decides a command on a purchase that is there.
  ///
  /// - Throws: the refusal: wrong state, or what a guard or the goods say. Nothing else is thrown.
  public static func decide(_ command: Command, _ situation: PurchaseFacts) throws(Refusal) -> PurchaseChanges {
    var facts = situation
    facts.command = command
    // A wrong state is said before what is wrong with the goods.
    _ = try Machine.purchase.row(for: command.kind, in: facts.purchase.state, facts)
    var out = PurchaseChanges(purchase: facts.purchase)
    switch command {
    case .editPurchase(_, let sku, let quantity, let cost): try edit(sku, quantity, cost, facts, &out)
    case .placePurchase(_, let expected, _):
      out.purchase.expected = expected ?? facts.today.advanced(by: facts.leadDays)
      out.purchase.placedBy = facts.actor.name
      out.purchase.placedAt = facts.now
      out.purchase.approvedBy = facts.approver
      if facts.approver == nil { out.uses = [AuthorityUse(.purchase, facts.purchase.value)] }
    case .receivePurchase(_, let goods, _): try receive(goods, facts, &out)
    case .inspectPurchase, .stowPurchase, .returnPurchase: try handle(command, facts, &out)
    case .cancelPurchase(_, let reason), .closePurchase(_, let reason): out.purchase.reason = reason
    default: throw Refusal(.invalid, .unknownCommand(command.kind.rawValue))
    }
    facts.after = out.purchase
    let row = try Machine.purchase.row(for: command.kind, in: facts.purchase.state, facts)
    if let to = row.to { out.purchase.state = to }
    if !out.purchase.state.isOpen { out.purchase.closedAt = facts.now }
    out.purchase.version += 1
    return out
  }

  /// Why a command on a purchase isn't possible, before anybody has said anything more of it; nil: it may be.
  public static func refusal(_ kind: CommandKind, on facts: PurchaseFacts) -> Refusal? {
    if kind == .placePurchase, facts.purchase.state == .draft, let asked = facts.asked {
      return Refusal(rule: "APR-1", .alreadyAsked(request: asked.request.text, by: asked.by))
    }
    do {
      _ = try Machine.purchase.row(for: kind, in: facts.purchase.state, facts)
    } catch {
      return error
    }
    func waits(_ step: String, _ pieces: KeyPath<PurchaseLine, Int>) -> Refusal? {
      guard !facts.purchase.lines.contains(where: { $0[keyPath: pieces] > 0 }) else { return nil }
      return Refusal(rule: "INV-6", .nothingInHand(purchase: facts.purchase.id.text, step: step))
    }
    switch kind {
    case .inspectPurchase: return waits("inspect", \.toInspect)
    case .stowPurchase: return waits("stow", \.toStow)
    case .returnPurchase: return waits("return", \.toReturn)
    default: return nil
    }
  }

  /// The goods of a new purchase.
  ///
  /// - Throws: `unknownSKU`, `mergedSKU`, `noCost`, or `invalid` for a SKU named twice.
  public static func lines(of wishes: [PurchaseWish], _ known: [String: PurchaseFacts.Known]) throws(Refusal) -> [PurchaseLine] {
    var lines: [PurchaseLine] = []
    for wish in wishes {
      guard !lines.contains(where: { $0.sku == wish.sku }) else { throw .argument("goods", .notAChoice) }
      lines.append(try line(wish.sku, wish.quantity, wish.cost, known[wish.sku]))
    }
    return lines
  }

  private static func line(_ sku: String, _ quantity: Int, _ cost: Money?, _ known: PurchaseFacts.Known?) throws(Refusal)
    -> PurchaseLine
  {
    guard let known else { throw Refusal(rule: "INV-1", .unknownSKU(sku)) }
    if let into = known.mergedInto { throw Refusal(rule: "INV-1", .mergedSKU(sku, into: into)) }
    guard let cost = cost ?? known.cost, cost > .zero else { throw Refusal(rule: "INV-6", .noCost(sku)) }
    return PurchaseLine(sku: sku, ordered: quantity, cost: cost)
  }

  private static func edit(_ sku: String, _ quantity: Int, _ cost: Money?, _ facts: PurchaseFacts, _ out: inout PurchaseChanges)
    throws(Refusal)
  {
    let place = out.purchase.lines.firstIndex { $0.sku == sku }
    guard quantity > 0 else {
      guard let place else { throw Refusal(rule: "INV-6", .notInPurchase(sku: sku, purchase: facts.purchase.id.text)) }
      out.purchase.lines.remove(at: place)
      return
    }
    let written = try line(sku, quantity, cost ?? place.map { out.purchase.lines[$0].cost }, facts.known[sku])
    guard let place else {
      out.purchase.lines.append(written)
      return
    }
    guard out.purchase.lines[place] != written else { throw Refusal(rule: "INV-6", .nothingToChange) }
    out.purchase.lines[place] = written
  }

  /// What comes through the gate is counted as it is, also when it is more than is still awaited: that is said at once, and what is too many
  /// goes back at inspection.
  private static func receive(_ goods: [PurchaseWish], _ facts: PurchaseFacts, _ out: inout PurchaseChanges) throws(Refusal) {
    for wish in goods {
      let place = try index(of: wish.sku, out.purchase)
      guard out.purchase.lines[place].delivered + wish.quantity <= Command.quantityRange.upperBound else {
        throw .argument("goods", .outOfRange)
      }
      let left = out.purchase.lines[place].missing
      out.purchase.lines[place].delivered += wish.quantity
      if wish.quantity > left {
        let line = out.purchase.lines[place]
        out.warnings.append(.cameTooMany(sku: line.sku, ordered: line.ordered, received: line.delivered, left: left))
      }
      out.purchase.lines[place].inspectSince = out.purchase.lines[place].inspectSince ?? facts.now
      out.acts.append(.init(sku: wish.sku, kind: .delivered, pieces: wish.quantity))
    }
  }

  private static func handle(_ command: Command, _ facts: PurchaseFacts, _ out: inout PurchaseChanges) throws(Refusal) {
    switch command {
    case .inspectPurchase(_, let sku, let accepted, let rejected, _):
      let place = try index(of: sku, out.purchase)
      var line = out.purchase.lines[place]
      try check(accepted + rejected, atMost: line.toInspect, line, "inspect")
      let room = line.ordered - line.accepted
      guard accepted <= room else {
        throw Refusal(rule: "INV-6", .acceptsTooMany(sku: sku, asked: accepted, possible: room))
      }
      line.accepted += accepted
      line.rejected += rejected
      if line.toInspect == 0 { line.inspectSince = nil }
      if accepted > 0 { line.stowSince = line.stowSince ?? facts.now }
      if rejected > 0 { line.returnSince = line.returnSince ?? facts.now }
      out.purchase.lines[place] = line
      for (kind, pieces) in [(PurchaseAct.accepted, accepted), (.rejected, rejected)] where pieces > 0 {
        out.acts.append(.init(sku: sku, kind: kind, pieces: pieces))
      }
    case .stowPurchase(_, let sku, let quantity, let location):
      let place = try index(of: sku, out.purchase)
      var line = out.purchase.lines[place]
      try check(quantity, atMost: line.toStow, line, "stow")
      guard let item = facts.item else { throw Refusal(rule: "INV-1", .unknownSKU(sku)) }
      let home = item.location
      guard let location = location ?? (home.isEmpty ? nil : home) else { throw .argument("location", .missing) }
      line.stowed += quantity
      if line.toStow == 0 { line.stowSince = nil }
      out.purchase.lines[place] = line
      out.acts.append(.init(sku: sku, kind: .stowed, pieces: quantity))
      if facts.known[sku]?.cost == nil { out.cost = (sku, line.cost) }
      out.movements = [StockMovement(.received, sku: sku, onHand: quantity, subject: facts.subject, place: location)]
      if home.isEmpty {
        out.home = (sku, location)
      } else if location != home {
        out.place = (sku, location, quantity)
      }
    case .returnPurchase(_, let sku, let quantity, _):
      let place = try index(of: sku, out.purchase)
      try check(quantity, atMost: out.purchase.lines[place].toReturn, out.purchase.lines[place], "return")
      out.purchase.lines[place].returned += quantity
      if out.purchase.lines[place].toReturn == 0 { out.purchase.lines[place].returnSince = nil }
      out.acts.append(.init(sku: sku, kind: .returned, pieces: quantity))
    default: break
    }
  }

  private static func index(of sku: String, _ purchase: Purchase) throws(Refusal) -> Int {
    guard let place = purchase.lines.firstIndex(where: { $0.sku == sku }) else {
      throw Refusal(rule: "INV-6", .notInPurchase(sku: sku, purchase: purchase.id.text))
    }
    return place
  }

  private static func check(_ asked: Int, atMost there: Int, _ line: PurchaseLine, _ step: String) throws(Refusal) {
    guard asked > 0 else { throw .argument("quantity", .outOfRange) }
    guard asked <= there else {
      throw Refusal(rule: "INV-6", .notSoManyInHand(sku: line.sku, step: step, asked: asked, there: there))
    }
  }
}

extension ApprovalPolicy {
  /// INV-6, ROL-3: what is bought above one's own amounts waits for the next post.
  public static func need(forPlacing facts: PurchaseFacts) -> ApprovalNeed? {
    let use = AuthorityUse(.purchase, facts.purchase.value)
    return facts.room.approver(for: use).map { ApprovalNeed($0, use: use) }
  }
}
