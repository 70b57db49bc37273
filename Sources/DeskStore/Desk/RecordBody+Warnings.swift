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
    return warnings
  }
}
