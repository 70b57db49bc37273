extension Guard where Facts == Situation {
  /// An order that the platform has closed or refunded meanwhile, or that was taken back, lets no parcel go on (formats.md 8, trap 30).
  static let orderStillOpen = Guard("orderStillOpen", rule: "ORD-8") { s, me in
    // What a case sends goes out although its order has been shipped, refunded in part or finished.
    if s.parcel?.afterCase != nil { return nil }
    guard s.facts.stage == .confirmed else {
      return me.refuse(.orderNotOpen(order: s.order.id.text, stage: s.facts.stage.rawValue))
    }
    guard !s.facts.isRefunded(s.order) else {
      return me.refuse(.refundedOnPlatform(s.facts.platformRefund), mayBeDoneBy: Authority.mayBeDone(by: .voidParcel))
    }
    // Shipped by other means, held or unknown: the platform would refuse the shipment, or the buyer would get it twice.
    return s.facts.trade == .awaitingShipment ? nil : me.refuse(.platformForbids(s.facts.trade))
  }

  /// What the platform has closed meanwhile doesn't leave the house (ORD-8).
  static let orderNotClosed = Guard("orderNotClosed", rule: "ORD-8") { s, me in
    s.facts.stage == .closed && s.parcel?.afterCase == nil
      ? me.refuse(.orderNotOpen(order: s.order.id.text, stage: s.facts.stage.rawValue)) : nil
  }

  static let orderClosed = Guard("orderClosed", rule: "ORD-8") { s, me in
    s.facts.stage == .closed ? nil : me.refuse(.alreadyShipped(order: s.order.id.text))
  }

  /// ORD-5, FUL-4: whoever prints or packs has read the amendments.
  static let amendmentsAcknowledged = Guard("amendmentsAcknowledged", rule: "ORD-5") { s, me in
    guard let parcel = s.parcel, parcel.acknowledgedAmendments < s.facts.amendments else { return nil }
    return me.refuse(
      .flagUnacknowledged(note: s.amendments.last.map(\.redFlagNote) ?? ""), mayBeDoneBy: Authority.mayBeDone(by: .acknowledgeFlag))
  }

  /// ORD-5: an amendment after print makes the paper void; it is printed again before anybody picks or packs by it.
  static let paperIsCurrent = Guard("paperIsCurrent", rule: "ORD-5") { s, me in
    guard let parcel = s.parcel, parcel.printedAmendments < s.facts.amendments || parcel.isPaperVoid else { return nil }
    return me.refuse(.paperVoid(note: "\(parcel.id.text)/\(parcel.printCount)"), mayBeDoneBy: Authority.mayBeDone(by: .printParcel))
  }

  /// ORD-8: a parcel that is being stopped doesn't move, from any terminal.
  static let notIntercepted = Guard("notIntercepted", rule: "ORD-8") { s, me in
    guard let stop = s.parcel?.interception, stop.state.isOpen else { return nil }
    return me.refuse(
      .intercepted(by: stop.by, at: stop.at, reason: stop.reason), mayBeDoneBy: Authority.mayBeDone(by: .foundParcel))
  }
  static let interceptionOpen = Guard("interceptionOpen", rule: "ORD-8") { s, me in
    s.parcel?.interception?.state.isOpen == true ? nil : me.refuse(.notIntercepted(s.parcel?.id.text ?? ""))
  }
  static let interceptionNotOpen = Guard("interceptionNotOpen", rule: "ORD-8") { s, me in
    guard let stop = s.parcel?.interception, stop.state.isOpen else { return nil }
    return me.refuse(.intercepted(by: stop.by, at: stop.at, reason: stop.reason))
  }
  static let interceptionUnseen = Guard("interceptionUnseen", rule: "ORD-8") { s, me in
    s.parcel?.interception?.state == .requested ? nil : me.refuse(.notIntercepted(s.parcel?.id.text ?? ""))
  }
  /// What was cancelled stays cancelled.
  static let orderNotCancelled = Guard("orderNotCancelled", rule: "ORD-8") { s, me in
    s.facts.care.isCancelled ? me.refuse(.alreadyCancelled(s.order.id.text)) : nil
  }

  /// AFT-2: a parcel whose goods the buyer has sent back isn't still in the house.
  static let nothingCameBack = Guard("nothingCameBack", rule: "AFT-2") { s, me in
    guard let parcel = s.parcel else { return nil }
    let elsewhere = s.parcels.filter { $0.id != parcel.id && $0.hasShipped }.flatMap(\.lines)
    for line in parcel.lines {
      let left = elsewhere.filter { $0.line == line.line && $0.sku == line.sku }.reduce(0) { $0 + $1.quantity }
      let came = s.cases.filter(\.binds).flatMap { one in one.back.map { (one.id, $0) } }
        .filter { $0.1.line == line.line && $0.1.sku == line.sku && $0.1.received > 0 }
      if came.reduce(0, { $0 + $1.1.received }) > left, let first = came.first { return me.refuse(.goodsCameBack(first.0.text)) }
    }
    return nil
  }

  /// AFT-4.
  static let noException = Guard("noException", rule: "AFT-4") { s, me in
    s.parcel?.exception.map { me.refuse(.exceptionOpen(s.parcel?.id.text ?? "", owner: $0.owner)) }
  }
  static let hasException = Guard("hasException", rule: "AFT-4") { s, me in
    s.parcel?.exception == nil ? me.refuse(.noException(s.parcel?.id.text ?? "")) : nil
  }

  static let hasUnacknowledged = Guard("hasUnacknowledged", rule: "ORD-5") { s, me in
    (s.parcel?.acknowledgedAmendments ?? 0) < s.facts.amendments ? nil : me.refuse(.nothingToAcknowledge)
  }

  static let hasWaybill = Guard("hasWaybill", rule: "FUL-5") { s, me in
    s.parcel?.waybill == nil ? me.refuse(.noWaybill, mayBeDoneBy: Authority.mayBeDone(by: .assignWaybill)) : nil
  }

  static let waybillFree = Guard("waybillFree", rule: "FUL-5") { s, me in
    if let number = s.parcel?.waybill {
      return me.refuse(.waybillAlreadySet(number), mayBeDoneBy: Authority.mayBeDone(by: .renewWaybill))
    }
    return number(s, me)
  }

  /// A new number in place of the old one, which stays this parcel's for ever.
  static let waybillRenewable = Guard("waybillRenewable", rule: "FUL-5") { s, me in number(s, me) }

  private static func number(_ s: Situation, _ me: Guard) -> Refusal? {
    guard let wish = s.waybill else { return nil }
    guard let named = s.namedCourier else { return me.refuse(.noCourierRule(address: Masking.address(s.current.address.current))) }
    guard let courier = CourierTable.find(named) else { return me.refuse(.unknownCourier(named)) }
    guard let number = wish.number ?? s.pooledWaybill else { return me.refuse(.poolEmpty(courier: courier.name)) }
    guard let taken = s.waybillOwner else { return nil }
    return me.refuse(.waybillTaken(number: number, parcel: taken.parcel.text, at: taken.at))
  }

  /// FUL-4: each scan is an item of this parcel that is still missing. One that isn't stops everything: nothing of the command is kept.
  static let scansMatch = Guard("scansMatch", rule: "FUL-4") { s, me in
    guard let parcel = s.parcel, let scans = s.scans else { return nil }
    switch parcel.ticking(scans, s.catalogue) {
    case .success: return nil
    case .failure(let fault): return fault.refusal(rule: me.rule)
    }
  }
}

extension Condition where Facts == Situation {
  static let scansComplete = Condition("scansComplete") { s in
    guard let parcel = s.parcel, let scans = s.scans, case .success(let lines) = parcel.ticking(scans, s.catalogue) else {
      return false
    }
    return lines.allSatisfy { $0.scanned == $0.quantity }
  }
}

extension Parcel {
  /// The lines after these scans, or why one of them is wrong: not in this parcel, or one too many of it.
  func ticking(_ scans: [String], _ catalogue: [String: CatalogueItem]) -> Result<[Line], ScanFault> {
    var lines = lines
    for scan in scans {
      let candidates = lines.indices.filter { index in
        catalogue[lines[index].sku]?.matches(scan: scan) ?? (lines[index].sku.lowercased() == scan.lowercased())
      }
      guard let first = candidates.first else { return .failure(.notInParcel(scan)) }
      guard let open = candidates.first(where: { lines[$0].scanned < lines[$0].quantity }) else {
        let sku = lines[first].sku
        return .failure(.tooMany(sku: sku, ordered: candidates.reduce(0) { $0 + lines[$1].quantity }))
      }
      lines[open].scanned += 1
    }
    return .success(lines)
  }
}

enum ScanFault: Error {
  case notInParcel(String)
  case tooMany(sku: String, ordered: Int)
}

extension ScanFault {
  func refusal(rule: String) -> Refusal {
    switch self {
    case .notInParcel(let code): Refusal(rule: rule, .notInParcel(code: code))
    case .tooMany(let sku, let ordered): Refusal(rule: rule, .alreadyComplete(sku: sku, ordered: ordered))
    }
  }
}
