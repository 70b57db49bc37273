import DeskCore

/// Reads the shop's rules for choosing a courier: a header with `优先级` and `快递公司`, and of `省份`, `城市`, `起重(克)`, `止重(克)`, `平台`, `店铺` those that
/// are wanted; English names work as well.
struct CourierRuleList: Sendable {
  var intake: FileIntake
  var rules: [CourierRule] = []

  init(_ text: FileText, _ found: LayoutFinder.Found, intake: FileIntake) throws(FileRefusal) {
    self.intake = intake
    var rows = try RowReader(text, found)
    reading: while true {
      switch try rows.next(needed: [.rulePriority, .ruleCourier]) {
      case .end: break reading
      case .misfit: continue
      case .row:
        if rows.isRemark { continue }
        var bad = false
        let word = rows.string(.rulePriority)
        let priority = Int(word).flatMap { (0...1_000_000).contains($0) ? $0 : nil }
        if priority == nil { rows.rejectOnce(.rulePriority, word.isEmpty ? .missingValue : .notANumber(Excerpt.of(word)), &bad) }
        // A city belongs to one province.
        if !rows.string(.ruleCity).isEmpty, Region(rows.string(.ruleProvince))?.isOnePlace != true {
          rows.rejectOnce(.ruleCity, .notARegion(Excerpt.of(rows.string(.ruleProvince) + " " + rows.string(.ruleCity))), &bad)
        }
        let region = rows.region([.ruleProvince, .ruleCity], bad: &bad)
        let from = rows.grams(.ruleFrom, in: CourierRule.weightRange, bad: &bad)
        let to = rows.grams(.ruleTo, in: CourierRule.weightRange, bad: &bad)
        if let from, let to, from > to { rows.rejectOnce(.ruleTo, .weightsReversed, &bad) }
        let courier = rows.courier(.ruleCourier, bad: &bad)
        guard !bad, let priority, let region, let courier else { continue }
        rules.append(
          CourierRule(
            priority: priority, region: region, from: from, to: to, platform: Self.platform(rows.string(.rulePlatform)),
            shop: Self.stated(rows.string(.ruleShop)), courier: courier.code))
      }
    }
    self.intake.rows = rows.rows
    self.intake.rejected = rows.rejected
  }

  private static func stated(_ text: String) -> String? { text.isEmpty || text == "*" ? nil : text }

  private static func platform(_ text: String) -> String? {
    switch text {
    case "", "*": nil
    case "淘宝": "taobao"
    case "天猫": "tmall"
    default: text.lowercased()
    }
  }
}
