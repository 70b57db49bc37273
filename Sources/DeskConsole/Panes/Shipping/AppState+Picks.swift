import DeskCore
import DeskScreen

/// FUL-3: the walk through the warehouse, by keyboard and scanner.
extension AppState {
  /// Keys of the walk: what is text goes into the field. False: the bindings may have it.
  mutating func pressPicks(_ key: Key) -> Bool {
    let isTyping = !shipping.picks.field.isEmpty
    switch key {
    case .enter:
      if let scan = shipping.picks.field.take() { findPick(scan) } else { tickPick() }
      return true
    case .character(" ") where !isTyping:
      tickPick()
      return true
    case .left where !isTyping, .right where !isTyping:
      turnZone(by: key == .left ? -1 : 1)
      return true
    case .home where !isTyping, .end where !isTyping: return false
    case .escape:
      if isTyping {
        shipping.picks.field.clear()
      } else if shipping.picks.stop != nil {
        shipping.picks.stop = nil
      } else if shipping.picks.filter != PickFilter() {
        shipping.picks.filter = PickFilter()
      } else {
        show(ShippingState.View.wave)
      }
      return true
    case .function(2):
      pickComplete()
      return true
    case .function(4):
      reportShort()
      return true
    case .function(5):
      turnZone(by: 1)
      return true
    case .function(6):
      turnCourier()
      return true
    default: return shipping.picks.field.handle(key)
    }
  }

  private mutating func tickPick() {
    guard let row = shipping.picks.selected else { return tell(.note, texts.nothingSelected) }
    shipping.picks.stop = nil
    shipping.picks.toggle(row)
    guard shipping.picks.isBrought(row) else { return }
    shipping.picks.goOn()
    if shipping.picks.shown.allSatisfy(shipping.picks.isBrought) {
      tell(.success, texts.picksAll(shipping.picks.complete.count))
    }
  }

  /// A location leads to its first row, an item to its own, a parcel to what it still waits for.
  private mutating func findPick(_ scan: String) {
    shipping.picks.stop = nil
    guard let walk = shipping.picks.walk else { return stopPick(texts.loading) }
    switch ScanCode(scan, item: { code in walk.rows.first { $0.matches(scan: code) }?.sku }) {
    case .item(let sku): jump(scan, walk.rows.filter { $0.sku == sku })
    case .parcel(let id, _): jump(scan, waiting(for: id, walk))
    case .other(let text):
      let here = walk.rows.filter { !$0.location.isEmpty && $0.location.lowercased() == text.lowercased() }
      if !here.isEmpty { return jump(scan, here) }
      if let box = walk.boxes.values.first(where: { $0.waybill == text.uppercased() }) {
        return jump(scan, waiting(for: box.id, walk))
      }
      stopPick(ScanCode.looksLikeLocation(text) ? texts.picksNoLocation(text) : texts.picksNotOnList(text))
    case .command, .unknownCommand, .weight: stopPick(texts.picksNotOnList(scan))
    case .garbage(let fault): stopPick(texts.scanGarbage(fault))
    }
  }

  private func waiting(for id: ParcelID, _ walk: PickWalk) -> [PickWalk.Row] {
    walk.rows.filter { row in row.parts.contains { $0.box == id || $0.parcel == id } }
  }

  private mutating func jump(_ scan: String, _ rows: [PickWalk.Row]) {
    guard !rows.isEmpty else { return stopPick(texts.picksNotOnList(scan)) }
    let shown = Set(shipping.picks.shown.map(\.sku))
    let here = rows.filter { shown.contains($0.sku) }
    guard let target = here.first(where: { !shipping.picks.isBrought($0) }) ?? here.first else {
      return stopPick(texts.picksFilteredAway(scan, rows[0].location))
    }
    shipping.picks.cursor = target.sku
    outbox.append(.ring(.right))
  }

  private mutating func stopPick(_ reason: String) {
    shipping.picks.stop = reason
    messages.append(Notice(.error, reason, at: now))
    outbox.append(.ring(.wrong))
  }

  private mutating func turnZone(by offset: Int) {
    let all: [String?] = [nil] + (shipping.picks.walk?.zones ?? []).map(Optional.some)
    let place = all.firstIndex(of: shipping.picks.filter.zone) ?? 0
    shipping.picks.filter.zone = all[(place + offset + all.count) % all.count]
  }

  private mutating func turnCourier() {
    let all: [String?] = [nil] + (shipping.picks.walk?.couriers ?? []).map(Optional.some)
    let place = all.firstIndex(of: shipping.picks.filter.courier) ?? 0
    shipping.picks.filter.courier = all[(place + 1) % all.count]
  }

  /// F2: every parcel of which all is here is marked as picked; the others are named.
  private mutating func pickComplete() {
    guard actor?.role(for: .pickParcel) != nil else { return refuse(.pickParcel) }
    let complete = shipping.picks.complete
    guard !complete.isEmpty else { return tell(.warning, texts.picksNone + picksLeft) }
    let planned = complete.map { Planned(.pickParcel($0), version: shipping.picks.walk?.boxes[$0]?.version) }
    fly(.pickParcel, planned, origin: .list)
  }

  /// ` 还没齐: P…-0028 差 1 件、…`: what has been begun; empty when nothing is.
  private var picksLeft: String {
    let begun = shipping.picks.begun
    guard !begun.isEmpty else { return "" }
    let named = begun.prefix(6).map { texts.picksMissing($0.box.text, $0.missing) }
    return " · " + texts.picksBegun(named, more: begun.count - named.count)
  }

  mutating func landPicks(_ flight: Flight) {
    for (planned, failure) in flight.failed {
      tell(.error, "\(label(planned.command.subject)): " + text(failure, command: flight.kind))
    }
    let failed = flight.failed.isEmpty ? "" : " · " + texts.picksFailed(flight.failed.count)
    notice = nil
    tell(flight.failed.isEmpty ? .success : .error, texts.picksDone(flight.done.count) + picksLeft + failed)
  }

  /// F4: the bin holds less than the row needs. The form asks how many are missing in all; the last parcels go without.
  private mutating func reportShort() {
    guard actor?.role(for: .shortParcel) != nil else { return refuse(.shortParcel) }
    guard let row = shipping.picks.selected, let walk = shipping.picks.walk else { return tell(.note, texts.nothingSelected) }
    var form = FormState(kind: .shortParcel, subjects: [])
    form.fields.removeAll { $0.parameter.name == "parcel" }
    form.shares = row.parts.map {
      PickShare(parcel: $0.parcel, version: walk.boxes[$0.box]?.members[$0.parcel], quantity: $0.quantity)
    }
    form.set("sku", row.sku)
    form.focus = form.fields.firstIndex { $0.parameter.name == "missing" } ?? 0
    overlay = .form(form)
  }
}
