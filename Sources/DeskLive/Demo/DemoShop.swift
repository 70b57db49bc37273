import DeskConsole
import DeskCore
import DeskFiles
import DeskStore

/// Makes a training shop in which half a day has been worked: everything in it came in through the importer and by commands, as in a real
/// one. The same seed at the same moment makes the same shop, record for record.
public struct DemoShop: Sendable {
  /// Everybody's password; it satisfies `PasswordRule` and protects nothing.
  public static let password = "demo-shop-2026"
  public static let name = "好物生活馆"

  public var seed: UInt64
  public var orders: Int

  public init(seed: UInt64 = 1, orders: Int = 80) {
    self.seed = seed
    self.orders = orders
  }

  /// Everybody who can sign in.
  public var people: [DemoPerson] { [.admin] + DemoPerson.staff }

  /// Fills a new file at `path`, which must not exist.
  ///
  /// - Parameter now: the moment at which the day stands half done.
  public func make(at path: String, now: Instant) throws {
    let calendar = ShopCalendar()
    var numbers = DemoNumbers(seed: seed)
    let waybills = DemoExport.waybills(&numbers, each: max(40, orders))
    let day = DemoDay(numbers, count: orders, now: now, calendar: calendar)
    let clock = DemoClock(day.start)
    let settings = ShopSettings(name: Self.name, training: true, calendar: calendar)
    let desk = try Desk.create(path, settings: settings, fixedClock: { clock.now })
    defer { desk.close() }
    var worker = DemoWorker(desk, clock: clock, seed: seed)
    try worker.hire()
    try fill(&worker, day, waybills)
    clock.advance(to: now)
    try worker.takeIn()
    try worker.leave()
  }

  /// What is done once there are people.
  func fill(_ worker: inout DemoWorker, _ day: DemoDay, _ waybills: [UInt8]) throws {
    try worker.importFiles([("商品库存.csv", DemoExport.goods())], by: "sunli")
    try worker.importFiles([("运单号.csv", waybills)], by: "liuyang")
    try worker.importFiles([("快递规则.csv", DemoExport.courierRules())], by: "liuyang")
    try worker.savePhrases()
    try worker.buy()
    try worker.work(day)
  }
}

/// Carries the demo's acts out, each as the person who does such things.
struct DemoWorker {
  let desk: Desk
  let clock: DemoClock
  private let seed: UInt64
  private let signIn: (String) throws -> Session
  private var sessions: [String: (session: Session, began: Instant)] = [:]
  private var count = 0

  /// - Parameter signIn: how people sign in; nil: with the demo's password.
  init(_ desk: Desk, clock: DemoClock, seed: UInt64, signIn: ((String) throws -> Session)? = nil) {
    self.signIn = signIn ?? { try desk.signIn($0, password: DemoShop.password, terminal: "demo").session }
    self.desk = desk
    self.clock = clock
    self.seed = seed
  }

  /// People come in the order of the list; their password is everybody's of the demo, so none has to be changed.
  mutating func hire() throws {
    let admin = DemoPerson.admin
    try desk.addFirstPerson(admin.name, displayName: admin.displayName, password: DemoShop.password)
    for person in DemoPerson.staff {
      let command = Command.addPerson(name: person.name, displayName: person.displayName, role: person.role)
      try desk.perform(command, id: nextID(), by: try session(admin.name))
      try desk.resetPassword(of: person.name, to: DemoShop.password, mustChange: false, by: try session(admin.name))
    }
    // ROL-1, ROL-6: whoever set the shop up keeps IT's post alone; the business has a general manager of its own.
    let back = Command.revokeRole(name: admin.name, role: .generalManager)
    try desk.perform(back, id: nextID(), by: try session(admin.name))
  }

  mutating func importFiles(_ files: [(name: String, bytes: [UInt8])], by person: String) throws {
    _ = try ImportUseCase(desk).run(files, id: nextID(), by: try session(person))
  }

  /// 话术 that the lead has made the shop's own.
  mutating func savePhrases() throws {
    for phrase in Texts.zh.standardPhrases {
      try desk.perform(.savePhrase(name: phrase.name, text: phrase.text), id: nextID(), by: try session("zhangmin"))
    }
  }

  mutating func work(_ day: DemoDay) throws {
    let export = DemoExport(zone: desk.settings.calendar.zone, shop: desk.settings.name)
    var parcels: [Int: ParcelID] = [:]
    var cases: [Int: CaseID] = [:]
    for (at, act) in day.acts {
      clock.advance(to: at)
      switch act {
      case .importOrders(let orders): try importFiles(export.files(orders, at: at), by: "zhangmin")
      case .command(let kind, let person, let order, var arguments):
        if arguments["case"] != nil {
          guard let opened = cases[order] else { continue }
          arguments["case"] = .text(opened.text)
        } else if arguments["parcel"] != nil {
          guard let parcel = parcels[order] else { continue }
          arguments["parcel"] = .text(parcel.text)
        } else {
          arguments["order"] = .text(day.orders[order].number)
        }
        let command = try CommandReader(desk).read(kind, Arguments(arguments))
        let receipt = try desk.perform(command, id: nextID(), by: try session(person))
        if let parcel = receipt.parcels.first { parcels[order] = parcel }
        if let opened = receipt.cases.first { cases[order] = opened }
      case .plain(let kind, let person, let arguments, let approver):
        let command = try CommandReader(desk).read(kind, Arguments(arguments))
        let receipt = try desk.perform(command, id: nextID(), by: try session(person))
        guard let approver, let request = receipt.request else { continue }
        try desk.perform(.approveRequest(request, note: nil), id: nextID(), by: try session(approver))
      case .file(let name, let bytes, let person): try importFiles([(name, bytes)], by: person)
      case .soldOutAndBack(let sku, let shop, let person):
        let pieces = try desk.stockRow(sku).level.available
        let session = try session(person)
        try desk.perform(.holdStock(sku: sku, quantity: pieces, reason: "到货抽检"), id: nextID(), by: session)
        try desk.perform(.publishListing(sku: sku, shop: shop), id: nextID(), by: session)
        try desk.perform(.freeStock(sku: sku, quantity: pieces, reason: "抽检合格"), id: nextID(), by: session)
      case .enter(let count, let sku, let difference, let person):
        let counted = try desk.stockRow(sku).level.onHand + difference
        try desk.perform(.enterCount(count, sku: sku, quantity: max(0, counted)), id: nextID(), by: try session(person))
      }
    }
  }

  /// Everybody signs out: the shop opens with nobody on.
  mutating func leave() throws {
    for (_, open) in sessions.sorted(by: { $0.key < $1.key }) { try desk.signOut(open.session) }
    sessions = [:]
  }

  /// People sign in when they are first needed, and again after half a day.
  mutating func session(_ person: String) throws -> Session {
    if let open = sessions[person] {
      if clock.now.seconds(since: open.began) < 11 * 3600 { return open.session }
      try desk.signOut(open.session)
    }
    let session = try signIn(person)
    sessions[person] = (session, clock.now)
    return session
  }

  mutating func nextID() -> String {
    count += 1
    return "demo-\(seed)-\(count)"
  }
}
