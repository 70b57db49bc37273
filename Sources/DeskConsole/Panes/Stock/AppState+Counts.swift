import DeskCore
import DeskScreen

/// INV-5: scan a location, scan the goods there one by one or type how many, enter. The screen never knows what the book says of them.
extension AppState {
  var countSelection: Selection? {
    guard pane == .stock, counts.isShown else { return nil }
    return (counts.open?.id ?? counts.list.selected?.count.id).map { Selection(.count($0)) }
  }

  /// From anywhere.
  mutating func openCounts() {
    guard panes.contains(.stock) else { return tell(.warning, texts.notOffered(texts.title(Pane.stock))) }
    pane = .stock
    showCounts(true)
  }

  mutating func showCounts(_ shown: Bool) {
    counts.isShown = shown
    counts.open = nil
    reloadVisible(awaited: true)
  }

  mutating func openSelectedCount() {
    guard let row = counts.list.selected else { return tell(.note, texts.nothingSelected) }
    counts.open = CountingState(id: row.count.id)
    counts.open?.row = row
    reloadVisible(awaited: true)
  }

  mutating func take(_ row: CountRow, _ page: Page<CountLineRow>) {
    counts.open?.row = row
    let height = listHeight
    counts.open?.lines.replace(with: page, height: height)
  }

  mutating func moveInCount(by offset: Int) {
    let height = listHeight
    _ = counts.open?.lines.move(by: offset, height: height)
  }

  /// Keys of a count: what is text goes into the field. False: the bindings may have it.
  mutating func pressCounting(_ key: Key) -> Bool {
    guard var open = counts.open else { return false }
    switch key {
    case .enter:
      let scan = open.field.take()
      open.stop = nil
      counts.open = open
      if let scan { countScanned(scan) } else { enterTally() }
    case .escape:
      if !open.field.isEmpty {
        open.field.clear()
      } else if open.stop != nil {
        open.stop = nil
      } else if open.tally != nil {
        open.tally = nil
      } else {
        counts.open = nil
        reloadVisible(awaited: true)
        return true
      }
      counts.open = open
    case .function(2): enterTally()
    case .function(3): explainSelected()
    case .function(4):
      guard let sku = open.lines.selected?.sku else { return true }
      start(.bookCount, words: [open.id.text, sku])
    case .up, .down, .pageUp, .pageDown:
      moveInCount(by: key == .up ? -1 : key == .down ? 1 : key == .pageUp ? -listHeight : listHeight)
    default:
      guard open.field.handle(key) else { return false }
      counts.open = open
    }
    return true
  }

  /// A location moves the cursor there, goods count one more, a number says how many.
  private mutating func countScanned(_ scan: String) {
    guard var open = counts.open else { return }
    guard permitted(.enterCount) else { return }
    let rows = open.lines.rows
    if let row = rows.first(where: { $0.matches(scan: scan) }) { return count(oneOf: row.sku) }
    if let pieces = Int(scan), scan.count <= 6, pieces >= 0, let sku = open.tally?.sku ?? open.lines.selected?.sku {
      open.tally = .init(sku: sku, pieces: pieces)
      counts.open = open
      return
    }
    if let row = rows.first(where: { $0.places.contains(scan.uppercased()) }) {
      open.lines.select(row.key, height: listHeight)
      counts.open = open
      return
    }
    // A count with more SKUs than the screen holds: the store knows whether it is one of them.
    if open.lines.hasMore { return count(oneOf: scan) }
    stopCounting(texts.countReason(.notInCount(sku: scan, count: open.id.text)))
  }

  private mutating func count(oneOf sku: String) {
    if let tally = counts.open?.tally, tally.sku != sku { return stopCounting(texts.countEnterFirst(tally.sku, tally.pieces)) }
    let (height, pieces) = (listHeight, counts.open?.tally?.pieces ?? 0)
    counts.open?.tally = .init(sku: sku, pieces: pieces + 1)
    counts.open?.lines.select(sku, height: height)
    outbox.append(.ring(.right))
  }

  private mutating func enterTally() {
    guard let open = counts.open else { return }
    guard let tally = open.tally else { return tell(.note, texts.countNothingTallied) }
    guard actor?.role(for: .enterCount) != nil else { return refuse(.enterCount) }
    fly(.enterCount, [Planned(.enterCount(open.id, sku: tally.sku, quantity: tally.pieces), version: nil)], origin: .list)
  }

  private mutating func explainSelected() {
    guard let open = counts.open, let row = open.lines.selected else { return tell(.note, texts.nothingSelected) }
    guard actor?.role(for: .explainCount) != nil else { return refuse(.explainCount) }
    var form = FormState(kind: .explainCount, subjects: [Selection(.count(open.id))])
    form.set("sku", row.sku)
    form.focus = form.fields.firstIndex { $0.parameter.name == "reason" } ?? 0
    overlay = .form(form)
  }

  /// What a key on the count, or on the SKU of it under the cursor, would be refused for.
  func countRefusal(_ kind: CommandKind) -> Refusal? {
    guard let actor, let row = counts.open?.row ?? (counts.open == nil ? counts.list.selected : nil) else { return nil }
    let facts = CountFacts(
      count: row.count, line: nil, level: StockLevel(sku: "", onHand: 0, reserved: 0), piece: .zero, actor: actor,
      room: AuthorityRoom(AuthorityLimits(), roles: actor.roles), now: now)
    do {
      _ = try Machine.count.row(for: kind, in: row.count.state, facts)
    } catch {
      return error
    }
    guard let line = counts.open?.lines.selected, kind == .explainCount || kind == .bookCount else { return nil }
    let states = Machine<CountLine.State, CountFacts>.countLine.states(for: kind)
    guard !states.contains(line.state) else { return nil }
    return Refusal(
      rule: "INV-5",
      .wrongState(
        subject: "\(row.count.id.text) \(line.sku)", machine: "countLine", state: line.state.rawValue, command: kind,
        from: states.map(\.rawValue)))
  }

  private mutating func stopCounting(_ reason: String) {
    counts.open?.stop = reason
    messages.append(Notice(.error, reason, at: now))
    outbox.append(.ring(.stop))
  }
}
