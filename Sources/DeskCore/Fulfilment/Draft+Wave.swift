extension Draft {
  mutating func applyWave(_ consequence: Consequence) throws(Refusal) {
    switch consequence {
    case .startPacking:
      if parcel?.packingBy != before.actor.name {
        parcel?.packingBy = before.actor.name
        parcel?.packingAt = before.now
      }
    case .stopPacking:
      parcel?.packingBy = nil
      parcel?.packingAt = nil
    case .voidPaper: if (parcel?.printCount ?? 0) > 0 { parcel?.isPaperVoid = true }
    case .absorb: absorb()
    case .joinBundle:
      guard case .mergeParcel(_, let into)? = before.command else { return }
      parcel?.bundle = into
    case .leaveBundle:
      parcel?.bundle = nil
      if (parcel?.printCount ?? 0) > 0 { parcel?.isPaperVoid = true }
    case .split: try split()
    case .moveWave:
      guard case .moveParcel(_, let wave, _)? = before.command else { return }
      parcel?.wave = wave
    case .noteLate:
      guard case .explainLate(_, let reason)? = before.command else { return }
      parcel?.late = LateNote(reason: reason, by: before.actor.name, at: before.now)
    case .takeMissing: takeMissing()
    case .noteShort:
      facts.care.shortage = .untold
      facts.care.shortageAt = before.now
    case .missBag: parcel?.missedBagAt = before.now
    case .enterManifest: parcel?.manifest = before.manifest
    default: break
    }
  }

  /// ORD-10: parts of one order go together again; what was promised to them stays promised.
  private mutating func absorb() {
    guard case .mergeParcel(_, let into)? = before.command, let from = parcel,
      var target = before.parcels.first(where: { $0.id == into })
    else { return }
    for line in from.lines {
      if let index = target.lines.firstIndex(where: { $0.line == line.line && $0.sku == line.sku }) {
        target.lines[index].quantity += line.quantity
      } else {
        target.lines.append(line)
      }
    }
    if target.printCount > 0 { target.isPaperVoid = true }
    target.version += 1
    out.parcels.append(target)
  }

  /// ORD-10: what is named goes into a parcel of its own, in the same wave.
  private mutating func split() throws(Refusal) {
    guard case .splitParcel(_, let goods)? = before.command, let from = parcel else { return }
    let parts = try from.parted(goods).get()
    parcel?.lines = parts.stay
    out.newParcels.append(
      ParcelDraft(
        order: from.order, wave: from.wave, lines: parts.go, acknowledgedAmendments: from.acknowledgedAmendments,
        afterCase: from.afterCase))
  }

  /// FUL-3: the promise of the whole parcel ends, and what wasn't there is no longer in the book.
  private mutating func takeMissing() {
    guard case .shortParcel(_, let sku, let missing, _)? = before.command, let parcel else { return }
    move(.released, onHand: 0, reserved: -1)
    out.movements.append(StockMovement(.missing, sku: sku, onHand: -missing, subject: .parcel(parcel.id)))
    out.shortSKU = sku
    self.parcel?.bundle = nil
  }
}

extension Parcel {
  /// The lines that stay and those that go when the named goods go into another parcel. Goods are named by line number or SKU.
  /// Refused with `noSuchGoods` for what isn't in it or more than there is, `splitTakesAll` when nothing would stay.
  func parted(_ goods: [GoodsCount]) -> Result<(stay: [Line], go: [Line]), Refusal> {
    var stay = lines
    var go: [Line] = []
    for count in goods {
      let named = Int(count.name).flatMap { number in stay.firstIndex { $0.line == number } }
      guard let index = named ?? stay.firstIndex(where: { $0.sku.lowercased() == count.name.lowercased() && $0.quantity > 0 })
      else { return .failure(Refusal(rule: "ORD-10", .noSuchGoods(count.text))) }
      let pieces = count.quantity ?? stay[index].quantity
      guard pieces > 0, pieces <= stay[index].quantity else {
        return .failure(Refusal(rule: "ORD-10", .noSuchGoods(count.text)))
      }
      stay[index].quantity -= pieces
      if let had = go.firstIndex(where: { $0.line == stay[index].line && $0.sku == stay[index].sku }) {
        go[had].quantity += pieces
      } else {
        go.append(Line(line: stay[index].line, sku: stay[index].sku, quantity: pieces))
      }
    }
    stay.removeAll { $0.quantity == 0 }
    guard !stay.isEmpty, !go.isEmpty else { return .failure(Refusal(rule: "ORD-10", .splitTakesAll(id.text))) }
    return .success((stay, go))
  }
}
