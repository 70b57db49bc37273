extension Command {
  /// Commands of stock counts (INV-5), and of two codes for the same goods.
  static func count(_ kind: CommandKind, _ a: Arguments) throws(Refusal) -> Command {
    switch kind {
    case .openCount:
      let of = try a.choice("kind", of: StockCount.Kind.self)
      let skus = try a.list("skus")
      let zone = try a.optionalText("zone")
      if of == .asked, skus.isEmpty, zone == nil { throw .argument("skus", .missing) }
      return .openCount(of, skus: skus, zone: zone, size: try a.optionalInteger("size", in: CountPlan.sizeRange))
    case .enterCount:
      return .enterCount(
        try a.stockCount(), sku: try a.text("sku"), quantity: try a.integer("quantity", in: 0...quantityRange.upperBound))
    case .explainCount: return .explainCount(try a.stockCount(), sku: try a.text("sku"), reason: try a.text("reason"))
    case .bookCount: return .bookCount(try a.stockCount(), sku: try a.text("sku"))
    case .signCount: return .signCount(try a.stockCount(), note: try a.optionalText("note"))
    case .cancelCount: return .cancelCount(try a.stockCount(), reason: try a.text("reason"))
    case .mergeSKU: return .mergeSKU(sku: try a.text("sku"), into: try a.text("into"), reason: try a.text("reason"))
    default: throw Refusal(.invalid, .unknownCommand(kind.rawValue))
    }
  }

  /// Their arguments as they stand in the record.
  var countJSON: JSON {
    switch self {
    case .openCount(let kind, let skus, let zone, let size):
      .object(
        [("kind", .string(kind.rawValue))] + (skus.isEmpty ? [] : [("skus", .array(skus.map(JSON.string)))])
          + Self.present("zone", zone) + (size.map { [("size", .int($0))] } ?? []))
    case .enterCount(_, let sku, let quantity): .object([("sku", .string(sku)), ("quantity", .int(quantity))])
    case .explainCount(_, let sku, let reason): .object([("sku", .string(sku)), ("reason", .string(reason))])
    case .bookCount(_, let sku): .object([("sku", .string(sku))])
    case .signCount(_, let note): .object(Self.present("note", note))
    case .cancelCount(_, let reason): .object([("reason", .string(reason))])
    case .mergeSKU(_, let into, let reason): .object([("into", .string(into)), ("reason", .string(reason))])
    default: .object([])
    }
  }
}

extension Arguments {
  public func stockCount(_ name: String = "count") throws(Refusal) -> CountID {
    guard let id = CountID(try text(name)) else { throw .argument(name, .notAnIdentifier) }
    return id
  }
}
