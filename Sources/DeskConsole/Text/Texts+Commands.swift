import DeskCore

/// What commands and their arguments are called.
extension Texts {
  /// The act as a key hint, a palette entry or a record shows it.
  public func title(_ kind: CommandKind) -> String {
    switch kind {
    case .importOrders: pick("导入订单", "import orders")
    case .claimOrder: pick("认领", "claim")
    case .releaseOrder: pick("放回", "put back")
    case .reviewOrder: pick("留言已读", "messages read")
    case .contactOrder: pick("联系", "contact")
    case .confirmOrder: pick("确认", "confirm")
    case .noteOrder: pick("备注", "note")
    case .amendOrder: pick("改单", "amend")
    case .cancelOrder: pick("取消订单", "cancel order")
    case .remindOrder: pick("催付", "remind to pay")
    case .chooseShortage: pick("缺货处理", "shortage")
    case .escalateOrder: pick("升级", "escalate")
    case .answerEscalation: pick("答复升级", "answer escalation")
    case .assignOrder: pick("分派", "assign")
    case .offerOrder: pick("交班", "hand to next shift")
    case .acceptOrder: pick("接班", "accept")
    case .recordReview: pick("记评价", "record review")
    case .answerReview: pick("回访差评", "answer review")
    case .visitBuyer: pick("回访", "look in")
    case .reportBuyer: pick("报告问题买家", "report buyer")
    case .judgeBuyer: pick("认定问题买家", "judge buyer")
    case .openCase: pick("售后", "after-sale case")
    case .approveCase: pick("同意售后", "approve case")
    case .refuseCase: pick("拒绝售后", "refuse case")
    case .withdrawCase: pick("撤回售后", "withdraw case")
    case .receiveCase: pick("收到退货", "goods received")
    case .inspectCase: pick("验货", "inspect")
    case .settleCase: pick("结算售后", "settle case")
    case .closeCase: pick("结案", "close case")
    case .disputeCase: pick("平台维权", "platform dispute")
    case .answerDispute: pick("答复维权", "answer dispute")
    case .approveRequest: pick("批准", "approve")
    case .rejectRequest: pick("驳回", "reject")
    case .withdrawRequest: pick("撤回申请", "withdraw request")
    case .interceptParcel: pick("拦截", "intercept")
    case .seeInterception: pick("看到拦截", "interception seen")
    case .foundParcel: pick("已找到", "found")
    case .goneParcel: pick("已发走", "already gone")
    case .liftInterception: pick("取消拦截", "lift interception")
    case .reportException: pick("物流异常", "parcel exception")
    case .followException: pick("跟进异常", "follow exception")
    case .solveException: pick("异常解决", "exception solved")
    case .importReviews: pick("导入评价", "import reviews")
    case .savePhrase: pick("保存话术", "save phrase")
    case .setAuthority: pick("设置权限额度", "set authority")
    case .assignWaybill: pick("运单", "waybill")
    case .acknowledgeFlag: pick("红旗已阅", "acknowledge flag")
    case .printParcel: pick("打单", "print")
    case .pickParcel: pick("取货", "pick")
    case .packParcel: pick("打包", "pack")
    case .weighParcel: pick("称重", "weigh")
    case .shipParcel: pick("发货", "ship")
    case .handOverParcel: pick("交接", "hand over")
    case .voidParcel: pick("作废", "void")
    case .importWaybills: pick("导入运单号", "import waybills")
    case .exportShipFile: pick("导出发货文件", "export ship file")
    case .printPickList: pick("打印取货单", "print pick list")
    case .printManifest: pick("打印交接单", "print manifest")
    case .importProducts: pick("导入商品", "import products")
    case .receiveStock: pick("入库", "receive")
    case .addPerson: pick("添加人员", "add person")
    case .grantRole: pick("授予岗位", "grant role")
    case .revokeRole: pick("撤销岗位", "revoke role")
    case .disablePerson: pick("停用人员", "disable person")
    case .enablePerson: pick("启用人员", "enable person")
    case .changePassword: pick("修改密码", "change password")
    case .resetPassword: pick("重置密码", "reset password")
    case .signIn: pick("登录", "sign in")
    case .signOut: pick("退出登录", "sign out")
    }
  }

  /// A command's title by the name a record carries; the name itself when a later version wrote it.
  public func command(_ name: String) -> String { CommandKind(rawValue: name).map(title) ?? name }

  /// What a person reads once it is done.
  public func done(_ kind: CommandKind, _ subject: String) -> String {
    switch kind {
    case .claimOrder: pick("已认领 \(subject)", "claimed \(subject)")
    case .releaseOrder: pick("已放回 \(subject)", "put back \(subject)")
    case .reviewOrder: pick("留言已读 \(subject)", "messages of \(subject) read")
    case .contactOrder: pick("已记录联系 \(subject)", "contact noted for \(subject)")
    case .confirmOrder: pick("已确认 \(subject)", "confirmed \(subject)")
    case .noteOrder: pick("已备注 \(subject)", "noted on \(subject)")
    case .amendOrder: pick("已改单 \(subject)", "amended \(subject)")
    case .cancelOrder: pick("已登记取消 \(subject)", "cancellation of \(subject) noted")
    case .remindOrder: pick("已催付 \(subject)", "reminded the buyer of \(subject)")
    case .chooseShortage: pick("已记缺货处理 \(subject)", "shortage choice noted for \(subject)")
    case .escalateOrder: pick("已升级 \(subject)", "escalated \(subject)")
    case .answerEscalation: pick("已答复升级 \(subject)", "escalation of \(subject) answered")
    case .assignOrder: pick("已分派 \(subject)", "assigned \(subject)")
    case .offerOrder: pick("已交班 \(subject)", "handed \(subject) to the next shift")
    case .acceptOrder: pick("已接班 \(subject)", "accepted \(subject)")
    case .recordReview: pick("已记评价 \(subject)", "review of \(subject) recorded")
    case .answerReview: pick("已回访差评 \(subject)", "review of \(subject) answered")
    case .visitBuyer: pick("已回访 \(subject)", "looked in with the buyer of \(subject)")
    case .reportBuyer: pick("已报告 \(subject) 的买家", "buyer of \(subject) reported")
    case .judgeBuyer: pick("已认定 \(subject) 的买家", "buyer of \(subject) judged")
    case .openCase: pick("已登记售后 \(subject)", "after-sale case opened for \(subject)")
    case .approveCase: pick("已同意 \(subject)", "approved \(subject)")
    case .refuseCase: pick("已拒绝 \(subject)", "refused \(subject)")
    case .withdrawCase, .withdrawRequest: pick("已撤回 \(subject)", "withdrew \(subject)")
    case .receiveCase: pick("已收到退货 \(subject)", "goods of \(subject) received")
    case .inspectCase: pick("已验货 \(subject)", "goods of \(subject) inspected")
    case .settleCase: pick("已结算 \(subject)", "settled \(subject)")
    case .closeCase: pick("已结案 \(subject)", "closed \(subject)")
    case .disputeCase: pick("已登记维权 \(subject)", "dispute on \(subject) noted")
    case .answerDispute: pick("已答复维权 \(subject)", "dispute on \(subject) answered")
    case .approveRequest: pick("已批准 \(subject)", "approved \(subject)")
    case .rejectRequest: pick("已驳回 \(subject)", "rejected \(subject)")
    case .interceptParcel: pick("已要求拦截 \(subject)", "asked to intercept \(subject)")
    case .seeInterception: pick("已看到拦截 \(subject)", "interception of \(subject) seen")
    case .foundParcel: pick("已找到并放回 \(subject)", "\(subject) found and put back")
    case .goneParcel: pick("已发走 \(subject)", "\(subject) had left already")
    case .liftInterception: pick("已取消拦截 \(subject)", "interception of \(subject) lifted")
    case .reportException: pick("已登记异常 \(subject)", "exception of \(subject) noted")
    case .followException: pick("已跟进异常 \(subject)", "exception of \(subject) followed up")
    case .solveException: pick("异常已解决 \(subject)", "exception of \(subject) solved")
    case .savePhrase: pick("已保存话术", "phrase saved")
    case .setAuthority: pick("已设置额度", "authority set")
    case .shipParcel: pick("已发货 \(subject)", "shipped \(subject)")
    case .handOverParcel: pick("已交接 \(subject)", "handed over \(subject)")
    case .voidParcel: pick("已作废 \(subject)", "voided \(subject)")
    case .printParcel: pick("已打单 \(subject)", "printed \(subject)")
    case .pickParcel: pick("已取货 \(subject)", "picked \(subject)")
    case .packParcel: pick("已扫描 \(subject)", "scanned for \(subject)")
    case .weighParcel: pick("已称重 \(subject)", "weighed \(subject)")
    case .assignWaybill: pick("已填运单 \(subject)", "waybill set for \(subject)")
    case .acknowledgeFlag: pick("红旗已阅 \(subject)", "flag of \(subject) acknowledged")
    case .receiveStock: pick("已入库 \(subject)", "received \(subject)")
    default: pick("已\(title(kind)) \(subject)", "done: \(title(kind)) \(subject)")
    }
  }

  /// The label of an argument in a form.
  public func parameter(_ name: String) -> String {
    switch name {
    case "case": pick("售后单", "case")
    case "request": pick("申请", "request")
    case "tryIn": pick("再联系(分)", "retry (min)")
    case "choice": pick("买家选择", "buyer's choice")
    case "person": pick("交给谁", "to whom")
    case "promised": pick("已答应", "promised what")
    case "rating": pick("评价", "rating")
    case "verdict": pick("结论", "verdict")
    case "kind": pick("种类", "kind")
    case "amount": pick("金额", "amount")
    case "goods": pick("商品", "lines")
    case "send": pick("寄出", "send out")
    case "damaged": pick("损坏", "broken")
    case "hours": pick("几小时内", "within (hours)")
    case "phrase": pick("话术名", "phrase")
    case "perOrder": pick("每单", "per order")
    case "perDay": pick("每天", "per day")
    case "order": pick("订单", "order")
    case "parcel": pick("包裹", "parcel")
    case "sku": pick("货号", "SKU")
    case "name": pick("登录名", "sign-in name")
    case "outcome": pick("结果", "outcome")
    case "channel": pick("方式", "channel")
    case "note": pick("备注", "note")
    case "text": pick("内容", "text")
    case "flag": pick("旗子", "flag")
    case "field": pick("改什么", "field")
    case "to": pick("改为", "new value")
    case "line": pick("第几行", "line no.")
    case "courier": pick("快递", "courier")
    case "number": pick("运单号", "waybill no.")
    case "scan": pick("扫描", "scan")
    case "weight", "grams": pick("重量(克)", "weight (g)")
    case "reason": pick("原因", "reason")
    case "quantity": pick("数量", "quantity")
    case "location": pick("库位", "location")
    case "barcode": pick("条码", "barcode")
    case "title": pick("品名", "title")
    case "displayName": pick("姓名", "display name")
    case "role": pick("岗位", "role")
    default: name
    }
  }

  /// The word for one choice of an argument.
  public func choice(_ parameter: String, _ value: String) -> String {
    switch parameter {
    case "outcome": ContactOutcome(rawValue: value).map(title) ?? value
    case "channel": ContactChannel(rawValue: value).map(title) ?? value
    case "flag": Flag(rawValue: value).map(title) ?? value
    case "field": AmendableField(rawValue: value).map(title) ?? value
    case "role": Role(rawValue: value).map(title) ?? value
    case "choice": ShortageChoice(rawValue: value).map(title) ?? value
    case "rating": ReviewRating(rawValue: value).map(title) ?? value
    case "verdict": BuyerVerdict(rawValue: value).map(title) ?? CaseAcceptance(rawValue: value).map(title) ?? value
    case "kind": AfterCaseKind(rawValue: value).map(title) ?? ParcelException.Kind(rawValue: value).map(title) ?? value
    case "amount": AuthorityAmount(rawValue: value).map(title) ?? value
    default: value
    }
  }

  /// What an empty optional argument means, for the form's hint.
  public func emptyMeans(_ kind: CommandKind, _ parameter: String) -> String {
    switch (kind, parameter) {
    case (.assignWaybill, "number"): pick("留空: 从号池取", "empty: next of the pool")
    case (.contactOrder, "channel"): pick("不选: 旺旺", "none: Wangwang")
    case (.amendOrder, "line"): pick("只有改颜色尺寸、货号、价格要填", "only for attributes, SKU and price")
    case (.contactOrder, "tryIn"): pick("没联系上时, 不填: 60", "after no answer; none: 60")
    case (.openCase, "amount"): pick("退款必填, 退货不填按付款算", "for a refund; return: none means what was paid")
    case (.openCase, "goods"), (.receiveCase, "goods"): pick("不填: 全部; 行号:件数, 如 2:1", "none: all; line:pieces, as 2:1")
    case (.inspectCase, "damaged"): pick("行号:件数, 如 1:1; 不填: 没有", "line:pieces, as 1:1; none: nothing")
    case (.openCase, "send"): pick("货号:件数; 换货不填: 同款, 赠品必填", "SKU:pieces; exchange, none: the same; gift: needed")
    case (.escalateOrder, "person"): pick("登录名; 不填: 主管", "sign-in name; none: the lead")
    case (.settleCase, "amount"): pick("不填: 同意的金额", "none: as approved")
    case (.reportException, "hours"), (.followException, "hours"): pick("不填: 24", "none: 24")
    case (.savePhrase, "text"): pick("不填: 删除这条", "none: delete it")
    default: pick("可不填", "optional")
    }
  }
}
