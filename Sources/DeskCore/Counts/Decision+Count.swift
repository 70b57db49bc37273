/// What a decision on a count changes.
public struct CountChanges: Sendable {
  public var count: StockCount
  public var line: CountLine?
  public var movement: StockMovement?
  /// The booking is to be approved.
  public var need: ApprovalNeed?
}

extension Decision {
  /// Decides a command on a count that is open.
  ///
  /// - Throws: the refusal: wrong state of the count or of its SKU, or what a guard says. Nothing else is thrown.
  public static func decide(_ command: Command, _ situation: CountFacts) throws(Refusal) -> CountChanges {
    var facts = situation
    facts.command = command
    var out = CountChanges(count: facts.count, line: facts.line)
    let row = try Machine.count.row(for: command.kind, in: facts.count.state, facts)
    if let to = row.to { out.count.state = to }
    if var line = facts.line {
      guard let to = try Machine.countLine.row(for: command.kind, in: line.state, facts).to else { return out }
      switch command {
      case .enterCount(_, _, let quantity):
        line.entries.append(.init(quantity: quantity, book: facts.level.onHand, by: facts.actor.name, at: facts.now))
        line.explanation = nil
        line.explainedBy = nil
      case .explainCount(_, _, let reason):
        line.explanation = reason
        line.explainedBy = facts.actor.name
        out.need = ApprovalPolicy.need(forBooking: facts)
      case .bookCount:
        out.movement = StockMovement(.counted, sku: line.sku, onHand: line.difference ?? 0, subject: facts.subject)
      default: break
      }
      line.state = to
      line.at = facts.now
      out.line = line
      if to.isSettled { settle(&out.count, facts.now) }
    }
    if command.kind == .signCount { out.count.signedBy = facts.actor.name }
    if out.count.state != facts.count.state { out.count.version += 1 }
    if out.count.state == .closed || out.count.state == .cancelled { out.count.closedAt = facts.now }
    return out
  }

  private static func settle(_ count: inout StockCount, _ now: Instant) {
    count.left -= 1
    if count.left == 0 { count.state = count.kind == .full ? .signing : .closed }
  }
}

extension ApprovalPolicy {
  /// INV-5: a difference is booked when somebody else has approved it: the director, or above their amounts the general manager.
  public static func need(forBooking facts: CountFacts) -> ApprovalNeed {
    guard facts.value > .zero else { return ApprovalNeed(.director) }
    let use = AuthorityUse(.writeOff, facts.value)
    return ApprovalNeed(facts.room.approver(for: use) == .generalManager ? .generalManager : .director, use: use)
  }
}
