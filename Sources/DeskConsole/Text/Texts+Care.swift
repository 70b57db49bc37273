import DeskCore

/// The words of customer service: forms laid aside, interceptions, day lists, the card's warnings.
extension Texts {
  // Forms that were laid aside.
  func draftLaid(_ count: Int) -> String { pick("表单已挂起 (共 \(count)), F12 取回", "form laid aside (\(count)); F12 takes it up") }
  var noDrafts: String { pick("没有挂起的表单", "no form was laid aside") }
  var draftsTitle: String { pick("挂起的表单", "Forms laid aside") }
  func draftsWaiting(_ count: Int) -> String { pick("挂起 \(count)", "\(count) laid aside") }
  func draftsWouldGo(_ count: Int) -> String {
    pick("还有 \(count) 张挂起的表单, 离开会丢弃, 再按一次离开", "leaving drops \(count) laid-aside form\(count == 1 ? "" : "s"); once more to leave")
  }
  func draftsWent(_ count: Int) -> String { pick("; \(count) 张挂起的表单已丢弃", "; \(count) laid-aside forms are gone") }
  func waitsForApproval(_ kind: CommandKind, _ subject: String, _ request: String) -> String {
    if kind.target == .person || kind == .setAuthority || kind == .proposeRevision {
      return pick(
        "\(subject) \(title(kind)): 已提交申请 \(request), 批准后执行 · APR-1",
        "\(title(kind)) of \(subject): request \(request) waits for approval · APR-1")
    }
    return pick(
      "\(subject) \(title(kind))超出权限, 已提交申请 \(request), 批准后执行 · ROL-3",
      "\(title(kind)) of \(subject) is above your authority: request \(request) waits for approval · ROL-3")
  }
  var actsHint: String { pick("数字或按键执行   Esc 关闭", "a digit or its key runs it   Esc closes") }

  // What cancelling does to parcels.
  var cancelVoids: String { pick("作废, 库存释放", "voided, stock free") }
  var cancelStops: String { pick("要求打包台拦截", "the bench is asked to stop it") }
  var cancelReturns: String { pick("转为退货", "becomes a return") }
  var benchConfirmKeys: String { pick("F4 确定   Esc 取消 (扫描枪按不出)", "F4 go ahead   Esc cancel (no scanner types these)") }

  // Interceptions at the bench.
  var stopTitle: String { pick("拦截", "Stop a parcel") }
  func stopBig(_ parcel: String) -> String { pick("停! 拦截 \(parcel)", "STOP! Stop \(parcel)") }
  var stopKey: String {
    pick("F6 已看到, 去找    Esc/Tab 离开, 拦截仍在上方", "F6 seen, looking for it    Esc/Tab leave; it stays in sight above")
  }
  var stopFirst: String {
    pick(
      "有拦截未看: 先按 F6 (已看到) 或 Esc/Tab 离开; 扫描未执行",
      "an interception waits: F6 (seen), or Esc/Tab to leave; scans were not taken")
  }
  func stopAsked(_ parcel: String, _ by: String, _ reason: String) -> String {
    pick("\(by) 要求拦截 \(parcel): \(reason)", "\(by) asks to stop \(parcel): \(reason)")
  }
  /// In the strip of every pane but the bench.
  func stopUnseen(_ parcel: String, others: Int) -> String {
    let more = others > 0 ? pick(" 等 \(others + 1) 个", " and \(others) more") : ""
    return pick("停! 拦截 \(parcel)\(more) 未看, 到打包台按 F6", "STOP! \(parcel)\(more) unseen: F6 at the bench")
  }
  var stopWhere: String { pick(", 到打包台处理", "; answer it at the bench") }
  var sought: String { pick("找", "Find") }
  func soughtMore(_ count: Int) -> String { pick("(还有 \(count) 个)", "(\(count) more)") }
  func soughtKeys(_ mayBeGone: Bool) -> String {
    mayBeGone ? pick("F7 已找到放回 F8 已发走", "F7 found, put back  F8 already gone") : pick("F7 已找到放回", "F7 found, put back")
  }
  func stopStillHere(_ parcel: String, _ stage: ParcelStage) -> String {
    pick("\(parcel) 是\(title(stage)), 不可能已发走 · ORD-8", "\(parcel) is \(title(stage)) and cannot have left · ORD-8")
  }
  func benchPaperVoid(_ paper: String, _ note: String) -> String {
    pick("纸单 \(paper) 已作废: \(note)   按 F3 重打", "paper \(paper) is void: \(note)   F3 prints anew")
  }
  func stopMark(_ state: Interception.State) -> String { state == .requested ? pick("拦截!", "STOP!") : pick("拦截", "stop") }
  var paperVoidMark: String { pick("重打", "reprint") }
  var returnsEmpty: String { pick("没有要收或要验的退货", "no goods to receive or inspect") }

  // Day lists.
  var morningTitle: String { pick("晨表: 昨日遗留", "Morning list: what the days before left") }
  var eveningTitle: String { pick("晚表: 今日未完", "Evening list: what is left today") }
  func title(_ section: MorningSection) -> String {
    switch section {
    case .unconfirmed: pick("未确认", "unconfirmed")
    case .refundAsked: pick("要退款", "refund asked for")
    case .unclear: pick("信息不清", "unclear")
    case .outOfStock: pick("缺货", "out of stock")
    case .other: pick("其他", "other")
    }
  }
  var nobody: String { pick("无人认领", "held by nobody") }
  var nothingLeft: String { pick("没有遗留, 很好", "nothing left, well done") }
  var listIsCut: String { pick("…只列出前 500 项", "…the first 500 only") }

  // Rows.
  var columnKind: String { pick("事项", "matter") }
  var columnAsked: String { pick("申请内容", "asked for") }
  func matter(_ matter: QueueRow.Matter) -> String {
    switch matter {
    case .afterCase(let kind, let stage, _): "\(title(kind)) \(title(stage))"
    case .request(let kind, let use, _):
      use.map { title($0.amount) == title(kind) ? title(kind) : "\(title(kind)) \(title($0.amount))" } ?? title(kind)
    }
  }
  var moreLeft: String { "<" }
  var moreRight: String { ">" }

  // The card.
  func warnMark(_ order: String, _ by: String, _ at: String) -> String {
    pick("问题买家 (\(order), \(by) \(at) 认定)", "troublesome buyer (\(order), judged by \(by) \(at))")
  }
  func warnReported(_ by: String, _ at: String) -> String {
    pick("\(by) \(at) 报告了买家, 待主管认定", "buyer reported by \(by) \(at); the lead is to judge")
  }
  func warnCancelled(_ at: String, _ reason: String) -> String { pick("已取消 \(at): \(reason)", "cancelled \(at): \(reason)") }
  func warnStop(_ parcel: String, _ by: String, _ at: String) -> String {
    pick("拦截 \(parcel): \(by) \(at) 要求", "stopping \(parcel): asked \(at) by \(by)")
  }
  func warnSeen(_ by: String, _ at: String) -> String { pick("\(by) \(at) 看到", "seen \(at) by \(by)") }
  var warnUnseen: String { pick("打包台还没看到", "not seen at the bench yet") }
  var warnSeeking: String { pick("在找", "being looked for") }
  func warnShortage(_ choice: String, _ at: String) -> String { pick("缺货: \(choice) (\(at))", "out of stock: \(choice) (\(at))") }
  func warnEscalated(_ to: String, _ at: String) -> String { pick("已升级给 \(to) \(at)", "escalated to \(to) \(at)") }
  func warnOffered(_ by: String, _ at: String) -> String {
    pick("\(by) \(at) 交班, 按 A 接班", "\(by) hands it over since \(at): A accepts")
  }
  func warnReview(_ rating: String, _ at: String) -> String {
    pick("\(rating) \(at), 48 小时内回访", "\(rating) review \(at): answer within 48 h")
  }
  func warnException(_ parcel: String, _ kind: String, _ owner: String, _ next: String) -> String {
    pick("物流异常 \(parcel): \(kind), \(owner) \(next) 前跟进", "exception \(parcel): \(kind); \(owner) follows up by \(next)")
  }
  func warnTryAt(_ at: String) -> String { pick("没联系上, \(at) 再试", "no answer; try again \(at)") }
  func warnReminded(_ at: String) -> String { pick("已催付 \(at)", "reminded to pay \(at)") }
  var theLead: String { pick("主管", "the lead") }
  var cardCase: String { pick("售后", "Case") }
  var cardRequest: String { pick("申请", "Request") }
  var cardBalance: String { pick("余额", "Balance") }
  func balance(_ paid: Money, refunded: Money, promised: Money, left: Money) -> String {
    pick(
      "实付 \(paid.decimal) 已退 \(refunded.decimal) 待退 \(promised.decimal) 还可退 \(left.decimal)",
      "paid \(paid.decimal), refunded \(refunded.decimal), promised \(promised.decimal), refundable \(left.decimal)")
  }
  func goodsBack(_ received: Int, of quantity: Int, damaged: Int) -> String {
    pick("收回 \(received)/\(quantity)", "back \(received)/\(quantity)")
      + (damaged > 0 ? pick(" 损坏 \(damaged)", ", \(damaged) damaged") : "")
  }
  var goodsOut: String { pick("寄出", "sends") }
  func disputeDue(_ number: String, _ due: String) -> String { pick("维权 \(number) \(due)", "dispute \(number) \(due)") }

  // Forms.
  var withinAuthority: String { pick("在权限内", "within your authority") }
  func needsApproval(_ role: Role) -> String { pick("需\(title(role))批准", "needs approval by \(title(role))") }
  func ownRoom(_ money: Money) -> String {
    pick("(您今天本单还可 \(money.decimal))", "(you may still decide \(money.decimal) here today)")
  }
  func alreadyAsked(_ request: String) -> String { pick("\(request) 已在等批准", "\(request) waits for approval already") }
  func refundable(_ money: Money) -> String { pick("最多还可退 \(money.decimal)", "at most \(money.decimal) can still be refunded") }

  // Phrases.
  var phrasesTitle: String { pick("话术", "Phrases") }
  var phrasesHint: String { pick("Enter 复制   F4 修改   F5 新增   Esc 关闭", "Enter copies   F4 edit   F5 new   Esc closes") }

  /// What a shop begins with; the lead replaces them by name. In the buyers' language.
  public var standardPhrases: [Phrase] {
    [
      Phrase(
        name: "核实订单", text: "亲, 您好, 我是{shop}客服{agent}。您的订单 {order} 已收到: {goods}, 收件人 {recipient}, 地址 {address}。请核对, 没有问题我们马上为您安排。"),
      Phrase(name: "催付", text: "亲, 您在{shop}拍下的 {goods} 还没有付款, 订单 {order}。库存有限, 付款后我们优先为您安排发货。"),
      Phrase(name: "发货通知", text: "亲, 您的订单 {order} 已发出, {courier} {waybill}, 请留意收货, 有问题随时联系{agent}。"),
      Phrase(name: "缺货", text: "亲, 非常抱歉, 您订单 {order} 中的 {goods} 暂时缺货。您可以选择等货、换同价商品或退款, 请告诉我您的决定。"),
      Phrase(name: "改单确认", text: "亲, 您订单 {order} 的修改已登记: 收件人 {recipient}, 地址 {address}。我们会按修改后的信息发货。"),
      Phrase(name: "退换货", text: "亲, 您的售后申请已登记 (订单 {order})。请把商品连同配件寄回, 收到并验货后我们马上处理。"),
      Phrase(name: "差评回访", text: "亲, 看到您对订单 {order} 的评价, 非常抱歉给您带来不好的体验。我是{agent}, 请问具体是哪里不满意? 我们一定为您解决。"),
      Phrase(name: "收货回访", text: "亲, 您的 {goods} 收到了吗? 使用还满意吗? 如果满意, 麻烦给个好评; 有问题请找{agent}。"),
    ]
  }
}
