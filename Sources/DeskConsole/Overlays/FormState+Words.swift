import DeskCore

extension FormState {
  /// Fills the fields from the words after a palette verb: `--name value`, else in the order of the parameters. A word that isn't one of an
  /// optional choice goes to the next field; the last text takes all that is left.
  mutating func fill(_ words: [String], texts: Texts) {
    var rest = words[...]
    var next = 0
    while let word = rest.first {
      rest.removeFirst()
      if word.hasPrefix("--"), let place = fields.firstIndex(where: { $0.parameter.name == word.dropFirst(2) }) {
        if let value = rest.first {
          set(place, value, texts)
          rest.removeFirst()
        }
        continue
      }
      while next < fields.count, fields[next].isFilled || !accepts(next, word, texts) { next += 1 }
      guard next < fields.count else { return }
      let isLastNeeded = !fields[(next + 1)...].contains { $0.parameter.required && !$0.isFilled }
      // From one day to another: two fields.
      let areDays = ShopDay(iso: word) != nil && rest.first.flatMap { ShopDay(iso: $0) } != nil && next + 1 < fields.count
      if case .text = fields[next].parameter.kind, isLastNeeded, !areDays {
        let all = ([word] + rest.prefix { !$0.hasPrefix("--") })
        rest = rest.dropFirst(all.count - 1)
        set(next, all.joined(separator: " "), texts)
      } else {
        set(next, word, texts)
      }
      next += 1
    }
  }

  private func accepts(_ place: Int, _ word: String, _ texts: Texts) -> Bool {
    let field = fields[place]
    switch field.parameter.kind {
    case .choice: return option(field, word, texts) != nil || field.parameter.required
    case .number: return Int(word) != nil || field.parameter.required
    case .text, .list: return true
    }
  }

  private func option(_ field: Field, _ word: String, _ texts: Texts) -> Int? {
    field.options.firstIndex { $0.lowercased() == word.lowercased() || texts.choice(field.parameter.name, $0) == word }
  }

  private mutating func set(_ place: Int, _ value: String, _ texts: Texts) {
    if fields[place].options.isEmpty {
      fields[place].text.text = value
    } else {
      fields[place].choice = option(fields[place], value, texts)
    }
  }
}
