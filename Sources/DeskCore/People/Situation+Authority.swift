extension Situation {
  /// ROL-3: what a command decides that has amounts; nil when it decides nothing of the kind.
  func use(by kind: CommandKind) -> AuthorityUse? {
    switch kind {
    case .amendOrder:
      guard let wish = amendment, wish.field.isMoney, let to = Money(decimal: wish.to),
        let from = current.value(wish.field, line: wish.line).flatMap({ Money(decimal: $0) })
      else { return nil }
      if wish.field == .shippingFee {
        let change = to < from ? from - to : to - from
        return change > .zero ? AuthorityUse(.shippingFee, change) : nil
      }
      let pieces = Int64(lines.first { $0.line == wish.line }?.quantity ?? 1)
      return to < from ? AuthorityUse(.priceReduction, Money(fen: (from - to).fen * pieces)) : nil
    case .approveCase:
      guard let afterCase else { return nil }
      let amount: AuthorityAmount =
        switch afterCase.kind {
        case .refund, .returnRefund: .refund
        case .exchange, .resend: .exchange
        case .gift: .gift
        }
      return afterCase.amount > .zero ? AuthorityUse(amount, afterCase.amount) : nil
    default: return nil
    }
  }

  /// Nil: within the actor's own authority. Else the lowest post above whose limit per order allows it.
  func level(for use: AuthorityUse) -> Role? {
    let onOrder = (usedOnOrder[use.amount] ?? .zero) + use.value
    let today = (usedToday[use.amount] ?? .zero) + use.value
    let own = actor.roles.contains { role in
      let limit = limits[role, use.amount]
      return onOrder <= limit.perOrder && today <= limit.perDay
    }
    if own { return nil }
    let post = AuthorityLimits.ladder.first { limits[$0, use.amount].perOrder >= onOrder }
    return post ?? AuthorityLimits.ladder.last
  }
}
