extension Decision {
  /// Decides a command on a SKU.
  ///
  /// - Throws: the refusal: not permitted, wrong state, or what a guard says. Nothing else is thrown.
  public static func decide(_ command: Command, _ situation: GoodsFacts) throws(Refusal) -> GoodsChanges {
    var facts = situation
    facts.command = command
    var out = GoodsChanges(facts)
    switch command {
    case .setPrice(_, let price, _):
      _ = try Machine.price.row(for: command.kind, in: facts.terms.next == nil ? .standing : .approved, facts)
      out.terms.next = .init(price: price, by: facts.approver ?? facts.actor.name, at: facts.now)
    case .publishPrice:
      _ = try Machine.price.row(for: command.kind, in: facts.terms.next == nil ? .standing : .approved, facts)
      out.terms.price = facts.terms.next?.price
      out.terms.next = nil
    case .listSKU, .unlistSKU, .publishListing: try list(command, facts, &out)
    case .editSKU(_, let field, let to): try edit(field, to, facts, &out)
    case .mergeSKU: try merge(facts, &out)
    case .moveStock, .holdStock, .freeStock, .writeOffStock: try moveGoods(command, facts, &out)
    default: throw Refusal(.invalid, .unknownCommand(command.kind.rawValue))
    }
    if let use = ApprovalPolicy.use(of: command, facts), facts.approver == nil { out.uses = [use] }
    return out
  }

  private static func list(_ command: Command, _ facts: GoodsFacts, _ out: inout GoodsChanges) throws(Refusal) {
    guard let listing = facts.listing else { throw .notFound(facts.subject.text) }
    let row = try Machine.listing.row(for: command.kind, in: listing.state, facts)
    guard let to = row.to else { return }
    out.listing?.state = to
    out.listing?.at = facts.now
    guard command.kind != .publishListing else { return }
    out.listing?.proposedBy = facts.actor.name
    out.listing?.approvedBy = facts.approver
  }

  private static func edit(_ field: GoodsField, _ to: String, _ facts: GoodsFacts, _ out: inout GoodsChanges) throws(Refusal) {
    if let into = facts.mergedInto { throw Refusal(rule: "INV-1", .mergedSKU(facts.item.sku, into: into)) }
    switch field {
    case .title:
      guard !to.isEmpty else { throw .argument("to", .missing) }
      out.item.title = to
    case .attributes: out.item.attributes = to
    case .location:
      // What lay at the old place is still there: it is moved by `moveStock`, or the place is only named otherwise when nothing lies there.
      guard facts.bins[to] == nil else { throw Refusal(rule: "INV-1", .placeTaken(to)) }
      out.item.location = to
    case .cost: out.terms.cost = try money(to)
    case .floorPrice:
      out.terms.floorPrice = try money(to)
      // INV-4: what was approved above the old floor isn't published below the new one: it is asked for again.
      if let next = out.terms.next, let floor = out.terms.floorPrice, next.price < floor { out.terms.next = nil }
    case .supplier:
      guard to.isEmpty || facts.isSupplierKnown else { throw Refusal(rule: "DIS-3", .unknownSupplier(to)) }
      out.terms.supplier = to.isEmpty ? nil : to
    case .safety:
      guard let pieces = Int(to), (0...1_000_000).contains(pieces) else { throw .argument("to", .outOfRange) }
      out.terms.safety = pieces
    }
    guard out.item != facts.item || out.terms != facts.terms else { throw Refusal(rule: "INV-1", .nothingToChange) }
  }

  private static func money(_ text: String) throws(Refusal) -> Money? {
    text.isEmpty ? nil : try Money.typed(text, "to")
  }
}
