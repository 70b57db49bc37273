import DeskCore

/// What is due by the facts as they are stored, told from nothing else: `verify` compares it with the open items, and a file that an older
/// program wrote gets its items from it.
struct DerivedWork {
  let session: any SQLSession
  let calendar: ShopCalendar

  /// Orders of which something can be due.
  func orders() throws -> [OrderID] {
    try session.all(
      """
      SELECT order_id FROM order_state WHERE stage <> 'shipped' AND stage <> 'finished' AND stage <> 'closed'
      UNION SELECT order_id FROM parcel WHERE stage IN ('queued', 'printed', 'picked', 'packed', 'shipped') OR exception IS NOT NULL
      UNION SELECT order_id FROM order_care UNION SELECT order_id FROM after_case ORDER BY 1
      """
    ) { OrderID(number: $0.int(0)) }
  }

  /// Items of an order, its parcels, cases and requests.
  func items(of id: OrderID) throws -> [WorkItem] {
    let load = SituationLoader(session: session)
    guard let (order, facts) = try load.order(id) else { return [] }
    var due = ChangeWriter.work(order, facts, try load.parcels(of: id), calendar)
    due += try load.cases(of: id).flatMap(WorkPlan.items(for:))
    return due
  }

  /// Items of requests that wait or could not be carried out, whatever they are about.
  func requestItems() throws -> [WorkItem] {
    try SituationLoader(session: session).openRequests().flatMap(WorkPlan.items(for:))
  }

  /// Items of listings and prices that are still to be published (INV-3, INV-4).
  func goodsItems() throws -> [WorkItem] {
    let listings = try session.all(
      """
      SELECT sku, state = 'toTakeDown' AND sold_out = 1 AS empty, min(at) FROM listing WHERE state = 'toPublish' OR state = 'toTakeDown'
      GROUP BY sku, empty ORDER BY sku
      """
    ) { row in
      row.bool(1)
        ? WorkItem(.delist, .sku(row.text(0)), due: row.instant(2).advanced(byHours: WorkPlan.countHours))
        : WorkItem(.publishListing, .sku(row.text(0)), due: row.instant(2).advanced(byHours: WorkPlan.judgementHours))
    }
    let prices = try session.all("SELECT code, next_price_at FROM sku WHERE next_price_at IS NOT NULL ORDER BY code") { row in
      WorkItem(.publishPrice, .sku(row.text(0)), due: row.instant(1).advanced(byHours: WorkPlan.judgementHours))
    }
    return listings + prices
  }

  /// INV-5: counts that are due, and what is due of those that are open.
  func countItems() throws -> [WorkItem] {
    let open = try session.all("SELECT id FROM stock_count WHERE state = 'counting' OR state = 'signing' ORDER BY id") {
      CountID(number: $0.int(0))
    }
    return try countDuties() + open.flatMap(items(ofCount:))
  }

  func items(ofCount id: CountID) throws -> [WorkItem] {
    guard let count = try SituationLoader(session: session).count(id) else { return [] }
    let uncounted = try session.integer(
      "SELECT 1 FROM count_line WHERE count_id = ? AND (state = 'open' OR state = 'recount') LIMIT 1", id.number)
    let since = try session.first(
      "SELECT min(at) FROM count_line WHERE count_id = ? AND (state = 'differs' OR state = 'explained')", id.number
    ) { $0.optionalInstant(0) }
    return CountPlan.items(for: count, uncounted: uncounted != nil, differsSince: since ?? nil)
  }

  /// INV-6: what is due of purchases that are on their way.
  func purchaseItems() throws -> [WorkItem] {
    let load = SituationLoader(session: session)
    return try session.all("SELECT id FROM purchase WHERE state = 'placed' OR state = 'receiving' ORDER BY id") {
      PurchaseID(number: $0.int(0))
    }.flatMap { id in try load.purchase(id).map { PurchasePlan.items(for: $0, calendar) } ?? [] }
  }

  func countDuties() throws -> [WorkItem] {
    func last(_ kind: StockCount.Kind) throws -> Instant? {
      let found = try session.first(
        "SELECT max(closed_at) FROM stock_count WHERE state = 'closed' AND kind = ? AND serves = 1", kind.rawValue
      ) { $0.optionalInstant(0) }
      return found ?? nil
    }
    let began = try session.integer("SELECT at FROM movement WHERE seq = 1").map(Instant.init(milliseconds:))
    return CountPlan.duties(began: began, part: try last(.part), full: try last(.full), calendar)
  }

  /// Items of promotions that are still to be published or taken down, and of platform events (PRO-1, PRO-4).
  func promotionItems() throws -> [WorkItem] {
    let promotions = try session.all("SELECT id, approved_at FROM promotion WHERE stage = 'approved' ORDER BY id") { row in
      WorkItem(
        .publishPromotion, .promotion(PromotionID(number: row.int(0))),
        due: row.instant(1).advanced(byHours: WorkPlan.judgementHours))
    }
    let stopped = try session.all(
      "SELECT id, ended_at FROM promotion WHERE published_by IS NOT NULL AND ended_at IS NOT NULL AND taken_down_at IS NULL ORDER BY id"
    ) { row in
      WorkItem(
        .takeDownPromotion, .promotion(PromotionID(number: row.int(0))),
        due: row.instant(1).advanced(byHours: WorkPlan.judgementHours))
    }
    let events = try SituationLoader(session: session).openEvents()
    return promotions + stopped + events.flatMap(\.event.work)
  }

  /// Puts the items of all orders in place of those that stand. What is due of SKUs and of the shop as a whole stays.
  func replace() throws {
    try session.execute("DELETE FROM work_item WHERE kind NOT IN ('completeSKU', 'countBin', 'refreshImport')")
    for id in try orders() { try put(items(of: id)) }
    try put(requestItems())
    try put(goodsItems())
    try put(countItems())
    try put(purchaseItems())
    try put(promotionItems())
    try put(pageItems())
  }

  func replaceDuties() throws {
    try session.execute("DELETE FROM work_item WHERE kind = 'partCount' OR kind = 'fullCount'")
    try put(countDuties())
  }

  private func put(_ items: [WorkItem]) throws {
    for item in items {
      try session.execute(
        "INSERT INTO work_item (kind, due, subject, owner) VALUES (?, ?, ?, ?)", item.kind.rawValue, item.due.milliseconds,
        item.subject.text, item.owner)
    }
  }
}
