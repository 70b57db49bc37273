import DeskCore

/// ROL-8, ROL-9: shifts, managers on duty and absences, as the records that entered them tell of them.
struct RosterTale {
  static let kinds: [CommandKind] = [.setRoster, .rotateRoster, .setHotline, .noteAbsence]

  private var shifts: [Place: Entry] = [:]
  private var byHand: Set<Place> = []
  private var hotlines: [Int64: Entry] = [:]
  private var absences: [Place: Entry] = [:]

  private struct Place: Hashable {
    var person: String
    var day: Int64

    init(_ person: String, _ day: ShopDay) { (self.person, self.day) = (person, Int64(day.number)) }
    init(_ row: SQLStatement) { (person, day) = (row.text(0), row.int(1)) }
  }

  /// What was entered, and by which record.
  private struct Entry: Equatable {
    var value: String
    var record: Int64
  }

  mutating func hear(_ seq: Int64, _ kind: CommandKind, _ draft: RecordDraft, _ body: JSON) {
    guard let args = body["args"] else { return }
    if kind == .rotateRoster { return rotate(seq, args) }
    guard case .person(let name)? = Subject(draft.subject) else { return }
    if kind == .noteAbsence {
      guard let day = args.toldText("day").flatMap({ ShopDay(iso: $0) }) else { return }
      absences[Place(name, day)] = Entry(value: args.toldText("reason") ?? "", record: seq)
      return
    }
    guard let from = args.toldText("from").flatMap({ ShopDay(iso: $0) }) else { return }
    let to = args.toldText("to").flatMap { ShopDay(iso: $0) } ?? from
    for day in Self.days(from, to) {
      if kind == .setHotline {
        hotlines[Int64(day.number)] = Entry(value: name, record: seq)
      } else {
        shifts[Place(name, day)] = Entry(value: args.toldText("shift") ?? "", record: seq)
        byHand.insert(Place(name, day))
      }
    }
  }

  private mutating func rotate(_ seq: Int64, _ args: JSON) {
    guard let from = args.toldText("from").flatMap({ ShopDay(iso: $0) }), let weeks = args.toldNumber("weeks"),
      RosterPlan.weeksRange.contains(Int(weeks))
    else { return }
    // An older program replaced whatever there was, and didn't say so.
    let replaces = args.toldText("byHand") != RosterPlan.ByHand.keep.rawValue
    for day in RosterPlan.rotate(args.toldTexts("people"), from: from, weeks: Int(weeks)) {
      let place = Place(day.person, day.day)
      if byHand.contains(place), !replaces { continue }
      byHand.remove(place)
      shifts[place] = Entry(value: day.shift.rawValue, record: seq)
    }
  }

  private static func days(_ from: ShopDay, _ to: ShopDay) -> [ShopDay] {
    guard to >= from else { return [] }
    return (0...min(Int(to.number - from.number), RosterPlan.longestDays)).map(from.advanced(by:))
  }

  func compare(_ report: inout VerifyReport, _ connection: any SQLSession) throws {
    let entered = try connection.all("SELECT person, day, shift, record FROM roster_day ORDER BY day, person") {
      (Place($0), Entry(value: $0.text(2), record: $0.int(3)))
    }
    Self.compare(entered, shifts, { "the shift of \($0.person) on \(Self.date($0.day))" }, &report)
    let onCall = try connection.all("SELECT day, person, record FROM hotline_day ORDER BY day") {
      ($0.int(0), Entry(value: $0.text(1), record: $0.int(2)))
    }
    var left = hotlines
    func hotline(_ day: Int64) -> VerifyFault { "who has the hotline on \(Self.date(day))" }
    for (day, entry) in onCall where left.removeValue(forKey: day) != entry {
      report.faults.append("\(hotline(day)) isn't what record \(entry.record) tells of")
    }
    for (day, entry) in left.sorted(by: { $0.key < $1.key }).prefix(20) {
      report.faults.append("\(hotline(day)) is missing, of which record \(entry.record) tells")
    }
    let noted = try connection.all("SELECT person, day, reason, record FROM absence ORDER BY day, person") {
      (Place($0), Entry(value: $0.text(2), record: $0.int(3)))
    }
    Self.compare(noted, absences, { "the absence of \($0.person) on \(Self.date($0.day))" }, &report)
    report.checks.append(("roster", entered.count + onCall.count + noted.count))
  }

  private static func date(_ day: Int64) -> String { ShopDay(number: Int32(truncatingIfNeeded: day)).iso }

  private static func compare(
    _ stored: [(Place, Entry)], _ told: [Place: Entry], _ what: (Place) -> VerifyFault, _ report: inout VerifyReport
  ) {
    var left = told
    let wrong = stored.filter { left.removeValue(forKey: $0.0) != $0.1 }
    for (place, entry) in wrong.prefix(20) {
      report.faults.append("\(what(place)) isn't what record \(entry.record) tells of")
    }
    for (place, entry) in left.sorted(by: { ($0.key.day, $0.key.person) < ($1.key.day, $1.key.person) }).prefix(20) {
      report.faults.append("\(what(place)) is missing, of which record \(entry.record) tells")
    }
  }
}
