import DeskCore

extension AppState {
  mutating func make(_ document: Document) {
    isMaking = true
    outbox.append(.make(document))
  }

  mutating func printDocument() {
    switch context {
    case .pickList:
      guard permitted(.printPickList) else { return }
      make(.pickList(wave))
    case .handover, .bag:
      guard permitted(.printManifest) else { return }
      guard let courier = shipping.selectedCourier else { return tell(.note, texts.nothingSelected) }
      make(.manifest(courier: courier.courier, wave))
    default: tell(.note, texts.nothingSelected)
    }
  }

  mutating func exportShipFile() {
    guard permitted(.exportShipFile) else { return }
    make(.shipFile(wave))
  }

  mutating func importFiles(_ paths: [String]) {
    guard permitted(.importOrders) else { return }
    guard !paths.isEmpty else { return tell(.note, ":import " + texts.pick("文件路径…", "FILE…")) }
    make(.importFiles(paths))
  }

  private mutating func permitted(_ kind: CommandKind) -> Bool {
    if actor?.role(for: kind) != nil { return true }
    tell(.refused(.notPermitted(kind)))
    return false
  }

  /// What was left out is not a success to be read past.
  private mutating func tell(_ made: Made, _ text: String) {
    tell(made.dropped.isEmpty ? .success : .warning, made.dropped.isEmpty ? text : "\(text) · \(texts.dropped(made.dropped))")
  }

  mutating func made(_ document: Document, _ result: Result<Made, Failure>) {
    guard isMaking else { return }
    isMaking = false
    switch result {
    case .failure(let failure):
      typeAhead = []
      tell(failure)
    case .success(let made):
      switch document {
      case .dispatchNotes(let ids):
        tell(.success, texts.title(.printParcel) + " " + texts.parcels(ids.count) + " · " + texts.spooled(made.paths.first ?? ""))
        // At the bench the paper comes out of the printer; a page would take the scanner's keys.
        if ids.count == 1, context != .bench {
          overlay = .page(PageState(title: texts.dispatchNote(ids.first?.text ?? ""), text: made.text))
        }
      case .pickList, .manifest: tell(made, texts.spooled(made.paths.first ?? ""))
      case .shipFile: tell(made, texts.shipFileWritten(made.paths.first ?? "", made.count))
      case .importFiles:
        overlay = .page(PageState(title: texts.title(.importOrders), text: made.text))
        reloadVisible(awaited: true)
      }
    }
  }
}
