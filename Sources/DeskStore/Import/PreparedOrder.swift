import DeskCore
import Dispatch

/// A new order made ready for the database: canonical forms, digests and the record's text. None of it needs the database, so it is made
/// ahead on another core while SQLite writes the orders before.
struct PreparedOrder: Sendable {
  var form: OriginalForm
  /// Nil when no details are known.
  var lines: OriginalForm?
  var stage: OrderStage
  var body: String

  init(_ imported: ImportedOrder, platform: String, shop: String) {
    var form = OriginalForm(capacity: 512 + imported.source.count)
    form.add(imported, platform: platform, shop: shop)
    self.form = form
    stage = .initial(imported.status, hasLines: !imported.lines.isEmpty)
    var members: [(String, JSON)] = [
      ("number", .string(imported.number)), ("stage", .string(stage.rawValue)), ("original", .string(form.digest)),
    ]
    if !imported.lines.isEmpty {
      let lines = OriginalForm(imported.lines)
      members.append(("lines", .string(lines.digest)))
      self.lines = lines
    }
    body = JSON.object([("args", .object(members))]).text
  }
}

/// Prepares the next run of orders while the present one is written.
final class PreparingAhead: @unchecked Sendable {
  private let batch: ImportedBatch
  private let identity: @Sendable (Int) -> (platform: String, shop: String)
  private let queue = DispatchQueue(label: "shopdesk.import.prepare")
  private let ready = DispatchSemaphore(value: 0)
  /// Written by the queue before it signals, read after the wait.
  private var prepared: [PreparedOrder] = []

  init(_ batch: ImportedBatch, identity: @escaping @Sendable (Int) -> (platform: String, shop: String)) {
    self.batch = batch
    self.identity = identity
  }

  /// Begins with a range; each `start` is answered by one `take`.
  func start(_ range: Range<Int>) {
    queue.async { [self] in
      prepared = range.map { index in
        let (platform, shop) = identity(index)
        return PreparedOrder(batch.orders[index], platform: platform, shop: shop)
      }
      ready.signal()
    }
  }

  func take() -> [PreparedOrder] {
    ready.wait()
    return prepared
  }
}
