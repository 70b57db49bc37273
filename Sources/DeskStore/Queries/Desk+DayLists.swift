import DeskCore

extension Desk {
  /// ORD-6: what the days before left for customer service, abnormal matters first: at most 500 rows.
  public func morningList(for reader: Actor) throws -> MorningList {
    let kinds = WorkKind.allCases.filter { $0.morningSection != nil }
    let (rows, isCut) = try rows(kinds, abnormalFirst: true, for: reader) {
      WorkPlan.leftByDaysBefore($0, at: now, settings.calendar)
    }
    let groups = MorningSection.allCases.compactMap { section -> MorningList.Group? in
      let own = rows.filter { $0.kind?.morningSection == section }
      return own.isEmpty ? nil : MorningList.Group(section: section, rows: own)
    }
    return MorningList(day: settings.calendar.zone.local(now).day, groups: groups, isCut: isCut)
  }

  /// ORD-17: what should be done today and isn't, by the name of who holds it: at most 500 rows.
  public func eveningList(for reader: Actor) throws -> EveningList {
    let day = settings.calendar.zone.local(now).day
    let (rows, isCut) = try rows(WorkKind.allCases, abnormalFirst: false, for: reader) { _ in
      settings.calendar.zone.instant(day.advanced(by: 1))
    }
    let names = try people().map { ($0.name, $0.displayName) }
    return EveningList(day: day, rows: rows, names: Dictionary(names, uniquingKeysWith: { first, _ in first }), isCut: isCut)
  }

  private func rows(
    _ kinds: [WorkKind], abnormalFirst: Bool, for reader: Actor, dueBefore: (WorkKind) -> Instant
  ) throws -> (rows: [QueueRow], isCut: Bool) {
    let most = 500
    return try engine.read { connection in
      var items: [WorkItem] = []
      for kind in kinds { items += try open(kind, dueBefore: dueBefore(kind), limit: most + 1, connection) }
      // What is cut off is the least of the day, not the abnormal.
      func place(_ item: WorkItem) -> Int {
        guard abnormalFirst else { return 0 }
        return item.kind.morningSection.flatMap(MorningSection.allCases.firstIndex) ?? MorningSection.allCases.count
      }
      items.sort { (place($0), $0.due, $0.subject.text, $0.kind.rawValue) < (place($1), $1.due, $1.subject.text, $1.kind.rawValue) }
      return (try items.prefix(most).compactMap { try row($0, for: reader, connection) }, items.count > most)
    }
  }
}
