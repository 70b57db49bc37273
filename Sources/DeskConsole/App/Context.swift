/// Which keys are alive: the pane, and within shipping its view.
public enum Context: String, CaseIterable, Sendable, Hashable {
  case service, wave, pickList, bench, returns, handover, printing, stock, promotion, supervisor
}

extension AppState {
  public var context: Context {
    switch pane {
    case .service: .service
    case .shipping:
      switch shipping.view {
      case .wave: .wave
      case .pickList: .pickList
      case .bench: .bench
      case .returns: .returns
      case .handover: .handover
      case .printing: .printing
      }
    case .stock: .stock
    case .promotion: .promotion
    case .supervisor: .supervisor
    }
  }
}
