/// A courier company, under the names and codes that files use for it.
public struct Courier: Hashable, Sendable {
  /// The console's own code, stored with parcels; never changes.
  public var code: String
  /// The name that marketplaces accept in ship files.
  public var name: String
  /// Other names and codes that occur in files, chat and on labels.
  public var aliases: [String]
  /// Taobao's code and id (`logistics.companies.get`, formats.md 4.2); nil when that list doesn't hold the courier.
  public var taobaoCode: String?
  public var taobaoID: Int64?
  /// Usual shapes of its waybill numbers; empty when none is published.
  public var patterns: [WaybillPattern]
  /// Whether international numbers of UPU S10 form, check digit included, are also its own.
  public var takesS10: Bool

  public init(
    _ code: String, _ name: String, aliases: [String] = [], taobao: (code: String, id: Int64)? = nil,
    patterns: [WaybillPattern] = [], takesS10: Bool = false
  ) {
    self.code = code
    self.name = name
    self.aliases = aliases
    taobaoCode = taobao?.code
    taobaoID = taobao?.id
    self.patterns = patterns
    self.takesS10 = takesS10
  }
}
