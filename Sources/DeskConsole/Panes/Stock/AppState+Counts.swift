import DeskCore

extension AppState {
  var countSelection: Selection? { nil }
}
