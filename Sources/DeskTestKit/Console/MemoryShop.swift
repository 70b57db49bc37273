import DeskConsole
import DeskCore
import Foundation

/// A shop in memory whose decisions are the core's own: what the console's tests run against. Not a store: no records are chained, nothing
/// survives it. Safe from any thread.
public final class MemoryShop: @unchecked Sendable {
  let lock = NSRecursiveLock()
  public let calendar = ShopCalendar()
  public var now: Instant
  var people: [String: (password: String, actor: Actor)] = [:]
  var current: Actor?
  /// What the fixture's own day was refused: a test holds it to be empty.
  public var refusedInFixture: [String] = []
  var orders: [OrderID: Order] = [:]
  var facts: [OrderID: OrderFacts] = [:]
  var lines: [OrderID: [OrderLine]] = [:]
  var amendments: [OrderID: [Amendment]] = [:]
  var parcels: [ParcelID: Parcel] = [:]
  var cases: [CaseID: AfterCase] = [:]
  var requests: [RequestID: ApprovalRequest] = [:]
  /// What was asked for, by the request that waits for its approval.
  var asked: [RequestID: Command] = [:]
  var uses: [(person: String, order: OrderID, use: AuthorityUse)] = []
  /// By platform and buyer.
  var marks: [String: BuyerMark] = [:]
  var phrases: [String: String] = [:]
  public var limits = AuthorityLimits()
  var catalogue: [String: CatalogueItem] = [:]
  var levels: [String: StockLevel] = [:]
  var movements: [String: [MovementRow]] = [:]
  public internal(set) var promotions: [PlannedPromotion] = []
  var events: [PlatformEvent] = []
  var terms: [String: GoodsTerms] = [:]
  var listings: [String: [Listing]] = [:]
  var bins: [String: [String: Int]] = [:]
  var log: [TimelineRow] = []
  var pool: [String: [String]] = [:]
  var courierRules = CourierRules([])
  var nextID = 0
  /// Whose password somebody else gave.
  public var mustChange: Set<String> = []
  public var shop = "旗舰店"
  public var importedAt: Instant?
  /// The print queue; with `printerFault` nothing comes out.
  public internal(set) var printQueue: [PrintJob] = []
  public var printerFault: PrintFault?
  /// REC-2, newest first.
  var backups: [BackupRow] = []
  /// What isn't as it should be below the rules.
  public var notices: [ShopNotice] = []
  /// What was asked to be carried out, in order.
  public private(set) var performed: [Command] = []

  public init(now: Instant) {
    self.now = now
    importedAt = now.advanced(bySeconds: -60)
  }

  public func add(person name: String, _ displayName: String, _ roles: [Role], password: String = "sesame-2026") {
    people[name] = (password, Actor(name: name, displayName: displayName, roles: roles, terminal: "test"))
  }

  public func add(item: CatalogueItem, onHand: Int) {
    catalogue[item.sku] = item
    levels[item.sku] = StockLevel(sku: item.sku, onHand: onHand, reserved: 0)
  }

  public func add(order: Order, lines: [OrderLine], stage: OrderStage = .awaitingContact, trade: TradeStatus = .awaitingShipment) {
    orders[order.id] = order
    self.lines[order.id] = lines
    facts[order.id] = OrderFacts(id: order.id, stage: stage, trade: trade)
  }

  public func fill(pool courier: String, _ numbers: [String]) { pool[courier] = numbers }

  /// Carries a command out as somebody else would at another terminal.
  @discardableResult
  public func perform(_ command: Command, as name: String) throws -> Receipt {
    try locked {
      guard let actor = people[name]?.actor else { throw Refusal.notFound(name) }
      return try carryOut(command, actor, version: nil)
    }
  }

  func locked<Value>(_ body: () throws -> Value) rethrows -> Value {
    lock.lock()
    defer { lock.unlock() }
    return try body()
  }

  func notePerformed(_ command: Command) { performed.append(command) }
}
