import DeskCore
@_spi(Testing) import DeskStore
import DeskTestKit
import Testing

@Suite("REC-3: seeing one buyer by a reason")
struct UnmaskTests {
  private let id = PrivateScene.order
  private let command = Command.unmaskOrder(PrivateScene.order, reason: "对发票抬头")

  @Test("REC-3: it shows for ten minutes, to that person, of that order; on record with its reason and without the data")
  func shows() throws {
    let shop = try PrivateScene.make().shop
    let finance = try shop.actor(.finance)
    let before = try shop.facts().version
    try shop.perform(command, as: .finance)
    #expect(try shop.facts().version == before, "looking makes nobody's screen stale")
    let card = try shop.desk.card(of: id, for: finance)
    #expect(card.unmasked && card.isUnmaskedForNow)
    #expect(card.order.recipient == PrivateScene.recipient && card.current.phone.current == "13987654321")
    #expect(try !shop.desk.card(of: OrderID(number: 2), for: finance).unmasked, "no other order")
    #expect(try !shop.desk.card(of: id, for: shop.actor(.generalManager)).unmasked, "nobody else")
    #expect(try shop.desk.queue([.confirm], for: finance).rows.allSatisfy { !$0.buyer.contains("小号") }, "lists stay masked")

    let record = try #require(try shop.desk.log(limit: 1).first)
    #expect(record.command == "unmaskOrder" && record.role == .finance && record.subject == id.text)
    #expect(record.body.contains("对发票抬头") && PrivateScene.shown(in: record.body).isEmpty)

    shop.clock.advance(minutes: 10)
    #expect(try !shop.desk.card(of: id, for: finance).unmasked, "the tenth minute is not in it")
    try shop.expectSound()
  }

  @Test("REC-3: a reason that holds what it asks for is refused, and so is whoever sees the buyer anyhow or has no work with them")
  func refused() throws {
    let shop = try PrivateScene.make().shop
    for reason in ["问\(PrivateScene.recipient)", "打 13912345678", "旺旺小号88 来问"] {
      #expect(try shop.refusal(.unmaskOrder(id, reason: reason), as: .finance)?.reason == .reasonNamesBuyer)
    }
    // Whosever it is: the record would keep it.
    for (reason, kind) in [
      ("转告 13712345678", PersonalData.mobile), ("１３７ １２３４ ５６７８ 也是他", .mobile), ("回 0571-88886666", .landline),
      ("发 wang@qq.com", .mail), ("核对 330106199001011234", .identity),
    ] {
      let refusal = try shop.refusal(.unmaskOrder(id, reason: reason), as: .finance)
      #expect(refusal?.reason == .reasonHoldsData(kind) && refusal?.rule == "REC-3", "\(reason)")
    }
    // Who may not ask at all is on record, without what they wrote.
    #expect(try shop.refusal(.unmaskOrder(id, reason: "转告 13712345678"), as: .designer) == .notPermitted(.unmaskOrder))
    #expect(try shop.desk.log(limit: 1).first?.command == "unmaskOrder")
    #expect(try !shop.desk.log(limit: 20).contains { $0.body.contains("13712345678") || $0.body.contains("wang@qq.com") })
    let bill = try shop.refusal(.unmaskOrder(id, reason: "对 4001371234567890123 和 YT8812345678901 的账"), as: .merchandiser)
    #expect(bill?.reason == nil)
    for role in Role.allCases {
      let refusal = try shop.refusal(command, as: role)
      switch role {
      case .merchandiser, .finance, .generalManager: #expect(refusal == nil, "\(role)")
      case _ where role.seesBuyers: #expect(refusal?.reason == .seesBuyer, "\(role)")
      default: #expect(refusal == .notPermitted(.unmaskOrder), "\(role)")
      }
    }
  }

  @Test("REC-3: an export of buyers' data leaves its record, the shipping report's among them")
  func exports() throws {
    let made = try PrivateScene.make()
    let session = try made.shop.session(.shipper)
    let day = made.shop.desk.settings.calendar.currentWave(at: made.shop.desk.now)
    for (command, arguments) in [
      ("printPickList", ["picklist", "--wave", day.iso]), ("printManifest", ["manifest", "YTO", "--wave", day.iso]),
      ("printPaper", ["paper", "note", made.parcel.text, "--format", "html", "-o", "note.html"]),
    ] {
      let outcome = try RunningProgram.run(arguments, in: made.shop, as: "shipper", session: session)
      #expect(outcome.exit == 0, "\(arguments): \(outcome.complaint)")
      #expect(try made.shop.desk.log(limit: 3).contains { $0.command == command && $0.done }, "\(arguments)")
    }
  }
}
