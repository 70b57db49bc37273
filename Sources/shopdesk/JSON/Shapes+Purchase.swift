import DeskCore

extension Shapes {
  func purchase(_ row: PurchaseRow) -> [(String, JSON)] {
    let one = row.purchase
    return [
      ("purchase", .string(one.id.text)), ("version", .int(one.version)), ("state", .string(one.state.rawValue)),
      ("supplier", .string(one.supplier)), ("supplierName", .string(row.supplier.name)), ("value", money(one.value)),
      ("expected", .optional(one.expected?.iso)), ("note", .string(one.note)), ("draftedBy", .string(one.draftedBy)),
      ("draftedAt", time(one.draftedAt)), ("placedBy", .optional(one.placedBy)), ("placedAt", one.placedAt.map(time) ?? .null),
      ("approvedBy", .optional(one.approvedBy)), ("closedAt", one.closedAt.map(time) ?? .null), ("reason", .optional(one.reason)),
      ("request", .optional(row.request?.text)),
      (
        "goods",
        .array(
          one.lines.map { line in
            .object([
              ("sku", .string(line.sku)), ("title", .string(row.titles[line.sku] ?? "")), ("cost", money(line.cost)),
              ("ordered", .int(line.ordered)), ("delivered", .int(line.delivered)), ("accepted", .int(line.accepted)),
              ("rejected", .int(line.rejected)), ("stowed", .int(line.stowed)), ("returned", .int(line.returned)),
              ("missing", .int(line.missing)),
            ])
          })
      ),
    ]
  }

  /// Speeds are pieces a day with two decimals.
  func replenishment(_ row: ReplenishmentRow) -> [(String, JSON)] {
    func speed(_ hundredths: Int) -> JSON { .string(Money(fen: Int64(hundredths)).decimal) }
    return [
      ("sku", .string(row.sku)), ("title", .string(row.title)), ("attributes", .string(row.attributes)),
      ("supplier", .optional(row.supplier)), ("available", .int(row.facts.available)), ("incoming", .int(row.facts.incoming)),
      ("owed", .int(row.facts.owed)), ("safety", .int(row.facts.safety)), ("leadDays", .int(row.facts.leadDays)),
      ("sold7", .int(row.need.last7)), ("sold30", .int(row.need.last30)), ("speed", speed(row.need.speed)),
      ("promotedSpeed", speed(row.need.promotedSpeed)), ("promotedDaysAhead", .int(row.facts.promotedAhead)),
      ("coverDays", row.need.coverDays.map(JSON.int) ?? .null), ("order", .int(row.need.order)),
      ("cost", row.cost.map(money) ?? .null),
    ]
  }
}
