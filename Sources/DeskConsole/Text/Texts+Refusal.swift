import DeskCore

/// What was refused, by which rule, who may, and what helps: one line.
extension Texts {
  /// The whole sentence: `不能发货: 还没有运单号 (可由 发货) · FUL-5`.
  ///
  /// `command` is what was tried, where the caller knows it; the sentence then begins with it. `zone` gives the shop's times; `person` turns a
  /// sign-in name into the one that colleagues know.
  public func refusal(
    _ refusal: Refusal, command: CommandKind? = nil, zone: ShopZone = .shanghai, person: (String) -> String = { $0 }
  ) -> String {
    var text = reason(refusal.reason, zone: zone, person: person)
    if let command, !refusal.reason.namesCommand {
      text = pick("不能\(act(command)): ", "cannot \(title(command)): ") + text
    }
    if !refusal.mayBeDoneBy.isEmpty { text += mayBeDone(by: refusal.mayBeDoneBy) }
    if let rule = refusal.rule { text += " · \(rule)" }
    return text
  }

  func mayBeDone(by roles: [Role]) -> String { pick(" (可由 ", " (may be done by ") + list(roles.map(title)) + ")" }

  /// The reason alone, with what helps where something does.
  public func reason(_ reason: Refusal.Reason, zone: ShopZone = .shanghai, person name: (String) -> String = { $0 }) -> String {
    func clock(_ instant: Instant) -> String {
      let at = zone.local(instant)
      return "\(monthDay(at.day)) \(at.hourMinute)"
    }
    switch reason {
    case .notPermitted(let kind): return pick("您的岗位不能\(act(kind))", "your role may not \(title(kind))")
    case .aboveAuthority(let use, let left):
      return pick(
        "\(title(use.amount)) \(use.value.decimal) 超出您的权限, 您在这一单、今天还能定 \(left.decimal)",
        "\(title(use.amount)) of \(use.value.decimal) is above your authority: \(left.decimal) is left to you on this order and today"
      )
    case .belowLevel(let level):
      return pick("须由 \(title(level)) 或更高的岗位批准", "\(title(level)) or a higher post must approve it")
    case .notSignedIn: return pick("请先登录", "sign in first")
    case .signInFailed: return pick("登录失败: 请检查登录名和密码, 稍后再试", "sign-in failed: check name and password, then try again")
    case .notFound(let what):
      let what = self.name(recorded: what, person: name)
      return pick("没有找到 \(what)", "nothing found by the name of \(what)")
    case .changedSince(let subject, _, _, let by, let command, let at):
      let subject = self.name(recorded: subject, person: name)
      return pick(
        "\(subject) 在您看过之后被 \(name(by)) 改动 (\(self.command(command)), \(clock(at))), 请看过再做",
        "\(subject) was changed by \(name(by)) (\(self.command(command)), \(clock(at))) since you looked; look again")
    case .wrongState(let subject, let machine, let state, let command, let from):
      let subject = self.name(recorded: subject, person: name)
      let possible = list(from.map { stage($0, machine: machine) })
      return pick(
        "\(subject) 现在是 \(stage(state, machine: machine)), 不能\(act(command))"
          + (from.isEmpty ? "" : ", 只有 \(possible) 时可以"),
        "\(subject) is \(stage(state, machine: machine)), cannot \(title(command))"
          + (from.isEmpty ? "" : "; possible when \(possible)"))
    case .heldBy(let person, let since):
      return pick("\(name(person)) 从 \(clock(since)) 起在处理", "held by \(name(person)) since \(clock(since))")
    case .notHeld: return pick("没有人认领, 不用放回", "nobody holds it")
    case .messagesUnread: return pick("买家留言或卖家备注还没看, 先按 v 已读", "messages unread: read them, then v")
    case .nothingToReview: return pick("没有未读的留言", "no unread messages")
    case .platformForbids(let status): return pick("平台状态是 \(title(status))", "the platform says: \(title(status))")
    case .orderNotOpen(let order, let state): return pick("\(order) 是 \(stage(state))", "\(order) is \(stage(state))")
    case .refundedOnPlatform(let money):
      return pick("平台上已退款 \(money.decimal)", "\(money.decimal) was refunded on the platform")
    case .alreadyShipped(let order):
      return pick(
        "\(order) 已上传发货, 买家已收到通知; 平台关闭订单后才能作废",
        "\(order) is reported as shipped and its buyer told; only an order that the platform has closed can be voided")
    case .noLines: return pick("没有商品明细, 先导入明细文件", "no lines: import the details file first")
    case .maskedBuyer:
      return pick("收件信息被平台隐藏, 先改单补齐收件人、电话、地址", "recipient hidden by the platform: amend recipient, phone and address first")
    case .outOfStock(let short):
      let items = short.map { "\($0.sku) " + pick("要 \($0.needed) 可用 \($0.available)", "needs \($0.needed), has \($0.available)") }
      return pick("库存不足: ", "out of stock: ") + list(items)
    case .flagUnacknowledged(let note):
      return pick("红旗还没看: ", "red flag not acknowledged: ") + redFlag(note)
        + pick(", 先按 A (打包台按 F5)", "; press A (F5 at the bench)")
    case .nothingToAcknowledge: return pick("没有未看的红旗", "no red flag to acknowledge")
    case .noWaybill: return pick("还没有运单号, 先按 w", "no waybill yet: press w")
    case .waybillTaken(let number, let parcel, let at):
      return pick("运单号 \(number) 已在 \(clock(at)) 给了 \(parcel)", "waybill \(number) belongs to \(parcel) since \(clock(at))")
    case .waybillAlreadySet(let number): return pick("已有运单号 \(number)", "it already has waybill \(number)")
    case .poolEmpty(let courier):
      return pick("\(courier) 的号池空了, 请填运单号或导入号段", "no number left in the pool of \(courier): type one or import more")
    case .noCourierRule(let address):
      return pick("\(address): 没有快递规则适用, 请指定快递", "\(address): no courier rule matches; name a courier")
    case .poolsShort(let short):
      return pick("号池不够, 一个也没有分配: ", "the pools are short, nothing was assigned: ")
        + list(short.map { "\($0.courier) " + pick("缺 \($0.missing) 个", "lacks \($0.missing)") })
    case .noShipFault(let parcel): return pick("\(parcel) 的发货结果没有被拒", "no result of \(parcel) was refused")
    case .unknownCourier(let text): return pick("不认识快递 \(text)", "unknown courier \(text)")
    case .notInParcel(let code): return pick("\(code) 不在这个包裹里", "\(code) is not in this parcel")
    case .alreadyComplete(let sku, let ordered):
      return pick("\(sku) 只要 \(ordered) 件, 已经够了", "\(sku): \(pieces(ordered)) ordered, all scanned")
    case .unknownSKU(let sku): return pick("没有货号 \(sku)", "no SKU \(sku)")
    case .barcodeTaken(let barcode, let sku): return pick("条码 \(barcode) 已属于 \(sku)", "barcode \(barcode) belongs to \(sku)")
    case .paperVoid(let note):
      return pick("\(note) 之后有改动, 已作废, 请重打", "changed since: \(note) is void, print again")
    case .nothingToChange: return pick("和现在一样, 没有改动", "that is how it stands already")
    case .argument(let name, let fault): return "\(parameter(name)): \(self.fault(fault))"
    case .notJSON(let line):
      let example = #"{"id":"a1","command":"claimOrder","args":{"order":"O0000042"}}"#
      return pick(
        "第 \(line) 行不是 JSON: 每行写一个命令, 如 \(example); 各命令的参数: shopdesk docs commands",
        "line \(line) is no JSON: one command a line, such as \(example); their arguments: shopdesk docs commands")
    case .unknownCommand(let name): return pick("没有命令 \(name)", "no command \(name)")
    case .personExists(let name): return pick("已有登录名 \(name)", "the name \(name) exists")
    case .roleAlreadyHeld(let role): return pick("已有岗位 \(title(role))", "already holds \(title(role))")
    case .roleNotHeld(let role): return pick("没有岗位 \(title(role))", "does not hold \(title(role))")
    case .lastAdministrator: return pick("这是最后一个数据库管理员", "that is the last database admin")
    case .ownAccount: return pick("不能对自己的账号这样做", "not on your own account")
    case .alreadyDisabled: return pick("已经停用", "already disabled")
    case .notDisabled: return pick("没有停用", "not disabled")
    case .password(let faults): return pick("密码", "password ") + list(faults.map(fault))
    case .mustChangePassword:
      return pick(
        "密码要先改 (别人给的, 到期了, 或账号借出过): shopdesk passwd",
        "your password must be changed first (given by somebody else, too old, or lent): shopdesk passwd")
    case .wrongPassword: return pick("密码不对", "wrong password")
    case .busy(let seconds, let holder):
      return pick(
        "数据库正忙 (\(seconds) 秒\(holder.map { ", \($0)" } ?? "")), 什么都没做, 请再试",
        "busy for \(seconds) s\(holder.map { " (\($0))" } ?? ""): nothing was done, try again")
    case .commandIDReused: return pick("命令编号已用于另一条命令", "that command id was used for another command")
    default:
      return keepingReason(reason, clock: clock) ?? peopleReason(reason, clock: clock, person: name) ?? postReason(
        reason, clock: clock)
        ?? serviceReason(reason, clock: clock, person: name)
    }
  }

  public func fault(_ fault: Refusal.ArgumentFault) -> String {
    switch fault {
    case .missing: pick("必须填写", "required")
    case .tooLong: pick("太长", "too long")
    case .notANumber: pick("不是数字", "not a number")
    case .outOfRange: pick("超出范围", "out of range")
    case .notAChoice: pick("不在可选项里", "not one of the choices")
    case .notAnIdentifier: pick("格式不对", "malformed")
    case .notMoney: pick("不是金额", "not an amount")
    case .notADay: pick("不是日期, 如 2026-11-25", "not a date such as 2026-11-25")
    case .notATime: pick("不是时间, 如 14:00", "not a time such as 14:00")
    case .notARule: pick("写法不对, 如 15、300-30、buy 2 give CUP", "not as rules are written: 15, 300-30, buy 2 give CUP")
    case .notAShop: pick("不是店铺, 如 taobao/示例旗舰店, 或 * 指全部", "not a shop such as taobao/NAME, or * for all")
    }
  }

  public func fault(_ fault: PasswordRule.Fault) -> String {
    switch fault {
    case .tooShort: pick("至少 \(PasswordRule.minimumLength) 位", "needs at least \(PasswordRule.minimumLength) characters")
    case .tooLong: pick("太长", "is too long")
    case .startsWithDigit: pick("不能以数字开头", "must not start with a digit")
    case .onlyOneKind: pick("要混用字母、数字或符号", "must mix letters, digits or signs")
    case .namesPerson: pick("不能含登录名", "must not contain the sign-in name")
    case .common: pick("太常见", "is too common")
    }
  }

  /// `address: 旧 → 新` with the field in the reader's language.
  public func redFlag(_ note: String) -> String {
    let field = note.prefix { $0 != ":" && $0 != " " }
    guard let known = AmendableField(rawValue: String(field)) else { return note }
    return title(known) + note.dropFirst(field.count)
  }
}

extension Refusal.Reason {
  /// Whether the reason's own sentence says already what was tried.
  fileprivate var namesCommand: Bool {
    switch self {
    case .notPermitted, .wrongState, .aboveAuthority, .belowLevel, .signInFailed, .wrongPassword, .notSignedIn, .unknownCommand:
      true
    default: false
    }
  }
}

extension Texts {
  /// A command as something that one can't do; titles that name a thing or a state get their verb.
  func act(_ kind: CommandKind) -> String {
    guard language == .zh else { return title(kind) }
    return switch kind {
    case .saveSupplier: "改供应商资料"
    case .openCase: "办售后"
    case .disputeCase: "登记平台维权"
    case .reportException: "登记物流异常"
    case .solveException: "记异常解决"
    case .explainLate: "记超时原因"
    case .shortParcel: "报取货缺货"
    case .foundParcel, .goneParcel, .delistSKU, .publishListing, .publishPrice, .publishPromotion, .acknowledgeFlag, .reviewOrder:
      "记\(title(kind))"
    case .exportShippingReport, .exportFinanceReport: "出\(title(kind))"
    case .stepEvent: "改平台活动进度"
    case .assignWaybill: "填运单"
    default: title(kind)
    }
  }
}
