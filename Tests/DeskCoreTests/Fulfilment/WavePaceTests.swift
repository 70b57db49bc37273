import DeskCore
import Testing

@Suite("FUL-1: the forecast of a wave")
struct WavePaceTests {
  private static let zone = ShopZone.shanghai
  private static func at(_ hour: Int, _ minute: Int, _ second: Int = 0, day: Int = 5) -> Instant {
    zone.instant(ShopDay(year: 2026, month: 1, day: day)!, second: hour * 3600 + minute * 60 + second)
  }
  private static let two = at(14, 0)

  /// One each `seconds`, the last one at `end`.
  private static func paced(_ count: Int, every seconds: Int64, until end: Instant) -> [Instant] {
    (0..<count).map { end.advanced(bySeconds: -seconds * Int64($0)) }
  }

  @Test("A recorded pace of one a minute: 20 left at 13:30 are done at 13:51, 40 are 8 too many") func steady() {
    // 30 done within the last 30 minutes and a half: each took a minute.
    let now = Self.at(13, 30)
    let times = Self.paced(30, every: 60, until: now.advanced(bySeconds: -60))
    #expect(WavePace.forecast(times, left: 20, now: now, deadline: Self.two) == .finish(Self.at(13, 50)))
    #expect(WavePace.forecast(times, left: 30, now: now, deadline: Self.two) == .finish(Self.two))
    #expect(WavePace.forecast(times, left: 40, now: now, deadline: Self.two) == .misses(10, finish: Self.at(14, 10)))
  }

  @Test("A pause slows the forecast; what was done before the window counts no more") func pause() {
    let times = Self.paced(20, every: 30, until: Self.at(13, 0))
    let early = WavePace.forecast(times, left: 60, now: Self.at(13, 1), deadline: Self.two)
    guard case .finish = early else { return #expect(Bool(false), "\(early)") }
    guard case .misses(let missing, _) = WavePace.forecast(times, left: 60, now: Self.at(13, 30), deadline: Self.two) else {
      return #expect(Bool(false), "half an hour without one")
    }
    #expect(missing > 20)
    #expect(WavePace.forecast(times, left: 60, now: Self.at(13, 46), deadline: Self.two) == .unknown)
  }

  @Test("A batch printed at once is a minute's work, not an infinite pace") func batch() {
    let now = Self.at(13, 30)
    let times = Array(repeating: now, count: 50)
    #expect(WavePace.forecast(times, left: 50, now: now, deadline: Self.two) == .finish(now.advanced(bySeconds: 60)))
  }

  @Test("14:00:00 sharp is late; a second before it isn't; nothing left is done, whatever the hour") func sharp() {
    let times = Self.paced(30, every: 10, until: Self.at(13, 59, 59))
    #expect(WavePace.forecast(times, left: 1, now: Self.at(13, 59, 59), deadline: Self.two) != .late(1))
    #expect(WavePace.forecast(times, left: 1, now: Self.two, deadline: Self.two) == .late(1))
    #expect(WavePace.forecast(times, left: 0, now: Self.at(15, 0), deadline: Self.two) == .done)
  }

  @Test("A wave left open overnight is late the next morning; a clock that jumped back measures nothing of the future")
  func overnight() {
    let times = Self.paced(30, every: 60, until: Self.at(13, 0))
    #expect(WavePace.forecast(times, left: 5, now: Self.at(0, 1, day: 6), deadline: Self.two) == .late(5))
    #expect(WavePace.forecast(times, left: 5, now: Self.at(9, 0), deadline: Self.two) == .unknown)
  }

  @Test("Two done measure nothing") func few() {
    let now = Self.at(13, 30)
    #expect(WavePace.forecast([now, now.advanced(bySeconds: -60)], left: 5, now: now, deadline: Self.two) == .unknown)
  }

  @Test("Never more missing than left, never a finish before now, for 20,000 recorded days") func anyPace() {
    var seed: UInt64 = 42
    func next(_ bound: UInt64) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((seed >> 33) % bound)
    }
    for _ in 0..<20_000 {
      let now = Self.two.advanced(bySeconds: Int64(next(7200)) - 5400)
      let times = (0..<next(60)).map { _ in now.advanced(bySeconds: Int64(next(9000)) - 8000) }
      let left = next(400)
      switch WavePace.forecast(times, left: left, now: now, deadline: Self.two) {
      case .done: #expect(left == 0)
      case .late(let count): #expect(count == left && now >= Self.two)
      case .finish(let at): #expect(at >= now && at <= Self.two)
      case .misses(let count, let at): #expect((1...left).contains(count) && at > Self.two)
      case .unknown: #expect(now < Self.two && left > 0)
      }
    }
  }
}
