import Testing

@testable import DeskCore

@Suite("What follows from a command")
struct ConsequenceTests {
  private let order = OrderID(number: 1)
  private let id = ParcelID("P260105-0001")!

  private func changes(_ command: Command, _ situation: Situation) throws -> Changes {
    try Decision.decide(command.kind, situation.with { $0.command = command })
  }

  @Test("INV-2, FUL-1: confirming reserves each SKU's pieces and queues one parcel in the right wave")
  func confirm() throws {
    let held = Make.situation(.awaitingConfirmation).with { $0.facts.claimedBy = "presaleagent" }
    let changes = try changes(.confirmOrder(order), held)
    #expect(changes.facts?.stage == .confirmed)
    #expect(changes.facts?.version == 2)
    #expect(changes.facts?.claimedBy == nil)
    #expect(changes.facts?.confirmedAt == Make.now)
    #expect(
      changes.movements == [
        StockMovement(.reserved, sku: "A", reserved: 2, subject: .order(order)),
        StockMovement(.reserved, sku: "B", reserved: 1, subject: .order(order)),
      ])
    #expect(changes.newParcels.map(\.wave.iso) == ["2026-01-05"])
    #expect(changes.newParcels.first?.lines.map(\.quantity) == [2, 1])
    #expect(changes.newParcels.first?.acknowledgedAmendments == 0)
    let late = try self.changes(.confirmOrder(order), held.with { $0.now = Make.now.advanced(byMinutes: 19) })
    #expect(late.newParcels.map(\.wave.iso) == ["2026-01-06"])
  }

  @Test("ORD-2: a contact is kept with its outcome; only a confirming buyer moves the order on", arguments: ContactOutcome.allCases)
  func contact(outcome: ContactOutcome) throws {
    let changes = try changes(.contactOrder(order, outcome: outcome, channel: .sms, note: "好"), Make.situation(.awaitingContact))
    #expect(changes.facts?.stage == (outcome == .confirmed ? .awaitingConfirmation : .awaitingContact))
    #expect(changes.facts?.contactOutcome == outcome)
    #expect(changes.facts?.contactedAt == Make.now)
    #expect(changes.facts?.claimedBy == "presaleagent")
    #expect(changes.entry == TimelineEntry(.contact, text: "好", outcome: outcome, channel: .sms))
  }

  @Test("SUP-1: each act of its holder keeps an order held; the lead takes over")
  func claim() throws {
    let earlier = Make.now.advanced(byMinutes: -30)
    let held = Make.situation(.awaitingContact).with {
      $0.facts.claimedBy = "presaleagent"
      $0.facts.claimedAt = earlier
    }
    #expect(try changes(.claimOrder(order), held).facts?.claimedAt == Make.now)
    #expect(try changes(.noteOrder(order, text: "x", flag: nil), held).facts?.claimedAt == Make.now)
    let other = held.with { $0.actor = Make.actor(.shipper) }
    #expect(try changes(.noteOrder(order, text: "x", flag: nil), other).facts?.claimedAt == earlier)
    let taken = try changes(.claimOrder(order), held.with { $0.actor = Make.actor(.agentLead) }).facts
    #expect(taken?.claimedBy == "agentlead")
    #expect(taken?.claimedAt == Make.now)
    #expect(try changes(.releaseOrder(order), held).facts?.claimedBy == nil)
  }

  @Test("ORD-5: an amendment is numbered, says from and to, and raises the red flag")
  func amend() throws {
    let s = Make.situation(.awaitingContact, .agentLead).with {
      $0.facts.amendments = 1
      $0.amendments = [Make.amendment(1, .price, "10.00", "9.50", line: 2)]
    }
    let changes = try changes(.amendOrder(order, field: .price, to: "9", line: 2, note: "抱歉"), s)
    #expect(
      changes.amendments == [
        Amendment(number: 2, field: .price, line: 2, from: "9.50", to: "9.00", note: "抱歉", by: "agentlead", at: Make.now)
      ])
    #expect(changes.facts?.flag == .red)
    #expect(changes.facts?.amendments == 2)
    #expect(changes.entry?.text == "price #2: 9.50 → 9.00")
  }

  @Test("ORD-11: a note keeps its text; a flag changes only when one is given")
  func note() throws {
    let red = Make.situation(.closed).with { $0.facts.flag = .red }
    #expect(try changes(.noteOrder(order, text: "x", flag: nil), red).facts?.flag == .red)
    #expect(try changes(.noteOrder(order, text: "x", flag: .green), red).facts?.flag == .green)
  }

  @Test("INV-1, INV-2: picking takes reserved pieces from the shelf, voiding gives back what its stage holds")
  func stock() throws {
    func moved(_ command: Command, _ stage: ParcelStage, _ order: OrderStage = .confirmed) throws -> [String] {
      try changes(command, Make.parcel(stage, of: order)).movements.map {
        "\($0.kind.rawValue) \($0.sku) \($0.onHand)/\($0.reserved)"
      }
    }
    #expect(try moved(.pickParcel(id), .printed) == ["picked A -2/-2", "picked B -1/-1"])
    for stage in [ParcelStage.queued, .printed] {
      #expect(try moved(.voidParcel(id, reason: "x"), stage) == ["released A 0/-2", "released B 0/-1"])
    }
    for stage in [ParcelStage.picked, .packed] {
      #expect(try moved(.voidParcel(id, reason: "x"), stage) == ["returned A 2/0", "returned B 1/0"])
    }
    #expect(try moved(.voidParcel(id, reason: "x"), .shipped, .closed) == ["returned A 2/0", "returned B 1/0"])
    for (command, stage) in [(.printParcel(id), .printed), (.weighParcel(id, grams: 5), .packed), (.shipParcel(id), .packed)]
      as [(Command, ParcelStage)]
    {
      #expect(try moved(command, stage) == [])
    }
  }

  @Test("FUL-4, FUL-8: the last scan packs the parcel and says who packed it")
  func pack() throws {
    let part = try changes(.packParcel(id, scans: ["690001"], weight: nil), Make.parcel(.picked))
    #expect(part.parcels.first?.stage == .picked)
    #expect(part.parcels.first?.packedBy == nil)
    #expect(part.parcels.first?.piecesScanned == 1)
    let whole = try changes(.packParcel(id, scans: ["690001", "690001", "b"], weight: 730), Make.parcel(.picked))
    #expect(whole.parcels.first?.stage == .packed)
    #expect(whole.parcels.first?.packedBy == "shipper")
    #expect(whole.parcels.first?.weightGrams == 730)
  }

  @Test(
    "FUL-2: a void parcel sends its order back to be confirmed; the last shipped one ships it; a parcel's own step leaves it alone")
  func orderFollows() throws {
    #expect(try changes(.voidParcel(id, reason: "x"), Make.parcel(.printed)).facts?.stage == .awaitingConfirmation)
    #expect(try changes(.voidParcel(id, reason: "x"), Make.parcel(.printed, of: .closed)).facts == nil)
    #expect(try changes(.shipParcel(id), Make.parcel(.packed)).facts?.stage == .shipped)
    let second = Make.parcel(.packed).with { s in
      var other = s.parcels[0]
      other.id = ParcelID("P260105-0002")!
      other.stage = .picked
      s.parcels.append(other)
    }
    #expect(try changes(.shipParcel(id), second).facts == nil)
    let print = try changes(.printParcel(id), Make.parcel(.printed))
    #expect(print.facts == nil)
    #expect(print.parcels.first?.printCount == 2)
    #expect(print.parcels.first?.version == 2)
    #expect(try changes(.handOverParcel(id), Make.parcel(.shipped, of: .shipped)).parcels.first?.handedOverAt == Make.now)
  }
}
