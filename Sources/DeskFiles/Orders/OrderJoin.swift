import DeskCore

/// Joins order lists and detail files on the order number, and shares out what was paid.
struct OrderJoin {
  /// Lines that one order may have: keeps every sum of price × quantity within 64 bits, and no real order comes near.
  static let largestOrder = 999

  private(set) var orders: [ImportedOrder] = []
  /// For each order the index of its list.
  private(set) var lists: [Int] = []
  /// Rows rejected by the join, per list and per detail file.
  private(set) var listRejections: [[RejectedRow]]
  private(set) var detailRejections: [[RejectedRow]]

  /// `lists` and `details` in the order in which the files were given; what is joined is taken out of them, not copied.
  init(lists orderLists: inout [OrderList], details: inout [DetailList]) {
    listRejections = Array(repeating: [], count: orderLists.count)
    detailRejections = Array(repeating: [], count: details.count)
    let rejected = orderLists.reduce(into: Set<String>()) { $0.formUnion($1.rejectedNumbers) }
    merge(&orderLists)
    var taken = details.map { Array(repeating: false, count: $0.groups.count) }
    var next = Array(repeating: 0, count: details.count)
    var kept = 0
    var candidates: [Candidate] = []
    for index in orders.indices {
      candidates.removeAll(keepingCapacity: true)
      for file in details.indices {
        guard let group = details[file].group(of: orders[index].number, guess: next[file]) else { continue }
        next[file] = group + 1
        taken[file][group] = true
        candidates.append(Candidate(file: file, group: group))
      }
      var mark: String?
      for candidate in candidates where mark == nil { mark = details[candidate.file].groups[candidate.group].fakeMark }
      if let mark {
        reject(order: index, .fakeOrder(mark))
      } else {
        attach(candidates, to: index, &details)
        if kept < index {
          orders.swapAt(kept, index)
          lists.swapAt(kept, index)
        }
        kept += 1
      }
    }
    orders.removeSubrange(kept...)
    lists.removeSubrange(kept...)
    for (file, detail) in details.enumerated() {
      for (index, group) in detail.groups.enumerated() where !taken[file][index] && !rejected.contains(group.number) {
        detailRejections[file] += group.lines.map {
          RejectedRow(row: $0.row, column: "", reason: .detailWithoutOrder(group.number))
        }
      }
    }
  }

  private struct Candidate {
    var file: Int
    var group: Int
  }

  /// Each order once: where exports overlap, the later one counts (trap 24).
  private mutating func merge(_ orderLists: inout [OrderList]) {
    if orderLists.count == 1 {
      swap(&orders, &orderLists[0].orders)
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
  private mutating func attach(_ candidates: [Candidate], to index: Int, _ details: inout [DetailList]) {
    let latest = candidates.max { a, b in
      (details[a.file].intake.exportedAt?.milliseconds ?? .min) <= (details[b.file].intake.exportedAt?.milliseconds ?? .min)
    }
    guard let latest else { return reject(order: index, .orderWithoutDetails(orders[index].number)) }
    var group = DetailList.Group(number: "")
    swap(&group, &details[latest.file].groups[latest.group])
    guard !group.isIncomplete, !group.lines.isEmpty, group.lines.count <= Self.largestOrder else {
      return reject(order: index, .orderWithoutDetails(orders[index].number))
    }
    Self.share(max(orders[index].paid - orders[index].shippingFee, .zero), over: &group)
    orders[index].lines = group.lines
  }

  /// The file's own amounts when they add up to what was paid for the goods; else what was paid, in proportion to price × quantity and
  /// exact in fen (trap 17).
  private static func share(_ paid: Money, over group: inout DetailList.Group) {
    if group.lines.count == 1 {
      group.lines[0].paid = paid
      return
    }
    let isStated = group.ownPaid.count == group.lines.count && group.ownPaid.reduce(Money.zero, +) == paid
    let shares = isStated ? group.ownPaid : paid.allocated(over: group.lines.map { $0.price.fen * Int64($0.quantity) })
    for index in group.lines.indices { group.lines[index].paid = shares[index] }
  }

  private mutating func reject(order index: Int, _ reason: RejectReason) {
    listRejections[lists[index]].append(RejectedRow(row: orders[index].row, column: "", reason: reason))
  }
}
