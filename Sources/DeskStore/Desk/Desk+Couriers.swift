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

  /// FUL-5: gives every open parcel of a wave that has none its courier and the pool's next number. All of them or none: a pool that is too
  /// small is refused, naming how many are missing.
  ///
  /// - Parameters:
  ///   - parcels: only these; nil: the whole wave.
  ///   - id: names this act: given again it does nothing new, and each parcel's record has an id made from it.
  public func assignWaybills(wave: ShopDay, _ parcels: [ParcelID]? = nil, id: String, by session: Session) throws -> Assigned {
    let outcome: Result<Assigned, Refusal> = try engine.write { connection in
      let work = Transaction(connection, now: clock(), settings: try settings(connection))
      let actor = try work.actor(of: session)
      let kind = CommandKind.assignWaybill
      guard let role = actor.role(for: kind) else {
        if let first = try (parcels ?? work.withoutNumber(wave)).first {
          try work.recordRefused(.assignWaybill(first, courier: nil, number: nil), by: actor)
        } else {
          try work.recordRefused(kind, .shop, args: .object([("wave", .string(wave.iso))]), by: actor)
        }
        return .failure(.notPermitted(kind))
      }
      return .success(try work.assign(try parcels ?? work.withoutNumber(wave), id: id, actor: actor, role: role))
    }
    return try outcome.get()
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

  /// - Throws: `poolsShort`, in which case nothing was assigned.
  fileprivate func assign(_ parcels: [ParcelID], id: String, actor: Actor, role: Role) throws -> Desk.Assigned {
    var result = Desk.Assigned()
    var chosen: [(command: Command, courier: String, part: String)] = []
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
    try checkPools(chosen.map(\.courier))
    for one in chosen { result.receipts.append(try perform(one.command, id: one.part, version: nil, actor: actor, role: role)) }
    return result
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
