/// Finds emoji whose width terminals disagree about.
enum EmojiRun {
  /// Shown as themselves: one scalar, emoji by default, two cells, and old enough (Unicode 12) for terminals in use.
  static func isSettled(_ scalar: Unicode.Scalar) -> Bool {
    let properties = scalar.properties
    guard properties.isEmojiPresentation, !properties.isEmojiModifier, Width.of(scalar) == 2 else { return false }
    guard !isRegional(scalar), let age = properties.age else { return false }
    return age.major <= 12
  }

  /// Where the emoji sequence that starts at `start` ends; nil when none starts there. A single settled emoji is no sequence.
  static func end(in scalars: [Unicode.Scalar], from start: Int) -> Int? {
    let first = scalars[start]
    if isRegional(first) {
      let next = start + 1
      return next < scalars.count && isRegional(scalars[next]) ? next + 1 : next
    }
    if isKeycapBase(first) {
      var next = start + 1
      if next < scalars.count, scalars[next].value == 0xFE0F { next += 1 }
      return next < scalars.count && scalars[next].value == 0x20E3 ? next + 1 : nil
    }
    guard first.value >= 0xA9, first.properties.isEmoji else { return nil }
    var end = extended(scalars, start + 1)
    while end + 1 < scalars.count, scalars[end].value == 0x200D, scalars[end + 1].value >= 0xA9,
      scalars[end + 1].properties.isEmoji
    {
      end = extended(scalars, end + 2)
    }
    return end > start + 1 ? end : nil
  }

  /// Past variation selectors, skin tones, the keycap and tag characters.
  private static func extended(_ scalars: [Unicode.Scalar], _ from: Int) -> Int {
    var end = from
    while end < scalars.count {
      let value = scalars[end].value
      guard
        value == 0xFE0F || value == 0xFE0E || value == 0x20E3 || (0x1F3FB...0x1F3FF).contains(value)
          || (0xE0020...0xE007F).contains(value)
      else { break }
      end += 1
    }
    return end
  }

  private static func isRegional(_ scalar: Unicode.Scalar) -> Bool { (0x1F1E6...0x1F1FF).contains(scalar.value) }

  private static func isKeycapBase(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "#" || scalar == "*" || ("0"..."9").contains(scalar)
  }
}
