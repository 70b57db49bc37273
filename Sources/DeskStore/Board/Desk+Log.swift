import DeskCore

extension Desk {
  /// The records that fit a filter, newest first: a page of the log, by an index whatever is asked for.
  ///
  /// - Parameters:
  ///   - before: only records before this one.
  ///   - after: only records after this one, for somebody who follows.
  ///   - reader: who isn't told the book of what they may be counting (INV-5); nil: the records as they stand.
  public func log(
    _ filter: LogFilter, before: Int64? = nil, after: Int64 = 0, limit: Int = 100, for reader: Actor? = nil
  ) throws -> [TimelineRow] {
    try engine.read { try log(filter, before: before, after: after, limit: limit, for: reader, $0) }
  }

  /// The newest record's number.
  public func lastRecord() throws -> Int64 {
    try engine.read { try $0.integer("SELECT seq FROM record ORDER BY seq DESC LIMIT 1") ?? 0 }
  }

  /// All that is told of records comes through here.
  func log(
    _ filter: LogFilter, before: Int64?, after: Int64 = 0, limit: Int, for reader: Actor?, _ session: any SQLSession
  ) throws -> [TimelineRow] {
    let (before, limit) = (before ?? Int64.max, max(1, min(limit, 1000)))
    let rows: [TimelineRow] =
      if let subject = filter.subject {
        try session.all(
          TimelineRow.rows,
          where: """
            WHERE r.subject = ? AND r.seq > ? AND r.seq < ?
              AND (? IS NULL OR r.person = ?) AND (? IS NULL OR r.command = ?) ORDER BY r.seq DESC LIMIT ?
            """, subject, after, before, filter.person, filter.person, filter.kind, filter.kind, limit)
      } else if let person = filter.person {
        try session.all(
          TimelineRow.rows,
          where: """
            WHERE r.person = ? AND r.seq > ? AND r.seq < ?
              AND (r.command <> 'importOrders' AND r.command <> 'importProducts' OR r.subject = 'shop')
              AND (? IS NULL OR r.command = ?) ORDER BY r.seq DESC LIMIT ?
            """, person, after, before, filter.kind, filter.kind, limit)
      } else if let kind = filter.kind {
        try session.all(
          TimelineRow.rows,
          where: """
            WHERE r.command = ? AND r.seq > ? AND r.seq < ?
              AND (r.command <> 'importOrders' AND r.command <> 'importProducts' OR r.subject = 'shop') ORDER BY r.seq DESC LIMIT ?
            """, kind, after, before, limit)
      } else {
        try session.all(
          TimelineRow.rows,
          where: """
            WHERE r.seq > ? AND r.seq < ? ORDER BY r.seq DESC LIMIT ?
            """, after, before, limit)
      }
    return try blind(rows, for: reader, session)
  }

  /// What is recorded of a subject and of all that belongs to it, as one narrative: at most `limit` records, the newest.
  ///
  /// - Throws: `notFound`.
  public func story(of subject: Subject, for reader: Actor, limit: Int = 500) throws -> Story {
    try engine.read { session in
      var story = Story(subject: subject, title: "", rows: [], unmasked: reader.seesBuyers)
      var subjects = [subject.text]
      let load = SituationLoader(session: session)
      switch subject {
      case .order(let id):
        guard let (order, _) = try load.order(id) else { throw Refusal.notFound(id.text) }
        story.title = order.number
        subjects +=
          try load.parcels(of: id).map(\.id.text) + load.cases(of: id).map(\.id.text) + load.requests(of: id).map(\.id.text)
        story.amendments = try load.amendments(of: id)
      case .parcel(let id):
        let number = try session.first(
          "SELECT o.number FROM parcel p JOIN orders o ON o.id = p.order_id WHERE p.id = ?", id.text
        ) { $0.text(0) }
        guard let number else { throw Refusal.notFound(id.text) }
        story.title = number
      case .sku(let code):
        let title = try session.first("SELECT title FROM sku WHERE code = ?", code) { $0.text(0) }
        guard let title else { throw Refusal.notFound(code) }
        story.title = title
        subjects += try requests(about: subject, session)
        story.rows = try movers(of: code, limit: limit, for: reader, session)
      case .person(let name):
        let title = try session.first("SELECT display_name FROM person WHERE name = ?", name) { $0.text(0) }
        guard let title else { throw Refusal.notFound(name) }
        story.title = title
        subjects += try requests(about: subject, session)
        story.rows = try log(LogFilter(person: name), before: nil, limit: limit, for: reader, session)
      case .request(let id):
        guard let request = try load.request(id) else { throw Refusal.notFound(id.text) }
        // What it asked for stands with what it is about, and so does what was carried out.
        let about = LogFilter(subject: request.subject.text, kind: request.command.rawValue)
        story.rows = try log(about, before: nil, limit: 1000, for: reader, session).filter {
          $0.at == request.askedAt || $0.at == request.decidedAt
        }
      case .shop: break
      default: subjects += try requests(about: subject, session)
      }
      story.rows += try subjects.flatMap { try log(LogFilter(subject: $0), before: nil, limit: limit, for: reader, session) }
      guard !story.rows.isEmpty else { throw Refusal.notFound(subject.text) }
      // INV-5: while it is counted, what came and went of it adds up to its book.
      if case .sku(let code) = subject, !reader.mayKnowBook(whenCounted: try load.isBeingCounted(code)) {
        for index in story.rows.indices { story.rows[index].body = "{}" }
      }
      var seen: Set<Int64> = []
      let rows = story.rows.filter { seen.insert($0.seq).inserted }.sorted { $0.seq > $1.seq }
      story.isCut = rows.count > limit || rows.count == limit
      story.rows = rows.prefix(limit).reversed()
      return story
    }
  }

  private func requests(about subject: Subject, _ session: any SQLSession) throws -> [String] {
    try session.all("SELECT id FROM approval WHERE subject = ? ORDER BY id DESC LIMIT 100", subject.text) {
      RequestID(number: $0.int(0)).text
    }
  }

  /// Records of acts on something else that moved a SKU's stock.
  private func movers(of code: String, limit: Int, for reader: Actor, _ session: any SQLSession) throws -> [TimelineRow] {
    let numbers = try session.all("SELECT record FROM movement WHERE sku = ? ORDER BY seq DESC LIMIT ?", code, limit) { $0.int(0) }
    return try Set(numbers).sorted().flatMap {
      try log(LogFilter(), before: $0 + 1, after: $0 - 1, limit: 1, for: reader, session)
    }
  }
}

extension Desk {
  /// What somebody means by a word: a subject's number, a waybill, the marketplace's number, a SKU's code, a person's name.
  ///
  /// - Throws: `notFound`.
  public func subject(named word: String) throws -> Subject {
    if let subject = Subject(word) { return subject }
    if let parcel = try findParcel(word) { return .parcel(parcel) }
    let found: Subject? = try engine.read { session in
      if let order = try session.integer("SELECT id FROM orders WHERE number = ? ORDER BY id LIMIT 1", word) {
        return .order(OrderID(number: order))
      }
      if let code = try session.first("SELECT code FROM sku WHERE code = ?", word, read: { $0.text(0) }) { return .sku(code) }
      let name = try session.first(
        "SELECT name FROM person WHERE name = ? OR display_name = ? ORDER BY name = ? DESC, name LIMIT 1", word.lowercased(), word,
        word.lowercased()
      ) { $0.text(0) }
      return name.map { .person($0) }
    }
    guard let found else { throw Refusal.notFound(word) }
    return found
  }

  /// A filter as people type it: names, numbers, codes and commands, in any order.
  ///
  /// - Parameter command: what a word means as a command, in the reader's language; nil: it doesn't.
  /// - Throws: `notFound` for a word that means nothing.
  public func logFilter(_ words: String, command: (String) -> CommandKind?) throws -> LogFilter {
    var filter = LogFilter()
    for word in words.split(separator: " ").map(String.init) {
      if let kind = CommandKind(rawValue: word) ?? command(word) {
        filter.kind = kind.rawValue
        continue
      }
      switch try subject(named: word) {
      case .person(let name): filter.person = name
      case let subject: filter.subject = subject.text
      }
    }
    return filter
  }
}
