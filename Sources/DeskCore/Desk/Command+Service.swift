extension Command {
  /// Commands on an order beyond its way to the shipper.
  static func care(_ kind: CommandKind, _ a: Arguments) throws(Refusal) -> Command {
    let order = try a.order()
    switch kind {
    case .cancelOrder: return .cancelOrder(order, reason: try a.text("reason"))
    case .remindOrder: return .remindOrder(order, note: try a.optionalText("note"))
    case .chooseShortage:
      return .chooseShortage(order, choice: try a.choice("choice", of: ShortageChoice.self), note: try a.optionalText("note"))
    case .escalateOrder:
      return .escalateOrder(order, reason: try a.text("reason"), to: try a.optionalText("person")?.lowercased())
    case .answerEscalation: return .answerEscalation(order, note: try a.text("note"))
    case .assignOrder: return .assignOrder(order, person: try a.text("person").lowercased())
    case .offerOrder: return .offerOrder(order, promised: try a.text("promised"))
    case .acceptOrder: return .acceptOrder(order)
    case .recordReview:
      return .recordReview(order, rating: try a.choice("rating", of: ReviewRating.self), text: try a.optionalText("text") ?? "")
    case .answerReview: return .answerReview(order, note: try a.text("note"))
    case .visitBuyer: return .visitBuyer(order, note: try a.text("note"))
    case .reportBuyer: return .reportBuyer(order, reason: try a.text("reason"))
    case .unmaskOrder: return .unmaskOrder(order, reason: try a.text("reason"))
    case .judgeBuyer:
      return .judgeBuyer(order, verdict: try a.choice("verdict", of: BuyerVerdict.self), note: try a.optionalText("note"))
    case .reviewRefund: return .reviewRefund(order, note: try a.optionalText("note"))
    case .openCase:
      return .openCase(
        order,
        AfterCaseWish(
          try a.choice("kind", of: AfterCaseKind.self), amount: try a.optionalMoney("amount"), goods: try a.counts("goods"),
          send: try a.counts("send"), reason: try a.text("reason")))
    default: throw Refusal(.invalid, .unknownCommand(kind.rawValue))
    }
  }

  static func afterSale(_ kind: CommandKind, _ a: Arguments) throws(Refusal) -> Command {
    switch kind {
    case .approveCase: return .approveCase(try a.afterCase(), note: try a.optionalText("note"))
    case .refuseCase: return .refuseCase(try a.afterCase(), reason: try a.text("reason"))
    case .withdrawCase: return .withdrawCase(try a.afterCase(), reason: try a.text("reason"))
    case .receiveCase: return .receiveCase(try a.afterCase(), goods: try a.counts("goods"), note: try a.optionalText("note"))
    case .inspectCase:
      let verdict = try a.choice("verdict", of: CaseAcceptance.self)
      guard verdict != .pending else { throw .argument("verdict", .notAChoice) }
      return .inspectCase(try a.afterCase(), verdict: verdict, damaged: try a.counts("damaged"), note: try a.optionalText("note"))
    case .settleCase:
      return .settleCase(try a.afterCase(), amount: try a.optionalMoney("amount"), note: try a.optionalText("note"))
    case .closeCase: return .closeCase(try a.afterCase(), note: try a.optionalText("note"))
    case .disputeCase:
      return .disputeCase(try a.afterCase(), number: try a.text("number"), hours: try a.integer("hours", in: hoursRange))
    case .answerDispute: return .answerDispute(try a.afterCase(), note: try a.text("note"))
    case .approveRequest: return .approveRequest(try a.request(), note: try a.optionalText("note"))
    case .rejectRequest: return .rejectRequest(try a.request(), reason: try a.text("reason"))
    case .withdrawRequest: return .withdrawRequest(try a.request())
    default: throw Refusal(.invalid, .unknownCommand(kind.rawValue))
    }
  }

  static func stop(_ kind: CommandKind, _ a: Arguments) throws(Refusal) -> Command {
    let parcel = try a.parcel()
    switch kind {
    case .interceptParcel: return .interceptParcel(parcel, reason: try a.text("reason"))
    case .seeInterception: return .seeInterception(parcel)
    case .foundParcel: return .foundParcel(parcel)
    case .goneParcel: return .goneParcel(parcel, note: try a.optionalText("note"))
    case .liftInterception: return .liftInterception(parcel)
    case .reportException:
      return .reportException(
        parcel, kind: try a.choice("kind", of: ParcelException.Kind.self), note: try a.text("note"),
        hours: try a.optionalInteger("hours", in: hoursRange) ?? 24)
    case .followException:
      return .followException(parcel, note: try a.text("note"), hours: try a.optionalInteger("hours", in: hoursRange) ?? 24)
    case .solveException: return .solveException(parcel, note: try a.text("note"))
    default: throw Refusal(.invalid, .unknownCommand(kind.rawValue))
    }
  }

  /// As `checkRanges`, for customer service and after-sale.
  func checkServiceRanges() throws(Refusal) {
    func counts(_ name: String, _ counts: [GoodsCount]) throws(Refusal) {
      for count in counts where !GoodsCount.range.contains(count.quantity ?? 1) { throw .argument(name, .outOfRange) }
    }
    switch self {
    case .contactOrder(_, _, _, _, let minutes?) where !Self.minutesRange.contains(minutes): throw .argument("tryIn", .outOfRange)
    case .disputeCase(_, _, let hours), .reportException(_, _, _, let hours), .followException(_, _, let hours):
      if !Self.hoursRange.contains(hours) { throw .argument("hours", .outOfRange) }
    case .openCase(_, let wish):
      try wish.amount?.check("amount")
      try counts("goods", wish.goods)
      try counts("send", wish.send)
    case .receiveCase(_, let goods, _): try counts("goods", goods)
    case .inspectCase(_, let verdict, let damaged, _):
      if verdict == .pending { throw .argument("verdict", .notAChoice) }
      try counts("damaged", damaged)
    case .settleCase(_, let amount, _): try amount?.check("amount")
    case .setAuthority(_, _, let perOrder, let perDay):
      try perOrder.check("perOrder", atMost: .most)
      try perDay.check("perDay", atMost: .most)
    default: return
    }
  }

  /// Until the next step or a platform's deadline: within a month.
  public static let hoursRange = 1...720
  /// Until the buyer is tried again: within a week.
  static let minutesRange = 1...10_080
}

extension Arguments {
  public func afterCase(_ name: String = "case") throws(Refusal) -> CaseID {
    guard let id = CaseID(try text(name)) else { throw .argument(name, .notAnIdentifier) }
    return id
  }

  public func request(_ name: String = "request") throws(Refusal) -> RequestID {
    guard let id = RequestID(try text(name)) else { throw .argument(name, .notAnIdentifier) }
    return id
  }

  public func money(_ name: String, atMost limit: Money = .largest) throws(Refusal) -> Money {
    guard let money = try optionalMoney(name, atMost: limit) else { throw .argument(name, .missing) }
    return money
  }

  /// Nil when absent. At most two decimals, never below zero.
  public func optionalMoney(_ name: String, atMost limit: Money = .largest) throws(Refusal) -> Money? {
    try optionalText(name).map { text throws(Refusal) in try Money.typed(text, name, atMost: limit) }
  }

  /// `1:2`, `SKU:1`, in a list or with spaces or commas between.
  public func counts(_ name: String) throws(Refusal) -> [GoodsCount] {
    var counts: [GoodsCount] = []
    for text in try list(name).flatMap({ $0.split(whereSeparator: { " ,，、".contains($0) }) }) {
      guard let count = GoodsCount(String(text)) else { throw .argument(name, .notAnIdentifier) }
      counts.append(count)
    }
    return counts
  }
}

extension Money {
  /// What somebody typed for the argument `name`: at most two decimals, never below zero nor beyond what a shop knows.
  ///
  /// - Throws: a refusal of code `invalid`.
  static func typed(_ text: String, _ name: String, atMost limit: Money = .largest) throws(Refusal) -> Money {
    guard let money = Money(decimal: text) else { throw .argument(name, .notMoney) }
    try money.check(name, atMost: limit)
    return money
  }

  func check(_ name: String, atMost limit: Money = .largest) throws(Refusal) {
    guard self >= .zero else { throw .argument(name, .notMoney) }
    guard self <= limit else { throw .argument(name, .outOfRange) }
  }
}
