import DeskCore

extension AppState {
  /// How many names are offered for a word that isn't one.
  private static let nearest = 3

  /// What a word that the palette doesn't know was perhaps meant to be, the nearest first; nothing when nothing is near.
  func paletteNear(_ typed: String) -> [PaletteEntry] {
    let word = typed.lowercased().split(separator: " ").first.map(String.init) ?? ""
    guard !word.isEmpty else { return [] }
    let ranked = paletteEntries().enumerated().compactMap { place, entry -> (Int, Int, PaletteEntry)? in
      let names = [entry.verb, entry.other, entry.initials, entry.title, entry.otherTitle].filter { !$0.isEmpty }
      guard let best = names.compactMap({ Spelling.distance(word, $0.lowercased()) }).min() else { return nil }
      return (best, place, entry)
    }
    return ranked.sorted { ($0.0, $0.2.isForRole ? 0 : 1, $0.1) < ($1.0, $1.2.isForRole ? 0 : 1, $1.1) }
      .prefix(Self.nearest).map(\.2)
  }

  /// That a word is no command, what it may have been, and where all of them stand.
  func paletteUnknown(_ typed: String) -> String {
    let word = typed.split(separator: " ").first.map(String.init) ?? typed
    return texts.unknownVerb(word, near: paletteNear(typed).map { ":\($0.verb) \($0.title)" })
  }
}

/// How far one word is from another.
enum Spelling {
  /// Letters that are wrong, missing, too many or in the other order; nil when it is more than a third of the longer word.
  static func distance(_ one: String, _ other: String) -> Int? {
    let (a, b) = (Array(one), Array(other))
    let most = max(1, max(a.count, b.count) / 3)
    guard !a.isEmpty, !b.isEmpty, abs(a.count - b.count) <= most else { return nil }
    var before: [Int] = []
    var last = Array(0...b.count)
    for i in 1...a.count {
      var row = [i]
      for j in 1...b.count {
        var least = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { least = min(least, before[j - 2] + 1) }
        row.append(least)
      }
      (before, last) = (last, row)
    }
    return last[b.count] <= most ? last[b.count] : nil
  }
}
