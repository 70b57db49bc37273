/// What a terminal's one tone can say, told apart by rhythm.
public enum Bell: Sendable {
  /// Look here: one tone.
  case attention
  /// Taken, go on: one tone.
  case right
  /// That one isn't it; what lies on the table stays: two.
  case wrong
  /// Stop, this can't be worked on: three quick tones.
  case stop
  /// Somebody wants something stopped at once: five.
  case alarm

  /// How many tones, 150 ms apart.
  public var tones: Int {
    switch self {
    case .attention, .right: 1
    case .wrong: 2
    case .stop: 3
    case .alarm: 5
    }
  }
}
