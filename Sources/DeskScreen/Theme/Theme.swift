/// A look for every ink. Words come first and attributes second in every theme; colour only helps.
public struct Theme: Hashable, Sendable {
  public enum Name: String, CaseIterable, Sendable {
    case standard, light, highContrast, colourSafe, mono
  }

  public let name: Name
  private let styles: [Style]

  init(_ name: Name, _ style: (Ink) -> Style) {
    self.name = name
    styles = Ink.allCases.map(style)
  }

  public func style(_ ink: Ink) -> Style { styles[Int(ink.rawValue)] }

  public static func named(_ name: Name) -> Theme {
    switch name {
    case .standard: .standard
    case .light: .light
    case .highContrast: .highContrast
    case .colourSafe: .colourSafe
    case .mono: .mono
    }
  }

  public static let all: [Theme] = Name.allCases.map(named)

  /// The theme to start with: the one asked for by option or setting, else mono when NO_COLOR is set and not empty, else standard.
  public static func choose(asked: Name?, environment: [String: String]) -> Theme {
    if let asked { return named(asked) }
    if let noColour = environment["NO_COLOR"], !noColour.isEmpty { return .mono }
    return .standard
  }
}
