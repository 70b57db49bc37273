extension Order {
  /// REC-3: how long somebody sees a buyer's data whom they gave a reason to see.
  public static let unmaskedMinutes: Int64 = 10
}

extension Guard where Facts == Situation {
  /// REC-3: who sees the buyer anyhow needs no reason.
  static let dataHidden = Guard("dataHidden", rule: "REC-3") { s, me in s.actor.seesBuyers ? me.refuse(.seesBuyer) : nil }

  /// REC-3: the record keeps the reason for ever, so it may not hold what it was given for.
  static let reasonWithoutData = Guard("reasonWithoutData", rule: "REC-3") { s, me in
    guard case .unmaskOrder(_, let reason)? = s.command else { return nil }
    let order = s.order
    let data = [order.buyer, order.recipient, order.phone, order.address].filter { $0.count >= 2 }
    return data.contains(where: reason.contains) ? me.refuse(.reasonNamesBuyer) : nil
  }
}
