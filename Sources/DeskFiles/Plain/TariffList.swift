import DeskCore

/// Reads couriers' prices (FUL-9): a header with `快递公司`, `首重(克)`, `首重价`, `生效日期`, and `省份`, `续重(克)`, `续重价` where they are known;
/// English names work as well.
struct TariffList: Sendable {
  var intake: FileIntake
  var tariffs: [CourierTariff] = []

  init(_ text: FileText, _ found: LayoutFinder.Found, intake: FileIntake) throws(FileRefusal) {
    self.intake = intake
    var rows = try RowReader(text, found)
    struct Key: Hashable {
      var courier: String
      var region: Region
      var from: ShopDay
    }
    var seen: Set<Key> = []
    reading: while true {
      switch try rows.next(needed: [.tariffCourier, .tariffFirst, .tariffFirstPrice, .tariffFrom]) {
      case .end: break reading
      case .misfit: continue
      case .row:
        if rows.isRemark { continue }
        var bad = false
        let courier = rows.courier(.tariffCourier, bad: &bad)
        let region = rows.region([.tariffProvince], bad: &bad)
        let first = rows.grams(.tariffFirst, in: CourierTariff.gramsRange, bad: &bad)
        if first == nil { rows.rejectOnce(.tariffFirst, .missingValue, &bad) }
        let firstPrice = rows.money(.tariffFirstPrice, bad: &bad)
        if firstPrice == nil { rows.rejectOnce(.tariffFirstPrice, .missingValue, &bad) }
        let step = rows.grams(.tariffStep, in: CourierTariff.gramsRange, bad: &bad)
        let stepPrice = rows.money(.tariffStepPrice, bad: &bad)
        if step != nil, stepPrice == nil { rows.rejectOnce(.tariffStepPrice, .missingValue, &bad) }
        if step == nil, stepPrice != nil { rows.rejectOnce(.tariffStep, .missingValue, &bad) }
        let from = rows.day(.tariffFrom, bad: &bad)
        guard !bad, let courier, let region, let first, let firstPrice, let from else { continue }
        guard seen.insert(Key(courier: courier.code, region: region, from: from)).inserted else {
          rows.rejectOnce(.tariffProvince, .sameDay("\(courier.name) \(region.text) \(from.iso)"), &bad)
          continue
        }
        tariffs.append(
          CourierTariff(
            courier: courier.code, region: region, firstGrams: first, firstPrice: firstPrice, stepGrams: step ?? 0,
            stepPrice: stepPrice ?? .zero, validFrom: from))
      }
    }
    self.intake.rows = rows.rows
    self.intake.rejected = rows.rejected
  }
}
