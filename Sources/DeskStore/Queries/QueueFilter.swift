import DeskCore

/// What the `/` filter of a queue keeps: work on orders that the index finds (``Desk/find(_:stage:after:limit:for:)``), and work whose own
/// subject or holder contains each word. Case doesn't matter.
struct QueueFilter {
  private let query: FindQuery
  private let session: any SQLSession

  init(_ query: FindQuery, _ session: any SQLSession) {
    self.query = query
    self.session = session
  }

  func keep(_ items: [WorkItem]) throws -> [WorkItem] {
    let orders = try items.map(order)
    var byPart: [Int64: Set<Int64>] = [:]
    for case .some(let order) in orders { byPart[FindPart.part(of: order.number), default: []].insert(order.number) }
    var finder = try Finder(query, session)
    var found: Set<Int64> = []
    for (part, own) in byPart.sorted(by: { $0.key > $1.key }) where !finder.isSpent {
      found.formUnion(try finder.matches(in: part, among: own))
    }
    return try zip(items, orders).filter { item, order in
      if let order, found.contains(order.number) { return true }
      return try names(item)
    }.map(\.0)
  }

  private func order(_ item: WorkItem) throws -> OrderID? {
    switch item.subject {
    case .order(let id): id
    case .parcel(let id): try SituationLoader(session: session).order(of: id)
    case .afterCase(let id): try SituationLoader(session: session).order(of: id)
    case .request(let id): try SituationLoader(session: session).request(id)?.order
    case .count, .sku, .person, .shop, .promotion, .event, .purchase, .revision: nil
    }
  }

  private func names(_ item: WorkItem) throws -> Bool {
    var near = [item.subject.text.lowercased(), (item.owner ?? "").lowercased()]
    var about = item.subject
    if case .request(let id) = item.subject, let asked = try SituationLoader(session: session).request(id) {
      about = asked.subject
      near += [about.text.lowercased(), asked.askedBy.lowercased()]
    }
    if case .sku(let code) = about {
      near.append(try session.first("SELECT title FROM sku WHERE code = ?", code) { $0.text(0).lowercased() } ?? "")
    }
    if case .person(let name) = about {
      near.append(try session.first("SELECT display_name FROM person WHERE name = ?", name) { $0.text(0).lowercased() } ?? "")
    }
    if case .revision(let id) = about {
      near.append(try session.first("SELECT page FROM page_revision WHERE id = ?", id.number) { $0.text(0).lowercased() } ?? "")
    }
    if case .promotion(let id) = about {
      near.append(
        try session.first("SELECT json_extract(fields, '$.title') FROM promotion WHERE id = ?", id.number) {
          $0.text(0).lowercased()
        } ?? "")
    }
    if case .event(let id) = about {
      near.append(try session.first("SELECT title FROM platform_event WHERE id = ?", id.number) { $0.text(0).lowercased() } ?? "")
    }
    return query.words.allSatisfy { word in near.contains { $0.contains(word.text) } }
  }
}
