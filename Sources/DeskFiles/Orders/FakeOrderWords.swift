/// ORD-19: finds the words by which sellers mark fake orders (刷单), so that such rows and files are refused. Each word is looked at with its
/// neighbours, because goods are called 牙刷单支装, 真空包装 or SSD单盘 in all honesty.
public enum FakeOrderWords {
  private struct Mark {
    var word: String
    /// Not a mark when the text before the word ends with one of these…
    var notAfter: [String]
    /// …or the text behind it begins with one of these.
    var notBefore: [String]
  }

  private static let negations = ["不", "非", "勿", "防", "无", "拒绝", "禁止", "不要", "不是"]

  private static let marks: [Mark] = [
    Mark(
      word: "刷单",
      notAfter: negations + ["牙", "毛", "粉", "鞋", "画", "油", "板", "眉", "瓶", "杯", "锅", "桶", "地", "衣", "洗", "头", "底"],
      notBefore: ["支", "只", "个", "头", "把", "件", "品", "色", "层", "面", "包", "卖", "独", "买", "根", "条", "套", "柄"]),
    Mark(word: "刷销量", notAfter: negations, notBefore: []),
    Mark(word: "刷信誉", notAfter: negations, notBefore: []),
    Mark(word: "刷好评", notAfter: negations, notBefore: []),
    Mark(word: "补单", notAfter: negations + ["候", "替", "修", "填"], notBefore: ["据", "差", "价", "独", "元"]),
    Mark(word: "空包", notAfter: negations + ["真", "航", "太", "镂", "天", "悬"], notBefore: ["装", "邮"]),
    Mark(
      word: "sd单", notAfter: negations + "abcdefghijklmnopqrstuvwxyz0123456789".map(String.init),
      notBefore: ["反", "卡", "个", "条", "张", "独", "面"]),
  ]

  /// The marking word in `text`, nil when there is none.
  public static func find(in text: String) -> String? {
    guard text.utf8.count >= 5, mayHold(text) else { return nil }
    let lowered = text.lowercased()
    return marks.first { marks($0, lowered) }?.word
  }

  /// Whether a cell of a column `是否刷单` says yes.
  static func isYes(_ text: String) -> Bool { ["是", "1", "y", "yes", "true", "刷单"].contains(text.lowercased()) }

  /// Every mark holds 刷, 单 or 空.
  private static func mayHold(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var at = 0
      while at + 2 < bytes.count {
        switch (bytes[at], bytes[at + 1], bytes[at + 2]) {
        case (0xE5, 0x88, 0xB7), (0xE5, 0x8D, 0x95), (0xE7, 0xA9, 0xBA): return true
        default: at += 1
        }
      }
      return false
    }
  }

  private static func marks(_ mark: Mark, _ text: String) -> Bool {
    var rest = text[...]
    while let found = rest.firstRange(of: mark.word) {
      let before = text[..<found.lowerBound]
      let after = text[found.upperBound...]
      if !mark.notAfter.contains(where: before.hasSuffix), !mark.notBefore.contains(where: after.hasPrefix) { return true }
      rest = after
    }
    return false
  }
}
