import DeskCore
import DeskScreen

extension AppState {
  /// Keys at the bench: everything that is text goes into the field. False: the bindings may have it.
  mutating func pressBench(_ key: Key) -> Bool {
    if pressStops(key) { return true }
    switch key {
    case .enter:
      let scan = shipping.bench.field.text.trimmingBlanks()
      shipping.bench.field.text = ""
      guard !scan.isEmpty else { return true }
      if shipping.bench.isStopPresented { clearStop() }
      shipping.bench.waiting.append(scan)
      pumpBench()
      return true
    case .escape:
      if !shipping.bench.field.isEmpty {
        shipping.bench.field.text = ""
      } else if shipping.bench.stop != nil {
        clearStop()
      } else if shipping.bench.card != nil, shipping.bench.isIdle {
        shipping.bench.card = nil
        shipping.bench.isWeighing = false
      } else if shipping.bench.isIdle {
        show(ShippingState.View.wave)
      }
      return true
    case .character, .backspace, .delete, .left, .right, .home, .end, .control("u"), .control("w"), .control("a"), .control("k"):
      return shipping.bench.field.handle(key)
    default: return false
    }
  }

  private mutating func clearStop() {
    shipping.bench.stop = nil
    shipping.bench.isStopPresented = false
  }

  /// Takes the next scan up when the one before has been dealt with.
  mutating func pumpBench() {
    guard shipping.bench.current == nil, flight == nil, !shipping.bench.waiting.isEmpty else { return }
    let scan = shipping.bench.waiting.removeFirst()
    shipping.bench.current = scan
    guard let card = shipping.bench.card else { return load(.scan(scan), awaited: false) }
    let parcel = Selection(.parcel(card.parcel.id), version: card.parcel.version)
    guard shipping.bench.matches(scan) else { return load(.scan(scan), awaited: false) }
    if shipping.bench.isWeighing, let line = shipping.bench.line(of: scan) {
      // Everything is in: one more of it is one too many, whatever number it looks like.
      let ordered = card.boxLines.filter { $0.sku == line.sku }.reduce(0) { $0 + $1.quantity }
      stopBench(texts.refusal(Refusal(rule: "FUL-4", .alreadyComplete(sku: line.sku, ordered: ordered))))
      return scanDone()
    }
    fly(.packParcel, [Planned(.packParcel(card.parcel.id, scans: [scan], weight: nil), version: parcel.version)], origin: .bench)
  }

  mutating func benchLoaded(_ query: Query, _ result: Result<Answer, Failure>) {
    switch (query, result) {
    case (.scan(let scan), .success(.found(nil))):
      if let card = shipping.bench.card, shipping.bench.isWeighing, let grams = BenchState.weight(scan) {
        // Neither an item nor a parcel: the scale's number.
        let planned = Planned(.weighParcel(card.parcel.id, grams: grams), version: card.parcel.version)
        return fly(.weighParcel, [planned], origin: .bench)
      } else if shipping.bench.card == nil || shipping.bench.isWeighing || BenchState.namesParcel(scan) {
        failOpening(texts.refusal(.notFound(scan)))
      } else if let card = shipping.bench.card {
        stopBench(texts.refusal(Refusal(rule: "FUL-4", .notInParcel(code: scan))) + " (\(card.parcel.id.text))")
      }
      scanDone()
    case (.scan(let scan), .success(.found(let id?))):
      if id == shipping.bench.card?.parcel.id, !shipping.bench.isWeighing {
        shipping.bench.last = scan
        scanDone()
      } else {
        shipping.bench.isOpening = true
        load(.benchParcel(id), awaited: false)
      }
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

  private mutating func benchTook(_ card: ParcelCard) {
    if shipping.bench.isOpening {
      shipping.bench.isOpening = false
      if let stop = card.parcel.interception, stop.state.isOpen {
        failOpening(
          texts.refusal(
            Refusal(rule: "ORD-8", .intercepted(by: stop.by, at: stop.at, reason: stop.reason)), zone: calendar.zone, person: person
          ))
        return scanDone()
      }
      let isReady = card.boxStage == .picked || (card.boxStage == .packed && card.parcel.weightGrams == nil)
      guard isReady else {
        let refusal = Refusal(
          rule: "FUL-2",
          .wrongState(
            subject: card.parcel.id.text, machine: "parcel", state: card.parcel.stage.rawValue, command: .packParcel,
            from: Machine.parcel.states(for: .packParcel).map(\.rawValue)))
        failOpening(texts.refusal(refusal))
        return scanDone()
      }
      if let left = shipping.bench.card, !shipping.bench.isWeighing {
        tell(.warning, texts.benchLeft(left.parcel.id.text, missing: left.boxPieces - left.boxScanned))
      }
      shipping.bench.last = nil
      shipping.bench.card = card
      shipping.bench.isWeighing = card.boxStage == .packed
    } else if card.parcel.id == shipping.bench.card?.parcel.id {
      shipping.bench.card = card
      shipping.bench.isWeighing = card.boxStage == .packed && card.parcel.weightGrams == nil
      if card.parcel.stage != .picked, card.parcel.stage != .packed {
        // Voided or shipped by somebody else while it lay here.
        shipping.bench.card = nil
        stopBench("\(card.parcel.id.text): \(texts.title(card.parcel.stage))")
      } else if card.parcel.stage == .packed, card.parcel.weightGrams != nil {
        shipping.bench.card = nil
      }
    }
    scanDone()
  }

  mutating func benchLanded(_ flight: Flight) {
    if let (planned, _) = flight.done.first {
      switch planned.command {
      case .packParcel(_, let scans, _): shipping.bench.last = scans.first.map(scanned)
      case .weighParcel(let id, let grams): tell(.success, texts.benchWeighed(id.text, grams: grams))
      case .acknowledgeFlag(let id): tell(.success, texts.done(.acknowledgeFlag, id.text))
      case .printParcel(let id): make(.dispatchNotes([id]))
      default: break
      }
    } else if let (_, failure) = flight.failed.first {
      stopBench(text(failure, command: flight.kind))
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
    shipping.bench.card = nil
    shipping.bench.isWeighing = false
    shipping.bench.last = nil
    shipping.bench.waiting = []
    stopBench(reason + (left == nil && dropped == 0 ? "" : " · " + texts.benchCleared(left, dropped: dropped)))
  }

  private mutating func scanDone() {
    shipping.bench.current = nil
    pumpBench()
  }

  private mutating func stopBench(_ text: String) {
    shipping.bench.stop = text
    shipping.bench.isStopPresented = false
    messages.append(Notice(.error, text, at: now))
    outbox.append(.ring(.stop))
  }
}
