import DeskCore
import DeskPaper

extension PlainText {
  /// A title with its attributes, which some exports have written into the title already.
  static func goods(_ title: String, _ attributes: String) -> String {
    attributes.isEmpty || title.hasSuffix(attributes) ? title : "\(title)  \(attributes)"
  }

  /// A wave; `late` adds what others still have open.
  static func wave(_ wave: ShopDay, late: Bool) -> String { wave.iso + (late ? " 及未完" : "") }
}
