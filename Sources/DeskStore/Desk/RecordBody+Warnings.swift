import DeskCore

/// What a record keeps of warnings, so that the same id again answers as it did the first time.
extension RecordBody {
  /// INV-6: more came than was awaited.
  static func tooMany(_ warnings: [Changes.Warning]) -> [(String, JSON)] {
    let lines = warnings.compactMap { warning -> JSON? in
      guard case .cameTooMany(let sku, let ordered, let received, let left) = warning else { return nil }
      return .object([("sku", .string(sku)), ("ordered", .int(ordered)), ("received", .int(received)), ("left", .int(left))])
    }
    return lines.isEmpty ? [] : [("tooMany", .array(lines))]
  }

  /// INV-5: a count that isn't the one that is due.
  static func noDuty(_ warnings: [Changes.Warning]) -> [(String, JSON)] {
    for case .servesNoDuty(let skus, let least) in warnings {
      return [("noDuty", .object([("skus", .int(skus)), ("least", .int(least))]))]
    }
    return []
  }

  /// ROL-8: what a rotation did with days that had been entered by hand.
  static func byHand(_ warnings: [Changes.Warning]) -> [(String, JSON)] {
    for case .shiftsByHand(let kept, let replaced) in warnings {
      return [("byHand", .object([("kept", .int(kept)), ("replaced", .int(replaced))]))]
    }
    return []
  }

  /// ROL-8: whom something was given to, who wasn't there by the roster.
  static func offDuty(_ warnings: [Changes.Warning]) -> [(String, JSON)] {
    for case .notOnDuty(let person, let duty) in warnings {
      return [("notOnDuty", .object([("person", .string(person)), ("duty", .string(duty.rawValue))]))]
    }
    return []
  }

  static func warnings(_ members: [String: Any]) -> [Changes.Warning] {
    var warnings: [Changes.Warning] = (members["tooMany"] as? [[String: Any]] ?? []).compactMap { line in
      guard let sku = line["sku"] as? String, let ordered = line["ordered"] as? Int, let received = line["received"] as? Int,
        let left = line["left"] as? Int
      else { return nil }
      return .cameTooMany(sku: sku, ordered: ordered, received: received, left: left)
    }
    if let few = members["noDuty"] as? [String: Any], let skus = few["skus"] as? Int, let least = few["least"] as? Int {
      warnings.append(.servesNoDuty(skus: skus, least: least))
    }
    if let one = members["notOnDuty"] as? [String: Any], let person = one["person"] as? String,
      let duty = (one["duty"] as? String).flatMap(Duty.init(rawValue:))
    {
      warnings.append(.notOnDuty(person: person, duty))
    }
    if let days = members["byHand"] as? [String: Any], let kept = days["kept"] as? Int, let replaced = days["replaced"] as? Int {
      warnings.append(.shiftsByHand(kept: kept, replaced: replaced))
    }
    return warnings
  }
}
