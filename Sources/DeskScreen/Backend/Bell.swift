/// What a terminal's one tone can say, told apart by rhythm.
public enum Bell: Sendable {
  /// Look here: one tone.
  case attention
  /// That was wrong, stop: three quick tones.
  case stop
  /// Somebody wants something stopped at once: five.
  case alarm

  /// How many tones, 150 ms apart.
  public var tones: Int {
    switch self {
    case .attention: 1
    case .stop: 3
    case .alarm: 5
    }
  }
}
