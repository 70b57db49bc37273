/// The shop's days and hours: which days are worked, when service is open, and the steps of a wave.
public struct ShopCalendar: Sendable, Hashable {
  public var zone: ShopZone
  public var service: ServiceHours
  public var steps: WaveSteps
  /// ISO weekdays (Monday 1 … Sunday 7) on which waves go out.
  public var workingWeekdays: Set<Int>
  /// Days off although their weekday is worked (national holidays).
  public var holidays: Set<ShopDay>
  /// Days worked although their weekday is off (调休).
  public var extraWorkdays: Set<ShopDay>

  public init(
    zone: ShopZone = .shanghai, service: ServiceHours = .standard, steps: WaveSteps = .standard,
    workingWeekdays: Set<Int> = [1, 2, 3, 4, 5], holidays: Set<ShopDay> = [], extraWorkdays: Set<ShopDay> = []
  ) {
    self.zone = zone
    self.service = service
    self.steps = steps
    self.workingWeekdays = workingWeekdays
    self.holidays = holidays
    self.extraWorkdays = extraWorkdays
  }

  public func isWorkingDay(_ day: ShopDay) -> Bool {
    extraWorkdays.contains(day) || (workingWeekdays.contains(day.weekday) && !holidays.contains(day))
  }

  /// The first working day after `day`. A calendar without one in the next two years gives the day after.
  public func nextWorkingDay(after day: ShopDay) -> ShopDay {
    for ahead in 1...730 where isWorkingDay(day.advanced(by: ahead)) { return day.advanced(by: ahead) }
    return day.advanced(by: 1)
  }

  /// FUL-1: confirmed before the cut-off of a working day → that day's wave, else the next working day's.
  public func wave(confirmedAt instant: Instant) -> ShopDay {
    let at = zone.local(instant)
    return isWorkingDay(at.day) && at.second < steps.printBy ? at.day : nextWorkingDay(after: at.day)
  }

  /// The wave whose clock the day strip shows: today's, or on a day off the next one.
  public func currentWave(at instant: Instant) -> ShopDay {
    let day = zone.local(instant).day
    return isWorkingDay(day) ? day : nextWorkingDay(after: day)
  }
}

/// By when each step of a wave is done, in seconds after midnight (section 4 of the rulebook).
public struct WaveSteps: Sendable, Hashable {
  public var printBy: Int
  public var pickBy: Int
  public var packBy: Int
  /// Shipping and handover follow packing; the rulebook names no minute, so they fall due with the department's day (ROL-8).
  public var handOverBy: Int
  /// ORD-18, REC-2.
  public var backupAt: Int

  public init(printBy: Int, pickBy: Int, packBy: Int, handOverBy: Int, backupAt: Int) {
    self.printBy = printBy
    self.pickBy = pickBy
    self.packBy = packBy
    self.handOverBy = handOverBy
    self.backupAt = backupAt
  }

  public static let standard = WaveSteps(
    printBy: 14 * 3600, pickBy: 15 * 3600, packBy: 16 * 3600, handOverBy: 18 * 3600 + 1800, backupAt: 18 * 3600)
}

extension ShopCalendar {
  /// What a day is against its weekday.
  public func kind(of day: ShopDay) -> DayKind {
    holidays.contains(day) ? .holiday : extraWorkdays.contains(day) ? .workday : .usual
  }

  public mutating func set(_ day: ShopDay, _ kind: DayKind) {
    holidays.remove(day)
    extraWorkdays.remove(day)
    switch kind {
    case .usual: break
    case .holiday: holidays.insert(day)
    case .workday: extraWorkdays.insert(day)
    }
  }
}
