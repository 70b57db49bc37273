import DeskCore

/// Words about accounts, sessions and the roster (ROL-7, ROL-8, ROL-9, REC-3).
extension Texts {
  public func title(_ shift: Shift) -> String {
    switch shift {
    case .early: pick("早班", "early")
    case .late: pick("晚班", "late")
    case .day: pick("白班", "day")
    case .off: pick("休", "off")
    }
  }

  public func title(_ byHand: RosterPlan.ByHand) -> String {
    switch byHand {
    case .keep: pick("保留", "keep")
    case .replace: pick("覆盖", "replace")
    }
  }

  public func title(_ duty: Duty) -> String {
    switch duty {
    case .on: pick("在班", "on")
    case .onBreak: pick("用餐", "meal")
    case .notNow: pick("不在班", "not now")
    case .off: pick("休息", "off")
    case .leave: pick("请假", "on leave")
    case .absent: pick("旷工", "absent")
    case .unknown: pick("未排班", "no shift")
    }
  }

  var rosterTitle: String { pick("排班", "Roster") }
  /// What the letters of the roster's bars mean.
  var rosterLegend: String {
    pick(
      "早 08:30–18:30   晚 13:30–23:30   白 08:30–18:30   休 休息   假 请假   旷 旷工   · 未排   * 按排班现在在班",
      "E 08:30–18:30   L 13:30–23:30   D 08:30–18:30   - off   V leave   A absent   · not entered   * on now by the roster")
  }
  public func rosterMark(_ shift: Shift?, leave: Bool, absent: Bool) -> String {
    if leave { return pick("假", "V") }
    if absent { return pick("旷", "A") }
    return switch shift {
    case .early?: pick("早", "E")
    case .late?: pick("晚", "L")
    case .day?: pick("白", "D")
    case .off?: pick("休", "-")
    case nil: "·"
    }
  }
  public var hotlineTitle: String { pick("热线值班", "hotline") }
  public func missing(_ names: [String]) -> String {
    pick("该在未到: ", "should be here, isn't: ") + list(names)
  }
  public func holdsCount(_ count: Int) -> String { pick("手上 \(count) 项", "holds \(count)") }
  public func weekday(_ number: Int) -> String {
    let zh = ["一", "二", "三", "四", "五", "六", "日"]
    let en = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]
    return pick(zh[(number - 1) % 7], en[(number - 1) % 7])
  }

  public func passwordEnds(in days: Int) -> String {
    pick(
      "密码还有 \(days) 天到期, 请先改: shopdesk passwd · ROL-7", "your password ends in \(days) days: change it (shopdesk passwd) · ROL-7")
  }
  func passwordAgainFor(_ kind: CommandKind) -> String {
    pick("\(title(kind)): 请再输一次密码 · ROL-7", "\(title(kind)): your password again · ROL-7")
  }
  var passwordAgainHelp: String { pick("Enter 继续   Esc 不做了", "Enter go on   Esc leave it") }

  func peopleReason(_ reason: Refusal.Reason, clock: (Instant) -> String, person: (String) -> String) -> String? {
    switch reason {
    case .severalPeople(let word, let names):
      pick("叫 \(word) 的有 \(names.count) 人, 请写登录名: ", "\(names.count) people are called \(word); write the sign-in name: ")
        + list(names)
    case .nobodyNamed(let word, let known):
      pick("没有叫 \(word) 的人, 可写: ", "nobody is called \(word); there are: ")
        + list(known.prefix(12).map { person($0) == $0 ? $0 : "\(person($0))(\($0))" }) + (known.count > 12 ? " …" : "")
    case .passwordAgain(let minutes):
      pick(
        "这要在 \(minutes) 分钟内输过密码; 请再输一次 (命令行: 再给 --user 和 --password-file)",
        "it needs your password typed within \(minutes) minutes: again (command line: --user with --password-file)")
    case .accountLent(let to, let until):
      pick("账号已借给 \(person(to)), 到 \(clock(until))", "lent to \(person(to)) until \(clock(until))")
    case .accountNotLent: pick("这个账号没有借出", "that account isn't lent")
    case .borrowedAccount(let of):
      pick("这是 \(person(of)) 的账号, 密码由本人改", "it is the account of \(person(of)), who changes its password")
    case .rosterIsPast(let today):
      pick("\(today.iso) 以前的排班不能再改", "the roster before \(today.iso) isn't changed any more")
    case .seesBuyer: pick("您看得到买家信息, 不用申请", "you see the buyer's data as it is")
    case .reasonNamesBuyer:
      pick("原因里不能写买家的姓名、电话、地址", "the reason may not hold the buyer's name, phone or address")
    case .reasonHoldsData(let kind):
      pick(
        "原因里像是有\(title(kind)); 原因会永久留在记录里, 不能写任何人的这类信息, 写订单号或事由",
        "the reason seems to hold \(title(kind)): it stays on record for ever, so write nobody's; give an order number or the matter"
      )
    case .separated(let kind):
      pick("您已对这一单\(title(kind)), 这一步要由别人做", "you did '\(title(kind))' on this order: somebody else does this step")
    case .holdsNothing: pick("手上没有未完的事", "holds nothing that is open")
    default: nil
    }
  }

  func title(_ kind: PersonalData) -> String {
    switch kind {
    case .mobile: pick("手机号", "a mobile number")
    case .landline: pick("座机号", "a phone number")
    case .mail: pick("邮箱地址", "a mail address")
    case .identity: pick("身份证号", "an identity card's number")
    }
  }

  func peopleParameterEmpty(_ kind: CommandKind, _ parameter: String) -> String? {
    switch (kind, parameter) {
    case (.borrowAccount, "until"):
      pick("不填: \(AccountLoan.usualHours) 小时; 最长 \(AccountLoan.longestHours) 小时", "none: \(AccountLoan.usualHours) hours")
    case (.setRoster, "to"), (.setHotline, "to"): pick("不填: 只这一天", "none: that day alone")
    case (.rotateRoster, "weeks"): pick("不填: 4 周; 1–8", "none: 4 weeks; 1–8")
    case (.rotateRoster, "byHand"): pick("不选: 保留手工排的日子", "none: keep days entered by hand")
    case (.drainPerson, "person"): pick("登录名或姓名; 不填: 回到队列", "who; none: back to the queue")
    default: nil
    }
  }
}
