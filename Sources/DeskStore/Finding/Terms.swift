import DeskCore

/// Orders lie in parts of this many, by number.
enum FindPart {
  static let size: Int64 = 8192
  static func part(of order: Int64) -> Int64 { order / size }
}

/// The kinds of terms; a term begins with its kind's letter.
enum TermKind: String {
  case number = "n"
  /// The number from its end.
  case numberTail = "t"
  /// The digits from their end: any tail is a beginning.
  case phone = "p"
  /// Buyer and recipient.
  case name = "b"
  /// Pinyin initials of both.
  case initials = "i"
  case sku = "s"
  /// Words of messages, remarks, notes: Latin words whole, Han text as pairs of characters.
  case word = "w"
}

/// What of an order can be found, as terms.
enum Terms {
  /// Longer ones are cut; a search's text as well.
  static let longest = 40
  /// Words of one text: what comes after isn't found.
  static let mostWords = 400

  static func number(_ number: String) -> [String] {
    let text = TermText.fold(number)
    let tail = String(text.reversed())
    return [TermKind.number.rawValue + text.prefix(longest), TermKind.numberTail.rawValue + tail.prefix(longest)]
  }

  /// A phone and, where it has an extension, the phone without it too: `13800001111-1234` is found by 1234 and by 1111. Of a number that the
  /// platform has masked, its open end.
  static func phone(_ phone: String) -> [String] {
    if phone.hasPrefix("##") || phone.hasPrefix("$$") { return [] }
    let open = phone.split(separator: "*", omittingEmptySubsequences: false).last ?? ""
    var tails = [digits(open)]
    if let dash = open.lastIndex(where: { $0 == "-" || $0 == "转" || $0 == "#" }), digits(open[..<dash]).utf8.count >= 7 {
      tails.append(digits(open[..<dash]))
    }
    return tails.filter { $0.utf8.count >= 3 }.map { TermKind.phone.rawValue + String($0.reversed()) }
  }

  static func digits(_ text: some StringProtocol) -> String {
    String(decoding: text.utf8.filter { (0x30...0x39).contains($0) }, as: UTF8.self)
  }

  /// A name, its parts (`示例买家88` by 88, `happy_cat` by cat, `wang77` by 77), the given name of a Chinese one, and its pinyin initials.
  static func name(_ name: String) -> [String] {
    if name.isEmpty || name.hasPrefix("##") || name.hasPrefix("$$") { return [] }
    let text = TermText.fold(name)
    var terms = [TermKind.name.rawValue + text.prefix(longest)]
    let runs = TermText.runs(text)
    if runs.count == 1, runs[0].isHan, (3...4).contains(text.count) {
      terms.append(TermKind.name.rawValue + text.dropFirst())
    } else {
      for index in runs.indices.dropFirst().prefix(3) {
        terms.append(TermKind.name.rawValue + runs[index...].map(\.text).joined().prefix(longest))
      }
    }
    if let last = runs.last, !last.isHan {
      let letters = last.text.utf8.count - last.text.reversed().prefix(while: \.isNumber).count
      if letters > 0, letters + 1 < last.text.utf8.count { terms.append(TermKind.name.rawValue + last.text.dropFirst(letters)) }
    }
    if runs.contains(where: \.isHan) { terms.append(TermKind.initials.rawValue + Pinyin.initials(text).prefix(longest)) }
    return terms
  }

  static func sku(_ sku: String) -> String { TermKind.sku.rawValue + TermText.fold(sku).prefix(longest) }

  static func words(_ text: String) -> Set<String> {
    if text.isEmpty { return [] }
    var terms: Set<String> = []
    for run in TermText.runs(TermText.fold(text)) {
      for term in words(of: run) { terms.insert(TermKind.word.rawValue + term) }
      if terms.count >= mostWords { break }
    }
    return terms
  }

  /// `顺丰快递` → 顺丰, 丰快, 快递.
  static func words(of run: TermText.Run) -> [String] {
    guard run.isHan else { return [String(run.text.prefix(longest))] }
    let characters = Array(run.text)
    guard characters.count > 1 else { return [run.text] }
    return zip(characters, characters.dropFirst()).prefix(mostWords).map { String([$0, $1]) }
  }
}

/// Text as terms see it.
enum TermText {
  struct Run: Equatable {
    var isHan: Bool
    var text: String
  }

  /// Lower case, full-width letters and digits as the narrow ones.
  static func fold(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 && !(0x41...0x5A).contains($0) }) { return text }
    var folded = ""
    folded.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      if (0xFF01...0xFF5E).contains(scalar.value), let narrow = Unicode.Scalar(scalar.value - 0xFEE0) {
        folded.unicodeScalars.append(narrow)
      } else {
        folded.unicodeScalars.append(scalar)
      }
    }
    return folded.lowercased()
  }

  /// Stretches of Han characters (and kana, hangul) and of other letters and digits; what lies between belongs to none.
  static func runs(_ text: String) -> [Run] {
    var runs: [Run] = []
    var isOpen = false
    for scalar in text.unicodeScalars {
      let isHan = isHan(scalar)
      guard isHan || isLetter(scalar) else {
        isOpen = false
        continue
      }
      if isOpen, runs[runs.count - 1].isHan == isHan {
        runs[runs.count - 1].text.unicodeScalars.append(scalar)
      } else {
        runs.append(Run(isHan: isHan, text: String(Character(scalar))))
        isOpen = true
      }
    }
    return runs
  }

  private static func isHan(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3040...0x30FF, 0x3400...0x9FFF, 0xAC00...0xD7AF, 0xF900...0xFAFF, 0x20000...0x3FFFF: true
    default: false
    }
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x30...0x39, 0x61...0x7A, 0x41...0x5A: true
    case ..<0x80: false
    default: scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
  }
}
