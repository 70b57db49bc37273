import DeskConsole
import DeskCore
import DeskLive
import DeskScreen
@_spi(Testing) import DeskStore
import Foundation

/// A training shop in a temporary folder, with a clock that tests set and people of every role.
public final class TestShop: @unchecked Sendable {
  public let folder: URL
  public let path: String
  public let desk: Desk
  public let clock: TestClock
  private var sessions: [String: Session] = [:]
  private var counter = 0

  /// - Parameter at: shop-local start, `2026-01-05 13:41` (a Monday) unless said otherwise.
  /// - Parameter inMemory: the file lies in memory where the system has such a place: the same engine, without waiting for a disk.
  public init(at: Instant = TestClock.monday, calendar: ShopCalendar = ShopCalendar(), inMemory: Bool = false) throws {
    folder = Self.place(inMemory)
    path = folder.appendingPathComponent("shop.db").path
    let clock = TestClock(at)
    self.clock = clock
    desk = try Desk.create(
      path, settings: ShopSettings(name: "示例旗舰店", training: true, calendar: calendar), fixedClock: { clock.now })
  }

  /// A shop of its own that begins with everything `other` has now: people and their sessions, orders, parcels.
  public init(copyOf other: TestShop, inMemory: Bool = false) throws {
    folder = Self.place(inMemory)
    path = folder.appendingPathComponent("shop.db").path
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try other.desk.rawSQL("VACUUM INTO '\(path)'")
    let clock = TestClock(other.clock.now)
    self.clock = clock
    desk = try Desk.open(path, fixedClock: { clock.now })
    sessions = other.sessions
    counter = other.counter
  }

  private static func place(_ inMemory: Bool) -> URL {
    let memory = URL(fileURLWithPath: "/dev/shm")
    let files = FileManager.default
    let base = inMemory && files.isWritableFile(atPath: memory.path) ? memory : files.temporaryDirectory
    return base.appendingPathComponent("shopdesk-test-\(UUID().uuidString)")
  }

  deinit {
    desk.close()
    try? FileManager.default.removeItem(at: folder)
  }

  /// A second terminal on the same file.
  public func terminal() throws -> Desk {
    let clock = clock
    return try Desk.open(path, fixedClock: { clock.now })
  }

  /// The session of a person who holds `role`, made when first asked for. The name is the role's unless given.
  public func session(_ role: Role, name given: String? = nil) throws -> Session {
    let name = given ?? role.rawValue.lowercased()
    if let known = sessions[name] { return known }
    let session = try desk.trainee(name, displayName: given ?? Self.names[role], roles: [role])
    sessions[name] = session
    return session
  }

  /// Everybody has gone home: who is asked for from now on signs in anew.
  public func endDay() { sessions = [:] }

  public func actor(_ role: Role) throws -> Actor { try desk.actor(of: session(role)) }

  /// Performs with a fresh command id.
  @discardableResult
  public func perform(_ command: Command, as role: Role, version: Int? = nil, id: String? = nil, on terminal: Desk? = nil) throws
    -> Receipt
  {
    counter += 1
    return try (terminal ?? desk).perform(command, id: id ?? "test-\(counter)", version: version, by: session(role))
  }

  /// ROL-6: IT asks for a change of level, and whoever decides on it approves; in tests whose matter is another.
  @discardableResult
  public func appoint(_ command: Command, version: Int? = nil) throws -> Receipt {
    let asked = try perform(command, as: .dbAdmin, version: version)
    guard let id = asked.request else { return asked }
    let level = try desk.request(id, for: actor(.dbAdmin)).level
    return try perform(.approveRequest(id, note: nil), as: level)
  }

  /// Imports orders given as values, as if a file had named them.
  @discardableResult
  public func take(_ orders: [ImportedOrder], exportedAt: Instant? = nil, dryRun: Bool = false) throws -> ImportReport {
    counter += 1
    var batch = ImportedBatch()
    var file = FileIntake(name: "orders-\(counter).csv", kind: .orders, platform: "taobao", layout: "test")
    file.rows = orders.count
    file.exportedAt = exportedAt
    batch.files = [file]
    batch.orders = orders
    batch.orderFiles = orders.map { _ in 0 }
    return try desk.importBatch(batch, id: "import-\(counter)", dryRun: dryRun, by: session(.presaleAgent))
  }

  /// A console of somebody who has signed in, on a terminal of its own and with a connection of its own.
  public func console(_ role: Role, name: String? = nil, size: Size = Size(columns: 100, rows: 30), language: Language = .zh) throws
    -> ConsoleDriver
  {
    let session = try session(role, name: name)
    let desk = try terminal()
    let actor = try desk.actor(of: session)
    let services = LiveServices.make(
      desk: desk, terminal: "test", resuming: (session, actor), importLines: { Texts(language).importReport($0) }, printing: .inline
    ).services
    return ConsoleDriver(services, size: size, language: language, resumed: SignedIn(actor: actor))
  }

  static let names: [Role: String] = [
    .presaleAgent: "张敏", .aftersaleAgent: "李静", .agentLead: "王芳", .shipper: "赵强", .merchandiser: "周莉", .planner: "吴迪",
    .promoter: "郑凯",
    .designer: "冯雪", .buyer: "陈涛", .director: "孙伟", .finance: "钱红", .dbAdmin: "何平", .generalManager: "马总",
  ]
}

/// A clock that stands still until a test moves it.
public final class TestClock: @unchecked Sendable {
  private let lock = NSLock()
  private var instant: Instant

  public init(_ instant: Instant) { self.instant = instant }

  public var now: Instant { lock.withLock { instant } }
  public func set(_ instant: Instant) { lock.withLock { self.instant = instant } }
  public func advance(minutes: Int64) { lock.withLock { instant = instant.advanced(byMinutes: minutes) } }

  /// 2026-01-05 13:41 in Shanghai.
  public static let monday = at(2026, 1, 5, 13, 41)

  public static func at(_ year: Int, _ month: Int, _ day: Int, _ hour: Int, _ minute: Int, _ second: Int = 0) -> Instant {
    ShopZone.shanghai.instant(ShopDay(year: year, month: month, day: day)!, second: hour * 3600 + minute * 60 + second)
  }
}

extension ImportedOrder {
  /// A paid order of one SKU as an export would state it.
  public static func paid(
    _ number: String, sku: String = "SKU-1", quantity: Int = 1, at paidAt: Instant = TestClock.monday, message: String = ""
  ) -> ImportedOrder {
    var order = ImportedOrder(number: number, status: .awaitingShipment, row: 2)
    order.buyer = "示例买家\(number.suffix(2))"
    order.recipient = "示例甲"
    order.phone = "13800138000"
    order.address = "浙江省 杭州市 西湖区 示例路1号(310000)"
    order.buyerMessage = message
    order.createdAt = paidAt
    order.paidAt = paidAt
    order.shopName = "示例旗舰店"
    order.itemCount = quantity
    order.titles = "示例商品"
    var line = ImportedLine(title: "示例商品", sku: sku, quantity: quantity, price: Money(fen: 1000), row: 2)
    line.paid = Money(fen: Int64(1000 * quantity))
    order.goods = line.paid
    order.total = line.paid
    order.paid = line.paid
    order.lines = [line]
    order.source = SourceRow(Array("=\"\(number)\"".utf8))
    return order
  }
}
