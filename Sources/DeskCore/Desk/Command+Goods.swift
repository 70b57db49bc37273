extension Command {
  /// What a piece may be sold for.
  public static let priceRange = Money(fen: 1)...Money(fen: 100_000_000)

  /// Commands on a SKU beyond receiving and counting.
  static func goods(_ kind: CommandKind, _ a: Arguments) throws(Refusal) -> Command {
    let sku = try a.text("sku")
    switch kind {
    case .editSKU:
      return .editSKU(sku: sku, field: try a.choice("field", of: GoodsField.self), to: try a.optionalText("to") ?? "")
    case .moveStock:
      return .moveStock(
        sku: sku, quantity: try a.integer("quantity", in: quantityRange), from: try a.optionalText("from"), to: try a.text("to"))
    case .holdStock:
      return .holdStock(sku: sku, quantity: try a.integer("quantity", in: quantityRange), reason: try a.text("reason"))
    case .freeStock:
      return .freeStock(sku: sku, quantity: try a.integer("quantity", in: quantityRange), reason: try a.text("reason"))
    case .writeOffStock:
      return .writeOffStock(sku: sku, quantity: try a.integer("quantity", in: quantityRange), reason: try a.text("reason"))
    case .listSKU: return .listSKU(sku: sku, shop: try a.shop("shop"), note: try a.optionalText("note"))
    case .unlistSKU: return .unlistSKU(sku: sku, shop: try a.shop("shop"), reason: try a.text("reason"))
    case .publishListing: return .publishListing(sku: sku, shop: try a.shop("shop"))
    case .setPrice:
      let price = try a.money("price")
      guard priceRange.contains(price) else { throw .argument("price", .outOfRange) }
      return .setPrice(sku: sku, price: price, note: try a.optionalText("note"))
    case .publishPrice: return .publishPrice(sku: sku)
    default: throw Refusal(.invalid, .unknownCommand(kind.rawValue))
    }
  }

  /// Their arguments as they stand in the record.
  var goodsJSON: JSON {
    switch self {
    case .editSKU(_, let field, let to): .object([("field", .string(field.rawValue)), ("to", .string(to))])
    case .moveStock(_, let quantity, let from, let to):
      .object([("quantity", .int(quantity))] + Self.present("from", from) + [("to", .string(to))])
    case .holdStock(_, let quantity, let reason), .freeStock(_, let quantity, let reason),
      .writeOffStock(_, let quantity, let reason):
      .object([("quantity", .int(quantity)), ("reason", .string(reason))])
    case .listSKU(_, let shop, let note): .object([("shop", .string(shop.text))] + Self.present("note", note))
    case .unlistSKU(_, let shop, let reason): .object([("shop", .string(shop.text)), ("reason", .string(reason))])
    case .publishListing(_, let shop): .object([("shop", .string(shop.text))])
    case .setPrice(_, let price, let note): .object([("price", .string(price.decimal))] + Self.present("note", note))
    default: .object([])
    }
  }
}

extension Arguments {
  public func shop(_ name: String) throws(Refusal) -> ShopName {
    guard let shop = ShopName(try text(name)) else { throw .argument(name, .notAShop) }
    return shop
  }
}
