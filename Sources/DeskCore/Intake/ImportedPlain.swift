/// A day of a calendar file (FUL-1).
public struct ImportedDay: Sendable, Equatable {
  public var day: ShopDay
  public var kind: DayKind
  public var note: String
  /// 1-based row in its file.
  public var row: Int

  public init(_ day: ShopDay, _ kind: DayKind, note: String = "", row: Int) {
    self.day = day
    self.kind = kind
    self.note = note
    self.row = row
  }
}

/// What a marketplace says of one row of a ship file (FUL-6).
public struct ImportedShipResult: Sendable, Equatable {
  /// The marketplace's order number.
  public var number: String
  /// Nil when the file doesn't name it: every parcel of the order is meant.
  public var waybill: String?
  public var succeeded: Bool
  /// The marketplace's own words.
  public var text: String
  /// 1-based row in its file, and what its columns are called there.
  public var row: Int
  public var orderColumn: String
  public var waybillColumn: String

  public init(
    number: String, waybill: String? = nil, succeeded: Bool, text: String = "", row: Int, orderColumn: String = "订单编号",
    waybillColumn: String = "物流单号"
  ) {
    self.number = number
    self.waybill = waybill
    self.succeeded = succeeded
    self.text = text
    self.row = row
    self.orderColumn = orderColumn
    self.waybillColumn = waybillColumn
  }
}
