/// INV-3, INV-4: whether a SKU is for sale in one of the shop's marketplace shops.
public struct Listing: Sendable, Equatable {
  public enum State: String, CaseIterable, Sendable, Hashable {
    /// Nobody has listed it here yet.
    case unlisted
    /// Approved; somebody must still put it up on the marketplace.
    case toPublish
    case listed
    /// Sold out, or its delisting was approved; somebody must still take it down on the marketplace.
    case toTakeDown
    case delisted
  }

  public var sku: String
  public var shop: ShopName
  public var state: State
  public var at: Instant
  /// Who proposed what is to be done, and who approved it; nil where it followed by itself from stock that ran out (INV-3).
  public var proposedBy: String?
  public var approvedBy: String?

  public init(sku: String, shop: ShopName, state: State, at: Instant, proposedBy: String? = nil, approvedBy: String? = nil) {
    self.sku = sku
    self.shop = shop
    self.state = state
    self.at = at
    self.proposedBy = proposedBy
    self.approvedBy = approvedBy
  }

  /// What a record tells of it.
  public var fields: [(String, JSON)] {
    [("listing", .string(state.rawValue)), ("listingBy", .optional(proposedBy)), ("listingApprovedBy", .optional(approvedBy))]
  }
}

/// One of our shops on a marketplace: `taobao/示例旗舰店`.
public struct ShopName: Sendable, Hashable, Comparable {
  public var platform: String
  public var shop: String

  /// Wherever it is sold: where nobody has said in which shops a SKU is listed.
  public static let everywhere = ShopName(platform: "*", shop: "*")

  public init(platform: String, shop: String) {
    self.platform = platform
    self.shop = shop
  }

  /// Reads `taobao/示例旗舰店`, or `*`. Nil for anything else.
  public init?(_ text: String) {
    if text == "*" {
      self = .everywhere
      return
    }
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map { String($0).trimmingBlanks() }
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return nil }
    self.init(platform: parts[0].lowercased(), shop: parts[1])
  }

  public var text: String { self == .everywhere ? "*" : "\(platform)/\(shop)" }
  public static func < (a: ShopName, b: ShopName) -> Bool { (a.platform, a.shop) < (b.platform, b.shop) }
}

extension Machine where State == Listing.State, Facts == GoodsFacts {
  /// INV-3, INV-4: proposed by planner or merchandiser, approved by the director, published by the merchandiser.
  public static let listing = Machine(
    name: "listing", rule: "INV-4",
    initial: [.unlisted],
    rows: [
      Row([.unlisted, .delisted, .toTakeDown], .listSKU, to: .toPublish, guards: [.notMerged, .hasPrice, .hasStock]),
      // What is to be published may still be up from before: somebody looks.
      Row([.listed, .toPublish], .unlistSKU, to: .toTakeDown),
      Row([.toPublish], .publishListing, to: .listed, guards: [.publishedByOther]),
      Row([.toTakeDown], .publishListing, to: .delisted, guards: [.publishedByOther]),
    ])
}
