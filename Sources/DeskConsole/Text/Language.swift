/// The languages of the interface. Chinese is the shop's; English is complete.
public enum Language: String, CaseIterable, Sendable {
  case zh, en

  /// From `--lang` or, when nobody asked, from `LC_ALL`, `LC_MESSAGES` or `LANG`: English where they begin with `en`, else Chinese.
  public static func choose(asked: Language?, environment: [String: String]) -> Language {
    if let asked { return asked }
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
    return locale.lowercased().hasPrefix("en") ? .en : .zh
  }
}
