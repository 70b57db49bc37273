import DeskCore

/// The words of after-sale, shortage, reviews and approvals.
extension Texts {
  public func title(_ value: CaseStage) -> String {
    switch value {
    case .requested: pick("待定", "requested")
    case .approved: pick("已同意", "approved")
    case .refused: pick("已拒绝", "refused")
    case .withdrawn: pick("已撤回", "withdrawn")
    case .settled: pick("已结算", "settled")
    case .closed: pick("已结案", "closed")
    }
  }

  public func title(_ value: AfterCaseKind) -> String {
    switch value {
    case .refund: pick("仅退款", "refund")
    case .returnRefund: pick("退货退款", "return and refund")
    case .exchange: pick("换货", "exchange")
    case .resend: pick("补发", "resend")
    case .gift: pick("赠品", "gift")
    }
  }

  public func title(_ value: CaseReception) -> String {
    switch value {
    case .notExpected: pick("不用退货", "no goods expected")
    case .awaited: pick("待退货", "goods awaited")
    case .partly: pick("部分收到", "partly received")
    case .received: pick("已收到", "received")
    }
  }

  public func title(_ value: CaseAcceptance) -> String {
    switch value {
    case .pending: pick("未验", "not inspected")
    case .accepted: pick("验收", "accepted")
    case .rejected: pick("拒收", "rejected")
    }
  }

  public func title(_ value: ShortageChoice) -> String {
    switch value {
    case .untold: pick("未告知", "not told yet")
    case .wait: pick("等货", "wait")
    case .exchange: pick("换货", "exchange")
    case .refund: pick("退款", "refund")
    }
  }

  public func title(_ value: ReviewRating) -> String {
    switch value {
    case .good: pick("好评", "good")
    case .middling: pick("中评", "middling")
    case .bad: pick("差评", "bad")
    }
  }

  public func title(_ value: BuyerVerdict) -> String {
    switch value {
    case .confirmed: pick("属实", "confirmed")
    case .dismissed: pick("不属实", "dismissed")
    }
  }

  public func title(_ value: ParcelException.Kind) -> String {
    switch value {
    case .lost: pick("丢失", "lost")
    case .stuck: pick("滞留", "stuck")
    case .damaged: pick("破损", "damaged")
    case .refused: pick("拒收", "refused")
    case .wrongItem: pick("发错", "wrong item")
    }
  }

  public func title(_ value: Interception.State) -> String {
    switch value {
    case .requested: pick("要求拦截", "asked to stop")
    case .seen: pick("打包台已看到", "seen at the bench")
    case .found: pick("已找到", "found")
    case .gone: pick("已发走", "already gone")
    case .lifted: pick("已取消拦截", "lifted")
    }
  }

  public func title(_ value: ApprovalRequest.Stage) -> String {
    switch value {
    case .proposed: pick("待审批", "proposed")
    case .carriedOut: pick("已批准执行", "approved, carried out")
    case .failed: pick("批准后未能执行", "approved, could not be done")
    case .rejected: pick("已驳回", "rejected")
    case .withdrawn: pick("已撤回", "withdrawn")
    }
  }

  public func title(_ value: AuthorityAmount) -> String {
    switch value {
    case .priceReduction: pick("降价", "price reduction")
    case .shippingFee: pick("改运费", "shipping fee")
    case .refund: pick("退款", "refund")
    case .exchange: pick("换货补发", "exchange")
    case .gift: pick("赠品", "gift")
    case .writeOff: pick("报损", "write-off")
    case .purchase: pick("采购", "purchase")
    }
  }
}
