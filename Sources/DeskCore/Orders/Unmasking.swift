extension Order {
  /// REC-3: how long somebody sees a buyer's data whom they gave a reason to see.
  public static let unmaskedMinutes: Int64 = 10
}

extension Guard where Facts == Situation {
  /// REC-3: who sees the buyer anyhow needs no reason.
  static let dataHidden = Guard("dataHidden", rule: "REC-3") { s, me in s.actor.seesBuyers ? me.refuse(.seesBuyer) : nil }

  /// REC-3: the record keeps the reason for ever, so it may not hold what it was given for, nor what is anybody else's.
  static let reasonWithoutData = Guard("reasonWithoutData", rule: "REC-3") { s, me in
    guard case .unmaskOrder(_, let reason)? = s.command else { return nil }
    func plain(_ text: String) -> String { text.filter { !$0.isWhitespace && !"-－—–.·()（）".contains($0) } }
    let order = s.order
    var data: [String] = [order.buyer, order.recipient, order.phone, order.address]
    for one in s.amendments where [.recipient, .phone, .address].contains(one.field) { data += [one.from, one.to] }
    let words = plain(reason)
    if data.map(plain).contains(where: { $0.count >= 2 && words.contains($0) }) { return me.refuse(.reasonNamesBuyer) }
    let known = Set([order.number] + s.parcels.compactMap(\.waybill))
    return PersonalData.found(in: reason, except: known).map { me.refuse(.reasonHoldsData($0)) }
  }
}
