import DeskCore

extension AppState {
  /// Everything the palette offers to this person, in a fixed order: acts first.
  func paletteEntries() -> [PaletteEntry] {
    var entries = CommandKind.allCases.filter(\.hasCommandForm).map { kind in
      entry(.action(.command(kind)), kind.verb, { $0.title(kind) })
    }
    entries += panes.map { pane in entry(.action(.pane(pane)), "\(pane)", { $0.title(pane) }) }
    if panes.contains(.service) {
      entries += offeredQueues.map { queue in
        var one = entry(.queue(queue), queue == .inbox ? "inbox" : "queue-\(queue)", { $0.title(queue) })
        if queue == .inbox { one.other = "queue-inbox" }
        return one
      }
    }
    if panes.contains(.shipping) {
      let verbs: [ShippingState.View: String] = [
        .wave: "wave", .pickList: "picklist", .bench: "bench", .returns: "returns", .handover: "manifest",
        .printing: "print-queue",
      ]
      entries += ShippingState.View.allCases.map { view in entry(.view(view), verbs[view] ?? "", { $0.view(view) }) }
      entries.append(entry(.action(.printLabel), "label", { $0.title(Action.printLabel) }))
      entries.append(entry(.assignWave, "wave-assign", { $0.assignWave }))
      entries.append(entry(.action(.exportShipFile), "export", { $0.title(.exportShipFile) }))
    }
    if panes.contains(.stock) {
      let verbs: [StockState.View: String] = [
        .goods: "goods", .publishing: "publishing", .shortages: "shortages",
        .replenish: "replenish", .purchases: "purchases",
      ]
      entries += StockState.View.allCases.map { view in entry(.stock(view), verbs[view] ?? "", { $0.view(view) }) }
      entries.append(entry(.counts, "counts", { $0.countsTitle }))
    }
    entries.append(entry(.importFiles, "import", { $0.title(CommandKind.importOrders) }))
    entries.append(entry(.reconcile, CommandKind.reconcileBill.verb, { $0.title(CommandKind.reconcileBill) }))
    entries.append(entry(.pages, "pages", { $0.pagesTitle }))
    entries.append(entry(.backups, "backups", { $0.backupsTitle + $0.pick("列表", ": list") }))
    if panes.contains(.promotion) {
      entries += [PromotionState.View.calendar, .list, .events].map { view in
        entry(.promotion(view), "promo-\(view)", { "\($0.title(Pane.promotion)) \($0.view(view))" })
      }
    }
    if panes.contains(.supervisor) {
      let verbs: [SupervisorState.View: String] = [
        .board: "board", .items: "work", .people: "people", .refunds: "refunds", .log: "log",
      ]
      entries += SupervisorState.View.allCases.map { view in entry(.supervisor(view), verbs[view] ?? "", { $0.view(view) }) }
    }
    if panes.contains(.supervisor) { entries.append(entry(.sights, "unmaskings", { $0.sightsTitle })) }
    entries.append(entry(.story, "story", { $0.storyName }))
    entries.append(entry(.posts, "stand-ins", { $0.postsTitle }))
    entries.append(entry(.roster, "roster", { $0.rosterTitle }))
    entries += [
      entry(.action(.morning), "morning", { $0.title(Action.morning) }),
      entry(.action(.evening), "evening", { $0.title(Action.evening) }),
      entry(.action(.phrases), "phrases", { $0.title(Action.phrases) }),
      entry(.action(.recall), "recall", { $0.title(Action.recall) }),
    ]
    let rest: [(Action, String)] = [
      (.queueItems, "held"), (.acts, "acts"), (.sortBy, "sort"), (.reverseSort, "reverse"), (.publish, "publish"),
      (.merges, "merges"),
      (.nextZone, "zone"), (.nextCourier, "courier"),
      (.filter, "find"), (.counter, "undo"), (.yank, "copy"), (.printDocument, "print-document"), (.messages, "messages"),
      (.help, "help"), (.redraw, "redraw"), (.suspend, "suspend"), (.quit, "quit"),
    ]
    for (action, verb) in rest where Bindings.binding(of: action, in: context) != nil {
      entries.append(entry(.action(action), verb, { $0.title(action) }))
    }
    return entries
  }

  /// Those that fit what was typed, the best first.
  func paletteMatches(_ typed: String) -> [PaletteEntry] {
    let entries = paletteEntries()
    let (line, elsewhere) = paletteLine(typed, among: entries)
    let ranked = entries.enumerated().compactMap { place, entry -> (Int, Int, PaletteEntry)? in
      // A title may begin with words that mean something in the shell, too.
      (entry.rank(line) ?? entry.rank(typed).map { $0 + 10 }).map { ($0, place, entry) }
    }
    // Of what fits alike, what may be done comes before what one's role is refused: Enter takes the first.
    let found = ranked.sorted { ($0.0, $0.2.isForRole ? 0 : 1, $0.1) < ($1.0, $1.2.isForRole ? 0 : 1, $1.1) }
      .map { following($0.2, line) }
    guard let elsewhere else { return found }
    // A single word before others may be the beginning of a title.
    let isMeant = elsewhere.verb.contains(" ") || typed.trimmingBlanks().lowercased() == elsewhere.verb || found.isEmpty
    return isMeant ? [elsewhere] + found : found + [elsewhere]
  }

  /// Whether it is possible with the words that were typed after it.
  private func following(_ entry: PaletteEntry, _ typed: String) -> PaletteEntry {
    let words = entry.arguments(typed)
    guard !words.isEmpty, entry.isForRole, case .action(let action) = entry.target else { return entry }
    var entry = entry
    entry.refusal = whyDisabled(action, words: words)
    return entry
  }

  private func entry(_ target: PaletteEntry.Target, _ verb: String, _ title: (Texts) -> String) -> PaletteEntry {
    var key = ""
    var refusal: String?
    if case .action(let action) = target {
      let binding = Bindings.binding(of: action, in: keyContext) ?? Bindings.all.first { $0.action == action }
      key = binding?.keys.first?.name ?? ""
      refusal = whyDisabled(action)
    } else if target == .importFiles, actor != nil, !mayImport {
      refusal = texts.refusal(.notPermitted(.importOrders))
    }
    if target.isWriting, let looking { refusal = looking }
    let kind = target.kind
    let isForRole = kind.map { actor?.role(for: $0) != nil } ?? true
    if !isForRole, actor != nil, let kind { refusal = texts.refusal(.notPermitted(kind)) }
    let other = texts.language == .zh ? Texts.en : Texts.zh
    return PaletteEntry(
      target: target, title: title(texts), otherTitle: title(other), verb: verb, initials: Pinyin.initials(title(.zh)),
      pinyin: Pinyin.syllables(title(.zh)), key: key, refusal: refusal, isForRole: isForRole)
  }
}

extension PaletteEntry.Target {
  /// Stores something when it is run, and isn't an action that says so itself.
  fileprivate var isWriting: Bool { [.importFiles, .reconcile, .assignWave].contains(self) }

  /// The command that it comes to, where it is one: whose role may not, reads so (ROL-2).
  fileprivate var kind: CommandKind? {
    switch self {
    case .action(.command(let kind)): kind
    case .action(.exportShipFile): .exportShipFile
    case .action(.printLabel): .printPaper
    case .action(.merges): .mergeParcel
    case .view(.pickList): .printPickList
    case .view(.bench): .packParcel
    case .reconcile: .reconcileBill
    case .assignWave: .assignWaybill
    case .action, .queue, .view, .stock, .counts, .importFiles, .posts, .roster, .pages, .supervisor, .story, .sights, .promotion,
      .elsewhere:
      nil
    case .backups: .backUp
    }
  }
}
