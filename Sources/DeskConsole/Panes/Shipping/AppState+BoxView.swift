import DeskCore
import DeskScreen

/// Where the goods of the table go, and whose they are.
struct BenchPlan {
  var goods: Rect
  /// Rows from one article to the next: two where there is room, to be read from further away.
  var spacing = 1
  /// The line of progress, where there is a second column for it.
  var progress: Rect?
  var notes: Rect
  /// Orders of the box and everything said of them, each line as wide as ``notes``.
  var noteLines: [[TextRun]]

  /// Lines of the notes that are shown at a time; the last row counts the others.
  var notesRoom: Int { noteLines.count <= notes.height ? notes.height : max(notes.height - 1, 0) }
  var scrollLimit: Int { max(0, noteLines.count - notesRoom) }

  func visibleNotes(_ scroll: Int, _ texts: Texts) -> [[TextRun]] {
    guard noteLines.count > notes.height else { return noteLines }
    let first = min(max(scroll, 0), scrollLimit)
    let shown = Array(noteLines.dropFirst(first).prefix(notesRoom))
    return shown + [[TextRun(texts.boxMore(first, noteLines.count - first - shown.count), .warning)]]
  }
}

/// ORD-10, ORD-11: whose the box on the table is, and every remark on it.
extension AppState {
  /// From this width on the goods stand on the left, the box and its remarks on the right.
  static let wideBench = 120

  /// Lines above the goods that somebody must have read: amendments nobody has seen (ORD-5), a void paper.
  func benchWarnings(_ card: ParcelCard) -> [TextRun] {
    let parcel = card.parcel
    var lines: [TextRun] = []
    let unseen = card.wholeBox.filter { $0.parcel.acknowledgedAmendments < $0.order.facts.amendments }
    for part in unseen.prefix(2) {
      guard let last = part.order.amendments.last else { continue }
      let whose = card.box.isEmpty ? "" : part.order.order.number + " "
      let at = texts.moment(last.at, now: now, in: calendar.zone)
      lines.append(
        TextRun("!! " + texts.benchFlag("\(whose)\(texts.redFlag(last.redFlagNote)) (\(person(last.by)) \(at))"), .flagRed))
    }
    if shipping.bench.hasVoidPaper, unseen.isEmpty {
      let late = card.wholeBox.last { $0.parcel.printedAmendments < $0.order.facts.amendments } ?? card
      lines.append(
        TextRun(
          texts.benchPaperVoid(
            "\(parcel.id.text)/\(parcel.printCount)", late.order.amendments.last.map { texts.redFlag($0.redFlagNote) } ?? ""), .stop
        ))
    }
    return lines
  }

  func benchPlan(_ card: ParcelCard, _ area: Rect) -> BenchPlan {
    let table = area.inset(top: 1 + benchWarnings(card).count)
    let goods = card.boxLines.count
    // A row below the goods asks for the weight.
    let weighing = 1
    if size.columns >= Self.wideBench {
      let (left, rest) = table.inset(top: 1).splitLeft(table.width * 3 / 5)
      let right = rest.inset(left: 2)
      let lines = left.inset(bottom: weighing)
      return BenchPlan(
        goods: lines, spacing: goods * 2 <= lines.height ? 2 : 1, progress: right.row(0), notes: right.inset(top: 2),
        noteLines: boxNotes(card, width: right.width))
    }
    let notes = boxNotes(card, width: table.width)
    // The goods come first, but what was said of the order is never without a line.
    let room = max(table.height - weighing, 0)
    let height = notes.isEmpty ? 0 : min(notes.count, max(room - goods, min(4, room / 2)))
    return BenchPlan(
      goods: table.inset(bottom: weighing + height), notes: table.inset(top: max(table.height - height, 0)), noteLines: notes)
  }

  mutating func scrollBenchNotes(by offset: Int) {
    guard let card = shipping.bench.card else { return }
    let plan = benchPlan(card, benchContent(Layout(size: size)))
    let step = max(plan.notesRoom - 1, 1) * offset.signum()
    shipping.bench.notesScroll = max(0, min(shipping.bench.notesScroll + step, plan.scrollLimit))
  }

  /// Each order of a box with its buyer, and below it what the buyer, the shop and colleagues wrote; of a single order the remarks alone.
  private func boxNotes(_ card: ParcelCard, width: Int) -> [[TextRun]] {
    var lines: [[TextRun]] = []
    if !card.box.isEmpty { lines.append([TextRun(texts.boxTogether(card.wholeBox.count), .title)]) }
    for part in card.wholeBox {
      let order = part.order.order
      if !card.box.isEmpty {
        let buyer = part.order.unmasked ? order.buyer : Masking.name(order.buyer)
        let pieces = part.lines.reduce(0) { $0 + $1.quantity }
        lines += Flow.lines([TextRun(texts.boxOrder(order.number, buyer, pieces: pieces), .strong)], columns: width, indent: 2)
      }
      for remark in remarks(part.order) {
        for line in Wrap.lines(Sanitizer.visible(remark.text), columns: max(width - 2, 10)) {
          lines.append([TextRun("  " + line, remark.ink)])
        }
      }
    }
    return lines
  }

  /// REC-3: who may not see the buyer may not read what was written either, but is told that there is something.
  private func remarks(_ card: OrderCard) -> [TextRun] {
    let order = card.order
    var remarks: [TextRun] = []
    func add(_ title: String, _ text: String, _ ink: Ink = .plain) {
      if !text.trimmingBlanks().isEmpty { remarks.append(TextRun("\(title): \(text)", ink)) }
    }
    add(texts.buyerSays, order.buyerMessage)
    add(texts.sellerSays, order.sellerRemark)
    for line in card.lines where ![order.buyerMessage, order.sellerRemark].contains(line.remark) {
      add("\(line.title) \(line.attributes)", line.remark)
    }
    for note in card.notes {
      let at = texts.moment(note.at, now: now, in: calendar.zone)
      add(texts.boxRemarks, "\(note.text) (\(person(note.by)) \(at))", note.flag?.ink ?? .plain)
    }
    for field in [AmendableField.card, .deliveryTime] { add(texts.title(field), card.current.wishes[field] ?? "") }
    if card.unmasked || remarks.isEmpty { return remarks }
    return [TextRun(texts.boxHidden(remarks.count), .dim)]
  }
}
