import DeskCore

/// Why customer service, after-sale and approvals refuse.
extension Texts {
  func serviceReason(_ reason: Refusal.Reason, clock: (Instant) -> String, person name: (String) -> String) -> String {
    switch reason {
    case .intercepted(let by, let at, let why):
      return pick("\(name(by)) 在 \(clock(at)) 要求拦截: \(why)", "\(name(by)) asked at \(clock(at)) to stop it: \(why)")
    case .notIntercepted(let id): return pick("\(id) 没有待处理的拦截", "nobody asks to stop \(id)")
    case .exceptionOpen(let id, let owner):
      return pick("\(id) 的异常已由 \(name(owner)) 在跟进", "the exception of \(id) is followed by \(name(owner)) already")
    case .noException(let id): return pick("\(id) 没有登记异常", "\(id) has no exception")
    case .alreadyCancelled(let id): return pick("\(id) 已经取消", "\(id) has been cancelled")
    case .useCase(let id):
      return pick("\(id) 的包裹都已了结, 请登记售后", "all parcels of \(id) have come to their end: open an after-sale case")
    case .alreadyReminded(let at): return pick("已在 \(clock(at)) 催付过, 只催一次", "reminded at \(clock(at)) already; once is enough")
    case .escalatedTo(let person):
      return person.isEmpty
        ? pick("已升级给主管", "it was escalated to the lead") : pick("已升级给 \(name(person))", "it was escalated to \(name(person))")
    case .notEscalated: return pick("没有升级", "it has not been escalated")
    case .cannotHold(let person): return pick("\(name(person)) 的岗位不处理订单", "the role of \(name(person)) does not work on orders")
    case .alreadyOffered(let by):
      return pick("\(name(by)) 已交班, 等下一班接", "handed over by \(name(by)) already; the next shift is to accept")
    case .notOffered: return pick("没有人交班", "nobody hands it over")
    case .ownOffer: return pick("自己交的班由下一班接", "what you hand over the next shift accepts")
    case .noOpenReview: return pick("没有待回访的差评", "no review waits for an answer")
    case .notDelivered(let id): return pick("\(id) 还没签收", "\(id) has not been delivered")
    case .alreadyReported(let by): return pick("\(name(by)) 已报告, 等主管认定", "reported by \(name(by)); the lead is to judge")
    case .notReported: return pick("没有待认定的报告", "no report waits for a verdict")
    case .notPaid(let id): return pick("\(id) 没有付款", "\(id) was never paid")
    case .goodsQueued(let id):
      return pick("\(id) 的货已占用排单, 先作废包裹再换货", "the goods of \(id) are reserved and queued: void the parcel first")
    case .addressWithoutProvince(let text): return pick("地址要从省份写起: \(text)", "the address must begin with its province: \(text)")
    case .refundTooHigh(let asked, let possible):
      return pick(
        "要退 \(asked.decimal), 最多还能退 \(possible.decimal)",
        "\(asked.decimal) asked, at most \(possible.decimal) can still be refunded")
    case .returnTooMany(let sku, let asked, let possible):
      return pick("\(sku) 要退 \(asked) 件, 最多 \(possible) 件", "\(sku): \(asked) asked, at most \(possible) can come back")
    case .nothingShipped(let id): return pick("\(id) 没有发出的商品可退", "nothing of \(id) has been shipped that could come back")
    case .alreadySettled(let id): return pick("\(id) 已结算过, 只结一次", "\(id) has been settled; once only")
    case .alreadyApproved(let id): return pick("\(id) 已同意", "\(id) has been approved")
    case .alreadyInspected(let id): return pick("\(id) 已验过货", "\(id) has been inspected")
    case .goodsCameBack(let id):
      return pick("\(id) 已收到买家退回的货, 包裹已不在库", "goods of \(id) came back from the buyer: the parcel is no longer in the house")
    case .alreadyMoving(let id): return pick("\(id) 的货已在路上, 不能撤回", "the goods of \(id) are on their way: it cannot be withdrawn")
    case .nothingAwaited(let id): return pick("\(id) 没有待收的退货", "\(id) awaits no goods")
    case .notInCase(let code): return pick("\(code) 不在这张售后单里", "\(code) is not in this case")
    case .goodsNotReceived(let id): return pick("\(id) 的退货还没收齐", "the goods of \(id) have not all been received")
    case .goodsNotInspected(let id): return pick("\(id) 的退货还没验", "the goods of \(id) have not been inspected")
    case .goodsWereRejected(let id): return pick("\(id) 的退货拒收, 只能拒绝售后", "the goods of \(id) were rejected: refuse the case")
    case .replacementNotShipped(let id): return pick("\(id) 的新包裹还没发货", "the parcel of \(id) has not been shipped")
    case .noDispute(let id): return pick("\(id) 没有待答复的维权", "no dispute on \(id) waits for an answer")
    case .disputeOpen(let id): return pick("\(id) 的维权还没答复", "the dispute on \(id) has not been answered")
    case .ownWork: return pick("自己起草或改过的不能自己批", "nobody decides what they drafted or changed")
    case .ownRequest: return pick("自己提的不能自己批", "nobody decides what they proposed")
    case .notOwnRequest(let by): return pick("这是 \(name(by)) 的申请", "that is the request of \(name(by))")
    case .alreadyAsked(let request, let by):
      return pick("\(name(by)) 已提过 \(request), 等批准", "\(name(by)) asked for that already: \(request) waits")
    default: return waveReason(reason, clock: clock, person: name)
    }
  }
}
