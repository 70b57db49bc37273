/// Something a person can do to the shop: a plain value, the same from a key, a scanner, a subcommand or a line of JSON. There is one way
/// to carry one out.
public enum Command: Equatable, Sendable {
  case claimOrder(OrderID)
  case releaseOrder(OrderID)
  case reviewOrder(OrderID)
  case contactOrder(OrderID, outcome: ContactOutcome, channel: ContactChannel, note: String?, tryIn: Int? = nil)
  case confirmOrder(OrderID)
  case noteOrder(OrderID, text: String, flag: Flag?)
  case amendOrder(OrderID, field: AmendableField, to: String, line: Int?, note: String?)

  case cancelOrder(OrderID, reason: String)
  case remindOrder(OrderID, note: String?)
  case chooseShortage(OrderID, choice: ShortageChoice, note: String?)
  case escalateOrder(OrderID, reason: String, to: String?)
  case answerEscalation(OrderID, note: String)
  case assignOrder(OrderID, person: String)
  case offerOrder(OrderID, promised: String)
  case acceptOrder(OrderID)
  case recordReview(OrderID, rating: ReviewRating, text: String)
  case answerReview(OrderID, note: String)
  case visitBuyer(OrderID, note: String)
  case reportBuyer(OrderID, reason: String)
  case judgeBuyer(OrderID, verdict: BuyerVerdict, note: String?)
  /// SUP-1: somebody has gone through what is being refunded or disputed of it.
  case reviewRefund(OrderID, note: String?)

  /// REC-3: its buyer's data in full for a while, for somebody whose post doesn't need them.
  case unmaskOrder(OrderID, reason: String)

  case openCase(OrderID, AfterCaseWish)
  case approveCase(CaseID, note: String?)
  case refuseCase(CaseID, reason: String)
  case withdrawCase(CaseID, reason: String)
  case receiveCase(CaseID, goods: [GoodsCount], note: String?)
  case inspectCase(CaseID, verdict: CaseAcceptance, damaged: [GoodsCount], note: String?)
  case settleCase(CaseID, amount: Money?, note: String?)
  case closeCase(CaseID, note: String?)
  case disputeCase(CaseID, number: String, hours: Int)
  case answerDispute(CaseID, note: String)

  case approveRequest(RequestID, note: String?)
  case rejectRequest(RequestID, reason: String)
  case withdrawRequest(RequestID)

  /// Without a courier the buyer's wish decides, then the shop's rules; without a number the courier's pool gives the next.
  case assignWaybill(ParcelID, courier: String?, number: String?)
  case acknowledgeFlag(ParcelID)
  case printParcel(ParcelID)
  case pickParcel(ParcelID)
  case packParcel(ParcelID, scans: [String], weight: Int?)
  case weighParcel(ParcelID, grams: Int)
  case shipParcel(ParcelID)
  case handOverParcel(ParcelID)
  case voidParcel(ParcelID, reason: String)
  case interceptParcel(ParcelID, reason: String)
  case seeInterception(ParcelID)
  case foundParcel(ParcelID)
  case goneParcel(ParcelID, note: String?)
  case liftInterception(ParcelID)
  case reportException(ParcelID, kind: ParcelException.Kind, note: String, hours: Int)
  case followException(ParcelID, note: String, hours: Int)
  case solveException(ParcelID, note: String)

  case moveParcel(ParcelID, wave: ShopDay, reason: String)
  case explainLate(ParcelID, reason: String)
  case mergeParcel(ParcelID, into: ParcelID)
  case unmergeParcel(ParcelID)
  case splitParcel(ParcelID, goods: [GoodsCount])
  case renewWaybill(ParcelID, courier: String, number: String?, reason: String)
  case shortParcel(ParcelID, sku: String, missing: Int, reason: String)
  case suspendParcel(ParcelID, reason: String)
  /// FUL-6: what was done about a result that the marketplace refused.
  case answerShipFault(ParcelID, note: String)

  /// FUL-7: the courier's driver has signed for what was scanned into the bag.
  case signManifest(courier: String, driver: String)
  case setDay(ShopDay, kind: DayKind, note: String?)
  /// Seconds after midnight by which a wave is printed, picked and packed.
  case setDeadlines(printBy: Int, pickBy: Int, packBy: Int)

  case setPrinter(PrintDocument, format: PrintFormat, destination: PrintDestination)
  /// Parcels, or `2026-11-24` and `SF 2026-11-24` with `+` for what is late.
  case printPaper(PrintDocument, papers: [String])
  /// None named: every one that failed.
  case retryPrint(jobs: [Int64])
  /// FUL-8: a day's report leaves the shop.
  case exportShippingReport(ShopDay)
  case exportFinanceReport(ShopDay)
  /// SUP-3: of the day, week or month that holds the day.
  case exportWorkReport(WorkPeriod, ShopDay)

  case receiveStock(sku: String, quantity: Int, location: String?, barcode: String?, title: String?)

  /// What lies in a SKU's bin.
  case countStock(sku: String, quantity: Int, note: String?)
  /// It has been taken down on the marketplace.
  case delistSKU(sku: String, note: String?)

  /// INV-1: what the merchandiser keeps of a SKU by hand.
  case editSKU(sku: String, field: GoodsField, to: String)
  case moveStock(sku: String, quantity: Int, from: String?, to: String)
  case holdStock(sku: String, quantity: Int, reason: String)
  case freeStock(sku: String, quantity: Int, reason: String)
  case writeOffStock(sku: String, quantity: Int, reason: String)
  case listSKU(sku: String, shop: ShopName, note: String?)
  case unlistSKU(sku: String, shop: ShopName, reason: String)
  /// It is now on the marketplace, or off it, as approved.
  case publishListing(sku: String, shop: ShopName)
  case setPrice(sku: String, price: Money, note: String?)
  case publishPrice(sku: String)

  /// DIS-3.
  case saveSupplier(code: String, SupplierFields)
  /// INV-6. Without goods: what the replenishment list has for this supplier.
  case draftPurchase(supplier: String, goods: [PurchaseWish], note: String?)
  /// Nothing of a SKU takes it off.
  case editPurchase(PurchaseID, sku: String, quantity: Int, cost: Money?)
  case placePurchase(PurchaseID, expected: ShopDay?, note: String?)
  case receivePurchase(PurchaseID, goods: [PurchaseWish], note: String?)
  case inspectPurchase(PurchaseID, sku: String, accepted: Int, rejected: Int, reason: String?)
  case stowPurchase(PurchaseID, sku: String, quantity: Int, location: String?)
  /// What wasn't good or too many is back with the supplier.
  case returnPurchase(PurchaseID, sku: String, quantity: Int, note: String?)
  case cancelPurchase(PurchaseID, reason: String)
  /// The rest won't come.
  case closePurchase(PurchaseID, reason: String)
  /// INV-3, INV-4: what is to be put up and taken down, for whoever does it on the marketplaces: on all, one platform, or one shop of it.
  case exportListing(platform: String?, shop: String?)
  /// INV-7: what distributors are told of the stock.
  case exportStock(StockFigures)
  /// SUP-3, REC-3: orders that were paid (unpaid ones: placed) on these days; without an end until now.
  case exportOrders(from: ShopDay, until: ShopDay?)
  /// INV-6: the purchases, and one of them as its supplier gets it.
  case exportPurchases(PurchaseScope)
  case exportPurchase(PurchaseID)

  /// INV-5. Of these SKUs, or of what lies where the zone begins; a part count chooses by itself, `size` of them.
  case openCount(StockCount.Kind, skus: [String], zone: String?, size: Int?)
  case enterCount(CountID, sku: String, quantity: Int)
  case explainCount(CountID, sku: String, reason: String)
  case bookCount(CountID, sku: String)
  /// Finance has seen the full count.
  case signCount(CountID, note: String?)
  case cancelCount(CountID, reason: String)
  /// INV-1: one of two codes for the same goods goes.
  case mergeSKU(sku: String, into: String, reason: String)
  /// PRO-1: written by the planner, approved on request, published by the merchandiser.
  case draftPromotion(PromotionFields)
  case editPromotion(PromotionID, PromotionFields)
  case submitPromotion(PromotionID, note: String?)
  case publishPromotion(PromotionID)
  case withdrawPromotion(PromotionID, reason: String)
  /// PRO-4.
  case addEvent(EventPlan)
  case stepEvent(PlatformEventID, step: EventStep, result: String?, promotion: PromotionID?)

  /// APR-2: other words for a page, approved on request.
  case proposeRevision(RevisionPlan)
  case publishRevision(RevisionID)
  case withdrawRevision(RevisionID, reason: String)
  /// The pages were gone through.
  case reviewPages(note: String)

  /// REC-2: a verified copy of the whole shop, into a folder, or beside the shop.
  case backUp(folder: String?)
  /// REC-2: the newest backup is restored on trial.
  case drillBackup

  case savePhrase(name: String, text: String)
  case setAuthority(role: Role, amount: AuthorityAmount, perOrder: Money, perDay: Money)

  case addPerson(name: String, displayName: String, role: Role)
  case grantRole(name: String, role: Role)
  case revokeRole(name: String, role: Role)
  /// ROL-5: acts in a post from–until, shop times; without a beginning from the moment it is let.
  case standIn(name: String, role: Role, from: String?, until: String, reason: String)
  case endStandIn(name: String, role: Role)
  /// ROL-9: somebody's own leave, shop times.
  case askLeave(name: String, kind: Leave.Kind, from: String, until: String, reason: String)
  case cancelLeave(name: String, from: String?)
  /// ROL-7: `by` may use the account for a while.
  case borrowAccount(name: String, by: String, until: String?, reason: String)
  case returnAccount(name: String)
  /// Ends every session of somebody.
  case endSessions(name: String)
  /// ROL-7: after how many days a password must be changed; 0: never.
  case setPasswordAge(days: Int)
  /// ROL-8.
  case setRoster(name: String, from: ShopDay, to: ShopDay?, shift: Shift)
  /// The manager on duty: where the hotline goes outside the service hours.
  case setHotline(name: String, from: ShopDay, to: ShopDay?)
  case rotateRoster(people: [String], from: ShopDay, weeks: Int, byHand: RosterPlan.ByHand = .keep)
  /// ROL-9: neither there nor on leave.
  case noteAbsence(name: String, day: ShopDay, reason: String)
  /// SUP-1: what somebody holds goes back to the queue, or to another.
  case drainPerson(name: String, to: String?, reason: String)
  case disablePerson(name: String)
  case enablePerson(name: String)
}
