import DeskCore

extension AppState {
  /// What a command of that target would be done to here, with the version that is on the screen.
  func selection(for target: CommandKind.Target) -> Selection? {
    switch target {
    case .order: orderSelection
    case .parcel: parcelSelection
    case .sku:
      switch context {
      case .stock: stock.selection
      case .purchases where stock.view == .replenish: stock.selection
      case .promotion where promotion.view == .publishing:
        stock.publishing.selected.map { Selection(.sku($0.sku), version: $0.version > 0 ? $0.version : nil) }
      default: nil
      }
    case .afterCase: caseSelection
    case .request: requestSelection
    case .count: countSelection
    case .promotion:
      context == .promotion ? promotion.selected.map { Selection(.promotion($0.id), version: $0.planned.version) } : nil
    case .event: context == .promotion ? promotion.selectedEvent.map { Selection(.event($0.event.id), version: $0.version) } : nil
    case .purchase:
      context == .purchases && stock.view == .purchases
        ? stock.purchases.selected.map { Selection(.purchase($0.purchase.id), version: $0.purchase.version) } : nil
    case .person:
      context == .supervisor && supervisor.view == .people
        ? supervisor.selectedPerson.map { Selection(.person($0.name)) } : nil
    case .shop, .revision: nil
    }
  }

  private var orderSelection: Selection? {
    switch context {
    case .service, .returns:
      guard let id = selectedOrder, let row = worklist.list.selected else { return nil }
      let card = worklist.card?.order.id == id ? worklist.card?.facts.version : nil
      // A case's or a parcel's row carries its own version, not the order's.
      guard row.subject == .order(id) else { return Selection(.order(id), version: card) }
      return Selection(.order(id), version: max(card ?? 0, row.version))
    case .wave: return shipping.list.selected.map { Selection(.order($0.order)) }
    case .bench: return shipping.bench.card.map { Selection(.order($0.order.order.id)) }
    case .supervisor:
      // Whoever leads doesn't look at the order itself: they give it away as it stands.
      let row =
        supervisor.view == .items ? supervisor.items.selected : supervisor.view == .refunds ? supervisor.refunds.selected?.row : nil
      if case .request? = row?.subject { return nil }
      return row?.order.map { Selection(.order($0)) }
    default: return nil
    }
  }

  /// The case that the row is about, else the only one of the order that isn't closed.
  private var caseSelection: Selection? {
    guard isWorklist, let card = worklist.card, card.order.id == selectedOrder else { return nil }
    let named = card.cases.first { worklist.list.selected?.subject == .afterCase($0.afterCase.id) }
    let open = card.cases.filter { $0.afterCase.stage != .closed }
    return (named ?? (open.count == 1 ? open.first : nil)).map {
      Selection(.afterCase($0.afterCase.id), version: $0.afterCase.version)
    }
  }

  private var requestSelection: Selection? {
    if context == .promotion {
      return promotion.openCard?.request.map { Selection(.request($0.request.id), version: $0.request.version) }
    }
    if let matter = selectedMatter { return Selection(.request(matter.card.request.id), version: matter.card.request.version) }
    guard isWorklist, let card = worklist.card, card.order.id == selectedOrder else { return nil }
    let named = card.requests.first { worklist.list.selected?.subject == .request($0.request.id) }
    let open = card.requests.filter { $0.request.stage == .proposed || $0.request.stage == .failed }
    return (named ?? (open.count == 1 ? open.first : nil)).map { Selection(.request($0.request.id), version: $0.request.version) }
  }

  private var parcelSelection: Selection? {
    switch context {
    case .wave:
      guard let row = shipping.list.selected else { return nil }
      let seen = shipping.card?.parcel.id == row.id ? max(shipping.card?.parcel.version ?? 0, row.version) : row.version
      return Selection(.parcel(row.id), version: seen)
    case .bench: return shipping.bench.card.map { Selection(.parcel($0.parcel.id), version: $0.parcel.version) }
    case .service, .returns:
      guard let card = worklist.card, card.order.id == selectedOrder else { return nil }
      let named = card.parcels.first { $0.id == worklist.list.selected?.parcel }
      let open = card.parcels.filter { $0.stage != .voided }
      return (named ?? (open.count == 1 ? open.first : nil)).map { Selection(.parcel($0.id), version: $0.version) }
    default: return nil
    }
  }

  /// The marked rows, else the one under the cursor.
  func selections(for target: CommandKind.Target) -> [Selection] {
    if context == .handover, target == .parcel {
      return shipping.selectedCourier?.ready.map { Selection(.parcel($0.id), version: $0.version) } ?? []
    }
    if context == .wave, target == .parcel, !shipping.list.marked.isEmpty {
      return shipping.list.rows.filter { shipping.list.marked.contains($0.key) }.map {
        Selection(.parcel($0.id), version: $0.version)
      }
    }
    if isWorklist, target == .order, !worklist.list.marked.isEmpty {
      var seen: Set<OrderID> = []
      return worklist.list.rows.filter { worklist.list.marked.contains($0.key) }.compactMap { row in
        guard let order = row.order, seen.insert(order).inserted else { return nil }
        return Selection(.order(order), version: row.subject == .order(order) ? row.version : nil)
      }
    }
    return selection(for: target).map { [$0] } ?? []
  }

  /// Who took the row under the cursor, when somebody else did: acts on it are refused.
  var goneBy: String? {
    switch context {
    case .service, .returns:
      guard worklist.list.isGhostSelected else { return nil }
      return takenBy(worklist.list.ghost?.by)
    case .wave:
      guard shipping.list.isGhostSelected else { return nil }
      return takenBy(shipping.list.ghost?.by)
    default: return nil
    }
  }

  private func takenBy(_ name: String?) -> String? { name.map(isMe) == true ? nil : name ?? texts.somebody }

  /// What the card says about a command on the selection; nil: it may be done, or nobody knows yet.
  func cardRefusal(_ kind: CommandKind) -> Refusal? {
    let commands: [(kind: CommandKind, refusal: Refusal?)]
    if context == .purchases, kind.target == .purchase { return purchaseRefusal(kind) }
    if context == .counts || context == .counting, kind.target == .count { return countRefusal(kind) }
    switch (context, kind.target) {
    case (.service, .order), (.returns, .order):
      commands = worklist.card?.order.id == selectedOrder ? worklist.card?.commands ?? [] : []
    case (.service, .afterCase), (.returns, .afterCase):
      commands = worklist.card?.cases.first { caseSelection?.subject == .afterCase($0.afterCase.id) }?.commands ?? []
    case (.service, .parcel), (.returns, .parcel):
      let parcel = worklist.card?.parcels.first { parcelSelection?.subject == .parcel($0.id) }
      commands = parcel.flatMap { worklist.card?.parcelCommands[$0.id] } ?? []
    case (.service, .request), (.returns, .request):
      commands =
        selectedMatter?.card.commands ?? worklist.card?.requests.first { requestSelection?.subject == .request($0.request.id) }?
        .commands ?? []
    case (.wave, .parcel): commands = shipping.card?.parcel.id == shipping.list.selected?.id ? shipping.card?.commands ?? [] : []
    case (.promotion, .promotion): commands = promotion.openCard?.commands ?? []
    case (.promotion, .request): commands = promotion.openCard?.request?.commands ?? []
    case (.bench, .parcel): commands = shipping.bench.card?.commands ?? []
    default: commands = []
    }
    return commands.first { $0.kind == kind }?.refusal
  }

  /// Why an action isn't possible now, in one line; nil: it is. `words`: those after a palette verb, which may name the object.
  func whyDisabled(_ action: Action, words: [String] = []) -> String? {
    switch action {
    case .counter, .exportShipFile, .publish, .printDocument, .printLabel, .retryPrint:
      if let looking { return looking }
    default: break
    }
    switch action {
    case .command(let kind): return whyDisabled(kind, words: words)
    case .counter:
      if counter != nil { return nil }
      return isWorklist ? whyDisabled(.releaseOrder) : texts.nothingToTakeBack
    case .exportShipFile:
      guard let actor, actor.role(for: .exportShipFile) == nil else { return nil }
      return texts.refusal(.notPermitted(.exportShipFile))
    case .printDocument where context == .purchases:
      return stock.view == .purchases && stock.purchases.selected != nil ? nil : texts.nothingSelected
    case .printDocument:
      let kind: CommandKind = context == .handover || context == .bag ? .printManifest : .printPickList
      guard let actor, actor.role(for: kind) == nil else { return nil }
      return texts.refusal(.notPermitted(kind))
    case .printLabel, .retryPrint:
      let kind: CommandKind = action == .printLabel ? .printPaper : .retryPrint
      if let actor, actor.role(for: kind) == nil { return texts.refusal(.notPermitted(kind)) }
      if action == .printLabel { return selections(for: .parcel).isEmpty ? texts.nothingSelected : nil }
      return shipping.prints.selected == nil ? texts.nothingSelected : nil
    // Enter enters what was counted.
    case .open where context == .counting: return whyDisabled(.enterCount)
    case .recall: return drafts.isEmpty ? texts.noDrafts : nil
    case .publish: return whyDisabled(.command(stock.publishKind))
    case .pane(let pane): return panes.contains(pane) ? nil : texts.notOffered(texts.title(pane))
    default: return nil
    }
  }

  /// F12: that nothing can be stored, and why; nil: it can.
  var looking: String? {
    (day?.notices ?? []).first { if case .lookingOnly = $0 { true } else { false } }.map(texts.notice)
  }

  private func whyDisabled(_ kind: CommandKind, words: [String] = []) -> String? {
    guard let actor else { return texts.refusal(Refusal(.notPermitted, .notSignedIn)) }
    if actor.role(for: kind) == nil { return texts.refusal(.notPermitted(kind)) }
    if let looking { return looking }
    // What the line names needs no row; what may be done to it the store says, unless it is the row whose card is here.
    if soughtNumber(kind, words) != nil { return nil }
    if let word = words.first, let object = named(word, kind.target), object != selection(for: kind.target)?.subject { return nil }
    if let goneBy { return texts.goneRefused(person(goneBy)) }
    if context == .pickList || context == .bag { return nil }
    if context == .bench, kind == .seeInterception, alarm != nil { return nil }
    if context == .bench, kind == .foundParcel || (kind == .goneParcel && soughtStops.first?.mayBeGone == true),
      !soughtStops.isEmpty
    {
      return nil
    }
    if kind.target == .person || kind.target == .shop || kind.target == .revision { return nil }
    if selections(for: kind.target).isEmpty { return requestInstead(kind.target) ?? texts.needsObject(kind) }
    if context == .wave, !shipping.list.marked.isEmpty { return nil }
    if isWorklist, kind.target == .order, !worklist.list.marked.isEmpty { return nil }
    return cardRefusal(kind).map { text(.refused($0), command: kind) }
  }

  /// SUP-1: the row under the board's cursor is a request: what is done to orders isn't meant for it. Nil: it isn't one.
  func requestInstead(_ target: CommandKind.Target) -> String? {
    guard target == .order, context == .supervisor, supervisor.view == .items,
      case .request(let id)? = supervisor.items.selected?.subject
    else { return nil }
    return texts.rowIsRequest(id.text)
  }

  /// Whether the keys belong to a list of orders' work.
  var isWorklist: Bool { context == .service || context == .returns }

  /// How a row is called: the marketplace's number, and what it is of when it isn't of the order itself.
  func rowTitle(_ row: QueueRow) -> String {
    let number = row.number.isEmpty ? row.subject.text : Self.short(row.number)
    if case .order = row.subject { return number }
    return "\(number) \(row.subject.text)"
  }

  /// How a subject is called on the status line: the marketplace's number for an order, shortened; else its own.
  func label(_ subject: Subject) -> String {
    if case .order(let id) = subject {
      let number = worklist.list.rows.first { $0.order == id }?.number ?? ""
      return number.isEmpty ? id.text : Self.short(number)
    }
    return texts.name(subject, person: person)
  }

  /// `6093..1187`: people compare ends.
  static func short(_ number: String) -> String { number.count > 11 ? "\(number.prefix(4))..\(number.suffix(4))" : number }

  func courierName(_ code: String) -> String {
    code.isEmpty ? texts.pick("未定快递", "no courier") : CourierTable.find(code)?.name ?? code
  }
}
