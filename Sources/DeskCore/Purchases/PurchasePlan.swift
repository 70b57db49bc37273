/// INV-6: what is due of purchases.
public enum PurchasePlan {
  /// What lies at the gate is looked at within a day; what is good is on the shelf the same half day: it may be sold out. What isn't good is
  /// back with the supplier in two days.
  public static let inspectHours: Int64 = 24
  public static let stowHours: Int64 = 4
  public static let returnHours: Int64 = 48

  public static func items(for purchase: Purchase, _ calendar: ShopCalendar) -> [WorkItem] {
    guard purchase.state.isComing else { return [] }
    let subject = Subject.purchase(purchase.id)
    func oldest(_ since: KeyPath<PurchaseLine, Instant?>) -> Instant? { purchase.lines.compactMap { $0[keyPath: since] }.min() }
    var items: [WorkItem] = []
    if purchase.lines.contains(where: { $0.missing > 0 }), let day = purchase.expected {
      items.append(WorkItem(.expectGoods, subject, due: calendar.zone.instant(day, second: calendar.steps.backupAt)))
    }
    if let since = oldest(\.inspectSince) {
      items.append(WorkItem(.inspectGoods, subject, due: since.advanced(byHours: inspectHours)))
    }
    if let since = oldest(\.stowSince) { items.append(WorkItem(.stowGoods, subject, due: since.advanced(byHours: stowHours))) }
    if let since = oldest(\.returnSince) {
      items.append(WorkItem(.returnGoods, subject, due: since.advanced(byHours: returnHours)))
    }
    return items
  }
}
