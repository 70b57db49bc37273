/// ROL-2: what a role may do, role × command, in one table. Enabling a key, refusing a command and Docs/Roles.md all read it here;
/// nothing checks a role anywhere else.
public enum Authority {
  private static let everybody = Set(Role.allCases)

  /// Who may do a command. A switch without a default: a new command doesn't compile until somebody has decided who may do it.
  public static func roles(for command: CommandKind) -> Set<Role> {
    switch command {
    case .signIn, .signOut, .changePassword: everybody

    case .importOrders: [.presaleAgent, .agentLead, .director]
    case .claimOrder, .releaseOrder: [.presaleAgent, .aftersaleAgent, .agentLead]
    case .reviewOrder, .contactOrder, .confirmOrder, .amendOrder: [.presaleAgent, .agentLead]
    case .cancelOrder: [.presaleAgent, .aftersaleAgent, .agentLead]
    case .remindOrder, .chooseShortage: [.presaleAgent, .agentLead]
    case .escalateOrder, .answerEscalation, .offerOrder, .acceptOrder, .recordReview, .answerReview, .visitBuyer, .reportBuyer:
      [.presaleAgent, .aftersaleAgent, .agentLead]
    case .assignOrder, .judgeBuyer, .savePhrase: [.agentLead]
    case .importReviews: [.presaleAgent, .aftersaleAgent, .agentLead]
    // REC-3: whose work now and then needs one buyer; those who see them anyhow are told so.
    case .unmaskOrder: Set(Role.allCases.filter(\.seesBuyers)).union([.merchandiser, .finance, .generalManager])

    case .openCase, .disputeCase, .answerDispute: [.presaleAgent, .aftersaleAgent, .agentLead]
    case .approveCase, .refuseCase, .withdrawCase, .settleCase, .closeCase: [.aftersaleAgent, .agentLead]
    case .receiveCase, .inspectCase: [.shipper, .merchandiser]

    // Which of them for which request is its level; IT agrees to limits (ROL-6).
    case .approveRequest, .rejectRequest: [.agentLead, .director, .generalManager, .dbAdmin]
    // Whoever may ask may take it back.
    case .withdrawRequest: everybody
    case .setAuthority: [.director]

    case .interceptParcel: [.presaleAgent, .aftersaleAgent, .agentLead]
    case .liftInterception: [.presaleAgent, .aftersaleAgent, .agentLead]
    case .seeInterception, .foundParcel, .goneParcel: [.shipper]
    case .reportException: [.aftersaleAgent, .agentLead, .shipper]
    case .followException, .solveException: [.aftersaleAgent, .agentLead]

    case .noteOrder: [.presaleAgent, .aftersaleAgent, .agentLead, .shipper]

    case .assignWaybill, .acknowledgeFlag, .printParcel, .pickParcel, .packParcel, .weighParcel, .shipParcel, .handOverParcel:
      [.shipper]
    case .voidParcel: [.shipper, .agentLead]
    // FUL-1: who may say that a parcel goes today although the cut-off has passed.
    case .moveParcel: [.agentLead]
    case .mergeParcel, .unmergeParcel, .splitParcel: [.presaleAgent, .agentLead, .shipper]
    case .explainLate, .renewWaybill, .shortParcel, .suspendParcel, .signManifest: [.shipper, .agentLead]
    case .setPrinter: [.agentLead, .director, .dbAdmin]
    case .printPaper, .retryPrint: PrintDocument.allCases.reduce(into: []) { $0.formUnion(roles(printing: $1)) }
    // FUL-8: the base for all later questions; finance signs its own.
    case .exportShippingReport: [.shipper, .agentLead, .director, .finance, .generalManager]
    case .exportFinanceReport: [.agentLead, .director, .finance, .generalManager]
    // SUP-3: how people and shops did is known to whoever leads, and to finance.
    case .exportWorkReport: [.agentLead, .director, .finance, .generalManager]
    // SUP-1.
    case .reviewRefund: [.agentLead, .director, .generalManager]
    case .setDay, .setDeadlines, .importCalendar: [.agentLead, .director]
    case .importWaybills, .exportShipFile, .printPickList, .printManifest: [.shipper]
    case .importShipResults, .answerShipFault: [.shipper, .agentLead]
    case .importCourierRules: [.shipper, .agentLead, .director]
    // FUL-9: what couriers take is money; shipping knows the parcels, finance pays.
    case .importTariffs, .reconcileBill: [.shipper, .finance]

    case .importProducts: [.merchandiser]
    case .receiveStock: [.merchandiser, .buyer]
    case .countStock, .delistSKU, .editSKU, .holdStock, .freeStock, .writeOffStock: [.merchandiser]
    case .moveStock: [.merchandiser, .shipper]
    // INV-4: proposed by these, approved by the director, published by the merchandiser.
    case .listSKU, .unlistSKU: [.planner, .merchandiser]
    case .setPrice: [.planner]
    case .publishListing, .publishPrice: [.merchandiser]
    case .exportListing: [.merchandiser, .director]
    // INV-7: who deals with distributors, and who keeps the goods.
    case .exportStock: [.merchandiser, .agentLead, .director]
    // SUP-3, REC-3: who leads and who books; who isn't shown buyers gets them masked.
    case .exportOrders: [.agentLead, .director, .finance, .generalManager]
    // INV-6: what is bought from whom for how much is known to who buys, who keeps the goods, who decides and who pays.
    case .exportPurchases: [.merchandiser, .buyer, .director, .finance]
    case .exportPurchase: [.buyer, .director]

    // INV-5: counted by whoever keeps, ships or pays the goods; a full count is signed by finance.
    case .openCount: [.merchandiser, .director, .finance]
    case .enterCount: [.merchandiser, .shipper, .finance]
    case .explainCount, .bookCount: [.merchandiser]
    case .signCount: [.finance]
    case .cancelCount: [.merchandiser, .director]
    case .mergeSKU: [.merchandiser]
    // INV-6, DIS-3: bought and inspected by the buyer; whoever keeps or ships goods may take them in and put them away.
    case .saveSupplier, .draftPurchase, .editPurchase, .placePurchase, .inspectPurchase, .returnPurchase, .cancelPurchase,
      .closePurchase:
      [.buyer]
    case .receivePurchase, .stowPurchase: [.buyer, .merchandiser, .shipper]
    // PRO-1: planner, director and merchandiser are three people; whoever decides on promotions can also stop one.
    case .draftPromotion, .editPromotion, .submitPromotion: [.planner]
    case .publishPromotion: [.merchandiser]
    case .withdrawPromotion: [.planner, .director]
    // APR-2: words are proposed by whoever writes or plans them, and put up by whoever keeps pages or goods.
    case .proposeRevision: [.designer, .planner]
    case .publishRevision: [.designer, .merchandiser]
    case .withdrawRevision: [.designer, .planner, .director]
    case .reviewPages: [.designer, .planner, .director]
    // PRO-4, PRO-5.
    case .addEvent, .stepEvent: [.promoter]
    case .importTraffic: [.promoter, .planner]

    // ROL-5: anyone concerned asks; who lets is the request's level.
    case .standIn, .endStandIn: everybody
    // ROL-9: one's own; whose else, is decided by who leads.
    case .askLeave, .cancelLeave: everybody
    // ROL-1, REC-2.
    case .backUp, .drillBackup, .restoreBackup: [.dbAdmin]
    // ROL-6: IT proposes a change of level, the director or the general manager approves it.
    case .addPerson, .grantRole, .revokeRole, .disablePerson, .enablePerson, .resetPassword: [.dbAdmin]
    case .endSessions, .setPasswordAge: [.dbAdmin]
    // ROL-7: the department head consents; of special users the general manager.
    case .borrowAccount: [.director, .generalManager]
    // By whoever has it, whose it is, or who lent it.
    case .returnAccount: everybody
    // ROL-8: the lead rosters agents, the director everybody.
    case .setRoster, .setHotline, .rotateRoster, .noteAbsence: [.agentLead, .director]
    case .drainPerson: [.agentLead, .director]
    }
  }

  /// Who may print a paper: whoever may make it (FUL-8: finance prints what it signs, and no label).
  public static func roles(printing document: PrintDocument) -> Set<Role> {
    switch document {
    case .dispatchNote, .pickList, .label, .manifest: [.shipper, .agentLead]
    case .shippingReport: roles(for: .exportShippingReport)
    case .financeReport: roles(for: .exportFinanceReport)
    }
  }

  public static func allows(_ role: Role, _ command: CommandKind) -> Bool { roles(for: command).contains(role) }

  /// Who may, in the order of the roles' table: what a refusal names.
  public static func mayBeDone(by command: CommandKind) -> [Role] {
    let roles = roles(for: command)
    return Role.allCases.filter(roles.contains)
  }

  /// ROL-3: `level` and the posts above it, which may decide what it may.
  public static func above(_ level: Role) -> [Role] {
    guard let from = AuthorityLimits.ladder.firstIndex(of: level) else { return [level] }
    return Array(AuthorityLimits.ladder[from...])
  }
}
