/// Files to be imported, as `:import` and the subcommand name them.
public struct ImportWish: Sendable, Equatable {
  public var paths: [String]
  /// For files that don't say whose they are.
  public var shop: String?
  public var platform: String?

  public init(paths: [String], shop: String? = nil, platform: String? = nil) {
    self.paths = paths
    self.shop = shop
    self.platform = platform
  }

  /// Reads `FILE… --shop NAME --platform P`. Nil: no file, an option without its value, or a platform whose files aren't read.
  public init?(_ words: [String]) {
    self.init(paths: [])
    var words = words[...]
    while let word = words.popFirst() {
      switch word {
      case "--shop":
        guard let name = words.popFirst() else { return nil }
        shop = name
      case "--platform":
        guard let name = words.popFirst(), ["taobao", "tmall"].contains(name) else { return nil }
        platform = name
      default: paths.append(word)
      }
    }
    if paths.isEmpty { return nil }
  }
}
