import Foundation

/// Screens kept as files beside the tests: accepted only when a person says so (`ACCEPT_SCREENS=1`), compared byte by byte otherwise.
public struct GoldenScreens: Sendable {
  public let folder: URL
  public let isAccepting: Bool

  /// - Parameter folder: the folder in the sources, not a copy in a bundle: accepting writes there.
  public init(folder: URL, isAccepting: Bool = ProcessInfo.processInfo.environment["ACCEPT_SCREENS"] == "1") {
    self.folder = folder
    self.isAccepting = isAccepting
  }

  /// Nil when the screen is as accepted, else what a person needs to judge the difference: both screens.
  public func difference(_ name: String, _ actual: String) -> String? {
    let file = folder.appendingPathComponent(name + ".screen")
    if isAccepting {
      do {
        try Data(actual.utf8).write(to: file)
        return nil
      } catch {
        return "\(name): cannot be accepted: \(error)"
      }
    }
    guard let data = try? Data(contentsOf: file), let expected = String(data: data, encoding: .utf8) else {
      return "\(name): no accepted screen; run with ACCEPT_SCREENS=1\n\(actual)"
    }
    guard expected != actual else { return nil }
    let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let new = actual.split(separator: "\n", omittingEmptySubsequences: false)
    let changed = (0..<max(old.count, new.count)).filter { $0 >= old.count || $0 >= new.count || old[$0] != new[$0] }
    return "\(name): lines \(changed.map { $0 + 1 }) differ\n--- accepted\n\(expected)\n--- now\n\(actual)"
  }
}
