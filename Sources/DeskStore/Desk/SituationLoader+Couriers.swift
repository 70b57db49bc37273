import DeskCore

extension SituationLoader {
  /// The shop's rules in the order in which they are tried (FUL-5); a table of some dozen rows.
  func courierRules() throws -> CourierRules {
    CourierRules(
      try session.all(
        "SELECT priority, region, from_grams, to_grams, platform, shop, courier FROM courier_rule ORDER BY id LIMIT 10000"
      ) { row in
        CourierRule(
          priority: Int(row.int(0)), region: Region(row.text(1)) ?? .everywhere, from: row.optionalInt(2).map(Int.init),
          to: row.optionalInt(3).map(Int.init), platform: row.optionalText(4), shop: row.optionalText(5), courier: row.text(6))
      })
  }

  /// A courier's tariffs, or all (FUL-9).
  func tariffs(_ courier: String?) throws -> [CourierTariff] {
    try session.all(
      """
      SELECT courier, region, valid_from, first_grams, first_price, step_grams, step_price FROM courier_tariff
      WHERE ? IS NULL OR courier = ? ORDER BY courier, region, valid_from LIMIT 100000
      """, courier, courier
    ) { row in
      CourierTariff(
        courier: row.text(0), region: Region(row.text(1)) ?? .everywhere, firstGrams: Int(row.int(3)),
        firstPrice: Money(fen: row.int(4)), stepGrams: Int(row.int(5)), stepPrice: Money(fen: row.int(6)),
        validFrom: ShopDay(number: Int32(row.int(2))))
    }
  }
}
