extension Command {
  public var kind: CommandKind {
    switch self {
    case .claimOrder: .claimOrder
    case .releaseOrder: .releaseOrder
    case .reviewOrder: .reviewOrder
    case .contactOrder: .contactOrder
    case .confirmOrder: .confirmOrder
    case .noteOrder: .noteOrder
    case .amendOrder: .amendOrder
    case .cancelOrder: .cancelOrder
    case .remindOrder: .remindOrder
    case .chooseShortage: .chooseShortage
    case .escalateOrder: .escalateOrder
    case .answerEscalation: .answerEscalation
    case .assignOrder: .assignOrder
    case .offerOrder: .offerOrder
    case .acceptOrder: .acceptOrder
    case .recordReview: .recordReview
    case .answerReview: .answerReview
    case .visitBuyer: .visitBuyer
    case .reportBuyer: .reportBuyer
    case .judgeBuyer: .judgeBuyer
    case .unmaskOrder: .unmaskOrder
    case .openCase: .openCase
    case .approveCase: .approveCase
    case .refuseCase: .refuseCase
    case .withdrawCase: .withdrawCase
    case .receiveCase: .receiveCase
    case .inspectCase: .inspectCase
    case .settleCase: .settleCase
    case .closeCase: .closeCase
    case .disputeCase: .disputeCase
    case .answerDispute: .answerDispute
    case .approveRequest: .approveRequest
    case .rejectRequest: .rejectRequest
    case .withdrawRequest: .withdrawRequest
    case .assignWaybill: .assignWaybill
    case .acknowledgeFlag: .acknowledgeFlag
    case .printParcel: .printParcel
    case .pickParcel: .pickParcel
    case .packParcel: .packParcel
    case .weighParcel: .weighParcel
    case .shipParcel: .shipParcel
    case .handOverParcel: .handOverParcel
    case .voidParcel: .voidParcel
    case .interceptParcel: .interceptParcel
    case .seeInterception: .seeInterception
    case .foundParcel: .foundParcel
    case .goneParcel: .goneParcel
    case .liftInterception: .liftInterception
    case .reportException: .reportException
    case .followException: .followException
    case .solveException: .solveException
    case .moveParcel: .moveParcel
    case .explainLate: .explainLate
    case .mergeParcel: .mergeParcel
    case .unmergeParcel: .unmergeParcel
    case .splitParcel: .splitParcel
    case .renewWaybill: .renewWaybill
    case .shortParcel: .shortParcel
    case .suspendParcel: .suspendParcel
    case .answerShipFault: .answerShipFault
    case .signManifest: .signManifest
    case .setDay: .setDay
    case .setDeadlines: .setDeadlines
    case .setPrinter: .setPrinter
    case .printPaper: .printPaper
    case .retryPrint: .retryPrint
    case .exportShippingReport: .exportShippingReport
    case .exportFinanceReport: .exportFinanceReport
    case .exportWorkReport: .exportWorkReport
    case .reviewRefund: .reviewRefund
    case .receiveStock: .receiveStock
    case .countStock: .countStock
    case .delistSKU: .delistSKU
    case .editSKU: .editSKU
    case .moveStock: .moveStock
    case .holdStock: .holdStock
    case .freeStock: .freeStock
    case .writeOffStock: .writeOffStock
    case .listSKU: .listSKU
    case .unlistSKU: .unlistSKU
    case .publishListing: .publishListing
    case .setPrice: .setPrice
    case .publishPrice: .publishPrice
    case .exportListing: .exportListing
    case .exportStock: .exportStock
    case .exportOrders: .exportOrders
    case .exportPurchases: .exportPurchases
    case .exportPurchase: .exportPurchase
    case .openCount: .openCount
    case .enterCount: .enterCount
    case .explainCount: .explainCount
    case .bookCount: .bookCount
    case .signCount: .signCount
    case .cancelCount: .cancelCount
    case .mergeSKU: .mergeSKU
    case .saveSupplier: .saveSupplier
    case .draftPurchase: .draftPurchase
    case .editPurchase: .editPurchase
    case .placePurchase: .placePurchase
    case .receivePurchase: .receivePurchase
    case .inspectPurchase: .inspectPurchase
    case .stowPurchase: .stowPurchase
    case .returnPurchase: .returnPurchase
    case .cancelPurchase: .cancelPurchase
    case .closePurchase: .closePurchase
    case .draftPromotion: .draftPromotion
    case .editPromotion: .editPromotion
    case .submitPromotion: .submitPromotion
    case .publishPromotion: .publishPromotion
    case .withdrawPromotion: .withdrawPromotion
    case .addEvent: .addEvent
    case .stepEvent: .stepEvent
    case .proposeRevision: .proposeRevision
    case .publishRevision: .publishRevision
    case .withdrawRevision: .withdrawRevision
    case .reviewPages: .reviewPages
    case .backUp: .backUp
    case .drillBackup: .drillBackup
    case .savePhrase: .savePhrase
    case .setAuthority: .setAuthority
    case .addPerson: .addPerson
    case .grantRole: .grantRole
    case .revokeRole: .revokeRole
    case .standIn: .standIn
    case .endStandIn: .endStandIn
    case .askLeave: .askLeave
    case .cancelLeave: .cancelLeave
    case .borrowAccount: .borrowAccount
    case .returnAccount: .returnAccount
    case .endSessions: .endSessions
    case .setPasswordAge: .setPasswordAge
    case .setRoster: .setRoster
    case .setHotline: .setHotline
    case .rotateRoster: .rotateRoster
    case .noteAbsence: .noteAbsence
    case .drainPerson: .drainPerson
    case .disablePerson: .disablePerson
    case .enablePerson: .enablePerson
    }
  }

  public var subject: Subject {
    switch self {
    case .claimOrder(let id), .releaseOrder(let id), .reviewOrder(let id), .confirmOrder(let id), .acceptOrder(let id),
      .contactOrder(let id, _, _, _, _), .noteOrder(let id, _, _), .amendOrder(let id, _, _, _, _), .cancelOrder(let id, _),
      .remindOrder(let id, _), .chooseShortage(let id, _, _), .escalateOrder(let id, _, _), .answerEscalation(let id, _),
      .assignOrder(let id, _), .offerOrder(let id, _), .recordReview(let id, _, _), .answerReview(let id, _),
      .visitBuyer(let id, _),
      .reportBuyer(let id, _), .judgeBuyer(let id, _, _), .unmaskOrder(let id, _), .openCase(let id, _), .reviewRefund(let id, _):
      .order(id)
    case .approveCase(let id, _), .refuseCase(let id, _), .withdrawCase(let id, _), .receiveCase(let id, _, _),
      .inspectCase(let id, _, _, _), .settleCase(let id, _, _), .closeCase(let id, _), .disputeCase(let id, _, _),
      .answerDispute(let id, _):
      .afterCase(id)
    case .approveRequest(let id, _), .rejectRequest(let id, _), .withdrawRequest(let id): .request(id)
    case .acknowledgeFlag(let id), .printParcel(let id), .pickParcel(let id), .shipParcel(let id), .handOverParcel(let id),
      .assignWaybill(let id, _, _), .packParcel(let id, _, _), .weighParcel(let id, _), .voidParcel(let id, _),
      .interceptParcel(let id, _), .seeInterception(let id), .foundParcel(let id), .goneParcel(let id, _),
      .liftInterception(let id),
      .reportException(let id, _, _, _), .followException(let id, _, _), .solveException(let id, _), .moveParcel(let id, _, _),
      .explainLate(let id, _), .mergeParcel(let id, _), .unmergeParcel(let id), .splitParcel(let id, _),
      .renewWaybill(let id, _, _, _), .shortParcel(let id, _, _, _), .suspendParcel(let id, _),
      .answerShipFault(let id, _):
      .parcel(id)
    case .receiveStock(let sku, _, _, _, _), .countStock(let sku, _, _), .delistSKU(let sku, _),
      .editSKU(let sku, _, _), .moveStock(let sku, _, _, _), .holdStock(let sku, _, _), .freeStock(let sku, _, _),
      .writeOffStock(let sku, _, _), .listSKU(let sku, _, _), .unlistSKU(let sku, _, _), .publishListing(let sku, _),
      .setPrice(let sku, _, _), .publishPrice(let sku), .mergeSKU(let sku, _, _):
      .sku(sku)
    case .enterCount(let id, _, _), .explainCount(let id, _, _), .bookCount(let id, _), .signCount(let id, _),
      .cancelCount(let id, _):
      .count(id)
    case .editPurchase(let id, _, _, _), .placePurchase(let id, _, _), .receivePurchase(let id, _, _),
      .inspectPurchase(let id, _, _, _, _), .stowPurchase(let id, _, _, _), .returnPurchase(let id, _, _, _),
      .cancelPurchase(let id, _), .closePurchase(let id, _):
      .purchase(id)
    case .editPromotion(let id, _), .submitPromotion(let id, _), .publishPromotion(let id), .withdrawPromotion(let id, _):
      .promotion(id)
    case .stepEvent(let id, _, _, _): .event(id)
    case .publishRevision(let id), .withdrawRevision(let id, _): .revision(id)
    case .backUp, .drillBackup, .proposeRevision, .reviewPages, .draftPromotion, .addEvent, .savePhrase, .setAuthority,
      .signManifest, .setDay,
      .setDeadlines, .setPrinter, .printPaper,
      .retryPrint,
      .exportShippingReport, .exportFinanceReport, .exportWorkReport, .exportListing, .exportStock, .exportOrders, .exportPurchases,
      .exportPurchase, .openCount, .saveSupplier,
      .draftPurchase, .setPasswordAge, .rotateRoster:
      .shop
    case .addPerson(let name, _, _), .grantRole(let name, _), .revokeRole(let name, _), .standIn(let name, _, _, _, _),
      .endStandIn(let name, _), .askLeave(let name, _, _, _, _), .cancelLeave(let name, _), .disablePerson(let name),
      .enablePerson(let name), .borrowAccount(let name, _, _, _), .returnAccount(let name), .endSessions(let name),
      .setRoster(let name, _, _, _), .setHotline(let name, _, _), .noteAbsence(let name, _, _), .drainPerson(let name, _, _):
      .person(name)
    }
  }
}
