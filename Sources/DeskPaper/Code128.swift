/// Code 128 (ISO/IEC 15417): what a courier's and a packer's scanner reads. Sets B and C, which hold every printable ASCII character and pairs
/// of digits.
public struct Code128: Sendable, Equatable {
  /// Symbol values with the start, the check and the stop symbol.
  public let symbols: [Int]

  private static let startB = 104
  private static let startC = 105
  private static let toB = 100
  private static let toC = 99
  private static let stop = 106

  /// Nil for a text that is empty, longer than 80 characters or has a character outside printable ASCII.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard (1...80).contains(bytes.count), bytes.allSatisfy({ (0x20...0x7E).contains($0) }) else { return nil }
    var symbols: [Int] = []
    var inC = false
    var index = 0
    while index < bytes.count {
      let digits = bytes[index...].prefix { (0x30...0x39).contains($0) }.count
      let reachesEnd = index + digits == bytes.count
      // A change of set costs a symbol: it pays from four digits at either end and from six in the middle.
      let pays = digits >= (symbols.isEmpty || reachesEnd ? 4 : 6) || (symbols.isEmpty && digits == 2 && reachesEnd)
      if !inC, pays {
        // An odd run's first digit is told in B where B is in force already; at the start the last one is.
        if digits % 2 == 1, !symbols.isEmpty {
          symbols.append(Int(bytes[index]) - 32)
          index += 1
        }
        symbols.append(symbols.isEmpty ? Self.startC : Self.toC)
        inC = true
      }
      if inC {
        if digits >= 2 {
          symbols.append(Int(bytes[index] - 0x30) * 10 + Int(bytes[index + 1] - 0x30))
          index += 2
        } else {
          symbols.append(Self.toB)
          inC = false
        }
        continue
      }
      if symbols.isEmpty { symbols.append(Self.startB) }
      symbols.append(Int(bytes[index]) - 32)
      index += 1
    }
    let check = symbols.enumerated().reduce(0) { $0 + max(1, $1.offset) * $1.element } % 103
    self.symbols = symbols + [check, Self.stop]
  }

  /// Widths of bars and gaps in modules, in turn, beginning with a bar.
  public var widths: [Int] { symbols.flatMap { Self.patterns[$0] } }

  /// Without the quiet zones, of which each side needs ten modules.
  public var modules: Int { widths.reduce(0, +) }

  public static let quiet = 10

  private static let patterns: [[Int]] = table.split(separator: " ").map { $0.utf8.map { Int($0) - 48 } }

  private static let table = """
    212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 123122 123221 \
    223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 232121 111323 131123 131321 \
    112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 313121 211331 231131 213113 213311 213131 \
    311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 111422 121124 121421 141122 141221 112214 112412 122114 \
    122411 142112 142211 241211 221114 413111 241112 134111 111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 \
    214121 412121 111143 111341 131141 114113 114311 411113 411311 113141 114131 311141 411131 211412 211214 211232 2331112
    """
}
