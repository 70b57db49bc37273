import DeskCore

/// ROL-7, REC-3: accounts that were lent and buyers that somebody saw by a reason, as records tell of them.
struct LoanTale {
  static let kinds: [CommandKind] = [.borrowAccount, .returnAccount, .unmaskOrder, .restoreBackup]

  let zone: ShopZone
  /// By the record that lent.
  private var loans: [Int64: AccountLoan] = [:]
  private var sights: [Sight: Seen] = [:]

  private struct Sight: Hashable {
    var person: String
    var order: Int64
  }

  private struct Seen: Equatable {
    var until: Instant
    var record: Int64
  }

  init(zone: ShopZone) { self.zone = zone }

  mutating func hear(_ seq: Int64, _ kind: CommandKind, _ draft: RecordDraft, _ body: JSON) {
    switch (kind, Subject(draft.subject)) {
    case (.borrowAccount, .person(let name)?):
      guard let args = body["args"], let borrower = args.toldText("by"), let reason = args.toldText("reason") else { return }
      var until = draft.at.advanced(byHours: AccountLoan.usualHours)
      if let local = args.toldText("until").flatMap({ ShopLocal(shopTime: $0, endsDay: false) }) {
        until = zone.instant(local.day, second: local.second)
      }
      loans[seq] = AccountLoan(
        person: name, borrower: borrower, reason: reason, lentBy: body.toldText("asked") ?? draft.person, from: draft.at,
        until: until)
    case (.returnAccount, .person(let name)?):
      let open = loans.filter { $0.value.person == name && $0.value.holds(at: draft.at) }
      if let record = open.keys.min() { loans[record]?.endedAt = draft.at }
    case (.unmaskOrder, .order(let id)?):
      sights = sights.filter { $0.value.until > draft.at }
      sights[Sight(person: draft.person, order: id.number)] = Seen(
        until: draft.at.advanced(byMinutes: Order.unmaskedMinutes), record: seq)
    case (.restoreBackup, _):
      for (record, loan) in loans where loan.endedAt == nil && loan.until > draft.at {
        loans[record]?.endedAt = max(loan.from, draft.at)
      }
      sights = [:]
    default: break
    }
  }

  func compare(_ report: inout VerifyReport, _ connection: any SQLSession) throws {
    var left = loans
    let rows = try connection.all(
      "SELECT person, borrower, reason, lent_by, starts_at, ends_at, ended_at, record FROM account_loan ORDER BY id"
    ) { (AccountLoan($0), $0.int(7)) }
    for (loan, record) in rows where left.removeValue(forKey: record) != loan {
      report.faults.append("the loan of \(loan.person)'s account to \(loan.borrower) isn't what record \(record) tells of")
    }
    for record in left.keys.sorted() { report.faults.append("the loan that record \(record) tells of is missing") }
    report.checks.append(("loans", rows.count))
    var open = sights
    let seen = try connection.all("SELECT person, order_id, until, record FROM unmasking ORDER BY person, order_id") {
      (Sight(person: $0.text(0), order: $0.int(1)), Seen(until: $0.instant(2), record: $0.int(3)))
    }
    for (sight, one) in seen where open.removeValue(forKey: sight) != one {
      let order = OrderID(number: sight.order).text
      report.faults.append("that \(sight.person) sees the buyer of \(order) isn't what record \(one.record) tells of")
    }
    for record in open.values.map(\.record).sorted() {
      report.faults.append("the sight of a buyer that record \(record) tells of is missing")
    }
    report.checks.append(("sights", seen.count))
  }
}
