/// One order in a list that leaves the shop (SUP-3): as it stands, masked for who isn't shown buyers (REC-3).
public struct OrderSheetRow: Sendable, Equatable {
  public var order: Order
  public var facts: OrderFacts
  public var current: CurrentOrder
  /// Refunded by us.
  public var settled: Money
  /// Couriers and numbers of its parcels, without voided ones.
  public var waybills: [(courier: String, number: String)]

  public init(
    order: Order, facts: OrderFacts, current: CurrentOrder, settled: Money, waybills: [(courier: String, number: String)]
  ) {
    self.order = order
    self.facts = facts
    self.current = current
    self.settled = settled
    self.waybills = waybills
  }

  public static func == (a: OrderSheetRow, b: OrderSheetRow) -> Bool {
    a.order == b.order && a.facts == b.facts && a.current == b.current && a.settled == b.settled
      && a.waybills.elementsEqual(b.waybills) { $0 == $1 }
  }
}
