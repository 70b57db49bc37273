import DeskCore
import DeskStore

/// The shop as somebody would keep it on a sheet of paper: money, goods and parcels, and nothing of how the program decides. What the store
/// has done is entered here too, and must come to the same.
struct Plain {
  struct Item: Hashable {
    var line: Int
    var sku: String
  }

  struct Parcel {
    var order: Int64
    var goods: [Item: Int]
    var stage: ParcelStage
    var scanned = 0
    /// ORD-8: asked to be stopped, and not answered yet.
    var stopped = false
    var ofCase: CaseID?
    var pieces: Int { goods.values.reduce(0, +) }
    var hasShipped: Bool { [.shipped, .handedOver, .delivered].contains(stage) }
  }

  struct Case {
    var order: Int64
    var kind: AfterCaseKind
    var amount: Int64
    var back: [Item: Int]
    var out: [Item: Int]
    var received: [Item: Int] = [:]
    var settled: Int64?
    var stage = CaseStage.requested
    var inspected = false
  }

  struct Shelf: Equatable {
    var onHand: Int
    var reserved: Int
  }

  var paid: [Int64: Int64] = [:]
  var goods: [Int64: [Item: Int]] = [:]
  var cancelled: Set<Int64> = []
  var parcels: [ParcelID: Parcel] = [:]
  var cases: [CaseID: Case] = [:]
  var requests: [RequestID: Command] = [:]
  var shelf: [String: Shelf] = [:]
  /// What must never happen, in words; empty as long as all is well.
  private(set) var faults: [String] = []

  mutating func blame(_ fault: String) { faults.append(fault) }

  /// Reads a shop as it stands, before anything is entered.
  init(_ foreign: Foreign) throws {
    for row in try foreign.rows("SELECT id, paid FROM orders") { paid[Int64(row[0])!] = Int64(row[1])! }
    for row in try foreign.rows("SELECT id / 1000, id % 1000, sku, quantity FROM order_line") {
      goods[Int64(row[0])!, default: [:]][Item(line: Int(row[1])!, sku: row[2])] = Int(row[3])!
    }
    for row in try foreign.rows("SELECT id, order_id, stage FROM parcel") {
      let id = ParcelID(stored: row[0])
      parcels[id] = Parcel(order: Int64(row[1])!, goods: try Self.goods(id, foreign), stage: ParcelStage(rawValue: row[2])!)
    }
    shelf = try Self.shelf(foreign)
  }

  static func goods(_ id: ParcelID, _ foreign: Foreign) throws -> [Item: Int] {
    var goods: [Item: Int] = [:]
    for row in try foreign.rows("SELECT line, sku, quantity FROM parcel_line WHERE parcel = '\(id.text)'") {
      goods[Item(line: Int(row[0])!, sku: row[1]), default: 0] += Int(row[2])!
    }
    return goods
  }

  static func shelf(_ foreign: Foreign) throws -> [String: Shelf] {
    var shelf: [String: Shelf] = [:]
    for row in try foreign.rows("SELECT sku, on_hand, reserved FROM stock_level") {
      shelf[row[0]] = Shelf(onHand: Int(row[1])!, reserved: Int(row[2])!)
    }
    return shelf
  }

  /// A case as it was opened: what it is about is read once, what becomes of it is kept here.
  static func opened(_ id: CaseID, _ foreign: Foreign) throws -> Case {
    let row = try foreign.rows("SELECT order_id, kind, amount FROM after_case WHERE id = \(id.number)")[0]
    var one = Case(order: Int64(row[0])!, kind: AfterCaseKind(rawValue: row[1])!, amount: Int64(row[2])!, back: [:], out: [:])
    for line in try foreign.rows("SELECT line, sku, quantity, outgoing FROM case_line WHERE case_id = \(id.number)") {
      let item = Item(line: Int(line[0])!, sku: line[1])
      if line[3] == "1" { one.out[item, default: 0] += Int(line[2])! } else { one.back[item, default: 0] += Int(line[2])! }
    }
    return one
  }

  // MARK: What must hold

  mutating func check() {
    for (order, paid) in paid {
      let mine = cases.values.filter { $0.order == order }
      let refunded = mine.compactMap(\.settled).reduce(0, +)
      if refunded > paid { blame("AFT-2: \(refunded) fen refunded of \(paid) on order \(order)") }
      var left: [Item: Int] = [:]
      for parcel in parcels.values where parcel.order == order && parcel.hasShipped {
        left.merge(parcel.goods, uniquingKeysWith: +)
      }
      var came: [Item: Int] = [:]
      for one in mine { came.merge(one.received, uniquingKeysWith: +) }
      for (item, back) in came where back > left[item] ?? 0 {
        blame("AFT-2: \(back) of \(item.sku) came back, \(left[item] ?? 0) were shipped, order \(order)")
      }
    }
    for (sku, level) in shelf where level.onHand < 0 || level.reserved < 0 || level.reserved > level.onHand {
      blame("INV-2: \(sku) is \(level.onHand)/\(level.reserved)")
    }
  }

  /// Whether the store's shelf is this one.
  mutating func compare(_ foreign: Foreign) throws {
    let theirs = try Self.shelf(foreign)
    if theirs != shelf { blame("INV-1: the shelf is \(theirs), it should be \(shelf)") }
    for row in try foreign.rows("SELECT id, stage FROM parcel") {
      let mine = parcels[ParcelID(stored: row[0])]?.stage.rawValue
      let delivered = mine == "handedOver" && row[1] == "delivered"
      if mine != row[1], !delivered { blame("FUL-2: \(row[0]) is \(row[1]), it should be \(mine ?? "unknown")") }
    }
    for row in try foreign.rows("SELECT id, settled FROM after_case") {
      let mine = cases[CaseID(number: Int64(row[0])!)]?.settled.map(String.init) ?? "NULL"
      if mine != row[1] { blame("AFT-2: case \(row[0]) is settled with \(row[1]), it should be \(mine)") }
    }
  }
}
