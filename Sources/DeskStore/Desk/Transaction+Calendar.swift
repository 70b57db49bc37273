import DeskCore

extension Transaction {
  /// FUL-1: which days are worked, and by when a wave is printed, picked and packed. What is due of open parcels follows at once.
  func changeCalendar(_ command: Command) throws -> [(String, JSON)] {
    var changed = settings
    let before: [(String, JSON)]
    switch command {
    case .setDay(let day, let kind, _):
      before = [("kind", .string(changed.calendar.kind(of: day).rawValue))]
      guard changed.calendar.kind(of: day) != kind else { throw Refusal(rule: "FUL-1", .nothingToChange) }
      changed.calendar.set(day, kind)
    case .setDeadlines(let printBy, let pickBy, let packBy):
      let steps = changed.calendar.steps
      guard printBy < pickBy, pickBy < packBy, packBy <= steps.handOverBy else {
        throw Refusal(rule: "FUL-1", .deadlinesOutOfOrder)
      }
      before = [
        ("printBy", .string(DayTime.text(steps.printBy))), ("pickBy", .string(DayTime.text(steps.pickBy))),
        ("packBy", .string(DayTime.text(steps.packBy))),
      ]
      changed.calendar.steps.printBy = printBy
      changed.calendar.steps.pickBy = pickBy
      changed.calendar.steps.packBy = packBy
    default: return []
    }
    guard changed != settings else { throw Refusal(rule: "FUL-1", .nothingToChange) }
    try keep(changed)
    return before
  }

  /// Settings that every open terminal reads with its next command or screen.
  func keep(_ changed: ShopSettings) throws {
    try changed.save(connection)
    try connection.execute(
      """
      INSERT INTO setting (name, value) VALUES ('version', '1')
      ON CONFLICT (name) DO UPDATE SET value = CAST(setting.value AS INTEGER) + 1
      """)
    let derived = DerivedWork(session: connection, calendar: changed.calendar)
    if changed.calendar.steps != settings.calendar.steps {
      try WorkHours.settle(at: now, connection)
      try derived.replace()
      return try WorkHours.balance(connection)
    }
    // INV-5: every two days that are worked.
    try derived.replaceDuties()
  }
}
