import DeskCore

/// Reads the marketplace's words for an order's state (formats.md 1.3).
public enum TradeStatusText {
  /// The state that `text` names, with half- or full-width comma, spaces around it or a `(删除)` before it (trap 13). `交易关闭` gives
  /// `.closed`, to be refined by `refined`. A text that isn't known stays what it is, as `.unknown`.
  public static func read(_ text: String) -> TradeStatus {
    let cleaned = CellText.clean(text)
    var words = cleaned
    for prefix in ["(删除)", "（删除）"] where words.hasPrefix(prefix) {
      // A deleted order was cancelled or refunded before it was shipped, whatever state it had reached.
      words = CellText.clean(String(words.dropFirst(prefix.count)))
      return known(words) == nil ? .unknown(cleaned) : .closed
    }
    return known(words) ?? .unknown(cleaned)
  }

  /// Tells the closed states apart (trap 14): by the platform's close reason, by money that went back, by whether anything was paid.
  /// - Parameter paymentTimeIsKnown: whether the layout has a payment time at all; without one, its absence says nothing.
  public static func refined(
    _ status: TradeStatus, closeReason: String, refunded: Money?, paidAt: Instant?, paymentTimeIsKnown: Bool
  ) -> TradeStatus {
    guard status == .closed else { return status }
    if let refunded, refunded > .zero { return .closedRefunded }
    let saysUnpaid = closeReason.contains("未付款") || closeReason.contains("未及时付款")
    if saysUnpaid { return paidAt == nil ? .closedUnpaid : .closed }
    if closeReason.contains("退款") || closeReason.contains("退货") { return .closedRefunded }
    if paidAt == nil, paymentTimeIsKnown { return .closedUnpaid }
    return .closed
  }

  private static func known(_ words: String) -> TradeStatus? { table[words.replacing(",", with: "，")] }

  private static let table: [String: TradeStatus] = [
    "没有创建支付宝交易": .noPaymentCreated, "未创建支付宝交易": .noPaymentCreated, "没有创建外部交易": .noPaymentCreated,
    "TRADE_NO_CREATE_PAY": .noPaymentCreated,
    "等待买家付款": .awaitingPayment, "等待买家确认货到付款订单信息": .awaitingPayment, "WAIT_BUYER_PAY": .awaitingPayment,
    "外卡支付付款确认中": .paymentPending, "PAY_PENDING": .paymentPending,
    "余额宝0元购合约中": .preAuthorised, "WAIT_PRE_AUTH_CONFIRM": .preAuthorised,
    "买家已付款，等待卖家发货": .awaitingShipment, "买家已确认，等待卖家发货": .awaitingShipment, "等待卖家发货": .awaitingShipment,
    "WAIT_SELLER_SEND_GOODS": .awaitingShipment,
    "PAID_FORBID_CONSIGN": .forbidShipment,
    "卖家部分发货": .partlyShipped, "SELLER_CONSIGNED_PART": .partlyShipped,
    "卖家已发货，等待买家确认": .awaitingReceipt, "等待买家确认收货": .awaitingReceipt,
    "卖家已发货，等待买家确认收货并付款": .awaitingReceipt, "WAIT_BUYER_CONFIRM_GOODS": .awaitingReceipt,
    "买家已签收": .signed, "买家已签收，回款至卖家": .signed, "TRADE_BUYER_SIGNED": .signed,
    "交易成功": .finished, "TRADE_FINISHED": .finished,
    "交易关闭": .closed, "TRADE_CLOSED": .closed,
    "交易被淘宝关闭": .closedByPlatform, "TRADE_CLOSED_BY_TAOBAO": .closedByPlatform,
    // A sub-order's own words; the order it belongs to may be shipped all the same (trap 15).
    "退款成功": .closedRefunded,
  ]
}
