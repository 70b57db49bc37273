/// A key and what it does now, as the footer shows it.
public struct Hint: Hashable, Sendable {
  public var key: String
  public var title: String
  public var isEnabled: Bool

  public init(key: String, title: String, isEnabled: Bool = true) {
    self.key = key
    self.title = title
    self.isEnabled = isEnabled
  }

  /// Cells of `key title`.
  public var width: Int { Width.of(key) + (title.isEmpty ? 0 : 1 + Width.of(title)) }

  @discardableResult
  func draw(on surface: inout Surface, x: Int, y: Int, limit: Int) -> Int {
    let titleInk: Ink = isEnabled ? .plain : .disabled
    let runs = [TextRun(key, isEnabled ? .key : .disabled), TextRun(title.isEmpty ? "" : " " + title, titleInk)]
    return surface.write(runs, x: x, y: y, width: limit - x)
  }
}
