/// What a view returns: everything the terminal should show at one moment.
public struct Frame: Equatable, Sendable {
  public var surface: Surface

  public init(surface: Surface) {
    self.surface = surface
  }
}
