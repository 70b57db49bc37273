import DeskCore

/// Words about who acts in which post (ROL-5, ROL-6).
extension Texts {
  /// `代 发货`.
  public func actingAs(_ role: Role) -> String { pick("代 \(title(role))", "for \(title(role))") }

  var postsTitle: String { pick("代岗请假", "stand-ins and leave") }
  var noStandIns: String { pick("没有人代岗, 没有人请假", "nobody stands in for anybody, nobody is away") }
  func standInBegan(_ role: Role, until: String) -> String {
    pick("开始代 \(title(role)), 到 \(until)", "you act as \(title(role)) until \(until)")
  }
  func standInEnded(_ role: Role) -> String { pick("代 \(title(role)) 已结束", "you no longer act as \(title(role))") }
  var rolesChanged: String { pick("您的岗位已变更", "your posts have changed") }

  /// `张敏 代 发货 11-24 13:30 – 18:00 病假`.
  func standIn(_ one: StandIn, person: String, from: String, until: String) -> String {
    "\(person) \(actingAs(one.role)) \(from) – \(until)  \(one.reason)"
  }

  public func title(_ kind: Leave.Kind) -> String {
    switch kind {
    case .planned: pick("事先请假", "planned")
    case .emergency: pick("紧急补记", "emergency")
    }
  }

  /// `张敏 请假 11-24 13:30 – 18:00 病假`.
  func leave(_ one: Leave, person: String, from: String, until: String) -> String {
    let word = one.kind == .planned ? title(CommandKind.askLeave) : title(one.kind)
    return "\(person) \(word) \(from) – \(until)  \(one.reason)"
  }

  public func roles(_ roles: [Role]) -> String { roles.isEmpty ? pick("无岗位", "no post") : list(roles.map(title)) }

  func postReason(_ reason: Refusal.Reason, clock: (Instant) -> String) -> String? {
    switch reason {
    case .cannotStandIn(let role, let possible):
      pick("不能代 \(title(role))", "cannot stand in for \(title(role))")
        + (possible.isEmpty
          ? pick(": 这些岗位不代别的岗位", ": these posts stand in for none")
          : pick(", 只能代 \(list(possible.map(title)))", "; possible: \(list(possible.map(title)))"))
    case .alreadyStandsIn(let role, let until):
      pick("已在代 \(title(role)), 到 \(clock(until))", "stands in for \(title(role)) already, until \(clock(until))")
    case .notStandingIn(let role): pick("没有在代 \(title(role))", "doesn't stand in for \(title(role))")
    case .periodOver(let until): pick("\(clock(until)) 已过", "\(clock(until)) is over already")
    case .periodReversed: pick("结束要晚于开始", "it must end after it begins")
    case .periodTooLong(let days): pick("最长 \(days) 天", "\(days) days at most")
    case .leaveTooLate(let hours):
      pick("要提前 \(hours) 小时请假; 来不及的按紧急补记, 写明原因", "ask \(hours) hours ahead, or record an emergency with its reason")
    case .leaveTooOld(let days): pick("\(days) 天前的不能再补记", "what began more than \(days) days ago isn't recorded any more")
    case .alreadyOnLeave(let until): pick("已请假到 \(clock(until))", "on leave already until \(clock(until))")
    case .notOnLeave: pick("没有这样的请假", "there is no such leave")
    case .othersLeave(let person): pick("\(person) 的假由本人请, 或由其主管记", "\(person) asks for that, or whoever leads them records it")
    default: nil
    }
  }

  func postParameterEmpty(_ kind: CommandKind, _ parameter: String) -> String? {
    switch (kind, parameter) {
    case (.askLeave, "kind"): pick("不选: 事先请假", "none: planned")
    case (.cancelLeave, "from"): pick("不填: 最近的一次", "none: the next one")
    case (.standIn, "from"): pick("不填: 批准后马上开始; 如 2026-11-24 13:30", "none: once let; as 2026-11-24 13:30")
    default: nil
    }
  }
}
