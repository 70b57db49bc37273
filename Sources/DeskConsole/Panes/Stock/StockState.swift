import DeskCore
import DeskScreen

/// 库存: what there is, what waits to be published, what is short, and how it came to be so.
public struct StockState: Sendable {
  public enum View: CaseIterable, Sendable, Hashable {
    case goods, publishing, shortages, replenish, purchases

    /// INV-6: what is to be bought, and what was.
    var isBuying: Bool { self == .replenish || self == .purchases }
  }

  public var view: View = .goods
  public var find = ""
  public var order: StockOrder = .code
  public var isReversed = false
  public var list = ListState<StockRow>()
  public var publishing = ListState<PublishRow>()
  public var shortages = ListState<ShortageRow>()
  public var replenishment = ListState<ReplenishmentRow>()
  public var purchases = ListState<PurchaseRow>()
  /// Whom we buy from, for forms that ask for one; nil: not asked since one was written.
  public var suppliers: [Supplier]?
  /// Our marketplace shops, for forms that ask for one.
  public var shops: [ShopName] = []
  /// The running account of the SKU that is open.
  public var movements: [MovementRow] = []
  public var movementsOf: String?
  public var isOpen = false
  public var scroll = 0

  public init() {}

  var query: Query { .stock(StockAsk(find: find, order: order, isReversed: isReversed), limit: list.limit) }

  /// What the view on the screen asks for.
  var viewQuery: Query {
    switch view {
    case .goods: query
    case .publishing: .publishing(limit: publishing.limit)
    case .shortages: .shortages(limit: shortages.limit)
    case .replenish: .replenishment(limit: replenishment.limit)
    case .purchases: .purchases(limit: purchases.limit)
    }
  }

  /// The SKU under the cursor.
  var selectedSKU: String? {
    switch view {
    case .goods: list.selected?.item.sku
    case .publishing: publishing.selected?.sku
    case .shortages: shortages.selected?.sku
    case .replenish: replenishment.selected?.sku
    case .purchases: purchaseLine?.sku
    }
  }

  var selection: Selection? {
    let version: Int? =
      switch view {
      case .goods: list.selected?.version
      case .publishing: publishing.selected?.version
      case .shortages, .replenish, .purchases: nil
      }
    return selectedSKU.map { Selection(.sku($0), version: (version ?? 0) > 0 ? version : nil) }
  }

  /// Lines of the detail through which one scrolls.
  var detailCount: Int {
    switch view {
    case .goods, .publishing, .replenish: movements.count
    case .shortages: shortages.selected?.hits.count ?? 0
    case .purchases: purchases.selected?.purchase.lines.count ?? 0
    }
  }

  /// The line of the open purchase under the cursor.
  var purchaseLine: PurchaseLine? {
    guard view == .purchases, let lines = purchases.selected?.purchase.lines, isOpen, lines.indices.contains(scroll) else {
      return nil
    }
    return lines[scroll]
  }

  mutating func move(by offset: Int, height: Int) -> Bool {
    switch view {
    case .goods: list.move(by: offset, height: height)
    case .publishing: publishing.move(by: offset, height: height)
    case .shortages: shortages.move(by: offset, height: height)
    case .replenish: replenishment.move(by: offset, height: height)
    case .purchases: purchases.move(by: offset, height: height)
    }
  }

  /// Which command publishes what the row under the cursor waits for.
  var publishKind: CommandKind {
    switch view {
    case .goods, .shortages, .replenish, .purchases:
      guard let row = list.selected, view == .goods, row.terms.next != nil, !row.listings.contains(where: \.isWaiting) else {
        return .publishListing
      }
      return .publishPrice
    case .publishing:
      guard case .price? = publishing.selected?.what else { return .publishListing }
      return .publishPrice
    }
  }

  /// The shop that an act on the row under the cursor most likely means.
  func likelyShop(for kind: CommandKind) -> ShopName? {
    if view == .publishing, case .listing(let listing)? = publishing.selected?.what { return listing.shop }
    let listings = view == .goods ? list.selected?.listings ?? [] : []
    switch kind {
    case .publishListing: return listings.first(where: \.isWaiting)?.shop
    case .unlistSKU: return listings.first { $0.state == .listed }?.shop
    default: return nil
    }
  }
}

extension Listing {
  /// Somebody must still put it up or take it down.
  var isWaiting: Bool { state == .toPublish || state == .toTakeDown }
}
