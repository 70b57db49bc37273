import Testing

@testable import DeskCore

@Suite("What is due")
struct WorkPlanTests {
  private let calendar = ShopCalendar()

  private func due(_ items: [WorkItem]) -> [String] {
    items.map {
      "\($0.kind.rawValue) \($0.subject.text) \(String(calendar.zone.iso($0.due).prefix(19)))\($0.owner.map { " " + $0 } ?? "")"
    }
  }

  private func orderWork(_ stage: OrderStage, _ change: (inout Situation) -> Void = { _ in }) -> [String] {
    let s = Make.situation(stage).with(change)
    return due(WorkPlan.items(for: s.order, s.facts, parcels: s.parcels, calendar: calendar))
  }

  private func parcelWork(_ stage: ParcelStage, of order: OrderStage = .confirmed, _ change: (inout Situation) -> Void = { _ in })
    -> [String]
  {
    let s = Make.parcel(stage, of: order).with(change)
    return due(s.parcels.flatMap { WorkPlan.items(for: $0, of: s.order, s.facts, calendar: calendar) })
  }

  @Test("ORD-2, ORD-3, ORD-6: what each stage of an order asks for")
  func orders() {
    #expect(orderWork(.awaitingContact) == ["contact O0000001 2026-01-05T13:51:00"])
    #expect(orderWork(.awaitingContact) { $0.facts.claimedBy = "li" } == ["contact O0000001 2026-01-05T13:51:00 li"])
    #expect(orderWork(.unclear) == ["clarify O0000001 2026-01-05T13:51:00"])
    #expect(
      orderWork(.awaitingConfirmation) { $0.facts.contactedAt = Make.now.advanced(byMinutes: 9) } == [
        "confirm O0000001 2026-01-06T13:50:00"
      ])
    #expect(orderWork(.confirmed) == [])
    #expect(orderWork(.awaitingPayment) == ["remind O0000001 2026-01-06T01:41:00"])
    for stage in [OrderStage.shipped, .finished, .closed] { #expect(orderWork(stage) == []) }
  }

  @Test("ORD-3: a confirmed order is to be in the shipper's hands within 24 hours, until it is printed")
  func handing() {
    #expect(
      orderWork(.confirmed) { $0.parcels = Make.parcel(.queued).parcels } == ["handToFulfilment O0000001 2026-01-06T13:41:00"])
    #expect(orderWork(.confirmed) { $0.parcels = Make.parcel(.printed).parcels } == [])
  }

  @Test("FUL-1: each stage of a parcel has its step's deadline on the wave's day")
  func parcels() {
    #expect(parcelWork(.queued) == ["print P260105-0001 2026-01-05T14:00:00"])
    #expect(parcelWork(.printed) == ["pick P260105-0001 2026-01-05T15:00:00"])
    #expect(parcelWork(.picked) == ["pack P260105-0001 2026-01-05T16:00:00"])
    #expect(parcelWork(.packed) == ["ship P260105-0001 2026-01-05T18:30:00"])
    #expect(parcelWork(.shipped, of: .shipped) == ["handOver P260105-0001 2026-01-05T18:30:00"])
    for stage in [ParcelStage.handedOver, .delivered, .voided] { #expect(parcelWork(stage) == []) }
  }

  @Test("ORD-8: whatever is still in the house of a closed order is to be stopped, and nothing else of it is asked")
  func closed() {
    for stage in [ParcelStage.queued, .printed, .picked, .packed, .shipped] {
      #expect(parcelWork(stage, of: .closed) == ["stopParcel P260105-0001 2026-01-05T14:00:00"])
    }
    for stage in [ParcelStage.handedOver, .delivered, .voided] { #expect(parcelWork(stage, of: .closed) == []) }
  }

  @Test("ORD-8: so is a parcel whose order the platform has refunded before shipping; after it, it goes on its way")
  func refunded() {
    #expect(
      parcelWork(.queued) { $0.facts.platformRefund = Money(fen: 1) } == parcelWork(.queued), "a part given back stops nothing")
    #expect(
      parcelWork(.queued) { $0.facts.trade = .awaitingReceipt } == ["stopParcel P260105-0001 2026-01-05T14:00:00"],
      "shipped by other means")
    for stage in [ParcelStage.queued, .printed, .picked, .packed] {
      #expect(parcelWork(stage) { $0.facts.platformRefund = Money(fen: 3000) } == ["stopParcel P260105-0001 2026-01-05T14:00:00"])
    }
    #expect(
      parcelWork(.shipped, of: .shipped) { $0.facts.platformRefund = Money(fen: 3000) } == [
        "handOver P260105-0001 2026-01-05T18:30:00"
      ])
  }

  @Test("A kind of work falls to roles that may do something about it, and cites its rule")
  func kinds() {
    for kind in WorkKind.allCases {
      #expect(!kind.roles.isEmpty)
      #expect(kind.rule.wholeMatch(of: /[A-Z]{3}-[0-9]+/) != nil)
    }
  }
}
