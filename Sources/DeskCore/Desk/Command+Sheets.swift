/// Which purchases a list tells of.
public enum PurchaseScope: String, CaseIterable, Sendable, Hashable {
  case all
  /// Those that aren't done.
  case open
}

extension Command {
  /// Days that a list of orders may tell of at once.
  public static let longestExport = 366

  /// Lists that leave the shop.
  static func sheet(_ kind: CommandKind, _ a: Arguments) throws(Refusal) -> Command {
    switch kind {
    case .exportListing:
      let platform = try a.optionalText("platform")?.lowercased()
      guard let shop = try a.optionalText("shop"), shop != "*" else { return .exportListing(platform: platform, shop: nil) }
      guard shop.contains("/") else {
        // A name alone is that of several platforms' shops.
        return .exportListing(platform: platform, shop: shop)
      }
      guard let named = ShopName(shop), platform == nil || platform == named.platform else { throw .argument("shop", .notAShop) }
      return .exportListing(platform: named.platform, shop: named.shop)
    case .exportStock: return .exportStock(try a.optionalChoice("figures", of: StockFigures.self) ?? .pieces)
    case .exportOrders:
      return .exportOrders(from: try a.day("from"), until: try a.optionalText("until") == nil ? nil : try a.day("until"))
    case .exportPurchases: return .exportPurchases(try a.optionalChoice("scope", of: PurchaseScope.self) ?? .all)
    case .exportPurchase: return .exportPurchase(try a.purchase())
    default: throw Refusal(.invalid, .unknownCommand(kind.rawValue))
    }
  }

  /// Their arguments as they stand in the record.
  var sheetJSON: JSON {
    switch self {
    case .exportListing(let platform, let shop): .object(Self.present("platform", platform) + Self.present("shop", shop))
    case .exportStock(let figures): .object([("figures", .string(figures.rawValue))])
    case .exportOrders(let from, let until): .object([("from", .string(from.iso))] + Self.present("until", until?.iso))
    case .exportPurchases(let scope): .object([("scope", .string(scope.rawValue))])
    case .exportPurchase(let id): .object([("purchase", .string(id.text))])
    default: .object([])
    }
  }
}
