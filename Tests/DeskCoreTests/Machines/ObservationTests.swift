import Testing

@testable import DeskCore

@Suite("What a newer export changes")
struct ObservationTests {
  private func contact(_ recipient: String = "示例甲", _ phone: String = "13800138000", _ address: String = "浙江省 杭州市 西湖区 示例路1号")
    -> Observation.Contact
  {
    var order = ImportedOrder(number: "1001", status: .awaitingShipment, row: 2)
    (order.recipient, order.phone, order.address) = (recipient, phone, address)
    return Observation.Contact(order)
  }

  private func observe(
    _ trade: TradeStatus, refund: Int64 = 0, contact: Observation.Contact? = nil, linesAdded: Bool = false, _ s: Situation
  ) throws -> Changes? {
    try Decision.observe(Observation(trade: trade, refunded: Money(fen: refund), contact: contact, linesAdded: linesAdded), s)
  }

  /// Trade status × stage: where the order goes. `=` stays. With lines; a change of the table must change this one.
  static let table = """
                        awaitingPayment      awaitingContact awaitingConfirmation confirmed shipped  finished closed unclear
    noPaymentCreated    =                    =               =                    =         =        =        =      =
    awaitingPayment     =                    =               =                    =         =        =        =      =
    paymentPending      =                    =               =                    =         =        =        =      =
    preAuthorised       =                    =               =                    =         =        =        =      =
    awaitingShipment    awaitingContact      =               =                    =         =        =        =      awaitingContact
    forbidShipment      awaitingContact      =               =                    =         =        =        =      awaitingContact
    partlyShipped       unclear              unclear         unclear              =         =        =        =      unclear
    awaitingReceipt     shipped              shipped         shipped              =         =        =        =      shipped
    signed              shipped              shipped         shipped              =         =        =        =      shipped
    finished            finished             finished        finished             =         finished =        =      finished
    closedUnpaid        closed               closed          closed               closed    closed   =        =      closed
    closedRefunded      closed               closed          closed               closed    closed   =        =      closed
    closedByPlatform    closed               closed          closed               closed    closed   =        =      closed
    closed              closed               closed          closed               closed    closed   =        =      closed
    unknown:奇怪         unclear              unclear         unclear              =         =        =        =      unclear
    """

  @Test("Formats 1.3: every trade status in every stage of the order")
  func everyCell() throws {
    var cells = 0
    for line in Self.table.split(separator: "\n").dropFirst() {
      let words = line.split(separator: " ").map(String.init)
      for (stage, cell) in zip(OrderStage.allCases, words.dropFirst()) {
        let s = Make.situation(stage).with { $0.facts.trade = .unknown("vorher") }
        let changes = try #require(try observe(TradeStatus(code: words[0]), s))
        #expect(changes.facts?.stage == (cell == "=" ? stage : OrderStage(rawValue: cell)), "\(words[0]) on \(stage)")
        #expect(changes.facts?.trade == TradeStatus(code: words[0]))
        cells += 1
      }
    }
    #expect(cells == 15 * 8)
  }

  @Test("Trap 23: what is known already is no change")
  func same() throws {
    #expect(try observe(.awaitingShipment, contact: contact(), Make.situation(.awaitingContact)) == nil)
    #expect(try observe(.awaitingShipment, refund: 5, Make.situation(.awaitingContact))?.facts?.platformRefund == Money(fen: 5))
  }

  @Test("ORD-4, ORD-5: a new address on the platform is an amendment with a red flag")
  func movedAddress() throws {
    let changes = try #require(
      try observe(.awaitingShipment, contact: contact("示例甲", "13900000000", "上海 上海市 示例路2号"), Make.situation(.confirmed)))
    #expect(
      changes.amendments.map(\.redFlagNote) == ["phone: 13800138000 → 13900000000", "address: 浙江省 杭州市 西湖区 示例路1号 → 上海 上海市 示例路2号"])
    #expect(changes.amendments.map(\.number) == [1, 2])
    #expect(changes.facts?.flag == .red)
    #expect(changes.facts?.amendments == 2)
  }

  @Test("ORD-5: a field that the desk amended keeps the desk's word against the platform's old one")
  func deskAmended() throws {
    let s = Make.situation(.awaitingContact).with {
      $0.facts.amendments = 1
      $0.amendments = [Make.amendment(1, .phone, "13800138000", "13900000000")]
    }
    #expect(try observe(.awaitingShipment, contact: contact(), s) == nil)
  }

  @Test("ORD-5: when the platform changes the address a second time, the second one is an amendment too")
  func movedTwice() throws {
    let s = Make.situation(.awaitingContact).with {
      $0.facts.amendments = 1
      $0.amendments = [Make.amendment(1, .address, "浙江省 杭州市 西湖区 示例路1号", "上海 上海市 示例路2号")]
    }
    #expect(try observe(.awaitingShipment, contact: contact("示例甲", "13800138000", "上海 上海市 示例路2号"), s) == nil)
    let changes = try observe(.awaitingShipment, contact: contact("示例甲", "13800138000", "北京 北京市 示例路3号"), s)
    #expect(changes?.amendments.map(\.redFlagNote) == ["address: 上海 上海市 示例路2号 → 北京 北京市 示例路3号"])
    #expect(changes?.amendments.map(\.number) == [2])
  }

  @Test("A masked or empty field changes nothing, and what has left isn't amended any more")
  func nothingToAmend() throws {
    #expect(try observe(.awaitingShipment, contact: contact("", "", ""), Make.situation(.awaitingContact)) == nil)
    #expect(try observe(.awaitingShipment, contact: contact("别人"), Make.situation(.shipped)) == nil)
    #expect(try observe(.finished, contact: contact("别人"), Make.situation(.shipped))?.amendments == [])
  }

  @Test("FUL-2: handed over and finished on the platform means delivered")
  func delivered() throws {
    let s = Make.parcel(.handedOver, of: .shipped).with { $0.parcel = nil }
    #expect(try observe(.finished, s)?.parcels.map(\.stage) == [.delivered])
    #expect(try observe(.signed, s)?.parcels == [])
    #expect(try observe(.closedRefunded, s)?.parcels == [])
  }

  @Test("Trap 24: a later export wins, an equal one is read again, without times the rank decides")
  func claims() {
    let early = Make.now
    let late = early.advanced(byMinutes: 1)
    func wins(_ a: TradeStatus, _ at: Instant?, over b: TradeStatus, _ bt: Instant?) -> Bool {
      ExportClaim(status: a, exportedAt: at).supersedes(ExportClaim(status: b, exportedAt: bt))
    }
    #expect(wins(.awaitingShipment, late, over: .finished, early))
    #expect(!wins(.finished, early, over: .awaitingShipment, late))
    #expect(wins(.finished, early, over: .finished, early))
    for (a, b) in [(early, nil), (nil, early), (nil, nil)] as [(Instant?, Instant?)] {
      #expect(wins(.finished, a, over: .awaitingShipment, b))
      #expect(!wins(.awaitingShipment, a, over: .finished, b))
      #expect(wins(.unknown("奇怪"), a, over: .awaitingShipment, b), "a word that nobody knows must be seen")
      #expect(wins(.forbidShipment, a, over: .awaitingShipment, b))
      #expect(!wins(.unknown("奇怪"), a, over: .finished, b))
    }
  }
}
