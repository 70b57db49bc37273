import DeskCore
import DeskScreen

extension CommandKind {
  /// Its form names somebody to whom work is given.
  var asksAssignees: Bool { self == .assignOrder || self == .escalateOrder || self == .drainPerson }
}

/// ROL-8, ROL-10: who is on duty now drives to whom work is given; what is still open with somebody is said at the end of their shift.
extension AppState {
  /// SUP-1: whoever is on duty and holds least is proposed. To escalate and to drain without a name means something of its own.
  func offerAssignee(_ form: inout FormState) {
    guard form.kind == .assignOrder, form.value("person")?.isEmpty == true else { return }
    let card = worklist.card
    let holder = form.subjects.first?.subject == card.map { .order($0.order.id) } ? card?.facts.claimedBy : nil
    let best = assignees.first { $0.duty.takesWork && $0.person != holder }
    if let best { form.offer("person", best.person) }
  }

  /// Who is on duty, with what they hold; and that whoever is named isn't there.
  func assigneeNotes(_ form: FormState) -> [(String, Ink)] {
    guard form.kind.asksAssignees, !assignees.isEmpty else { return [] }
    let on = assignees.filter(\.duty.takesWork)
    var notes: [(String, Ink)] =
      on.isEmpty ? [(texts.nobodyOnDuty, .warning)] : [(texts.onDuty(on.prefix(4).map(texts.assignee)), .plain)]
    let typed = (form.value("person") ?? "").trimmingBlanks().lowercased()
    if let named = assignees.first(where: { $0.person == typed }), !named.duty.takesWork {
      notes.append((texts.warning(.notOnDuty(person: named.displayName, named.duty)), .warning))
    }
    return notes.map { (Sanitizer.visible($0.0), $0.1) }
  }

  /// ROL-10: once a shift, a quarter of an hour before its end, as long as it is still of use.
  mutating func remindOfShift() {
    guard let ends = day?.shiftEnds, shiftTold != ends, now >= ends.advanced(byMinutes: -ShiftEnd.noticeMinutes),
      now < ends.advanced(byMinutes: 60)
    else { return }
    shiftTold = ends
    load(.shiftEnd, awaited: false)
  }

  mutating func take(_ end: ShiftEnd?) {
    guard let end, end.open > 0 else { return }
    let rows = end.first.map { "\(rowTitle($0)) \($0.kind.map(texts.title) ?? "")" }
    let text = texts.shiftEnds(
      at: calendar.zone.local(end.until).hourMinute, open: end.open, first: rows, next: end.next.map(person))
    tell(.warning, Sanitizer.visible(text))
  }
}
