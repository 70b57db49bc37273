/// ORD-8: a parcel that somebody asks to stop, for whoever stands at the bench.
public struct StopRow: Sendable, Equatable {
  public var parcel: ParcelID
  public var version: Int
  public var stage: ParcelStage
  /// The marketplace's number of its order.
  public var number: String
  public var recipient: String
  public var goods: String
  public var courier: String?
  public var waybill: String?
  public var stop: Interception

  public init(
    parcel: ParcelID, version: Int, stage: ParcelStage, number: String, recipient: String, goods: String, courier: String?,
    waybill: String?, stop: Interception
  ) {
    self.parcel = parcel
    self.version = version
    self.stage = stage
    self.number = number
    self.recipient = recipient
    self.goods = goods
    self.courier = courier
    self.waybill = waybill
    self.stop = stop
  }

  /// Only what was reported as shipped can have left already.
  public var mayBeGone: Bool { stage == .shipped }
}
