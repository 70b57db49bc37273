import Testing

@testable import DeskCore

@Suite("Guards of orders")
struct OrderGuardTests {
  /// The refusal of a command, or nil when it is allowed.
  private func refusal(_ kind: CommandKind, _ command: Command?, _ situation: Situation) -> Refusal? {
    do {
      _ = try Decision.decide(kind, situation.with { $0.command = command })
      return nil
    } catch { return error }
  }

  private let id = OrderID(number: 1)

  @Test("SUP-1: who opened an order holds it; only the lead goes past")
  func held() {
    let held = Make.situation(.awaitingContact).with {
      $0.facts.claimedBy = "limei"
      $0.facts.claimedAt = Make.now
    }
    for (kind, command) in [
      (.claimOrder, .claimOrder(id)), (.contactOrder, .contactOrder(id, outcome: .noAnswer, channel: .phone, note: nil)),
      (.releaseOrder, .releaseOrder(id)), (.amendOrder, .amendOrder(id, field: .phone, to: "13900000000", line: nil, note: nil)),
    ] as [(CommandKind, Command)] {
      let refused = refusal(kind, command, held)
      #expect(refused == Refusal(rule: "SUP-1", .heldBy(person: "limei", since: Make.now), mayBeDoneBy: [.agentLead]), "\(kind)")
      #expect(refusal(kind, command, held.with { $0.actor = Make.actor(.agentLead) }) == nil, "\(kind) by the lead")
      #expect(
        refusal(kind, command, held.with { $0.actor = Make.actor(.presaleAgent, name: "limei") }) == nil, "\(kind) by the holder")
    }
    #expect(refusal(.releaseOrder, .releaseOrder(id), Make.situation(.awaitingContact))?.reason == .notHeld)
  }

  @Test("SUP-1: thirty minutes after its holder's last act a claim lapses")
  func lapsed() {
    for (minutes, isHeld) in [(29, true), (30, false)] as [(Int64, Bool)] {
      let held = Make.situation(.awaitingContact).with {
        $0.facts.claimedBy = "limei"
        $0.facts.claimedAt = Make.now.advanced(byMinutes: -minutes)
      }
      #expect((refusal(.claimOrder, .claimOrder(id), held) != nil) == isHeld)
    }
  }

  @Test("ORD-13: an order with a message isn't confirmed before somebody has read it, and read once is enough")
  func messages() {
    let unread = Make.situation(.awaitingConfirmation).with { $0.order = Make.order(message: "请发蓝色") }
    #expect(
      refusal(.confirmOrder, .confirmOrder(id), unread)
        == Refusal(rule: "ORD-13", .messagesUnread, mayBeDoneBy: [.presaleAgent, .agentLead]))
    #expect(refusal(.reviewOrder, .reviewOrder(id), unread) == nil)
    let read = unread.with { $0.facts.messagesReviewed = true }
    #expect(refusal(.confirmOrder, .confirmOrder(id), read) == nil)
    #expect(refusal(.reviewOrder, .reviewOrder(id), read)?.reason == .nothingToReview)
    #expect(refusal(.reviewOrder, .reviewOrder(id), Make.situation(.awaitingConfirmation))?.rule == "ORD-13")
    let remark = Make.situation(.awaitingConfirmation).with { $0.order.sellerRemark = "送礼品" }
    #expect(refusal(.confirmOrder, .confirmOrder(id), remark)?.reason == .messagesUnread)
  }

  @Test("FUL-6: what the platform wouldn't let ship isn't confirmed", arguments: TradeStatus.known + [.unknown("奇怪")])
  func platform(trade: TradeStatus) {
    let refused = refusal(.confirmOrder, .confirmOrder(id), Make.situation(.awaitingConfirmation).with { $0.facts.trade = trade })
    #expect(refused == (trade == .awaitingShipment ? nil : Refusal(rule: "FUL-6", .platformForbids(trade))))
  }

  @Test("FUL-6: nor what it has refunded")
  func refunded() {
    let refused = refusal(
      .confirmOrder, .confirmOrder(id), Make.situation(.awaitingConfirmation).with { $0.facts.platformRefund = Money(fen: 3000) })
    #expect(refused == Refusal(rule: "FUL-6", .refundedOnPlatform(Money(fen: 3000))))
    let part = Make.situation(.awaitingConfirmation).with { $0.facts.platformRefund = Money(fen: 2999) }
    #expect(refusal(.confirmOrder, .confirmOrder(id), part) == nil)
  }

  @Test("ORD-2: an order without lines, or whose buyer is masked, can't be confirmed")
  func incomplete() {
    #expect(
      refusal(.confirmOrder, .confirmOrder(id), Make.situation(.awaitingConfirmation).with { $0.lines = [] })
        == Refusal(rule: "ORD-2", .noLines))
    let masked = Make.situation(.awaitingConfirmation).with {
      $0.order = Make.order(masked: true)
      $0.order.recipient = "张*"
      $0.order.phone = "1******6198"
    }
    let refused = Refusal(rule: "ORD-2", .maskedBuyer, mayBeDoneBy: [.presaleAgent, .agentLead])
    #expect(refusal(.confirmOrder, .confirmOrder(id), masked) == refused)
    let one = masked.with { $0.amendments = [Make.amendment(1, .recipient, "张*", "张三")] }
    #expect(refusal(.confirmOrder, .confirmOrder(id), one) == refused)
    let clear = one.with { $0.amendments.append(Make.amendment(2, .phone, "1******6198", "13900000000")) }
    #expect(refusal(.confirmOrder, .confirmOrder(id), clear) == nil, "what was never masked needs no amendment")
  }

  @Test("INV-2: every piece must be there; each shortage is named, lines of one SKU count together")
  func stock() {
    let s = Make.situation(.awaitingConfirmation).with {
      $0.stock = ["A": StockLevel(sku: "A", onHand: 5, reserved: 4)]
      $0.lines.append(OrderLine(line: 3, sku: "A", title: "甲", attributes: "", quantity: 1, price: .zero, paid: .zero))
    }
    #expect(
      refusal(.confirmOrder, .confirmOrder(id), s)
        == Refusal(
          rule: "INV-2", .outOfStock([.init(sku: "A", needed: 3, available: 1), .init(sku: "B", needed: 1, available: 0)])))
    let enough = s.with {
      $0.stock = ["A": StockLevel(sku: "A", onHand: 5, reserved: 2), "B": StockLevel(sku: "B", onHand: 1, reserved: 0)]
    }
    #expect(refusal(.confirmOrder, .confirmOrder(id), enough) == nil)
  }

  @Test("ROL-3: who may amend may amend every field; money is bound by amounts, not by the field")
  func authority() {
    for field in AmendableField.allCases {
      let to = field == .sku ? "B" : field == .address ? "上海 上海市 示例路2号" : "9.00"
      let command = Command.amendOrder(id, field: field, to: to, line: field.isOfLine ? 1 : nil, note: nil)
      for role in [Role.presaleAgent, .agentLead] {
        #expect(refusal(.amendOrder, command, Make.situation(.awaitingContact, role)) == nil, "\(field)")
      }
      #expect(refusal(.amendOrder, command, Make.situation(.awaitingContact, .shipper)) == .notPermitted(.amendOrder))
    }
  }

  @Test("ORD-5: what is packed or gone isn't amended", arguments: ParcelStage.allCases)
  func left(stage: ParcelStage) {
    let s = Make.situation(.confirmed).with { $0.parcels = Make.parcel(stage).parcels }
    let refused = refusal(.amendOrder, .amendOrder(id, field: .phone, to: "13900000000", line: nil, note: nil), s)
    let open: Set<ParcelStage> = [.queued, .printed, .picked, .voided]
    #expect(
      refused == (open.contains(stage) ? nil : Refusal(rule: "ORD-5", .orderNotOpen(order: "O0000001", stage: stage.rawValue))))
  }

  @Test("ORD-5: an amendment that changes nothing, names no line or isn't money is refused")
  func amendmentArguments() {
    func refused(_ field: AmendableField, _ to: String, _ line: Int?) -> Refusal? {
      refusal(
        .amendOrder, .amendOrder(id, field: field, to: to, line: line, note: nil), Make.situation(.awaitingContact, .agentLead))
    }
    #expect(refused(.phone, "13800138000", nil) == Refusal(rule: "ORD-5", .nothingToChange))
    #expect(refused(.price, "10", 1) == Refusal(rule: "ORD-5", .nothingToChange))
    #expect(refused(.price, "9", nil) == .argument("line", .missing))
    #expect(refused(.attributes, "红", 3) == .argument("line", .outOfRange))
    #expect(refused(.price, "九元", 1) == .argument("to", .notMoney))
    #expect(refused(.shippingFee, "-1", nil) == .argument("to", .notMoney))
  }
}
