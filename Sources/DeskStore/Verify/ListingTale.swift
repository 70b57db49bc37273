import DeskCore

/// INV-3, INV-4: where each SKU is for sale, gone through once more: what its records tell, and that what sold out came down by itself.
struct ListingTale {
  struct Event {
    enum What {
      /// Parts that didn't change aren't told.
      case told(shop: String, state: JSON?, by: JSON?, approvedBy: JSON?)
      /// It has been taken down where it had sold out.
      case takenDown
      /// Nothing of it could be promised any more.
      case soldOut
    }

    var seq: Int64
    var at: Int64
    var what: What
  }

  private struct Row: Hashable {
    var state: String
    var by: String?
    var approvedBy: String?
    var isSoldOut = false
    /// Nil: at any time.
    var at: Int64?

    static let absent = Row(state: "absent")
  }

  let events: [String: [Event]]
  /// The last record of an older program, which didn't take down what orders had sold out: until then both may be.
  let since: Int64

  func compare(_ report: inout VerifyReport, _ connection: any SQLSession) throws {
    var all = events
    let empty = try connection.all(
      """
      SELECT sku, record, at FROM (
        SELECT sku, record, at, kind, on_hand_after - reserved_after - on_hold_after AS available,
          lead(record) OVER (PARTITION BY sku ORDER BY seq) AS next FROM movement) m
      WHERE available <= 0 AND kind <> 'merged' AND (next IS NULL OR next <> record) ORDER BY record
      """
    ) { ($0.text(0), Event(seq: $0.int(1), at: $0.int(2), what: .soldOut)) }
    for (sku, event) in empty { all[sku, default: []].append(event) }
    var stored: [String: [String: Row]] = [:]
    for (sku, shop, row) in try connection.all(
      "SELECT sku, platform, shop, state, proposed_by, approved_by, sold_out, at FROM listing ORDER BY sku, platform, shop",
      read: { row in
        (
          row.text(0), ShopName(platform: row.text(1), shop: row.text(2)).text,
          Row(
            state: row.text(3), by: row.optionalText(4), approvedBy: row.optionalText(5), isSoldOut: row.bool(6), at: row.int(7))
        )
      })
    { stored[sku, default: [:]][shop] = row }
    for sku in Set(all.keys).union(stored.keys).sorted() {
      let possible = replay(all[sku, default: []].sorted { $0.seq < $1.seq })
      let rows = stored[sku] ?? [:]
      for shop in Set(possible.keys).union(rows.keys).sorted() {
        let row = rows[shop] ?? .absent
        guard !(possible[shop] ?? [.absent]).contains(where: { Self.isSame(row, as: $0) }) else { continue }
        report.faults.append("the listing of SKU \(sku) in \(shop) isn't what its records tell of")
      }
    }
    report.checks.append(("listings", stored.values.reduce(0) { $0 + $1.count }))
  }

  private static func isSame(_ row: Row, as told: Row) -> Bool {
    var row = row
    if told.at == nil { row.at = nil }
    return row == told
  }

  /// What each shop's listing may be after these events; one thing only, unless an older program wrote some of them.
  private func replay(_ events: [Event]) -> [String: Set<Row>] {
    var shops: [String: Set<Row>] = [:]
    if since > 0 {
      let down = Row(state: Listing.State.toTakeDown.rawValue, isSoldOut: true)
      let gone = Row(state: Listing.State.delisted.rawValue, isSoldOut: true)
      shops[ShopName.everywhere.text] = [.absent, down, gone]
    }
    for event in events {
      switch event.what {
      case .told(let shop, let state, let by, let approvedBy):
        shops[shop] = Set((shops[shop] ?? [.absent]).map { told($0, state, by, approvedBy, event.at) })
      case .takenDown:
        for (shop, rows) in shops {
          shops[shop] = Set(
            rows.map { row in
              guard row.state == Listing.State.toTakeDown.rawValue, row.isSoldOut else { return row }
              var row = row
              (row.state, row.at) = (Listing.State.delisted.rawValue, event.at)
              return row
            })
        }
      case .soldOut:
        let before = shops
        let everywhere = ShopName.everywhere.text
        // Where nobody has said in which shops it is listed, it may be so in any.
        if shops.keys.allSatisfy({ $0 == everywhere }) {
          let listed = Row(state: Listing.State.listed.rawValue)
          shops[everywhere] = Set((shops[everywhere] ?? [.absent]).map { $0 == .absent ? listed : $0 })
        }
        for (shop, rows) in shops {
          let down = Set(rows.map { Self.soldOut($0, at: event.at) })
          shops[shop] = event.seq <= since ? down.union(before[shop] ?? [.absent]) : down
        }
      }
    }
    return shops
  }

  private func told(_ old: Row, _ state: JSON?, _ by: JSON?, _ approvedBy: JSON?, _ at: Int64) -> Row {
    func text(_ told: JSON?, _ old: String?) -> String? {
      guard let told else { return old }
      if case .string(let text) = told { return text }
      return nil
    }
    var row = old
    row.state = text(state, old.state) ?? ""
    row.by = text(by, old.by)
    row.approvedBy = text(approvedBy, old.approvedBy)
    row.isSoldOut = old.isSoldOut && row.state == Listing.State.delisted.rawValue
    row.at = at
    return row
  }

  private static func soldOut(_ row: Row, at: Int64) -> Row {
    switch Listing.State(rawValue: row.state) {
    // What was still to be put up may be up already.
    case .listed, .toPublish: Row(state: Listing.State.toTakeDown.rawValue, isSoldOut: true, at: at)
    default: row
    }
  }
}
