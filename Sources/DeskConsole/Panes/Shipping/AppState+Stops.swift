import DeskCore
import DeskScreen

/// ORD-8 at the bench: a wish to stop a parcel comes up by itself, is acknowledged with a key that no scanner types, and stays in sight until
/// the parcel was found or had left.
extension AppState {
  /// The wish that nobody has seen yet, in the way of everything at the bench.
  var alarm: StopRow? { context == .bench ? unseenStop : nil }

  /// The same, wherever one is: it stays in sight until somebody at the bench has seen it.
  var unseenStop: StopRow? {
    maySeeStops ? shipping.stops.first { $0.stop.state == .requested } : nil
  }

  var maySeeStops: Bool { actor?.role(for: .seeInterception) != nil }

  /// What has been seen and is being looked for; the one that the scanner read last comes first, since it is in somebody's hand.
  var soughtStops: [StopRow] {
    let sought = shipping.stops.filter { $0.stop.state == .seen }
    guard let held = sought.first(where: { $0.parcel == shipping.bench.scanned }) else { return sought }
    return [held] + sought.filter { $0.parcel != held.parcel }
  }

  mutating func take(_ rows: [StopRow]) {
    let known = Set(shipping.stops.map(\.parcel))
    shipping.stops = rows
    guard maySeeStops, let new = rows.first(where: { $0.stop.state == .requested && !known.contains($0.parcel) }) else { return }
    outbox.append(.ring(.alarm))
    let text = texts.stopAsked(new.parcel.text, person(new.stop.by), new.stop.reason)
    // At the bench the box says it.
    if context == .bench { messages.append(Notice(.warning, text, at: now)) } else { tell(.warning, text + texts.stopWhere) }
  }

  /// Keys while something is to be stopped. True: the key has been dealt with.
  mutating func pressStops(_ key: Key) -> Bool {
    if let alarm {
      switch key {
      case .function(6):
        // Not what was pressed before the box could be read.
        if shipping.bench.shownAlarm == alarm.parcel {
          answer(.seeInterception(alarm.parcel), alarm)
        }
      case .function(1), .function(10), .function(11), .control("l"), .control("q"): return false
      case .tab, .backTab:
        // Leaving answers nothing: the wish comes with the person, in the strip.
        shipping.bench.dropped = 0
        return false
      case .escape where shipping.bench.isIdle && flight == nil:
        shipping.bench.dropped = 0
        shipping.bench.field.clear()
        show(ShippingState.View.wave)
      case .character: shipping.bench.dropped += 1
      case .enter:
        if shipping.bench.dropped > 0 { tell(.warning, texts.stopFirst) }
        shipping.bench.dropped = 0
        outbox.append(.ring(.stop))
      default: tell(.warning, texts.stopFirst)
      }
      return true
    }
    guard let sought = soughtStops.first else { return false }
    switch key {
    case .function(7): ask(.foundParcel(sought.parcel), sought)
    case .function(8): ask(.goneParcel(sought.parcel, note: nil), sought)
    default: return false
    }
    return true
  }

  private mutating func answer(_ command: Command, _ stop: StopRow) {
    fly(command.kind, [Planned(command, version: stop.version)], origin: .list)
  }

  private mutating func ask(_ command: Command, _ stop: StopRow) {
    guard command.kind != .goneParcel || stop.mayBeGone else {
      return tell(.warning, texts.stopStillHere(stop.parcel.text, stop.stage))
    }
    start(command, version: stop.version)
  }

  func drawAlarm(in area: Rect, on surface: inout Surface) {
    guard let alarm else { return }
    let height = min(9, area.height)
    let box = area.centred(width: min(90, area.width), height: height)
    let inside = Box(title: texts.stopTitle, ink: .stop, titleInk: .stop).draw(on: &surface, in: box, glyphs: glyphs)
    for row in 0..<min(2, inside.height) { surface.fill(inside.row(row), ink: .stop) }
    surface.put(" " + texts.stopBig(alarm.parcel.text), x: inside.x, y: inside.y, ink: .stop, width: inside.width)
    surface.put(" " + alarm.stop.reason, x: inside.x, y: inside.y + 1, ink: .stop, width: inside.width)
    let where_ = [texts.title(alarm.stage), alarm.courier.map(courierName), alarm.waybill].compactMap { $0 }.joined(separator: " ")
    surface.put(" \(alarm.recipient)  \(alarm.goods)", x: inside.x, y: inside.y + 2, ink: .strong, width: inside.width)
    surface.put(" \(where_)", x: inside.x, y: inside.y + 3, width: inside.width)
    let at = texts.moment(alarm.stop.at, now: now, in: calendar.zone)
    surface.put(" \(person(alarm.stop.by)) \(at)", x: inside.x, y: inside.y + 4, ink: .dim, width: inside.width)
    surface.put(" " + texts.stopKey, x: inside.x, y: inside.maxY - 1, ink: .key, width: inside.width)
  }

  /// One reversed line for each that is being looked for; returns how many were drawn.
  func drawSought(in area: Rect, on surface: inout Surface) -> Int {
    let sought = soughtStops
    guard maySeeStops, !sought.isEmpty else { return 0 }
    let shown = sought.prefix(2)
    for (place, stop) in shown.enumerated() {
      let row = area.row(place)
      surface.fill(row, ink: .stop)
      let keys = place == 0 ? texts.soughtKeys(stop.mayBeGone) : ""
      let more = place == 1 && sought.count > 2 ? "  " + texts.soughtMore(sought.count - 2) : ""
      let text = " \(texts.sought)\(more) \(stop.parcel.text) \(texts.title(stop.stage)) \(stop.recipient)  \(keys)  \(stop.goods)"
      surface.put(text, x: row.x, y: row.y, ink: .stop, width: row.width)
    }
    return shown.count
  }
}
