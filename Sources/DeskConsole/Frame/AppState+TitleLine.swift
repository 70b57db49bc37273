import DeskCore
import DeskScreen

extension AppState {
  /// Minutes after which the import counts as stale (ORD-1).
  static var staleMinutes: Int64 { WorkPlan.importMinutes }

  func drawTitle(in rect: Rect, on surface: inout Surface) {
    surface.fill(rect, ink: .banner)
    let local = calendar.zone.local(now)
    let clock = "\(texts.monthDay(local.day)) \(texts.weekday(local.day)) \(local.clock)"
    let online = day.map { texts.online($0.online) }
    let (freshness, isStale) = importFreshness
    var right = [freshness, online, clock].compactMap { $0 }.joined(separator: " \(glyphs.bullet) ")
    var left = " \(texts.appName) \(day?.shop ?? "")"
    if day?.training == true { left += " \(texts.training)" }
    if let actor {
      left += "  \(actor.displayName) " + (actor.roles.first.map(texts.title) ?? "")
      for one in actor.standIns where one.holds(at: now) { left += " " + texts.actingAs(one.role) }
    }
    if !drafts.isEmpty { left += "  \(texts.draftsWaiting(drafts.count)) (F12)" }
    left = Sanitizer.visible(left)
    if Width.of(left) + Width.of(right) + 3 > rect.width {
      right = [freshness, local.hourMinute].joined(separator: " \(glyphs.bullet) ")
    }
    let rightStart = rect.width - Width.of(right) - 1
    surface.write(Width.cut(left, max(rightStart - 1, 0)), x: 0, y: rect.y, ink: .banner)
    surface.write(right, x: rightStart, y: rect.y, ink: .banner)
    if isStale { surface.setInk(Rect(x: rightStart, y: rect.y, width: Width.of(freshness), height: 1), .stop) }
  }

  /// The import's age in words when it is too old.
  private var importFreshness: (text: String, isStale: Bool) {
    guard let day else { return ("", false) }
    guard let at = day.importedAt else { return (texts.neverImported, true) }
    let age = now.seconds(since: at)
    if age > Self.staleMinutes * 60 { return (texts.importStale(texts.roughSpan(Int(age))), true) }
    return (texts.imported(calendar.zone.local(at).hourMinute), false)
  }
}
