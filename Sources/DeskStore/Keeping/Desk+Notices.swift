import DeskCore

extension Desk {
  /// What isn't as it should be below the rules although nothing has failed (reliability.md F10, F12, F20).
  public func notices() throws -> [ShopNotice] { notices(try engine.read { try times.behind($0, now: now) }) }

  /// Not within a reading of our own, which would be taken for one that keeps the log.
  func notices(_ clock: ShopNotice?) -> [ShopNotice] {
    [engine.looking.map { ShopNotice.lookingOnly($0) }, log.notice(), clock].compactMap(\.self)
  }
}
