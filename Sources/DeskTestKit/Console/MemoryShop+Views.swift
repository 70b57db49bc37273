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
    items += cases.values.flatMap(WorkPlan.items(for:)) + requests.values.flatMap(WorkPlan.items(for:))
    return items.sorted { ($0.due, $0.subject.text, $0.kind.rawValue) < ($1.due, $1.subject.text, $1.kind.rawValue) }
  }

  func row(_ item: WorkItem) -> QueueRow {
    var row = QueueRow(kind: item.kind, subject: item.subject, due: item.due, owner: item.owner)
    let found: OrderID?
    var version: Int?
    switch item.subject {
    case .order(let id): found = id
    case .parcel(let id):
      found = parcels[id]?.order
      row.parcel = id
      version = parcels[id]?.version
      row.courier = parcels[id]?.courier
      row.waybill = parcels[id]?.waybill
    case .afterCase(let id):
      found = cases[id]?.order
      version = cases[id]?.version
      if let one = cases[id] { row.matter = .afterCase(one.kind, one.stage, one.amount) }
    case .request(let id):
      found = requests[id]?.order
      version = requests[id]?.version
      if let one = requests[id] { row.matter = .request(one.command, one.use, askedBy: one.askedBy) }
    case .count, .sku, .person, .shop, .promotion, .event, .purchase, .revision: found = nil
    }
    guard let id = found, let order = orders[id], let facts = facts[id] else { return row }
    row.order = id
    row.version = version ?? facts.version
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
    row.stop = parcel.interception?.state
    row.afterCase = parcel.afterCase
    row.bundle = parcel.bundle
    row.boxMembers = members(of: parcel.id).count
    row.lateReason = parcel.late?.reason
    row.packingBy = parcel.packingBy
    row.manifest = parcel.manifest
    row.isPaperVoid =
      parcel.isPaperVoid
      || parcel.afterCase == nil && parcel.printCount > 0 && parcel.stage.isOpen
        && parcel.printedAmendments < facts[parcel.order]?.amendments ?? 0
    return row
  }

  func card(_ id: OrderID) throws -> OrderCard {
    guard let order = orders[id], let actor = current else { throw Refusal.notFound(id.text) }
    let bare = try situation(id, actor)
    let own = requests.values.filter { $0.order == id }.sorted { $0.id < $1.id }
    let subjects =
      [Subject.order(id)] + bare.parcels.map { .parcel($0.id) } + bare.cases.map { .afterCase($0.id) } + own.map { .request($0.id) }
    let names = Set(subjects.map(\.text))
    var card = OrderCard(
      order: order, facts: bare.facts, lines: bare.lines, amendments: bare.amendments, parcels: bare.parcels,
      work: workItems().filter { subjects.contains($0.subject) }, timeline: log.filter { names.contains($0.subject) },
      stock: levels,
      catalogue: catalogue, commands: [], unmasked: actor.seesBuyers)
    card.offer(bare, own)
    if actor.seesBuyers { card.mark = marks["\(order.platform)/\(order.buyer)"] }
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
    guard let parcel = parcels[id] else { throw Refusal.notFound(id.text) }
    let shown = parcel.lines.map { line in
      let item = catalogue[line.sku]
      return ParcelCard.Line(
        sku: line.sku, title: item?.title ?? "", attributes: item?.attributes ?? "", location: item?.location ?? "",
        barcode: item?.barcodes.first ?? "", quantity: line.quantity, scanned: line.scanned)
    }
    let order = try card(parcel.order)
    var card = ParcelCard(
      parcel: parcel, order: order, lines: shown.sorted { $0.location < $1.location }, commands: order.parcelCommands[id] ?? [])
    card.box = try members(of: id).map { try self.card($0) }
    return card
  }

  /// FUL-3: the printed parcels of a wave and whatever is late.
  func walk(_ wave: ShopDay) throws -> PickWalk {
    let open = parcels.values.filter { $0.stage == .printed && $0.interception?.state.isOpen != true }
    return PickWalk(wave: wave, cards: try open.map { try card($0.id) })
  }

  /// What a scan means, as the store answers it.
  func meaning(_ scan: String) -> ScanMeaning {
    let text = scan.trimmingBlanks()
    let id = text.split(separator: "/").first.flatMap { ParcelID(String($0)) }
    if let parcel = parcels.values.first(where: { $0.id == id || $0.waybill == text.uppercased() }) {
      return .parcel(parcel.bundle ?? parcel.id)
    }
    guard let item = catalogue.values.first(where: { $0.matches(scan: text) }) else { return .nothing }
    return .item(sku: item.sku, title: [item.title, item.attributes].filter { !$0.isEmpty }.joined(separator: " "))
  }

  /// ORD-8.
  func stops() -> [StopRow] {
    parcels.values.filter { $0.interception?.state.isOpen == true }.sorted { $0.id < $1.id }.compactMap { parcel in
      guard let stop = parcel.interception, let order = orders[parcel.order] else { return nil }
      return StopRow(
        parcel: parcel.id, version: parcel.version, stage: parcel.stage, number: order.number, recipient: order.recipient,
        goods: goods(order.id), courier: parcel.courier, waybill: parcel.waybill, stop: stop)
    }
  }

  /// Open work of these kinds in the wanted order.
  func queue(_ kinds: [WorkKind], _ order: QueueOrder) -> [QueueRow] {
    func rank(_ item: WorkItem) -> Int {
      order == .urgency ? 0 : WorkPlan.morningRank(item.kind, due: item.due, at: now, calendar)
    }
    return workItems().filter { kinds.contains($0.kind) }
      .sorted { (rank($0), $0.due, $0.subject.text, $0.kind.rawValue) < (rank($1), $1.due, $1.subject.text, $1.kind.rawValue) }.map(
        row)
  }

  func morning() -> MorningList {
    let rows = workItems().filter { $0.due < WorkPlan.leftByDaysBefore($0.kind, at: now, calendar) }.map(row)
    let groups = MorningSection.allCases.map { section in
      MorningList.Group(section: section, rows: rows.filter { $0.kind?.morningSection == section })
    }
    return MorningList(day: calendar.zone.local(now).day, groups: groups.filter { !$0.rows.isEmpty })
  }

  func evening() -> EveningList {
    let day = calendar.zone.local(now).day
    let rows = workItems().filter { $0.due < calendar.zone.instant(day.advanced(by: 1)) }.map(row)
    return EveningList(day: day, rows: rows, names: people.mapValues(\.actor.displayName))
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
    var status = DayStatus(
      shop: shop, training: false, importedAt: importedAt, online: 3, queues: queues,
      wave: WaveBoard(wave: wave, counts: counts, overdue: overdue))
    status.failedPrints = printQueue.count { $0.state == .failed }
    status.waitingPrints = printQueue.count { $0.state == .waiting }
    status.notices = notices
    return status
  }
}
