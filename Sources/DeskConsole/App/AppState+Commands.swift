import DeskCore
import DeskScreen

extension AppState {
  /// Begins a command: at once, by its form, or by its question, as the command needs. `words` are those after a palette verb.
  /// `on`: what was chosen already, and found possible.
  mutating func start(_ kind: CommandKind, words: [String] = [], on chosen: [Selection]? = nil) {
    var words = words
    if chosen == nil, seeks(kind, words) { return }
    var subjects = chosen ?? selections(for: kind.target)
    let underCursor = subjects.first?.subject
    if chosen != nil {
      // Goes on below.
    } else if let first = words.first, let named = named(first, kind.target) {
      subjects = [Selection(named)]
      words.removeFirst()
    } else if let goneBy {
      return tell(.warning, texts.goneRefused(person(goneBy)))
    } else if let told = requestInstead(kind.target) {
      return tell(.warning, told)
    }
    let mayDo = actor?.role(for: kind) != nil
    // A bare attempt goes to the store even without permission, which refuses and records it (REC-4); a form or a question would be
    // a waste of the person's time.
    if !mayDo, kind.needsConfirmation || !kind.parameters.isEmpty || subjects.isEmpty { return refuse(kind) }
    if kind.parameters.isEmpty, !subjects.isEmpty { return submit(kind, subjects, origin: context == .bench ? .bench : .list) }
    if chosen == nil, subjects.count == 1, kind.target != .person, subjects.first?.subject == underCursor,
      let refusal = cardRefusal(kind), words.isEmpty
    {
      return tell(.refused(refusal), command: kind)
    }
    if subjects.isEmpty, [.order, .parcel, .afterCase, .request].contains(kind.target), words.isEmpty,
      context.pane == .service || context.pane == .shipping
    {
      return tell(.note, texts.needsObject(kind))
    }
    // ROL-9: one's own leave, unless a name says whose.
    if subjects.isEmpty, kind == .askLeave || kind == .cancelLeave, let actor { subjects = [Selection(.person(actor.name))] }
    var form = FormState(kind: kind, subjects: subjects)
    form.fill(words, texts: texts)
    // FUL-8: mostly it is the day that is ending.
    if kind == .exportShippingReport || kind == .exportFinanceReport || kind == .exportWorkReport,
      form.value("day")?.isEmpty == true
    {
      form.set("day", calendar.zone.local(now).day.iso)
    }
    if kind == .exportOrders, form.value("from")?.isEmpty == true { form.set("from", calendar.zone.local(now).day.iso) }
    if kind == .exportPurchase, form.value("purchase")?.isEmpty == true, let row = stock.purchases.selected {
      form.set("purchase", row.purchase.id.text)
    }
    if kind == .editPromotion, let card = promotion.openCard, form.subjects.first?.subject == .promotion(card.planned.id) {
      form.prefill(card.planned.fields)
    }
    offerShops(&form)
    offerPurchase(&form)
    overlay = .form(form)
    if kind.asksSuppliers { load(.suppliers, awaited: true) }
    if kind.asksAssignees, !form.isComplete || words.isEmpty { load(.assignees, awaited: true) }
    // A supplier's code alone says nothing to be written: what stands is shown, to be changed.
    if kind == .saveSupplier, form.fields.filter(\.isFilled).count <= 1 { return }
    if !words.isEmpty, form.isComplete { submitForm(form) }
  }

  /// A command that asks nothing more: at once, or by its question.
  mutating func start(_ command: Command, version: Int?) {
    submit(command.kind, [Planned(command, version: version)], origin: .list)
  }

  /// What the first word after a verb is a name of, for a command of that target; nil: it is none.
  func named(_ word: String, _ target: CommandKind.Target) -> Subject? {
    // A SKU's code may look like anything; a plain number is how many of the one under the cursor.
    if target == .sku, Int(word) == nil || stock.list.rows.contains(where: { $0.item.sku == word }) { return .sku(word) }
    switch (target, Subject(word)) {
    case (.order, .order(let id)?): return .order(id)
    case (.parcel, .parcel(let id)?): return .parcel(id)
    case (.afterCase, .afterCase(let id)?): return .afterCase(id)
    case (.request, .request(let id)?): return .request(id)
    case (.count, .count(let id)?): return .count(id)
    case (.promotion, .promotion(let id)?): return .promotion(id)
    case (.event, .event(let id)?): return .event(id)
    case (.purchase, .purchase(let id)?): return .purchase(id)
    case (.revision, .revision(let id)?): return .revision(id)
    default: return nil
    }
  }

  mutating func submitForm(_ form: FormState) {
    if seeks(form) { return }
    var form = form
    var planned: [Planned] = []
    do {
      if form.shares != nil {
        planned = try form.sharedCommands()
      } else {
        for subject in form.subjects.isEmpty ? [nil] : form.subjects.map(Optional.some) {
          let arguments = try people.reading(form.kind, form.arguments(for: subject))
          planned.append(Planned(try Command(form.kind, arguments), version: subject?.version))
        }
      }
    } catch {
      form.refusal = texts.refusal(error)
      if case .argument(let name, _) = error.reason, let place = form.fields.firstIndex(where: { $0.parameter.name == name }) {
        form.focus = place
      }
      overlay = .form(form)
      return
    }
    form.isSubmitting = true
    overlay = .form(form)
    submit(form.kind, planned, origin: .form)
  }

  private mutating func submit(_ kind: CommandKind, _ subjects: [Selection], origin: Flight.Origin) {
    var planned: [Planned] = []
    for subject in subjects {
      var arguments = Arguments()
      arguments[kind.subjectArgument] = .text(subject.argument)
      do {
        planned.append(Planned(try Command(kind, arguments), version: subject.version))
      } catch {
        return tell(.refused(error), command: kind)
      }
    }
    submit(kind, planned, origin: origin)
  }

  private mutating func submit(_ kind: CommandKind, _ planned: [Planned], origin: Flight.Origin) {
    guard kind.needsConfirmation else { return fly(kind, planned, origin: origin) }
    overlay = .confirm(ConfirmState(kind: kind, planned: planned, lines: planned.flatMap(describe)))
  }

  /// What a question says about one subject, and what will follow.
  private func describe(_ planned: Planned) -> [String] {
    let subject = planned.command.subject
    let card = worklist.card
    switch subject {
    case .parcel(let id):
      if let stop = shipping.stops.first(where: { $0.parcel == id }) {
        return [
          [id.text, stop.courier.map(courierName), stop.waybill, stop.recipient, stop.goods].compactMap { $0 }.joined(
            separator: "  ")
        ]
      }
      let rows = shipping.list.rows + shipping.waveParcels
      guard let row = rows.first(where: { $0.id == id }) else { return [id.text] }
      return [
        [id.text, row.courier.map(courierName), row.waybill, "\(row.recipient) \(row.city)", texts.pieces(row.pieces)]
          .compactMap { $0 }.joined(separator: "  ")
      ]
    case .order(let id):
      guard let card, card.order.id == id else { return [label(subject)] }
      let head = "\(label(subject))  \(card.order.paid.decimal)  " + (card.phraseValues(agent: "")["goods"] ?? "")
      return planned.command.kind == .cancelOrder ? [head] + card.parcels.compactMap(whatCancelling) : [head]
    case .afterCase(let id):
      guard let one = card?.cases.first(where: { $0.afterCase.id == id })?.afterCase else { return [id.text] }
      return ["\(id.text)  \(texts.title(one.kind))  \(one.amount.decimal)  \(one.reason)"]
    default:
      if case .signManifest(let courier, let driver) = planned.command { return describeSigning(courier, driver) }
      return [subject.text]
    }
  }

  /// ORD-8: what cancelling does to a parcel.
  private func whatCancelling(_ parcel: Parcel) -> String? {
    switch parcel.stage {
    case .queued: "\(parcel.id.text): \(texts.cancelVoids)"
    case .printed, .picked, .packed, .shipped: "\(parcel.id.text) \(texts.title(parcel.stage)): \(texts.cancelStops)"
    case .handedOver, .delivered: "\(parcel.id.text) \(texts.title(parcel.stage)): \(texts.cancelReturns)"
    case .voided: nil
    }
  }

  mutating func fly(_ kind: CommandKind, _ planned: [Planned], origin: Flight.Origin) {
    if kind.takesLong, let one = planned.first { return keep(one) }
    guard flight == nil, !planned.isEmpty else { return }
    flight = Flight(kind: kind, origin: origin, waiting: planned, startedAt: now)
    performNext()
  }

  private mutating func performNext() {
    if let planned = flight?.waiting.first { outbox.append(.perform(planned)) }
  }

  mutating func performed(_ planned: Planned, _ result: Result<Receipt, Failure>) {
    guard var current = flight, current.waiting.first == planned else { return }
    current.waiting.removeFirst()
    switch result {
    case .success(let receipt): current.done.append((planned, receipt))
    case .failure(let failure): current.failed.append((planned, failure))
    }
    flight = current
    if current.waiting.isEmpty { land(current) } else { performNext() }
  }

  private mutating func land(_ flight: Flight) {
    self.flight = nil
    if flight.origin == .bench { return benchLanded(flight) }
    if flight.origin == .bag { return bagLanded(flight) }
    if flight.kind == .saveSupplier, !flight.done.isEmpty { stock.suppliers = nil }
    if flight.kind == .enterCount, !flight.done.isEmpty { counts.open?.tally = nil }
    if flight.kind == .suspendParcel, context == .bench, !flight.done.isEmpty { shipping.bench.clearTable() }
    reloadVisible(awaited: true)
    // ROL-7: what only waits for the password isn't refused: all of it goes on after that.
    let again = flight.failed.filter { $0.1.asksPassword }.map(\.0)
    var flight = flight
    flight.failed.removeAll { $0.1.asksPassword }
    if flight.kind == .pickParcel, context == .pickList {
      landPicks(flight)
    } else if flight.done.count + flight.failed.count > 1 {
      landBatch(flight)
    } else {
      landOne(flight)
    }
    let printed = flight.done.compactMap { planned, _ in
      if case .printParcel(let id) = planned.command { id } else { nil }
    }
    if !printed.isEmpty { make(.dispatchNotes(printed)) }
    if !again.isEmpty { askPassword(for: again, flight) }
  }

  private mutating func landOne(_ flight: Flight) {
    if let (planned, receipt) = flight.done.first {
      if case .form = overlay { overlay = nil }
      told(planned, receipt)
      if case .unmaskOrder(let id, _) = planned.command { showSight(of: id) }
    } else if let (_, failure) = flight.failed.first {
      let dropped = typeAhead.count
      // What was typed after it took for granted that it would be done.
      typeAhead = []
      let text = self.text(failure, command: flight.kind) + (dropped > 0 ? texts.droppedKeys(dropped) : "")
      if case .form(var form) = overlay {
        form.isSubmitting = false
        form.catchUp(with: failure)
        form.refusal = text
        overlay = .form(form)
      }
      tell(.error, text)
    }
  }

  /// REC-4: what isn't asked of the store, because a form or a question would waste the person's time, is on record all the same.
  mutating func refuse(_ kind: CommandKind) {
    outbox.append(.attempted(kind))
    tell(.refused(.notPermitted(kind)))
  }

  /// ROL-7: the same acts go on after the password.
  private mutating func askPassword(for planned: [Planned], _ flight: Flight) {
    typeAhead = []
    if case .form(var form) = overlay {
      form.isSubmitting = false
      overlay = .form(form)
    }
    var lock = LockState()
    (lock.kind, lock.again, lock.origin) = (flight.kind, planned, flight.origin)
    phase = .locked(lock)
  }

  private func said(_ warning: Changes.Warning) -> String {
    texts.warning(warning, clock: { texts.moment($0, now: now, in: calendar.zone) }, person: person)
  }

  private mutating func told(_ planned: Planned, _ receipt: Receipt) {
    let kind = planned.command.kind
    unmark(planned.command.subject)
    if let left = receipt.left { return told(planned.command, left) }
    if let request = receipt.request {
      let waits = texts.waitsForApproval(kind, label(planned.command.subject), request.text)
      return tell(.warning, ([waits] + receipt.warnings.map(said)).joined(separator: " · "))
    }
    if kind == .signManifest {
      return tell(receipt.parcels.isEmpty ? .success : .warning, texts.bagSigned(receipt.parcels.map(\.text)))
    }
    var text = texts.done(kind, label(planned.command.subject))
    if case .retryPrint(let jobs) = planned.command, let job = shipping.prints.rows.first(where: { $0.id == jobs.first }) {
      text += ": \(texts.title(job.document)) \(job.subject)"
    }
    if !receipt.cases.isEmpty { text += " \(glyphs.arrow) " + texts.list(receipt.cases.map(\.text)) }
    if !receipt.parcels.isEmpty { text += " \(glyphs.arrow) " + texts.list(receipt.parcels.map(\.text)) }
    if let count = receipt.count { text += " \(count.text)" }
    if let waybill = receipt.waybill { text += " \(waybill)" }
    if let made = receipt.made { text += " \(glyphs.arrow) \(made.text)" }
    if let file = receipt.file { text += " \(glyphs.arrow) \(file)" }
    var hint: Hint?
    counter = nil
    if let back = kind.counter, case .order = planned.command.subject {
      var arguments = Arguments()
      arguments["order"] = .text(planned.command.subject.text)
      counter = (try? Command(back, arguments)).map { Planned($0, version: receipt.version) }
      hint = Hint(key: "z", title: texts.title(back))
    } else if kind == .mergeParcel, case .parcel(let id) = planned.command.subject {
      counter = Planned(.unmergeParcel(id), version: receipt.version)
      hint = Hint(key: "z", title: texts.title(.unmergeParcel))
    }
    let warnings = receipt.warnings.map(said)
    tell(warnings.isEmpty ? .success : .warning, ([text] + warnings).joined(separator: " · "), hint: hint)
  }

  private mutating func unmark(_ subject: Subject) {
    shipping.list.marked.remove(subject.text)
    worklist.list.marked = worklist.list.marked.filter { !$0.hasSuffix("/" + subject.text) }
  }

  private mutating func landBatch(_ flight: Flight) {
    if case .form = overlay { overlay = nil }
    for (planned, failure) in flight.failed {
      tell(.error, "\(label(planned.command.subject)): " + text(failure, command: flight.kind))
    }
    for (planned, receipt) in flight.done {
      let warnings = receipt.warnings.map(said)
      messages.append(
        Notice(.success, ([texts.done(flight.kind, label(planned.command.subject))] + warnings).joined(separator: " · "), at: now))
      unmark(planned.command.subject)
    }
    notice = nil
    if !flight.failed.isEmpty { typeAhead = [] }
    tell(
      flight.failed.isEmpty ? .success : .error,
      texts.batchDone(flight.kind, done: flight.done.count, failed: flight.failed.count))
  }

  /// `z`: takes the last act back, else puts the order under the cursor back.
  mutating func takeBack() {
    if let counter {
      self.counter = nil
      return fly(counter.command.kind, [counter], origin: .list)
    }
    if isWorklist { return start(.releaseOrder) }
    tell(.note, texts.nothingToTakeBack)
  }
}
