/// What a planner writes of a promotion, one field each.
public enum PromotionField: String, CaseIterable, Sendable, Hashable {
  case title, kind, rule, goods, from, until, shop, lane, buyerPieces, buyerOrders, totalPieces, totalOrders, budget, target

  public var isRequired: Bool {
    switch self {
    case .title, .kind, .rule, .from, .until: true
    default: false
    }
  }
}

/// Fields of a promotion as they come from outside and stand in records: canonical texts, each read and checked once. Times are the shop's.
public struct PromotionFields: Sendable, Equatable {
  /// `-` of an optional one: without it from now on.
  public private(set) var texts: [PromotionField: String] = [:]

  /// SKUs that one promotion may name.
  public static let mostGoods = 1000

  public init() {}

  /// The words that a line of goods has, each as it stands: a list of them may be longer than one text.
  public static func words(_ goods: String) -> [String] { SKUText.words(goods) }

  /// - Parameter all: a new one: what is needed must be there.
  public init(_ a: Arguments, all: Bool) throws(Refusal) {
    for field in PromotionField.allCases {
      let name = field.rawValue
      let text: String?
      if field == .goods {
        let goods = try a.list(name, atMost: Self.mostGoods).flatMap(SKUText.words)
        guard goods.count <= Self.mostGoods else { throw .argument(name, .tooLong) }
        let codes = goods.compactMap(SKUText.code)
        guard codes.count == goods.count else { throw .argument(name, .notAnIdentifier) }
        text = codes.isEmpty ? nil : codes.map { SKUText.word($0) }.joined(separator: " ")
      } else {
        text = try a.optionalText(name)
      }
      guard let text else {
        if all, field.isRequired { throw .argument(name, .missing) }
        continue
      }
      if text == "-", !field.isRequired {
        if !all { texts[field] = "-" }
        continue
      }
      texts[field] = try Self.canonical(field, text)
    }
    if let kind = texts[.kind], texts[.rule] == nil, !kind.isEmpty { throw .argument("rule", .missing) }
    if let kind = texts[.kind].flatMap(PromotionKind.init(rawValue:)), let text = texts[.rule] {
      guard let rule = PromotionRule(kind, text: text) else { throw .argument("rule", .notARule) }
      texts[.rule] = rule.text
    }
    guard all || !texts.isEmpty else { throw .argument("title", .missing) }
  }

  private static func canonical(_ field: PromotionField, _ text: String) throws(Refusal) -> String {
    let name = field.rawValue
    switch field {
    case .title:
      guard text.count <= 100 else { throw .argument(name, .tooLong) }
      return text
    case .rule, .goods: return text
    case .kind:
      guard PromotionKind(rawValue: text) != nil else { throw .argument(name, .notAChoice) }
      return text
    case .lane:
      guard PromotionLane(rawValue: text) != nil else { throw .argument(name, .notAChoice) }
      return text
    case .from, .until:
      guard let at = ShopLocal(shopTime: text, endsDay: field == .until) else { throw .argument(name, .notATime) }
      return at.shopTime
    case .shop:
      if let shop = ShopName(text), shop != .everywhere { return shop.text }
      guard !text.contains("/"), text != "*" else { throw .argument(name, .notAShop) }
      return text.lowercased()
    case .buyerPieces, .buyerOrders, .totalPieces, .totalOrders, .target:
      guard let count = Int(text) else { throw .argument(name, .notANumber) }
      return String(count)
    case .budget:
      guard let money = Money(decimal: text) else { throw .argument(name, .notMoney) }
      return money.decimal
    }
  }

  /// As they stand in the record, in the order of the form.
  public var json: [(String, JSON)] {
    PromotionField.allCases.compactMap { field in texts[field].map { (field.rawValue, .string($0)) } }
  }

  public subscript(field: PromotionField) -> String? { texts[field] == "-" ? nil : texts[field] }

  /// These over the ones that stood.
  public func over(_ old: PromotionFields) -> PromotionFields {
    var new = old
    for (field, text) in texts { new.texts[field] = text == "-" ? nil : text }
    // A rule that came without its kind is written as the kind writes it.
    if let kind = new[.kind].flatMap(PromotionKind.init(rawValue:)),
      let rule = new[.rule].flatMap({ PromotionRule(kind, text: $0) })
    {
      new.texts[.rule] = rule.text
    }
    return new
  }

  /// The promotion that they tell, and how many pieces it is to sell.
  ///
  /// - Throws: a rule that doesn't fit its kind, which only editing one of them can bring about.
  public func promotion(_ id: PromotionID, in zone: ShopZone) throws(Refusal) -> (promotion: Promotion, target: Int?) {
    guard let kind = self[.kind].flatMap(PromotionKind.init(rawValue:)), let text = self[.rule],
      let rule = PromotionRule(kind, text: text)
    else { throw .argument("rule", .notARule) }
    func at(_ field: PromotionField) throws(Refusal) -> Instant {
      guard let text = self[field], let local = ShopLocal(shopTime: text, endsDay: false) else {
        throw .argument(field.rawValue, .missing)
      }
      return zone.instant(local.day, second: local.second)
    }
    func count(_ field: PromotionField) -> Int? { self[field].flatMap { Int($0) } }
    var scope = PromotionScope.everywhere
    if let shop = self[.shop] {
      scope = ShopName(shop).map { PromotionScope(platform: $0.platform, shop: $0.shop) } ?? PromotionScope(platform: shop)
    }
    let promotion = Promotion(
      id: id, title: self[.title] ?? "", rule: rule,
      goods: self[.goods].map { .skus(Set(SKUText.words($0).compactMap(SKUText.code))) } ?? .all,
      window: PromotionWindow(from: try at(.from), until: try at(.until)), scope: scope,
      lane: self[.lane].flatMap(PromotionLane.init(rawValue:)),
      perBuyer: PromotionLimit(pieces: count(.buyerPieces), orders: count(.buyerOrders)),
      total: PromotionLimit(pieces: count(.totalPieces), orders: count(.totalOrders)),
      budget: self[.budget].flatMap { Money(decimal: $0) })
    if let target = count(.target), !(1...Promotion.largestCount).contains(target) { throw .argument("target", .outOfRange) }
    return (promotion, count(.target))
  }
}
