import DeskCore

extension MemoryShop {
  func workItems() -> [WorkItem] {
    var items: [WorkItem] = []
    for (id, order) in orders {
      guard let facts = facts[id] else { continue }
      let own = parcels.values.filter { $0.order == id }
      items += WorkPlan.items(for: order, facts, parcels: own, calendar: calendar)
      for parcel in own { items += WorkPlan.items(for: parcel, of: order, facts, calendar: calendar) }
    }
    return items.sorted { ($0.due, $0.subject.text) < ($1.due, $1.subject.text) }
  }

  func row(_ item: WorkItem) -> QueueRow {
    var row = QueueRow(kind: item.kind, subject: item.subject, due: item.due, owner: item.owner)
    guard case .order(let id) = item.subject, let order = orders[id], let facts = facts[id] else { return row }
    row.order = id
    row.version = facts.version
    row.number = order.number
    row.buyer = current?.seesBuyers == true ? order.buyer : Masking.name(order.buyer)
    row.paid = order.paid
    row.goods = goods(id)
    row.flag = facts.flag
    row.hasUnreadMessages = order.hasMessages && !facts.messagesReviewed
    row.amendments = facts.amendments
    return row
  }

  /// An order of the history, as the filter finds it below the open work.
  func foundRow(_ id: OrderID) -> QueueRow { QueueRow(foundOrder(id)) }

  private func foundOrder(_ id: OrderID) -> OrderRow {
    let work = row(WorkItem(.contact, .order(id), due: now))
    return OrderRow(
      id: id, number: work.number, version: work.version, stage: facts[id]?.stage ?? .unclear, trade: .finished, buyer: work.buyer,
      paid: work.paid, at: orders[id]?.paidAt ?? now, goods: work.goods, claimedBy: facts[id]?.claimedBy, flag: work.flag,
      hasUnreadMessages: work.hasUnreadMessages, amendments: work.amendments)
  }

  func goods(_ id: OrderID) -> String {
    let all = lines[id] ?? []
    guard let first = all.first else { return "" }
    return "\(first.title) \(first.attributes) ×\(first.quantity)" + (all.count > 1 ? " +\(all.count - 1)" : "")
  }

  func row(_ parcel: Parcel) -> ParcelRow {
    var row = ParcelRow(id: parcel.id, order: parcel.order, stage: parcel.stage, wave: parcel.wave)
    let order = orders[parcel.order]
    row.number = order?.number ?? ""
    row.version = parcel.version
    row.courier = parcel.courier
    row.waybill = parcel.waybill
    row.recipient = Masking.name(order?.recipient ?? "")
    row.city = Masking.city(order?.address ?? "")
    row.goods = goods(parcel.order)
    row.pieces = parcel.piecesTotal
    row.scanned = parcel.piecesScanned
    row.printCount = parcel.printCount
    row.unacknowledged = (facts[parcel.order]?.amendments ?? 0) - parcel.acknowledgedAmendments
    row.flag = facts[parcel.order]?.flag
    row.due = workItems().first { $0.subject == .parcel(parcel.id) }?.due
    return row
  }

  func card(_ id: OrderID) throws -> OrderCard {
    guard let order = orders[id], let facts = facts[id], let actor = current else { throw Refusal.notFound(id.text) }
    let own = parcels.values.filter { $0.order == id }.sorted { $0.id < $1.id }
    let bare = try situation(id, nil, nil, actor)
    let subjects = Set([id.text] + own.map(\.id.text))
    var card = OrderCard(
      order: order, facts: facts, lines: lines[id] ?? [], amendments: amendments[id] ?? [], parcels: own,
      work: workItems().filter { $0.subject == .order(id) }, timeline: log.filter { subjects.contains($0.subject) }, stock: levels,
      catalogue: catalogue,
      commands: CommandKind.allCases.filter { $0.target == .order }.map { ($0, Decision.refusal(of: $0, bare)) },
      unmasked: actor.seesBuyers)
    if actor.seesBuyers { card.history = history(of: order) }
    return card
  }

  private func history(of order: Order) -> BuyerHistory {
    var history = BuyerHistory()
    for (id, other) in orders.sorted(by: { $0.key > $1.key }) where other.buyer == order.buyer && id != order.id {
      let row = foundOrder(id)
      history.count += 1
      if row.stage.isBeforeShipping { history.open += 1 }
      history.newest.append(.init(row))
      if row.stage.isBeforeShipping, other.address == order.address { history.together.append(row) }
    }
    return history
  }

  func card(_ id: ParcelID) throws -> ParcelCard {
    guard let parcel = parcels[id], let actor = current else { throw Refusal.notFound(id.text) }
    let bare = try situation(parcel.order, parcel, nil, actor)
    let shown = parcel.lines.map { line in
      let item = catalogue[line.sku]
      return ParcelCard.Line(
        sku: line.sku, title: item?.title ?? "", attributes: item?.attributes ?? "", location: item?.location ?? "",
        barcode: item?.barcodes.first ?? "", quantity: line.quantity, scanned: line.scanned)
    }
    return ParcelCard(
      parcel: parcel, order: try card(parcel.order), lines: shown.sorted { $0.location < $1.location },
      commands: CommandKind.allCases.filter { $0.target == .parcel }.map { ($0, Decision.refusal(of: $0, bare)) })
  }

  func status() -> DayStatus {
    let items = workItems()
    let queues = WorkKind.allCases.map { kind in
      let own = items.filter { $0.kind == kind }
      let owners = Dictionary(grouping: own.compactMap(\.owner), by: { $0 }).mapValues(\.count)
      return QueueCount(
        kind: kind, open: own.count, late: own.filter { $0.due < now }.count,
        soon: own.filter { $0.due >= now && $0.due < now.advanced(byHours: 1) }.count, oldestDue: own.first?.due,
        held: own.filter { $0.owner != nil }.count, busiest: owners.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key)
    }
    let wave = calendar.currentWave(at: now)
    let counts = Dictionary(grouping: parcels.values.filter { $0.wave == wave }, by: \.stage).mapValues(\.count)
    let overdue = parcels.values.filter { $0.wave < wave && $0.stage.isOpen }.count
    return DayStatus(
      shop: shop, training: false, importedAt: importedAt, online: 3, queues: queues,
      wave: WaveBoard(wave: wave, counts: counts, overdue: overdue))
  }
}
