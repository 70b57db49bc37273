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
    case .purchases:
      guard stock.view == .purchases, let row = stock.purchases.selected else { return tell(.note, texts.nothingSelected) }
      start(.exportPurchase, words: [row.purchase.id.text])
    default: tell(.note, texts.nothingSelected)
    }
  }

  /// - Parameter words: none, or the marketplace's template, before it whose it is: `taobao template.csv`.
  mutating func exportShipFile(_ words: [String] = []) {
    guard permitted(.exportShipFile) else { return }
    make(.shipFile(wave, platform: words.count > 1 ? words[0] : nil, template: words.last))
  }

  /// The marked parcels, else all of the wave that have no number (FUL-5).
  mutating func assignWave() {
    guard permitted(.assignWaybill) else { return }
    let marked = context.pane == .shipping ? shipping.list.marked.compactMap { ParcelID($0) }.sorted() : []
    make(.waveNumbers(wave, marked.isEmpty ? nil : marked))
  }

  /// - Parameter words: paths, and whose they are where the files don't say.
  mutating func importFiles(_ words: [String]) {
    // Which kind it is, and whether this person may bring it, turns out when the file is read.
    guard mayImport else { return refuse(.importOrders) }
    guard let wish = ImportWish(words) else {
      return tell(
        .note,
        ":import " + texts.pick("文件路径… [--shop 店名] [--platform taobao|tmall]", "FILE… [--shop NAME] [--platform taobao|tmall]"))
    }
    make(.importFiles(wish))
  }

  /// - Parameter words: the courier, the month, the bill's path (FUL-9).
  mutating func reconcile(_ words: [String]) {
    guard permitted(.reconcileBill) else { return }
    guard words.count > 2, let month = ShopDay(month: words[1]) else { return tell(.note, texts.reconcileUsage) }
    make(.reconciliation(courier: words[0], month, bill: words[2...].joined(separator: " ")))
  }

  var mayImport: Bool {
    actor.map { actor in CommandKind.allCases.contains { $0.isImport && actor.role(for: $0) != nil } } ?? false
  }

  mutating func permitted(_ kind: CommandKind) -> Bool {
    if actor?.role(for: kind) != nil { return true }
    refuse(kind)
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
        tell(
          .success,
          texts.title(.printParcel) + " " + texts.parcels(ids.count) + " · " + texts.queuedPapers(.dispatchNote, of: ids))
        // At the bench the paper comes out of the printer; a page would take the scanner's keys.
        if ids.count == 1, context != .bench {
          overlay = .page(PageState(title: texts.dispatchNote(ids.first?.text ?? ""), text: made.text))
        }
      case .labels(let ids): tell(.success, texts.queuedPapers(.label, of: ids))
      case .pickList: tell(made, texts.queuedPapers(.pickList, 1))
      case .manifest: tell(made, texts.queuedPapers(.manifest, 1))
      case .shipFile:
        tell(made, texts.shipFileWritten(made.paths.first ?? "", made.count))
        if let note = made.template {
          overlay = .page(PageState(title: texts.title(.exportShipFile), text: texts.template(note).joined(separator: "\n")))
        }
      case .waveNumbers:
        tell(made.left.isEmpty ? .success : .warning, texts.numbersAssigned(made.count))
        if !made.left.isEmpty {
          let text = made.left.map { "\($0.parcel.text)  \(texts.refusal($0.refusal))" }.joined(separator: "\n")
          overlay = .page(PageState(title: texts.assignWave, text: text))
        }
        reloadVisible(awaited: true)
      case .reconciliation:
        let bad = made.rejected.map(texts.rejectedRow)
        let lines = made.reconciled.map(texts.reconciliation) ?? []
        overlay = .page(PageState(title: texts.title(.reconcileBill), text: (lines + bad).joined(separator: "\n")))
      case .importFiles:
        overlay = .page(PageState(title: texts.title(.importOrders), text: made.text))
        reloadVisible(awaited: true)
      }
    }
  }
}

extension AppState {
  /// What left is said with where it lies; what somebody reads of it shows.
  mutating func told(_ command: Command, _ left: LeftFiles) {
    counter = nil
    let written = texts.filesWritten(left.paths)
    tell(.success, left.rows.map { texts.sheetWritten(command.kind, left.paths.joined(separator: " "), $0) } ?? written)
    guard !left.text.isEmpty else { return }
    let title =
      switch command {
      case .exportShippingReport(let day), .exportFinanceReport(let day): "\(texts.title(command.kind)) \(day.iso)"
      case .exportWorkReport(let period, let day): "\(texts.title(period)) \(day.iso)"
      case .exportPurchase(let id): "\(texts.columnPurchase) \(id.text)"
      default: texts.title(command.kind)
      }
    overlay = .page(PageState(title: title, text: left.text))
  }
}
