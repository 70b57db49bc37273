extension Command {
  /// Commands on suppliers and purchases (DIS-3, INV-6).
  static func purchases(_ kind: CommandKind, _ a: Arguments) throws(Refusal) -> Command {
    switch kind {
    case .saveSupplier:
      return .saveSupplier(
        code: try a.supplier(),
        SupplierFields(
          name: try a.optionalText("title"), contact: try a.optionalText("contact"), phone: try a.optionalText("phone"),
          leadDays: try a.optionalInteger("leadDays", in: Supplier.leadRange), terms: try a.optionalText("terms")))
    case .draftPurchase:
      return .draftPurchase(
        supplier: try a.supplier(), goods: try a.purchaseGoods("goods"), note: try a.optionalText("note"))
    case .editPurchase:
      return .editPurchase(
        try a.purchase(), sku: try a.text("sku"), quantity: try a.integer("quantity", in: 0...quantityRange.upperBound),
        cost: try a.optionalText("cost") == nil ? nil : try a.money("cost"))
    case .placePurchase:
      return .placePurchase(
        try a.purchase(), expected: try a.optionalText("expected") == nil ? nil : try a.day("expected"),
        note: try a.optionalText("note"))
    case .receivePurchase:
      let goods = try a.purchaseGoods("goods")
      guard !goods.isEmpty else { throw .argument("goods", .missing) }
      return .receivePurchase(try a.purchase(), goods: goods, note: try a.optionalText("note"))
    case .inspectPurchase:
      let accepted = try a.integer("accepted", in: 0...quantityRange.upperBound)
      let rejected = try a.optionalInteger("rejected", in: 0...quantityRange.upperBound) ?? 0
      let reason = try a.optionalText("reason")
      if rejected > 0, reason == nil { throw .argument("reason", .missing) }
      return .inspectPurchase(try a.purchase(), sku: try a.text("sku"), accepted: accepted, rejected: rejected, reason: reason)
    case .stowPurchase:
      return .stowPurchase(
        try a.purchase(), sku: try a.text("sku"), quantity: try a.integer("quantity", in: quantityRange),
        location: try a.optionalText("location"))
    case .returnPurchase:
      return .returnPurchase(
        try a.purchase(), sku: try a.text("sku"), quantity: try a.integer("quantity", in: quantityRange),
        note: try a.optionalText("note"))
    case .cancelPurchase: return .cancelPurchase(try a.purchase(), reason: try a.text("reason"))
    case .closePurchase: return .closePurchase(try a.purchase(), reason: try a.text("reason"))
    default: throw Refusal(.invalid, .unknownCommand(kind.rawValue))
    }
  }

  /// Their arguments as they stand in the record.
  var purchaseJSON: JSON {
    switch self {
    case .saveSupplier(let code, let fields):
      .object(
        [("supplier", .string(code))] + Self.present("title", fields.name) + Self.present("contact", fields.contact)
          + Self.present("phone", fields.phone) + (fields.leadDays.map { [("leadDays", .int($0))] } ?? [])
          + Self.present("terms", fields.terms))
    case .draftPurchase(let supplier, let goods, let note):
      .object([("supplier", .string(supplier))] + Self.goods(goods) + Self.present("note", note))
    case .editPurchase(_, let sku, let quantity, let cost):
      .object([("sku", .string(sku)), ("quantity", .int(quantity))] + Self.present("cost", cost?.decimal))
    case .placePurchase(_, let expected, let note):
      .object(Self.present("expected", expected?.iso) + Self.present("note", note))
    case .receivePurchase(_, let goods, let note): .object(Self.goods(goods) + Self.present("note", note))
    case .inspectPurchase(_, let sku, let accepted, let rejected, let reason):
      .object(
        [("sku", .string(sku)), ("accepted", .int(accepted)), ("rejected", .int(rejected))] + Self.present("reason", reason))
    case .stowPurchase(_, let sku, let quantity, let location):
      .object([("sku", .string(sku)), ("quantity", .int(quantity))] + Self.present("location", location))
    case .returnPurchase(_, let sku, let quantity, let note):
      .object([("sku", .string(sku)), ("quantity", .int(quantity))] + Self.present("note", note))
    case .cancelPurchase(_, let reason), .closePurchase(_, let reason): .object([("reason", .string(reason))])
    default: .object([])
    }
  }

  private static func goods(_ goods: [PurchaseWish]) -> [(String, JSON)] {
    goods.isEmpty ? [] : [("goods", .array(goods.map { .string($0.text) }))]
  }

  /// A command can also be made without a form.
  func checkPurchaseRanges() throws(Refusal) {
    func pieces(_ name: String, _ count: Int, from least: Int = 1) throws(Refusal) {
      guard (least...Self.quantityRange.upperBound).contains(count) else { throw .argument(name, .outOfRange) }
    }
    switch self {
    case .saveSupplier(_, let fields):
      if let days = fields.leadDays, !Supplier.leadRange.contains(days) { throw .argument("leadDays", .outOfRange) }
    case .draftPurchase(_, let goods, _), .receivePurchase(_, let goods, _):
      for wish in goods {
        try pieces("goods", wish.quantity)
        if let cost = wish.cost, !Self.priceRange.contains(cost) { throw .argument("goods", .outOfRange) }
      }
    case .editPurchase(_, _, let quantity, let cost):
      try pieces("quantity", quantity, from: 0)
      if let cost, !Self.priceRange.contains(cost) { throw .argument("cost", .outOfRange) }
    case .inspectPurchase(_, _, let accepted, let rejected, _):
      try pieces("accepted", accepted, from: 0)
      try pieces("rejected", rejected, from: 0)
    case .stowPurchase(_, _, let quantity, _), .returnPurchase(_, _, let quantity, _): try pieces("quantity", quantity)
    default: break
    }
  }
}

extension CommandKind {
  var purchaseParameters: [CommandParameter] {
    switch self {
    case .saveSupplier:
      [
        .init("supplier"), .init("title", required: false), .init("contact", required: false), .init("phone", required: false),
        .init("leadDays", .number, required: false), .init("terms", required: false),
      ]
    case .draftPurchase: [.init("supplier"), .init("goods", .list, required: false), .init("note", required: false)]
    case .editPurchase: [.init("sku"), .init("quantity", .number), .init("cost", required: false)]
    case .placePurchase: [.init("expected", required: false), .init("note", required: false)]
    case .receivePurchase: [.init("goods", .list), .init("note", required: false)]
    case .inspectPurchase:
      [
        .init("sku"), .init("accepted", .number), .init("rejected", .number, required: false), .init("reason", required: false),
      ]
    case .stowPurchase: [.init("sku"), .init("quantity", .number), .init("location", required: false)]
    case .returnPurchase: [.init("sku"), .init("quantity", .number), .init("note", required: false)]
    case .cancelPurchase, .closePurchase: [.init("reason")]
    default: []
    }
  }
}

extension Arguments {
  public func purchase(_ name: String = "purchase") throws(Refusal) -> PurchaseID {
    guard let id = PurchaseID(try text(name)) else { throw .argument(name, .notAnIdentifier) }
    return id
  }

  /// A supplier's code: 1–32 characters without blanks.
  func supplier(_ name: String = "supplier") throws(Refusal) -> String {
    let code = try text(name)
    guard code.count <= 32, !code.contains(where: \.isWhitespace) else { throw .argument(name, .notAnIdentifier) }
    return code
  }

  func purchaseGoods(_ name: String) throws(Refusal) -> [PurchaseWish] {
    var goods: [PurchaseWish] = []
    for text in try list(name, atMost: 500) {
      guard let wish = PurchaseWish(text) else { throw .argument(name, .notAnIdentifier) }
      goods.append(wish)
    }
    return goods
  }
}
