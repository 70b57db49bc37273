import DeskCore
import DeskStore
import DeskTestKit
import Testing

@Suite("What comes next for an order")
struct CareTests {
  private let order = Scene.order

  private func contact(_ outcome: ContactOutcome, tryIn: Int? = nil) -> Command {
    .contactOrder(order, outcome: outcome, channel: .phone, note: nil, tryIn: tryIn)
  }
  private func due(_ kind: WorkKind, _ shop: TestShop) throws -> [Instant] {
    try shop.desk.queue([kind], for: shop.actor(.agentLead)).rows.map(\.due)
  }

  @Test(
    "ORD-2: what the contact came to decides what is to be done next",
    arguments: [
      (.confirmed, "confirm"), (.noAnswer, "contact"), (.wantsChange, "amend"), (.wantsCancel, "cancel"), (.invalid, "invalid"),
    ] as [(ContactOutcome, String)])
  func outcomes(outcome: ContactOutcome, next: String) throws {
    let shop = try Scene.order(.awaitingContact)
    shop.clock.advance(minutes: 5)
    try shop.perform(contact(outcome), as: .presaleAgent)
    #expect(try shop.work() == ["\(next) O0000001"])
    try shop.expectSound()
  }

  @Test("ORD-2: nobody answered: tried again when the agent said, else after an hour")
  func tryAgain() throws {
    let shop = try Scene.order(.awaitingContact)
    try shop.perform(contact(.noAnswer, tryIn: 25), as: .presaleAgent)
    #expect(try due(.contact, shop) == [shop.clock.now.advanced(byMinutes: 25)])
    shop.clock.advance(minutes: 25)
    try shop.perform(contact(.noAnswer), as: .presaleAgent)
    #expect(try due(.contact, shop) == [shop.clock.now.advanced(byMinutes: 60)])
    try shop.expectSound()
  }

  @Test("ORD-2: what the buyer wanted changed is changed and verified once more within ten service minutes")
  func changed() throws {
    let shop = try Scene.order(.awaitingContact)
    try shop.perform(contact(.wantsChange), as: .presaleAgent)
    shop.clock.advance(minutes: 3)
    try shop.perform(.amendOrder(order, field: .phone, to: "13900000000", line: nil, note: nil), as: .presaleAgent)
    #expect(try due(.contact, shop) == [shop.clock.now.advanced(byMinutes: 10)])
    try shop.expectSound()
  }

  @Test("ORD-7: unpaid for twelve hours, the buyer is reminded, once")
  func remind() throws {
    let shop = try Scene.order(.awaitingPayment)
    #expect(try due(.remind, shop) == [TestClock.monday.advanced(byHours: 12)])
    let reminded = shop.clock.now
    try shop.perform(.remindOrder(order, note: nil), as: .presaleAgent)
    #expect(try shop.work() == [])
    shop.clock.advance(minutes: 60)
    #expect(
      try shop.refusal(.remindOrder(order, note: nil), as: .agentLead) == Refusal(rule: "ORD-7", .alreadyReminded(at: reminded)))
    try shop.expectSound()
  }

  @Test("ORD-9: the buyer is told at once, then every day while waiting; an exchange or the confirmation ends it")
  func shortage() throws {
    let shop = try Scene.order(.awaitingContact)
    try shop.perform(.receiveStock(sku: "SKU-2", quantity: 1, location: "A", barcode: "690002", title: "替代"), as: .merchandiser)
    for (choice, hours) in [(.untold, 1), (.wait, 24), (.refund, 1), (.exchange, 1)] as [(ShortageChoice, Int64)] {
      try shop.perform(.chooseShortage(order, choice: choice, note: nil), as: .presaleAgent)
      #expect(try due(.shortage, shop) == [shop.clock.now.advanced(byHours: hours)], "\(choice)")
      try shop.expectSound()
    }
    try shop.perform(.amendOrder(order, field: .sku, to: "SKU-2", line: 1, note: "缺货换"), as: .presaleAgent)
    #expect(try due(.shortage, shop) == [])
    try shop.perform(.chooseShortage(order, choice: .wait, note: nil), as: .presaleAgent)
    let parcel = try Scene.confirm(shop)
    #expect(try shop.parcel(parcel).lines.map(\.sku) == ["SKU-2"])
    #expect(try due(.shortage, shop) == [])
    try shop.expectSound()
  }

  @Test("ORD-16: an escalation is the lead's or its colleague's within the hour, until it is answered; to nobody it can't go")
  func escalate() throws {
    let shop = try Scene.order(.awaitingContact)
    #expect(try shop.refusal(.escalateOrder(order, reason: "x", to: "niemand"), as: .presaleAgent) == .notFound("person:niemand"))
    #expect(
      try shop.refusal(.escalateOrder(order, reason: "x", to: "shipper"), as: .presaleAgent)?.reason
        == .cannotHold(person: "shipper"))
    try shop.perform(.escalateOrder(order, reason: "投诉", to: "aftersaleagent"), as: .presaleAgent)
    let row = try shop.desk.queue([.escalation], for: shop.actor(.agentLead)).rows.first
    #expect(row?.owner == "aftersaleagent")
    #expect(row?.due == shop.clock.now.advanced(byMinutes: 60))
    try shop.perform(.answerEscalation(order, note: "已处理"), as: .agentLead)
    #expect(try shop.refusal(.answerEscalation(order, note: "x"), as: .agentLead) == Refusal(rule: "ORD-16", .notEscalated))
    #expect(try shop.work() == ["contact O0000001"])
    try shop.expectSound()
  }

  @Test("SUP-1: the lead gives an order to somebody whose post works on orders, also out of another's hands")
  func assign() throws {
    let shop = try Scene.order(.awaitingContact)
    try shop.perform(.claimOrder(order), as: .presaleAgent)
    #expect(
      try shop.refusal(.assignOrder(order, person: "shipper"), as: .agentLead)
        == Refusal(rule: "SUP-1", .cannotHold(person: "shipper"), mayBeDoneBy: [.presaleAgent, .aftersaleAgent, .agentLead]))
    #expect(try shop.refusal(.assignOrder(order, person: "niemand"), as: .agentLead)?.code == .notFound)
    try shop.perform(.assignOrder(order, person: "aftersaleagent"), as: .agentLead)
    #expect(
      try shop.refusal(contact(.confirmed), as: .presaleAgent)?.reason == .heldBy(person: "aftersaleagent", since: shop.clock.now))
    try shop.expectSound()
  }

  @Test("ROL-10: what is handed over belongs to nobody until the next shift accepts it, and not to who handed it over")
  func handOver() throws {
    let shop = try Scene.order(.awaitingContact)
    try shop.perform(.claimOrder(order), as: .presaleAgent)
    try shop.perform(.offerOrder(order, promised: "明早回电"), as: .presaleAgent)
    #expect(try shop.facts().claimedBy == nil)
    #expect(try due(.acceptOffer, shop) == [shop.clock.now.advanced(byMinutes: 30)])
    #expect(try shop.refusal(.acceptOrder(order), as: .presaleAgent) == Refusal(rule: "ROL-10", .ownOffer))
    try shop.perform(.acceptOrder(order), as: .aftersaleAgent)
    #expect(try shop.facts().claimedBy == "aftersaleagent")
    #expect(try shop.refusal(.acceptOrder(order), as: .agentLead)?.reason == .notOffered)
    #expect(try shop.work() == ["contact O0000001"])
    try shop.expectSound()
  }

  @Test("SUP-1: a claim lapses thirty minutes after its holder's last act, and is told as nobody's")
  func lapses() throws {
    let shop = try Scene.order(.awaitingContact)
    try shop.perform(.claimOrder(order), as: .presaleAgent)
    shop.clock.advance(minutes: 20)
    try shop.perform(.noteOrder(order, text: "在打电话", flag: nil), as: .presaleAgent)
    shop.clock.advance(minutes: 29)
    #expect(try shop.refusal(.claimOrder(order), as: .aftersaleAgent)?.rule == "SUP-1")
    shop.clock.advance(minutes: 1)
    #expect(try shop.refusal(.claimOrder(order), as: .aftersaleAgent) == nil)
    #expect(try shop.facts().claimedBy == "aftersaleagent")
    try shop.expectSound()
  }

  @Test(
    "ORD-14: a bad or middling review is answered within 48 hours, a good one needs no answer", arguments: ReviewRating.allCases)
  func reviews(rating: ReviewRating) throws {
    let shop = try Scene.order(.finished)
    try shop.perform(.recordReview(order, rating: rating, text: "一般"), as: .aftersaleAgent)
    #expect(try due(.review, shop) == (rating == .good ? [] : [shop.clock.now.advanced(byHours: 48)]))
    let answer = try shop.refusal(.answerReview(order, note: "抱歉"), as: .aftersaleAgent)
    #expect(answer == (rating == .good ? Refusal(rule: "ORD-14", .noOpenReview) : nil))
    #expect(try shop.work() == [])
    try shop.expectSound()
  }

  @Test("ORD-15: a day after delivery somebody looks in with the buyer")
  func visit() throws {
    let (shop, _) = try Scene.parcel(.delivered)
    #expect(try due(.visit, shop) == [shop.clock.now.advanced(byHours: 24)])
    try shop.perform(.visitBuyer(order, note: "满意"), as: .aftersaleAgent)
    #expect(try shop.work() == [])
    try shop.expectSound()
  }

  @Test("ORD-12, ROL-4: a reported buyer is judged by another; confirmed, it shows on their next order, dismissed it doesn't")
  func buyers() throws {
    for verdict in BuyerVerdict.allCases {
      let shop = try Scene.order(.awaitingContact)
      try shop.perform(.reportBuyer(order, reason: "骂人"), as: .agentLead)
      #expect(try shop.refusal(.reportBuyer(order, reason: "x"), as: .presaleAgent)?.reason == .alreadyReported(by: "agentlead"))
      #expect(
        try shop.refusal(.judgeBuyer(order, verdict: verdict, note: nil), as: .agentLead) == Refusal(rule: "ROL-4", .ownRequest))
      let other = try shop.session(.agentLead, name: "lead2")
      try shop.desk.perform(.judgeBuyer(order, verdict: verdict, note: nil), id: "j", by: other)
      var next = ImportedOrder.paid("1002")
      next.buyer = try shop.desk.card(of: order, for: shop.actor(.agentLead)).order.buyer
      try shop.take([next])
      let mark = try shop.desk.card(of: OrderID(number: 2), for: shop.actor(.presaleAgent)).mark
      #expect(mark?.order == (verdict == .confirmed ? order : nil))
      #expect(mark?.reportedBy == (verdict == .confirmed ? "agentlead" : nil))
      #expect(try shop.refusal(.judgeBuyer(order, verdict: verdict, note: nil), as: .agentLead)?.reason == .notReported)
      try shop.expectSound()
    }
  }

  @Test("AFT-4: a parcel's exception has an owner and a next time until it is solved, also when the parcel was taken back")
  func exceptions() throws {
    let (shop, parcel) = try Scene.parcel(.shipped)
    try shop.perform(.reportException(parcel, kind: .stuck, note: "三天没动", hours: 6), as: .shipper)
    let row = try shop.desk.queue([.exception], for: shop.actor(.aftersaleAgent)).rows.first
    #expect(row?.owner == "shipper")
    #expect(row?.due == shop.clock.now.advanced(byHours: 6))
    #expect(
      try shop.refusal(.reportException(parcel, kind: .lost, note: "x", hours: 1), as: .shipper)?.reason
        == .exceptionOpen(parcel.text, owner: "shipper"))
    try shop.perform(.followException(parcel, note: "已催", hours: 48), as: .aftersaleAgent)
    #expect(try due(.exception, shop) == [shop.clock.now.advanced(byHours: 48)])
    try shop.perform(.cancelOrder(order, reason: "x"), as: .aftersaleAgent)
    try shop.perform(.foundParcel(parcel), as: .shipper)
    try shop.expectSound()
    try shop.perform(.solveException(parcel, note: "在库里"), as: .aftersaleAgent)
    #expect(try due(.exception, shop) == [])
    #expect(try shop.refusal(.solveException(parcel, note: "x"), as: .aftersaleAgent)?.rule == "AFT-4")
    try shop.expectSound()
  }

  @Test("ORD-1: ten service minutes after the last order list the source is to be read again")
  func freshness() throws {
    let shop = try Scene.order(.awaitingContact)
    #expect(try due(.refreshImport, shop) == [TestClock.monday.advanced(byMinutes: 10)])
    shop.clock.set(TestClock.at(2026, 1, 5, 20, 55))
    try shop.take([.paid("1001", message: "请发蓝色")])
    #expect(try due(.refreshImport, shop) == [TestClock.at(2026, 1, 6, 8, 35)], "in service hours")
    try shop.expectSound()
  }

  @Test("Phrases are the lead's to keep; an empty one is gone; the same again is refused")
  func phrases() throws {
    let shop = try Scene.order(.awaitingContact)
    let save = Command.savePhrase(name: "催付", text: "亲 {buyer} 您好")
    try shop.perform(save, as: .agentLead)
    #expect(try shop.desk.phrases() == [Phrase(name: "催付", text: "亲 {buyer} 您好")])
    #expect(try shop.refusal(save, as: .agentLead)?.reason == .nothingToChange)
    try shop.perform(.savePhrase(name: "催付", text: "您好 {buyer}"), as: .agentLead)
    #expect(try shop.desk.log().first?.body.contains(#""before":{"text":"亲 {buyer} 您好"}"#) == true)
    try shop.perform(.savePhrase(name: "催付", text: ""), as: .agentLead)
    #expect(try shop.desk.phrases() == [])
  }

  @Test(
    "ORD-5: an amendment after print makes the paper void: nobody picks, packs or ships by it until it is printed again",
    arguments: [
      (.printed, .pickParcel(ParcelID("P260105-0001")!)),
      (.picked, .packParcel(ParcelID("P260105-0001")!, scans: ["690001"], weight: nil)),
    ] as [(ParcelStage, Command)])
  func reprint(stage: ParcelStage, next: Command) throws {
    let (shop, parcel) = try Scene.parcel(stage)
    try shop.perform(.amendOrder(order, field: .card, to: "生日快乐", line: nil, note: nil), as: .presaleAgent)
    let amended = shop.clock.now
    #expect(try due(.acknowledge, shop) == [amended.advanced(byMinutes: 5)])
    #expect(try shop.refusal(next, as: .shipper)?.reason == .flagUnacknowledged(note: "card:  → 生日快乐"))
    try shop.perform(.acknowledgeFlag(parcel), as: .shipper)
    #expect(try due(.reprint, shop) == [amended.advanced(byMinutes: 10)])
    #expect(
      try shop.refusal(next, as: .shipper) == Refusal(rule: "ORD-5", .paperVoid(note: "P260105-0001/1"), mayBeDoneBy: [.shipper]))
    try shop.expectSound()
    try shop.perform(.printParcel(parcel), as: .shipper)
    #expect(try due(.reprint, shop) == [])
    try shop.perform(next, as: .shipper)
    try shop.expectSound()
  }
}
