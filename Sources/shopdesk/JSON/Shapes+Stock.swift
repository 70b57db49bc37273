import DeskCore

extension Shapes {
  func stock(_ row: StockRow) -> [(String, JSON)] {
    [
      ("sku", .string(row.item.sku)), ("title", .string(row.item.title)), ("attributes", .string(row.item.attributes)),
      ("location", .string(row.item.location)), ("barcodes", .array(row.item.barcodes.map(JSON.string))),
      ("complete", .bool(row.item.isComplete)), ("onHand", .int(row.level.onHand)), ("reserved", .int(row.level.reserved)),
      ("available", .int(row.level.available)), ("version", .int(row.version)),
    ]
  }

  func movement(_ row: MovementRow) -> JSON {
    .object([
      ("seq", .int(row.seq)), ("at", time(row.at)), ("kind", .string(row.kind.rawValue)), ("onHand", .int(row.onHand)),
      ("reserved", .int(row.reserved)), ("onHandAfter", .int(row.onHandAfter)), ("reservedAfter", .int(row.reservedAfter)),
      ("subject", .string(row.subject)), ("by", .string(row.by)),
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
              (
                "rejected",
                .array(
                  file.rejected.map { row in
                    .object([
                      ("row", .int(row.row)), ("column", .string(row.column)), ("reason", .string(describe.reason(row.reason))),
                      ("code", .string(ErrorJSON.caseName(row.reason))),
                    ])
                  })
              ),
            ])
          })
      ), ("newSKUs", .int(report.newSKUs)), ("dryRun", .bool(report.dryRun)),
    ])
  }
}
