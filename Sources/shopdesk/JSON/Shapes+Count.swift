import DeskCore

extension Shapes {
  func count(_ row: CountRow) -> [(String, JSON)] {
    let one = row.count
    return [
      ("count", .string(one.id.text)), ("version", .int(one.version)), ("kind", .string(one.kind.rawValue)),
      ("state", .string(one.state.rawValue)), ("zone", .optional(one.zone)), ("openedBy", .string(one.openedBy)),
      ("openedAt", time(one.openedAt)), ("closedAt", one.closedAt.map(time) ?? .null), ("signedBy", .optional(one.signedBy)),
      ("lines", .int(one.lines)), ("left", .int(one.left)), ("open", .int(row.open)), ("recount", .int(row.recount)),
      ("differing", .int(row.differing)),
    ]
  }

  /// INV-5: what was found and what the book says are absent, not null, while the count is blind.
  func countLine(_ row: CountLineRow) -> [(String, JSON)] {
    var members: [(String, JSON)] = [
      ("sku", .string(row.sku)), ("title", .string(row.title)), ("attributes", .string(row.attributes)),
      ("barcodes", .array(row.barcodes.map(JSON.string))), ("places", .array(row.places.map(JSON.string))),
      ("state", .string(row.state.rawValue)), ("countedBy", .array(row.counters.map(JSON.string))),
    ]
    if let found = row.found {
      members += [("found", .int(found.quantity)), ("book", .int(found.book)), ("difference", .int(found.difference))]
    }
    return members + [
      ("explanation", .optional(row.explanation)), ("explainedBy", .optional(row.explainedBy)),
      ("request", .optional(row.request?.text)),
    ]
  }
}
