/// By what a SKU is found: everything that people know it by, in lower case on one line, computed when it is written and not when somebody
/// types.
public enum GoodsWords {
  /// Code, title, attributes, location, barcodes, and the title's pinyin initials.
  public static func text(of item: CatalogueItem) -> String {
    ([item.sku, item.title, item.attributes, item.location] + item.barcodes + [Pinyin.initials(item.title)])
      .filter { !$0.isEmpty }.joined(separator: " ").lowercased()
  }

  /// The most words that a filter may have.
  public static let most = 4

  /// What was typed, as words; always ``most`` of them, the rest empty, which every text contains.
  public static func wanted(_ find: String) -> [String] {
    let words = find.lowercased().split(whereSeparator: \.isWhitespace).prefix(most).map(String.init)
    return words + Array(repeating: "", count: most - words.count)
  }
}
