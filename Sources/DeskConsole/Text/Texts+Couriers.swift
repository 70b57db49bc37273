import DeskCore

/// What was found when a courier's bill was held against our parcels (FUL-9), and what a wave's assignment left.
extension Texts {
  var assignWave: String { pick("整波填运单", "numbers for the wave") }
  func numbersAssigned(_ count: Int) -> String { pick("已填 \(count) 个运单号", "\(count) numbers assigned") }

  public func title(_ kind: Reconciliation.Kind) -> String {
    switch kind {
    case .notOurs: pick("账单有我们没有", "on the bill, not ours")
    case .otherMonth: pick("不是这个月交接的", "not taken in this month")
    case .twice: pick("账单重复", "on the bill twice")
    case .notBilled: pick("我们有账单没有", "ours, not on the bill")
    case .weight: pick("重量不符", "weight differs")
    case .price: pick("价格不符", "price differs")
    case .noWeight: pick("我们没有称重", "not weighed by us")
    case .noTariff: pick("没有价格可比", "no tariff to compare")
    }
  }

  var reconcileUsage: String { pick(":reconcile 快递 2026-10 账单文件", ":reconcile COURIER 2026-10 FILE") }

  /// Sums first, then every difference by number and row of the bill.
  public func reconciliation(_ result: Reconciliation) -> [String] {
    let name = CourierTable.find(result.courier)?.name ?? result.courier
    let month = result.month.iso.prefix(7)
    var lines = [
      pick(
        "\(name) \(month): 账单 \(result.rows) 行 \(result.billed.decimal) 元, 我们 \(result.ours) 个包裹, 对上 \(result.matched) 个 \(result.billedMatched.decimal) 元, 按价格应付 \(result.expected.decimal) 元",
        "\(name) \(month): \(result.rows) rows, \(result.billed.decimal) yuan; \(result.ours) parcels of ours; \(result.matched) matched, \(result.billedMatched.decimal) yuan; by the tariff \(result.expected.decimal) yuan"
      )
    ]
    for kind in Reconciliation.Kind.allCases where result.count(kind) > 0 {
      lines.append("\(title(kind)): \(result.count(kind))  \(result.sum(kind).decimal)")
    }
    if result.isClean { lines.append(pick("全部相符", "everything agrees")) }
    return lines + result.differences.map(difference)
  }

  private func difference(_ one: Reconciliation.Difference) -> String {
    var words = ["  " + one.waybill]
    if let row = one.row { words.append(pick("第 \(row) 行", "row \(row)")) }
    if let parcel = one.parcel { words.append(parcel.text) }
    words.append(title(one.kind))
    if [.weight, .price, .noWeight, .notBilled].contains(one.kind) {
      words.append([one.billedGrams, one.ourGrams].map { $0.map { "\($0) g" } ?? "-" }.joined(separator: " ≠ "))
    }
    if let billed = one.billed { words.append(billed.decimal) }
    if let expected = one.expected { words.append("≠ \(expected.decimal)") }
    if let byBill = one.byBill, one.expected != byBill {
      words.append(pick("按账单重量 \(byBill.decimal)", "by the billed weight \(byBill.decimal)"))
    }
    return words.joined(separator: "  ")
  }
}
