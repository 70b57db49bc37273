extension Situation {
  /// ROL-3: what a command decides that has amounts; nil when it decides nothing of the kind.
  public func use(by kind: CommandKind) -> AuthorityUse? {
    switch kind {
    case .amendOrder:
      guard let wish = amendment, let from = current.value(wish.field, line: wish.line) else { return nil }
      let pieces = lines.first { $0.line == wish.line }?.quantity ?? 1
      return AuthorityUse(amending: wish.field, from: from, to: wish.to, pieces: pieces)
    case .approveCase: return afterCase.flatMap(AuthorityUse.init(approving:))
    default: return nil
    }
  }

  /// As ``AuthorityRoom/approver(for:)``.
  public func level(for use: AuthorityUse) -> Role? { AuthorityRoom(self).approver(for: use) }
}

extension AuthorityUse {
  /// What an amendment gives away: less price, for all pieces of its line, or another shipping fee. Nil for other fields, for what isn't an
  /// amount, and where nothing is given away.
  public init?(amending field: AmendableField, from: String, to: String, pieces: Int) {
    guard field.isMoney, let from = Money(decimal: from), let to = Money(decimal: to) else { return nil }
    if field == .shippingFee {
      guard to != from else { return nil }
      self.init(.shippingFee, to < from ? from - to : to - from)
    } else {
      guard to < from else { return nil }
      self.init(.priceReduction, (from - to).times(pieces))
    }
  }

  /// What approving a case grants; nil where it is worth nothing.
  public init?(approving afterCase: AfterCase) {
    // Sending an approved one once more grants nothing anew.
    guard afterCase.amount > .zero, afterCase.stage == .requested else { return nil }
    switch afterCase.kind {
    case .refund, .returnRefund: self.init(.refund, afterCase.amount)
    case .exchange, .resend: self.init(.exchange, afterCase.amount)
    case .gift: self.init(.gift, afterCase.amount)
    }
  }
}
