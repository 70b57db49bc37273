/// What the guards of a machine look at, loaded before they are asked: no guard asks the database.
public protocol MachineFacts: Sendable {
  /// What the command is about.
  var subject: Subject { get }
}

/// A state machine that reads like a table: from, command, to, guards, consequences. The engine, the keys that are enabled, the refusal a
/// person reads, Docs/States.md and the exhaustive tests all come from this one value.
public struct Machine<State: RawRepresentable<String> & CaseIterable & Hashable & Sendable, Facts: MachineFacts>: Sendable {
  public struct Row: Sendable {
    public var from: [State]
    public var command: CommandKind
    /// Chooses between rows of the same state and command; it never refuses.
    public var when: Condition<Facts>?
    /// Nil: the state stays.
    public var to: State?
    /// All must hold; the first that doesn't refuses.
    public var guards: [Guard<Facts>]
    public var consequences: [Consequence]

    public init(
      _ from: [State], _ command: CommandKind, when: Condition<Facts>? = nil, to: State? = nil, guards: [Guard<Facts>] = [],
      then consequences: [Consequence] = []
    ) {
      self.from = from
      self.command = command
      self.when = when
      self.to = to
      self.guards = guards
      self.consequences = consequences
    }
  }

  public let name: String
  /// The rule that gives the course, which a command in the wrong state is refused by.
  public let rule: String
  /// The states in which a subject can be born.
  public let initial: [State]
  public let rows: [Row]

  public init(name: String, rule: String, initial: [State], rows: [Row]) {
    self.name = name
    self.rule = rule
    self.initial = initial
    self.rows = rows
  }

  /// The states from which `command` is possible at all, in the order of their declaration.
  public func states(for command: CommandKind) -> [State] {
    State.allCases.filter { state in rows.contains { $0.command == command && $0.from.contains(state) } }
  }

  /// The row that applies, after its guards.
  ///
  /// - Throws: `wrongState` when no row fits the state, with those in which one would; else what the first failing guard says.
  public func row(for command: CommandKind, in state: State, _ situation: Facts) throws(Refusal) -> Row {
    for row in rows where row.command == command && row.from.contains(state) {
      guard row.when?.holds(situation) ?? true else { continue }
      for check in row.guards { if let refusal = check.refusal(situation) { throw refusal } }
      return row
    }
    throw Refusal(
      rule: rule,
      .wrongState(
        subject: situation.subject.text, machine: name, state: state.rawValue, command: command,
        from: states(for: command, situation).filter { $0 != state }.map(\.rawValue)))
  }

  /// Of the states from which `command` is possible those with a row for this very situation; where there is none, all of them.
  private func states(for command: CommandKind, _ situation: Facts) -> [State] {
    let fitting = State.allCases.filter { state in
      rows.contains { $0.command == command && $0.from.contains(state) && $0.when?.holds(situation) ?? true }
    }
    return fitting.isEmpty ? states(for: command) : fitting
  }
}

/// A named question about the situation that chooses between rows.
public struct Condition<Facts: MachineFacts>: Sendable {
  public let name: String
  let holds: @Sendable (Facts) -> Bool

  public init(_ name: String, _ holds: @escaping @Sendable (Facts) -> Bool) {
    self.name = name
    self.holds = holds
  }
}

/// A named condition that must hold; it answers with the refusal that a person reads.
public struct Guard<Facts: MachineFacts>: Sendable {
  public let name: String
  public let rule: String
  let check: @Sendable (Facts, Guard) -> Refusal?

  public init(_ name: String, rule: String, _ check: @escaping @Sendable (Facts, Guard) -> Refusal?) {
    self.name = name
    self.rule = rule
    self.check = check
  }

  public func refusal(_ situation: Facts) -> Refusal? { check(situation, self) }

  func refuse(_ reason: Refusal.Reason, mayBeDoneBy: [Role] = []) -> Refusal {
    Refusal(rule: rule, reason, mayBeDoneBy: mayBeDoneBy)
  }
}
