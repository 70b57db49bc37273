import DeskCore
import DeskTestKit
import Foundation
import Testing

@testable import DeskConsole
@testable import DeskLive
@_spi(Testing) @testable import DeskStore

/// Files leave with their record, or neither does.
@Suite("REC-1: files that leave") struct DepartureTests {
  private struct Failed: Error {}
  private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("shopdesk-departure-\(UUID().uuidString)").path

  private func inFolder(_ act: () throws -> Void) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try act()
  }

  private func path(_ name: String) -> String { folder + "/" + name }
  private func text(_ name: String) -> String? {
    FileManager.default.contents(atPath: path(name)).map { String(decoding: $0, as: UTF8.self) }
  }
  private func files(_ names: String...) -> [Departure.File] { names.map { .init(path: path($0), bytes: Array("new \($0)".utf8)) } }
  private var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted() }

  @Test(
    "REC-1: when one of several files can't be written none is there, what was there stays, and nothing is on record",
    arguments: [true, false])
  func secondFails(replacing: Bool) throws {
    try inFolder {
      if replacing { try Data("old".utf8).write(to: URL(fileURLWithPath: path("a"))) }
      try FileManager.default.createDirectory(atPath: path("b"), withIntermediateDirectories: true)
      let before = names
      #expect(throws: (any Error).self) {
        try Departure.leave(files("a", "b"), replacing: replacing) { Issue.record("on record") }
      }
      #expect(names == before && text("a") == (replacing ? "old" : nil))
      #expect(throws: (any Error).self) {
        try Departure.leave(files("a", "nowhere/c"), replacing: replacing) { Issue.record("on record") }
      }
      #expect(names == before && text("a") == (replacing ? "old" : nil))
    }
  }

  @Test("REC-1: when the record can't be made no file of ours stays, and none of others is lost", arguments: [true, false])
  func recordFails(replacing: Bool) throws {
    try inFolder {
      if replacing { try Data("old".utf8).write(to: URL(fileURLWithPath: path("a"))) }
      #expect(throws: Failed.self) { try Departure.leave(files("a", "b"), replacing: replacing) { throw Failed() } }
      #expect(names == (replacing ? ["a"] : []) && text("a") == (replacing ? "old" : nil))
    }
  }

  @Test("REC-1: the files are whole before the record, and have their names after it; a fresh one takes nobody's place")
  func order() throws {
    try inFolder {
      try Data("old".utf8).write(to: URL(fileURLWithPath: path("a")))
      let seen = try Departure.leave(files("a", "b"), replacing: true, isPrivate: true) { (text("a"), text("b"), names.count) }
      #expect(seen.0 == "old" && seen.1 == nil && seen.2 == 3)
      #expect(names == ["a", "b"] && text("a") == "new a" && text("b") == "new b")
      let mode = try FileManager.default.attributesOfItem(atPath: path("b"))[.posixPermissions] as? Int
      #expect(mode == 0o600)
      #expect(throws: StoreFault.alreadyExists(path("b"))) {
        try Departure.leave(files("c", "b")) { Issue.record("on record") }
      }
      #expect(names == ["a", "b"] && text("b") == "new b")
      #expect(throws: StoreFault.inputOutput("/dev/null")) {
        try Departure.leave([.init(path: "/dev/null", bytes: [1])], replacing: true) { Issue.record("on record") }
      }
    }
  }

  @Test("REC-1: nothing has a file's name before it is whole; what somebody put there meanwhile stays, and the rest goes on")
  func meanwhile() throws {
    try inFolder {
      let told = StoreFault.inputOutput("\(path("a")): \(path(".a.\(getpid())"))")
      #expect(throws: told) {
        try Departure.leave(files("a", "b")) { () throws -> Void in
          #expect(text("a") == nil && text("b") == nil)
          try Data("theirs".utf8).write(to: URL(fileURLWithPath: path("a")))
        }
      }
      #expect(names == [".a.\(getpid())", "a", "b"])
      #expect(text("a") == "theirs" && text(".a.\(getpid())") == "new a" && text("b") == "new b")
    }
  }

  @Test(
    "REC-1, REC-3: what a process that was killed left unfinished goes with the next file of that name, and nothing else",
    arguments: [true, false])
  func leftOvers(replacing: Bool) throws {
    try inFolder {
      // Nobody has process number 1 << 22; process 1 lives.
      for name in [".a.4194304", ".a.1", ".a.b.4194304", ".ab.4194304", ".a.x"] {
        try Data("x".utf8).write(to: URL(fileURLWithPath: path(name)))
      }
      try Departure.leave(files("a"), replacing: replacing) {}
      #expect(names == [".a.1", ".a.b.4194304", ".a.x", ".ab.4194304", "a"])
    }
  }

  @Test("REC-3: the same command id again leaves nothing, since it writes no record", arguments: [true, false])
  func repeated(replacing: Bool) throws {
    func receipt(_ repeated: Bool) -> Receipt {
      Receipt(seq: 1, command: "x", subject: "shop", version: 0, at: Instant(milliseconds: 0), repeated: repeated)
    }
    try inFolder {
      if replacing { try Data("old".utf8).write(to: URL(fileURLWithPath: path("a"))) }
      #expect(try Departure.leave(files("a"), replacing: replacing) { receipt(true) }.repeated)
      #expect(names == (replacing ? ["a"] : []) && text("a") == (replacing ? "old" : nil))
      #expect(try !Departure.leave(files("a"), replacing: replacing) { receipt(false) }.repeated)
      #expect(names == ["a"] && text("a") == "new a")
    }
  }

  @Test("FUL-6, REC-1: of the ship files of several marketplaces all leave with their records, or none; what lay there stays")
  func shipFiles() throws {
    let shop = try TestShop(inMemory: true)
    for role in Role.allCases { _ = try shop.session(role) }
    for (index, platform) in ["jd", "taobao"].enumerated() {
      var batch = ImportedBatch()
      batch.files = [FileIntake(name: "\(platform).csv", kind: .orders, platform: platform, layout: "test")]
      batch.files[0].rows = 1
      batch.orders = [.paid("60930000000000118\(index)")]
      batch.orderFiles = [0]
      _ = try shop.desk.importBatch(batch, id: "import-\(platform)", by: shop.session(.presaleAgent))
    }
    try shop.perform(.receiveStock(sku: "SKU-1", quantity: 9, location: "A-01", barcode: "690001", title: nil), as: .merchandiser)
    for number in 1...2 {
      let order = OrderID(number: Int64(number))
      try shop.perform(.contactOrder(order, outcome: .confirmed, channel: .phone, note: nil), as: .presaleAgent)
      let parcel = try #require(try shop.perform(.confirmOrder(order), as: .presaleAgent).parcels.first)
      for step in [
        Command.assignWaybill(parcel, courier: "YTO", number: "YT881234567890\(number)"), .printParcel(parcel), .pickParcel(parcel),
        .packParcel(parcel, scans: ["690001"], weight: 300), .shipParcel(parcel),
      ] { try shop.perform(step, as: .shipper) }
    }
    let services = LiveServices.make(
      desk: shop.desk, terminal: "t", resuming: (try shop.session(.shipper), try shop.actor(.shipper)), importLines: { _ in [] },
      printing: .inline
    ).services
    let wave = ShopDay(iso: "2026-01-05")!
    let place = shop.folder.appendingPathComponent("print")
    let (first, second) = (
      place.appendingPathComponent("ship-jd-\(wave.iso).csv"), place.appendingPathComponent("ship-taobao-\(wave.iso).csv")
    )
    try FileManager.default.createDirectory(at: second, withIntermediateDirectories: true)
    try Data("old".utf8).write(to: first)
    func left() throws -> Int { try shop.desk.log(limit: 50).count { $0.command == "exportShipFile" } }
    #expect(throws: StoreFault.self) { try services.exportShipFile(wave, nil, nil) }
    #expect(try left() == 0 && Data(contentsOf: first) == Data("old".utf8))
    #expect(try FileManager.default.contentsOfDirectory(atPath: place.path).allSatisfy { !$0.hasPrefix(".") })
    try FileManager.default.removeItem(at: second)
    let made = try services.exportShipFile(wave, nil, nil)
    #expect(try made.paths.count == 2 && made.orders == 2 && left() == 2)
    #expect(try Data(contentsOf: first).count > 10 && Data(contentsOf: second).count > 10)
  }

  @Test("F12: in a shop that is open for looking only no file that would leave is made, nor a folder for it")
  func looking() throws {
    let shop = try TestShop()
    let resumed = (try shop.session(.shipper), try shop.actor(.shipper))
    let engine = try LookingEngine(path: shop.path, .disk)
    let clock = shop.clock
    let desk = Desk(engine: engine, path: shop.path, clock: { clock.now }, settings: try engine.read(ShopSettings.load))
    defer { desk.close() }
    let services = LiveServices.make(desk: desk, terminal: "t", resuming: resumed, importLines: { _ in [] }, printing: .inline)
      .services
    let day = ShopDay(iso: "2026-01-05")!
    let only = StoreFault.lookingOnly(.disk, shop.path)
    #expect(throws: only) { try services.exportShipFile(day, nil, nil) }
    #expect(throws: only) { try services.perform(.exportShippingReport(day), "x", nil) }
    #expect(!FileManager.default.fileExists(atPath: shop.folder.appendingPathComponent("print").path))
  }

  @Test("FUL-8, SUP-3, INV-6: no report, list or paper is on record that can't be written, from a key or a line of run")
  func nothingLeft() throws {
    let shop = try TestShop(inMemory: true)
    for role in Role.allCases { _ = try shop.session(role) }
    try shop.take([.paid("609300000000001187")])
    try shop.perform(.saveSupplier(code: "hz-tex", SupplierFields(name: "杭州纺织")), as: .buyer)
    try shop.perform(
      .draftPurchase(supplier: "hz-tex", goods: [PurchaseWish("SKU-1", 1, cost: Money(fen: 5))], note: nil), as: .buyer)
    let day = ShopDay(iso: "2026-01-05")!
    let commands: [(Command, Role)] = [
      (.exportShippingReport(day), .shipper), (.exportFinanceReport(day), .finance), (.exportWorkReport(.month, day), .director),
      (.exportOrders(from: day, until: nil), .agentLead), (.exportPurchases(.all), .buyer),
      (.exportPurchase(PurchaseID(number: 1)), .buyer), (.exportStock(.pieces), .merchandiser),
      (.exportListing(platform: nil, shop: nil), .merchandiser),
    ]
    #expect(Set(commands.map(\.0.kind)) == Set(CommandKind.allCases.filter(\.leavesFiles)))
    let place = shop.folder.appendingPathComponent("print")
    try Data("x".utf8).write(to: place)
    let before = try shop.desk.log(limit: 1).first?.seq
    for (command, role) in commands {
      let desk = try shop.terminal()
      let services = LiveServices.make(
        desk: desk, terminal: "t", resuming: (try shop.session(role), try shop.actor(role)), importLines: { _ in [] },
        printing: .inline
      ).services
      #expect(throws: StoreFault.self) { try services.perform(command, "x-\(command.kind)", nil) }
      desk.close()
    }
    #expect(try shop.desk.log(limit: 1).first?.seq == before)
    try FileManager.default.removeItem(at: place)
    for (command, role) in commands {
      let receipt = try LeavingFiles.leave(
        command, id: "y-\(command.kind)", version: nil, shop.desk, by: shop.session(role), language: .zh)
      let left = try #require(receipt.left)
      #expect(!left.paths.isEmpty && left.paths.allSatisfy { FileManager.default.fileExists(atPath: $0) }, "\(command.kind)")
      #expect(try shop.desk.log(limit: 1).first?.command == command.kind.rawValue)
      // REC-3: the same id again is one that was done before.
      for path in left.paths { try Data("first".utf8).write(to: URL(fileURLWithPath: path)) }
      let last = try shop.desk.lastRecord()
      let again = try LeavingFiles.leave(
        command, id: "y-\(command.kind)", version: nil, shop.desk, by: shop.session(role), language: .zh)
      #expect(try again.repeated && again.left == nil && shop.desk.lastRecord() == last)
      for path in left.paths { #expect(FileManager.default.contents(atPath: path) == Data("first".utf8), "\(command.kind)") }
      // REC-4: who may not is on record, and nothing was written for them.
      let refused = Role.allCases.first { !Authority.allows($0, command.kind) }!
      for path in left.paths { try FileManager.default.removeItem(atPath: path) }
      #expect(throws: Refusal.notPermitted(command.kind)) {
        try LeavingFiles.leave(command, id: "z-\(command.kind)", version: nil, shop.desk, by: shop.session(refused), language: .zh)
      }
      #expect(try shop.desk.log(limit: 1).first.map { $0.command == command.kind.rawValue && !$0.done } == true)
      #expect(left.paths.allSatisfy { !FileManager.default.fileExists(atPath: $0) })
    }
    try shop.expectSoundChain()
  }
}

extension TestShop {
  /// Sound, and told in Chinese words.
  fileprivate func expectSoundChain() throws {
    let report = try desk.verify()
    #expect(report.faults == [])
    for check in report.checks { #expect(Texts.zh.check(check.name) != check.name, "\(check.name)") }
  }
}
