import DeskCore

/// What `verify` looked at and what it found.
public struct VerifyReport: Sendable {
  /// Name of each check and how much it looked at.
  public var checks: [(name: String, count: Int)] = []
  /// Each names its subject; the first is the first thing that is wrong.
  public var faults: [VerifyFault] = []
  /// What a person should know although the records are sound.
  public var notices: [ShopNotice] = []
  /// The chain's head: sequence and digest in hexadecimal, to be kept elsewhere.
  public var head: (seq: Int64, digest: String) = (0, "")

  public var isSound: Bool { faults.isEmpty }
  /// The faults in English.
  public var sentences: [String] { faults.map(\.description) }
}

extension Desk {
  /// Checks the record chain from its first record, every original against the digest its record carries, the sums, the work items against
  /// the facts, and the file itself. Reads one consistent state; nothing is changed.
  ///
  /// - Parameters:
  ///   - closings: closing digests that were kept elsewhere, on signed reports: a chain that was cut or computed anew lacks them.
  ///   - step: called now and then; what it throws ends it.
  public func verify(closings: [ClosingMark] = [], step: () throws -> Void = {}) throws -> VerifyReport {
    var report = VerifyReport()
    try engine.read { connection in
      let settings = try settings(connection)
      var tales = try Self.tales(connection, settings.calendar.zone)
      let chain = try ChainWalk(connection, closings: closings) { seq, draft in
        for place in tales.indices { tales[place].hear(seq, draft) }
        if seq % ChainWalk.stride == 0 { try step() }
      }
      report.checks.append(("records", Int(chain.last)))
      report.head = (chain.last, OriginalForm.hex(chain.digest))
      if !closings.isEmpty { report.checks.append(("closings", closings.count)) }
      report.faults += chain.faults
      for tale in tales {
        try step()
        try tale.compare(&report, connection)
      }
      try verifyCases(&report, connection)
      try verifyStock(&report, connection)
      try verifyCounts(&report, connection)
      try verifyPurchases(&report, connection)
      try verifyParcels(&report, connection)
      try step()
      try verifyWork(&report, connection)
      try WorkHours.verify(&report, connection)
      try DayFigures.verify(&report, today: settings.calendar.zone.local(now).day, settings.calendar, connection)
      try verifyIndex(&report, connection)
    }
    report.notices += try notices()
    try step()
    let faults = try engine.integrityFaults()
    report.checks.append(("integrity", 1))
    report.faults += faults
    return report
  }

  /// Everything that is told by the records alone; the first is compared first.
  private static func tales(_ connection: any SQLSession, _ zone: ShopZone) throws -> [any RecordTale] {
    [
      try BookDayTale(connection, zone: zone), ClockTale(), OriginalTale(), AmendmentTale(), ServiceTale(), PageTale(),
      BackupTale(),
      PostTale(zone: zone), PromotionTale(zone: zone), SaleTale(), RowTales(zone: zone),
    ]
  }
}
