import DeskCore
import Dispatch

/// A run of new orders made ready for the database: canonical forms, digests, the records' texts, packed rows. None of it needs the
/// database, so it is made ahead on another core while SQLite writes the run before. One buffer holds it all: an allocation for each order
/// and text, made on one thread and freed on another, cost a tenth of the writer's time.
struct PreparedRun: Sendable {
  struct Order: Sendable {
    /// Of the order's first text in `form.spans`.
    var texts: Int
    var goods: Money
    var shippingFee: Money
    var total: Money
    var paid: Money
    var refunded: Money
    var createdAt: Instant?
    var paidAt: Instant?
    var itemCount: Int
    var masked: Bool
    var trade: TradeStatus
    var stage: OrderStage
    /// Of its lines in `lines`; empty when no details are known.
    var lines = 0..<0
    /// The record's body, in `form.bytes`.
    var body = 0..<0
  }

  struct Line: Sendable {
    /// Of the line's first text in `form.spans`.
    var texts: Int
    var quantity: Int
    var price: Money
    var paid: Money
  }

  private(set) var form: OriginalForm
  private(set) var orders: [Order] = []
  private(set) var lines: [Line] = []
  /// Packed for the case that all orders are new.
  private(set) var blocks: [SourceBlock] = []
  /// The first line of each SKU: its order in the run and its place there.
  private(set) var skus: [(order: Int, line: Int)] = []

  init(_ imported: ArraySlice<ImportedOrder>, identity: (Int) -> (platform: String, shop: String)) {
    var packed = SourceBlock.Builder()
    var known: Set<String> = []
    form = OriginalForm(capacity: imported.count * 2400, texts: imported.count * 32)
    orders.reserveCapacity(imported.count)
    for index in imported.indices {
      let (platform, shop) = identity(index)
      add(imported[index], platform: platform, shop: shop)
      packed.add(imported[index])
      for line in imported[index].lines.indices where !known.contains(imported[index].lines[line].sku) {
        known.insert(imported[index].lines[line].sku)
        skus.append((index - imported.startIndex, line))
      }
    }
    blocks = packed.finish()
  }

  private mutating func add(_ imported: ImportedOrder, platform: String, shop: String) {
    var order = Order(
      texts: form.spans.count, goods: imported.goods, shippingFee: imported.shippingFee, total: imported.total, paid: imported.paid,
      refunded: imported.refunded ?? .zero, createdAt: imported.createdAt, paidAt: imported.paidAt, itemCount: imported.itemCount,
      masked: imported.masked, trade: imported.status, stage: .initial(imported.status, hasLines: !imported.lines.isEmpty))
    let start = form.bytes.count
    form.add(imported, platform: platform, shop: shop)
    let original = form.digest(from: start)
    let details = imported.lines.isEmpty ? nil : add(imported.lines, &order)
    // Canonical JSON, as JSON.text would write it.
    let body = form.bytes.count
    form.raw(#"{"args":{"number":"#)
    form.raw(JSON.string(imported.number).text)
    form.raw(#","stage":""#)
    form.raw(order.stage.rawValue)
    form.raw(#"","original":""#)
    form.hex(original)
    if let details {
      form.raw(#"","lines":""#)
      form.hex(details)
    }
    // FUL-8: what the platform says was refunded already.
    form.raw(#"","refunded":"#)
    form.raw(String(order.refunded.fen))
    form.raw("}}")
    order.body = body..<form.bytes.count
    orders.append(order)
  }

  private mutating func add(_ imported: [ImportedLine], _ order: inout Order) -> OriginalForm.Digest {
    let start = form.bytes.count
    let first = lines.count
    for index in 0..<min(imported.count, LineKey.most) {
      lines.append(
        Line(
          texts: form.spans.count, quantity: imported[index].quantity, price: imported[index].price, paid: imported[index].paid))
      form.add(imported[index], at: index + 1)
    }
    order.lines = first..<lines.count
    return form.digest(from: start)
  }
}

/// Prepares the next run of orders while the present one is written.
final class PreparingAhead: @unchecked Sendable {
  private let batch: ImportedBatch
  private let identity: @Sendable (Int) -> (platform: String, shop: String)
  private let queue = DispatchQueue(label: "shopdesk.import.prepare")
  private let ready = DispatchSemaphore(value: 0)
  /// Written by the queue before it signals, read after the wait.
  private var prepared: PreparedRun?

  init(_ batch: ImportedBatch, identity: @escaping @Sendable (Int) -> (platform: String, shop: String)) {
    self.batch = batch
    self.identity = identity
  }

  /// Begins with a range; each `start` is answered by one `take`.
  func start(_ range: Range<Int>) {
    queue.async { [self] in
      prepared = PreparedRun(batch.orders[range], identity: identity)
      ready.signal()
    }
  }

  func take() -> PreparedRun? {
    ready.wait()
    defer { prepared = nil }
    return prepared
  }
}
