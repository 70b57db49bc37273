/// What the marketplace says about an order, in the vocabulary of the Taobao API (formats.md 1.3). A text that is not known stays
/// visible as `unknown`; it is never taken for something else.
public enum TradeStatus: Hashable, Sendable {
  case noPaymentCreated, awaitingPayment, paymentPending, preAuthorised
  case awaitingShipment, forbidShipment, partlyShipped
  case awaitingReceipt, signed, finished
  case closedUnpaid, closedRefunded, closedByPlatform, closed
  case unknown(String)

  /// The stable text that is stored and shown in JSON; for `unknown` it is `unknown:` and the file's own words.
  public var code: String {
    switch self {
    case .noPaymentCreated: "noPaymentCreated"
    case .awaitingPayment: "awaitingPayment"
    case .paymentPending: "paymentPending"
    case .preAuthorised: "preAuthorised"
    case .awaitingShipment: "awaitingShipment"
    case .forbidShipment: "forbidShipment"
    case .partlyShipped: "partlyShipped"
    case .awaitingReceipt: "awaitingReceipt"
    case .signed: "signed"
    case .finished: "finished"
    case .closedUnpaid: "closedUnpaid"
    case .closedRefunded: "closedRefunded"
    case .closedByPlatform: "closedByPlatform"
    case .closed: "closed"
    case .unknown(let text): "unknown:" + text
    }
  }

  public static let known: [TradeStatus] = [
    .noPaymentCreated, .awaitingPayment, .paymentPending, .preAuthorised, .awaitingShipment, .forbidShipment, .partlyShipped,
    .awaitingReceipt, .signed, .finished, .closedUnpaid, .closedRefunded, .closedByPlatform, .closed,
  ]

  private static let byCode = Dictionary(uniqueKeysWithValues: known.map { ($0.code, $0) })

  public init(code: String) {
    self = Self.byCode[code] ?? .unknown(code.hasPrefix("unknown:") ? String(code.dropFirst(8)) : code)
  }

  /// How far along its life the order is: a re-import without an export time never goes back to a lower rank (formats.md 8, trap 24).
  public var rank: Int {
    switch self {
    case .unknown: 0
    case .noPaymentCreated, .preAuthorised: 1
    case .awaitingPayment: 2
    case .paymentPending: 3
    case .forbidShipment: 4
    case .awaitingShipment: 5
    case .partlyShipped: 6
    case .awaitingReceipt: 7
    case .signed: 8
    case .finished: 9
    case .closed, .closedUnpaid, .closedRefunded, .closedByPlatform: 10
    }
  }
}
