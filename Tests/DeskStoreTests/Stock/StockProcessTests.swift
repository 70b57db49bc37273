import DeskCore
@_spi(Testing) import DeskStore
import DeskTestKit
import Foundation
import Testing

/// Four people at four programs on one shop, each sending a hundred lines a round without waiting for an answer; after each round what was
/// answered is entered in a sheet in the order of the records.
private final class StockFloor {
  struct Line {
    var id: String
    var command: Command
    var version: Int?
    var person: String
  }

  static let people: [(name: String, roles: [Role])] = [
    ("kai", [.merchandiser, .presaleAgent]), ("lin", [.merchandiser, .shipper, .finance, .planner]),
    ("mei", [.agentLead, .generalManager]), ("rui", [.director, .presaleAgent, .shipper]),
  ]
  static let skus = (1...36).map { (sku: "S\($0)", place: "A-S\($0)", pieces: $0 % 7 == 0 ? 2 : 15) }

  let shop: TestShop
  let foreign: Foreign
  private(set) var sheet: StockSheet
  /// Of each id that was answered with `ok`: what was sent, and its record.
  private(set) var done: [String: (line: Line, seq: Int64)] = [:]
  private(set) var refused: [String: Int] = [:]
  private var programs: [RunningProgram]
  private var draws: [StockDraw]
  private var sent: [[Line]]
  private let reader: Session
  let setUp: Int

  init() throws {
    let shop = try TestShop(inMemory: true)
    var dice = Dice(seed: 5)
    var orders: [OrderID: [(sku: String, pieces: Int)]] = [:]
    var imported: [ImportedOrder] = []
    for number in 1...400 {
      let first = dice.pick(Self.skus).sku
      let second = dice.pick(Self.skus).sku
      var lines = [(sku: first, pieces: Int.random(in: 1...2, using: &dice))]
      if second != first, dice.chance(40) { lines.append((second, 1)) }
      orders[OrderID(number: Int64(number))] = lines
      var order = ImportedOrder.paid("30\(1000 + number)", sku: first, quantity: lines[0].pieces)
      if lines.count == 2 { order.lines += ImportedOrder.paid("x", sku: second).lines }
      order.paid = order.lines.reduce(.zero) { $0 + $1.paid }
      (order.goods, order.total) = (order.paid, order.paid)
      imported.append(order)
    }
    try shop.take(imported)
    for one in Self.skus {
      try shop.perform(
        .receiveStock(sku: one.sku, quantity: one.pieces, location: one.place, barcode: "69-\(one.sku)", title: one.sku),
        as: .merchandiser)
      try shop.perform(.editSKU(sku: one.sku, field: .cost, to: "2"), as: .merchandiser)
    }
    sheet = StockSheet(Self.skus, orders)
    reader = try shop.session(.director)
    programs = try Self.people.map { person in
      try RunningProgram(in: shop, as: person.name, session: shop.desk.trainee(person.name, roles: person.roles))
    }
    draws = Self.people.enumerated().map { StockDraw($1.name, $1.roles, seed: UInt64(100 + $0)) }
    sent = Self.people.map { _ in [] }
    self.shop = shop
    foreign = try Foreign(shop.path)
    setUp = Int(try foreign.value("SELECT max(seq) FROM record")) ?? 0
  }

  /// - Parameter lines: of each person. All are on their way before the first answer is read.
  func round(_ lines: Int) throws {
    var batches: [[Line]] = []
    for person in programs.indices {
      var batch: [Line] = []
      for _ in 0..<lines {
        // A line that was sent before, word for word: a retry.
        if draws[person].chance(2), let old = sent[person].last {
          batch.append(old)
          continue
        }
        let line = Line(
          id: "\(draws[person].person)-\(sent[person].count)", command: draws[person].next(sheet),
          version: draws[person].chance(3) ? draws[person].pick([1, 2, 3, 9]) : nil, person: draws[person].person)
        sent[person].append(line)
        batch.append(line)
      }
      batches.append(batch)
    }
    for (program, batch) in zip(programs, batches) {
      program.write(batch.map { RunningProgram.line($0.id, $0.command, version: $0.version) }.joined())
    }
    var new: [StockSheet.Done] = []
    for (program, batch) in zip(programs, batches) {
      for line in batch {
        let answer = try program.next()
        #expect(answer["id"] as? String == line.id)
        switch Answered(answer) {
        case .done: new += [try take(line, answer)].compactMap { $0 }
        case .refused(let code, _, let message):
          refused[code, default: 0] += 1
          #expect(
            ["refused", "invalid", "notFound", "stale", "notPermitted", "busy"].contains(code), "\(line.command): \(message)")
          #expect(done[line.id] == nil, "\(line.id) was done and then refused: \(message)")
        }
      }
    }
    for one in new.sorted(by: { $0.seq < $1.seq }) { sheet.enter(one) }
  }

  /// Nil: it had been done before, and the first receipt came back.
  private func take(_ line: Line, _ answer: [String: Any]) throws -> StockSheet.Done? {
    let seq = try #require((answer["seq"] as? NSNumber)?.int64Value)
    if let known = done[line.id] {
      #expect(known.seq == seq, "\(line.id) was done twice")
      return nil
    }
    done[line.id] = (line, seq)
    let warnings = answer["warnings"] as? [[String: Any]] ?? []
    return StockSheet.Done(
      command: line.command, person: line.person, seq: seq,
      parcels: (answer["parcels"] as? [String] ?? []).compactMap { ParcelID($0) },
      request: (answer["request"] as? String).flatMap { RequestID($0) },
      count: (answer["count"] as? String).flatMap { CountID($0) },
      failed: warnings.contains { $0["code"] as? String == "notCarriedOut" })
  }

  /// The sheet against `stock list --json`.
  func expectAsListed() throws {
    #expect(sheet.faults == [])
    let outcome = try RunningProgram.run(
      ["stock", "list", "--json", "--limit", "1000"], in: shop, as: "director", session: reader)
    #expect(outcome.exit == 0, "\(outcome.complaint)")
    var listed: [String: StockSheet.Shelf] = [:]
    for item in outcome.items {
      func number(_ name: String) throws -> Int { try #require((item[name] as? NSNumber)?.intValue, "\(name) of \(item)") }
      let sku = try #require(item["sku"] as? String)
      let elsewhere = (item["elsewhere"] as? [String: NSNumber] ?? [:]).mapValues(\.intValue)
      let shelf = StockSheet.Shelf(
        onHand: try number("onHand"), reserved: try number("reserved"), onHold: try number("onHold"), elsewhere: elsewhere)
      #expect(try number("available") == shelf.onHand - shelf.reserved - shelf.onHold)
      listed[sku] = shelf
    }
    for (sku, shelf) in sheet.shelves.sorted(by: { $0.key < $1.key }) { #expect(listed[sku] == shelf, "\(sku)") }
    #expect(listed.count == sheet.shelves.count)
  }

  /// REC-1, REC-4: one record for each answer of `ok`, by its person and on its subject; one for each that wasn't permitted; no others but
  /// those that such a command brought about.
  func expectRecorded() throws {
    var told: [String: [String]] = [:]
    for row in try foreign.rows(
      "SELECT command_id, seq, person, command, subject FROM record WHERE done = 1 AND command_id IS NOT NULL AND seq > \(setUp)")
    {
      #expect(told[row[0]] == nil, "\(row[0]) has two records")
      told[row[0]] = Array(row.dropFirst())
    }
    for (id, one) in done {
      let expected = ["\(one.seq)", one.line.person, one.line.command.kind.rawValue, one.line.command.subject.text]
      let record = told.removeValue(forKey: id)
      #expect(record == expected, "\(id)")
    }
    for id in told.keys { #expect(done[String(id.prefix { $0 != "/" })] != nil, "\(id) was recorded and not answered") }
    let tried = Int(try foreign.value("SELECT count(*) FROM record WHERE done = 0 AND seq > \(setUp)")) ?? 0
    #expect(tried == refused["notPermitted"] ?? 0)
  }

  /// The programs end; the shop stays.
  func close() { programs = [] }

  func expectLevels() throws {
    let below = try foreign.rows(
      """
      SELECT seq, sku FROM movement WHERE on_hand_after < 0 OR reserved_after < 0 OR on_hold_after < 0
        OR reserved_after + on_hold_after > on_hand_after
      """)
    #expect(below == [])
  }
}

@Suite("Stock under four processes", .serialized)
struct StockProcessTests {
  @Test(
    "INV-1, INV-2, INV-5, REC-1: after 20,000 commands from four processes at once each SKU has what the answers come to, each answer has one record, no level was ever below zero"
  )
  func equation() throws {
    let floor = try StockFloor()
    let (rounds, lines) = (50, 100)
    for round in 1...rounds {
      try floor.round(lines)
      if round % 10 == 0 { try floor.expectAsListed() }
      if round == rounds / 2 { try floor.shop.expectSound("half way") }
    }
    floor.close()
    try floor.expectRecorded()
    try floor.expectLevels()
    try floor.shop.expectSound()
    // Was the day too dull to prove anything?
    let changes = floor.sheet.changes
    for kind: CommandKind in [
      .receiveStock, .moveStock, .holdStock, .freeStock, .writeOffStock, .countStock, .confirmOrder, .pickParcel, .voidParcel,
      .shortParcel, .cancelOrder, .foundParcel, .bookCount, .mergeSKU,
    ] {
      // Two codes merge seldom: whoever of the four comes first may have taken the goods away.
      #expect(changes[kind] ?? 0 >= (kind == .mergeSKU ? 1 : 3), "\(kind)")
    }
    #expect(floor.done.count > 4000)
    let kinds = changes.map { "\($0.key.rawValue) \($0.value)" }.sorted().joined(separator: ", ")
    print("stock: \(rounds * lines * 4) lines, \(floor.done.count) done, refused \(floor.refused); \(kinds)")
  }
}
