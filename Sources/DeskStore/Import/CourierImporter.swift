import DeskCore

/// Tables of the shop that a file brings whole: the calendar (FUL-1), the rules for choosing a courier (FUL-5), and what couriers take
/// (FUL-9). A file with a bad row brings nothing.
struct CourierImporter {
  let connection: any SQLSession
  let now: Instant
  let settings: ShopSettings

  func take(_ batch: ImportedBatch, _ report: inout ImportReport) throws {
    // The batch holds the rows of all good files of a kind together.
    var taken: Set<ImportKind> = []
    for (index, file) in batch.files.enumerated()
    where file.kind.isWhole && file.rejected.isEmpty && taken.insert(file.kind).inserted {
      switch file.kind {
      case .calendar: try take(batch.days, &report.files[index])
      case .courierRules: try take(batch.courierRules, &report.files[index])
      case .tariffs: try take(batch.tariffs, &report.files[index])
      default: break
      }
    }
  }

  private func take(_ days: [ImportedDay], _ file: inout ImportReport.File) throws {
    var changed = settings
    for day in days {
      let stood = changed.calendar.kind(of: day.day)
      if stood == day.kind {
        file.same += 1
      } else {
        if stood == .usual { file.new += 1 } else { file.changed += 1 }
        changed.calendar.set(day.day, day.kind)
      }
    }
    if changed != settings { try Transaction(connection, now: now, settings: settings).keep(changed) }
  }

  /// The file is the table: what it doesn't name is gone.
  private func take(_ rules: [CourierRule], _ file: inout ImportReport.File) throws {
    let stood = Set(try SituationLoader(session: connection).courierRules().rows)
    try connection.execute("DELETE FROM courier_rule")
    for rule in rules {
      try connection.execute(
        "INSERT INTO courier_rule (priority, region, from_grams, to_grams, platform, shop, courier) VALUES (?, ?, ?, ?, ?, ?, ?)",
        rule.priority, rule.region.text, rule.from, rule.to, rule.platform, rule.shop, rule.courier)
      if stood.contains(rule) { file.same += 1 } else { file.new += 1 }
    }
    file.changed = stood.subtracting(rules).count
  }

  private func take(_ tariffs: [CourierTariff], _ file: inout ImportReport.File) throws {
    for tariff in tariffs {
      let key = (tariff.courier, tariff.region.text, Int64(tariff.validFrom.number))
      let stood = try connection.first(
        "SELECT first_grams, first_price, step_grams, step_price FROM courier_tariff WHERE courier = ? AND region = ? AND valid_from = ?",
        key.0, key.1, key.2
      ) { [$0.int(0), $0.int(1), $0.int(2), $0.int(3)] }
      let new = [Int64(tariff.firstGrams), tariff.firstPrice.fen, Int64(tariff.stepGrams), tariff.stepPrice.fen]
      if stood == new {
        file.same += 1
        continue
      }
      try connection.execute(
        """
        INSERT INTO courier_tariff (courier, region, valid_from, first_grams, first_price, step_grams, step_price) VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (courier, region, valid_from) DO UPDATE SET first_grams = excluded.first_grams, first_price = excluded.first_price,
          step_grams = excluded.step_grams, step_price = excluded.step_price
        """, key.0, key.1, key.2, new[0], new[1], new[2], new[3])
      if stood == nil { file.new += 1 } else { file.changed += 1 }
    }
  }
}

extension ImportedBatch {
  /// What the record keeps of tables that a later file replaces: their rows, so that a past day's can be told.
  var tableRows: [(String, JSON)] {
    var members: [(String, JSON)] = []
    if !days.isEmpty { members.append(("days", .array(days.map { .string("\($0.day.iso) \($0.kind.rawValue)") }))) }
    if !courierRules.isEmpty { members.append(("rules", .array(courierRules.map { .string($0.line) }))) }
    if !tariffs.isEmpty { members.append(("tariffs", .array(tariffs.map { .string($0.line) }))) }
    return members
  }
}
