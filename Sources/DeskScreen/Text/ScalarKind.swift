/// What ``Sanitizer`` does with a scalar that stands alone.
enum ScalarKind {
  case plain, mark, space, control, hidden, emoji

  init(_ scalar: Unicode.Scalar) {
    let value = scalar.value
    switch value {
    case 0x09, 0x0A, 0x0D: self = .space
    case 0x00...0x1F, 0x7F: self = .control
    case 0x20...0x7E, 0x3000: self = .plain
    case 0x80...0x9F: self = .hidden
    // Fillers that draw nothing, and the joiner that joins nothing.
    case 0x034F, 0x115F...0x1160, 0x17B4...0x17B5, 0x180B...0x180F, 0x2800, 0x3164, 0xFFA0, 0xFFFC, 0xFFFD: self = .hidden
    case 0xFE00...0xFE0F, 0xE0000...0xE0FFF: self = .hidden
    default: self = ScalarKind.byCategory(scalar)
    }
  }

  private static func byCategory(_ scalar: Unicode.Scalar) -> ScalarKind {
    let properties = scalar.properties
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned, .surrogate: return .hidden
    case .spaceSeparator: return .space
    default: break
    }
    let width = Width.of(scalar)
    if width < 0 { return .hidden }
    if width == 0 { return .mark }
    if scalar.value >= 0x1F000, properties.isEmoji || width == 2, scalar.value < 0x20000 {
      return EmojiRun.isSettled(scalar) ? .plain : .emoji
    }
    return .plain
  }
}
