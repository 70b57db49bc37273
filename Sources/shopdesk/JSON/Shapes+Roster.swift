import DeskCore

extension Shapes {
  /// ROL-8: a stretch of the roster.
  func roster(_ sheet: RosterSheet) -> JSON {
    let days = (0..<sheet.days).map(sheet.from.advanced(by:))
    let people = sheet.rows.map { row in
      JSON.object([
        ("person", .string(row.person)), ("displayName", .string(row.displayName)),
        ("roles", .array(row.roles.map { .string($0.rawValue) })), ("now", .string(row.now.rawValue)), ("holds", .int(row.holds)),
        (
          "days",
          .array(
            days.indices.map { place in
              .object([
                ("day", .string(days[place].iso)), ("shift", .optional(row.shifts[place]?.rawValue)),
                ("leave", .bool(row.leave[place])), ("absent", .bool(row.absent[place])),
              ])
            })
        ),
      ])
    }
    return .object([
      ("from", .string(sheet.from.iso)), ("items", .array(people)), ("next", .null),
      ("hotline", .array(sheet.hotline.map { .optional($0) })), ("missing", .array(sheet.missing.map(JSON.string))),
    ])
  }
}
