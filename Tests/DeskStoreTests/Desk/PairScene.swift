import DeskCore
import DeskTestKit

/// Scenes in which as much as can be is possible at once, and everything that can be done there.
enum PairScene {
  static let order = Scene.order
  static let parcel = ParcelID("P260105-0001")!
  static let first = CaseID(number: 1)
  static let asked = RequestID(number: 1)

  static let commands: [Command] = [
    .claimOrder(order), .releaseOrder(order), .reviewOrder(order),
    .contactOrder(order, outcome: .confirmed, channel: .phone, note: nil),
    .confirmOrder(order), .noteOrder(order, text: "x", flag: .blue),
    .amendOrder(order, field: .phone, to: "13900000001", line: nil, note: nil),
    .cancelOrder(order, reason: "x"), .chooseShortage(order, choice: .wait, note: nil), .escalateOrder(order, reason: "x", to: nil),
    .answerEscalation(order, note: "x"), .assignOrder(order, person: "agentlead"), .offerOrder(order, promised: "x"),
    .acceptOrder(order),
    .recordReview(order, rating: .bad, text: "x"), .answerReview(order, note: "x"), .reportBuyer(order, reason: "x"),
    .judgeBuyer(order, verdict: .confirmed, note: nil), .reviewRefund(order, note: nil),
    .openCase(order, AfterCaseWish(.refund, amount: Money(fen: 600), reason: "x")),
    .approveCase(first, note: nil), .refuseCase(first, reason: "x"), .withdrawCase(first, reason: "x"),
    .receiveCase(first, goods: [], note: nil),
    .inspectCase(first, verdict: .accepted, damaged: [], note: nil), .settleCase(first, amount: nil, note: nil),
    .closeCase(first, note: nil),
    .disputeCase(first, number: "D", hours: 24), .answerDispute(first, note: "x"),
    .approveRequest(asked, note: nil), .rejectRequest(asked, reason: "x"), .withdrawRequest(asked),
    .assignWaybill(parcel, courier: "YTO", number: "YT0000000000009"), .acknowledgeFlag(parcel), .printParcel(parcel),
    .pickParcel(parcel),
    .packParcel(parcel, scans: ["690001"], weight: nil), .weighParcel(parcel, grams: 5), .shipParcel(parcel),
    .handOverParcel(parcel),
    .voidParcel(parcel, reason: "x"), .interceptParcel(parcel, reason: "x"), .seeInterception(parcel), .foundParcel(parcel),
    .goneParcel(parcel, note: nil), .liftInterception(parcel), .reportException(parcel, kind: .lost, note: "x", hours: 24),
    .followException(parcel, note: "x", hours: 2), .solveException(parcel, note: "x"),
  ]

  static let names = ["before", "printed", "packed", "stopped"]

  static func make(_ name: String) throws -> TestShop {
    let limit = Command.setAuthority(role: .presaleAgent, amount: .priceReduction, perOrder: .zero, perDay: .zero)
    let price = Command.amendOrder(order, field: .price, to: "8", line: 1, note: nil)
    let care: [(Command, Role)] = [
      (.escalateOrder(order, reason: "x", to: nil), .aftersaleAgent), (.reportBuyer(order, reason: "x"), .aftersaleAgent),
    ]
    let refund = Command.openCase(order, AfterCaseWish(.refund, amount: Money(fen: 600), reason: "x"))
    let shop: TestShop
    var steps: [(Command, Role)] = [(limit, .director), (price, .presaleAgent)] + care
    switch name {
    case "before":
      shop = try Scene.order(.awaitingConfirmation)
      steps += [
        (refund, .aftersaleAgent), (.reviewOrder(order), .presaleAgent), (.offerOrder(order, promised: "x"), .presaleAgent),
      ]
    case "printed":
      shop = try Scene.parcel(.printed).shop
      steps += [(refund, .aftersaleAgent), (.claimOrder(order), .presaleAgent)]
    case "stopped":
      shop = try Scene.parcel(.shipped).shop
      steps =
        care + [
          (.openCase(order, AfterCaseWish(.returnRefund, reason: "x")), .aftersaleAgent),
          (.approveCase(first, note: nil), .aftersaleAgent),
          (.interceptParcel(parcel, reason: "x"), .aftersaleAgent), (.disputeCase(first, number: "D", hours: 24), .aftersaleAgent),
          (.reportException(parcel, kind: .stuck, note: "x", hours: 2), .shipper),
        ]
    default:
      shop = try Scene.parcel(.packed).shop
      // The request is for a case here: above its agent's amount.
      let low = Command.setAuthority(role: .aftersaleAgent, amount: .refund, perOrder: .zero, perDay: .zero)
      steps = care + [(refund, .aftersaleAgent), (low, .director), (.approveCase(first, note: nil), .aftersaleAgent)]
    }
    for (command, role) in steps { try shop.perform(command, as: role) }
    for role in Role.allCases { _ = try shop.session(role, name: "zweite-" + role.rawValue.lowercased()) }
    return shop
  }
}
