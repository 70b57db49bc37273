import DeskCore
import DeskStore

extension Plain {
  /// Enters what the store has carried out.
  mutating func enter(_ command: Command, _ receipt: Receipt, _ foreign: Foreign) throws {
    if let request = receipt.request {
      requests[request] = command
      return
    }
    if case .approveRequest(let id, _) = command {
      let stage = try foreign.value("SELECT stage FROM approval WHERE id = \(id.number)")
      if stage == "carriedOut", let asked = requests[id] { try carry(asked, receipt, foreign) }
    } else {
      try carry(command, receipt, foreign)
    }
    check()
  }

  private mutating func carry(_ command: Command, _ receipt: Receipt, _ foreign: Foreign) throws {
    switch command.subject {
    case .parcel(let id): carry(command, on: id)
    case .afterCase(let id): carry(command, on: id)
    default: carryOnOrder(command)
    }
    for id in receipt.cases { cases[id] = try Self.opened(id, foreign) }
    for id in receipt.parcels { try queue(id, command, foreign) }
  }

  private mutating func queue(_ id: ParcelID, _ command: Command, _ foreign: Foreign) throws {
    var parcel: Parcel
    switch command.subject {
    case .order(let order): parcel = Parcel(order: order.number, goods: goods[order.number] ?? [:], stage: .queued)
    case .afterCase(let one):
      guard let found = cases[one] else { return blame("a parcel of a case that nobody opened") }
      parcel = Parcel(order: found.order, goods: found.out, stage: .queued, ofCase: one)
    default: return blame("\(command.kind) queued \(id.text)")
    }
    if try Self.goods(id, foreign) != parcel.goods { blame("\(id.text) holds other goods than it should") }
    for (item, count) in parcel.goods { shelf[item.sku]?.reserved += count }
    parcels[id] = parcel
  }

  private mutating func carryOnOrder(_ command: Command) {
    switch command {
    case .receiveStock(let sku, let quantity, _, _, _): shelf[sku]?.onHand += quantity
    case .amendOrder(let id, .sku, let to, let line?, _):
      guard let old = goods[id.number]?.first(where: { $0.key.line == line }) else { return }
      goods[id.number]?[old.key] = nil
      goods[id.number]?[Item(line: line, sku: to)] = old.value
    case .cancelOrder(let id, _):
      cancelled.insert(id.number)
      // Before anything of the order has left, what cases send with it stays as well.
      let hasLeft = parcels.values.contains { parcel in
        parcel.order == id.number && parcel.ofCase == nil && [.shipped, .handedOver, .delivered].contains(parcel.stage)
      }
      for (name, parcel) in parcels where parcel.order == id.number && (parcel.ofCase == nil || !hasLeft) {
        switch parcel.stage {
        case .queued: leave(name, to: .voided)
        case .printed, .picked, .packed, .shipped: parcels[name]?.stopped = true
        case .handedOver, .delivered, .voided: break
        }
      }
    default: break
    }
  }

  /// A parcel that doesn't go out: what is reserved is released, what was taken goes back to the shelf.
  private mutating func leave(_ id: ParcelID, to stage: ParcelStage) {
    guard let parcel = parcels[id] else { return }
    for (item, count) in parcel.goods {
      if parcel.stage == .queued || parcel.stage == .printed {
        shelf[item.sku]?.reserved -= count
      } else {
        shelf[item.sku]?.onHand += count
      }
    }
    parcels[id]?.stage = stage
    parcels[id]?.stopped = false
  }

  private mutating func carry(_ command: Command, on id: ParcelID) {
    guard let parcel = parcels[id] else { return blame("\(command.kind) on \(id.text), which nobody queued") }
    let moves: Set<CommandKind> = [
      .assignWaybill, .printParcel, .pickParcel, .packParcel, .weighParcel, .shipParcel, .handOverParcel, .voidParcel,
    ]
    if parcel.stopped, moves.contains(command.kind) { blame("ORD-8: \(command.kind) of \(id.text), which is being stopped") }
    if parcel.ofCase == nil, cancelled.contains(parcel.order), [.shipParcel, .handOverParcel].contains(command.kind) {
      blame("ORD-8: \(command.kind) of \(id.text) of a cancelled order")
    }
    switch command {
    case .printParcel where parcel.stage == .queued: parcels[id]?.stage = .printed
    case .pickParcel:
      for (item, count) in parcel.goods {
        shelf[item.sku]?.onHand -= count
        shelf[item.sku]?.reserved -= count
      }
      parcels[id]?.stage = .picked
    case .packParcel(_, let scans, _):
      parcels[id]?.scanned += scans.count
      if parcel.scanned + scans.count == parcel.pieces { parcels[id]?.stage = .packed }
    case .shipParcel: parcels[id]?.stage = .shipped
    case .handOverParcel: parcels[id]?.stage = .handedOver
    case .voidParcel: leave(id, to: .voided)
    case .interceptParcel: parcels[id]?.stopped = true
    case .foundParcel: leave(id, to: .voided)
    case .goneParcel:
      parcels[id]?.stage = .handedOver
      parcels[id]?.stopped = false
    case .liftInterception: parcels[id]?.stopped = false
    default: break
    }
  }

  private mutating func carry(_ command: Command, on id: CaseID) {
    guard let now = cases[id] else { return blame("\(command.kind) on \(id.text), which nobody opened") }
    switch command {
    case .approveCase: cases[id]?.stage = .approved
    case .refuseCase: cases[id]?.stage = .refused
    case .withdrawCase: cases[id]?.stage = .withdrawn
    case .closeCase: cases[id]?.stage = .closed
    case .receiveCase(_, let counts, _):
      for (item, quantity) in now.back {
        let open = quantity - (now.received[item] ?? 0)
        let named = counts.first { $0.name == String(item.line) }
        cases[id]?.received[item, default: 0] += counts.isEmpty ? open : named.map { $0.quantity ?? open } ?? 0
      }
    case .inspectCase(_, let verdict, let damaged, _):
      cases[id]?.inspected = true
      guard verdict == .accepted else { return }
      for (item, count) in now.received {
        let bad = damaged.first { $0.name == String(item.line) }.map { $0.quantity ?? count } ?? 0
        shelf[item.sku]?.onHand += count - bad
      }
    case .settleCase(_, let amount, _):
      if now.settled != nil { blame("AFT-2: \(id.text) is settled twice") }
      cases[id]?.stage = .settled
      if now.kind.paysBack { cases[id]?.settled = amount?.fen ?? now.amount }
    default: break
    }
  }
}
