extension Command {
  /// Reads a command from its name and arguments, as `run`, the subcommands and the forms give them.
  ///
  /// - Throws: a refusal of code `invalid` that names the argument and what is wrong with it, or `unknownCommand` for a command that has
  ///   no such form (files are imported by `import`, people sign in by `login`).
  public init(_ kind: CommandKind, _ arguments: Arguments) throws(Refusal) {
    let a = arguments
    switch kind {
    case .claimOrder: self = .claimOrder(try a.order())
    case .releaseOrder: self = .releaseOrder(try a.order())
    case .reviewOrder: self = .reviewOrder(try a.order())
    case .contactOrder:
      self = .contactOrder(
        try a.order(), outcome: try a.choice("outcome", of: ContactOutcome.self),
        channel: try a.optionalChoice("channel", of: ContactChannel.self) ?? .wangwang, note: try a.optionalText("note"),
        tryIn: try a.optionalInteger("tryIn", in: Self.minutesRange))
    case .confirmOrder: self = .confirmOrder(try a.order())
    case .noteOrder: self = .noteOrder(try a.order(), text: try a.text("text"), flag: try a.optionalChoice("flag", of: Flag.self))
    case .amendOrder:
      self = .amendOrder(
        try a.order(), field: try a.choice("field", of: AmendableField.self), to: try a.text("to"),
        line: try a.optionalInteger("line", in: 1...999), note: try a.optionalText("note"))
    case .cancelOrder, .remindOrder, .chooseShortage, .escalateOrder, .answerEscalation, .assignOrder, .offerOrder, .acceptOrder,
      .recordReview, .answerReview, .visitBuyer, .reportBuyer, .judgeBuyer, .unmaskOrder, .openCase, .reviewRefund:
      self = try Self.care(kind, a)
    case .approveCase, .refuseCase, .withdrawCase, .receiveCase, .inspectCase, .settleCase, .closeCase, .disputeCase,
      .answerDispute,
      .approveRequest, .rejectRequest, .withdrawRequest:
      self = try Self.afterSale(kind, a)
    case .interceptParcel, .seeInterception, .foundParcel, .goneParcel, .liftInterception, .reportException, .followException,
      .solveException:
      self = try Self.stop(kind, a)
    case .moveParcel, .explainLate, .mergeParcel, .unmergeParcel, .splitParcel, .renewWaybill, .shortParcel, .suspendParcel,
      .signManifest, .setDay, .setDeadlines, .exportShippingReport, .exportFinanceReport, .exportWorkReport:
      self = try Self.wave(kind, a)
    case .setPrinter, .printPaper, .retryPrint: self = try Self.printing(kind, a)
    case .countStock:
      self = .countStock(
        sku: try a.text("sku"), quantity: try a.integer("quantity", in: 0...Self.quantityRange.upperBound),
        note: try a.optionalText("note"))
    case .delistSKU: self = .delistSKU(sku: try a.text("sku"), note: try a.optionalText("note"))
    case .editSKU, .moveStock, .holdStock, .freeStock, .writeOffStock, .listSKU, .unlistSKU, .publishListing, .setPrice,
      .publishPrice:
      self = try Self.goods(kind, a)
    case .exportListing, .exportStock, .exportOrders, .exportPurchases, .exportPurchase: self = try Self.sheet(kind, a)
    case .openCount, .enterCount, .explainCount, .bookCount, .signCount, .cancelCount, .mergeSKU: self = try Self.count(kind, a)
    case .saveSupplier, .draftPurchase, .editPurchase, .placePurchase, .receivePurchase, .inspectPurchase, .stowPurchase,
      .returnPurchase, .cancelPurchase, .closePurchase:
      self = try Self.purchases(kind, a)
    case .draftPromotion, .editPromotion, .submitPromotion, .publishPromotion, .withdrawPromotion, .addEvent, .stepEvent:
      self = try Self.promotions(kind, a)
    case .proposeRevision, .publishRevision, .withdrawRevision, .reviewPages: self = try Self.revision(kind, a)
    case .backUp, .drillBackup: self = try Self.keeping(kind, a)
    case .savePhrase: self = .savePhrase(name: try a.text("phrase"), text: try a.optionalText("text") ?? "")
    case .setAuthority:
      self = .setAuthority(
        role: try a.choice("role", of: Role.self), amount: try a.choice("amount", of: AuthorityAmount.self),
        perOrder: try a.money("perOrder", atMost: .most), perDay: try a.money("perDay", atMost: .most))
    case .assignWaybill:
      self = .assignWaybill(
        try a.parcel(), courier: try a.optionalText("courier"), number: try a.optionalText("number")?.uppercased())
    case .answerShipFault: self = .answerShipFault(try a.parcel(), note: try a.text("note"))
    case .acknowledgeFlag: self = .acknowledgeFlag(try a.parcel())
    case .printParcel: self = .printParcel(try a.parcel())
    case .pickParcel: self = .pickParcel(try a.parcel())
    case .packParcel:
      self = .packParcel(try a.parcel(), scans: try a.list("scan"), weight: try a.optionalInteger("weight", in: Parcel.weightRange))
    case .weighParcel: self = .weighParcel(try a.parcel(), grams: try a.integer("grams", in: Parcel.weightRange))
    case .shipParcel: self = .shipParcel(try a.parcel())
    case .handOverParcel: self = .handOverParcel(try a.parcel())
    case .voidParcel: self = .voidParcel(try a.parcel(), reason: try a.text("reason"))
    case .receiveStock:
      self = .receiveStock(
        sku: try a.text("sku"), quantity: try a.integer("quantity", in: Self.quantityRange),
        location: try a.optionalText("location"),
        barcode: try a.optionalText("barcode"), title: try a.optionalText("title"))
    case .addPerson:
      self = .addPerson(
        name: try Self.personName(a), displayName: try a.text("displayName"), role: try a.choice("role", of: Role.self))
    case .grantRole: self = .grantRole(name: try Self.personName(a), role: try a.choice("role", of: Role.self))
    case .revokeRole: self = .revokeRole(name: try Self.personName(a), role: try a.choice("role", of: Role.self))
    case .standIn, .endStandIn, .askLeave, .cancelLeave: self = try Self.post(kind, a)
    case .borrowAccount, .returnAccount, .endSessions, .setPasswordAge, .setRoster, .setHotline, .rotateRoster, .noteAbsence,
      .drainPerson:
      self = try Self.people(kind, a)
    case .disablePerson: self = .disablePerson(name: try Self.personName(a))
    case .enablePerson: self = .enablePerson(name: try Self.personName(a))
    case .importOrders, .importWaybills, .exportShipFile, .printPickList, .printManifest, .importProducts, .importReviews,
      .importCalendar, .importCourierRules, .importTariffs, .importShipResults, .reconcileBill, .importTraffic, .changePassword,
      .resetPassword, .signIn, .signOut, .restoreBackup:
      throw Refusal(.invalid, .unknownCommand(kind.rawValue))
    }
  }

  /// Pieces that come in at once.
  public static let quantityRange = 1...1_000_000

  /// Numbers that no form would have let through: a command can also be made without one.
  ///
  /// - Throws: a refusal of code `invalid`.
  public func checkRanges() throws(Refusal) {
    switch self {
    case .packParcel(_, _, let weight?) where !Parcel.weightRange.contains(weight): throw .argument("weight", .outOfRange)
    case .weighParcel(_, let grams) where !Parcel.weightRange.contains(grams): throw .argument("grams", .outOfRange)
    case .receiveStock(_, let quantity, _, _, _) where !Self.quantityRange.contains(quantity):
      throw .argument("quantity", .outOfRange)
    case .countStock(_, let quantity, _) where !(0...Self.quantityRange.upperBound).contains(quantity):
      throw .argument("quantity", .outOfRange)
    case .moveStock(_, let quantity, _, _) where !Self.quantityRange.contains(quantity),
      .holdStock(_, let quantity, _) where !Self.quantityRange.contains(quantity),
      .freeStock(_, let quantity, _) where !Self.quantityRange.contains(quantity),
      .writeOffStock(_, let quantity, _) where !Self.quantityRange.contains(quantity):
      throw .argument("quantity", .outOfRange)
    case .enterCount(_, _, let quantity) where !(0...Self.quantityRange.upperBound).contains(quantity):
      throw .argument("quantity", .outOfRange)
    case .saveSupplier, .draftPurchase, .editPurchase, .receivePurchase, .inspectPurchase, .stowPurchase, .returnPurchase:
      try checkPurchaseRanges()
    case .exportOrders(let from, let until?):
      if until < from { throw Refusal(.invalid, .periodReversed) }
      let days = Int(until.number - from.number) + 1
      if days > Self.longestExport { throw Refusal(.invalid, rule: "REC-3", .periodTooLong(days: Self.longestExport)) }
    case .setPasswordAge(let days) where !Self.passwordDays.contains(days): throw .argument("days", .outOfRange)
    case .rotateRoster(let people, _, let weeks, _):
      if !RosterPlan.weeksRange.contains(weeks) { throw .argument("weeks", .outOfRange) }
      if !(2...60).contains(people.count) { throw .argument("people", .outOfRange) }
    case .openCount(_, _, _, let size?) where !CountPlan.sizeRange.contains(size): throw .argument("size", .outOfRange)
    case .setPrice(_, let price, _) where !Self.priceRange.contains(price): throw .argument("price", .outOfRange)
    case .shortParcel(_, _, let missing, _) where !GoodsCount.range.contains(missing): throw .argument("missing", .outOfRange)
    default: try checkServiceRanges()
    }
  }

  /// Names for signing in: 2–32 of letters, digits, dot, dash and underscore, beginning with a letter.
  static func personName(_ arguments: Arguments) throws(Refusal) -> String {
    let name = try arguments.text("name").lowercased()
    let allowed = name.utf8.allSatisfy { byte in
      (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2E || byte == 0x2D || byte == 0x5F
    }
    guard allowed, (2...32).contains(name.utf8.count), name.first?.isLetter == true else {
      throw .argument("name", .notAnIdentifier)
    }
    return name
  }
}
