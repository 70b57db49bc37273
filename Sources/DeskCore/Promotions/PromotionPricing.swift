/// PRO-2: the exact arithmetic of promotions, in fen (Docs/Decisions/0019). No rounding but where it is told here, and nothing depends on the
/// order in which lines or promotions are given: lines go by number, promotions by number.
///
/// Only promotions without a fault count, whose window and scope hold the cart and whose limits aren't used up. Lanes are reckoned one after the
/// other, each on the money the earlier ones left:
///
/// 1. **item.** A price of a piece: percent off rounds it to the fen, half up; amount off ends at zero; a fixed price never raises it. The pairs
///    of line and promotion are gone through by what they take off a piece, the most first (of equals the lower promotion, then the lower line);
///    each takes as many pieces of its line as are left of the line, of the limit and of the budget. A piece is in one pair at most.
/// 2. **bundle.** A set takes the dearest pieces of each part, after lane 1. Of all sets that can be made the one that saves most is made (of equals
///    the lower promotion), and again, until none saves anything. What a set saves is apportioned over its lines.
/// 3. **shop**, then **platform.** The spend is what the lines of its goods come to. The promotion that saves most takes all those lines
///    (of equals the lower promotion); the lines that are left are looked at again. What it saves is apportioned over its lines.
/// 4. **shipping.** The lowest promotion whose minimum is reached waives the fee.
/// 5. **pieceGift**, then **spendGift.** As lane 3, by the gifts' worth. Money is counted after all discounts.
///
/// Apportioning is by largest remainder over what the lines come to at that moment; of equals the lower line gets the fen. A piece, a set, the saving on
/// an order, a fee, a gift is given whole or not at all: what doesn't fit into the rest of a budget isn't given. So nothing is ever below zero.
public struct PromotionPricing: Sendable {
  /// The cart with all promotions that hold for it. Each promotion is to be in the list once.
  public static func price(_ cart: Cart, promotions: [Promotion], uses: PromotionUses = .none) -> PricedCart {
    var pricing = PromotionPricing(cart, promotions, uses)
    for lane in PromotionLane.allCases { pricing.reckon(lane) }
    return pricing.result
  }

  let cart: Cart
  /// Lines in the order of their numbers: places in `cart.lines`.
  let order: [Int]
  /// Lanes' promotions in the order of their numbers, with what is left of them.
  var candidates: [PromotionLane: [PromotionCandidate]] = [:]
  /// By line, in the order of `order`.
  var amounts: [Int64]
  /// Pieces of lines by price; while lanes 1 and 2 are reckoned.
  var pieces: [PricedPieces] = []
  private(set) var result: PricedCart

  private init(_ cart: Cart, _ promotions: [Promotion], _ uses: PromotionUses) {
    self.cart = cart
    order = cart.lines.indices.sorted { Self.precedes(cart.lines[$0], cart.lines[$1]) }
    for promotion in promotions.sorted(by: { $0.id < $1.id })
    where promotion.window.contains(cart.at) && promotion.scope.contains(platform: cart.platform, shop: cart.shop) {
      let left = uses.piecesLeft(promotion)
      guard left > 0, promotion.faults.isEmpty else { continue }
      candidates[promotion.lane, default: []].append(
        PromotionCandidate(promotion, piecesLeft: left, budgetLeft: uses.budgetLeft(promotion)))
    }
    let lines = cart.lines
    result = PricedCart(
      lines: lines.map { PricedCart.Line(listed: Money(fen: $0.price.fen * Int64($0.quantity)), shares: [:]) },
      applied: [], shippingFee: cart.shippingFee, shippingDiscount: .zero)
    amounts = order.map { lines[$0].price.fen * Int64(lines[$0].quantity) }
  }

  /// Lines of the same number that differ are told apart by what is in them.
  private static func precedes(_ a: Cart.Line, _ b: Cart.Line) -> Bool {
    if a.number != b.number { return a.number < b.number }
    if a.sku != b.sku { return a.sku < b.sku }
    return (a.price, a.quantity) < (b.price, b.quantity)
  }

  private mutating func reckon(_ lane: PromotionLane) {
    guard candidates[lane] != nil else { return }
    switch lane {
    case .item: reckonItems()
    case .bundle: reckonBundles()
    case .shop, .platform: reckonSpend(lane)
    case .shipping: reckonShipping()
    case .pieceGift, .spendGift: reckonGifts(lane)
    }
  }

  func line(_ place: Int) -> Cart.Line { cart.lines[order[place]] }

  /// Takes fen off lines for a promotion.
  mutating func take(_ fen: Int64, off place: Int, for id: PromotionID) {
    guard fen > 0 else { return }
    amounts[place] -= fen
    result.lines[order[place]].shares[id, default: .zero].fen += fen
  }

  /// Notes that a promotion takes part.
  mutating func note(_ promotion: Promotion, discount: Int64 = 0, pieces: Int = 0, gifts: [PricedCart.Gift] = [], spent: Int64) {
    if let place = result.applied.firstIndex(where: { $0.id == promotion.id }) {
      result.applied[place].discount.fen += discount
      result.applied[place].pieces += pieces
      result.applied[place].spent.fen += spent
      return
    }
    // Lanes are reckoned in their order; only within the one at hand a lower number may come later.
    let applied = PricedCart.Applied(
      id: promotion.id, lane: promotion.lane, discount: Money(fen: discount), pieces: pieces, gifts: gifts, spent: Money(fen: spent)
    )
    let place = result.applied.firstIndex { $0.lane == promotion.lane && $0.id > promotion.id } ?? result.applied.count
    result.applied.insert(applied, at: place)
  }

  mutating func waive(_ fee: Money) { result.shippingDiscount = fee }
}

/// A promotion that may still take part, and what is left of it.
struct PromotionCandidate: Sendable {
  let promotion: Promotion
  var piecesLeft: Int
  var budgetLeft: Int64

  init(_ promotion: Promotion, piecesLeft: Int, budgetLeft: Int64) {
    self.promotion = promotion
    self.piecesLeft = piecesLeft
    self.budgetLeft = budgetLeft
  }
}

/// Pieces of one line at one price.
struct PricedPieces: Sendable {
  /// As in `PromotionPricing.order`.
  var line: Int
  var price: Int64
  var count: Int
}
