extension CourierRule {
  /// `10 江苏 0-1000 taobao SF`: one line, for records and lists.
  public var line: String {
    let weight = hasWeight ? "\(from.map(String.init) ?? "")-\(to.map(String.init) ?? "")g" : nil
    let words = [String(priority), region.isEverywhere ? "*" : region.text, weight, platform, shop, courier]
    return words.compactMap(\.self).joined(separator: " ")
  }
}

extension CourierTariff {
  /// `SF 江苏 1000g 12.00 +1000g 2.00 2026-01-01`.
  public var line: String {
    let step = stepGrams > 0 ? " +\(stepGrams)g \(stepPrice.decimal)" : ""
    return "\(courier) \(region.isEverywhere ? "*" : region.text) \(firstGrams)g \(firstPrice.decimal)\(step) \(validFrom.iso)"
  }
}
