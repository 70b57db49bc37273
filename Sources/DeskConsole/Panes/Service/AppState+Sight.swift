import DeskCore
import DeskScreen

/// REC-3: one buyer's data by a reason, also for posts that have no list of orders: the order is named, and shows as a page that closes when
/// the time is over.
extension AppState {
  /// An order that the store must find by what was typed, and for what.
  struct Seeking: Sendable {
    var kind: CommandKind
    var word: String
    /// What stands after it.
    var words: [String] = []
    var form: FormState?
  }

  /// The marketplace's number before what else is said of a command about an order; false: nothing is sought. Who sees one buyer by a reason
  /// has no list to look it up in, and may write a shorter one; of everybody else's words such a number could be anything.
  mutating func seeks(_ kind: CommandKind, _ words: [String]) -> Bool {
    guard let word = soughtNumber(kind, words) else { return false }
    seek(Seeking(kind: kind, word: word, words: Array(words.dropFirst())))
    return true
  }

  /// A first word that the store is asked for: the marketplace's number of an order.
  func soughtNumber(_ kind: CommandKind, _ words: [String]) -> String? {
    guard kind.target == .order, actor?.role(for: kind) != nil, let word = words.first, OrderID(word) == nil,
      word.count >= (kind == .unmaskOrder ? 4 : 12), word.utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    return word
  }

  /// The same in the field of a form.
  mutating func seeks(_ form: FormState) -> Bool {
    guard form.kind.target == .order, form.subjects.isEmpty, let word = form.value("order")?.trimmingBlanks(), !word.isEmpty,
      OrderID(word) == nil
    else { return false }
    seek(Seeking(kind: form.kind, word: word, form: form))
    return true
  }

  private mutating func seek(_ what: Seeking) {
    seeking = what
    load(.found(what.word), awaited: true)
  }

  mutating func found(_ subject: Subject?) {
    guard let what = seeking else { return }
    seeking = nil
    if case .order(let id)? = subject {
      guard var form = what.form else { return start(what.kind, words: what.words, on: [Selection(.order(id))]) }
      form.set("order", id.text)
      return submitForm(form)
    }
    let here = what.form == nil ? selections(for: .order) : []
    // It was no number of an order, and so the reason's first word.
    guard here.isEmpty else { return start(what.kind, words: [what.word] + what.words, on: here) }
    let refusal = Refusal.notFound(what.word)
    if var form = what.form {
      form.refusal = texts.refusal(refusal)
      overlay = .form(form)
    }
    tell(.refused(refusal), command: what.kind)
  }

  /// It may be seen now: where its card isn't on the screen anyway, as a page.
  mutating func showSight(of id: OrderID) {
    if isWorklist, selectedOrder == id { return }
    load(.orderPage(id), awaited: true)
  }

  mutating func show(sight card: OrderCard) {
    guard card.unmasked else { return }
    let columns = max(20, Layout(size: size).body.width - 4)
    let lines = orderLines(card, width: columns).flatMap { runs in
      Wrap.lines(Sanitizer.visible(runs.map(\.text).joined()), columns: columns)
    }
    var page = PageState(
      title: Sanitizer.visible("\(texts.columnOrder) \(card.order.number)"), text: lines.joined(separator: "\n"))
    if card.isUnmaskedForNow { page.until = now.advanced(byMinutes: Order.unmaskedMinutes) }
    overlay = .page(page)
  }

  /// The records of it, for whoever looks after them: who saw whom, when, and why.
  mutating func showSights() {
    supervisor.find = CommandKind.unmaskOrder.rawValue
    supervisor.log.reset()
    show(SupervisorState.View.log)
  }
}
