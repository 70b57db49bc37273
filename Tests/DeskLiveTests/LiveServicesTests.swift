import DeskCore
import DeskLive
import DeskStore
import Foundation
import Testing

/// The console's services on a real file: a demo shop, and what a person at a terminal asks of it.
@Suite struct LiveServicesTests {
  @Test func aTerminalFromSignInToSignOut() throws {
    let folder = FileManager.default.temporaryDirectory.path + "/shopdesk-live-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let now = ShopZone.shanghai.instant(ShopDay(number: 20_781), second: 49_320)
    try DemoShop(seed: 5, orders: 50).make(at: folder + "/shop.db", now: now)
    let desk = try Desk.open(folder + "/shop.db", fixedClock: { now })
    defer { desk.close() }
    let (services, _) = LiveServices.make(
      desk: desk, terminal: "pts/9", importLines: { report in report.files.map(\.file) }, printing: .inline)

    #expect(throws: Refusal.self) { try services.queue([.contact], .urgency, "", nil, 10) }
    #expect(throws: Refusal.self) { try services.signIn("limei", "wrong-word-1") }
    let me = try services.signIn("limei", DemoShop.password)
    #expect(me.actor.terminal == "pts/9")
    #expect(!me.mustChangePassword)
    #expect(try services.day().online == 1)

    let free = try #require(try services.queue([.contact], .urgency, "", nil, 50).rows.first { $0.owner == nil })
    let order = try #require(free.order)
    let id = services.newID()
    let receipt = try services.perform(.claimOrder(order), id, free.version)
    #expect(try services.perform(.claimOrder(order), id, free.version).seq == receipt.seq)
    #expect(try services.order(order).facts.claimedBy == "limei")
    #expect(try services.supervisor.log(LogFilter(subject: order.text), nil, 1).first?.command == "claimOrder")
    // What an agent may not do is refused by the store, not by the screen.
    let wave = services.calendar().currentWave(at: services.now())
    #expect(throws: Refusal.self) { try services.pickWalk(wave) }

    // Another person at the same terminal.
    _ = try services.signIn("liuyang", DemoShop.password)
    #expect(try services.pickWalk(wave).pieces > 0)
    let printed = try #require(try services.parcels(wave, .printed, "", nil, 10).rows.first)
    #expect(try services.meaning(try #require(printed.waybill)) == .parcel(printed.id))
    #expect(try services.dispatchNote(printed.id).contains("发货单 \(printed.id.text)/1"))
    let path = try Spool(besides: desk.path).write("a/../b.txt", "文")
    #expect(path == folder + "/print/a-..-b.txt")
    #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber == 0o600)
    #expect(throws: Refusal.self) { try services.assignWaybills(wave, [ParcelID(stored: "P000000-0000")]) }
    let ship = try services.exportShipFile(wave, nil, nil)
    #expect(ship.orders > 0)
    #expect(FileManager.default.fileExists(atPath: try #require(ship.paths.first)))
    #expect(try services.manifest("顺丰", wave).contains("顺丰速运"))

    try services.unlock(DemoShop.password)
    #expect(throws: Refusal.self) { try services.unlock("wrong-word-1") }
    services.signOut()
    #expect(throws: Refusal.self) { try services.order(order) }
    #expect(throws: Refusal.self) { try services.day() }
    #expect(throws: Refusal.self) { try services.stock(StockAsk(), nil, 10) }
    #expect(throws: Refusal.self) { try services.movements("SKU-1", nil, 10) }
    #expect(throws: Refusal.self) { try services.supervisor.log(LogFilter(), nil, 10) }
    #expect(throws: Refusal.self) { try services.people() }
    #expect(throws: Refusal.self) { try services.meaning("YT1") }
    #expect(try desk.dayStatus().online == 0)
    #expect(try desk.verify().isSound)
  }
}
