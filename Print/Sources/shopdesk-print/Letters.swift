import CPango
import DeskPaper

/// A laid-out text: its size in points and how to draw it.
final class Letters {
  private let layout: OpaquePointer
  let height: Double
  let width: Double

  /// - Parameter width: where lines end, in points; nil: one line.
  init(
    _ text: String, _ style: Style, width: Double?, right: Bool = false, in context: OpaquePointer
  ) {
    layout = pango_layout_new(context)
    pango_layout_set_font_description(layout, style.font.description)
    pango_layout_set_text(layout, text, Int32(text.utf8.count))
    if let width {
      pango_layout_set_width(layout, Int32(width * Double(PANGO_SCALE)))
      pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
    }
    if right { pango_layout_set_alignment(layout, PANGO_ALIGN_RIGHT) }
    var across: Int32 = 0
    var down: Int32 = 0
    pango_layout_get_size(layout, &across, &down)
    self.width = Double(across) / Double(PANGO_SCALE)
    height = Double(down) / Double(PANGO_SCALE)
  }

  /// What a label beside it is set against.
  var firstLineHeight: Double { height / Double(max(1, pango_layout_get_line_count(layout))) }

  deinit { g_object_unref(UnsafeMutableRawPointer(layout)) }

  func draw(_ cairo: OpaquePointer, _ x: Double, _ y: Double) {
    cairo_move_to(cairo, x, y)
    pango_cairo_show_layout(cairo, layout)
  }
}

/// Size and weight of letters.
enum Style: Hashable {
  case title, heading, plain, small, strong, large, code

  init(_ weight: Paper.Weight) {
    switch weight {
    case .plain: self = .plain
    case .small: self = .small
    case .strong, .alarm: self = .strong
    case .large: self = .large
    }
  }

  @MainActor private static var fonts: [Style: Font] = [:]

  var font: Font { MainActor.assumeIsolated { made() } }

  @MainActor private func made() -> Font {
    if let known = Self.fonts[self] { return known }
    let font = Font(families, size: size, bold: isBold)
    Self.fonts[self] = font
    return font
  }

  /// fontconfig takes the first that is there; Simplified Chinese forms come before Japanese ones.
  private var families: String {
    self == .code
      ? "DejaVu Sans Mono,Noto Sans Mono CJK SC,monospace"
      : "Noto Sans CJK SC,Source Han Sans SC,WenQuanYi Zen Hei,WenQuanYi Micro Hei,AR PL UMing CN,sans-serif"
  }

  private var size: Double {
    switch self {
    case .title: 15
    case .heading: 12
    case .plain, .strong: 9.5
    case .small: 7.5
    case .large: 14
    case .code: 10
    }
  }

  private var isBold: Bool {
    switch self {
    case .title, .heading, .strong, .large: true
    case .plain, .small, .code: false
    }
  }
}

/// A font for as long as the program runs.
final class Font: @unchecked Sendable {
  let description: OpaquePointer

  init(_ families: String, size: Double, bold: Bool) {
    description = pango_font_description_new()
    pango_font_description_set_family(description, families)
    pango_font_description_set_size(description, gint(size * Double(PANGO_SCALE)))
    if bold { pango_font_description_set_weight(description, PANGO_WEIGHT_BOLD) }
  }
}
