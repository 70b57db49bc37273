import DeskCore

/// Where the days of the books begin in the chain. A day begins with the first record at or after the end of the day before it and never
/// again: records that a clock put back would give an earlier time belong to the day that is open.
enum BookDays {
  /// When the day that has begun last ends, in milliseconds; before the first record at once.
  static func end(_ session: any SQLSession) throws -> Int64 {
    try session.integer("SELECT ends_at FROM book_day ORDER BY day DESC LIMIT 1") ?? .min
  }

  /// Begins the day of `at` with a record. Returns when it ends.
  static func begin(at: Instant, record: Int64, _ session: any SQLSession) throws -> Int64 {
    let zone = try ShopSettings.load(session).calendar.zone
    let last = try session.integer("SELECT day FROM book_day ORDER BY day DESC LIMIT 1")
    let begun = begun(at: at, after: last.map { ShopDay(number: Int32($0)) }, zone)
    try session.execute(
      "INSERT INTO book_day (day, first_record, ends_at) VALUES (?, ?, ?)", Int64(begun.day.number), record, begun.ends.milliseconds
    )
    return begun.ends.milliseconds
  }

  /// Also where the shop's zone was changed, a day comes after the one before it.
  static func begun(at: Instant, after last: ShopDay?, _ zone: ShopZone) -> (day: ShopDay, ends: Instant) {
    let local = zone.local(at).day
    let day = last.map { max(local, $0.advanced(by: 1)) } ?? local
    return (day, zone.instant(day.advanced(by: 1)))
  }

  /// The days of a chain that was written before they were kept.
  static func derive(_ session: any SQLSession) throws {
    guard try session.integer("SELECT 1 FROM book_day LIMIT 1") == nil else { return }
    let records = try session.statement("SELECT seq, at FROM record ORDER BY seq")
    defer { records.reset() }
    var ends = Int64.min
    while try records.step() {
      guard records.int(1) >= ends else { continue }
      ends = try begin(at: records.instant(1), record: records.int(0), session)
    }
  }

  /// The day's stretch of the chain.
  ///
  /// - Parameter leaves: it is for what is made to leave: its own record comes next, and where the clock has passed the day's end begins another.
  /// - Throws: `booksBeginLater` before the first day, `dayNotBegun` for a day that neither the clock nor the books have reached.
  static func closing(of day: ShopDay, today: ShopDay, leaves: Bool = false, _ session: any SQLSession) throws -> DayClosing {
    let number = Int64(day.number)
    let ends = try session.first("SELECT min(day), max(day) FROM book_day") { ($0.optionalInt(0), $0.optionalInt(1)) }
    let last = ends?.1.map { ShopDay(number: Int32($0)) }
    guard day <= max(today, last ?? today) else { throw Refusal(rule: "FUL-8", .dayNotBegun(day)) }
    guard let first = ends?.0.map({ ShopDay(number: Int32($0)) }), day >= first else {
      throw Refusal(rule: "FUL-8", .booksBeginLater(ends?.0.map { ShopDay(number: Int32($0)) } ?? today))
    }
    let next = try session.integer("SELECT first_record FROM book_day WHERE day > ? ORDER BY day LIMIT 1", number)
    let head = try session.integer("SELECT seq FROM record ORDER BY seq DESC LIMIT 1") ?? 0
    let end = next.map { $0 - 1 } ?? head
    let begin = try session.integer("SELECT first_record FROM book_day WHERE day = ?", number) ?? end + 1
    let digest = try session.first("SELECT digest FROM record WHERE seq = ?", end) { $0.blob(0) } ?? RecordWriter.genesis
    return DayClosing(
      day: day, first: begin, last: end, digest: OriginalForm.hex(digest), isOver: next != nil || leaves && day < today)
  }
}

/// What the chain tells of where its days begin, to be compared with what is stored.
struct BookDayTale: RecordTale {
  private var rows: [(day: ShopDay, first: Int64, ends: Int64)]
  private let zone: ShopZone
  private var place = 0
  private var ends = Int64.min
  private var fault: VerifyFault?

  init(_ session: any SQLSession, zone: ShopZone) throws {
    self.zone = zone
    rows = try session.all("SELECT day, first_record, ends_at FROM book_day ORDER BY day") {
      (ShopDay(number: Int32($0.int(0))), $0.int(1), $0.int(2))
    }
  }

  mutating func hear(_ seq: Int64, _ draft: RecordDraft) {
    let at = draft.at
    guard at.milliseconds >= ends, fault == nil else { return }
    let last = place > 0 ? rows[place - 1].day : nil
    let begun = BookDays.begun(at: at, after: last, zone)
    guard rows.indices.contains(place), rows[place] == (begun.day, seq, begun.ends.milliseconds) else {
      fault = "the day that record \(seq) begins isn't kept as the chain tells it"
      return
    }
    ends = begun.ends.milliseconds
    place += 1
  }

  func compare(_ report: inout VerifyReport, _ connection: any SQLSession) {
    report.checks.append(("days", rows.count))
    if let fault {
      report.faults.append(fault)
    } else if place < rows.count {
      report.faults.append("day \(rows[place].day.iso) is kept, but no record begins it")
    }
  }
}
