import DeskCore
import Foundation

/// What a shop is configured to be.
public struct ShopSettings: Sendable, Equatable {
  public var name: String
  /// A training shop accepts a fixed clock and cheap password hashes; a real one neither.
  public var training: Bool
  public var calendar: ShopCalendar
  /// ROL-7: after so many days a password must be changed; 0: never.
  public var passwordDays = 90

  public init(name: String, training: Bool, calendar: ShopCalendar = ShopCalendar()) {
    self.name = name
    self.training = training
    self.calendar = calendar
  }

  /// Counts the changes made to what a shop keeps here.
  static func version(_ session: any SQLSession) throws -> String {
    try session.first("SELECT value FROM setting WHERE name = 'version'") { $0.text(0) } ?? "0"
  }

  static func load(_ session: any SQLSession) throws -> ShopSettings {
    let rows = try session.all("SELECT name, value FROM setting") { ($0.text(0), $0.text(1)) }
    let values = Dictionary(rows, uniquingKeysWith: { first, _ in first })
    guard let name = values["shop"] else { throw StoreFault.corrupt("setting") }
    var calendar = ShopCalendar()
    if let zone = values["zone"] {
      guard let known = ShopZone(identifier: zone) else { throw StoreFault.unsafeSetting("zone \(zone)") }
      calendar.zone = known
    }
    if let days = values["workdays"] { calendar.workingWeekdays = Set(days.split(separator: ",").compactMap { Int($0) }) }
    if let days = values["holidays"] { calendar.holidays = Set(days.split(separator: ",").compactMap(ShopDay.init(iso:))) }
    if let days = values["extraWorkdays"] {
      calendar.extraWorkdays = Set(days.split(separator: ",").compactMap(ShopDay.init(iso:)))
    }
    if let steps = values["steps"]?.split(separator: ",").compactMap({ Int($0) }), steps.count == 5 {
      calendar.steps = WaveSteps(printBy: steps[0], pickBy: steps[1], packBy: steps[2], handOverBy: steps[3], backupAt: steps[4])
    }
    var settings = ShopSettings(name: name, training: values["training"] == "1", calendar: calendar)
    if let days = values["passwordDays"].flatMap({ Int($0) }) { settings.passwordDays = days }
    return settings
  }

  func save(_ session: any SQLSession) throws {
    let steps = calendar.steps
    for (name, value) in [
      ("shop", self.name), ("training", training ? "1" : "0"), ("zone", calendar.zone.identifier),
      ("passwordDays", String(passwordDays)),
      ("workdays", calendar.workingWeekdays.sorted().map(String.init).joined(separator: ",")),
      ("holidays", calendar.holidays.sorted().map(\.iso).joined(separator: ",")),
      ("extraWorkdays", calendar.extraWorkdays.sorted().map(\.iso).joined(separator: ",")),
      (
        "steps",
        [steps.printBy, steps.pickBy, steps.packBy, steps.handOverBy, steps.backupAt].map(String.init).joined(separator: ",")
      ),
    ] {
      try session.execute(
        "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value", name, value)
    }
  }
}

/// The settings that a terminal holds, read again when somebody has changed them.
final class KeptSettings: @unchecked Sendable {
  private let lock = NSLock()
  private var settings: ShopSettings
  private var version: String?

  init(_ settings: ShopSettings) { self.settings = settings }

  var value: ShopSettings { lock.withLock { settings } }

  func refreshed(_ session: any SQLSession) throws -> ShopSettings {
    let now = try ShopSettings.version(session)
    if let known = lock.withLock({ version == now ? settings : nil }) { return known }
    let fresh = try ShopSettings.load(session)
    lock.withLock { (settings, version) = (fresh, now) }
    return fresh
  }
}
