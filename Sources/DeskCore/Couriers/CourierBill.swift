/// A row of a courier's bill.
public struct CourierBillRow: Sendable, Hashable {
  /// In capitals, as numbers are kept.
  public var waybill: String
  public var grams: Int?
  public var price: Money
  /// 1-based row in its file.
  public var row: Int

  public init(waybill: String, grams: Int?, price: Money, row: Int) {
    self.waybill = waybill
    self.grams = grams
    self.price = price
    self.row = row
  }
}

/// A courier's bill as its file gives it.
public struct CourierBill: Sendable, Equatable {
  public var file: String
  /// SHA-256 of the file, in hexadecimal: which file it was.
  public var digest: String
  public var rows: [CourierBillRow]
  public var rejected: [RejectedRow]

  public init(file: String, digest: String = "", rows: [CourierBillRow], rejected: [RejectedRow]) {
    self.file = file
    self.digest = digest
    self.rows = rows
    self.rejected = rejected
  }
}

/// One of our parcels that a bill may tell of.
public struct BilledParcel: Sendable, Hashable {
  public var parcel: ParcelID
  public var waybill: String
  public var grams: Int?
  public var address: String
  /// The day on which the courier took it; nil: never.
  public var handedOver: ShopDay?

  public init(parcel: ParcelID, waybill: String, grams: Int?, address: String, handedOver: ShopDay?) {
    self.parcel = parcel
    self.waybill = waybill
    self.grams = grams
    self.address = address
    self.handedOver = handedOver
  }
}
