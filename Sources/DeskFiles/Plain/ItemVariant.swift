import DeskCore

/// One SKU of a marketplace's item, as 销售属性组合 states it: `价格:数量:商家编码:属性:值;属性:值;`, one after the other.
struct ItemVariant: Equatable, Sendable {
  var price: String
  var code: String
  /// Numbers of the property and of its value; a shop's own values have negative ones.
  var values: [Value] = []

  struct Value: Hashable, Sendable {
    var property: Substring
    var value: Substring
  }

  /// Nil when any part is neither the beginning of a SKU nor a further property of one.
  static func read(_ text: String) -> [ItemVariant]? {
    var variants: [ItemVariant] = []
    for part in text.split(separator: ";") {
      let fields = part.split(separator: ":", omittingEmptySubsequences: false)
      guard fields.count == 2 || fields.count >= 5, isProperty(fields[fields.count - 2], fields[fields.count - 1]),
        fields.count == 2 || isNumber(fields[1])
      else { return nil }
      let value = Value(property: fields[fields.count - 2], value: fields[fields.count - 1])
      if fields.count == 2 {
        guard !variants.isEmpty else { return nil }
        variants[variants.count - 1].values.append(value)
      } else {
        // Only the code is free text; colons between the quantity and the property are its own.
        let code = fields[2..<(fields.count - 2)].joined(separator: ":")
        variants.append(ItemVariant(price: String(fields[0]), code: CellText.cleanID(code), values: [value]))
      }
    }
    return variants.isEmpty ? nil : variants
  }

  /// What the item calls its values: 销售属性别名 and 自定义属性值, both `属性:值:名称;…`.
  static func names(_ aliases: String, _ own: String) -> [Value: String] {
    var names: [Value: String] = [:]
    for text in [own, aliases] {
      for part in text.split(separator: ";") {
        let fields = part.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
        guard fields.count == 3 else { continue }
        let name = CellText.clean(String(fields[2]))
        if !name.isEmpty { names[Value(property: fields[0], value: fields[1])] = name }
      }
    }
    return names
  }

  /// `颜色分类：红色;尺码：M`, as order details write it. A value without a name stands as its numbers: it tells variants apart all the same.
  func attributes(_ names: [Value: String]) -> String {
    values.map { value in
      if value.property.hasPrefix("$") { return "\(value.property.dropFirst())：\(value.value)" }
      guard let name = names[value] else { return "\(value.property):\(value.value)" }
      return Self.properties[String(value.property)].map { "\($0)：\(name)" } ?? name
    }.joined(separator: ";")
  }

  /// The marketplace's numbers of the two properties that most goods differ in.
  private static let properties = ["1627207": "颜色分类", "20509": "尺码"]

  /// Numbers, or the seller's own words: `$款式:加厚`.
  private static func isProperty(_ property: Substring, _ value: Substring) -> Bool {
    property.hasPrefix("$") ? property.count > 1 && !value.isEmpty : isNumber(property) && isNumber(value)
  }

  private static func isNumber(_ text: Substring) -> Bool {
    let digits = text.hasPrefix("-") ? text.dropFirst() : text
    return !digits.isEmpty && digits.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }
}

/// The barcodes of a cell: several are divided by `;`, `、`, `|` or blanks.
enum Barcodes {
  static func read(_ text: String) -> [String] {
    if text.isEmpty { return [] }
    var barcodes: [String] = []
    for part in text.split(whereSeparator: { ";；、|,，".contains($0) || $0.isWhitespace }) where !barcodes.contains(String(part)) {
      barcodes.append(String(part))
    }
    return barcodes
  }
}
