import DeskCore
import DeskScreen

/// F9: the acts that are possible here and now, by number, so that no act needs a letter that an input method would swallow. The forms that
/// were laid aside are chosen from the same kind of list.
public struct ActsState: Sendable {
  public enum Act: Sendable, Equatable {
    case command(CommandKind, Selection)
    case action(Action)
    /// A form that was laid aside, by its place.
    case draft(Int)
  }

  public struct Entry: Sendable, Equatable {
    public var act: Act
    public var title: String
    /// Of a binding, where it has one: it works in the list too.
    public var key: Key?
    /// What it would be done to, where that isn't the order itself.
    public var detail: String
  }

  public var title: String
  public var entries: [Entry]
  public var cursor = 0

  public init(title: String, entries: [Entry]) {
    self.title = title
    self.entries = entries
  }
}

extension AppState {
  mutating func openActs() {
    if let goneBy { return tell(.warning, texts.goneRefused(person(goneBy))) }
    let entries = acts()
    guard !entries.isEmpty else { return tell(.note, texts.nothingSelected) }
    let subject = isWorklist ? worklist.list.selected.map { rowTitle($0) } : shipping.list.selected.map { $0.id.text }
    overlay = .acts(
      ActsState(title: [texts.title(Action.acts), subject].compactMap { $0 }.joined(separator: " "), entries: entries))
  }

  /// Most likely first: what the row is about, then the rest of its order, then what concerns the list.
  func acts() -> [ActsState.Entry] {
    var entries: [ActsState.Entry] = []
    func add(_ kind: CommandKind, _ selection: Selection, _ detail: String = "") {
      let key = Bindings.binding(of: .command(kind), in: keyContext)?.keys.first
      entries.append(ActsState.Entry(act: .command(kind, selection), title: texts.title(kind), key: key, detail: detail))
    }
    if isWorklist {
      for (kind, selection, detail) in orderActs() { add(kind, selection, detail) }
    } else if context == .wave, let row = shipping.list.selected {
      let marked = !shipping.list.marked.isEmpty
      let possible = shipping.card?.parcel.id == row.id ? shipping.card?.commands ?? [] : []
      for (kind, refusal) in possible where marked ? actor?.role(for: kind) != nil : refusal == nil {
        add(
          kind, Selection(.parcel(row.id), version: row.version), marked ? texts.parcels(shipping.list.marked.count) : row.id.text)
      }
      if actor?.role(for: .noteOrder) != nil { add(.noteOrder, Selection(.order(row.order)), Self.short(row.number)) }
    }
    let named = Set(entries.compactMap { entry in if case .command(let kind, _) = entry.act { kind } else { nil } })
    for binding in Bindings.all where binding.contexts?.contains(keyContext) == true && isListed(binding.action) {
      if case .command(let kind) = binding.action, isWorklist || context == .wave || named.contains(kind) { continue }
      guard whyDisabled(binding.action) == nil else { continue }
      entries.append(
        ActsState.Entry(
          act: .action(binding.action), title: texts.title(binding.action, in: keyContext), key: binding.keys.first, detail: ""))
    }
    return entries
  }

  private func isListed(_ action: Action) -> Bool {
    switch action {
    case .acts, .open, .nextView, .previousView: false
    case .counter: counter != nil || isWorklist && keyContext != .deciding && whyDisabled(.counter) == nil
    default: !action.isMotion
    }
  }

  /// Of the order under the cursor, with what belongs to it.
  private func orderActs() -> [(CommandKind, Selection, String)] {
    if let matter = selectedMatter {
      let selection = Selection(.request(matter.card.request.id), version: matter.card.request.version)
      return matter.card.commands.filter { $0.refusal == nil }.map { ($0.kind, selection, "") }
    }
    guard let row = worklist.list.selected, let card = worklist.card, card.order.id == selectedOrder else { return [] }
    var groups: [(Subject, [(CommandKind, Selection, String)])] = []
    func group(_ subject: Subject, _ version: Int, _ commands: [(kind: CommandKind, refusal: Refusal?)], _ detail: String) {
      let open = commands.filter { $0.refusal == nil }.map { ($0.kind, Selection(subject, version: version), detail) }
      groups.append((subject, open))
    }
    func detail(_ subject: Subject, _ text: String) -> String { subject == row.subject ? "" : text }
    group(
      .order(card.order.id), max(card.facts.version, row.parcel == nil && row.matter == nil ? row.version : 0), card.commands, "")
    for one in card.cases {
      group(
        .afterCase(one.afterCase.id), one.afterCase.version, one.commands,
        detail(.afterCase(one.afterCase.id), "\(one.afterCase.id.text) \(texts.title(one.afterCase.kind))"))
    }
    for one in card.requests {
      group(.request(one.request.id), one.request.version, one.commands, detail(.request(one.request.id), one.request.id.text))
    }
    for parcel in card.parcels {
      group(.parcel(parcel.id), parcel.version, card.parcelCommands[parcel.id] ?? [], detail(.parcel(parcel.id), parcel.id.text))
    }
    // What the row is about comes before the rest of its order, whole, and the act that its work asks for first of all: a number must not
    // mean another subject's act because this one's order has more of a kind.
    let own = groups.filter { $0.0 == row.subject }.flatMap(\.1)
    let rest = groups.filter { $0.0 != row.subject }.flatMap(\.1)
    let wanted = row.kind?.act
    let first = own.filter { $0.0 == wanted } + own.filter { $0.0 != wanted }
    // Whoever decides a request isn't led into the rest of its order.
    return keyContext == .deciding ? first : first + rest
  }
}

extension WorkKind {
  /// The act that settles it, where there is one.
  var act: CommandKind? {
    switch self {
    case .contact: .contactOrder
    case .confirm: .confirmOrder
    case .amend: .amendOrder
    case .cancel, .invalid: .cancelOrder
    case .remind: .remindOrder
    case .shortage: .chooseShortage
    case .escalation: .answerEscalation
    case .acceptOffer: .acceptOrder
    case .review: .answerReview
    case .visit: .visitBuyer
    case .judgeBuyer: .judgeBuyer
    case .decideCase: .approveCase
    case .awaitReturn: .receiveCase
    case .inspectReturn: .inspectCase
    case .settleCase: .settleCase
    case .closeCase: .closeCase
    case .dispute: .answerDispute
    case .exception: .followException
    case .approveByLead, .approveByDirector, .approveByManager, .approveByIT, .carryOut: .approveRequest
    case .print: .printParcel
    case .pick: .pickParcel
    case .pack: .packParcel
    case .ship: .shipParcel
    case .handOver: .handOverParcel
    case .intercept: .foundParcel
    case .acknowledge: .acknowledgeFlag
    case .reprint: .printParcel
    case .stopParcel: .voidParcel
    case .notInBag: .handOverParcel
    case .shipFault: .answerShipFault
    case .countBin: .countStock
    case .delist: .delistSKU
    case .publishListing: .publishListing
    case .publishPrice: .publishPrice
    case .partCount, .fullCount: .openCount
    case .enterCount: .enterCount
    case .settleCount: .explainCount
    case .signCount: .signCount
    case .publishPromotion, .takeDownPromotion: .publishPromotion
    case .expectGoods: .receivePurchase
    case .inspectGoods: .inspectPurchase
    case .stowGoods: .stowPurchase
    case .returnGoods: .returnPurchase
    case .eventStep: .stepEvent
    case .publishRevision: .publishRevision
    case .reviewPages: .reviewPages
    case .clarify, .refreshImport, .handToFulfilment, .interceptUnanswered, .completeSKU: nil
    }
  }
}
