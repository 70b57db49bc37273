import DeskCore
import DeskScreen

/// `:`: every command by name, with its key and why it isn't possible now.
public struct PaletteState: Sendable {
  public var field = TextField(limit: 500)
  public var cursor = 0

  public init() {}
}

/// One thing the palette can do.
public struct PaletteEntry: Sendable {
  public enum Target: Hashable, Sendable {
    case action(Action)
    case queue(ServiceState.Queue)
    case view(ShippingState.View)
    case stock(StockState.View)
    case counts
    case importFiles
    case reconcile
    case posts
    case roster
    case pages
    case backups
    case supervisor(SupervisorState.View)
    case story
    case sights
    case assignWave
    case promotion(PromotionState.View)
    /// Not done here: where it is.
    case elsewhere(String)
  }

  public var target: Target
  public var title: String
  public var otherTitle: String
  /// What scripts call it; `:verb arguments` runs it whatever else matches.
  public var verb: String
  public var initials: String
  /// Its Chinese name in whole syllables.
  public var pinyin = ""
  /// What it was called before, which goes on working.
  public var other = ""
  public var key: String
  /// Why it is not possible now; nil: it is.
  public var refusal: String?
  /// Whether the person's role may do it at all.
  public var isForRole = true

  /// The words after the verb, when the first word alone names this entry.
  func arguments(_ typed: String) -> [String] {
    let words = typed.split(separator: " ").map(String.init)
    guard words.count > 1, let first = words.first?.lowercased(),
      [verb.lowercased(), other, initials, pinyin, title.lowercased()].contains(first)
    else {
      return []
    }
    return Array(words.dropFirst())
  }

  /// How well it fits what was typed: smaller is better, nil not at all.
  func rank(_ typed: String) -> Int? {
    let words = typed.lowercased().trimmingBlanks()
    let word = words.split(separator: " ").first.map(String.init) ?? ""
    if words.isEmpty { return 9 }
    if verb.lowercased() == word { return 0 }
    if other == word { return 0 }
    if verb.lowercased().hasPrefix(word) { return 1 }
    if [words, word].contains(title.lowercased()) { return 1 }
    if [words, word].contains(initials) || (!pinyin.isEmpty && word == pinyin) { return 2 }
    if initials.hasPrefix(words) || title.lowercased().hasPrefix(words) { return 3 }
    if otherTitle.lowercased().hasPrefix(words) { return 4 }
    if title.lowercased().contains(words) || otherTitle.lowercased().contains(words) { return 5 }
    if initials.contains(words) { return 6 }
    // Two letters are initials.
    if words.count > 2, pinyin.contains(words.filter { $0 != " " }) { return pinyin.hasPrefix(words) ? 5 : 7 }
    return nil
  }
}

extension CommandKind.Target {
  /// How an object of it is named on a line; nil: it needs none, or any word may name it.
  public var example: String? {
    switch self {
    case .order: OrderID(number: 42).text
    case .parcel: "P261124-0001"
    case .afterCase: CaseID(number: 3).text
    case .request: RequestID(number: 3).text
    case .count: CountID(number: 1).text
    case .promotion: PromotionID(number: 1).text
    case .event: PlatformEventID(number: 1).text
    case .purchase: PurchaseID(number: 1).text
    case .revision: RevisionID(number: 1).text
    case .sku: "BAG-01"
    case .person, .shop: nil
    }
  }
}

extension CommandKind {
  /// The subcommand's verb (contract.md), which the palette takes too.
  public var verb: String {
    switch self {
    case .importOrders: "import"
    case .claimOrder: "claim"
    case .releaseOrder: "release"
    case .reviewOrder: "review"
    case .contactOrder: "contact"
    case .confirmOrder: "confirm"
    case .noteOrder: "note"
    case .amendOrder: "amend"
    case .cancelOrder: "cancel"
    case .remindOrder: "remind"
    case .chooseShortage: "shortage"
    case .escalateOrder: "escalate"
    case .answerEscalation: "answer-escalation"
    case .assignOrder: "assign"
    case .offerOrder: "offer"
    case .acceptOrder: "accept"
    case .recordReview: "rate"
    case .answerReview: "answer-review"
    case .visitBuyer: "visit"
    case .reportBuyer: "report-buyer"
    case .judgeBuyer: "judge-buyer"
    case .openCase: "case-open"
    case .approveCase: "case-approve"
    case .refuseCase: "case-refuse"
    case .withdrawCase: "case-withdraw"
    case .receiveCase: "case-receive"
    case .inspectCase: "case-inspect"
    case .settleCase: "case-settle"
    case .closeCase: "case-close"
    case .disputeCase: "dispute"
    case .answerDispute: "answer-dispute"
    case .approveRequest: "approve"
    case .rejectRequest: "reject"
    case .withdrawRequest: "withdraw"
    case .interceptParcel: "intercept"
    case .seeInterception: "seen"
    case .foundParcel: "found"
    case .goneParcel: "gone"
    case .liftInterception: "lift"
    case .reportException: "exception"
    case .followException: "follow"
    case .solveException: "solve"
    case .moveParcel: "move"
    case .explainLate: "late"
    case .mergeParcel: "merge"
    case .unmergeParcel: "unmerge"
    case .splitParcel: "split"
    case .renewWaybill: "renew-waybill"
    case .shortParcel: "short"
    case .suspendParcel: "set-aside"
    case .signManifest: "sign"
    case .setDay: "day"
    case .setDeadlines: "deadlines"
    case .setPrinter: "printer"
    case .printPaper: "paper"
    case .retryPrint: "reprint"
    case .exportShippingReport: "report-shipping"
    case .exportFinanceReport: "report-finance"
    case .exportWorkReport: "report"
    case .reviewRefund: "refund-review"
    case .countStock: "count"
    case .delistSKU: "delisted"
    case .editSKU: "edit-sku"
    case .moveStock: "move-stock"
    case .holdStock: "hold"
    case .freeStock: "free"
    case .writeOffStock: "write-off"
    case .listSKU: "list"
    case .unlistSKU: "unlist"
    case .publishListing: "publish-listing"
    case .setPrice: "price"
    case .publishPrice: "publish-price"
    case .saveSupplier: "supplier"
    case .draftPurchase: "purchase-draft"
    case .editPurchase: "purchase-edit"
    case .placePurchase: "purchase-place"
    case .receivePurchase: "purchase-receive"
    case .inspectPurchase: "purchase-inspect"
    case .stowPurchase: "purchase-stow"
    case .returnPurchase: "purchase-return"
    case .cancelPurchase: "purchase-cancel"
    case .closePurchase: "purchase-close"
    case .exportListing: "export-listing"
    case .exportStock: "export-stock"
    case .exportOrders: "export-orders"
    case .exportPurchases: "export-purchases"
    case .exportPurchase: "purchase-paper"
    case .openCount: "count-open"
    case .enterCount: "count-enter"
    case .explainCount: "count-explain"
    case .bookCount: "count-book"
    case .signCount: "count-sign"
    case .cancelCount: "count-cancel"
    case .mergeSKU: "merge-sku"
    case .draftPromotion: "promo-draft"
    case .editPromotion: "promo-edit"
    case .submitPromotion: "promo-submit"
    case .publishPromotion: "promo-publish"
    case .withdrawPromotion: "promo-withdraw"
    case .addEvent: "event-add"
    case .stepEvent: "event-step"
    case .importTraffic: "import-traffic"
    case .importReviews: "import-reviews"
    case .proposeRevision: "page-propose"
    case .publishRevision: "page-publish"
    case .withdrawRevision: "page-withdraw"
    case .reviewPages: "page-review"
    case .backUp: "backup"
    case .drillBackup: "drill"
    case .restoreBackup: "restore"
    case .savePhrase: "phrase"
    case .setAuthority: "authority"
    case .assignWaybill: "waybill"
    case .acknowledgeFlag: "acknowledge"
    case .printParcel: "print"
    case .pickParcel: "pick"
    case .packParcel: "pack"
    case .weighParcel: "weigh"
    case .shipParcel: "ship"
    case .handOverParcel: "handover"
    case .voidParcel: "void"
    case .importWaybills: "import-waybills"
    case .importShipResults: "import-results"
    case .answerShipFault: "answer-fault"
    case .importCourierRules: "import-rules"
    case .importTariffs: "import-tariffs"
    case .reconcileBill: "reconcile"
    case .importCalendar: "import-calendar"
    case .exportShipFile: "export"
    case .printPickList: "picklist"
    case .printManifest: "manifest"
    case .importProducts: "import-products"
    case .receiveStock: "receive"
    case .addPerson: "person-add"
    case .grantRole: "grant"
    case .revokeRole: "revoke"
    case .standIn: "stand-in"
    case .endStandIn: "end-stand-in"
    case .askLeave: "leave"
    case .cancelLeave: "cancel-leave"
    case .unmaskOrder: "unmask"
    case .borrowAccount: "lend-account"
    case .returnAccount: "return-account"
    case .endSessions: "end-sessions"
    case .setPasswordAge: "password-age"
    case .setRoster: "roster-set"
    case .setHotline: "hotline"
    case .rotateRoster: "roster-rotate"
    case .noteAbsence: "absence"
    case .drainPerson: "drain"
    case .disablePerson: "disable"
    case .enablePerson: "enable"
    case .changePassword: "passwd"
    case .resetPassword: "reset-password"
    case .signIn: "login"
    case .signOut: "logout"
    }
  }
}
