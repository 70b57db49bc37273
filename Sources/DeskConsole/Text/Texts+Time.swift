import DeskCore

/// Times as people read them: short and relative where a deadline is meant.
extension Texts {
  /// `超02:13` or `剩04:40`: minutes and seconds within the hour, then hours, then days.
  public func due(_ due: Instant, now: Instant) -> String {
    let seconds = due.seconds(since: now)
    let late = seconds < 0
    return pick(late ? "超" : "剩", late ? "late " : "left ") + span(Int(seconds.magnitude))
  }

  /// A length of time in at most six cells.
  public func span(_ seconds: Int) -> String {
    let minutes = seconds / 60
    if minutes < 60 { return "\(padded(minutes, 2)):\(padded(seconds % 60, 2))" }
    if minutes < 48 * 60 { return pick("\(minutes / 60)时\(padded(minutes % 60, 2))", "\(minutes / 60)h\(padded(minutes % 60, 2))") }
    return pick("\(minutes / 1440)天", "\(minutes / 1440)d")
  }

  /// Minutes or hours, as the day strip counts them: `18分`, `2时05分`.
  public func roughSpan(_ seconds: Int) -> String {
    let minutes = (seconds + 59) / 60
    if minutes < 60 { return pick("\(minutes)分", "\(minutes)m") }
    return span(minutes * 60)
  }

  public func weekday(_ day: ShopDay) -> String {
    let zh = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"]
    let en = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    return (language == .zh ? zh : en)[(day.weekday - 1) % 7]
  }

  /// `01-05`.
  public func monthDay(_ day: ShopDay) -> String { String(day.iso.dropFirst(5)) }

  /// `13:40` today, `01-04 13:40` on other days.
  public func moment(_ instant: Instant, now: Instant, in zone: ShopZone) -> String {
    let at = zone.local(instant)
    return at.day == zone.local(now).day ? at.hourMinute : "\(monthDay(at.day)) \(at.hourMinute)"
  }
}
