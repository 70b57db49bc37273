import DeskCore
import DeskScreen

/// `?`: every key, filtered as one types.
public struct HelpState: Sendable {
  public var field = TextField(limit: 60)
  public var scroll = 0

  public init() {}
}

/// A line of the help.
public struct HelpEntry: Sendable, Equatable {
  public var place: String
  public var keys: String
  public var title: String
  /// Why it is not possible now; nil: it is.
  public var refusal: String?
}

extension AppState {
  /// The keys of this place first, then those of every place, then the other places'.
  func helpEntries(_ find: String) -> [HelpEntry] {
    let words = find.lowercased()
    var entries: [HelpEntry] = []
    func add(_ binding: Binding, _ place: String, in context: Context, isHere: Bool) {
      let keys = binding.keys.map(\.name).joined(separator: " ")
      let title = texts.title(binding.action, in: context)
      let refusal = isHere ? whyDisabled(binding.action) : nil
      let other = (texts.language == .zh ? Texts.en : Texts.zh).title(binding.action, in: context)
      let found =
        words.isEmpty || "\(keys) \(title) \(other) \(place)".lowercased().contains(words)
        || Pinyin.initials(Texts.zh.title(binding.action, in: context)).hasPrefix(words)
      if found { entries.append(HelpEntry(place: place, keys: keys, title: title, refusal: refusal)) }
    }
    let context = keyContext
    let here = texts.title(context)
    for binding in Bindings.all where binding.contexts?.contains(context) == true { add(binding, here, in: context, isHere: true) }
    for binding in Bindings.all where binding.contexts == nil {
      if case .pane(let pane) = binding.action, !panes.contains(pane) { continue }
      add(binding, texts.pick("到处", "everywhere"), in: context, isHere: true)
    }
    for other in Context.allCases where other != context && panes.contains(other.pane) {
      for binding in Bindings.all where binding.contexts?.contains(other) == true && !binding.action.isMotion {
        add(binding, texts.title(other), in: other, isHere: false)
      }
    }
    return entries
  }
}

extension Context {
  var pane: Pane {
    switch self {
    case .service, .deciding: .service
    case .wave, .pickList, .bench, .returns, .handover, .bag, .printing: .shipping
    case .stock, .counts, .counting, .purchases: .stock
    case .promotion: .promotion
    case .supervisor: .supervisor
    }
  }
}
