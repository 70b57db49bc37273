import DeskCore

/// When the platform wrote an export, as its file name tells (trap 24).
public enum ExportTime {
  /// Reads `ExportOrderList201809011818.csv` (`yyyyMMddHHmm`, or with seconds, in the shop's zone) and names that begin with a Unix time,
  /// `1791430000_new.csv` (seconds or milliseconds). Nil when the name tells nothing, as `ExportOrderList201707.csv`.
  public static func read(fileName: String, zone: ShopZone) -> Instant? {
    var runs: [(text: Substring, isFirst: Bool)] = []
    var start: String.Index?
    for index in fileName.indices {
      if fileName[index].isASCII, fileName[index].isNumber {
        if start == nil { start = index }
      } else if let begin = start {
        runs.append((fileName[begin..<index], begin == fileName.startIndex))
        start = nil
      }
    }
    if let begin = start { runs.append((fileName[begin...], begin == fileName.startIndex)) }
    return runs.lazy.compactMap { calendar($0.text, zone) ?? ($0.isFirst ? unix($0.text) : nil) }.first
  }

  private static func calendar(_ digits: Substring, _ zone: ShopZone) -> Instant? {
    let values = digits.utf8.map { Int($0) - 0x30 }
    guard values.count == 12 || values.count == 14 else { return nil }
    func number(_ range: Range<Int>) -> Int { values[range].reduce(0) { $0 * 10 + $1 } }
    let second = values.count == 14 ? number(12..<14) : 0
    guard (2003...2100).contains(number(0..<4)), number(8..<10) < 24, number(10..<12) < 60, second < 60,
      let day = ShopDay(year: number(0..<4), month: number(4..<6), day: number(6..<8))
    else { return nil }
    return zone.instant(day, second: number(8..<10) * 3600 + number(10..<12) * 60 + second)
  }

  /// Ten digits are seconds, thirteen milliseconds; only from 2001-09 to 2100.
  private static func unix(_ digits: Substring) -> Instant? {
    guard let value = Int64(digits) else { return nil }
    let milliseconds: Int64
    switch digits.utf8.count {
    case 10: milliseconds = value * 1000
    case 13: milliseconds = value
    default: return nil
    }
    return (1_000_000_000_000..<4_102_444_800_000).contains(milliseconds) ? Instant(milliseconds: milliseconds) : nil
  }
}
