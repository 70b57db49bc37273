import DeskCore
import DeskScreen

extension AppState {
  /// Keys at the bench: everything that is text goes into the field. False: the bindings may have it.
  mutating func pressBench(_ key: Key) -> Bool {
    if pressStops(key) { return true }
    switch key {
    case .enter:
      guard let scan = shipping.bench.field.take() else {
        confirmScale()
        return true
      }
      if shipping.bench.isStopPresented { clearStop() }
      // FUL-4: a weight is taken from a screen that somebody has seen after this scan, not by the scan's own second Enter.
      shipping.bench.scale?.shownGrams = nil
      shipping.bench.waiting.append(scan)
      pumpBench()
      return true
    case .escape:
      if !shipping.bench.field.isEmpty {
        shipping.bench.field.clear()
      } else if shipping.bench.stop != nil {
        clearStop()
      } else if shipping.bench.card != nil, shipping.bench.isIdle {
        shipping.bench.clearTable()
      } else if shipping.bench.isIdle {
        show(ShippingState.View.wave)
      }
      return true
    case .function(2):
      suspendAtBench()
      return true
    default: return shipping.bench.field.handle(key)
    }
  }

  mutating func clearStop() {
    shipping.bench.stop = nil
    shipping.bench.stopParcel = nil
    shipping.bench.isStopPresented = false
  }

  /// Takes the next scan up when the one before has been dealt with.
  mutating func pumpBench() {
    while shipping.bench.current == nil, flight == nil, !shipping.bench.waiting.isEmpty {
      let scan = shipping.bench.waiting.removeFirst()
      shipping.bench.current = scan
      let bench = shipping.bench
      switch ScanCode(scan, item: { bench.line(of: $0)?.sku }) {
      case .item(let sku): tick(scan, sku)
      case .parcel, .other: return load(.scan(scan), awaited: false)
      case .weight(let grams): weigh(grams, scan)
      case .command(let command): obey(command)
      case .unknownCommand: refuseScan(texts.scanUnknownCommand(scan))
      case .garbage(let fault): refuseScan(texts.scanGarbage(fault))
      }
    }
  }

  private mutating func tick(_ scan: String, _ sku: String) {
    guard let card = shipping.bench.card else { return scanDone() }
    if shipping.bench.isWeighing {
      // Everything is in: one more of it is one too many, whatever number it looks like.
      let ordered = card.boxLines.filter { $0.sku == sku }.reduce(0) { $0 + $1.quantity }
      return refuseScan(texts.refusal(Refusal(rule: "FUL-4", .alreadyComplete(sku: sku, ordered: ordered))))
    }
    flyAtBench(.packParcel(card.parcel.id, scans: [scan], weight: nil), card)
  }

  mutating func weigh(_ grams: Int, _ scan: String) {
    guard let card = shipping.bench.card, shipping.bench.isWeighing else { return refuseScan(texts.benchNoWeightYet(scan)) }
    flyAtBench(.weighParcel(card.parcel.id, grams: grams), card)
  }

  mutating func flyAtBench(_ command: Command, _ card: ParcelCard) {
    fly(command.kind, [Planned(command, version: card.parcel.version)], origin: .bench)
  }

  /// A command barcode, in its turn among the scans.
  private mutating func obey(_ command: BenchCommand) {
    guard let card = shipping.bench.card else { return refuseScan(texts.benchNothingOpen(texts.title(command))) }
    switch command {
    case .clear:
      if !shipping.bench.isWeighing {
        tell(.warning, texts.benchLeft(card.parcel.id.text, missing: card.boxPieces - card.boxScanned))
      }
      shipping.bench.clearTable()
      scanDone()
    case .done:
      guard shipping.bench.isWeighing else { return refuseScan(texts.benchNotDone(card.boxPieces - card.boxScanned)) }
      tell(.warning, texts.benchUnweighed(card.parcel.id.text))
      shipping.bench.clearTable()
      scanDone()
    case .reprint: flyAtBench(.printParcel(card.parcel.id), card)
    case .suspend: setAside(card, reason: nil)
    }
  }

  /// F2: what stands in the field is the reason; an empty field stands for the usual one, so that nothing has to be asked while scans come.
  private mutating func suspendAtBench() {
    guard shipping.bench.isIdle, flight == nil else { return tell(.warning, texts.benchBusy) }
    // What was typed as a reason must not become the beginning of the next scan.
    let reason = shipping.bench.field.take()
    guard let card = shipping.bench.card else {
      return tell(.warning, texts.benchNothingOpen(texts.title(BenchCommand.suspend)) + texts.benchReasonGone(reason))
    }
    setAside(card, reason: reason)
  }

  private mutating func setAside(_ card: ParcelCard, reason: String?) {
    guard card.wholeBox.contains(where: { $0.parcel.packingBy != nil }) else {
      // Nothing of it has been scanned: there is nothing to keep for anybody.
      tell(.note, texts.benchPutDown(card.parcel.id.text) + texts.benchReasonGone(reason))
      shipping.bench.clearTable()
      return scanDone()
    }
    flyAtBench(.suspendParcel(card.parcel.id, reason: reason ?? texts.benchSuspendReason), card)
  }

  mutating func benchLoaded(_ query: Query, _ result: Result<Answer, Failure>) {
    // What was read before the scan that is being written: older than what is read again when it lands. Taking it would end that scan, and
    // the next one would go out with the version before it.
    if flight?.origin == .bench { return }
    switch (query, result) {
    case (.scan(let scan), .success(.meaning(let meaning))): benchLearned(scan, meaning)
    case (.benchParcel, .success(.parcel(let card))): benchTook(card)
    case (_, .failure(let failure)):
      if shipping.bench.isOpening || query == shipping.bench.current.map(Query.scan) {
        failOpening(text(failure))
      } else {
        stopBench(text(failure))
      }
      scanDone()
    default: scanDone()
    }
  }

  private mutating func benchLearned(_ scan: String, _ meaning: ScanMeaning) {
    switch meaning {
    case .parcel(let id):
      shipping.bench.scanned = id
      if id == shipping.bench.card?.parcel.id, !shipping.bench.isWeighing {
        shipping.bench.last = scan
        scanDone()
      } else {
        shipping.bench.isOpening = true
        load(.benchParcel(id), awaited: false)
      }
    case .item(let sku, let title):
      guard let card = shipping.bench.card else { return refuseScan(texts.benchItemFirst(title.isEmpty ? sku : title)) }
      refuseScan(texts.benchWrongItem(scan, title.isEmpty ? sku : title, card.parcel.id.text) + " · FUL-4")
    case .nothing:
      if let grams = ScanCode.bareWeight(scan), shipping.bench.card != nil, shipping.bench.isWeighing {
        // Neither an item nor a parcel: the scale's number.
        return weigh(grams, scan)
      }
      if case .parcel = ScanCode(scan) {
        failOpening(texts.refusal(.notFound(scan)))
        scanDone()
      } else if ScanCode.looksLikeWaybill(scan) {
        failOpening(texts.refusal(.notFound(scan)))
        scanDone()
      } else if ScanCode.looksLikeLocation(scan) {
        refuseScan(texts.benchLocation(scan))
      } else if let card = shipping.bench.card {
        refuseScan(texts.refusal(Refusal(rule: "FUL-4", .notInParcel(code: scan))) + " (\(card.parcel.id.text))")
      } else {
        refuseScan(texts.refusal(.notFound(scan)))
      }
    }
  }

  /// A scan that means nothing here: said, counted as done, and the table stays as it is.
  private mutating func refuseScan(_ reason: String) {
    stopBench(reason, .wrong)
    scanDone()
  }

  private mutating func benchTook(_ card: ParcelCard) {
    if shipping.bench.isOpening {
      shipping.bench.isOpening = false
      if let reason = whyNotPacked(card) {
        failOpening(reason)
        return scanDone()
      }
      if let left = shipping.bench.card, !shipping.bench.isWeighing {
        tell(.warning, texts.benchLeft(left.parcel.id.text, missing: left.boxPieces - left.boxScanned))
      }
      shipping.bench.clearTable()
      shipping.bench.scale?.forget()
      shipping.bench.card = card
      shipping.bench.isWeighing = card.boxStage == .packed
    } else if card.parcel.id == shipping.bench.card?.parcel.id {
      let wasWeighing = shipping.bench.isWeighing
      shipping.bench.card = card
      shipping.bench.isWeighing = card.boxStage == .packed && card.parcel.weightGrams == nil
      if shipping.bench.isWeighing, !wasWeighing { shipping.bench.dropStop() }
      if card.parcel.stage != .picked, card.parcel.stage != .packed {
        // Voided or shipped by somebody else while it lay here.
        shipping.bench.clearTable()
        stopBench("\(card.parcel.id.text): \(texts.title(card.parcel.stage))")
      } else if card.parcel.stage == .packed, card.parcel.weightGrams != nil {
        shipping.bench.clearTable()
      }
    }
    scanDone()
  }

  /// Why the parcel that was scanned can't be opened; nil: it can.
  private func whyNotPacked(_ card: ParcelCard) -> String? {
    let id = card.parcel.id.text
    func said(_ rule: String, _ reason: Refusal.Reason) -> String {
      texts.refusal(Refusal(rule: rule, reason), zone: calendar.zone, person: person)
    }
    for part in card.wholeBox {
      if let stop = part.parcel.interception, stop.state.isOpen {
        return said("ORD-8", .intercepted(by: stop.by, at: stop.at, reason: stop.reason))
      }
      if let by = part.parcel.packingBy, by != actor?.name {
        return "\(id): " + said("FUL-4", .packedBy(person: by, since: part.parcel.packingAt ?? now))
      }
    }
    guard card.boxStage == .picked || (card.boxStage == .packed && card.parcel.weightGrams == nil) else {
      return said(
        "FUL-2",
        .wrongState(
          subject: id, machine: "parcel", state: card.parcel.stage.rawValue, command: .packParcel,
          from: Machine.parcel.states(for: .packParcel).map(\.rawValue)))
    }
    // ORD-5: an older note of it tells of something else.
    if let scan = shipping.bench.current, case .parcel(let note, let print?) = ScanCode(scan),
      let parcel = card.wholeBox.first(where: { $0.parcel.id == note })?.parcel, parcel.printCount > 0, print != parcel.printCount
    {
      return said("ORD-5", .paperVoid(note: "\(note.text)/\(print)"))
    }
    return nil
  }

  mutating func benchLanded(_ flight: Flight) {
    if let (planned, _) = flight.done.first {
      switch planned.command {
      case .packParcel(_, let scans, _):
        shipping.bench.last = scans.first.map(scanned)
        outbox.append(.ring(.right))
      case .weighParcel(let id, let grams):
        tell(.success, texts.benchWeighed(id.text, grams: grams))
        outbox.append(.ring(.right))
      case .acknowledgeFlag(let id): tell(.success, texts.done(.acknowledgeFlag, id.text))
      case .printParcel(let id): make(.dispatchNotes([id]))
      case .suspendParcel(let id, let reason):
        tell(.success, texts.benchSuspended(id.text, reason))
        if shipping.bench.card?.parcel.id == id { shipping.bench.clearTable() }
      default: break
      }
    } else if let (planned, failure) = flight.failed.first {
      var reason: String?
      if case .suspendParcel(_, let typed) = planned.command, typed != texts.benchSuspendReason { reason = typed }
      if case .packParcel = planned.command, case .refused(let refusal) = failure, refusal.isWrongItem {
        stopBench(text(failure, command: flight.kind), .wrong)
      } else {
        stopBench(text(failure, command: flight.kind) + texts.benchReasonGone(reason))
      }
    }
    load(.day, awaited: false)
    if let card = shipping.bench.card { load(.benchParcel(card.parcel.id), awaited: false) } else { scanDone() }
  }

  /// `6901234567892 枕套 白`.
  private func scanned(_ scan: String) -> String {
    shipping.bench.line(of: scan).map { "\(scan) \($0.title) \($0.attributes)" } ?? scan
  }

  /// The parcel that was to come can't be worked on. The packer has it in hand all the same: what is scanned next would go into the one that
  /// lay there before, so the table is cleared, and so are the scans that took the opening for granted.
  private mutating func failOpening(_ reason: String) {
    let left = shipping.bench.card?.parcel.id.text
    let dropped = shipping.bench.waiting.count
    shipping.bench.isOpening = false
    shipping.bench.clearTable()
    shipping.bench.waiting = []
    stopBench(reason + (left == nil && dropped == 0 ? "" : " · " + texts.benchCleared(left, dropped: dropped)))
  }

  private mutating func scanDone() { shipping.bench.current = nil }

  mutating func stopBench(_ text: String, _ bell: Bell = .stop) {
    shipping.bench.stop = text
    shipping.bench.stopParcel = shipping.bench.card?.parcel.id
    shipping.bench.isStopPresented = false
    messages.append(Notice(.error, text, at: now))
    outbox.append(.ring(bell))
  }
}

extension Refusal {
  /// One that concerns the item in hand and not the parcel.
  fileprivate var isWrongItem: Bool {
    switch reason {
    case .notInParcel, .alreadyComplete: true
    default: false
    }
  }
}
