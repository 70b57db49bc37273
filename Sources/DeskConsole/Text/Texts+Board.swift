import DeskCore

/// The supervisor's board (SUP-1).
extension Texts {
  public func alert(_ alert: Board.Alert, now: Instant, zone: ShopZone, person: (String) -> String) -> String {
    switch alert {
    case .staleImport(let since?):
      pick("订单导入过期, 上次 \(moment(since, now: now, in: zone))", "the import is stale, last at \(moment(since, now: now, in: zone))")
    case .staleImport(nil): neverImportedAlert
    case .late(let items, let queues): pick("超时 \(items) 件, \(queues) 个队列", "\(items) late in \(queues) queues")
    case .overdueParcels(let count): pick("前日欠发 \(count) 个包裹", "\(count) parcels of earlier waves still open")
    case .failedPrints(let count): pick("打印失败 \(count) 份", "\(count) papers failed to print")
    case .heldByAbsent(let name, let count, let presence):
      pick("\(person(name)) \(title(presence)), 手里还有 \(count) 件", "\(person(name)) (\(title(presence))) holds \(count)")
    case .missing(let name): pick("\(person(name)) 该在班没来", "\(person(name)) should be here")
    case .refundsToReview(let count): pick("今日待过退款纠纷 \(count) 单", "\(count) refunds to go through today")
    case .backupMissing(let hours): backupMissing(hours: hours)
    case .drillDue: drillDue
    case .reportDue(let period, let day):
      pick("\(title(period))未出 (\(day.iso))", "the \(title(period)) of \(day.iso) isn't made")
    }
  }

  private var neverImportedAlert: String { pick("还没导入过订单", "no orders were ever imported") }

  public func title(_ period: WorkPeriod) -> String {
    switch period {
    case .day: pick("日报", "daily report")
    case .week: pick("周报", "weekly report")
    case .month: pick("月报", "monthly report")
    }
  }

  func view(_ view: SupervisorState.View) -> String {
    switch view {
    case .board: pick("看板", "Board")
    case .items: pick("待办", "Work")
    case .people: pick("人员", "People")
    case .refunds: pick("退款纠纷", "Refunds")
    case .log: pick("记录", "Log")
    }
  }

  /// How the number of open items went, as columns of text: readable without colour, the highest of them full.
  public func trend(_ hours: [HourCount], levels: [String]) -> String {
    let most = hours.map(\.open).max() ?? 0
    return hours.map { hour in
      guard hour.open > 0, most > 0 else { return levels[0] }
      return levels[max(1, min(levels.count - 1, (hour.open * (levels.count - 1) + most - 1) / most))]
    }.joined()
  }

  /// `+3 -5`: what came and went in the hour that is going on.
  public func moved(_ hour: HourCount?) -> String {
    guard let hour, hour.came + hour.went > 0 else { return "" }
    return "+\(hour.came) -\(hour.went)"
  }

  var columnTrend: String { pick("近8小时", "last 8 h") }
  var columnMoved: String { pick("本小时", "this hour") }
  var columnSaid: String { pick("内容", "said") }
  var columnPerson: String { pick("人员", "person") }
  var columnPost: String { pick("岗位", "post") }
  var columnLoad: String { pick("在手", "load") }
  var columnDoneToday: String { pick("今日办", "done") }
  var columnContacts: String { pick("接待", "contacts") }
  var columnAverage: String { pick("平均联系", "to contact") }
  public var columnDuty: String { pick("排班", "roster") }
  public var columnSign: String { pick("登录", "sign-in") }
  var columnWork: String { pick("事项", "work") }
  var columnReviewed: String { pick("今日已过", "gone through") }
  public func title(_ sign: Presence.Sign) -> String {
    switch sign {
    case .here: pick("在线", "here")
    case .silent: pick("离开", "silent")
    case .notSignedIn: pick("未登录", "no")
    }
  }
  /// `在班·未登录`: what the roster says, and what is seen.
  public func title(_ presence: Presence) -> String {
    let sign = presence.sign == .notSignedIn ? pick("未登录", "not signed in") : title(presence.sign)
    return presence.duty == .unknown ? sign : "\(title(presence.duty))·\(sign)"
  }
  var noAlerts: String { pick("没有告警", "no alerts") }
  var nobodyHere: String { pick("没有人在线", "nobody is signed in") }
  var noRefunds: String { pick("没有在退款或纠纷中的订单", "nothing is being refunded or disputed") }
  var noHeld: String { pick("这个队列没有待办", "this queue is empty") }
  var peopleNotShown: String { pick("人员情况只给主管看", "how people work is shown to whoever leads") }
  func boardOf(_ name: String) -> String { pick("\(name) 的待办", "work: \(name)") }
  func logFilter(_ filter: LogFilter, person: (String) -> String) -> String {
    let parts = [
      filter.person.map { pick("人员 ", "person ") + person($0) }, filter.subject.map { pick("对象 ", "subject ") + $0 },
      filter.kind.map { pick("命令 ", "command ") + command($0) },
    ].compactMap(\.self)
    return parts.isEmpty ? pick("全部", "all") : list(parts)
  }
  var logHint: String { pick("/ 筛选: 姓名、单号、SKU、命令", "/ filters: a name, a number, a SKU, a command") }
  func logUnknown(_ words: String) -> String {
    pick("没有叫 \(words) 的人、对象或命令", "no person, subject or command is called \(words)")
  }
  var storyUsage: String { pick(":story 单号、包裹、SKU 或姓名", ":story NUMBER, PARCEL, SKU or NAME") }
  var storyName: String { pick("经过", "story") }
  var boardName: String { pick("看板", "board") }

  /// The command that a word means: its name in this language or the subcommand's verb.
  public func command(named word: String) -> CommandKind? {
    CommandKind.allCases.first { title($0) == word || $0.verb == word.lowercased() }
  }
}
