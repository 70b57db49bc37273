import DeskCore

/// What a line means that somebody knows from the shell: `promo list` is `:promo-list`, `restore` is done in the shell alone.
public enum ShellLine: Sendable, Equatable {
  /// The same as this verb with the words that follow.
  case verb(String)
  case elsewhere(Place)

  /// Where it is done instead.
  public enum Place: Sendable, CaseIterable {
    /// Found by `/` and opened by Enter.
    case find
    /// A row of the list that is called by its verb.
    case row
    /// In the shell.
    case shell
    /// In the shell, because every console must be left for it.
    case alone
    /// By leaving the console.
    case leave
  }

  /// What the first words of a line mean, and how many they are; nil: the palette's own words decide.
  ///
  /// - Parameter words: in lower case.
  public static func read(_ words: [String]) -> (meaning: ShellLine, count: Int)? {
    for count in [3, 2, 1] where words.count >= count {
      if let meaning = table[words.prefix(count).joined(separator: " ")] { return (meaning, count) }
      if count == 2, let verb = verb(words[0], words[1]) { return (.verb(verb), 2) }
    }
    return nil
  }

  /// `count open` is `:count-open`, `order claim` is `:claim`.
  private static func verb(_ noun: String, _ word: String) -> String? {
    if verbs.contains("\(noun)-\(word)") { return "\(noun)-\(word)" }
    return plain.contains(noun) && verbs.contains(word) ? word : nil
  }

  private static let verbs = Set(CommandKind.allCases.filter(\.hasCommandForm).map(\.verb))
  /// Whose commands the palette calls without the noun.
  private static let plain: Set<String> = ["order", "parcel", "approval", "person", "roster"]

  private static let table: [String: ShellLine] = {
    var table: [String: ShellLine] = [:]
    for (place, lines) in places { for line in lines { table[line] = .elsewhere(place) } }
    for (line, verb) in sameAs { table[line] = .verb(verb) }
    return table
  }()

  private static let places: [(Place, [String])] = [
    (.find, ["order", "order show", "order list", "parcel", "parcel show", "case", "case list", "case show", "stock show"]),
    (.row, ["approval show", "promo show", "promo result", "promo event-show", "count show", "purchase show"]),
    (.alone, ["restore"]),
    (.leave, ["logout"]),
    (
      .shell,
      [
        "open", "init", "demo", "passwd", "login", "whoami", "run", "verify", "watch", "docs", "person sessions", "promo check",
        "wave needing", "calendar", "calendar show", "courier", "courier rules", "courier tariffs", "courier pools",
        "export closing", "printer list", "authority list", "supplier list", "bench fill", "bench synthetic", "bench tx",
        "bench life",
        "bench import", "bench verify", "bench queue", "bench find", "bench goods",
      ]
    ),
  ]

  private static let sameAs: [String: String] = [
    "queue": "queue-all", "today": "morning", "approvals": "inbox", "approval": "inbox", "approval list": "inbox",
    "person": "people", "person list": "people", "person stand-in add": "stand-in", "person stand-in end": "end-stand-in",
    "person stand-in list": "stand-ins", "person leave ask": "leave", "person leave cancel": "cancel-leave",
    "person leave list": "stand-ins", "person borrow": "lend-account", "person return": "return-account",
    "person signout": "end-sessions", "roster show": "roster",
    "parcel list": "wave", "parcel suspend": "set-aside", "case dispute": "dispute", "case answer-dispute": "answer-dispute",
    "listing": "publishing", "listing list": "publishing", "listing propose": "list", "listing withdraw": "unlist",
    "listing publish": "publish-listing", "price propose": "price", "price publish": "publish-price",
    "promo": "promo-list", "promo list": "promo-list", "promo calendar": "promo-calendar", "promo events": "promo-events",
    "promo event-add": "event-add", "promo event-step": "event-step", "page": "pages", "page list": "pages", "page show": "pages",
    "wave show": "wave", "wave merges": "merges", "wave assign": "wave-assign", "calendar day": "day",
    "calendar deadlines": "deadlines", "calendar import": "import", "manifest print": "manifest", "manifest list": "manifest",
    "manifest sign": "sign", "courier reconcile": "reconcile", "stock receive": "receive", "stock list": "goods",
    "stock count": "count", "stock delisted": "delisted", "stock edit": "edit-sku", "stock move": "move-stock",
    "stock hold": "hold", "stock free": "free", "stock write-off": "write-off", "stock merge": "merge-sku",
    "stock shortages": "shortages", "stock replenish": "replenish", "count list": "counts", "supplier save": "supplier",
    "purchase": "purchases", "purchase list": "purchases", "export ship": "export", "refunds list": "refunds",
    "refunds review": "refund-review", "backup make": "backup", "backup list": "backups", "printer set": "printer",
    "print queue": "print-queue", "print retry": "reprint", "phrase list": "phrases", "phrase set": "phrase",
    "phrase delete": "phrase", "authority set": "authority",
  ]
}

extension AppState {
  /// A line as the palette's own words have it, and what it says of one that isn't done here.
  func paletteLine(_ typed: String, among entries: [PaletteEntry]) -> (line: String, elsewhere: PaletteEntry?) {
    let words = typed.split(separator: " ").map(String.init)
    guard let (meaning, count) = ShellLine.read(words.map { $0.lowercased() }) else { return (typed, nil) }
    // A word of the palette's own stays what it is.
    if count == 1, entries.contains(where: { $0.verb == words[0].lowercased() }) { return (typed, nil) }
    let phrase = words.prefix(count).joined(separator: " ").lowercased()
    switch meaning {
    case .elsewhere(let place): return (typed, elsewhere(phrase, place))
    case .verb(let verb):
      if count == 1, words.count > 1 { return (typed, nil) }
      // A list that one's post has no pane for can be asked for in the shell, which says who may.
      guard entries.contains(where: { $0.verb == verb }) else { return (typed, elsewhere(phrase, .shell)) }
      return (([verb] + words.dropFirst(count)).joined(separator: " "), nil)
    }
  }

  private func elsewhere(_ phrase: String, _ place: ShellLine.Place) -> PaletteEntry {
    let text = texts.elsewhere(phrase, place)
    return PaletteEntry(
      target: .elsewhere(text), title: phrase, otherTitle: "", verb: phrase, initials: "", key: "", refusal: text)
  }
}

extension Texts {
  /// Where something is done that the palette doesn't do.
  func elsewhere(_ phrase: String, _ place: ShellLine.Place) -> String {
    switch place {
    case .find: pick("按 / 查找, Enter 打开; 命令行: shopdesk \(phrase)", "find it with /, Enter opens; in the shell: shopdesk \(phrase)")
    case .row: pick("在列表里选中, Enter 打开; 命令行: shopdesk \(phrase)", "choose its row, Enter opens; in the shell: shopdesk \(phrase)")
    case .shell: pick("在命令行做: shopdesk \(phrase)", "done in the shell: shopdesk \(phrase)")
    case .alone:
      pick(
        "只能在命令行做, 因为所有控制台都要先退出: shopdesk \(phrase) 文件 --dry-run 先看会丢什么",
        "in the shell alone, because every console must be left for it: shopdesk \(phrase) FILE --dry-run says first what would be lost"
      )
    case .leave: pick("按 q 离开就退出登录; 命令行: shopdesk \(phrase)", "q leaves and signs out; in the shell: shopdesk \(phrase)")
    }
  }
}
