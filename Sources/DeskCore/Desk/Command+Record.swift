extension Command {
  /// The arguments as they stand in the record, always in the same order, absent ones left out.
  public var json: JSON {
    switch self {
    case .claimOrder, .releaseOrder, .reviewOrder, .confirmOrder, .acceptOrder, .withdrawRequest, .seeInterception, .foundParcel,
      .liftInterception, .acknowledgeFlag, .printParcel, .pickParcel, .shipParcel,
      .handOverParcel, .unmergeParcel, .disablePerson, .enablePerson, .returnAccount, .endSessions:
      return .object([])
    case .contactOrder(_, let outcome, let channel, let note, let tryIn):
      return .object(
        [("outcome", .string(outcome.rawValue)), ("channel", .string(channel.rawValue))] + Self.present("note", note)
          + (tryIn.map { [("tryIn", JSON.int($0))] } ?? []))
    case .noteOrder(_, let text, let flag):
      return .object([("text", .string(text))] + Self.present("flag", flag?.rawValue))
    case .amendOrder(_, let field, let to, let line, let note):
      return .object(
        [("field", .string(field.rawValue)), ("to", .string(to))] + (line.map { [("line", JSON.int($0))] } ?? [])
          + Self.present("note", note))
    case .cancelOrder(_, let reason), .reportBuyer(_, let reason), .refuseCase(_, let reason), .withdrawCase(_, let reason),
      .rejectRequest(_, let reason), .interceptParcel(_, let reason), .explainLate(_, let reason), .suspendParcel(_, let reason),
      .unmaskOrder(_, let reason):
      return .object([("reason", .string(reason))])
    case .remindOrder(_, let note), .reviewRefund(_, let note), .approveCase(_, let note), .closeCase(_, let note),
      .approveRequest(_, let note),
      .goneParcel(_, let note):
      return .object(Self.present("note", note))
    case .answerEscalation(_, let note), .answerReview(_, let note), .visitBuyer(_, let note), .answerDispute(_, let note),
      .solveException(_, let note), .answerShipFault(_, let note):
      return .object([("note", .string(note))])
    case .chooseShortage(_, let choice, let note):
      return .object([("choice", .string(choice.rawValue))] + Self.present("note", note))
    case .escalateOrder(_, let reason, let to): return .object([("reason", .string(reason))] + Self.present("person", to))
    case .assignOrder(_, let person): return .object([("person", .string(person))])
    case .offerOrder(_, let promised): return .object([("promised", .string(promised))])
    case .recordReview(_, let rating, let text): return .object([("rating", .string(rating.rawValue)), ("text", .string(text))])
    case .judgeBuyer(_, let verdict, let note):
      return .object([("verdict", .string(verdict.rawValue))] + Self.present("note", note))
    case .openCase(_, let wish):
      return .object(
        [("kind", .string(wish.kind.rawValue))] + Self.present("amount", wish.amount?.decimal) + Self.counts("goods", wish.goods)
          + Self.counts("send", wish.send) + [("reason", .string(wish.reason))])
    case .receiveCase(_, let goods, let note): return .object(Self.counts("goods", goods) + Self.present("note", note))
    case .inspectCase(_, let verdict, let damaged, let note):
      return .object([("verdict", .string(verdict.rawValue))] + Self.counts("damaged", damaged) + Self.present("note", note))
    case .settleCase(_, let amount, let note): return .object(Self.present("amount", amount?.decimal) + Self.present("note", note))
    case .disputeCase(_, let number, let hours): return .object([("number", .string(number)), ("hours", .int(hours))])
    case .reportException(_, let kind, let note, let hours):
      return .object([("kind", .string(kind.rawValue)), ("note", .string(note)), ("hours", .int(hours))])
    case .followException(_, let note, let hours): return .object([("note", .string(note)), ("hours", .int(hours))])
    case .moveParcel(_, let wave, let reason): return .object([("wave", .string(wave.iso)), ("reason", .string(reason))])
    case .mergeParcel(_, let into): return .object([("into", .string(into.text))])
    case .splitParcel(_, let goods): return .object(Self.counts("goods", goods))
    case .renewWaybill(_, let courier, let number, let reason):
      return .object([("courier", .string(courier))] + Self.present("number", number) + [("reason", .string(reason))])
    case .shortParcel(_, let sku, let missing, let reason):
      return .object([("sku", .string(sku)), ("missing", .int(missing)), ("reason", .string(reason))])
    case .signManifest(let courier, let driver): return .object([("courier", .string(courier)), ("driver", .string(driver))])
    case .exportShippingReport(let day), .exportFinanceReport(let day): return .object([("day", .string(day.iso))])
    case .exportWorkReport(let period, let day): return .object([("period", .string(period.rawValue)), ("day", .string(day.iso))])
    case .setDay(let day, let kind, let note):
      return .object([("day", .string(day.iso)), ("kind", .string(kind.rawValue))] + Self.present("note", note))
    case .setDeadlines(let printBy, let pickBy, let packBy):
      return .object([
        ("printBy", .string(DayTime.text(printBy))), ("pickBy", .string(DayTime.text(pickBy))),
        ("packBy", .string(DayTime.text(packBy))),
      ])
    case .setPrinter(let document, let format, let destination):
      return .object([
        ("document", .string(document.rawValue)), ("format", .string(format.rawValue)), ("destination", .string(destination.text)),
      ])
    case .printPaper(let document, let papers):
      return .object([("document", .string(document.rawValue)), ("papers", .array(papers.map(JSON.string)))])
    case .retryPrint(let jobs): return .object([("jobs", .array(jobs.map { .string(String($0)) }))])
    case .countStock(_, let quantity, let note): return .object([("quantity", .int(quantity))] + Self.present("note", note))
    case .delistSKU(_, let note): return .object(Self.present("note", note))
    case .editSKU, .moveStock, .holdStock, .freeStock, .writeOffStock, .listSKU, .unlistSKU, .publishListing, .setPrice,
      .publishPrice:
      return goodsJSON
    case .exportListing, .exportStock, .exportOrders, .exportPurchases, .exportPurchase: return sheetJSON
    case .openCount, .enterCount, .explainCount, .bookCount, .signCount, .cancelCount, .mergeSKU: return countJSON
    case .saveSupplier, .draftPurchase, .editPurchase, .placePurchase, .receivePurchase, .inspectPurchase, .stowPurchase,
      .returnPurchase, .cancelPurchase, .closePurchase:
      return purchaseJSON
    case .draftPromotion, .editPromotion, .submitPromotion, .publishPromotion, .withdrawPromotion, .addEvent, .stepEvent:
      return promotionJSON
    case .proposeRevision, .publishRevision, .withdrawRevision, .reviewPages: return revisionJSON
    case .backUp, .drillBackup: return keepingJSON
    case .savePhrase(let name, let text): return .object([("phrase", .string(name)), ("text", .string(text))])
    case .setAuthority(let role, let amount, let perOrder, let perDay):
      return .object([
        ("role", .string(role.rawValue)), ("amount", .string(amount.rawValue)), ("perOrder", .string(perOrder.decimal)),
        ("perDay", .string(perDay.decimal)),
      ])
    case .assignWaybill(_, let courier, let number):
      return .object(Self.present("courier", courier) + Self.present("number", number))
    case .packParcel(_, let scans, let weight):
      return .object([("scan", .array(scans.map(JSON.string)))] + (weight.map { [("weight", JSON.int($0))] } ?? []))
    case .weighParcel(_, let grams): return .object([("grams", .int(grams))])
    case .voidParcel(_, let reason): return .object([("reason", .string(reason))])
    case .receiveStock(_, let quantity, let location, let barcode, let title):
      return .object(
        [("quantity", .int(quantity))] + Self.present("location", location) + Self.present("barcode", barcode)
          + Self.present("title", title))
    case .addPerson(_, let displayName, let role):
      return .object([("displayName", .string(displayName)), ("role", .string(role.rawValue))])
    case .grantRole(_, let role), .revokeRole(_, let role): return .object([("role", .string(role.rawValue))])
    case .standIn, .endStandIn, .askLeave, .cancelLeave: return postJSON
    case .borrowAccount, .setPasswordAge, .setRoster, .setHotline, .rotateRoster, .noteAbsence, .drainPerson: return peopleJSON
    }
  }

  static func present(_ name: String, _ value: String?) -> [(String, JSON)] { value.map { [(name, .string($0))] } ?? [] }

  private static func counts(_ name: String, _ counts: [GoodsCount]) -> [(String, JSON)] {
    counts.isEmpty ? [] : [(name, .array(counts.map { .string($0.text) }))]
  }
}
