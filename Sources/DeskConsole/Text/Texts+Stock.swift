import DeskCore

/// Words of the stock pane.
extension Texts {
  func title(_ order: StockOrder) -> String {
    switch order {
    case .code: columnSKU
    case .title: columnTitle
    case .onHand: columnOnHand
    case .reserved: columnReserved
    case .onHold: columnOnHold
    case .available: columnAvailable
    case .incoming: pick("在途", "incoming")
    case .safety: pick("安全", "safety")
    case .price: pick("售价", "price")
    case .location: columnLocation
    }
  }

  func sortedBy(_ order: StockOrder, isReversed: Bool) -> String {
    pick("按\(title(order))排序", "sorted by \(title(order))") + (isReversed ? pick(", 倒排", ", reversed") : "")
  }

  public var columnOnHold: String { pick("扣住", "on hold") }
  /// Picked and not packed.
  public var columnInTote: String { pick("在拣", "picked") }
  var columnListing: String { pick("上架", "listing") }
  var columnApprovedBy: String { pick("批准", "approved") }
  var columnHits: String { pick("订单数", "orders") }
  var columnNeeded: String { pick("需要", "needed") }
  var columnPlace: String { pick("库位变动", "place") }
  /// Nobody approved it: it followed from stock that ran out.
  var soldOut: String { pick("售罄", "sold out") }

  /// - Parameter isWhole: also what is zero.
  public func stockSums(_ level: StockLevel, safety: Int, isWhole: Bool = false) -> String {
    var parts = ["\(columnOnHand) \(level.onHand)", "\(columnReserved) \(level.reserved)"]
    if level.inTote > 0 || isWhole { parts.append("\(columnInTote) \(level.inTote)") }
    if level.onHold > 0 || isWhole { parts.append("\(columnOnHold) \(level.onHold)") }
    parts.append("\(columnAvailable) \(level.available)")
    if level.incoming > 0 || isWhole { parts.append("\(title(StockOrder.incoming)) \(level.incoming)") }
    if safety > 0 { parts.append("\(title(GoodsField.safety)) \(safety)") }
    return parts.joined(separator: "  ")
  }

  func places(_ places: [String]) -> String {
    places.isEmpty ? "" : "\(columnLocation) " + places.joined(separator: "  ")
  }

  func terms(_ terms: GoodsTerms, arrow: String) -> String {
    var parts: [String] = []
    if terms.price != nil || terms.next != nil {
      let next = terms.next.map { " \(arrow) \($0.price.decimal) \(pick("待发布", "to be published"))" } ?? ""
      parts.append("\(title(StockOrder.price)) \(terms.price?.decimal ?? "-")\(next)")
    }
    if let floor = terms.floorPrice { parts.append("\(title(GoodsField.floorPrice)) \(floor.decimal)") }
    if let cost = terms.cost { parts.append("\(title(GoodsField.cost)) \(cost.decimal)") }
    if let supplier = terms.supplier { parts.append("\(title(GoodsField.supplier)) \(supplier)") }
    return parts.joined(separator: "  ")
  }
}
