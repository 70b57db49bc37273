import Testing

@testable import DeskCore

@Suite("Guards of parcels")
struct ParcelGuardTests {
  private let id = ParcelID("P260105-0001")!

  private func refusal(_ command: Command, _ situation: Situation) -> Refusal? {
    do {
      _ = try Decision.decide(command.kind, situation.with { $0.command = command })
      return nil
    } catch { return error }
  }

  private func pack(_ scans: [String]) -> Command { .packParcel(id, scans: scans, weight: nil) }
  private func bind(_ number: String?, _ courier: String = "YTO") -> Command {
    .assignWaybill(id, courier: courier, number: number)
  }
  private func ready(_ stage: ParcelStage) -> Situation {
    Make.parcel(stage).with { $0.parcel?.waybill = "YT8812345678901" }
  }

  @Test("ORD-8, trap 30: a closed or refunded order's parcel goes nowhere but back")
  func orderClosed() {
    let steps: [(ParcelStage, Command)] = [
      (.queued, bind("YT1")), (.queued, .printParcel(id)), (.printed, .printParcel(id)), (.printed, .pickParcel(id)),
      (.picked, pack(["690001"])),
      (.packed, .weighParcel(id, grams: 5)), (.packed, .shipParcel(id)),
    ]
    for (stage, command) in steps {
      let s = command.kind == .assignWaybill ? Make.parcel(stage) : ready(stage)
      #expect(refusal(command, s) == nil || command.kind == .assignWaybill, "\(command.kind)")
      let closed = s.with { $0.facts.stage = .closed }
      #expect(
        refusal(command, closed) == Refusal(rule: "ORD-8", .orderNotOpen(order: "O0000001", stage: "closed")), "\(command.kind)")
      let refunded = s.with { $0.facts.platformRefund = Money(fen: 3000) }
      #expect(
        refusal(command, refunded)
          == Refusal(rule: "ORD-8", .refundedOnPlatform(Money(fen: 3000)), mayBeDoneBy: [.agentLead, .shipper]), "\(command.kind)")
      let elsewhere = s.with { $0.facts.trade = .awaitingReceipt }
      #expect(refusal(command, elsewhere) == Refusal(rule: "ORD-8", .platformForbids(.awaitingReceipt)), "\(command.kind)")
      #expect(refusal(.voidParcel(id, reason: "x"), closed) == nil)
    }
    let shipped = Make.parcel(.shipped, of: .shipped)
    #expect(refusal(.handOverParcel(id), shipped) == nil)
    #expect(refusal(.handOverParcel(id), shipped.with { $0.facts.stage = .closed })?.rule == "ORD-8")
    #expect(refusal(.voidParcel(id, reason: "x"), shipped) == Refusal(rule: "ORD-8", .alreadyShipped(order: "O0000001")))
    #expect(refusal(.voidParcel(id, reason: "x"), shipped.with { $0.facts.stage = .closed }) == nil)
  }

  @Test("ORD-5, FUL-4: an amendment is acknowledged before the parcel is printed, packed or shipped")
  func acknowledged() {
    let amendment = Make.amendment(1, .phone, "1", "2")
    for (stage, command) in [
      (.queued, .printParcel(id)), (.picked, .printParcel(id)), (.printed, .pickParcel(id)), (.picked, pack([])),
      (.packed, .shipParcel(id)),
    ]
      as [(ParcelStage, Command)]
    {
      let flagged = ready(stage).with {
        $0.facts.amendments = 1
        $0.amendments = [amendment]
      }
      #expect(
        refusal(command, flagged) == Refusal(rule: "ORD-5", .flagUnacknowledged(note: "phone: 1 → 2"), mayBeDoneBy: [.shipper]))
      let read = flagged.with { $0.parcel?.acknowledgedAmendments = 1 }
      let void = Refusal(rule: "ORD-5", .paperVoid(note: "P260105-0001/1"), mayBeDoneBy: [.shipper])
      #expect(refusal(command, read) == (command.kind == .printParcel ? nil : void))
      #expect(refusal(command, read.with { $0.parcel?.printedAmendments = 1 }) == nil)
    }
    #expect(refusal(.acknowledgeFlag(id), ready(.queued)) == Refusal(rule: "ORD-5", .nothingToAcknowledge))
    #expect(refusal(.acknowledgeFlag(id), ready(.queued).with { $0.facts.amendments = 1 }) == nil)
  }

  @Test("FUL-5: no waybill, no print and no shipping")
  func waybillMissing() {
    #expect(refusal(.printParcel(id), Make.parcel(.queued)) == Refusal(rule: "FUL-5", .noWaybill, mayBeDoneBy: [.shipper]))
    #expect(refusal(.printParcel(id), ready(.queued)) == nil)
    #expect(refusal(.shipParcel(id), Make.parcel(.packed).with { $0.parcel?.waybill = nil })?.reason == .noWaybill)
  }

  @Test("FUL-5: a number belongs to one parcel; one from an empty pool, of an unknown courier or of no form is none")
  func waybillFree() {
    let queued = Make.parcel(.queued)
    #expect(refusal(bind("YT8812345678901"), queued) == nil)
    #expect(refusal(bind("YT1"), ready(.printed))?.reason == .waybillAlreadySet("YT8812345678901"))
    #expect(refusal(bind("YT1", "鸽子"), queued) == Refusal(rule: "FUL-5", .unknownCourier("鸽子")))
    #expect(refusal(bind(nil), queued) == Refusal(rule: "FUL-5", .poolEmpty(courier: "圆通速递")))
    #expect(
      refusal(bind(nil), queued.with { $0.pooledWaybill = "YT9" })?.reason == .argument(name: "number", fault: .notAnIdentifier))
    #expect(refusal(bind(nil), queued.with { $0.pooledWaybill = "YT9999" }) == nil)
    let taken = queued.with { $0.waybillOwner = (ParcelID("P260105-0009")!, Make.now) }
    #expect(
      refusal(bind("YT8812345678901"), taken)?.reason
        == .waybillTaken(number: "YT8812345678901", parcel: "P260105-0009", at: Make.now))
    for bad in ["YT1", "YT 1234", "YT/1234", "单号1234", String(repeating: "1", count: 41)] {
      #expect(refusal(bind(bad), queued) == .argument("number", .notAnIdentifier), "\(bad)")
    }
  }

  @Test("FUL-5: a shape that isn't the courier's warns and doesn't stop")
  func shape() throws {
    let odd = try Decision.decide(.assignWaybill, Make.parcel(.queued).with { $0.command = bind("SF1234567890123") })
    #expect(odd.warnings == [.waybillShape(number: "SF1234567890123", courier: "圆通速递")])
    let right = try Decision.decide(.assignWaybill, Make.parcel(.queued).with { $0.command = bind("yt8812345678901") })
    #expect(right.warnings == [])
    #expect(right.waybill?.number == "YT8812345678901")
  }

  @Test("FUL-4: an item that isn't in the parcel, or one too many of it, stops the whole command")
  func scans() {
    let picked = ready(.picked)
    #expect(refusal(pack(["690001", "999"]), picked) == Refusal(rule: "FUL-4", .notInParcel(code: "999")))
    #expect(refusal(pack(["690001", "A", "690001"]), picked) == Refusal(rule: "FUL-4", .alreadyComplete(sku: "A", ordered: 2)))
    #expect(refusal(pack(["b", "B"]), picked) == Refusal(rule: "FUL-4", .alreadyComplete(sku: "B", ordered: 1)))
    #expect(refusal(pack(["690001", "a", "b"]), picked) == nil)
  }

  @Test("FUL-4: lines of one SKU are ticked one after the other")
  func sameSKU() throws {
    let s = ready(.picked).with {
      $0.parcel?.lines = [Parcel.Line(line: 1, sku: "A", quantity: 1), Parcel.Line(line: 2, sku: "A", quantity: 2)]
      $0.command = pack(["690001", "690001"])
    }
    let changes = try Decision.decide(.packParcel, s)
    #expect(changes.parcels.first?.lines.map(\.scanned) == [1, 1])
    #expect(changes.parcels.first?.stage == .picked)
    #expect(refusal(pack(["A", "A", "A", "A"]), s)?.reason == .alreadyComplete(sku: "A", ordered: 3))
  }
}
