import DeskCore
import DeskPaper

extension PlainText {
  /// A wave on paper; `late` adds what others still have open.
  static func wave(_ wave: ShopDay, late: Bool) -> String { wave.iso + (late ? " 及未完" : "") }
}
