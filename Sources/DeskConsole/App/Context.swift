/// Which keys are alive: the pane, and within shipping its view.
public enum Context: String, CaseIterable, Sendable, Hashable {
  case service, deciding, wave, pickList, bench, returns, handover, bag, printing, stock, purchases, counts, counting, promotion,
    supervisor

  /// A scanner types here: every character belongs to the field.
  public var isScanning: Bool { self == .bench || self == .pickList || self == .bag || self == .counting }
}

extension AppState {
  /// Whose keys are alive. On a request they are the deciding's, whatever list it stands in.
  public var keyContext: Context {
    if context == .service, case .request? = service.list.selected?.subject { .deciding } else { context }
  }

  public var context: Context {
    switch pane {
    case .service: .service
    case .shipping:
      switch shipping.view {
      case .wave: .wave
      case .pickList: .pickList
      case .bench: .bench
      case .returns: .returns
      case .printing: .printing
      case .handover: shipping.bag == nil ? .handover : .bag
      }
    case .stock: counts.isShown ? (counts.open == nil ? .counts : .counting) : stock.view.isBuying ? .purchases : .stock
    case .promotion: .promotion
    case .supervisor: .supervisor
    }
  }
}
