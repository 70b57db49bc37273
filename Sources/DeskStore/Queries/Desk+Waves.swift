import DeskCore

extension Desk {
  /// FUL-1: each step of a wave with what is done, left and to be expected; reads the wave's counts and the last three quarters of an hour.
  func steps(of board: WaveBoard, _ connection: any SQLSession) throws -> [WaveStep] {
    let calendar = settings.calendar
    let now = now
    let since = now.milliseconds - WavePace.window * 1000
    let wave = Int64(board.wave.number)
    let printed = try connection.all("SELECT printed_at FROM parcel WHERE wave = ? AND printed_at > ?", wave, since) {
      $0.instant(0)
    }
    let picked = try connection.all("SELECT picked_at FROM parcel WHERE wave = ? AND picked_at > ?", wave, since) { $0.instant(0) }
    let packed = try connection.all("SELECT packed_at FROM parcel WHERE wave = ? AND packed_at > ?", wave, since) { $0.instant(0) }
    let plan: [(ParcelStage, Int, [ParcelStage], [Instant])] = [
      (.printed, calendar.steps.printBy, [.queued], printed), (.picked, calendar.steps.pickBy, [.queued, .printed], picked),
      (.packed, calendar.steps.packBy, [.queued, .printed, .picked], packed),
    ]
    return plan.map { stage, second, before, times in
      let left = before.reduce(0) { $0 + (board.counts[$1] ?? 0) }
      let deadline = calendar.zone.instant(board.wave, second: second)
      return WaveStep(
        stage: stage, deadline: deadline, done: board.total - left, left: left,
        forecast: WavePace.forecast(times, left: left, now: now, deadline: deadline))
    }
  }

  /// ORD-10: which parcels of a wave could share a box, and which of one buyer don't although one might think so, with why.
  public func mergeAdvice(wave: ShopDay, for reader: Actor) throws -> MergeAdvice {
    try engine.read { connection in
      let open = try connection.all(
        """
        SELECT p.id, p.order_id, o.platform, o.shop, o.buyer FROM parcel p JOIN orders o ON o.id = p.order_id
        WHERE p.wave = ? AND p.stage IN ('queued', 'printed') AND o.buyer <> '' ORDER BY p.id
        """, Int64(wave.number)
      ) { (ParcelID(stored: $0.text(0)), $0.int(1), [$0.text(2), $0.text(3), $0.text(4)]) }
      let orders = Dictionary(grouping: open, by: \.2).mapValues { Set($0.map(\.1)).count }
      let ids = open.filter { orders[$0.2, default: 0] > 1 }.map(\.0)
      let load = SituationLoader(session: connection)
      let candidates = try ids.compactMap { try load.mergeCandidate($0) }
      let free = candidates.filter { !$0.isMember }
      let proposals = MergeProposal.all(free)
      let proposed = Set(proposals.flatMap(\.parcels))
      var apart: [MergeAdvice.Apart] = []
      for (index, one) in free.enumerated() where !proposed.contains(one.parcel) {
        for other in free[(index + 1)...] where other.key.buyer == one.key.buyer && other.order != one.order {
          let obstacles = other.obstacles(to: one)
          if !obstacles.isEmpty { apart.append(MergeAdvice.Apart(parcel: other.parcel, from: one.parcel, obstacles: obstacles)) }
        }
      }
      let merged = candidates.filter(\.isMember).map(\.parcel)
      return MergeAdvice(
        proposals: proposals, apart: Array(apart.prefix(200)), merged: merged,
        rows: try Dictionary(
          uniqueKeysWithValues: candidates.compactMap { candidate in
            try row(candidate.parcel, for: reader, connection).map { (candidate.parcel, $0) }
          }))
    }
  }

  /// FUL-3: open parcels that still need pieces of a SKU: who is hit when the bin is short.
  public func needing(_ sku: String, for reader: Actor) throws -> [ParcelRow] {
    try engine.read { connection in
      let ids = try connection.all(
        """
        SELECT DISTINCT l.parcel FROM work_item w JOIN parcel_line l ON l.parcel = w.subject
        WHERE w.kind IN ('print', 'pick') AND l.sku = ? ORDER BY substr(l.parcel, 1, 7), length(l.parcel), l.parcel LIMIT 500
        """, sku
      ) { ParcelID(stored: $0.text(0)) }
      return try ids.compactMap { try row($0, for: reader, connection) }
    }
  }

  /// FUL-7: the signed manifests of a courier or of all, the newest first.
  public func manifests(courier: String? = nil, limit: Int = 50) throws -> [SignedManifest] {
    try engine.read { connection in
      try connection.all(
        """
        SELECT id, courier, at, person, driver, expected, scanned FROM manifest WHERE ? IS NULL OR courier = ? ORDER BY id DESC LIMIT ?
        """, courier, courier, limit
      ) {
        SignedManifest(
          id: $0.int(0), courier: $0.text(1), at: $0.instant(2), by: $0.text(3), driver: $0.text(4), expected: Int($0.int(5)),
          scanned: Int($0.int(6)))
      }
    }
  }
}
