import DeskCore

extension Transaction {
  /// What is kept for the shop as a whole: phrases (话术) and amounts of authority (ROL-3).
  func performOnShop(_ command: Command, id: String, actor: Actor, role: Role, author: Actor?) throws -> Receipt {
    var records = try RecordWriter(connection)
    let before: [(String, JSON)]
    var after: [(String, JSON)] = []
    var warnings: [Changes.Warning] = []
    var role = role
    switch command {
    case .savePhrase(let name, let text):
      let old = try connection.first("SELECT text FROM phrase WHERE name = ?", name) { $0.text(0) }
      guard old != (text.isEmpty ? nil : text) else { throw Refusal(rule: "ORD-5", .nothingToChange) }
      if text.isEmpty {
        try connection.execute("DELETE FROM phrase WHERE name = ?", name)
      } else {
        try connection.execute(
          """
          INSERT INTO phrase (name, text, version) VALUES (?, ?, 1)
          ON CONFLICT (name) DO UPDATE SET text = excluded.text, version = phrase.version + 1
          """, name, text)
      }
      before = [("text", .optional(old))]
    case .setAuthority(let of, let amount, let perOrder, let perDay):
      // ROL-4: nobody raises their own limits, neither by asking nor by agreeing.
      guard !actor.roles.contains(of), author?.roles.contains(of) != true else { throw Refusal(rule: "ROL-4", .ownAccount) }
      let old = try connection.first(
        "SELECT per_order, per_day FROM authority_limit WHERE role = ? AND amount = ?", of.rawValue, amount.rawValue
      ) {
        (Money(fen: $0.int(0)), Money(fen: $0.int(1)))
      }
      let stood = AuthorityLimits()[of, amount]
      try connection.execute(
        """
        INSERT INTO authority_limit (role, amount, per_order, per_day) VALUES (?, ?, ?, ?)
        ON CONFLICT (role, amount) DO UPDATE SET per_order = excluded.per_order, per_day = excluded.per_day
        """, of.rawValue, amount.rawValue, perOrder.fen, perDay.fen)
      before = [
        ("perOrder", .string((old?.0 ?? stood.perOrder).decimal)), ("perDay", .string((old?.1 ?? stood.perDay).decimal)),
      ]
    case .exportShippingReport(let day), .exportFinanceReport(let day):
      _ = try BookDays.closing(of: day, today: settings.calendar.zone.local(now).day, connection)
      before = []
    case .exportWorkReport(let period, let day):
      // The first day must have begun; the last may be to come.
      let first = try BookDays.firstDay(of: period, around: day, connection)
      _ = try BookDays.closing(of: first, today: settings.calendar.zone.local(now).day, connection)
      before = []
    case .exportListing(let platform, let shop):
      let rows = try GoodsSheets(session: connection).listings(platform: platform, shop: shop)
      let listed = rows.map { JSON.string("\($0.listing.sku) \($0.listing.shop.text) \($0.listing.state.rawValue)") }
      (before, after) = ([], [("rows", .int(rows.count)), ("listings", .array(listed))])
    case .exportStock:
      let rows = try GoodsSheets(session: connection).stock(isBlind: actor.role(for: .enterCount) != nil)
      (before, after) = ([], [("rows", .int(rows.count))])
    case .exportOrders, .exportPurchases: before = []
    case .exportPurchase(let id):
      guard try load.purchase(id) != nil else { throw Refusal.notFound(id.text) }
      before = []
    case .setDay, .setDeadlines: before = try changeCalendar(command)
    case .setPasswordAge(let days):
      guard settings.passwordDays != days else { throw Refusal(rule: "ROL-7", .nothingToChange) }
      before = [("days", .int(settings.passwordDays))]
      var changed = settings
      changed.passwordDays = days
      try keep(changed)
    case .rotateRoster(let people, let from, let weeks, let byHand):
      warnings = try rotate(people, from: from, weeks: weeks, byHand, by: actor, record: records.seq + 1)
      before = []
    case .setPrinter(let document, let format, let destination): before = try setPrinter(document, format, destination)
    case .printPaper(let document, let papers):
      // Of two posts the one that may print this.
      role = actor.role(printing: document) ?? role
      try queuePapers(document, papers, by: actor, record: records.seq + 1)
      before = []
    case .retryPrint(let jobs):
      try retryPrint(jobs, by: actor, record: records.seq + 1)
      before = []
    case .saveSupplier(let code, let fields): before = try saveSupplier(code, fields)
    case .draftPurchase: return try draftPurchase(command, id: id, actor: actor, role: role)
    case .reviewPages(let note):
      try noteReview(note, by: actor, record: records.seq + 1)
      before = []
    case .proposeRevision(let plan):
      return try makeRevision(plan, command, id: id, actor: actor, role: role, author: author ?? actor)
    case .openCount: return try openCount(command, id: id, actor: actor, role: role)
    case .draftPromotion, .addEvent: return try make(command, id: id, actor: actor, role: role)
    case .signManifest(let courier, let driver):
      return try signManifest(courier, driver, command, id: id, actor: actor, role: role)
    default: throw Refusal(.invalid, .unknownCommand(command.kind.rawValue))
    }
    let seq = try records.append(
      RecordDraft(
        at: now, person: actor.name, role: role, terminal: actor.terminal, command: command.kind.rawValue, commandID: id,
        subject: command.subject.text, version: 0, done: true,
        body: RecordBody.text(
          args: command.json, before: before, after: after,
          more: (author.map { [("asked", .string($0.name))] } ?? []) + RecordBody.byHand(warnings))))
    return Receipt(
      seq: seq, command: command.kind.rawValue, subject: command.subject.text, version: 0, at: now, warnings: warnings)
  }
}
