/// Every command that exists. The raw value is its name in `run`, in records and in the documents (contract.md).
public enum CommandKind: String, CaseIterable, Sendable, Hashable {
  case importOrders
  case claimOrder, releaseOrder, reviewOrder, contactOrder, confirmOrder, noteOrder, amendOrder
  case cancelOrder, remindOrder, chooseShortage, escalateOrder, answerEscalation, assignOrder, offerOrder, acceptOrder
  case recordReview, answerReview, visitBuyer, reportBuyer, judgeBuyer, unmaskOrder, reviewRefund
  case openCase, approveCase, refuseCase, withdrawCase, receiveCase, inspectCase, settleCase, closeCase, disputeCase, answerDispute
  case approveRequest, rejectRequest, withdrawRequest
  case assignWaybill, acknowledgeFlag, printParcel, pickParcel, packParcel, weighParcel, shipParcel, handOverParcel, voidParcel
  case interceptParcel, seeInterception, foundParcel, goneParcel, liftInterception
  case moveParcel, explainLate, mergeParcel, unmergeParcel, splitParcel, renewWaybill, shortParcel, suspendParcel
  case reportException, followException, solveException
  case importWaybills, exportShipFile, printPickList, printManifest
  case setPrinter, printPaper, retryPrint
  case exportShippingReport, exportFinanceReport, exportWorkReport
  case importShipResults, answerShipFault, importCourierRules, importTariffs, reconcileBill
  case signManifest, setDay, setDeadlines, importCalendar
  case importProducts, receiveStock, countStock, delistSKU
  case editSKU, moveStock, holdStock, freeStock, writeOffStock
  case listSKU, unlistSKU, publishListing, setPrice, publishPrice
  case saveSupplier, draftPurchase, editPurchase, placePurchase, receivePurchase, inspectPurchase, stowPurchase, returnPurchase
  case cancelPurchase, closePurchase
  case exportListing, exportStock, exportOrders, exportPurchases, exportPurchase
  case openCount, enterCount, explainCount, bookCount, signCount, cancelCount, mergeSKU
  case draftPromotion, editPromotion, submitPromotion, publishPromotion, withdrawPromotion, addEvent, stepEvent, importTraffic
  case proposeRevision, publishRevision, withdrawRevision, reviewPages
  case backUp, drillBackup, restoreBackup
  case importReviews, savePhrase, setAuthority
  case addPerson, grantRole, revokeRole, standIn, endStandIn, askLeave, cancelLeave, disablePerson, enablePerson, changePassword,
    resetPassword
  case borrowAccount, returnAccount, endSessions, setPasswordAge
  case setRoster, setHotline, rotateRoster, noteAbsence, drainPerson
  case signIn, signOut

  /// What the command is done to: it decides which card offers it.
  public enum Target: Sendable {
    case order, parcel, afterCase, request, count, sku, person, shop, promotion, event, purchase, revision
  }

  public var target: Target {
    switch self {
    case .claimOrder, .releaseOrder, .reviewOrder, .contactOrder, .confirmOrder, .noteOrder, .amendOrder,
      .cancelOrder, .remindOrder, .chooseShortage, .escalateOrder, .answerEscalation, .assignOrder, .offerOrder, .acceptOrder,
      .recordReview, .answerReview, .visitBuyer, .reportBuyer, .judgeBuyer, .unmaskOrder, .openCase, .reviewRefund:
      .order
    case .assignWaybill, .acknowledgeFlag, .printParcel, .pickParcel, .packParcel, .weighParcel, .shipParcel, .handOverParcel,
      .voidParcel, .interceptParcel, .seeInterception, .foundParcel, .goneParcel, .liftInterception, .reportException,
      .followException, .solveException, .moveParcel, .explainLate, .mergeParcel, .unmergeParcel, .splitParcel, .renewWaybill,
      .shortParcel, .suspendParcel, .answerShipFault:
      .parcel
    case .approveCase, .refuseCase, .withdrawCase, .receiveCase, .inspectCase, .settleCase, .closeCase, .disputeCase,
      .answerDispute:
      .afterCase
    case .approveRequest, .rejectRequest, .withdrawRequest: .request
    case .editPromotion, .submitPromotion, .publishPromotion, .withdrawPromotion: .promotion
    case .stepEvent: .event
    case .publishRevision, .withdrawRevision: .revision
    case .receiveStock, .countStock, .delistSKU, .editSKU, .moveStock, .holdStock, .freeStock, .writeOffStock, .listSKU, .unlistSKU,
      .publishListing, .setPrice, .publishPrice, .mergeSKU:
      .sku
    case .enterCount, .explainCount, .bookCount, .signCount, .cancelCount: .count
    case .editPurchase, .placePurchase, .receivePurchase, .inspectPurchase, .stowPurchase, .returnPurchase, .cancelPurchase,
      .closePurchase:
      .purchase
    case .addPerson, .grantRole, .revokeRole, .standIn, .endStandIn, .askLeave, .cancelLeave, .disablePerson, .enablePerson,
      .changePassword, .resetPassword, .borrowAccount, .returnAccount, .endSessions, .setRoster, .setHotline, .noteAbsence,
      .drainPerson, .signIn, .signOut:
      .person
    case .importOrders, .importWaybills, .exportShipFile, .printPickList, .printManifest, .importProducts, .importReviews,
      .setPrinter, .printPaper, .retryPrint, .exportShippingReport, .exportFinanceReport, .exportWorkReport,
      .importCalendar, .importCourierRules, .importTariffs, .importShipResults, .reconcileBill, .savePhrase,
      .setAuthority, .signManifest, .setDay, .setDeadlines, .draftPromotion, .addEvent, .importTraffic, .openCount, .saveSupplier,
      .draftPurchase, .exportListing, .exportStock, .exportOrders, .exportPurchases, .exportPurchase,
      .proposeRevision, .reviewPages, .backUp, .drillBackup, .restoreBackup,
      .setPasswordAge, .rotateRoster:
      .shop
    }
  }

  /// The command that takes this one back, where there is one: it is offered by name after the act, instead of a question before it.
  public var counter: CommandKind? {
    switch self {
    case .claimOrder: .releaseOrder
    case .releaseOrder: .claimOrder
    case .interceptParcel: .liftInterception
    case .mergeParcel: .unmergeParcel
    case .disablePerson: .enablePerson
    case .enablePerson: .disablePerson
    default: nil
    }
  }

  /// Brings a file into the shop.
  public var isImport: Bool {
    switch self {
    case .importOrders, .importProducts, .importWaybills, .importReviews, .importShipResults, .importCourierRules, .importTariffs,
      .importCalendar, .importTraffic:
      true
    default: false
    }
  }

  /// Leaves the shop or can't be taken back: the console asks before, with a key that isn't the one that opened the question.
  public var needsConfirmation: Bool {
    switch self {
    case .shipParcel, .handOverParcel, .voidParcel, .disablePerson, .cancelOrder, .foundParcel, .goneParcel, .settleCase,
      .renewWaybill, .writeOffStock, .cancelCount, .mergeSKU,
      .signManifest, .withdrawPromotion, .withdrawRevision, .cancelPurchase, .closePurchase, .endSessions, .drainPerson:
      true
    default: false
    }
  }

  /// REC-1, REC-3: it is that files leave the shop; they stand before its record is written.
  public var leavesFiles: Bool {
    switch self {
    case .exportShippingReport, .exportFinanceReport, .exportWorkReport, .exportListing, .exportStock, .exportOrders,
      .exportPurchases, .exportPurchase:
      true
    default: false
    }
  }

  /// ROL-7: whoever gives this away is asked for their password again (ASVS 7.5.3).
  public var needsPassword: Bool {
    switch self {
    case .addPerson, .grantRole, .revokeRole, .enablePerson, .standIn, .resetPassword, .borrowAccount, .setAuthority,
      .setPasswordAge:
      true
    default: false
    }
  }
}
