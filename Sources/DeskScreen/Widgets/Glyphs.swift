/// The drawing characters in use: box lines and blocks, or plain ASCII where those cannot be trusted.
public struct Glyphs: Hashable, Sendable {
  public let horizontal: String
  public let vertical: String
  public let topLeft: String
  public let topRight: String
  public let bottomLeft: String
  public let bottomRight: String
  /// Parts of a bar: its ends, a full cell, an empty cell, and the fractions between, smallest first.
  public let barStart: String
  public let barEnd: String
  public let full: String
  public let empty: String
  public let fractions: [String]
  /// A cell of a bar that isn't the one looked at: planned, or of another time.
  public let shade: String
  /// How high something is, lowest first: nothing, then more and more.
  public let levels: [String]
  public let success: String
  public let refusal: String
  public let warning: String
  public let bullet: String
  public let arrow: String
  /// Between groups on one line.
  public let separator: String
  public let checked: String
  public let unchecked: String
  /// Parcel dots: all in stock, part, none.
  public let dotAll: String
  public let dotPart: String
  public let dotNone: String

  public static let unicode = Glyphs(
    horizontal: "─", vertical: "│", topLeft: "┌", topRight: "┐", bottomLeft: "└", bottomRight: "┘", barStart: "▕", barEnd: "▏",
    full: "█", empty: " ", fractions: ["▏", "▎", "▍", "▌", "▋", "▊", "▉"], shade: "░",
    levels: ["·", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"], success: "✓", refusal: "✗", warning: "!",
    bullet: "·",
    arrow: "→", separator: "│", checked: "[✓]", unchecked: "[ ]", dotAll: "●", dotPart: "◐", dotNone: "○")

  public static let ascii = Glyphs(
    horizontal: "-", vertical: "|", topLeft: "+", topRight: "+", bottomLeft: "+", bottomRight: "+", barStart: "[", barEnd: "]",
    full: "#", empty: ".", fractions: [], shade: "=",
    levels: [".", "1", "2", "3", "4", "5", "6", "7", "8"], success: "ok", refusal: "x", warning: "!", bullet: "-", arrow: ">",
    separator: "|",
    checked: "[x]", unchecked: "[ ]", dotAll: "*", dotPart: "+", dotNone: "o")

  /// The set a terminal can show: ASCII without UTF-8, and where ambiguous characters are two cells wide.
  public static func choose(utf8: Bool, ambiguous: AmbiguousWidth) -> Glyphs {
    utf8 && ambiguous == .narrow ? .unicode : .ascii
  }
}
