import DeskCore

extension Desk {
  /// Shelves and years of movements for measurements, as `verify` would have them, in training shops: a record for every ten thousand
  /// movements tells of them.
  ///
  /// - Throws: `unsafeSetting` in a real shop.
  @_spi(Testing)
  public func fillGoods(skus: Int, movements: Int, days: Int64, by session: Session) throws {
    guard settings.training else { throw StoreFault.unsafeSetting("fillGoods") }
    let actor = try actor(of: session)
    let names = GoodsFill.names
    try engine.bulk {
      for first in stride(from: 0, to: skus, by: 10_000) {
        try engine.write { connection in
          let fill = try GoodsFill(connection, actor: actor, at: now)
          let numbers = first..<min(first + 10_000, skus)
          for number in numbers { try fill.add(number, named: names[number % names.count]) }
          try fill.tell(numbers)
        }
      }
      var onHand = [Int](repeating: 0, count: skus)
      var done = 0
      while done < movements, skus > 0 {
        let count = min(10_000, movements - done)
        let ago = days * 86_400 * Int64(movements - done) / Int64(max(movements, 1))
        try engine.write { connection in
          let fill = try GoodsFill(connection, actor: actor, at: now.advanced(bySeconds: -ago))
          let day = Int64(settings.calendar.zone.local(fill.at).day.number)
          try fill.move(done..<done + count, &onHand, on: day)
        }
        done += count
      }
      for first in stride(from: 0, to: skus, by: 10_000) {
        try engine.write { connection in
          for number in first..<min(first + 10_000, skus) {
            let code = GoodsFill.code(number)
            try connection.execute(
              "UPDATE stock_level SET on_hand = ?, moves = (SELECT count(*) FROM movement WHERE sku = ?) WHERE sku = ?",
              onHand[number],
              code, code)
          }
        }
      }
      // INV-5: the first movement begins the counts' duties.
      try engine.write { try DerivedWork(session: $0, calendar: settings.calendar).replaceDuties() }
    }
  }
}

/// The rows of ``Desk/fillGoods(skus:movements:days:by:)``.
private struct GoodsFill {
  let session: any SQLSession
  let actor: Actor
  let at: Instant

  static let names = ["纯棉四件套", "枕套", "儿童雨衣", "窗帘", "毛巾", "浴巾", "蚕丝被", "记忆枕", "床笠", "沙发垫", "地毯", "凉席", "抱枕", "被套"]
  static let colours = ["蓝", "白", "灰", "黄", "粉"]

  static func code(_ number: Int) -> String {
    let digits = String(number)
    return "G-" + String(repeating: "0", count: max(0, 6 - digits.count)) + digits
  }

  init(_ session: any SQLSession, actor: Actor, at: Instant) throws {
    self.session = session
    self.actor = actor
    self.at = at
  }

  private static func shops(_ number: Int) -> [String] { Array(["旗舰店", "专卖店"].prefix(number % 3)) }

  /// What the SKUs are sold for and where, as one record.
  func tell(_ numbers: Range<Int>) throws {
    func money(_ number: Int) -> JSON { .string(Money(fen: Int64(number)).decimal) }
    let priced = numbers.map { number in
      JSON.array([
        .string(Self.code(number)), money(number % 9000 + 500), money(number % 9000 + 700), .int(number % 60),
        money(number % 9000 + 1500),
      ])
    }
    let listed = numbers.flatMap { number in
      Self.shops(number).map { JSON.array([.string(Self.code(number)), .string("taobao/" + $0)]) }
    }
    try record([("priced", .array(priced)), ("listed", .array(listed))])
  }

  private func record(_ body: [(String, JSON)]) throws {
    var records = try RecordWriter(session)
    try records.append(
      RecordDraft(
        at: at, person: actor.name, role: .merchandiser, terminal: actor.terminal, command: CommandKind.importProducts.rawValue,
        commandID: nil, subject: Subject.shop.text, version: 0, done: true, body: JSON.object(body).text))
  }

  func add(_ number: Int, named name: String) throws {
    let code = Self.code(number)
    let place = "\(["A", "B", "C", "D"][number % 4])-\(number / 400 % 100)-\(number % 400)"
    try session.execute(
      """
      INSERT INTO sku (code, title, attributes, location, is_complete, version, cost, floor_price, price, safety)
      VALUES (?, ?, ?, ?, 1, 1, ?, ?, ?, ?)
      """, code, "\(name) \(number % 977)", "\(Self.colours[number % 5]) \(number % 7 + 1)", place, number % 9000 + 500,
      number % 9000 + 700, number % 9000 + 1500, number % 60)
    try session.execute("INSERT INTO stock_level (sku, on_hand, reserved) VALUES (?, 0, 0)", code)
    try session.execute("INSERT INTO sku_barcode (barcode, sku) VALUES (?, ?)", "69\(10_000_000_000 + number)", code)
    for shop in Self.shops(number) {
      try session.execute(
        "INSERT INTO listing (sku, platform, shop, state, at, proposed_by, approved_by, sold_out) VALUES (?, 'taobao', ?, 'listed', ?, NULL, NULL, 0)",
        code, shop, at.milliseconds)
    }
    try GoodsWordsTable(session: session).note(code)
  }

  /// Goods come in by forty and are counted down by ones and twos; every SKU gets its share, in an order that isn't that of their codes.
  func move(_ range: Range<Int>, _ onHand: inout [Int], on day: Int64) throws {
    try record([("movements", .int(range.count)), ("priced", .array([]))])
    let told = try RecordWriter(session).seq
    for number in range {
      let sku = number * 7919 % onHand.count
      let change = onHand[sku] < 3 ? 40 : -(number % 2 + 1)
      onHand[sku] += change
      let kind: StockMovement.Kind = change > 0 ? .received : .picked
      try session.execute(
        """
        INSERT INTO movement (seq, sku, kind, on_hand, reserved, on_hand_after, reserved_after, subject, record, at, person)
        VALUES (?, ?, ?, ?, 0, ?, 0, ?, ?, ?, ?)
        """, number + 1, Self.code(sku), kind.rawValue, change, onHand[sku], Subject.sku(Self.code(sku)).text, told,
        at.milliseconds, actor.name)
      guard change < 0 else { continue }
      try session.execute(
        """
        INSERT INTO sku_day (day, sku, pieces) VALUES (?, ?, ?) ON CONFLICT (day, sku) DO UPDATE SET pieces = sku_day.pieces + excluded.pieces
        """, day, Self.code(sku), -change)
    }
  }
}
