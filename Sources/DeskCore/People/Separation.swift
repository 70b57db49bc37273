/// Separation along an order's life: who had one hand in it doesn't have the other (four eyes beyond a request's own two, ROL-4).
public struct Separation: Sendable, Hashable {
  /// What somebody has done to the order, one of its parcels or cases.
  public var done: CommandKind
  /// What the same person doesn't do to it any more, under whatever post.
  public var refused: CommandKind

  init(_ done: CommandKind, _ refused: CommandKind) {
    self.done = done
    self.refused = refused
  }

  /// One row per pair: packed ≠ grants or pays its refund; took the return in or inspected it ≠ pays for it.
  public static let table: [Separation] = [
    Separation(.packParcel, .approveCase), Separation(.packParcel, .settleCase),
    Separation(.receiveCase, .settleCase), Separation(.inspectCase, .settleCase),
  ]

  /// What must not have been done before by whoever does `kind`; empty for most commands.
  public static func before(_ kind: CommandKind) -> [CommandKind] {
    table.filter { $0.refused == kind }.map(\.done)
  }
}

extension Guard where Facts == Situation {
  /// ROL-4: as ``Separation/table``.
  static let otherHands = Guard("otherHands", rule: "ROL-4") { s, me in
    s.ownBefore.map { me.refuse(.separated(from: $0)) }
  }
}
