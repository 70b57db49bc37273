import DeskCore
import DeskScreen

extension AppState {
  /// The queues in the order of the board: those in which something is open before the others.
  var shownKinds: [WorkKind] {
    let open = Set((day?.queues ?? []).filter { $0.open > 0 }.map(\.kind))
    return boardKinds.filter(open.contains) + boardKinds.filter { !open.contains($0) }
  }

  mutating func show(_ view: SupervisorState.View) {
    guard panes.contains(.supervisor) else { return tell(.warning, texts.notOffered(texts.title(Pane.supervisor))) }
    pane = .supervisor
    supervisor.view = view
    if view == .items, supervisor.items.rows.first.map({ $0.kind != supervisor.kind }) ?? false { supervisor.items.reset() }
    reloadVisible(awaited: true)
  }

  mutating func turnSupervisor(by offset: Int) {
    let all = SupervisorState.View.allCases
    let place = all.firstIndex(of: supervisor.view) ?? 0
    show(all[(place + offset + all.count) % all.count])
  }

  mutating func loadSupervisor(awaited: Bool) {
    switch supervisor.view {
    case .board:
      load(.board, awaited: awaited)
      load(.log(find: "", limit: SupervisorState.logStep), awaited: false)
    case .items: load(supervisor.itemsQuery, awaited: awaited)
    case .people: load(.board, awaited: awaited)
    case .refunds: load(.refunds, awaited: awaited)
    case .log: load(supervisor.logQuery, awaited: awaited)
    }
  }

  mutating func moveSupervisor(by offset: Int, height: Int) {
    switch supervisor.view {
    case .board:
      let kinds = shownKinds
      let place = max(0, min((kinds.firstIndex(of: supervisor.kind) ?? 0) + offset, kinds.count - 1))
      supervisor.kind = kinds[place]
      supervisor.items.reset()
    case .items: if supervisor.items.move(by: offset, height: height) { load(supervisor.itemsQuery, awaited: true) }
    case .people:
      let names = (supervisor.board?.people ?? []).map(\.name)
      guard !names.isEmpty else { return }
      let place = supervisor.person.flatMap(names.firstIndex) ?? 0
      supervisor.person = names[max(0, min(place + offset, names.count - 1))]
    case .refunds: _ = supervisor.refunds.move(by: offset, height: height)
    case .log: if supervisor.log.move(by: offset, height: height) { load(supervisor.logQuery, awaited: true) }
    }
  }

  /// Newer records: who looks at the newest goes on looking at the newest, who reads further down isn't moved.
  mutating func take(_ rows: [TimelineRow], filter: LogFilter?) {
    let isAtTop = supervisor.log.index ?? 0 == 0
    supervisor.filter = filter
    let more = rows.count >= max(supervisor.log.limit, SupervisorState.logStep)
    supervisor.log.replace(with: Page(rows: rows, next: more ? "more" : nil), height: listHeight)
    if isAtTop { _ = supervisor.log.move(to: 0, height: listHeight) }
  }

  /// Enter.
  mutating func openSupervisor() {
    switch supervisor.view {
    case .board: openQueue()
    case .items: openQueue()
    case .people, .refunds, .log: openStory()
    }
  }

  /// SUP-1: the row under the cursor was gone through.
  mutating func tickRefund() {
    guard supervisor.view == .refunds else { return tell(.note, texts.nothingSelected) }
    guard let order = supervisor.refunds.selected?.row.order else { return tell(.note, texts.nothingSelected) }
    guard permitted(.reviewRefund) else { return }
    start(.reviewRefund(order, note: nil), version: nil)
    _ = supervisor.refunds.move(by: 1, height: listHeight)
  }

  /// What the cursor is on, wherever it is.
  var storySubject: Subject? {
    switch context {
    case .service, .returns: worklist.list.selected?.order.map(Subject.order) ?? worklist.list.selected?.subject
    case .wave: shipping.list.selected.map { .parcel($0.id) }
    case .bench: shipping.bench.card.map { .parcel($0.parcel.id) }
    case .stock: stock.selectedSKU.map(Subject.sku)
    case .supervisor:
      switch supervisor.view {
      case .board: nil
      case .items: supervisor.items.selected?.order.map(Subject.order) ?? supervisor.items.selected?.subject
      case .people: supervisor.selectedPerson.map { .person($0.name) }
      case .refunds: supervisor.refunds.selected?.row.order.map(Subject.order)
      case .log: supervisor.log.selected.flatMap { Subject($0.subject) }
      }
    default: nil
    }
  }

  /// The story of what the cursor is on, or of what the words name.
  mutating func openStory(_ words: [String] = []) {
    if !words.isEmpty { return load(.story(words.joined(separator: " ")), awaited: true) }
    guard let subject = storySubject else {
      return tell(.note, context == .supervisor && supervisor.view == .board ? texts.storyUsage : texts.nothingSelected)
    }
    load(.story(subject.text), awaited: true)
  }

  mutating func take(_ story: Story) {
    let columns = max(20, Layout(size: size).body.width - 4)
    let lines = texts.story(story, zone: calendar.zone, person: { names[$0] ?? $0 }).flatMap {
      Wrap.lines(Sanitizer.visible($0), columns: columns)
    }
    overlay = .page(PageState(title: Sanitizer.visible(texts.storyTitle(story)), text: lines.joined(separator: "\n")))
  }
}
