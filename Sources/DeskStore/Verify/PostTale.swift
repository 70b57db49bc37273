import DeskCore

/// ROL-5, ROL-6: who was given which level and let stand in for whom, as records tell of it, to be compared with what is stored; and that
/// every act told of as a stand-in's was one.
struct PostTale: RecordTale {
  let zone: ShopZone
  /// People whose account a record began: all of their level stands in records.
  private var begun: Set<String> = []
  /// What a record last told of somebody's having a role.
  private var told: [String: [String: Bool]] = [:]
  private var disabled: [String: Bool] = [:]
  private var lets: [Int64: Let] = [:]
  private var leaves: [Int64: Let] = [:]
  /// `person:limei|1764…` of leave that was cancelled.
  private var cancels: Set<String> = []
  /// `person:limei|shipper|1764…` of those that were ended before their time.
  private var ends: Set<String> = []
  private var acts: [(seq: Int64, person: String, role: String, at: Instant)] = []

  private struct Let: Equatable {
    var subject: String
    var askedBy: String
    var approvedBy: String
    var reason: String
    /// Among what the record says stands after it.
    var after: String
  }

  init(zone: ShopZone) { self.zone = zone }

  mutating func hear(_ seq: Int64, _ draft: RecordDraft) {
    if draft.isStandIn { acts.append((seq, draft.person, draft.role?.rawValue ?? "", draft.at)) }
    guard draft.done, draft.subject.hasPrefix("person:") else { return }
    if draft.command == "init" {
      begun.insert(draft.subject)
      for role in [Role.dbAdmin, .generalManager] { told[draft.subject, default: [:]][role.rawValue] = true }
      return
    }
    guard let kind = CommandKind(rawValue: draft.command) else { return }
    switch kind {
    case .disablePerson, .enablePerson: disabled[draft.subject] = kind == .disablePerson
    case .cancelLeave: cancels.insert("\(draft.subject)|\(draft.at.milliseconds)")
    case .askLeave:
      guard let body = JSONText.parse(draft.body), body["request"] == nil else { return }
      leaves[seq] = Self.tale(draft, body, "leaves")
    case .addPerson, .grantRole, .revokeRole, .standIn, .endStandIn:
      // Asked for and not done.
      guard let body = JSONText.parse(draft.body), body["request"] == nil, case .string(let role)? = body["args"]?["role"] else {
        return
      }
      switch kind {
      case .standIn:
        lets[seq] = Self.tale(draft, body, "standIns")
      case .endStandIn: ends.insert("\(draft.subject)|\(role)|\(draft.at.milliseconds)")
      default:
        if kind == .addPerson { begun.insert(draft.subject) }
        told[draft.subject, default: [:]][role] = kind != .revokeRole
      }
    default: return
    }
  }

  private static func tale(_ draft: RecordDraft, _ body: JSON, _ field: String) -> Let {
    var asked = draft.person
    if case .string(let other)? = body["asked"] { asked = other }
    var after = ""
    if case .string(let text)? = body["after"]?[field] { after = text }
    return Let(
      subject: draft.subject, askedBy: asked, approvedBy: draft.person, reason: body["args"]?.toldText("reason") ?? "", after: after
    )
  }

  func compare(_ report: inout VerifyReport, _ connection: any SQLSession) throws {
    let load = SituationLoader(session: connection)
    let people = try connection.all("SELECT name, disabled_at IS NOT NULL FROM person ORDER BY name") { ($0.text(0), $0.bool(1)) }
    var left = begun
    for (name, isDisabled) in people {
      let subject = Subject.person(name).text
      left.remove(subject)
      let own = Set(try load.ownRoles(of: name).map(\.rawValue))
      let tale = told[subject] ?? [:]
      for (role, isHeld) in tale.sorted(by: { $0.key < $1.key }) where own.contains(role) != isHeld {
        report.faults.append(
          isHeld ? "\(name) lacks \(role: role), records tell otherwise" : "\(name) holds \(role: role), records tell otherwise")
      }
      if begun.contains(subject) {
        for role in own.subtracting(tale.keys).sorted() {
          report.faults.append("\(name) holds \(role: role), no record tells of it")
        }
      }
      if isDisabled != disabled[subject] ?? false {
        report.faults.append(
          isDisabled ? "\(name) is disabled, records tell otherwise" : "\(name) isn't disabled, records tell otherwise")
      }
    }
    for subject in left.sorted() { report.faults.append("\(subject) is missing that a record began") }
    report.checks.append(("people", people.count))
    try compareStandIns(&report, connection)
    try compareLeaves(&report, connection)
  }

  private func compareLeaves(_ report: inout VerifyReport, _ connection: any SQLSession) throws {
    let rows = try connection.all(
      """
      SELECT person, kind, starts_at, ends_at, reason, asked_by, approved_by, cancelled_at, record FROM leave ORDER BY id
      """
    ) { (Leave($0), $0.int(8)) }
    var (leaves, cancels) = (leaves, cancels)
    for case (let leave?, let record) in rows {
      let subject = Subject.person(leave.person).text
      let tale = leaves.removeValue(forKey: record)
      let isTold =
        tale?.subject == subject && tale?.askedBy == leave.askedBy && tale?.approvedBy == leave.approvedBy
        && tale?.reason == leave.reason && tale?.after.contains(leave.recorded(in: zone)) == true
      if !isTold { report.faults.append("the leave of \(leave.person) isn't what record \(record) tells of") }
      if let at = leave.cancelledAt, cancels.remove("\(subject)|\(at.milliseconds)") == nil {
        report.faults.append("no record tells that the leave of \(leave.person) was cancelled")
      }
    }
    for record in leaves.keys.sorted() { report.faults.append("the leave that record \(record) tells of is missing") }
    for one in cancels.sorted() { report.faults.append("leave goes on whose end is recorded: \(one)") }
    report.checks.append(("leave", rows.count))
  }

  private func compareStandIns(_ report: inout VerifyReport, _ connection: any SQLSession) throws {
    let rows = try connection.all(
      """
      SELECT person, role, starts_at, ends_at, reason, asked_by, approved_by, ended_at, record FROM stand_in ORDER BY id
      """
    ) { (StandIn($0), $0.int(8)) }
    var lets = lets
    var ends = ends
    var standIns: [StandIn] = []
    for case (let standIn?, let record) in rows {
      standIns.append(standIn)
      let subject = Subject.person(standIn.person).text
      let name: VerifyFault = "the stand-in of \(standIn.person) as \(role: standIn.role.rawValue)"
      if let tale = lets.removeValue(forKey: record), tale.subject == subject, tale.askedBy == standIn.askedBy,
        tale.approvedBy == standIn.approvedBy, tale.reason == standIn.reason, tale.after.contains(standIn.recorded(in: zone))
      {
      } else {
        report.faults.append("\(name) isn't what record \(record) tells of")
      }
      if let ended = standIn.endedAt, ends.remove("\(subject)|\(standIn.role.rawValue)|\(ended.milliseconds)") == nil {
        report.faults.append("no record tells that \(name) was ended")
      }
    }
    for record in lets.keys.sorted() { report.faults.append("the stand-in that record \(record) tells of is missing") }
    for end in ends.sorted() { report.faults.append("the stand-in whose end is recorded goes on: \(end)") }
    for act in acts {
      let covered = standIns.contains { one in
        one.person == act.person && one.role.rawValue == act.role && one.from <= act.at && act.at < one.until
          && (one.endedAt.map { act.at <= $0 } ?? true)
      }
      if !covered {
        report.faults.append("record \(act.seq) tells of \(act.person) as \(role: act.role), for whom they didn't stand in")
      }
    }
    report.checks.append(("stand-ins", standIns.count))
  }
}
