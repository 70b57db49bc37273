import DeskCore
import DeskStore
import DeskTestKit
import Testing

@Suite("Command ids and versions")
struct IdempotencyTests {
  private let id = Scene.order

  @Test("REC-1: the same command id again gives the first receipt and does nothing")
  func repeated() throws {
    let shop = try Scene.order(.awaitingConfirmation)
    try shop.perform(.reviewOrder(id), as: .presaleAgent)
    let first = try shop.perform(.confirmOrder(id), as: .presaleAgent, id: "k-1")
    let before = try Foreign(shop.path).dump()
    shop.clock.advance(minutes: 5)
    var again = try shop.perform(.confirmOrder(id), as: .presaleAgent, version: 1, id: "k-1")
    #expect(again.repeated)
    again.repeated = false
    #expect(again == first)
    #expect(try Foreign(shop.path).dump() == before)
  }

  @Test("REC-1: the first receipt comes back with its waybill and warnings")
  func receipt() throws {
    let (shop, parcel) = try Scene.parcel(.queued)
    let command = Command.assignWaybill(parcel, courier: "YTO", number: "SF1234567890123")
    let first = try shop.perform(command, as: .shipper, id: "k-1")
    #expect(first.warnings == [.waybillShape(number: "SF1234567890123", courier: "圆通速递")])
    var again = try shop.perform(command, as: .shipper, id: "k-1")
    again.repeated = false
    #expect(again == first)
  }

  @Test("REC-1: an id that belongs to another command is refused and nothing is done")
  func reused() throws {
    let shop = try Scene.order(.awaitingContact)
    try shop.perform(.noteOrder(id, text: "a", flag: nil), as: .presaleAgent, id: "k-1")
    let before = try Foreign(shop.path).dump()
    for other in [
      Command.noteOrder(id, text: "b", flag: nil), .noteOrder(id, text: "a", flag: .red), .claimOrder(id),
      .noteOrder(OrderID(number: 2), text: "a", flag: nil),
    ] {
      #expect(throws: Refusal(.refused, rule: "REC-1", .commandIDReused)) { try shop.perform(other, as: .presaleAgent, id: "k-1") }
    }
    #expect(try Foreign(shop.path).dump() == before)
  }

  @Test("A refused command's id may be used again when it can be done")
  func refusedBefore() throws {
    let shop = try Scene.order(.awaitingConfirmation)
    #expect(throws: Refusal.self) { try shop.perform(.confirmOrder(id), as: .presaleAgent, id: "k-1") }
    try shop.perform(.reviewOrder(id), as: .presaleAgent)
    #expect(try shop.perform(.confirmOrder(id), as: .presaleAgent, id: "k-1").repeated == false)
  }

  @Test("Design 4: a stale version is refused, saying who did what when; the present one passes")
  func stale() throws {
    let shop = try Scene.order(.awaitingContact)
    let seen = try shop.facts().version
    shop.clock.advance(minutes: 3)
    try shop.perform(.noteOrder(id, text: "轻放", flag: nil), as: .aftersaleAgent)
    let at = shop.clock.now
    shop.clock.advance(minutes: 1)
    let before = try Foreign(shop.path).dump()
    let refusal = try shop.refusal(.claimOrder(id), as: .presaleAgent, version: seen)
    #expect(
      refusal
        == Refusal(.stale, .changedSince(subject: "O0000001", seen: seen, now: seen + 1, by: "李静", command: "noteOrder", at: at)))
    #expect(try Foreign(shop.path).dump() == before)
    #expect(try shop.refusal(.claimOrder(id), as: .presaleAgent, version: seen + 1) == nil)
  }

  @Test("A parcel's step leaves the order's version alone, so that packers and agents don't get in each other's way")
  func versionsApart() throws {
    let (shop, parcel) = try Scene.parcel(.printed)
    let order = try shop.facts().version
    let version = try shop.parcel(parcel).version
    try shop.perform(.printParcel(parcel), as: .shipper, version: version)
    #expect(try shop.facts().version == order)
    #expect(try shop.refusal(.printParcel(parcel), as: .shipper, version: version)?.code == .stale)
    #expect(try shop.refusal(.noteOrder(id, text: "x", flag: nil), as: .presaleAgent, version: order) == nil)
  }

  @Test("Stock and people have versions too")
  func otherSubjects() throws {
    let shop = try Scene.order(.awaitingContact)
    let version = try shop.desk.stockRow("SKU-1").version
    let receive = Command.receiveStock(sku: "SKU-1", quantity: 1, location: nil, barcode: nil, title: nil)
    try shop.perform(receive, as: .buyer, version: version)
    #expect(try shop.refusal(receive, as: .buyer, version: version)?.code == .stale)
    try shop.appoint(.addPerson(name: "limei", displayName: "李梅", role: .shipper))
    try shop.appoint(.grantRole(name: "limei", role: .buyer), version: 1)
    #expect(try shop.refusal(.grantRole(name: "limei", role: .finance), as: .dbAdmin, version: 1)?.code == .stale)
  }

  @Test("What isn't there isn't found, and nothing is recorded of it")
  func unknown() throws {
    let shop = try Scene.order(.awaitingContact)
    let before = try Foreign(shop.path).dump()
    let parcel = try #require(ParcelID("P260105-0009"))
    #expect(try shop.refusal(.claimOrder(OrderID(number: 99)), as: .presaleAgent) == .notFound("O0000099"))
    #expect(try shop.refusal(.printParcel(parcel), as: .shipper) == .notFound("P260105-0009"))
    #expect(try Foreign(shop.path).dump() == before)
  }
}
