/// FUL-2: where a parcel is. It cannot skip a step.
public enum ParcelStage: String, CaseIterable, Sendable, Hashable {
  case queued, printed, picked, packed, shipped, handedOver, delivered, voided

  /// Still to be brought to the courier.
  public var isOpen: Bool {
    switch self {
    case .queued, .printed, .picked, .packed, .shipped: true
    case .handedOver, .delivered, .voided: false
    }
  }
}
