/// What is wrong with a promotion as it is written, each with its facts. A promotion with a fault can't be submitted, and gives nothing.
public enum PromotionFault: Hashable, Sendable {
  /// An amount of the promotion.
  public enum Amount: String, CaseIterable, Sendable {
    case off, price, spend, save, most, bundlePrice, minimum, worth, budget
  }
  /// A number of pieces or times of it.
  public enum Count: String, CaseIterable, Sendable {
    case triggerPieces, giftPieces, bundlePieces, piecesPerBuyer, ordersPerBuyer, piecesTotal, ordersTotal
  }

  case noTitle
  case endsBeforeItStarts(PromotionWindow)
  /// Not between 0 and 100 %: nothing off is no promotion, all off is a gift. In hundredths of a percent.
  case percentOutOfRange(basisPoints: Int)
  /// Zero or less where something is needed, or more than ten million yuan.
  case amountOutOfRange(Amount, Money)
  /// Zero or less, or more than a million.
  case countOutOfRange(Count, Int)
  case noGoods
  /// A SKU without a code among goods, parts or gifts.
  case blankSKU
  case noSteps
  /// This step asks for more than the one before and saves no more, or asks for no more; counted from one.
  case stepsDontRise(at: Int)
  /// Saves all that is spent, or more.
  case savesAll(PromotionStep)
  /// The most that is saved is less than what is saved once.
  case mostBelowOnce(most: Money, once: Money)
  case noGifts
  /// More steps, gifts or parts than anybody could read.
  case tooMany(found: Int, limit: Int)
  /// A gift is one of the goods that earn it: it would earn the next one.
  case giftAmongGoods(String)
  /// Named twice among parts or gifts.
  case twice(String)
  /// A set of fewer than two pieces.
  case bundleTooSmall
  /// Its kind counts orders, not pieces.
  case limitInPieces
  case perBuyerAboveTotal(buyer: Int, total: Int)
  /// The budget doesn't suffice for giving it once.
  case budgetBelowOnce(budget: Money, once: Money)
  case wrongLane(PromotionLane, allowed: [PromotionLane])

  /// The rule that it breaks.
  public var rule: String { "PRO-2" }
}
