/// SUP-3: over what a report of the department's work runs.
public enum WorkPeriod: String, CaseIterable, Sendable, Hashable {
  case day, week, month

  /// The first and last day of the period that holds `day`. A week runs from Saturday to Friday: it is handed in on Friday evening, and
  /// each day belongs to one of them.
  public func days(around day: ShopDay) -> ClosedRange<ShopDay> {
    switch self {
    case .day: return day...day
    case .week:
      let first = day.advanced(by: -((day.weekday + 1) % 7))
      return first...first.advanced(by: 6)
    case .month:
      let (year, month, _) = day.civil
      let first = ShopDay(year: year, month: month, day: 1) ?? day
      let next = month == 12 ? ShopDay(year: year + 1, month: 1, day: 1) : ShopDay(year: year, month: month + 1, day: 1)
      return first...(next?.advanced(by: -1) ?? first)
    }
  }
}

/// SUP-3, SUP-5: what the department did in a day, a week or a month, made of records: the same whenever it is asked for.
public struct WorkReport: Sendable, Equatable {
  public struct Agent: Sendable, Equatable {
    /// Sign-in name.
    public var person: String
    /// Orders that this person was the first to contact (ORD-2).
    public var inquiries = 0
    /// Of those contacted by this person, then or before, orders that were confirmed for the first time.
    public var deals = 0
    /// Of the inquiries, those of orders with a time of payment: how long it took, in seconds of service time, and how many were within ten
    /// minutes.
    public var timed = 0
    public var seconds = 0
    public var within = 0

    public init(person: String) { self.person = person }

    public var averageSeconds: Int? { timed == 0 ? nil : seconds / timed }
  }

  /// What came into a queue and left it.
  public struct Flow: Sendable, Equatable {
    public var kind: WorkKind
    public var came: Int
    public var went: Int

    public init(kind: WorkKind, came: Int, went: Int) {
      self.kind = kind
      self.came = came
      self.went = went
    }
  }

  /// Contacts of one hour of the day on one day of the week, over the whole period.
  public struct Hour: Sendable, Equatable {
    public var contacts = 0
    /// People of customer service who did something in it, summed over the days.
    public var people = 0
    /// SUP-5: minutes that agents were on shift in it, summed over people and days.
    public var rosteredMinutes = 0

    public init() {}
  }

  /// ROL-10: an order that the day left with somebody.
  public struct Left: Sendable, Equatable {
    /// Who has it in hand, or handed it over.
    public var person: String
    public var order: OrderID
    /// The marketplace's number.
    public var number: String
    /// Handed over and not accepted.
    public var isOffered: Bool

    public init(person: String, order: OrderID, number: String, isOffered: Bool) {
      self.person = person
      self.order = order
      self.number = number
      self.isOffered = isOffered
    }
  }

  public var period: WorkPeriod
  public var days: ClosedRange<ShopDay>
  /// How the books stood: the last day's closing (REC-1), and whether all days are over.
  public var closing: DayClosing
  public var isOver: Bool
  public var sums: [FinanceReport.Sum]
  public var agents: [Agent]
  /// Cases opened by kind, disputes, cases settled.
  public var cases: [AfterCaseKind: Int]
  public var disputes: Int
  public var settled: Int
  /// Orders cancelled before they were shipped.
  public var cancelled: Int
  /// First contacts after their time (ORD-2), and parcels whose lateness somebody had to explain (FUL-1).
  public var lateContacts: Int
  public var lateParcels: Int
  public var flows: [Flow]
  /// By day of the week 1…7 (Monday first) and hour 0…23.
  public var hours: [[Hour]]
  /// How many of the days told were a Monday … Sunday.
  public var weekdays = Array(repeating: 0, count: 7)
  /// Of a day alone: what it left open, by person (ROL-10).
  public var left: [Left] = []
  /// Pieces that left for buyers, and pieces on hand before the first day and at the end.
  public var soldPieces: Int
  public var stockBefore: Int
  public var stockAfter: Int

  public init(period: WorkPeriod, days: ClosedRange<ShopDay>, closing: DayClosing, isOver: Bool) {
    self.period = period
    self.days = days
    self.closing = closing
    self.isOver = isOver
    sums = []
    agents = []
    cases = [:]
    disputes = 0
    settled = 0
    cancelled = 0
    lateContacts = 0
    lateParcels = 0
    flows = []
    hours = Array(repeating: Array(repeating: Hour(), count: 24), count: 7)
    soldPieces = 0
    stockBefore = 0
    stockAfter = 0
  }

  public var total: FinanceReport.Sum {
    var total = FinanceReport.Sum(platform: "", shop: "")
    for sum in sums { total.add(sum) }
    return total
  }

  /// All agents together.
  public var team: Agent {
    var team = Agent(person: "")
    for agent in agents {
      team.inquiries += agent.inquiries
      team.deals += agent.deals
      team.timed += agent.timed
      team.seconds += agent.seconds
      team.within += agent.within
    }
    return team
  }

  /// How often the stock was sold in the period, in hundredths: pieces sold over the mean of both ends; nil without stock.
  public var turnsInHundredths: Int? {
    let both = stockBefore + stockAfter
    return both <= 0 ? nil : (soldPieces * 200 + both / 2) / both
  }
}
