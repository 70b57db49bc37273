/// What a command on a count may look at.
public struct CountFacts: MachineFacts {
  public var count: StockCount
  /// The SKU that the command is about; nil for the count as a whole.
  public var line: CountLine?
  public var level: StockLevel
  /// What a piece costs us, or is sold for while nobody has said; zero: unknown.
  public var piece: Money
  /// What its SKU became part of.
  public var mergedInto: String?
  /// The request to book it that waits, and who asked.
  public var asked: (request: RequestID, by: String)?
  public var command: Command?
  public var actor: Actor
  /// Who approved it, when it was asked for.
  public var approver: String?
  /// ROL-7: whose account they used for it, when it was lent to them.
  public var approverAccount: String?
  /// ROL-3: how far the actor's own authority goes.
  public var room: AuthorityRoom
  public var now: Instant

  public init(
    count: StockCount, line: CountLine?, level: StockLevel, piece: Money, actor: Actor, room: AuthorityRoom, now: Instant
  ) {
    self.count = count
    self.line = line
    self.level = level
    self.piece = piece
    self.actor = actor
    self.room = room
    self.now = now
  }

  public var subject: Subject { .count(count.id) }

  /// What the difference comes to, whichever way it goes.
  public var value: Money { piece.times(abs(line?.difference ?? 0)) }
}

extension Machine where State == StockCount.State, Facts == CountFacts {
  /// INV-5: a count is done when each of its SKUs is settled; a full one when finance has signed.
  public static let count = Machine(
    name: "count", rule: "INV-5",
    initial: [.counting],
    rows: [
      Row([.counting], .enterCount),
      Row([.counting], .explainCount),
      Row([.counting], .bookCount),
      Row([.counting], .cancelCount, to: .cancelled, guards: [.notAsked]),
      Row([.signing], .signCount, to: .closed, guards: [.notOpener]),
    ])
}

extension Machine where State == CountLine.State, Facts == CountFacts {
  /// INV-5: counted without knowing the book; a difference is counted again by somebody else until two people found the same; then it is
  /// explained, approved by somebody else, and booked.
  public static let countLine = Machine(
    name: "countLine", rule: "INV-5",
    initial: [.open],
    rows: [
      Row([.open, .recount, .differs, .explained], .enterCount, when: .asInBook, to: .matched, guards: counting),
      Row([.recount, .differs, .explained], .enterCount, when: .asCountedBefore, to: .differs, guards: counting),
      Row([.open, .recount, .differs, .explained], .enterCount, to: .recount, guards: counting),
      Row([.differs, .explained], .explainCount, to: .explained, guards: [.stillItself, .notAsked, .keepsPromises]),
      Row([.explained], .bookCount, to: .booked, guards: [.stillItself, .approvedByOther, .keepsPromises]),
    ])

  private static var counting: [Guard<CountFacts>] { [.stillItself, .notAsked, .otherCounter] }
}

extension Condition where Facts == CountFacts {
  static let asInBook = Condition("asInBook") { s in s.entered == s.level.onHand }
  static let asCountedBefore = Condition("asCountedBefore") { s in s.entered.map { $0 - s.level.onHand } == s.line?.difference }
}

extension CountFacts {
  fileprivate var entered: Int? { if case .enterCount(_, _, let quantity)? = command { quantity } else { nil } }
}

extension Guard where Facts == CountFacts {
  static let stillItself = Guard("stillItself", rule: "INV-5") { s, me in
    s.mergedInto.map { me.refuse(.mergedSKU(s.line?.sku ?? "", into: $0)) }
  }

  /// Two pairs of eyes: who counted last doesn't count again.
  static let otherCounter = Guard("otherCounter", rule: "INV-5") { s, me in
    s.line?.entries.last.map { s.actor.isSame(as: $0.by) } == true
      ? me.refuse(.otherCounter, mayBeDoneBy: Authority.mayBeDone(by: .enterCount)) : nil
  }

  static let notAsked = Guard("notAsked", rule: "APR-1") { s, me in
    s.asked.map { me.refuse(.alreadyAsked(request: $0.request.text, by: $0.by)) }
  }

  /// ROL-4: neither who counted nor who explained approves, nor from an account of theirs that was lent.
  static let approvedByOther = Guard("approvedByOther", rule: "ROL-4") { s, me in
    guard let line = s.line else { return nil }
    let hands = Set(line.entries.map(\.by) + [line.explainedBy].compactMap(\.self))
    return [s.approver, s.approverAccount].compactMap(\.self).contains(where: hands.contains) ? me.refuse(.ownCount) : nil
  }

  /// INV-2: what is promised to orders isn't counted away: their parcels are shorted first.
  static let keepsPromises = Guard("keepsPromises", rule: "INV-5") { s, me in
    let promised = s.level.reserved + s.level.onHold
    guard s.level.onHand + (s.line?.difference ?? 0) < promised else { return nil }
    return me.refuse(.belowReserved(sku: s.line?.sku ?? "", reserved: promised))
  }

  static let notOpener = Guard("notOpener", rule: "ROL-4") { s, me in
    s.actor.isSame(as: s.count.openedBy) ? me.refuse(.ownCount, mayBeDoneBy: [.finance]) : nil
  }
}
