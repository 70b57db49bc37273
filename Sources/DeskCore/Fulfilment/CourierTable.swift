/// The couriers that the console knows. Codes and ids are Taobao's own list, beside those of 快递鸟 and 快递100; patterns are the 2024
/// generation, which accepts what older lists reject (formats.md 4.2 and 4.3).
public enum CourierTable {
  public static let all: [Courier] = [
    Courier(
      "SF", "顺丰速运", aliases: ["顺丰", "顺丰快递", "shunfeng"], taobao: ("SF", 505), kdniao: "SF", kuaidi100: "shunfeng",
      patterns: [WaybillPattern(["SF"], mixed: 1, digits: 12), WaybillPattern([""], digits: 12)]),
    Courier(
      "YTO", "圆通速递", aliases: ["圆通", "圆通快递", "yuantong"], taobao: ("YTO", 101), kdniao: "YTO", kuaidi100: "yuantong",
      patterns: [WaybillPattern(["YT"], digits: 13)]),
    Courier(
      "ZTO", "中通快递", aliases: ["中通", "中通速递", "zhongtong"], taobao: ("ZTO", 500), kdniao: "ZTO", kuaidi100: "zhongtong",
      patterns: [WaybillPattern(["73", "74", "75", "76", "78"], digits: 12)]),
    Courier(
      "STO", "申通快递", aliases: ["申通", "shentong"], taobao: ("STO", 100), kdniao: "STO", kuaidi100: "shentong",
      patterns: [WaybillPattern(["77", "43"], digits: 12...15)]),
    Courier(
      "YUNDA", "韵达快递", aliases: ["韵达", "韵达速递", "YD", "yunda"], taobao: ("YUNDA", 102), kdniao: "YD", kuaidi100: "yunda",
      patterns: [WaybillPattern(["3", "4"], digits: 14), WaybillPattern(["5"], digits: 12)]),
    Courier(
      "EMS", "EMS", aliases: ["邮政EMS", "EMS快递", "邮政特快"], taobao: ("EMS", 2), kdniao: "EMS", kuaidi100: "ems", patterns: post,
      takesS10: true),
    Courier("EYB", "EMS经济快递", taobao: ("EYB", 3), patterns: post, takesS10: true),
    Courier(
      "POSTB", "邮政快递包裹", aliases: ["邮政", "中国邮政", "邮政包裹", "邮政小包", "YZPY", "POST", "youzhengguonei"],
      taobao: ("POSTB", 200_734), kdniao: "YZPY", kuaidi100: "youzhengguonei", patterns: post),
    Courier(
      "JD", "京东物流", aliases: ["京东", "京东快递"], kdniao: "JD", kuaidi100: "jd", patterns: [WaybillPattern(["JD"], mixed: 2, digits: 11)]
    ),
    Courier(
      "JT", "极兔速递", aliases: ["极兔", "极兔快递", "JTSD", "jtexpress"], kdniao: "JTSD", kuaidi100: "jtexpress",
      patterns: [WaybillPattern(["JT"], digits: 13)]),
    Courier("DBL", "德邦物流", taobao: ("DBL", 107), kdniao: "DBL", patterns: deppon),
    Courier(
      "DBKD", "德邦快递", aliases: ["德邦", "DPK", "debangwuliu"], taobao: ("DBKD", 5_000_000_110_730), kdniao: "DBL",
      kuaidi100: "debangwuliu", patterns: deppon),
    Courier(
      "HTKY", "百世快递", aliases: ["百世", "百世汇通", "汇通", "汇通快递", "huitongkuaidi"], taobao: ("HTKY", 502), kdniao: "HTKY",
      kuaidi100: "huitongkuaidi"),
    Courier("TTKDEX", "天天快递", aliases: ["天天", "HHTT", "tiantian"], taobao: ("TTKDEX", 504), kdniao: "HHTT", kuaidi100: "tiantian"),
    Courier("UC", "优速快递", aliases: ["优速", "yousu"], taobao: ("UC", 1207), kdniao: "UC", kuaidi100: "yousu"),
    Courier("ZJS", "宅急送", aliases: ["zhaijisong"], taobao: ("ZJS", 103), kdniao: "ZJS", kuaidi100: "zhaijisong"),
    Courier("ZTOKY", "中通快运", taobao: ("DISTRIBUTOR_13222803", 1_216_000_000_125_358)),
    Courier("KYE", "跨越速运", aliases: ["跨越"], taobao: ("DISTRIBUTOR_13211725", 1_216_000_000_124_268)),
    Courier("BESTKY", "百世快运", taobao: ("BESTQJT", 105_031)),
    Courier("SURE", "速尔", aliases: ["速尔快递", "速尔快运"], taobao: ("SURE", 201_174)),
    Courier("GTO", "国通快递", aliases: ["国通"], taobao: ("GTO", 200_143)),
    Courier("CN", "菜鸟", aliases: ["菜鸟速递", "菜鸟快递"], patterns: [WaybillPattern(["621"], digits: 12)]),
  ]

  private static let post = [WaybillPattern(["9", "8", "1"], digits: 12), WaybillPattern(["P"], mixed: 1, digits: 11)]
  private static let deppon = [WaybillPattern(["DPK"], digits: 12), WaybillPattern([""], digits: 8...10)]

  private static let byKey: [String: Courier] = {
    var keys: [String: Courier] = [:]
    for courier in all {
      let names = [courier.code, courier.name, courier.taobaoCode ?? courier.code] + courier.aliases
      for name in names where keys[key(name)] == nil { keys[key(name)] = courier }
    }
    return keys
  }()

  private static func key(_ text: String) -> String { text.filter { !$0.isWhitespace }.uppercased() }

  /// The courier with this code, Taobao code, name or alias; case and spaces don't count. Nil when the table doesn't hold it.
  public static func find(_ nameOrCode: String) -> Courier? { byKey[key(nameOrCode)] }

  /// Whether a number has one of the courier's usual shapes. True for couriers without a published shape: many share theirs, and the
  /// lists age, so a mismatch is a warning and never a block.
  public static func shapeMatches(_ courier: Courier, _ number: String) -> Bool {
    if courier.patterns.isEmpty { return true }
    return courier.patterns.contains { $0.matches(number) } || (courier.takesS10 && isS10(number))
  }

  /// UPU S10: two letters, eight digits, their check digit, two letters.
  public static func isS10(_ number: String) -> Bool {
    let bytes = Array(number.uppercased().utf8)
    let letters = UInt8(ascii: "A")...UInt8(ascii: "Z")
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    guard bytes.count == 13, bytes[..<2].allSatisfy(letters.contains), bytes[11...].allSatisfy(letters.contains),
      bytes[2..<11].allSatisfy(digits.contains)
    else { return false }
    let sum = zip(bytes[2..<10], [8, 6, 4, 2, 3, 5, 9, 7]).reduce(0) { $0 + Int($1.0 - 0x30) * $1.1 }
    let check = 11 - sum % 11
    return Int(bytes[10] - 0x30) == (check == 10 ? 0 : check == 11 ? 5 : check)
  }
}
