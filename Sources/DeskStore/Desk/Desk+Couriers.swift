import DeskCore

extension Desk {
  /// FUL-5: the rules for choosing a courier, in the order in which they are tried.
  public func courierRules() throws -> CourierRules { try engine.read { try SituationLoader(session: $0).courierRules() } }

  /// FUL-9: what couriers take; a courier's, or everyone's.
  public func tariffs(_ courier: String? = nil) throws -> [CourierTariff] {
    try engine.read { try SituationLoader(session: $0).tariffs(courier) }
  }

  /// Numbers that are left in each courier's pool, by its code.
  public func poolLevels() throws -> [String: Int] {
    try engine.read { connection in
      let rows = try connection.all("SELECT courier, count(*) FROM waybill_pool WHERE taken_by IS NULL GROUP BY courier") {
        ($0.text(0), Int($0.int(1)))
      }
      return Dictionary(rows, uniquingKeysWith: { first, _ in first })
    }
  }

  /// What came of giving numbers to many parcels at once.
  public struct Assigned: Sendable {
    public var receipts: [Receipt] = []
    /// Parcels that were left as they are, each with why: no rule matches, it is being stopped, its order was closed.
    public var left: [(parcel: ParcelID, refusal: Refusal)] = []
  }

  /// Parcels of one transaction: others write in between.
  static let assignChunk = 200

  /// FUL-5: gives every open parcel of a wave that has none its courier and the pool's next number. A pool that is too small for all of them
  /// is refused before the first, naming how many are missing. When somebody else empties a pool meanwhile, what was given stays given, and
  /// the parcels that got none are named with why.
  ///
  /// - Parameters:
  ///   - parcels: only these; nil: the whole wave.
  ///   - id: names this act: given again it does nothing new, and each parcel's record has an id made from it.
  public func assignWaybills(wave: ShopDay, _ parcels: [ParcelID]? = nil, id: String, by session: Session) throws -> Assigned {
    try assignWaybills(wave: wave, parcels, id: id, by: session, chunk: Self.assignChunk)
  }

  /// - Parameter between: called after each transaction.
  @_spi(Testing) public func assignWaybills(
    wave: ShopDay, _ parcels: [ParcelID]?, id: String, by session: Session, chunk: Int, between: () throws -> Void = {}
  ) throws -> Assigned {
    let kind = CommandKind.assignWaybill
    let known: (all: [ParcelID], left: [(parcel: ParcelID, refusal: Refusal)])? = try engine.read { connection in
      let work = Transaction(connection, now: clock(), settings: try settings(connection))
      let actor = try work.actor(of: session)
      guard actor.role(for: kind) != nil else { return nil }
      let all = try parcels ?? work.withoutNumber(wave)
      return (all, try work.checkAssignable(all, id: id, actor: actor))
    }
    guard let known else { try refuseAssigning(wave, parcels, session) }
    var result = Assigned()
    result.left = known.left
    var rest = known.all[...]
    let out = Set(known.left.map(\.parcel))
    while !rest.isEmpty {
      let part = rest.prefix(chunk)
      do {
        let done = try engine.write { connection in
          let work = Transaction(connection, now: clock(), settings: try settings(connection))
          let actor = try work.actor(of: session)
          guard let role = actor.role(for: kind) else { throw Refusal.notPermitted(kind) }
          return try work.assign(part.filter { !out.contains($0) }, id: id, actor: actor, role: role)
        }
        result.receipts += done.receipts
        result.left += done.left
      } catch let refusal as Refusal {
        // Of this part nothing was written; those before it have their numbers.
        guard !result.receipts.isEmpty else { throw refusal }
        result.left += rest.filter { !out.contains($0) }.map { ($0, refusal) }
        return result
      }
      rest = rest.dropFirst(part.count)
      try between()
    }
    return result
  }

  /// REC-4: the attempt is on record, on the first of the parcels that it meant.
  private func refuseAssigning(_ wave: ShopDay, _ parcels: [ParcelID]?, _ session: Session) throws -> Never {
    let kind = CommandKind.assignWaybill
    try engine.write { connection in
      let work = Transaction(connection, now: clock(), settings: try settings(connection))
      let actor = try work.actor(of: session)
      if let first = try (parcels ?? work.withoutNumber(wave)).first {
        try work.recordRefused(.assignWaybill(first, courier: nil, number: nil), by: actor)
      } else {
        try work.recordRefused(kind, .shop, args: .object([("wave", .string(wave.iso))]), by: actor)
      }
    }
    throw Refusal.notPermitted(kind)
  }
}

extension Transaction {
  /// Open parcels of a wave that still need a number of their own.
  func withoutNumber(_ wave: ShopDay) throws -> [ParcelID] {
    try connection.all(
      """
      SELECT id FROM parcel WHERE wave = ? AND waybill IS NULL AND bundle IS NULL
        AND (stage = 'queued' OR stage = 'printed' OR stage = 'picked' OR stage = 'packed') ORDER BY id LIMIT 10000
      """, Int64(wave.number)
    ) { ParcelID(stored: $0.text(0)) }
  }

  /// Whether the pools hold enough for all of them; writes nothing.
  ///
  /// - Returns: those that can have no number, each with why.
  /// - Throws: `poolsShort`.
  fileprivate func checkAssignable(_ parcels: [ParcelID], id: String, actor: Actor) throws -> [(parcel: ParcelID, refusal: Refusal)]
  {
    let choice = try choose(parcels, id: id, actor: actor)
    try checkPools(choice.chosen.map(\.courier))
    return choice.result.left
  }

  /// - Throws: `poolsShort`, in which case nothing was assigned.
  fileprivate func assign(_ parcels: [ParcelID], id: String, actor: Actor, role: Role) throws -> Desk.Assigned {
    let choice = try choose(parcels, id: id, actor: actor)
    var result = choice.result
    try checkPools(choice.chosen.map(\.courier))
    for one in choice.chosen {
      result.receipts.append(try perform(one.command, id: one.part, version: nil, actor: actor, role: role))
    }
    return result
  }

  private typealias Chosen = (command: Command, courier: String, part: String)

  private func choose(_ parcels: [ParcelID], id: String, actor: Actor) throws -> (result: Desk.Assigned, chosen: [Chosen]) {
    var result = Desk.Assigned()
    var chosen: [Chosen] = []
    for parcel in parcels {
      let command = Command.assignWaybill(parcel, courier: nil, number: nil)
      let part = "\(id)/\(parcel.text)"
      if let done = try receipt(of: part, for: command, by: actor) {
        result.receipts.append(done)
        continue
      }
      let situation = try situation(for: command, actor)
      // Whether the pools hold enough is asked of all together.
      if let refusal = Self.refusal(of: command, situation), !refusal.isPoolEmpty {
        result.left.append((parcel, refusal))
        continue
      }
      if let courier = situation.courierChoice.flatMap({ CourierTable.find($0.courier)?.code }) {
        chosen.append((command, courier, part))
      }
    }
    return (result, chosen)
  }

  private static func refusal(of command: Command, _ situation: Situation) -> Refusal? {
    do {
      _ = try Decision.decide(command.kind, situation)
      return nil
    } catch {
      return error
    }
  }

  private func checkPools(_ couriers: [String]) throws {
    var short: [Refusal.PoolShortage] = []
    for (courier, needed) in Dictionary(grouping: couriers, by: { $0 }).mapValues(\.count).sorted(by: { $0.key < $1.key }) {
      let there = try connection.integer(
        "SELECT count(*) FROM (SELECT 1 FROM waybill_pool WHERE courier = ? AND taken_by IS NULL LIMIT ?)", courier, needed)
      let missing = needed - Int(there ?? 0)
      if missing > 0 { short.append(Refusal.PoolShortage(courier: CourierTable.find(courier)?.name ?? courier, missing: missing)) }
    }
    if !short.isEmpty { throw Refusal(rule: "FUL-5", .poolsShort(short)) }
  }
}

extension Refusal {
  fileprivate var isPoolEmpty: Bool {
    if case .poolEmpty = reason { return true }
    return false
  }
}
