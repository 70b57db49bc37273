import DeskCore
import DeskScreen

extension AppState {
  mutating func run(_ action: Action) {
    if action != .quit { isLeavingTold = false }
    switch action {
    case .pane(let pane): go(to: pane)
    case .nextView: turnView(by: 1)
    case .previousView: turnView(by: -1)
    case .up: move(by: -1)
    case .down: move(by: 1)
    case .pageUp: move(by: -max(listHeight - 1, 1))
    case .pageDown: move(by: max(listHeight - 1, 1))
    case .first: move(by: -1_000_000)
    case .last: move(by: 1_000_000)
    case .previousStage: turnStage(by: -1)
    case .nextStage: turnStage(by: 1)
    case .open: open()
    case .merges: openMerges()
    // The walk takes these itself; from the palette they are the same keys.
    case .nextZone: _ = pressPicks(.function(5))
    case .nextCourier: _ = pressPicks(.function(6))
    case .back: back()
    case .filter: startFilter()
    case .palette: overlay = .palette(PaletteState())
    case .help: overlay = .help(HelpState())
    case .acts: openActs()
    case .phrases: openPhrases()
    case .morning: load(.morning, awaited: true)
    case .evening: load(.evening, awaited: true)
    case .recall: recall()
    case .messages: showMessages()
    case .counter: takeBack()
    case .yank: yank()
    case .mark: mark()
    case .command(let kind): start(kind)
    case .sortBy: sortStock(reversing: false)
    case .reverseSort: sortStock(reversing: true)
    case .publish: publish()
    case .printDocument: printDocument()
    case .printLabel: printLabels()
    case .retryPrint: retryPrint()
    case .prints: show(ShippingState.View.printing)
    case .story: openStory()
    case .queueItems: show(SupervisorState.View.items)
    case .exportShipFile: exportShipFile()
    case .redraw: outbox.append(.redraw)
    case .suspend: outbox.append(.suspend)
    case .quit: leave()
    }
  }

  /// Forms that were laid aside and a backup that isn't finished are dropped with the session, not without a word.
  private mutating func leave() {
    let left = [
      drafts.isEmpty ? nil : texts.draftsWouldGo(drafts.count), keeping.map { texts.keepingWouldGo($0.planned.command.kind) },
    ]
    .compactMap(\.self)
    guard left.isEmpty || isLeavingTold else {
      isLeavingTold = true
      return tell(.warning, left.joined(separator: " · "))
    }
    outbox += [.signOut, .quit]
  }

  mutating func go(to pane: Pane) {
    guard panes.contains(pane) else { return tell(.warning, texts.notOffered(texts.title(pane))) }
    self.pane = pane
    reloadVisible(awaited: true)
  }

  mutating func show(_ view: ShippingState.View) {
    guard panes.contains(.shipping) else { return tell(.warning, texts.notOffered(texts.title(Pane.shipping))) }
    pane = .shipping
    shipping.view = view
    shipping.bag = nil
    reloadVisible(awaited: true)
  }

  mutating func show(_ queue: ServiceState.Queue) {
    guard panes.contains(.service) else { return tell(.warning, texts.notOffered(texts.title(Pane.service))) }
    pane = .service
    service.queue = queue
    service.isOpen = false
    service.list.reset()
    reloadVisible(awaited: true)
  }

  private mutating func turnView(by offset: Int) {
    switch pane {
    case .service:
      let all = turnedQueues
      let place = all.firstIndex(of: service.queue) ?? 0
      if !all.isEmpty { show(all[(place + offset + all.count) % all.count]) }
    case .shipping:
      let all = ShippingState.View.turned
      // From the print queue Tab goes to the first.
      let place = all.firstIndex(of: shipping.view) ?? (offset > 0 ? -1 : 0)
      show(all[(place + offset + all.count) % all.count])
    case .stock: turnStock(by: offset)
    case .promotion:
      let all = PromotionState.View.allCases
      let place = all.firstIndex(of: promotion.view) ?? 0
      show(all[(place + offset + all.count) % all.count])
    case .supervisor: turnSupervisor(by: offset)
    }
  }

  private mutating func turnStage(by offset: Int) {
    let all = ShippingState.stages
    let place = (all.firstIndex(of: shipping.stage) ?? 0) + offset
    guard all.indices.contains(place) else { return }
    shipping.stage = all[place]
    shipping.list.reset()
    reloadVisible(awaited: true)
  }

  /// One step out of the innermost thing; on the outside it does nothing.
  private mutating func back() {
    switch context {
    case .service where service.isOpen: service.isOpen = false
    case .returns where shipping.returns.isOpen: shipping.returns.isOpen = false
    case .service where !service.list.marked.isEmpty: service.list.marked = []
    case .wave where shipping.isOpen: shipping.isOpen = false
    case .stock where stock.isOpen, .purchases where stock.isOpen: stock.isOpen = false
    case .counts: showCounts(false)
    case .supervisor where supervisor.view != .board && currentFilter.isEmpty: show(SupervisorState.View.board)
    case .promotion where promotion.isOpen: promotion.isOpen = false
    case .wave where !shipping.list.marked.isEmpty: shipping.list.marked = []
    case .wave where shipping.find.isEmpty:
      // The outside. A stage is where somebody works, not something to step out of.
      if let stage = shipping.stage { tell(.note, texts.stageStays(texts.title(stage))) }
    default:
      if !currentFilter.isEmpty {
        setFilter("")
        awaitFiltered()
      }
    }
  }

  private mutating func open() {
    switch context {
    case .service, .returns: openOrder()
    case .wave: if shipping.list.selected != nil { shipping.isOpen = true; shipping.scroll = 0 }
    case .handover: openBag()
    case .stock, .purchases: openStock()
    case .counts: openSelectedCount()
    case .promotion:
      if let event = promotion.selectedEvent { return openEvent(event) }
      guard promotion.selected != nil else { return }
      promotion.isOpen = true
      promotion.scroll = 0
    case .supervisor: openSupervisor()
    default: break
    }
  }

  private mutating func startFilter() {
    if context == .stock, stock.view != .goods { show(StockState.View.goods) }
    if context == .supervisor, supervisor.view != .log { show(SupervisorState.View.log) }
    filterField = TextField(currentFilter, limit: 80)
  }

  private mutating func mark() {
    if context == .supervisor { return tickRefund() }
    if isWorklist {
      guard let row = worklist.list.selected, !worklist.list.isGhostSelected else { return }
      if worklist.list.marked.remove(row.key) == nil { worklist.list.marked.insert(row.key) }
      return move(by: 1)
    }
    guard let row = shipping.list.selected, !shipping.list.isGhostSelected else { return }
    if shipping.list.marked.remove(row.key) == nil { shipping.list.marked.insert(row.key) }
    move(by: 1)
  }

  private mutating func showMessages() {
    // Whole, whatever the status line had room for.
    let columns = max(20, Layout(size: size).body.width - 4)
    let lines = messages.suffix(200).reversed().flatMap { notice in
      Wrap.lines(
        Sanitizer.visible("\(calendar.zone.local(notice.at).clock)  \(word(notice.level))  \(notice.text)"), columns: columns)
    }
    overlay = .page(PageState(title: texts.messagesTitle, text: lines.isEmpty ? texts.noMessages : lines.joined(separator: "\n")))
  }

  func word(_ level: Notice.Level) -> String {
    switch level {
    case .note, .success: texts.levelNote
    case .warning: texts.levelWarning
    case .error: texts.levelError
    }
  }

  private mutating func yank() {
    let text: String? =
      switch context {
      case .service, .deciding, .returns: worklist.list.selected.map { $0.number.isEmpty ? $0.subject.text : $0.number }
      case .wave: shipping.list.selected.map { $0.waybill ?? $0.id.text }
      case .bench: shipping.bench.card?.parcel.id.text
      case .printing: shipping.prints.selected?.subject
      case .pickList: shipping.picks.selected.map { "\($0.location) \($0.sku)" }
      case .counts: counts.list.selected?.count.id.text
      case .counting: counts.open?.lines.selected?.sku
      case .handover, .bag: shipping.selectedCourier?.courier
      case .stock: stock.selectedSKU
      case .purchases: stock.view == .purchases ? stock.purchases.selected?.key : stock.selectedSKU
      case .promotion: promotion.view == .events ? promotion.selectedEvent?.event.id.text : promotion.selected?.id.text
      case .supervisor: storySubject?.argument
      }
    guard let text else { return tell(.note, texts.nothingSelected) }
    outbox.append(.copy(text))
    tell(.success, texts.copied(Width.cut(text.split(separator: "\n").first.map(String.init) ?? text, 40)))
  }
}
