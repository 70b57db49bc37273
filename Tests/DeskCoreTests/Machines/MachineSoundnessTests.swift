import Testing

@testable import DeskCore

@Suite("State tables are sound")
struct MachineSoundnessTests {
  private func reachable<State, Facts>(_ machine: Machine<State, Facts>) -> Set<State> {
    var seen = Set(machine.initial)
    while true {
      let next = machine.rows.filter { !seen.isDisjoint(with: $0.from) }.compactMap(\.to)
      if seen.isSuperset(of: next) { return seen }
      seen.formUnion(next)
    }
  }

  /// States that can be left for another one.
  private func left<State, Facts>(_ machine: Machine<State, Facts>) -> Set<State> {
    Set(machine.rows.filter { $0.to != nil }.flatMap { row in row.from.filter { $0 != row.to } })
  }

  private func ambiguities<State, Facts>(_ machine: Machine<State, Facts>) -> [String] {
    var found: [String] = []
    for state in State.allCases {
      for command in CommandKind.allCases {
        let rows = machine.rows.filter { $0.command == command && $0.from.contains(state) }
        let conditions = rows.map { $0.when?.name ?? "" }
        if Set(conditions).count != conditions.count { found.append("\(state) \(command): the same condition twice") }
        if let plain = conditions.firstIndex(of: ""), plain != conditions.count - 1 {
          found.append("\(state) \(command): a row after the plain one")
        }
      }
    }
    return found
  }

  @Test("Every state of an order can be reached, and only the ends can't be left")
  func order() {
    #expect(reachable(.order) == Set(OrderStage.allCases))
    #expect(Set(OrderStage.allCases).subtracting(left(.order)) == [.finished, .closed])
  }

  @Test("FUL-2: every state of a parcel can be reached, and only the ends can't be left")
  func parcel() {
    #expect(reachable(.parcel) == Set(ParcelStage.allCases))
    #expect(Set(ParcelStage.allCases).subtracting(left(.parcel)) == [.delivered, .voided])
  }

  @Test("AFT-1, APR-1: every state of a case and of a request can be reached, and only the ends can't be left")
  func casesAndRequests() {
    // Approved, but no longer possible: the store says so, not the table.
    #expect(reachable(.afterCase) == Set(CaseStage.allCases))
    #expect(Set(CaseStage.allCases).subtracting(left(.afterCase)) == [.closed])
    #expect(reachable(.approval) == Set(ApprovalRequest.Stage.allCases).subtracting([.failed]))
    #expect(Set(ApprovalRequest.Stage.allCases).subtracting(left(.approval)) == [.carriedOut, .rejected, .withdrawn])
  }

  @Test("PRO-1, PRO-4: every state of a promotion and of a platform event can be reached, and only the ends can't be left")
  func promotions() {
    // What is live is told by the clock, not by a row.
    #expect(reachable(.promotion) == Set(PromotionStage.allCases).subtracting([.live]))
    #expect(Set(PromotionStage.allCases).subtracting(left(.promotion)) == [.ended, .withdrawn])
    #expect(reachable(.purchase) == Set(Purchase.State.allCases))
    #expect(Set(Purchase.State.allCases).subtracting(left(.purchase)) == [.closed, .cancelled])
    #expect(reachable(.event) == Set(PlatformEvent.Stage.allCases))
    #expect(Set(PlatformEvent.Stage.allCases).subtracting(left(.event)) == [.rejected, .over, .withdrawn])
  }

  @Test("Rows are unambiguous: conditions differ, and the row without one comes last")
  func unambiguous() {
    #expect(ambiguities(.order) == [])
    #expect(ambiguities(.parcel) == [])
    #expect(ambiguities(.promotion) == [] && ambiguities(.event) == [])
    #expect(ambiguities(.afterCase) == [])
    #expect(ambiguities(.approval) == [])
    #expect(ambiguities(.listing) == [])
    #expect(ambiguities(.price) == [])
    #expect(ambiguities(.count) == [])
    #expect(ambiguities(.countLine) == [])
    #expect(ambiguities(.purchase) == [])
  }

  @Test("An order is born in a state of the table, whatever its trade status")
  func born() {
    for trade in TradeStatus.known + [.unknown("奇怪")] {
      for hasLines in [true, false] { #expect(Machine.order.initial.contains(.initial(trade, hasLines: hasLines))) }
    }
    #expect(OrderStage.initial(.awaitingShipment, hasLines: false) == .unclear)
    #expect(OrderStage.initial(.unknown("奇怪"), hasLines: true) == .unclear)
  }

  @Test("Every command on an order or a parcel has a row, and every consequence is used")
  func complete() {
    let orderKinds = Set(Machine.order.rows.map(\.command))
    let parcelKinds = Set(Machine.parcel.rows.map(\.command))
    for kind in CommandKind.allCases {
      if kind.target == .order { #expect(orderKinds.contains(kind)) }
      if kind.target == .parcel { #expect(parcelKinds.contains(kind)) }
      if kind.target == .afterCase { #expect(Machine.afterCase.rows.contains { $0.command == kind }) }
      if kind.target == .count { #expect(Machine.count.rows.contains { $0.command == kind }) }
      if kind.target == .purchase { #expect(Machine.purchase.rows.contains { $0.command == kind }) }
      if kind.target == .request { #expect(Machine.approval.rows.contains { $0.command == kind }) }
    }
    let used =
      Machine.order.rows.flatMap(\.consequences) + Machine.parcel.rows.flatMap(\.consequences)
      + Machine.afterCase.rows.flatMap(\.consequences)
    #expect(Set(used) == Set(Consequence.allCases))
  }

  @Test("Each guard's name means one rule, a number of the rulebook")
  func guards() {
    func named<State, Facts>(_ machine: Machine<State, Facts>) -> [(name: String, rule: String)] {
      machine.rows.flatMap(\.guards).map { ($0.name, $0.rule) }
    }
    var guards = named(.order)
    guards += named(.parcel)
    guards += named(.afterCase)
    guards += named(.approval)
    guards += named(.listing)
    guards += named(.price)
    guards += named(.count)
    guards += named(.countLine)
    guards += named(.purchase)
    for (name, all) in Dictionary(grouping: guards, by: { $0.name }) { #expect(Set(all.map { $0.rule }).count == 1, "\(name)") }
    for check in guards {
      #expect(check.rule.wholeMatch(of: /(ORD|FUL|INV|SUP|ROL|AFT|APR|PRO|REC)-[0-9]+/) != nil, "\(check.name)")
    }
  }

  @Test("A parcel's step that the order's table knows has a row in every stage in which the order can be meanwhile")
  func together() {
    // What is void can be void whatever became of the order; shipping asks for a confirmed one.
    #expect(
      Set(Machine.order.rows.filter { $0.command == .voidParcel && $0.when?.name != "isCaseParcel" }.flatMap(\.from))
        == [.confirmed, .shipped, .finished, .closed])
    // A parcel of a case goes out whatever became of its order; the order's own asks for a confirmed one.
    #expect(
      Machine.order.rows.filter { $0.command == .shipParcel && $0.when?.name != "isCaseParcel" }.allSatisfy {
        $0.from == [.confirmed]
      })
  }
}
