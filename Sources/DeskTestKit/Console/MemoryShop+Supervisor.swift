import DeskConsole
import DeskCore

extension MemoryShop {
  var supervisorServices: SupervisorServices {
    var services = SupervisorServices()
    services.board = { [self] in locked { board() } }
    services.refunds = { [self] in locked { refunds() } }
    services.filter = { [self] words in try locked { try logFilter(words) } }
    services.log = { [self] filter, before, limit in
      locked {
        let rows = log.filter { row in
          (filter.subject.map { $0 == row.subject } ?? true)
            && (filter.person.map { name in people[name]?.actor.displayName == row.by || row.by == name } ?? true)
            && (filter.kind.map { $0 == row.command } ?? true) && before.map { row.seq < $0 } ?? true
        }
        return Array(rows.reversed().prefix(limit))
      }
    }
    services.story = { [self] word in try locked { try story(word) } }
    return services
  }

  private func board() -> Board {
    let status = status()
    let items = workItems()
    var board = Board(at: now)
    board.queues = status.queues.map { count in
      let owners = Dictionary(grouping: items.filter { $0.kind == count.kind }.compactMap(\.owner), by: { $0 })
      let holders = owners.map { Board.Holder(person: $0.key, count: $0.value.count) }
      // A morning that filled up: the last hour is the one that is told above.
      let trend = (1...8).map { HourCount(open: count.open * $0 / 8) }.dropLast()
      let moved = HourCount(open: count.open, came: count.open - (trend.last?.open ?? 0), went: 0)
      return Board.Queue(
        count: count, holders: holders.sorted { ($1.count, $0.person) < ($0.count, $1.person) }, trend: trend + [moved])
    }
    if current?.role(for: .exportWorkReport) != nil {
      board.people = Set(items.compactMap(\.owner) + [current?.name].compactMap(\.self)).sorted().compactMap { name in
        guard let actor = people[name]?.actor else { return nil }
        let own = items.filter { $0.owner == name }
        let done = log.filter { $0.done && $0.by == actor.displayName || $0.by == name }
        let contacts = done.count { $0.command == CommandKind.contactOrder.rawValue }
        return Board.Person(
          name: name, displayName: actor.displayName, roles: actor.roles, seenAt: name == current?.name ? now : nil,
          load: own.count,
          late: own.count { $0.due < now }, doneToday: done.count, contacts: contacts,
          averageContactSeconds: contacts > 0 ? 240 + contacts : nil)
      }
    }
    let late = status.queues.filter { $0.late > 0 }
    if !late.isEmpty { board.alerts.append(.late(items: late.reduce(0) { $0 + $1.late }, queues: late.count)) }
    if status.wave.overdue > 0 { board.alerts.append(.overdueParcels(status.wave.overdue)) }
    if status.failedPrints > 0 { board.alerts.append(.failedPrints(status.failedPrints)) }
    let left = refunds().count { $0.reviewedAt == nil }
    if left > 0 { board.alerts.append(.refundsToReview(left)) }
    return board
  }

  private func refunds() -> [RefundRow] {
    var found: [OrderID: RefundRow] = [:]
    for row in queue(RefundRow.kinds, .urgency) {
      guard let order = row.order, let kind = row.kind else { continue }
      found[order, default: RefundRow(row: row, kinds: [])].kinds.append(kind)
    }
    return found.values.sorted { ($0.row.due, $0.key) < ($1.row.due, $1.key) }.map { one in
      var one = one
      let review = log.last { $0.command == CommandKind.reviewRefund.rawValue && $0.done && $0.subject == one.row.order?.text }
      one.reviewedBy = review?.by
      one.reviewedAt = review?.at
      return one
    }
  }

  private func logFilter(_ words: String) throws -> LogFilter {
    var filter = LogFilter()
    for word in words.split(separator: " ").map(String.init) {
      if let kind = CommandKind(rawValue: word) ?? Texts.zh.command(named: word) {
        filter.kind = kind.rawValue
        continue
      }
      if case .person(let name) = try subject(word) { filter.person = name } else { filter.subject = try subject(word).text }
    }
    return filter
  }

  private func subject(_ word: String) throws -> Subject {
    if let subject = Subject(word) { return subject }
    if let order = orders.values.first(where: { $0.number == word }) { return .order(order.id) }
    if catalogue[word] != nil { return .sku(word) }
    if let name = people.first(where: { $0.key == word || $0.value.actor.displayName == word })?.key { return .person(name) }
    throw Refusal.notFound(word)
  }

  private func story(_ word: String) throws -> Story {
    let subject = try subject(word)
    var subjects: Set<String> = [subject.text]
    var story = Story(subject: subject, title: "", rows: [], unmasked: current?.seesBuyers ?? false)
    switch subject {
    case .order(let id):
      story.title = orders[id]?.number ?? ""
      subjects.formUnion(
        parcels.values.filter { $0.order == id }.map(\.id.text) + cases.values.filter { $0.order == id }.map(\.id.text))
      story.amendments = amendments[id] ?? []
    case .person(let name): story.title = people[name]?.actor.displayName ?? name
    case .sku(let code): story.title = catalogue[code]?.title ?? code
    default: break
    }
    story.rows = log.filter { row in
      if subjects.contains(row.subject) { return true }
      guard case .person(let name) = subject else { return false }
      return row.by == name || row.by == people[name]?.actor.displayName
    }
    guard !story.rows.isEmpty else { throw Refusal.notFound(word) }
    return story
  }
}
