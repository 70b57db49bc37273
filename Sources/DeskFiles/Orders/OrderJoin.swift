import DeskCore

/// Joins order lists and detail files on the order number, and shares out what was paid.
struct OrderJoin {
  /// Lines that one order may have: keeps every sum of price × quantity within 64 bits, and no real order comes near.
  static let largestOrder = 4096

  private(set) var orders: [ImportedOrder] = []
  /// For each order the index of its list.
  private(set) var lists: [Int] = []
  /// Rows rejected by the join, per list and per detail file.
  private(set) var listRejections: [[RejectedRow]]
  private(set) var detailRejections: [[RejectedRow]]

  /// `lists` and `details` in the order in which the files were given.
  init(lists orderLists: [OrderList], details: [DetailList]) {
    listRejections = Array(repeating: [], count: orderLists.count)
    detailRejections = Array(repeating: [], count: details.count)
    let rejected = orderLists.reduce(into: Set<String>()) { $0.formUnion($1.rejectedNumbers) }
    merge(orderLists)
    var taken = details.map { Array(repeating: false, count: $0.groups.count) }
    var kept: [Int] = []
    kept.reserveCapacity(orders.count)
    for index in orders.indices {
      let candidates = details.indices.compactMap { file in
        details[file].groupIndex[orders[index].number].map { (file, $0) }
      }
      for (file, group) in candidates { taken[file][group] = true }
      if let mark = candidates.lazy.compactMap({ details[$0.0].groups[$0.1].fakeMark }).first {
        reject(order: index, .fakeOrder(mark))
        continue
      }
      kept.append(index)
      attach(candidates, to: index, details)
    }
    if kept.count < orders.count {
      orders = kept.map { orders[$0] }
      lists = kept.map { lists[$0] }
    }
    for (file, detail) in details.enumerated() {
      for (index, group) in detail.groups.enumerated() where !taken[file][index] && !rejected.contains(group.number) {
        detailRejections[file] += group.lineIndices.map {
          RejectedRow(row: detail.lines[$0].line.row, column: "", reason: .detailWithoutOrder(group.number))
        }
      }
    }
  }

  /// Each order once: where exports overlap, the later one counts (trap 24).
  private mutating func merge(_ orderLists: [OrderList]) {
    if orderLists.count == 1 {
      orders = orderLists[0].orders
      lists = Array(repeating: 0, count: orders.count)
      return
    }
    var indices: [String: Int] = [:]
    for (list, part) in orderLists.enumerated() {
      for order in part.orders {
        guard let index = indices[order.number] else {
          indices[order.number] = orders.count
          orders.append(order)
          lists.append(list)
          continue
        }
        let stored = ExportClaim(status: orders[index].status, exportedAt: orderLists[lists[index]].intake.exportedAt)
        if ExportClaim(status: order.status, exportedAt: part.intake.exportedAt).supersedes(stored) {
          orders[index] = order
          lists[index] = list
        }
      }
    }
  }

  /// Gives an order the lines of the latest detail file that names it, or names the order as one without details (trap 26).
  private mutating func attach(_ candidates: [(file: Int, group: Int)], to index: Int, _ details: [DetailList]) {
    let latest = candidates.max { a, b in
      (details[a.file].intake.exportedAt?.milliseconds ?? .min) <= (details[b.file].intake.exportedAt?.milliseconds ?? .min)
    }
    guard let latest else { return reject(order: index, .orderWithoutDetails(orders[index].number)) }
    let detail = details[latest.file]
    let group = detail.groups[latest.group]
    guard !group.isIncomplete, !group.lineIndices.isEmpty, group.lineIndices.count <= Self.largestOrder else {
      return reject(order: index, .orderWithoutDetails(orders[index].number))
    }
    var lines = group.lineIndices.map { detail.lines[$0].line }
    let shares = Self.shares(
      of: max(orders[index].paid - orders[index].shippingFee, .zero), lines: lines,
      own: group.lineIndices.map { detail.lines[$0].ownPaid })
    for position in lines.indices { lines[position].paid = shares[position] }
    orders[index].lines = lines
  }

  /// The file's own amounts when they add up to what was paid for the goods; else what was paid, in proportion to price × quantity and
  /// exact in fen (trap 17).
  private static func shares(of paid: Money, lines: [ImportedLine], own: [Money?]) -> [Money] {
    if lines.count == 1 { return [paid] }
    let stated = own.compactMap { $0 }
    if stated.count == lines.count, stated.reduce(Money.zero, +) == paid { return stated }
    return paid.allocated(over: lines.map { $0.price.fen * Int64($0.quantity) })
  }

  private mutating func reject(order index: Int, _ reason: RejectReason) {
    listRejections[lists[index]].append(RejectedRow(row: orders[index].row, column: "", reason: reason))
  }
}
