import DeskCore

/// The words of the rulebook: roles, stages, work, flags, fields.
extension Texts {
  public func title(_ role: Role) -> String {
    switch role {
    case .presaleAgent: pick("售前客服", "pre-sale agent")
    case .aftersaleAgent: pick("售后客服", "after-sale agent")
    case .agentLead: pick("客服主管", "agent lead")
    case .shipper: pick("发货", "shipper")
    case .merchandiser: pick("商品管理", "merchandiser")
    case .planner: pick("运营策划", "planner")
    case .promoter: pick("推广", "promoter")
    case .designer: pick("美工", "designer")
    case .buyer: pick("采购", "buyer")
    case .director: pick("部门经理", "director")
    case .finance: pick("财务", "finance")
    case .dbAdmin: pick("数据库管理", "database admin")
    case .generalManager: pick("总经理", "general manager")
    }
  }

  public func title(_ stage: OrderStage) -> String {
    switch stage {
    case .awaitingPayment: pick("待付款", "awaiting payment")
    case .awaitingContact: pick("待联系", "awaiting contact")
    case .awaitingConfirmation: pick("待确认", "awaiting confirmation")
    case .confirmed: pick("已确认", "confirmed")
    case .shipped: pick("已发货", "shipped")
    case .finished: pick("已完成", "finished")
    case .closed: pick("已关闭", "closed")
    case .unclear: pick("待核实", "unclear")
    }
  }

  /// A stage where a deadline would stand: ten cells.
  func foundStage(_ stage: OrderStage) -> String {
    switch stage {
    case .awaitingPayment: pick("待付款", "unpaid")
    case .awaitingConfirmation: pick("待确认", "to confirm")
    case .awaitingContact: pick("待联系", "to contact")
    default: title(stage)
    }
  }

  public func title(_ stage: ParcelStage) -> String {
    switch stage {
    case .queued: pick("待打单", "queued")
    case .printed: pick("已打单", "printed")
    case .picked: pick("已取货", "picked")
    case .packed: pick("已打包", "packed")
    case .shipped: pick("已发货", "shipped")
    case .handedOver: pick("已交接", "handed over")
    case .delivered: pick("已签收", "delivered")
    case .voided: pick("已作废", "voided")
    }
  }

  /// A stage by the name that a machine gives it, as refusals carry it; the name itself when it is neither an order's nor a parcel's.
  public func stage(_ name: String, machine: String? = nil) -> String {
    if machine == nil || machine == "parcel", let stage = ParcelStage(rawValue: name) { return title(stage) }
    if machine == "afterCase", let stage = CaseStage(rawValue: name) { return title(stage) }
    if machine == "approval", let stage = ApprovalRequest.Stage(rawValue: name) { return title(stage) }
    if machine == "promotion", let stage = PromotionStage(rawValue: name) { return title(stage) }
    if machine == "event", let stage = PlatformEvent.Stage(rawValue: name) { return title(stage) }
    if machine == "purchase", let state = Purchase.State(rawValue: name) { return title(state) }
    if machine == "revision", let stage = PageRevision.State(rawValue: name) { return title(stage) }
    if machine == "count", let state = StockCount.State(rawValue: name) { return title(state) }
    if machine == "countLine", let state = CountLine.State(rawValue: name) { return title(state) }
    if machine == "listing", let state = Listing.State(rawValue: name) { return title(state) }
    if machine == "price", let state = PriceState(rawValue: name) { return title(state) }
    if let stage = OrderStage(rawValue: name) { return title(stage) }
    return name
  }

  public func title(_ kind: WorkKind) -> String {
    switch kind {
    case .contact: pick("待联系", "contact")
    case .clarify: pick("待核实", "clarify")
    case .amend: pick("待改单", "to amend")
    case .cancel: pick("待取消", "to cancel")
    case .invalid: pick("信息无效", "invalid")
    case .remind: pick("待催付", "remind")
    case .shortage: pick("缺货", "shortage")
    case .escalation: pick("升级", "escalated")
    case .acceptOffer: pick("待接班", "to accept")
    case .review: pick("差评", "bad review")
    case .visit: pick("待回访", "look in")
    case .judgeBuyer: pick("问题买家", "buyer reported")
    case .decideCase: pick("售后待定", "decide case")
    case .awaitReturn: pick("待退货", "goods awaited")
    case .inspectReturn: pick("待验货", "to inspect")
    case .settleCase: pick("待结算", "to settle")
    case .closeCase: pick("待结案", "to close")
    case .dispute: pick("维权", "dispute")
    case .exception: pick("物流异常", "exception")
    case .approveByLead: pick("主管审批", "lead approves")
    case .approveByDirector: pick("经理审批", "director approves")
    case .approveByManager: pick("总经理审批", "GM approves")
    case .approveByIT: pick("IT 审批", "IT agrees")
    case .carryOut: pick("未能执行", "not carried out")
    case .refreshImport: pick("待导入", "import due")
    case .intercept: pick("拦截", "intercept")
    case .interceptUnanswered: pick("拦截未答", "stop unanswered")
    case .acknowledge: pick("红旗未阅", "flag unread")
    case .reprint: pick("待重打", "reprint")
    case .confirm: pick("待确认", "confirm")
    case .handToFulfilment: pick("待交发货", "to fulfilment")
    case .print: pick("待打单", "print")
    case .pick: pick("待取货", "pick")
    case .pack: pick("待打包", "pack")
    case .ship: pick("待发货", "ship")
    case .handOver: pick("待交接", "hand over")
    case .stopParcel: pick("待拦截", "stop parcel")
    case .notInBag: pick("漏交接", "not in bag")
    case .shipFault: pick("发货被拒", "result refused")
    case .countBin: pick("待盘点", "count bin")
    case .delist: pick("待下架", "take down")
    case .publishListing: pick("待办上下架", "publish listing")
    case .publishPrice: pick("待发布价格", "publish price")
    case .partCount: pick("该抽盘", "part count due")
    case .fullCount: pick("该全盘", "full count due")
    case .enterCount: pick("待盘", "to count")
    case .settleCount: pick("盘点差异", "differences")
    case .signCount: pick("待签字", "to sign")
    case .expectGoods: pick("待到货", "goods due")
    case .inspectGoods: pick("待质检", "to inspect")
    case .stowGoods: pick("待入库", "to put away")
    case .returnGoods: pick("待退供应商", "to return")
    case .publishPromotion: pick("待发布促销", "publish promotion")
    case .takeDownPromotion: pick("待撤促销", "take promotion down")
    case .publishRevision: pick("待发布文案", "publish words")
    case .reviewPages: pick("该查页面", "page review due")
    case .eventStep: pick("平台活动", "event step")
    case .completeSKU: pick("待补资料", "complete SKU")
    }
  }

  public func title(_ status: TradeStatus) -> String {
    switch status {
    case .noPaymentCreated: pick("未创建支付", "no payment created")
    case .awaitingPayment: pick("等待买家付款", "awaiting payment")
    case .paymentPending: pick("付款确认中", "payment pending")
    case .preAuthorised: pick("预授权", "pre-authorised")
    case .awaitingShipment: pick("买家已付款", "paid")
    case .forbidShipment: pick("已付款禁止发货", "paid, shipping forbidden")
    case .partlyShipped: pick("部分发货", "partly shipped")
    case .awaitingReceipt: pick("等待收货", "awaiting receipt")
    case .signed: pick("已签收", "signed")
    case .finished: pick("交易成功", "finished")
    case .closedUnpaid: pick("未付款关闭", "closed unpaid")
    case .closedRefunded: pick("退款关闭", "closed after refund")
    case .closedByPlatform: pick("平台关闭", "closed by platform")
    case .closed: pick("交易关闭", "closed")
    case .unknown(let text): pick("未知状态 \(text)", "unknown status \(text)")
    }
  }

  public func title(_ flag: Flag) -> String {
    switch flag {
    case .red: pick("红旗", "red flag")
    case .yellow: pick("黄旗", "yellow flag")
    case .green: pick("绿旗", "green flag")
    case .blue: pick("蓝旗", "blue flag")
    case .purple: pick("紫旗", "purple flag")
    }
  }

  public func title(_ outcome: ContactOutcome) -> String {
    switch outcome {
    case .confirmed: pick("已核实", "confirmed")
    case .noAnswer: pick("没联系上", "no answer")
    case .wantsChange: pick("要改单", "wants change")
    case .wantsCancel: pick("要取消", "wants cancel")
    case .invalid: pick("信息无效", "invalid")
    }
  }

  public func title(_ channel: ContactChannel) -> String {
    switch channel {
    case .wangwang: pick("旺旺", "Wangwang")
    case .phone: pick("电话", "phone")
    case .sms: pick("短信", "SMS")
    case .other: pick("其他", "other")
    }
  }

  public func title(_ field: AmendableField) -> String {
    switch field {
    case .recipient: pick("收件人", "recipient")
    case .phone: pick("电话", "phone")
    case .address: pick("地址", "address")
    case .attributes: pick("颜色尺寸", "attributes")
    case .sku: pick("货号", "SKU")
    case .price: pick("价格", "price")
    case .shippingFee: pick("运费", "shipping fee")
    case .courier: pick("快递", "courier")
    case .invoice: pick("发票抬头", "invoice")
    case .card: pick("贺卡", "card")
    case .deliveryTime: pick("送货时间", "delivery time")
    }
  }

  public func title(_ movement: StockMovement.Kind) -> String {
    switch movement {
    case .received: pick("入库", "received")
    case .reserved: pick("占用", "reserved")
    case .released: pick("释放", "released")
    case .picked: pick("出库", "picked")
    case .returned: pick("退回", "returned")
    case .writtenOff: pick("报损", "written off")
    case .missing: pick("取货缺", "missing")
    case .counted: pick("盘点", "counted")
    case .moved: pick("移位", "moved")
    case .held: pick("扣住", "held")
    case .freed: pick("放回", "freed")
    case .merged: pick("合并", "merged")
    }
  }
}
