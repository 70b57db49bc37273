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
  /// The codes of 快递鸟 and 快递100, which open shop systems use; nil when no public list gives one.
  public var kdniaoCode: String?
  public var kuaidi100Code: String?
  /// Usual shapes of its waybill numbers; empty when none is published.
  public var patterns: [WaybillPattern]
  /// Whether international numbers of UPU S10 form, check digit included, are also its own.
  public var takesS10: Bool

  public init(
    _ code: String, _ name: String, aliases: [String] = [], taobao: (code: String, id: Int64)? = nil,
    kdniao: String? = nil, kuaidi100: String? = nil, patterns: [WaybillPattern] = [], takesS10: Bool = false
  ) {
    self.code = code
    self.name = name
    self.aliases = aliases
    taobaoCode = taobao?.code
    taobaoID = taobao?.id
    kdniaoCode = kdniao
    kuaidi100Code = kuaidi100
    self.patterns = patterns
    self.takesS10 = takesS10
  }
}

/// Whose list of courier codes a file uses: the same courier is `YUNDA` in one and `YD` in another (formats.md 4.2).
public enum CourierCodes: String, CaseIterable, Sendable, Hashable {
  case taobao, kdniao, kuaidi100
}

extension Courier {
  /// Its code in a list; nil when that list doesn't hold it: no other list's code may stand in for it.
  public func code(in codes: CourierCodes) -> String? {
    switch codes {
    case .taobao: taobaoCode
    case .kdniao: kdniaoCode
    case .kuaidi100: kuaidi100Code
    }
  }
}
