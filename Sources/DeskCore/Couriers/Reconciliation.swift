/// FUL-9: a courier's bill of a month against our parcels and the tariff.
public struct Reconciliation: Sendable, Equatable {
  public enum Kind: String, CaseIterable, Sendable {
    /// On the bill, and no parcel of ours has the number.
    case notOurs
    /// Ours, but the courier took it in another month, or never.
    case otherMonth
    /// The same number again on the bill.
    case twice
    /// The courier took it, and it isn't on the bill.
    case notBilled
    case weight
    case price
    /// We have not weighed it, so what it should have cost can't be told.
    case noWeight
    /// No tariff tells what it should have cost.
    case noTariff
  }

  /// One thing that doesn't agree.
  public struct Difference: Sendable, Equatable {
    public var kind: Kind
    public var waybill: String
    /// Row of the bill; nil: it isn't on it.
    public var row: Int?
    public var parcel: ParcelID?
    public var billedGrams: Int?
    public var ourGrams: Int?
    public var billed: Money?
    /// What the tariff asks for the weight that we recorded.
    public var expected: Money?
    /// What it asks for the weight on the bill.
    public var byBill: Money?
  }

  public var courier: String
  /// The month's first day.
  public var month: ShopDay
  /// Grams by which two scales may differ.
  public var tolerance: Int
  public var rows = 0
  public var matched = 0
  /// Of our parcels of the month, those that are on the bill.
  public var ours = 0
  public var billed = Money.zero
  public var billedMatched = Money.zero
  /// What the tariff asks, by our weights, for the matched rows that have both.
  public var expected = Money.zero
  public var differences: [Difference] = []

  public func count(_ kind: Kind) -> Int { differences.reduce(0) { $0 + ($1.kind == kind ? 1 : 0) } }
  public func sum(_ kind: Kind) -> Money {
    differences.reduce(.zero) { $0 + ($1.kind == kind ? $1.billed ?? .zero : .zero) }
  }
  public var isClean: Bool { differences.isEmpty }

  public static let usualTolerance = 100

  /// - Parameters:
  ///   - ours: the courier's parcels that it took in the month, and those elsewhere of which the bill tells.
  public init(
    courier: String, month: ShopDay, bill: [CourierBillRow], ours: [BilledParcel], tariffs: [CourierTariff],
    tolerance: Int = usualTolerance
  ) {
    self.courier = courier
    self.month = month
    self.tolerance = tolerance
    let byNumber = Dictionary(ours.map { ($0.waybill, $0) }, uniquingKeysWith: { first, _ in first })
    let last = month.nextMonth
    func isOfMonth(_ parcel: BilledParcel) -> Bool { parcel.handedOver.map { $0 >= month && $0 < last } ?? false }
    self.ours = ours.filter(isOfMonth).count
    rows = bill.count
    var seen: Set<String> = []
    for row in bill {
      billed = billed + row.price
      var difference = Difference(kind: .notOurs, waybill: row.waybill, row: row.row, billedGrams: row.grams, billed: row.price)
      func add(_ kind: Kind) {
        difference.kind = kind
        differences.append(difference)
      }
      guard seen.insert(row.waybill).inserted else {
        add(.twice)
        continue
      }
      guard let parcel = byNumber[row.waybill] else {
        add(.notOurs)
        continue
      }
      difference.parcel = parcel.parcel
      difference.ourGrams = parcel.grams
      guard isOfMonth(parcel) else {
        add(.otherMonth)
        continue
      }
      matched += 1
      billedMatched = billedMatched + row.price
      let tariff = parcel.handedOver.flatMap { tariffs.tariff(courier, to: parcel.address, on: $0) }
      difference.expected = parcel.grams.flatMap { grams in tariff?.price(grams) }
      difference.byBill = row.grams.flatMap { grams in tariff?.price(grams) }
      // Ours decides what is owed: the courier's own weight can't prove its bill.
      let differs = row.grams.flatMap { billed in parcel.grams.map { abs(billed - $0) > tolerance } } ?? false
      if differs { add(.weight) }
      guard tariff != nil else {
        add(.noTariff)
        continue
      }
      guard let asked = difference.expected else {
        add(.noWeight)
        continue
      }
      expected = expected + asked
      // A price that only follows the weight that differs is said with the weight.
      if row.price != asked, !differs || row.price != difference.byBill { add(.price) }
    }
    for parcel in ours where isOfMonth(parcel) && !seen.contains(parcel.waybill) {
      let tariff = parcel.handedOver.flatMap { tariffs.tariff(courier, to: parcel.address, on: $0) }
      let price = parcel.grams.flatMap { grams in tariff?.price(grams) }
      differences.append(
        Difference(kind: .notBilled, waybill: parcel.waybill, parcel: parcel.parcel, ourGrams: parcel.grams, expected: price))
    }
  }

  /// What the record says of it.
  public func record(_ bill: CourierBill) -> JSON {
    .object(
      [
        ("courier", .string(courier)), ("month", .string(String(month.iso.prefix(7)))), ("file", .string(bill.file)),
        ("digest", .string(bill.digest)), ("tolerance", .int(tolerance)), ("rows", .int(rows)), ("ours", .int(ours)),
        ("matched", .int(matched)), ("billed", .string(billed.decimal)), ("billedMatched", .string(billedMatched.decimal)),
        ("expected", .string(expected.decimal)),
      ] + Kind.allCases.map { ($0.rawValue, .int(count($0))) })
  }
}

extension ShopDay {
  /// The first day of a month, of `2026-11`.
  public init?(month text: String) { self.init(iso: text + "-01") }

  /// The first day of the month after this one's.
  public var nextMonth: ShopDay {
    let (year, month, _) = civil
    return ShopDay(year: month == 12 ? year + 1 : year, month: month == 12 ? 1 : month + 1, day: 1) ?? self
  }
}
