extension Command {
  /// Lists of goods that leave the shop.
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
    default: throw Refusal(.invalid, .unknownCommand(kind.rawValue))
    }
  }

  /// Their arguments as they stand in the record.
  var sheetJSON: JSON {
    switch self {
    case .exportListing(let platform, let shop): .object(Self.present("platform", platform) + Self.present("shop", shop))
    case .exportStock(let figures): .object([("figures", .string(figures.rawValue))])
    default: .object([])
    }
  }
}
