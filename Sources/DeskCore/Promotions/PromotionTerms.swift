/// The goods of a promotion.
public enum PromotionGoods: Hashable, Sendable {
  case all
  case skus(Set<String>)

  public func contains(_ sku: String) -> Bool {
    switch self {
    case .all: true
    case .skus(let skus): skus.contains(sku)
    }
  }

  /// What both have; nil when nothing is in both.
  public func shared(with other: PromotionGoods) -> PromotionGoods? {
    switch (self, other) {
    case (.all, .all): .all
    case (.all, .skus(let skus)), (.skus(let skus), .all): skus.isEmpty ? nil : .skus(skus)
    case (.skus(let a), .skus(let b)): a.isDisjoint(with: b) ? nil : .skus(a.intersection(b))
    }
  }
}

/// When a promotion holds: from `from` on, until just before `until`.
public struct PromotionWindow: Hashable, Sendable {
  public var from: Instant
  public var until: Instant

  public init(from: Instant, until: Instant) {
    self.from = from
    self.until = until
  }

  public func contains(_ at: Instant) -> Bool { from <= at && at < until }

  /// The time in both; nil when they don't overlap. One that ends when the other begins doesn't.
  public func shared(with other: PromotionWindow) -> PromotionWindow? {
    let both = PromotionWindow(from: max(from, other.from), until: min(until, other.until))
    return both.from < both.until ? both : nil
  }

  /// The same length of time just before it (PRO-5).
  public var before: PromotionWindow {
    PromotionWindow(from: Instant(milliseconds: from.milliseconds - (until.milliseconds - from.milliseconds)), until: from)
  }
}

/// Where a promotion holds. Nil: on every platform, in every shop.
public struct PromotionScope: Hashable, Sendable {
  public var platform: String?
  public var shop: String?

  public init(platform: String? = nil, shop: String? = nil) {
    self.platform = platform
    self.shop = shop
  }

  public static let everywhere = PromotionScope()

  /// Whether an order of this platform and shop is meant.
  public func contains(platform: String, shop: String) -> Bool {
    (self.platform ?? platform) == platform && (self.shop ?? shop) == shop
  }

  public func overlaps(_ other: PromotionScope) -> Bool {
    func agree(_ a: String?, _ b: String?) -> Bool { a == nil || b == nil || a == b }
    return agree(platform, other.platform) && agree(shop, other.shop)
  }
}

/// How often a promotion may be used; nil: without limit. Both may be set.
public struct PromotionLimit: Hashable, Sendable {
  /// Pieces at its price; sets of a bundle; times a gift is given. Promotions on the whole order and on shipping have none.
  public var pieces: Int?
  public var orders: Int?

  public init(pieces: Int? = nil, orders: Int? = nil) {
    self.pieces = pieces
    self.orders = orders
  }

  public static let none = PromotionLimit()
}

extension Promotion {
  /// Every SKU that it names: its goods, a bundle's parts, gifts.
  public var named: Set<String> {
    var named: Set<String> = []
    switch rule {
    case .gift(_, let gives, _): named.formUnion(gives.map(\.sku))
    case .bundle(let parts, _): named.formUnion(parts.map(\.sku))
    case .percentOff, .amountOff, .fixedPrice, .spendSave, .everySpendSave, .freeShipping: break
    }
    if case .skus(let skus) = goods { named.formUnion(skus) }
    return named
  }
}
