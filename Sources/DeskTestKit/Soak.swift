import Foundation

/// How long the long tests run. `make test` must fit into twenty minutes on two cores, so what is only more of the same random kind is fewer there;
/// `make soak` runs the whole number.
public enum Soak {
  public static let isOn = ProcessInfo.processInfo.environment["SHOPDESK_SOAK"] != nil

  /// - Parameters:
  ///   - usual: how many with `make test`.
  ///   - whole: how many with `make soak`.
  public static func count(_ usual: Int, of whole: Int) -> Int { isOn ? whole : usual }
}
