/// FUL-9: what a courier takes for a parcel to a place, from a day on.
public struct CourierTariff: Sendable, Hashable {
  /// The courier's code in `CourierTable`.
  public var courier: String
  public var region: Region
  public var firstGrams: Int
  public var firstPrice: Money
  /// Each begun step beyond the first weight; 0: the first price is for any weight.
  public var stepGrams: Int
  public var stepPrice: Money
  public var validFrom: ShopDay

  public init(
    courier: String, region: Region, firstGrams: Int, firstPrice: Money, stepGrams: Int, stepPrice: Money, validFrom: ShopDay
  ) {
    self.courier = courier
    self.region = region
    self.firstGrams = firstGrams
    self.firstPrice = firstPrice
    self.stepGrams = stepGrams
    self.stepPrice = stepPrice
    self.validFrom = validFrom
  }

  public static let gramsRange = 1...100_000

  /// The price of a weight, exact in fen.
  public func price(_ grams: Int) -> Money {
    guard grams > firstGrams, stepGrams > 0 else { return firstPrice }
    let steps = Int64((grams - firstGrams + stepGrams - 1) / stepGrams)
    return Money(fen: firstPrice.fen + steps * stepPrice.fen)
  }
}

extension [CourierTariff] {
  /// The tariff of a courier for an address on a day: of those valid by then the one that names the place most exactly, of these the latest.
  public func tariff(_ courier: String, to address: String, on day: ShopDay) -> CourierTariff? {
    filter { $0.courier == courier && $0.validFrom <= day && $0.region.contains(address) }
      .max { ($0.region.exactness, $0.validFrom) < ($1.region.exactness, $1.validFrom) }
  }
}
