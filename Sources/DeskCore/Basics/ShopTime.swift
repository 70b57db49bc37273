extension ShopLocal {
  /// Reads `2026-12-12 20:00`, also with a `T` between; a day alone is its beginning, or, where something ends, its end.
  public init?(shopTime text: String, endsDay: Bool) {
    let parts = text.split(whereSeparator: { $0 == " " || $0 == "T" }).map(String.init)
    guard let first = parts.first, let day = ShopDay(iso: first), parts.count <= 2 else { return nil }
    guard parts.count == 2, parts[1] != "24:00" else {
      self.init(day: endsDay || parts.count == 2 ? day.advanced(by: 1) : day, second: 0)
      return
    }
    let clock = parts[1].split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(clock.count), clock.allSatisfy({ $0.utf8.count == 2 }), let hour = Int(clock[0]),
      let minute = Int(clock[1]),
      (0...23).contains(hour), (0...59).contains(minute), clock.count == 2 || clock[2] == "00"
    else { return nil }
    self.init(day: day, second: hour * 3600 + minute * 60)
  }

  /// What `init(shopTime:endsDay:)` reads.
  public var shopTime: String { "\(day.iso) \(hourMinute)" }
}

extension Arguments {
  /// A time of the shop, in its canonical form.
  public func shopTime(_ name: String, endsDay: Bool = false) throws(Refusal) -> String {
    guard let local = ShopLocal(shopTime: try text(name), endsDay: endsDay) else { throw .argument(name, .notATime) }
    return local.shopTime
  }

  public func event(_ name: String = "event") throws(Refusal) -> PlatformEventID {
    guard let id = PlatformEventID(try text(name)) else { throw .argument(name, .notAnIdentifier) }
    return id
  }
}
