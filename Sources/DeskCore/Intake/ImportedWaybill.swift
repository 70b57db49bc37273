/// A waybill number bought from a courier, to be used for one parcel (FUL-5).
public struct ImportedWaybill: Sendable, Equatable {
  /// The courier's code in `CourierTable`, or the file's own words when the table doesn't know them.
  public var courier: String
  public var number: String
  /// False when the number hasn't the courier's usual form: a warning, never a reason to refuse (formats.md 4.3).
  public var shapeMatches: Bool
  /// 1-based row in its file.
  public var row: Int

  public init(courier: String, number: String, shapeMatches: Bool, row: Int) {
    self.courier = courier
    self.number = number
    self.shapeMatches = shapeMatches
    self.row = row
  }
}
