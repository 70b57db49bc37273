/// INV-5: what is counted next, and when a count is due.
public enum CountPlan {
  /// SKUs of a part count, while nobody has named another number; the number named last stays.
  public static let size = 30
  public static let sizeRange = 1...1000
  /// So few SKUs are no part count that anything comes round by; a smaller house counts all it has.
  public static let least = 10
  /// What one count holds at most: a full one has every SKU.
  public static let longest = 200_000
  /// Movements beyond this many say no more: a SKU that never moves still comes round.
  public static let mostMovements = 90
  public static let countHours: Int64 = 24
  public static let fullHours: Int64 = 72

  /// A SKU that could be counted.
  public struct Candidate: Sendable, Equatable {
    public var sku: String
    public var location: String
    public var countedAt: Instant?
    /// Movements since it was counted.
    public var movements: Int
    /// The open count that it is in.
    public var count: CountID?
    public var mergedInto: String?

    public init(
      sku: String, location: String, countedAt: Instant?, movements: Int, count: CountID? = nil, mergedInto: String? = nil
    ) {
      self.sku = sku
      self.location = location
      self.countedAt = countedAt
      self.movements = movements
      self.count = count
      self.mergedInto = mergedInto
    }

    /// Days since it was counted, ten times as heavy for what moves a lot; never counted comes before all.
    func weight(_ now: Instant) -> Int64 {
      let minutes = countedAt.map { max(0, (now.milliseconds - $0.milliseconds) / 60_000) } ?? 100_000_000
      return minutes * Int64(10 + min(movements, mostMovements))
    }
  }

  /// The SKUs of a new count, in the order of their locations, as somebody walks.
  ///
  /// - Parameters:
  ///   - open: the open count of the same kind.
  ///   - named: the SKUs that somebody named; a name that no candidate has is unknown.
  /// - Throws: the refusal: such a count is open, a SKU is unknown, merged or being counted, or there is nothing to count.
  public static func choose(
    _ kind: StockCount.Kind, from all: [Candidate], named: [String], zone: String?, size: Int, open: CountID?, now: Instant
  ) throws(Refusal) -> [String] {
    if kind != .asked, let open { throw Refusal(rule: "INV-5", .countOpen(open.text)) }
    if kind != .asked, !named.isEmpty { throw .argument("skus", .notAChoice) }
    if kind == .full {
      // Every SKU: no part of the house stands for it, and nothing stands aside for another count.
      if zone != nil { throw .argument("zone", .notAChoice) }
      for one in all where one.mergedInto == nil {
        if let count = one.count { throw Refusal(rule: "INV-5", .alreadyCounting(sku: one.sku, count: count.text)) }
      }
    }
    var chosen: [Candidate]
    if kind == .asked {
      let known = Dictionary(all.map { ($0.sku, $0) }, uniquingKeysWith: { first, _ in first })
      for name in named {
        guard let one = known[name] else { throw Refusal(rule: "INV-1", .unknownSKU(name)) }
        if let into = one.mergedInto { throw Refusal(rule: "INV-5", .mergedSKU(name, into: into)) }
        if let count = one.count { throw Refusal(rule: "INV-5", .alreadyCounting(sku: name, count: count.text)) }
      }
      let names = Set(named)
      chosen = all.filter { one in names.contains(one.sku) || (zone.map { one.location.hasPrefix($0) } ?? false) }
    } else {
      chosen = all.filter { one in zone.map { one.location.hasPrefix($0) } ?? true }
    }
    chosen.removeAll { $0.mergedInto != nil || $0.count != nil }
    if kind == .part {
      chosen.sort { ($1.weight(now), $0.sku) < ($0.weight(now), $1.sku) }
      chosen = Array(chosen.prefix(size))
    }
    guard !chosen.isEmpty else { throw Refusal(rule: "INV-5", .nothingToCount) }
    return chosen.sorted { ($0.location, $0.sku) < ($1.location, $1.sku) }.map(\.sku)
  }

  /// INV-5: whether a count is one of those that are due: a full one, or a part one that was chosen from the whole house and isn't so small
  /// that the rest never comes round.
  ///
  /// - Parameter all: SKUs that could have been chosen.
  public static func servesDuty(_ kind: StockCount.Kind, zone: String?, chosen: Int, of all: Int) -> Bool {
    switch kind {
    case .full: true
    case .part: zone == nil && chosen >= min(least, all)
    case .asked: false
    }
  }

  /// INV-5, ROL-4: finance signs a full count that somebody else opened; whether there will be anybody is asked before weeks of counting.
  ///
  /// - Parameter otherSigners: people besides the opener who may sign.
  public static func checkSigner(_ kind: StockCount.Kind, opener: Actor, otherSigners: Int) throws(Refusal) {
    guard kind == .full, opener.role(for: .signCount) != nil, otherSigners == 0 else { return }
    let signers = Authority.roles(for: .signCount)
    throw Refusal(
      rule: "ROL-4", .nobodyElseSigns, mayBeDoneBy: Authority.mayBeDone(by: .openCount).filter { !signers.contains($0) })
  }

  /// The counts that are due, from when goods first came and when each kind was last done. A full count is also a part count.
  public static func duties(began: Instant?, part: Instant?, full: Instant?, _ calendar: ShopCalendar) -> [WorkItem] {
    guard let began else { return [] }
    func at(_ day: ShopDay) -> Instant { calendar.zone.instant(day, second: calendar.steps.backupAt) }
    let day = calendar.zone.local(max(part ?? began, full ?? began)).day
    let next = calendar.nextWorkingDay(after: calendar.nextWorkingDay(after: day))
    let month = calendar.zone.local(full ?? began).day.civil
    // The last day of the month, or of the one after that in which it was done.
    let ahead = (month.month - 1) + (full == nil ? 1 : 2)
    let first = ShopDay(year: month.year + ahead / 12, month: ahead % 12 + 1, day: 1)
    return [
      WorkItem(.partCount, .shop, due: at(next)),
      WorkItem(.fullCount, .shop, due: at((first ?? day).advanced(by: -1))),
    ]
  }

  /// What is due of a count: its entries, what differs (since when the oldest), and finance's signature.
  public static func items(for count: StockCount, uncounted: Bool, differsSince: Instant?) -> [WorkItem] {
    let subject = Subject.count(count.id)
    switch count.state {
    case .counting:
      let hours = count.kind == .full ? fullHours : countHours
      let entries = uncounted ? [WorkItem(.enterCount, subject, due: count.openedAt.advanced(byHours: hours))] : []
      return entries
        + [differsSince].compactMap {
          $0.map { WorkItem(.settleCount, subject, due: $0.advanced(byHours: WorkPlan.judgementHours)) }
        }
    case .signing:
      return [WorkItem(.signCount, subject, due: count.openedAt.advanced(byHours: fullHours + WorkPlan.judgementHours))]
    case .closed, .cancelled: return []
    }
  }
}
