import DeskCore
import DeskScreen

extension AppState {
  mutating func pressActs(_ key: Key, _ acts: ActsState) {
    var acts = acts
    let last = max(0, acts.entries.count - 1)
    switch key {
    case .escape, .function(9): return overlay = nil
    case .up: acts.cursor = max(0, acts.cursor - 1)
    case .down, .tab: acts.cursor = min(last, acts.cursor + 1)
    case .home, .pageUp: acts.cursor = 0
    case .end, .pageDown: acts.cursor = last
    case .enter: return run(acts.entries, at: acts.cursor)
    case .character(let character) where character.isASCII && character.isNumber:
      let digit = character.wholeNumberValue ?? 0
      let place = digit == 0 ? 9 : digit - 1
      if acts.entries.indices.contains(place) { return run(acts.entries, at: place) }
    default:
      if let place = acts.entries.firstIndex(where: { $0.key == key }) { return run(acts.entries, at: place) }
    }
    overlay = .acts(acts)
  }

  private mutating func run(_ entries: [ActsState.Entry], at place: Int) {
    overlay = nil
    guard entries.indices.contains(place) else { return }
    switch entries[place].act {
    case .command(let kind, let selection):
      // Marked rows are meant together, from the list as by key.
      let marked = selections(for: kind.target)
      start(kind, on: marked.count > 1 ? marked : [selection])
    case .action(let action): run(action)
    case .draft(let place): takeUp(place)
    }
  }

  /// Lays the form aside: the telephone rings, other work goes on.
  mutating func layAside(_ form: FormState) {
    drafts.append(form)
    overlay = nil
    tell(.note, texts.draftLaid(drafts.count))
  }

  mutating func recall() {
    switch drafts.count {
    case 0: tell(.note, texts.noDrafts)
    case 1: takeUp(0)
    default:
      let entries = drafts.indices.map { place in
        ActsState.Entry(act: .draft(place), title: formTitle(drafts[place]), key: nil, detail: drafts[place].summary(texts))
      }
      overlay = .acts(ActsState(title: texts.draftsTitle, entries: entries))
    }
  }

  private mutating func takeUp(_ place: Int) {
    guard drafts.indices.contains(place) else { return }
    overlay = .form(drafts.remove(at: place))
  }

  func formTitle(_ form: FormState) -> String {
    let subject =
      form.subjects.count == 1 ? form.subjects.first.map { label($0.subject) } ?? "" : "\(form.subjects.count)"
    return texts.title(form.kind) + (form.subjects.isEmpty || form.kind.target == .shop ? "" : " \(subject)")
  }
}

extension FormState {
  /// What has been typed so far, to tell one form from another.
  func summary(_ texts: Texts) -> String {
    fields.filter(\.isFilled).map { texts.choice($0.parameter.name, $0.value) }.joined(separator: " · ")
  }
}
