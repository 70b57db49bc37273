/// One argument of a command as a form asks for it.
public struct CommandParameter: Sendable, Equatable {
  public enum Kind: Sendable, Equatable {
    case text
    case number
    case choice([String])
    case list
  }
  public var name: String
  public var kind: Kind
  public var required: Bool

  public init(_ name: String, _ kind: Kind = .text, required: Bool = true) {
    self.name = name
    self.kind = kind
    self.required = required
  }
}

extension CommandKind {
  /// What must be asked beyond the subject itself: forms, help and the documents are made from it.
  public var parameters: [CommandParameter] {
    switch self {
    case .contactOrder:
      [
        .init("outcome", .choice(ContactOutcome.allCases.map(\.rawValue))),
        .init("channel", .choice(ContactChannel.allCases.map(\.rawValue)), required: false), .init("note", required: false),
        .init("tryIn", .number, required: false),
      ]
    case .noteOrder: [.init("text"), .init("flag", .choice(Flag.allCases.map(\.rawValue)), required: false)]
    case .amendOrder:
      [
        .init("field", .choice(AmendableField.allCases.map(\.rawValue))), .init("to"), .init("line", .number, required: false),
        .init("note", required: false),
      ]
    case .cancelOrder, .reportBuyer, .refuseCase, .withdrawCase, .rejectRequest, .interceptParcel, .explainLate, .suspendParcel,
      .unmaskOrder:
      [.init("reason")]
    case .moveParcel: [.init("wave"), .init("reason")]
    case .mergeParcel: [.init("into")]
    case .splitParcel: [.init("goods", .list)]
    case .renewWaybill: [.init("courier"), .init("number", required: false), .init("reason")]
    case .shortParcel: [.init("sku"), .init("missing", .number), .init("reason")]
    case .signManifest: [.init("courier"), .init("driver")]
    case .setDay: [.init("day"), .init("kind", .choice(DayKind.allCases.map(\.rawValue))), .init("note", required: false)]
    case .setDeadlines: [.init("printBy"), .init("pickBy"), .init("packBy")]
    case .setPrinter:
      [
        .init("document", .choice(PrintDocument.allCases.map(\.rawValue))),
        .init("format", .choice(PrintFormat.allCases.map(\.rawValue))),
        .init("destination", required: false),
      ]
    case .printPaper: [.init("document", .choice(PrintDocument.allCases.map(\.rawValue))), .init("papers", .list)]
    case .retryPrint: [.init("jobs", .list, required: false)]
    case .exportShippingReport, .exportFinanceReport: [.init("day")]
    case .exportWorkReport: [.init("period", .choice(WorkPeriod.allCases.map(\.rawValue))), .init("day")]
    case .exportListing: [.init("platform", required: false), .init("shop", required: false)]
    case .exportStock: [.init("figures", .choice(StockFigures.allCases.map(\.rawValue)), required: false)]
    case .exportOrders: [.init("from"), .init("until", required: false)]
    case .exportPurchases: [.init("scope", .choice(PurchaseScope.allCases.map(\.rawValue)), required: false)]
    case .exportPurchase: [.init("purchase")]
    case .countStock: [.init("quantity", .number), .init("note", required: false)]
    case .delistSKU: [.init("note", required: false)]
    case .editSKU: [.init("field", .choice(GoodsField.allCases.map(\.rawValue))), .init("to", required: false)]
    case .moveStock: [.init("quantity", .number), .init("from", required: false), .init("to")]
    case .holdStock, .freeStock, .writeOffStock: [.init("quantity", .number), .init("reason")]
    case .listSKU: [.init("shop"), .init("note", required: false)]
    case .unlistSKU: [.init("shop"), .init("reason")]
    case .publishListing: [.init("shop")]
    case .setPrice: [.init("price"), .init("note", required: false)]
    case .openCount:
      [
        .init("kind", .choice(StockCount.Kind.allCases.map(\.rawValue))), .init("skus", .list, required: false),
        .init("zone", required: false), .init("size", .number, required: false),
      ]
    case .enterCount: [.init("sku"), .init("quantity", .number)]
    case .explainCount: [.init("sku"), .init("reason")]
    case .bookCount: [.init("sku")]
    case .signCount: [.init("note", required: false)]
    case .cancelCount: [.init("reason")]
    case .mergeSKU: [.init("into"), .init("reason")]
    case .saveSupplier, .draftPurchase, .editPurchase, .placePurchase, .receivePurchase, .inspectPurchase, .stowPurchase,
      .returnPurchase, .cancelPurchase, .closePurchase:
      purchaseParameters
    case .remindOrder, .reviewRefund, .approveCase, .closeCase, .approveRequest, .goneParcel: [.init("note", required: false)]
    case .answerEscalation, .answerReview, .visitBuyer, .answerDispute, .solveException, .answerShipFault: [.init("note")]
    case .chooseShortage:
      [.init("choice", .choice(ShortageChoice.allCases.map(\.rawValue))), .init("note", required: false)]
    case .escalateOrder: [.init("reason"), .init("person", required: false)]
    case .assignOrder: [.init("person")]
    case .offerOrder: [.init("promised")]
    case .recordReview: [.init("rating", .choice(ReviewRating.allCases.map(\.rawValue))), .init("text", required: false)]
    case .judgeBuyer: [.init("verdict", .choice(BuyerVerdict.allCases.map(\.rawValue))), .init("note", required: false)]
    case .openCase:
      [
        .init("kind", .choice(AfterCaseKind.allCases.map(\.rawValue))), .init("amount", required: false),
        .init("goods", .list, required: false), .init("send", .list, required: false), .init("reason"),
      ]
    case .receiveCase: [.init("goods", .list, required: false), .init("note", required: false)]
    case .inspectCase:
      [
        .init("verdict", .choice([CaseAcceptance.accepted, .rejected].map(\.rawValue))), .init("damaged", .list, required: false),
        .init("note", required: false),
      ]
    case .settleCase: [.init("amount", required: false), .init("note", required: false)]
    case .disputeCase: [.init("number"), .init("hours", .number)]
    case .reportException:
      [
        .init("kind", .choice(ParcelException.Kind.allCases.map(\.rawValue))), .init("note"),
        .init("hours", .number, required: false),
      ]
    case .followException: [.init("note"), .init("hours", .number, required: false)]
    case .proposeRevision, .withdrawRevision, .reviewPages: revisionParameters
    case .backUp: [.init("folder", required: false)]
    case .savePhrase: [.init("phrase"), .init("text", required: false)]
    case .setAuthority:
      [
        .init("role", .choice(Role.allCases.map(\.rawValue))), .init("amount", .choice(AuthorityAmount.allCases.map(\.rawValue))),
        .init("perOrder"), .init("perDay"),
      ]
    case .assignWaybill: [.init("courier", required: false), .init("number", required: false)]
    case .packParcel: [.init("scan", .list), .init("weight", .number, required: false)]
    case .weighParcel: [.init("grams", .number)]
    case .voidParcel: [.init("reason")]
    case .receiveStock:
      [
        .init("quantity", .number), .init("location", required: false), .init("barcode", required: false),
        .init("title", required: false),
      ]
    case .draftPromotion, .editPromotion, .submitPromotion, .publishPromotion, .withdrawPromotion, .addEvent, .stepEvent:
      promotionParameters
    case .addPerson: [.init("displayName"), .init("role", .choice(Role.allCases.map(\.rawValue)))]
    case .grantRole, .revokeRole: [.init("role", .choice(Role.allCases.map(\.rawValue)))]
    case .standIn, .endStandIn, .askLeave, .cancelLeave: postParameters
    case .borrowAccount, .setPasswordAge, .setRoster, .setHotline, .rotateRoster, .noteAbsence, .drainPerson: peopleParameters
    default: []
    }
  }

  /// Whether a command can be given as a value (`run`, form, key); the others carry files or secrets and have a subcommand of their own.
  public var hasCommandForm: Bool {
    switch self {
    case .importOrders, .importWaybills, .exportShipFile, .printPickList, .printManifest, .importProducts, .importReviews,
      .importCalendar, .importCourierRules, .importTariffs, .importShipResults, .reconcileBill, .importTraffic, .changePassword,
      .resetPassword, .signIn, .signOut, .restoreBackup:
      false
    default: true
    }
  }

  /// REC-2: whether it takes minutes, changes nothing of the shop, and needs nobody to wait for it: it is done beside everything else
  /// and can be told to stop. The desk and the console ask here and nowhere else.
  public var takesLong: Bool { self == .backUp || self == .drillBackup }

  /// The argument that names the subject in a JSON line.
  public var subjectArgument: String {
    switch target {
    case .order: "order"
    case .parcel: "parcel"
    case .afterCase: "case"
    case .request: "request"
    case .count: "count"
    case .sku: "sku"
    case .person: "name"
    case .shop: ""
    case .promotion: "promotion"
    case .event: "event"
    case .purchase: "purchase"
    case .revision: "revision"
    }
  }
}
