/// A place as rules and tariffs name it, and addresses that lie in it: `江苏`, `江苏省南京市`, `浙江、上海`; empty or `*` is everywhere.
public struct Region: Hashable, Sendable {
  /// As it was written, trimmed.
  public var text: String
  private var places: [Place]

  private struct Place: Hashable, Sendable {
    var province: String
    /// Without its suffix; empty: the whole province.
    var city: String
  }

  /// Nil when a part of it doesn't begin with a province: a rule for a place that doesn't exist would never match.
  public init?(_ text: String) {
    self.text = text.trimmingBlanks()
    let parts = self.text.split { "、,，/|;；".contains($0) }.map { String($0).trimmingBlanks() }
    var places: [Place] = []
    for part in parts where !["*", "全国", "其他", "其它"].contains(part) {
      guard let province = Masking.province(part) else { return nil }
      places.append(Place(province: province, city: Self.bare(city: Self.behind(province, part))))
    }
    if !places.isEmpty, places.count < parts.count { return nil }
    self.places = places
  }

  public static let everywhere = Region("")!

  /// Whether a place must be named for it to match.
  public var isEverywhere: Bool { places.isEmpty }

  public var isOnePlace: Bool { places.count == 1 }

  /// How exactly it names the place: of several that match, the most exact is meant.
  public var exactness: Int { places.isEmpty ? 0 : places.contains { $0.city.isEmpty } ? 1 : 2 }

  public func contains(_ address: String) -> Bool {
    if places.isEmpty { return true }
    guard let province = Masking.province(address) else { return false }
    let rest = Self.behind(province, address)
    return places.contains { $0.province == province && ($0.city.isEmpty || rest.hasPrefix($0.city)) }
  }

  private static let suffixes = ["壮族自治区", "回族自治区", "维吾尔自治区", "自治区", "特别行政区", "省", "市"]

  private static let municipalities: Set<String> = ["北京", "天津", "上海", "重庆"]

  /// What follows the province, its suffix dropped; a municipality's second name (`上海 上海市`) too. 吉林市 is a city of 吉林, not its second name.
  private static func behind(_ province: String, _ address: String) -> String {
    var rest = address.filter { !$0.isWhitespace }.dropFirst(province.count)
    func dropSuffix() { if let suffix = suffixes.first(where: rest.hasPrefix) { rest = rest.dropFirst(suffix.count) } }
    dropSuffix()
    if municipalities.contains(province), rest.hasPrefix(province) {
      rest = rest.dropFirst(province.count)
      dropSuffix()
    }
    return String(rest)
  }

  private static func bare(city: String) -> String { city.hasSuffix("市") && city.count > 2 ? String(city.dropLast()) : city }
}
