import DeskCore
import DeskScreen

extension AppState {
  func drawStock(_ layout: Layout, on surface: inout Surface) {
    let areas = layout.areas(isOpen: stock.isOpen)
    if let area = areas.list {
      drawStockViews(in: area.row(0), on: &surface)
      let body = area.inset(top: 1)
      switch stock.view {
      case .goods: drawGoods(in: body, on: &surface)
      case .publishing: drawPublishing(in: body, on: &surface)
      case .shortages: drawShortages(in: body, on: &surface)
      case .replenish: drawReplenishment(in: body, on: &surface)
      case .purchases: drawPurchases(in: body, on: &surface)
      }
    }
    guard let detail = areas.detail else { return }
    drawDivider(layout, detail, isActive: stock.isOpen, on: &surface)
    surface.fill(detail)
    if stock.view == .purchases { return drawPurchase(in: detail, on: &surface) }
    if stock.view == .replenish { return drawNeed(in: detail, on: &surface) }
    if stock.view == .shortages { return drawHits(in: detail, on: &surface) }
    drawGoodsDetail(in: detail, on: &surface)
  }

  func drawStockViews(in row: Rect, on surface: inout Surface) {
    let waiting = [
      StockState.View.publishing: queueCounts([.publishListing, .publishPrice, .delist]),
      .purchases: queueCounts([.expectGoods, .inspectGoods, .stowGoods, .returnGoods]),
    ]
    var choices = StockState.View.allCases.map { view in
      let count = waiting[view]
      let text = texts.view(view) + (count.map { $0.open > 0 ? " \($0.open)" : "" } ?? "")
      return (text: text, isActive: !counts.isShown && view == stock.view, isLate: (count?.late ?? 0) > 0)
    }
    let late = queueCounts([.partCount, .fullCount]).late > 0
    choices.append((text: texts.countsTitle, isActive: counts.isShown, isLate: late))
    drawChoices(choices, in: row, on: &surface)
  }

  private func drawGoods(in area: Rect, on surface: inout Surface) {
    let rows = stock.list.rows
    guard !rows.isEmpty else { return drawEmpty(stock.list.isLoaded, in: area, on: &surface) }
    let zh = texts.language == .zh
    func title(_ order: StockOrder) -> String {
      texts.title(order) + (stock.order == order ? stock.isReversed ? "-" : "+" : "")
    }
    func number(_ order: StockOrder, drop: Int = 0) -> Column {
      Column(
        title(order), minimum: max(4, Width.of(title(order))), ideal: max(6, Width.of(title(order))), align: .right, dropOrder: drop
      )
    }
    let columns = [
      Column(title(.code), minimum: 13, ideal: 16), Column(title(.title), minimum: 18, ideal: 24, isFlexible: true),
      number(.onHand), number(.reserved, drop: 3),
      Column(texts.columnInTote, minimum: max(4, Width.of(texts.columnInTote)), align: .right, dropOrder: 4),
      number(.onHold, drop: 7), number(.available), number(.incoming, drop: 5),
      number(.safety, drop: 6),
      Column(title(.price), minimum: 7, ideal: 9, align: .right, dropOrder: 2),
      Column(title(.location), minimum: 8, ideal: 11, dropOrder: 1),
      Column(texts.columnListing, minimum: zh ? 6 : 12, ideal: zh ? 8 : 14),
    ]
    Table(columns: columns, rowCount: rows.count, selected: stock.list.index, first: stock.list.first) { index in
      let row = rows[index]
      // INV-5: who counts isn't told what the book says.
      let isHidden = row.isHidden(from: actor)
      let mark = row.isCounted ? "[\(texts.beingCounted)] " : ""
      let elsewhere = row.bins.isEmpty ? "" : "+\(row.bins.count)"
      return TableRow(
        [
          .safe(row.item.sku), .safe("\(mark)\(row.item.title) \(row.item.attributes)"),
          TextRun(isHidden ? "?" : "\(row.level.onHand)"),
          TextRun("\(row.level.reserved)"), TextRun(row.level.inTote > 0 ? "\(row.level.inTote)" : "", .dim),
          TextRun(row.level.onHold > 0 ? "\(row.level.onHold)" : ""),
          isHidden ? TextRun("?") : availableCell(row),
          TextRun(row.level.incoming > 0 ? "\(row.level.incoming)" : "", .dim),
          TextRun(row.terms.safety > 0 ? "\(row.terms.safety)" : "", .dim),
          TextRun((row.terms.price?.decimal ?? "-") + (row.terms.next == nil ? "" : "*"), row.terms.next == nil ? .plain : .soon),
          .safe((row.item.location.isEmpty ? "-" : row.item.location) + elsewhere), listingCell(row),
        ], isGreyed: stock.list.ghost?.key == row.key)
    }.draw(on: &surface, in: area)
  }

  /// `!` below the safety stock, `!!` when nothing is left.
  private func availableCell(_ row: StockRow) -> TextRun {
    let available = row.level.available
    if available <= 0 { return TextRun("!!\(available)", .late) }
    return available < row.terms.safety ? TextRun("!\(available)", .soon) : TextRun("\(available)", .strong)
  }

  /// What the merchandiser must do comes before where it is for sale.
  private func listingCell(_ row: StockRow) -> TextRun {
    if !row.item.isComplete { return TextRun(texts.incomplete, .warning) }
    for state in [Listing.State.toTakeDown, .toPublish] {
      let count = row.listings.filter { $0.state == state }.count
      if count > 0 { return TextRun(texts.title(state) + (count > 1 ? " \(count)" : ""), .soon) }
    }
    let listed = row.listings.filter { $0.state == .listed }.count
    if listed > 0 { return TextRun(texts.title(Listing.State.listed) + (listed > 1 ? " \(listed)" : ""), .done) }
    return row.listings.isEmpty ? TextRun("-", .dim) : TextRun(texts.title(Listing.State.delisted), .dim)
  }

  /// INV-4: approved, and still to be changed on the marketplace; what sold out and is still up (INV-3).
  func drawPublishing(in area: Rect, on surface: inout Surface) {
    let rows = stock.publishing.rows
    guard !rows.isEmpty else { return drawEmpty(stock.publishing.isLoaded, in: area, on: &surface) }
    let zh = texts.language == .zh
    let columns = [
      Column(texts.columnDue, minimum: zh ? 10 : 12), Column(texts.columnSKU, minimum: 13, ideal: 16),
      Column(texts.columnTitle, minimum: zh ? 14 : 12, ideal: 20, isFlexible: true),
      // Where it is to be done stands whole, too.
      Column(texts.columnWhat, minimum: zh ? 24 : 28, ideal: 32),
      Column(texts.columnAvailable, minimum: zh ? 4 : 9, ideal: zh ? 6 : 9, align: .right, dropOrder: 2),
      Column(texts.columnApprovedBy, minimum: zh ? 6 : 8, ideal: 12, dropOrder: 1),
    ]
    Table(columns: columns, rowCount: rows.count, selected: stock.publishing.index, first: stock.publishing.first) { index in
      let row = rows[index]
      let isGone = stock.publishing.ghost?.key == row.key
      let (due, ink) = dueCell(row.due, soonSeconds: 4 * 3600)
      let available = TextRun(row.isHidden(from: actor) ? "?" : "\(row.available)")
      let cells: [TextRun] =
        switch row.what {
        case .price(let old, let next):
          [
            TextRun("\(old?.decimal ?? "-") \(glyphs.arrow) \(next.price.decimal)", .strong), available, .safe(person(next.by)),
          ]
        case .listing(let listing):
          [
            .safe("\(texts.title(listing.state)) \(texts.title(listing.shop))", .strong), available,
            .safe(listing.approvedBy.map(person) ?? texts.soldOut),
          ]
        }
      return TableRow([TextRun(due, ink), .safe(row.sku), .safe(row.title)] + cells, isGreyed: isGone)
    }.draw(on: &surface, in: area)
  }

  private func drawShortages(in area: Rect, on surface: inout Surface) {
    let rows = stock.shortages.rows
    guard !rows.isEmpty else { return drawEmpty(stock.shortages.isLoaded, in: area, on: &surface) }
    let zh = texts.language == .zh
    let columns = [
      Column(texts.columnDue, minimum: zh ? 10 : 12), Column(texts.columnSKU, minimum: 13, ideal: 16),
      Column(texts.columnTitle, minimum: 16, ideal: 20, isFlexible: true), Column(texts.columnHits, minimum: 6, align: .right),
      Column(texts.columnNeeded, minimum: 6, align: .right), Column(texts.columnOnHand, minimum: 4, ideal: 7, align: .right),
      Column(texts.columnAvailable, minimum: 4, ideal: zh ? 6 : 9, align: .right),
    ]
    Table(columns: columns, rowCount: rows.count, selected: stock.shortages.index, first: stock.shortages.first) { index in
      let row = rows[index]
      let (due, ink) = dueCell(row.hits.first?.due ?? now, soonSeconds: 3600)
      let isHidden = row.isHidden(from: actor)
      return TableRow(
        [
          TextRun(due, ink), .safe(row.sku), .safe(row.title), TextRun("\(row.hits.count)"), TextRun("\(row.needed)", .strong),
          TextRun(isHidden ? "?" : "\(row.level.onHand)"), TextRun(isHidden ? "?" : "\(row.level.available)", .late),
        ], isGreyed: stock.shortages.ghost?.key == row.key)
    }.draw(on: &surface, in: area)
  }
}

extension PublishRow {
  /// APR-1: approved and to be done within 48 hours; what sold out, by the next count's deadline.
  var due: Instant {
    if case .listing(let listing) = what, listing.approvedBy == nil { return at.advanced(byHours: WorkPlan.countHours) }
    return at.advanced(byHours: WorkPlan.judgementHours)
  }
}
