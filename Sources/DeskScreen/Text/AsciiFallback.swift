/// One-cell ASCII stand-ins for characters that a terminal cannot be trusted to draw in one cell.
public enum AsciiFallback {
  /// The nearest ASCII character, `?` when there is none.
  public static func of(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x00...0x7E: scalar
    case 0x2018, 0x2019, 0x2032: "'"
    case 0x201C, 0x201D, 0x2033: "\""
    case 0x00B7, 0x2022, 0x2027, 0x2026: "."
    case 0x00AD, 0x2010...0x2015, 0x2500...0x2501: "-"
    case 0x2502...0x2503, 0x2016: "|"
    case 0x250C...0x254B: "+"
    case 0x00D7, 0x2715...0x2718: "x"
    case 0x00F7: "/"
    case 0x2190: "<"
    case 0x2192: ">"
    case 0x2191: "^"
    case 0x2193: "v"
    case 0x2460...0x2468: Unicode.Scalar(UInt8(scalar.value - 0x2460 + 0x31))
    case 0x2580...0x2590: "#"
    case 0x2591...0x2593: "="
    case 0x25A0...0x25FF, 0x2605...0x2606: "*"
    case 0x00A0: " "
    case 0x00B0: "o"
    default: "?"
    }
  }
}
