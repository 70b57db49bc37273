import DeskCore
import Testing

@testable import DeskFiles

@Suite struct TradeStatusTextTests {
  @Test(
    "Trap 13: every text of the vocabulary, with either comma, a leading space or (删除)",
    arguments: [
      ("没有创建支付宝交易", .noPaymentCreated), ("未创建支付宝交易", .noPaymentCreated), ("没有创建外部交易", .noPaymentCreated),
      ("等待买家付款", .awaitingPayment), ("等待买家确认货到付款订单信息", .awaitingPayment),
      ("买家已付款，等待卖家发货", .awaitingShipment), ("买家已付款,等待卖家发货", .awaitingShipment), (" 买家已付款,等待卖家发货", .awaitingShipment),
      ("买家已确认，等待卖家发货", .awaitingShipment), ("等待卖家发货", .awaitingShipment), ("卖家部分发货", .partlyShipped),
      ("卖家已发货，等待买家确认", .awaitingReceipt), ("卖家已发货,等待买家确认", .awaitingReceipt), ("等待买家确认收货", .awaitingReceipt),
      ("卖家已发货，等待买家确认收货并付款", .awaitingReceipt), ("买家已签收", .signed), ("买家已签收，回款至卖家", .signed), ("交易成功", .finished),
      ("交易关闭", .closed), ("交易被淘宝关闭", .closedByPlatform), ("余额宝0元购合约中", .preAuthorised), ("外卡支付付款确认中", .paymentPending),
      ("退款成功", .closedRefunded), ("PAID_FORBID_CONSIGN", .forbidShipment), ("(删除)等待卖家发货", .closed), ("(删除) 交易成功", .closed),
    ] as [(String, TradeStatus)])
  func vocabulary(text: String, status: TradeStatus) {
    #expect(TradeStatusText.read(text) == status)
  }

  @Test("Trap 13: what isn't known stays visible as it is")
  func unknown() {
    #expect(TradeStatusText.read("全新状态") == .unknown("全新状态"))
    #expect(TradeStatusText.read("(删除)全新状态") == .unknown("(删除)全新状态"))
    #expect(TradeStatusText.read("") == .unknown(""))
  }

  @Test("Trap 14: 交易关闭 is told apart by reason, refund and payment")
  func closed() {
    let paidAt = Instant(milliseconds: 1)
    func refined(_ reason: String, _ refunded: Money?, _ paid: Instant?, known: Bool = true) -> TradeStatus {
      TradeStatusText.refined(.closed, closeReason: reason, refunded: refunded, paidAt: paid, paymentTimeIsKnown: known)
    }
    #expect(refined("买家未付款", .zero, nil) == .closedUnpaid)
    #expect(refined("", nil, nil) == .closedUnpaid)
    #expect(refined("", nil, nil, known: false) == .closed)
    #expect(refined("退款", nil, paidAt) == .closedRefunded)
    #expect(refined("", Money(fen: 100), paidAt) == .closedRefunded)
    #expect(refined("", .zero, paidAt) == .closed)
    #expect(refined("买家未付款", .zero, paidAt) == .closed)
    #expect(
      TradeStatusText.refined(.finished, closeReason: "退款", refunded: Money(fen: 1), paidAt: paidAt, paymentTimeIsKnown: true)
        == .finished)
  }
}
