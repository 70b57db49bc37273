import DeskCore
import Foundation

/// INV-1 as somebody would keep it on a sheet of paper: what each answered command says of goods, entered in the order of the records. Nothing
/// here asks the program for a sum.
struct StockSheet {
  struct Shelf: Equatable {
    var onHand = 0
    var reserved = 0
    var onHold = 0
    /// What lies elsewhere than at the SKU's own place.
    var elsewhere: [String: Int] = [:]
  }

  struct Order {
    var lines: [(sku: String, pieces: Int)]
    /// Its parcels that hold goods.
    var parcels: [ParcelID] = []
  }

  struct Parcel {
    enum Stage { case queued, printed, picked, packed, shipped, gone, voided }

    var order: OrderID
    var goods: [(sku: String, pieces: Int)]
    var stage = Stage.queued
    var isReserved: Bool { stage == .queued || stage == .printed }
  }

  struct Entry: Equatable {
    var quantity: Int
    var book: Int
    var difference: Int { quantity - book }
  }

  /// A command that was answered with `ok`.
  struct Done {
    var command: Command
    var person: String
    var seq: Int64
    var parcels: [ParcelID]
    var request: RequestID?
    var count: CountID?
    /// It was approved, and could no longer be done.
    var failed: Bool
  }

  private(set) var shelves: [String: Shelf] = [:]
  private(set) var orders: [OrderID: Order] = [:]
  private(set) var parcels: [ParcelID: Parcel] = [:]
  private(set) var counts: [CountID: [String: Entry]] = [:]
  /// What waits for approval.
  private(set) var requests: [RequestID: Command] = [:]
  /// Which SKU became part of which.
  private(set) var merged: [String: String] = [:]
  /// The SKUs of counts that somebody asked for.
  private(set) var asked: [CountID: [String]] = [:]
  /// What can't be: below zero, or goods that nobody has.
  private(set) var faults: [String] = []
  /// How often goods changed, by kind of command.
  private(set) var changes: [CommandKind: Int] = [:]
  /// Each SKU's own place.
  private let places: [String: String]

  init(_ skus: [(sku: String, place: String, pieces: Int)], _ orders: [OrderID: [(sku: String, pieces: Int)]]) {
    places = Dictionary(uniqueKeysWithValues: skus.map { ($0.sku, $0.place) })
    for one in skus { shelves[one.sku] = Shelf(onHand: one.pieces) }
    self.orders = orders.mapValues { Order(lines: $0) }
  }

  mutating func enter(_ done: Done) {
    // These did what they say and ask for something else besides: a relisting, a booking.
    let alsoAsks: Set<CommandKind> = [.receiveStock, .freeStock, .explainCount]
    if let request = done.request {
      if case .explainCount(let count, let sku, _) = done.command {
        requests[request] = .bookCount(count, sku: sku)
      } else if !alsoAsks.contains(done.command.kind) {
        requests[request] = done.command
        return
      }
    }
    if case .approveRequest(let request, _) = done.command {
      guard !done.failed, let asked = requests.removeValue(forKey: request) else { return }
      var carried = done
      carried.command = asked
      return carry(carried)
    }
    if case .rejectRequest(let request, _) = done.command { requests[request] = nil }
    if case .withdrawRequest(let request) = done.command { requests[request] = nil }
    carry(done)
  }

  private mutating func carry(_ done: Done) {
    let before = shelves
    switch done.command {
    case .receiveStock(let sku, let pieces, _, _, _): move(sku, onHand: pieces)
    case .holdStock(let sku, let pieces, _): move(sku, onHold: pieces)
    case .freeStock(let sku, let pieces, _): move(sku, onHold: -pieces)
    case .writeOffStock(let sku, let pieces, _):
      // What was on hold is written off first.
      move(sku, onHand: -pieces, onHold: -min(pieces, shelves[sku]?.onHold ?? 0))
    case .countStock(let sku, let quantity, _): move(sku, onHand: quantity - (shelves[sku]?.onHand ?? 0))
    case .moveStock(let sku, let pieces, let from, let to):
      let own = places[sku] ?? ""
      place(sku, from ?? own, -pieces)
      place(sku, to, pieces)
    case .enterCount(let count, let sku, let quantity):
      counts[count, default: [:]][sku] = Entry(quantity: quantity, book: shelves[sku]?.onHand ?? 0)
    case .bookCount(let count, let sku):
      guard let entry = counts[count]?[sku] else { return blame("\(count.text) booked \(sku), which nobody entered") }
      move(sku, onHand: entry.difference)
    case .mergeSKU(let sku, let into, _): merge(sku, into)
    case .openCount(_, let skus, _, _): if let count = done.count { asked[count] = skus }
    default: onOrder(done)
    }
    if shelves != before { changes[done.command.kind, default: 0] += 1 }
    for (sku, shelf) in shelves where shelf != before[sku] { check(sku, shelf, done) }
  }

  private mutating func onOrder(_ done: Done) {
    switch done.command {
    case .confirmOrder(let id):
      guard let parcel = done.parcels.first, let order = orders[id] else {
        return blame("\(id.text) was confirmed without a parcel")
      }
      if orders[id]?.parcels.contains(where: { parcels[$0]?.stage != .voided }) == true { blame("\(id.text) was queued twice") }
      // An order that names a merged code gets what its goods are called now.
      let goods = order.lines.map { (sku: now($0.sku), pieces: $0.pieces) }
      for line in goods { move(line.sku, reserved: line.pieces) }
      parcels[parcel] = Parcel(order: id, goods: goods)
      orders[id]?.parcels.append(parcel)
    case .amendOrder(let id, .sku, let to, let line?, _): orders[id]?.lines[line - 1].sku = to
    case .cancelOrder(let id, _):
      for parcel in orders[id]?.parcels ?? [] where parcels[parcel]?.stage == .queued { end(parcel) }
    case .printParcel(let id): if parcels[id]?.stage == .queued { parcels[id]?.stage = .printed }
    case .pickParcel(let id):
      guard let parcel = parcels[id], parcel.isReserved else { return blame("\(id.text) was picked twice") }
      for line in parcel.goods { move(line.sku, onHand: -line.pieces, reserved: -line.pieces) }
      parcels[id]?.stage = .picked
    case .packParcel(let id, _, _): parcels[id]?.stage = .packed
    case .shipParcel(let id): parcels[id]?.stage = .shipped
    case .handOverParcel(let id), .goneParcel(let id, _): parcels[id]?.stage = .gone
    case .voidParcel(let id, _), .foundParcel(let id): end(id)
    case .shortParcel(let id, let sku, let missing, _):
      guard parcels[id]?.isReserved == true else { return blame("\(id.text) was short after it was picked") }
      end(id)
      move(sku, onHand: -missing)
    default: break
    }
  }

  /// A parcel that doesn't go out: a promise ends, or what was taken goes back.
  private mutating func end(_ id: ParcelID) {
    guard let parcel = parcels[id], parcel.stage != .voided, parcel.stage != .gone else {
      return blame("\(id.text) ended twice, or nobody queued it")
    }
    for line in parcel.goods {
      if parcel.isReserved { move(line.sku, reserved: -line.pieces) } else { move(now(line.sku), onHand: line.pieces) }
    }
    parcels[id]?.stage = .voided
  }

  private func now(_ sku: String) -> String {
    var (at, left) = (sku, merged.count)
    while let into = merged[at], left > 0 { (at, left) = (into, left - 1) }
    return at
  }

  private mutating func merge(_ sku: String, _ into: String) {
    guard let shelf = shelves[sku], merged[sku] == nil else { return blame("\(sku) became part of another twice") }
    let own = places[sku] ?? ""
    var lying = shelf.elsewhere
    lying[own, default: 0] += shelf.onHand - shelf.elsewhere.values.reduce(0, +)
    shelves[sku] = Shelf()
    merged[sku] = into
    shelves[into]?.onHand += shelf.onHand
    shelves[into]?.onHold += shelf.onHold
    for (at, pieces) in lying where pieces > 0 && at != places[into] { shelves[into]?.elsewhere[at, default: 0] += pieces }
  }

  private mutating func move(_ sku: String, onHand: Int = 0, reserved: Int = 0, onHold: Int = 0) {
    guard var shelf = shelves[sku] else { return blame("nobody knows \(sku)") }
    shelf.onHand += onHand
    shelf.reserved += reserved
    shelf.onHold += onHold
    // What the SKU's own place hadn't came from the others, in the order of their names.
    for at in shelf.elsewhere.keys.sorted() where shelf.elsewhere.values.reduce(0, +) > shelf.onHand {
      let taken = min(shelf.elsewhere[at] ?? 0, shelf.elsewhere.values.reduce(0, +) - shelf.onHand)
      shelf.elsewhere[at] = shelf.elsewhere[at] == taken ? nil : (shelf.elsewhere[at] ?? 0) - taken
    }
    shelves[sku] = shelf
  }

  private mutating func place(_ sku: String, _ at: String, _ pieces: Int) {
    guard at != places[sku] else { return }
    let there = (shelves[sku]?.elsewhere[at] ?? 0) + pieces
    shelves[sku]?.elsewhere[at] = there == 0 ? nil : there
  }

  private mutating func check(_ sku: String, _ shelf: Shelf, _ done: Done) {
    let own = shelf.onHand - shelf.elsewhere.values.reduce(0, +)
    let all = [shelf.onHand, shelf.reserved, shelf.onHold, shelf.onHand - shelf.reserved - shelf.onHold, own]
    if (all + shelf.elsewhere.values).contains(where: { $0 < 0 }) { blame("record \(done.seq): \(sku) \(shelf)") }
  }

  private mutating func blame(_ text: String) { faults.append(text) }
}

extension StockSheet {
  var openParcels: [ParcelID] { parcels.filter { $0.value.stage != .voided && $0.value.stage != .gone }.keys.sorted() }
}
