import DeskCore
import DeskScreen

/// The scale at the bench: shown before it counts, and taken by Enter where a typed weight would be.
extension AppState {
  mutating func take(_ news: ScaleNews) {
    var scale = shipping.bench.scale ?? ScaleState(now: now)
    scale.take(news, now: now)
    shipping.bench.scale = scale
  }

  /// Enter with nothing typed.
  mutating func confirmScale() {
    let bench = shipping.bench
    guard let scale = bench.scale, bench.card != nil, bench.isWeighing, bench.isIdle, flight == nil else { return }
    if bench.isStopPresented { clearStop() }
    guard case .stable(let grams) = scale.reading(now) else { return tell(.warning, texts.scaleNothing(scale.reading(now))) }
    // What came between the frame and the key has been read by nobody.
    guard scale.shownGrams == grams else { return tell(.warning, texts.scaleMoved(grams)) }
    guard Parcel.weightRange.contains(grams) else { return stopBench(texts.scaleOutOfRange(grams)) }
    shipping.bench.scale?.forget()
    let scan = "\(grams)g"
    shipping.bench.current = scan
    weigh(grams, scan)
  }

  /// After each frame: the weight that it showed.
  mutating func notePresentedScale() {
    guard let scale = shipping.bench.scale else { return }
    var shown: Int?
    if context == .bench, overlay == nil, alarm == nil, case .stable(let grams) = scale.reading(now) { shown = grams }
    shipping.bench.scale?.shownGrams = shown
  }

  func drawScale(in row: Rect, on surface: inout Surface) {
    guard let reading = shipping.bench.scale?.reading(now) else { return }
    let ink: Ink =
      switch reading {
      case .stable: .strong
      case .waiting: .dim
      case .unstable, .useless, .unreadable, .lost: .warning
      }
    surface.put(texts.scale(reading), x: row.x, y: row.y, ink: ink, width: row.width)
  }
}
