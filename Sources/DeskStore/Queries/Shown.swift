import DeskCore

// REC-3: free text that people wrote may hold a buyer's data; who may not see the buyer doesn't read it either. One place for all that shows it.

extension AfterCase {
  func shown(to reader: Actor) -> AfterCase {
    guard !reader.seesBuyers else { return self }
    var shown = self
    shown.reason = ""
    return shown
  }
}

extension ApprovalRequest {
  func shown(to reader: Actor) -> ApprovalRequest {
    guard order != nil, !reader.seesBuyers else { return self }
    var shown = self
    shown.answer = nil
    shown.arguments = "{}"
    return shown
  }
}

extension Parcel {
  func shown(to reader: Actor) -> Parcel {
    guard !reader.seesBuyers else { return self }
    var shown = self
    shown.interception?.reason = ""
    return shown
  }
}

extension Order {
  /// REC-3: what is a buyer's, masked; what somebody typed, left out.
  func shown(to reader: Actor) -> Order {
    guard !reader.seesBuyers else { return self }
    var shown = self
    shown.buyer = Masking.name(buyer)
    shown.recipient = Masking.name(recipient)
    shown.phone = Masking.phone(phone)
    shown.address = Masking.address(address)
    shown.buyerMessage = buyerMessage.isEmpty ? "" : "****"
    shown.sellerRemark = sellerRemark.isEmpty ? "" : "****"
    shown.invoiceTitle = Masking.name(invoiceTitle)
    return shown
  }
}

extension Amendment {
  func shown(to reader: Actor) -> Amendment {
    guard !reader.seesBuyers else { return self }
    var shown = self
    (shown.from, shown.to) = (field.masked(from), field.masked(to))
    if !isFromPlatform { shown.note = nil }
    return shown
  }
}

extension TimelineRow {
  /// What was typed may name a buyer; what was chosen from a list can't.
  func shown(to reader: Actor) -> TimelineRow {
    guard !reader.seesBuyers, let subject = Subject(subject) else { return self }
    switch subject {
    case .order, .parcel, .afterCase, .request:
      let chosen = [
        "outcome", "channel", "choice", "rating", "verdict", "kind", "amount", "flag", "hours", "courier", "field", "because", "of",
      ]
      let args = JSONText.parse(body)?["args"]
      var shown = self
      shown.body =
        JSON.object([("args", .object(chosen.compactMap { name in args?[name].map { (name, $0) } }))] + deedMembers).text
      return shown
    default: return self
    }
  }
}

extension TimelineRow {
  /// What tells whose act it was and where a request went: posts, amounts and names of staff, in the record's own members.
  fileprivate var deedMembers: [(String, JSON)] {
    guard deed != nil, let body = JSONText.parse(body) else { return [] }
    func routing(_ name: String) -> [(String, JSON)] {
      let members = ["level", "value"].compactMap { field in body[name]?[field].map { (field, $0) } }
      return members.isEmpty ? [] : [(name, .object(members))]
    }
    return routing("before") + routing("after") + (body["asked"].map { [("asked", $0)] } ?? [])
  }
}

extension OrderCard {
  mutating func hideWords(from reader: Actor) {
    guard !reader.seesBuyers else { return }
    order = order.shown(to: reader)
    amendments = amendments.map { $0.shown(to: reader) }
    current = CurrentOrder(order, lines: lines, amendments: amendments)
    timeline = timeline.map { $0.shown(to: reader) }
    facts.care.cancelReason = facts.care.cancelReason.map { _ in "" }
    parcels = parcels.map { $0.shown(to: reader) }
    cases = cases.map { CaseCard(afterCase: $0.afterCase.shown(to: reader), commands: $0.commands) }
    requests = requests.map { RequestCard(request: $0.request.shown(to: reader), commands: $0.commands) }
  }
}
