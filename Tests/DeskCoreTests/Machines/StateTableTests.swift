import Testing

@testable import DeskCore

/// Design.md 3: the whole of both tables once more, as a text that a change must change too. `=`: the state stays; what isn't listed is
/// refused.
@Suite("State × command, literally")
struct StateTableTests {
  static let order = """
    awaitingPayment importOrders: tradePaid? awaitingContact observe | tradeClosed? closed observe release | tradeShipped? shipped observe release | tradeFinished? finished observe release | tradeUnclear? unclear observe | = observe
    awaitingPayment noteOrder: = appendNote
    awaitingContact importOrders: tradeClosed? closed observe release | tradeShipped? shipped observe release | tradeFinished? finished observe release | tradeUnclear? unclear observe | = observe
    awaitingContact claimOrder: = [notHeldByOther] claim
    awaitingContact releaseOrder: = [heldBySelfOrLead] release
    awaitingContact reviewOrder: = [notHeldByOther hasUnreadMessages] markReviewed claim
    awaitingContact contactOrder: buyerConfirms? awaitingConfirmation [notHeldByOther] claim noteContact | awaitingContact [notHeldByOther] claim noteContact
    awaitingContact noteOrder: = appendNote
    awaitingContact amendOrder: = [notHeldByOther fieldWithinAuthority parcelsNotLeft] amend
    awaitingConfirmation importOrders: tradeClosed? closed observe release | tradeShipped? shipped observe release | tradeFinished? finished observe release | tradeUnclear? unclear observe | = observe
    awaitingConfirmation claimOrder: = [notHeldByOther] claim
    awaitingConfirmation releaseOrder: = [heldBySelfOrLead] release
    awaitingConfirmation reviewOrder: = [notHeldByOther hasUnreadMessages] markReviewed claim
    awaitingConfirmation contactOrder: buyerConfirms? awaitingConfirmation [notHeldByOther] claim noteContact | awaitingContact [notHeldByOther] claim noteContact
    awaitingConfirmation confirmOrder: confirmed [notHeldByOther messagesRead platformAllowsShipping hasLines buyerReadable inStock] release reserveAndQueue
    awaitingConfirmation noteOrder: = appendNote
    awaitingConfirmation amendOrder: = [notHeldByOther fieldWithinAuthority parcelsNotLeft] amend
    confirmed importOrders: tradeClosed? closed observe release | = observe
    confirmed claimOrder: = [notHeldByOther] claim
    confirmed releaseOrder: = [heldBySelfOrLead] release
    confirmed noteOrder: = appendNote
    confirmed amendOrder: = [notHeldByOther fieldWithinAuthority parcelsNotLeft] amend
    confirmed shipParcel: lastOpenParcel? shipped | =
    confirmed voidParcel: shippedElsewhere? shipped | finishedElsewhere? finished | awaitingConfirmation
    shipped importOrders: tradeClosed? closed observe release | tradeFinished? finished observe release | = observe
    shipped noteOrder: = appendNote
    shipped voidParcel: =
    finished importOrders: = observe
    finished noteOrder: = appendNote
    finished voidParcel: =
    closed importOrders: = observe
    closed noteOrder: = appendNote
    closed voidParcel: =
    unclear importOrders: tradePaid? awaitingContact observe | tradeClosed? closed observe release | tradeShipped? shipped observe release | tradeFinished? finished observe release | tradeUnclear? unclear observe | = observe
    unclear claimOrder: = [notHeldByOther] claim
    unclear releaseOrder: = [heldBySelfOrLead] release
    unclear noteOrder: = appendNote
    unclear amendOrder: = [notHeldByOther fieldWithinAuthority parcelsNotLeft] amend
    """

  static let parcel = """
    queued assignWaybill: = [orderStillOpen waybillFree] bindWaybill
    queued acknowledgeFlag: = [hasUnacknowledged] acknowledge
    queued printParcel: printed [orderStillOpen amendmentsAcknowledged hasWaybill] countPrint
    queued voidParcel: voided releaseStock
    printed assignWaybill: = [orderStillOpen waybillFree] bindWaybill
    printed acknowledgeFlag: = [hasUnacknowledged] acknowledge
    printed printParcel: = [orderStillOpen amendmentsAcknowledged] countPrint
    printed pickParcel: picked [orderStillOpen] consumeStock
    printed voidParcel: voided releaseStock
    picked assignWaybill: = [orderStillOpen waybillFree] bindWaybill
    picked acknowledgeFlag: = [hasUnacknowledged] acknowledge
    picked printParcel: = [orderStillOpen amendmentsAcknowledged] countPrint
    picked packParcel: scansComplete? packed [orderStillOpen amendmentsAcknowledged scansMatch] tickScans recordPacker | = [orderStillOpen amendmentsAcknowledged scansMatch] tickScans
    picked voidParcel: voided putBackStock
    packed assignWaybill: = [orderStillOpen waybillFree] bindWaybill
    packed acknowledgeFlag: = [hasUnacknowledged] acknowledge
    packed printParcel: = [orderStillOpen amendmentsAcknowledged] countPrint
    packed weighParcel: = [orderStillOpen] weigh
    packed shipParcel: shipped [orderStillOpen hasWaybill amendmentsAcknowledged] stampShipped
    packed voidParcel: voided putBackStock
    shipped handOverParcel: handedOver [orderNotClosed] stampHandedOver
    shipped voidParcel: voided [orderClosed] putBackStock
    handedOver importOrders: tradeFinished? delivered
    """

  @Test("The order's table") func orderTable() { #expect(Machine.order.text == Self.order) }

  @Test("FUL-2: the parcel's table") func parcelTable() { #expect(Machine.parcel.text == Self.parcel) }

  @Test("FUL-2: every state × command without a row is refused, naming the states that have one")
  func refusedCells() throws {
    var cells = 0
    for command in CommandKind.allCases {
      for state in OrderStage.allCases where !Machine.order.states(for: command).contains(state) {
        expectRefused(Machine.order, command, state, Make.situation(state, .agentLead))
        cells += 1
      }
      for state in ParcelStage.allCases where !Machine.parcel.states(for: command).contains(state) {
        expectRefused(Machine.parcel, command, state, Make.parcel(state))
        cells += 1
      }
    }
    let listed = (Self.order + "\n" + Self.parcel).split(separator: "\n").count
    #expect(cells + listed == CommandKind.allCases.count * (OrderStage.allCases.count + ParcelStage.allCases.count))
  }

  private func expectRefused<State>(_ machine: Machine<State>, _ command: CommandKind, _ state: State, _ situation: Situation) {
    let reason = Refusal.Reason.wrongState(
      subject: situation.subject.text, machine: machine.name, state: state.rawValue, command: command,
      from: machine.states(for: command).map(\.rawValue))
    #expect(throws: Refusal(rule: "FUL-2", reason), "\(command) in \(state)") {
      try machine.row(for: command, in: state, situation)
    }
  }
}
