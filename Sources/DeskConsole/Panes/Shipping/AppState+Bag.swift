import DeskCore
import DeskScreen

/// FUL-7: what is scanned goes into the bag, is handed over, and stands on the manifest that both sides sign. What isn't scanned has not left.
extension AppState {
  mutating func openBag() {
    guard let courier = shipping.selectedCourier?.courier, !courier.isEmpty else { return tell(.warning, texts.bagNoCourier) }
    shipping.courier = courier
    shipping.bag = BagState(courier: courier)
    load(.wave(wave, limit: 2000), awaited: true)
  }

  /// Keys at the bag: what is text goes into the field. False: the bindings may have it.
  mutating func pressBag(_ key: Key) -> Bool {
    guard var bag = shipping.bag else { return false }
    defer { if shipping.bag != nil { pumpBag() } }
    switch key {
    case .enter:
      guard let scan = bag.field.take() else {
        load(.manifest(courier: bag.courier, wave), awaited: true)
        return true
      }
      if bag.isStopPresented {
        bag.stop = nil
        bag.isStopPresented = false
      }
      bag.waiting.append(scan)
      shipping.bag = bag
    case .escape:
      if !bag.field.isEmpty {
        bag.field.clear()
      } else if bag.stop != nil {
        bag.stop = nil
      } else if bag.isIdle {
        shipping.bag = nil
        return true
      }
      shipping.bag = bag
    case .function(2): signBag(bag)
    case .up, .down, .pageUp, .pageDown:
      let step = key == .up ? -1 : key == .down ? 1 : key == .pageUp ? -10 : 10
      bag.first = max(0, min(bag.first + step, shipping.bagCount.missing.count - 1))
      shipping.bag = bag
    default:
      guard bag.field.handle(key) else { return false }
      shipping.bag = bag
    }
    return true
  }

  /// Takes the next scan up when the one before has been dealt with.
  mutating func pumpBag() {
    while let bag = shipping.bag, bag.current == nil, flight == nil, let scan = bag.waiting.first {
      shipping.bag?.waiting.removeFirst()
      shipping.bag?.current = scan
      switch ScanCode(scan) {
      case .parcel, .other:
        // What is on the screen needs no question; what isn't is asked for.
        if let row = shipping.waveParcels.first(where: { $0.id.text == scan.uppercased() || $0.waybill == scan.uppercased() }),
          row.bundle == nil
        {
          bagTook(row.id, courier: row.courier, stage: row.stage, version: row.version, isStopped: row.stop?.isOpen == true)
        } else {
          load(.bagScan(scan), awaited: false)
        }
      case .command, .unknownCommand, .weight, .item: stopBag(texts.bagNotAParcel(scan))
      case .garbage(let fault): stopBag(texts.scanGarbage(fault))
      }
    }
  }

  mutating func bagLoaded(_ query: Query, _ result: Result<Answer, Failure>) {
    guard shipping.bag != nil else { return }
    switch (query, result) {
    case (.bagScan, .success(.meaning(.parcel(let id)))): load(.bagParcel(id), awaited: false)
    case (.bagScan(let scan), .success(.meaning)): stopBag(texts.bagNotAParcel(scan))
    case (.bagParcel, .success(.parcel(let card))):
      let parcel = card.parcel
      bagTook(
        parcel.id, courier: parcel.courier, stage: parcel.stage, version: parcel.version,
        isStopped: card.wholeBox.contains { $0.parcel.interception?.state.isOpen == true })
    case (_, .failure(let failure)): stopBag(text(failure))
    default: shipping.bag?.current = nil
    }
  }

  private mutating func bagTook(_ id: ParcelID, courier: String?, stage: ParcelStage, version: Int, isStopped: Bool) {
    guard let bag = shipping.bag else { return }
    if isStopped { return stopBag(texts.bagStopped(id.text)) }
    guard courier == bag.courier else {
      return stopBag(texts.bagOtherCourier(id.text, courier.map(courierName) ?? texts.bagNobody, courierName(bag.courier)))
    }
    switch stage {
    case .shipped: fly(.handOverParcel, [Planned(.handOverParcel(id), version: version)], origin: .bag)
    case .handedOver, .delivered: stopBag(texts.bagAlready(id.text))
    case .queued, .printed, .picked, .packed, .voided: stopBag(texts.bagNotShipped(id.text, stage))
    }
  }

  mutating func bagLanded(_ flight: Flight) {
    if let (planned, _) = flight.done.first, case .handOverParcel(let id) = planned.command {
      shipping.bag?.last = id
      shipping.bag?.current = nil
      // The books come again by themselves; the next scan must not wait for them.
      for place in shipping.waveParcels.indices
      where shipping.waveParcels[place].id == id || shipping.waveParcels[place].bundle == id {
        shipping.waveParcels[place].stage = .handedOver
      }
      outbox.append(.ring(.right))
    } else if let (_, failure) = flight.failed.first {
      stopBag(text(failure, command: flight.kind))
    }
    load(.wave(wave, limit: 2000), awaited: false)
    load(.day, awaited: false)
  }

  private mutating func stopBag(_ reason: String) {
    shipping.bag?.current = nil
    shipping.bag?.stop = reason
    shipping.bag?.isStopPresented = false
    messages.append(Notice(.error, reason, at: now))
    outbox.append(.ring(.stop))
  }

  /// F2: the driver signs for what is in the bag.
  private mutating func signBag(_ bag: BagState) {
    guard bag.isIdle, flight == nil else { return tell(.warning, texts.benchBusy) }
    guard actor?.role(for: .signManifest) != nil else { return refuse(.signManifest) }
    guard !shipping.bagCount.scanned.isEmpty else {
      return tell(.refused(Refusal(rule: "FUL-7", .nothingToSign(courier: courierName(bag.courier)))), command: .signManifest)
    }
    var form = FormState(kind: .signManifest, subjects: [])
    form.set("courier", bag.courier)
    form.focus = form.fields.firstIndex { $0.parameter.name == "driver" } ?? 0
    overlay = .form(form)
  }

  func describeSigning(_ courier: String, _ driver: String) -> [String] {
    let count = BagCount(shipping.waveParcels, courier: CourierTable.find(courier)?.code ?? courier)
    var lines = [
      texts.bagSigns(
        courierName(CourierTable.find(courier)?.code ?? courier), driver, scanned: count.scanned.count, expected: count.expected)
    ]
    if !count.missing.isEmpty {
      lines.append(texts.bagMissing(count.missing.prefix(8).map(\.id.text), more: max(0, count.missing.count - 8)))
    }
    return lines
  }

  func drawBag(_ layout: Layout, on surface: inout Surface) {
    guard let bag = shipping.bag else { return }
    drawViews(in: layout.body.row(0), on: &surface)
    let count = shipping.bagCount
    let area = layout.body.inset(top: 1)
    let inside = Box(title: texts.bagTitle(courierName(bag.courier)), trailing: texts.bagNotShippedYet(count.notShipped))
      .draw(on: &surface, in: area, glyphs: glyphs)
    let label = surface.put(" \(texts.benchScan) ", x: inside.x + 1, y: inside.y, ink: .strong)
    bag.field.text.draw(
      on: &surface, in: Rect(x: inside.x + 1 + label, y: inside.y, width: min(50, inside.width - label - 14), height: 1),
      isFocused: overlay == nil)
    let waiting = bag.waiting.count + (bag.current == nil ? 0 : 1)
    if waiting > 0 { surface.put(texts.benchWaiting(waiting), x: inside.maxX - 12, y: inside.y, ink: .dim) }
    let sums: [TextRun] = [
      TextRun("\(texts.columnExpected) \(count.expected)   ", .strong),
      TextRun("\(texts.bagScanned) \(count.scanned.count)   ", .done),
      TextRun("\(texts.bagStillMissing) \(count.missing.count)", count.missing.isEmpty ? .done : .soon),
    ]
    surface.write(sums, x: inside.x + 2, y: inside.y + 2, width: inside.width - 3)
    let lists = Rect(x: inside.x + 1, y: inside.y + 4, width: inside.width - 2, height: max(0, inside.height - 6))
    let isWide = lists.width >= 90
    let (left, right) = isWide ? lists.splitLeft(lists.width / 2) : (lists, Rect(x: lists.maxX, y: lists.y, width: 0, height: 0))
    drawBagRows(count.missing, texts.bagStillMissing, first: bag.first, in: left, on: &surface)
    if isWide { drawBagRows(count.scanned.reversed(), texts.bagScanned, first: 0, in: right.inset(left: 2), on: &surface) }
    let foot = inside.row(inside.height - 1)
    if let last = bag.last {
      surface.put("\(texts.bagLast) \(last.text)", x: foot.x + 1, y: foot.y, ink: .done, width: foot.width - 2)
    }
    if let stop = bag.stop {
      drawStop(stop, upFrom: inside.row(inside.height - 2), on: &surface)
    }
  }

  private func drawBagRows(_ rows: [ParcelRow], _ title: String, first: Int, in area: Rect, on surface: inout Surface) {
    let columns = [
      Column("\(title) \(rows.count)", minimum: 13, ideal: 16), Column(texts.columnWaybill, minimum: 15, ideal: 18),
      Column(texts.columnRecipient, minimum: 8, ideal: 16, dropOrder: 1, isFlexible: true),
    ]
    Table(columns: columns, rowCount: rows.count, first: first) { place in
      let row = rows[place]
      return TableRow([.safe(row.id.text), .safe(row.waybill ?? "-"), .safe("\(row.recipient) \(row.city)")])
    }.draw(on: &surface, in: area)
  }
}
