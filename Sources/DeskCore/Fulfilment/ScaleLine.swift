/// A line of a scale's serial protocol, or a weight as a person writes it.
///
/// Two shapes are read, in either case and with blanks anywhere: the common continuous output `ST,GS,+  1.234kg` (stable or `US` unstable or
/// `OL` overload; gross `GS`, net `NT` or tare `TR`), and a bare weight with its unit, `1234 g` or `1.234kg`. 斤 and pounds are not guessed at.
public enum ScaleLine: Sendable, Equatable {
  /// Grams, rounded; never negative.
  case stable(grams: Int)
  /// Still moving: to be waited for.
  case unstable
  /// More than it can weigh, less than nothing, or the weight of a tare.
  case useless

  /// Nil for a line that isn't of either shape.
  public init?(_ line: String) {
    // A scale sends tens of bytes; more is another device.
    guard line.utf8.count <= 64 else { return nil }
    let text = line.filter { !$0.isWhitespace }.lowercased()
    var fields = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    guard let value = fields.popLast(), fields.count <= 2 else { return nil }
    switch fields.first {
    case nil: break
    case "st": break
    case "us":
      self = .unstable
      return
    case "ol":
      self = .useless
      return
    default: return nil
    }
    if fields.count == 2 {
      guard ["gs", "nt", "tr"].contains(fields[1]) else { return nil }
      if fields[1] == "tr" {
        self = .useless
        return
      }
    }
    guard let grams = Self.grams(value) else { return nil }
    self = grams < 0 ? .useless : .stable(grams: grams)
  }

  /// `+1.234kg` → 1234. Exact in whole tenths of a milligram; nothing is read as binary fractions.
  private static func grams(_ text: String) -> Int? {
    let unit = text.hasSuffix("kg") ? "kg" : text.hasSuffix("g") ? "g" : ""
    guard !unit.isEmpty else { return nil }
    var number = text.dropLast(unit.count)
    let isNegative = number.first == "-"
    if number.first == "+" || number.first == "-" { number = number.dropFirst() }
    let parts = number.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), (1...7).contains(parts[0].utf8.count),
      parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
      let whole = Int(parts[0])
    else { return nil }
    var fraction = 0
    if parts.count == 2 {
      guard (1...4).contains(parts[1].utf8.count), let digits = Int(parts[1]) else { return nil }
      fraction = digits * [1000, 100, 10, 1][parts[1].utf8.count - 1]
    }
    let scaled = whole * 10_000 + fraction
    let grams = unit == "kg" ? (scaled + 5) / 10 : (scaled + 5_000) / 10_000
    return isNegative && grams != 0 ? -grams : grams
  }
}
