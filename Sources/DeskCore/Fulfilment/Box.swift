/// ORD-10: parcels of several orders that travel in one box: the lead, whose number and paper it has, and those merged into it.
public enum Box {
  /// Shares scans among the parcels of a box, the lead first: each goes to the first parcel that still misses the item.
  ///
  /// - Returns: the scans of each parcel, or why one of them is wrong: in none of them, or one too many.
  public static func share(_ scans: [String], _ parcels: [Parcel], _ catalogue: [String: CatalogueItem]) -> Result<
    [ParcelID: [String]], Refusal
  > {
    var shares: [ParcelID: [String]] = [:]
    var open = parcels
    for scan in scans {
      var fault: ScanFault?
      var isTaken = false
      for index in open.indices {
        switch open[index].ticking([scan], catalogue) {
        case .success(let lines):
          open[index].lines = lines
          shares[open[index].id, default: []].append(scan)
          isTaken = true
        // Too many of what is in the box says more than that another parcel of it hasn't got it.
        case .failure(let found): if case .tooMany? = fault {} else { fault = found }
        }
        if isTaken { break }
      }
      if !isTaken, let fault { return .failure(fault.refusal(rule: "FUL-4")) }
    }
    return .success(shares)
  }
}

extension Command {
  /// The same act on another parcel of the box, with that one's share of the scans; nil: the act isn't one of the whole box. The weight is the
  /// box's, and stands with its lead alone.
  public func onBoxMember(_ id: ParcelID, scans: [String], weight: Int? = nil) -> Command? {
    switch self {
    case .acknowledgeFlag: .acknowledgeFlag(id)
    case .printParcel: .printParcel(id)
    case .pickParcel: .pickParcel(id)
    case .packParcel: .packParcel(id, scans: scans, weight: weight)
    case .shipParcel: .shipParcel(id)
    case .handOverParcel: .handOverParcel(id)
    case .moveParcel(_, let wave, let reason): .moveParcel(id, wave: wave, reason: reason)
    case .explainLate(_, let reason): .explainLate(id, reason: reason)
    case .suspendParcel(_, let reason): .suspendParcel(id, reason: reason)
    default: nil
    }
  }

  /// Whether a parcel of the box for which there is nothing to do keeps the others from it.
  public func passesOver(_ reason: Refusal.Reason) -> Bool {
    switch (self, reason) {
    case (.acknowledgeFlag, .nothingToAcknowledge), (.explainLate, .notLate), (.suspendParcel, .notBeingPacked): true
    default: false
    }
  }
}
