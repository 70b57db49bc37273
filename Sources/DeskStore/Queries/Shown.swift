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

extension OrderCard {
  mutating func hideWords(from reader: Actor) {
    parcels = parcels.map { $0.shown(to: reader) }
    cases = cases.map { CaseCard(afterCase: $0.afterCase.shown(to: reader), commands: $0.commands) }
    requests = requests.map { RequestCard(request: $0.request.shown(to: reader), commands: $0.commands) }
  }
}
