/// FUL-1: what becomes of a step of the wave at the pace at which it has been done so far.
public enum WaveForecast: Sendable, Equatable {
  case done
  /// In time.
  case finish(Instant)
  /// So many won't be done by the deadline; when they would be.
  case misses(Int, finish: Instant)
  /// The deadline has passed with so many left.
  case late(Int)
  /// Too little has been done to measure by, or nothing lately.
  case unknown
}

extension WaveForecast {
  /// The deadline won't be met at this pace.
  public var isShort: Bool { if case .misses = self { true } else { false } }
}

/// One step of a wave: print, pick or pack.
public struct WaveStep: Sendable, Equatable {
  /// The stage that a parcel has reached once the step is done.
  public var stage: ParcelStage
  public var deadline: Instant
  public var done: Int
  public var left: Int
  public var forecast: WaveForecast

  public init(stage: ParcelStage, deadline: Instant, done: Int, left: Int, forecast: WaveForecast) {
    self.stage = stage
    self.deadline = deadline
    self.done = done
    self.left = left
    self.forecast = forecast
  }

  /// Parcels that missed the deadline.
  public func late(at now: Instant) -> Int { now >= deadline ? left : 0 }
}

public enum WavePace {
  /// What was done longer ago says little of how fast it goes now.
  public static let window: Int64 = 45 * 60
  /// Fewer than these measure nothing.
  public static let fewest = 3

  /// - Parameter times: when parcels were done, of this wave and this step; the order doesn't matter.
  public static func forecast(_ times: [Instant], left: Int, now: Instant, deadline: Instant) -> WaveForecast {
    guard left > 0 else { return .done }
    guard now < deadline else { return .late(left) }
    let recent = times.filter { $0 <= now && now.milliseconds - $0.milliseconds <= window * 1000 }
    guard recent.count >= fewest, let first = recent.min() else { return .unknown }
    // Until now, not until the last one: a pause slows the forecast. A batch done within one minute is measured as a minute's work.
    let elapsed = max(60_000, now.milliseconds - first.milliseconds)
    let each = max(1, elapsed / Int64(recent.count))
    let finish = Instant(milliseconds: now.milliseconds + each * Int64(left))
    guard finish > deadline else { return .finish(finish) }
    let possible = Int((deadline.milliseconds - now.milliseconds) / each)
    return .misses(max(1, left - possible), finish: finish)
  }
}
