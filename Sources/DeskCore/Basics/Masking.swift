/// REC-3: personal data as those see it whose work doesn't need it.
public enum Masking {
  /// `张**`, `w**x`: the first character and, from three Latin characters on, the last.
  public static func name(_ name: String) -> String {
    guard let first = name.first else { return "" }
    guard name.count >= 3, first.isASCII, let last = name.last else { return "\(first)**" }
    return "\(first)**\(last)"
  }

  /// `138****8000`: the first three and the last four, where that leaves something to hide.
  public static func phone(_ phone: String) -> String {
    guard phone.count >= 11 else { return phone.isEmpty ? "" : "****" }
    return "\(phone.prefix(3))****\(phone.suffix(4))"
  }

  /// Province and city stay, the rest goes. Where they don't stand apart from the street, only the beginning stays.
  public static func address(_ address: String) -> String {
    guard let (province, city) = region(address) else { return address.isEmpty ? "" : "\(address.prefix(3))****" }
    return "\(province) \(city) ****"
  }

  /// The city of a Taobao address (`省 市 区 …`), for lists.
  public static func city(_ address: String) -> String {
    region(address).map { String($0.city) } ?? String(address.prefix(4))
  }

  /// The province that an address begins with, by its name with or without its suffix; nil when there is none (ORD-2).
  public static func province(_ address: String) -> String? {
    let text = address.trimmingBlanks()
    return provinces.first { text.hasPrefix($0) }
  }

  /// The 34 of GB/T 2260, as far as they tell one from another.
  private static let provinces = [
    "北京", "天津", "上海", "重庆", "河北", "山西", "辽宁", "吉林", "黑龙江", "江苏", "浙江", "安徽", "福建", "江西", "山东", "河南", "湖北", "湖南",
    "广东", "海南", "四川", "贵州", "云南", "陕西", "甘肃", "青海", "台湾", "内蒙古", "广西", "西藏", "宁夏", "新疆", "香港", "澳门",
  ]

  /// Province and city of an address whose street follows apart from them. No province or city of China has a longer name than ten
  /// characters: what is longer holds more than one of them.
  private static func region(_ address: String) -> (province: Substring, city: Substring)? {
    let parts = address.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: true)
    guard parts.count == 3, parts[0].count <= 10, parts[1].count <= 10 else { return nil }
    return (parts[0], parts[1])
  }

  /// Whether the platform has masked or encrypted a name or phone: `张*`, `1******6198`, `##…`, `$$…` (formats.md 6).
  public static func hides(nameOrPhone text: String) -> Bool { isCipher(text) || text.utf8.contains(0x2A) }

  /// Two `*` in a row: a single one occurs in sizes and house numbers.
  public static func hides(address text: String) -> Bool { isCipher(text) || hasTwoStars(text.utf8) }

  // On bytes: an import asks for each address, and comparing characters cost a fifth of reading an order list.
  private static func isCipher(_ text: String) -> Bool { text.utf8.starts(with: "##".utf8) || text.utf8.starts(with: "$$".utf8) }

  private static func hasTwoStars(_ text: String.UTF8View) -> Bool {
    var last: UInt8 = 0
    for byte in text {
      if byte == 0x2A, last == 0x2A { return true }
      last = byte
    }
    return false
  }
}

extension AmendableField {
  /// REC-3: a value of this field as those see it whose work doesn't need the buyer's.
  public func masked(_ text: String) -> String {
    switch self {
    case .recipient, .invoice: Masking.name(text)
    case .phone: Masking.phone(text)
    case .address: Masking.address(text)
    case .card, .deliveryTime: text.isEmpty ? "" : "***"
    default: text
    }
  }
}
