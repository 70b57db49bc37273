import DeskCore

extension Shapes {
  /// INV-5: null for the book of what the reader may be counting.
  func stock(_ row: StockRow, for reader: Actor) -> [(String, JSON)] {
    let isHidden = row.isHidden(from: reader)
    func pieces(_ count: Int) -> JSON { isHidden ? .null : .int(count) }
    return [
      ("sku", .string(row.item.sku)), ("title", .string(row.item.title)), ("attributes", .string(row.item.attributes)),
      ("location", .string(row.item.location)), ("barcodes", .array(row.item.barcodes.map(JSON.string))),
      ("complete", .bool(row.item.isComplete)), ("onHand", pieces(row.level.onHand)), ("reserved", .int(row.level.reserved)),
      ("available", pieces(row.level.available)), ("version", .int(row.version)), ("onHold", .int(row.level.onHold)),
      ("picked", .int(row.level.inTote)), ("incoming", .int(row.level.incoming)),
      ("beingCounted", .bool(row.isCounted)),
      ("cost", row.terms.cost.map(money) ?? .null), ("floorPrice", row.terms.floorPrice.map(money) ?? .null),
      ("price", row.terms.price.map(money) ?? .null), ("nextPrice", row.terms.next.map { money($0.price) } ?? .null),
      ("safety", .int(row.terms.safety)), ("supplier", .optional(row.terms.supplier)),
      ("listings", .array(row.listings.map { .object(listing($0)) })),
      ("elsewhere", .object(row.bins.sorted { $0.key < $1.key }.map { ($0.key, pieces($0.value)) })),
    ]
  }

  func listing(_ one: Listing) -> [(String, JSON)] {
    [
      ("sku", .string(one.sku)), ("shop", .string(one.shop.text)), ("state", .string(one.state.rawValue)), ("since", time(one.at)),
      ("proposedBy", .optional(one.proposedBy)), ("approvedBy", .optional(one.approvedBy)),
    ]
  }

  func movement(_ row: MovementRow) -> JSON {
    .object([
      ("seq", .int(row.seq)), ("at", time(row.at)), ("kind", .string(row.kind.rawValue)), ("onHand", .int(row.onHand)),
      ("reserved", .int(row.reserved)), ("onHandAfter", .int(row.onHandAfter)), ("reservedAfter", .int(row.reservedAfter)),
      ("subject", .string(row.subject)), ("by", .string(row.by)),
      ("onHold", .int(row.onHold)), ("onHoldAfter", .int(row.onHoldAfter)), ("place", .optional(row.place)),
    ])
  }

  func importReport(_ report: ImportReport, _ describe: Describe) -> JSON {
    .object([
      (
        "files",
        .array(
          report.files.map { file in
            .object([
              ("file", .string(file.file)), ("kind", .string(file.kind.rawValue)), ("platform", .string(file.platform)),
              ("layout", .string(file.layout)), ("rows", .int(file.rows)), ("new", .int(file.new)), ("changed", .int(file.changed)),
              ("same", .int(file.same)), ("older", .int(file.older)),
              ("rejected", rows(file.rejected, describe)), ("warnings", rows(file.warnings, describe)),
            ])
          })
      ), ("newSKUs", .int(report.newSKUs)), ("dryRun", .bool(report.dryRun)),
    ])
  }

  private func rows(_ rows: [RejectedRow], _ describe: Describe) -> JSON {
    .array(
      rows.map { row in
        .object([
          ("row", .int(row.row)), ("column", .string(row.column)), ("reason", .string(describe.reason(row.reason))),
          ("code", .string(ErrorJSON.caseName(row.reason))),
        ])
      })
  }
}
