import DeskCore
import DeskStore

/// What a measured process does: durable commands through the real write path, on open orders chosen at random.
public struct BenchWork {
  private let shop: BenchShop
  private let orders: [OrderID]
  private var claimed: Set<OrderID> = []
  private var random: UInt64
  private var count = 0
  private let name: String

  /// - Parameter share: this worker's part of the open orders, so that workers meet no claims of others; nil: all.
  public init(_ shop: BenchShop, seed: UInt64, share: (part: Int, of: Int)? = nil, name: String) throws {
    self.shop = shop
    self.name = name
    random = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    let actor = try shop.desk.actor(of: shop.session)
    var orders: [OrderID] = []
    var after: String?
    repeat {
      let page = try shop.desk.queue([.contact], after: after, limit: 200, for: actor)
      orders += page.rows.compactMap(\.order)
      after = page.next
    } while after != nil
    if let share { orders = orders.enumerated().filter { $0.offset % share.of == share.part }.map(\.element) }
    self.orders = orders
  }

  public var isEmpty: Bool { orders.isEmpty }

  /// One claim or release. Returns the id of the command that was acknowledged.
  public mutating func step() throws -> String {
    random ^= random << 13
    random ^= random >> 7
    random ^= random << 17
    let order = orders[Int(random % UInt64(orders.count))]
    count += 1
    // Ids that rise with time go to the end of their index, as the program's own do.
    let id = "\(padded(Int(shop.desk.now.milliseconds), 14))-\(name)-\(count)"
    let command: Command = claimed.contains(order) ? .releaseOrder(order) : .claimOrder(order)
    try shop.desk.perform(command, id: id, by: shop.session)
    if claimed.remove(order) == nil { claimed.insert(order) }
    return id
  }

  /// The whole way of one order: contact, confirm, waybill, print, pick, pack, ship, hand over. Eight durable commands.
  public func life(of order: OrderID, number: Int) throws {
    func go(_ command: Command, _ step: Int) throws -> Receipt {
      try shop.desk.perform(command, id: "life-\(name)-\(number)-\(step)", by: shop.session)
    }
    _ = try go(.contactOrder(order, outcome: .confirmed, channel: .wangwang, note: nil), 1)
    guard let parcel = try go(.confirmOrder(order), 2).parcels.first else { return }
    _ = try go(.assignWaybill(parcel, courier: "YTO", number: "YT\(padded(Int(order.number), 13))"), 3)
    _ = try go(.printParcel(parcel), 4)
    _ = try go(.pickParcel(parcel), 5)
    let card = try shop.desk.card(of: parcel, for: shop.desk.actor(of: shop.session))
    _ = try go(.packParcel(parcel, scans: card.lines.flatMap { Array(repeating: $0.sku, count: $0.quantity) }, weight: 500), 6)
    _ = try go(.shipParcel(parcel), 7)
    _ = try go(.handOverParcel(parcel), 8)
  }

  public var open: [OrderID] { orders }
}
