import DeskCore

/// The seller's code of what was bought.
enum SKUCode {
  /// 外部系统编号 when given, else 商家编码, else a code made from title and attributes: the same goods get the same code in every file.
  static func choose(outer: String, seller: String, title: String, attributes: String) -> (code: String, isNamed: Bool) {
    if !outer.isEmpty { return (outer, true) }
    if !seller.isEmpty { return (seller, true) }
    return (made(title: title, attributes: attributes), false)
  }

  /// `X-` and eight hexadecimal digits: FNV-1a (32 bit) of `title|attributes` in UTF-8.
  static func made(title: String, attributes: String) -> String {
    var hash: UInt32 = 0x811C_9DC5
    for byte in "\(title)|\(attributes)".utf8 { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
    let hex = String(hash, radix: 16)
    return "X-" + String(repeating: "0", count: 8 - hex.utf8.count) + hex
  }
}
