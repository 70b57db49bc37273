/// ORD-9: what the buyer chooses when goods are out of stock.
public enum ShortageChoice: String, CaseIterable, Sendable, Hashable {
  /// Nobody has told the buyer yet.
  case untold
  case wait, exchange, refund
}

/// ORD-14: how the buyer rated.
public enum ReviewRating: String, CaseIterable, Sendable, Hashable {
  case good, middling, bad
  public var needsAnswer: Bool { self != .good }
}

/// ORD-12: the lead's word on a reported buyer.
public enum BuyerVerdict: String, CaseIterable, Sendable, Hashable {
  case confirmed, dismissed
}

/// AFT-1.
public enum AfterCaseKind: String, CaseIterable, Sendable, Hashable {
  case refund
  case returnRefund = "return-refund"
  case exchange, resend, gift

  /// Money goes back.
  public var paysBack: Bool { self == .refund || self == .returnRefund }
  /// Goods come back.
  public var returnsGoods: Bool { self == .returnRefund || self == .exchange }
  /// Goods go out once more.
  public var sendsGoods: Bool { self == .exchange || self == .resend || self == .gift }
}

/// Where a case stands. Whether goods came back and what they were worth are facts of their own.
public enum CaseStage: String, CaseIterable, Sendable, Hashable {
  case requested, approved, refused, withdrawn, settled, closed
}

/// Whether goods came back, apart from what they turned out to be (`CaseAcceptance`).
public enum CaseReception: String, CaseIterable, Sendable, Hashable {
  case notExpected = "not-expected"
  case awaited, partly, received
}

/// What the inspection says of goods that came back.
public enum CaseAcceptance: String, CaseIterable, Sendable, Hashable {
  case pending, accepted, rejected
}

/// Pieces of one order line, as commands name them: `2` (all of line 2), `2:1` (one piece of it) or, for goods that go out, `SKU:1`.
public struct GoodsCount: Equatable, Hashable, Sendable {
  public var name: String
  /// Nil: all there are.
  public var quantity: Int?

  public init(_ name: String, _ quantity: Int? = nil) {
    self.name = name
    self.quantity = quantity
  }

  /// Nil for anything that isn't of the forms above. The colon may be full-width.
  public init?(_ text: String) {
    guard let colon = text.lastIndex(where: { $0 == ":" || $0 == "：" }) else {
      self.init(text, nil)
      return
    }
    guard let quantity = Int(text[text.index(after: colon)...]), Self.range.contains(quantity), colon > text.startIndex else {
      return nil
    }
    self.init(String(text[..<colon]), quantity)
  }

  public static let range = 1...9999

  public var text: String { quantity.map { "\(name):\($0)" } ?? name }
}

/// What a case is opened for.
public struct AfterCaseWish: Equatable, Hashable, Sendable {
  public var kind: AfterCaseKind
  public var amount: Money?
  public var goods: [GoodsCount]
  public var send: [GoodsCount]
  public var reason: String

  public init(_ kind: AfterCaseKind, amount: Money? = nil, goods: [GoodsCount] = [], send: [GoodsCount] = [], reason: String) {
    self.kind = kind
    self.amount = amount
    self.goods = goods
    self.send = send
    self.reason = reason
  }
}
