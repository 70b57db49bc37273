/// REC-3: what of a person free text may not keep, told by its form alone: whose it is nobody needs to know.
public enum PersonalData: String, CaseIterable, Sendable, Hashable {
  case mobile, landline, mail, identity

  /// The first that a text holds, written with spaces, hyphens, a country's code or in full-width digits as well; nil: none.
  ///
  /// What follows letters is a code (`YT13912345678`, `SKU-13912345678`), and what is longer than a phone's number isn't one: numbers of
  /// orders, goods and waybills pass.
  ///
  /// - Parameter known: numbers that pass whatever they look like, such as the order's own.
  public static func found(in text: String, except known: Set<String> = []) -> PersonalData? {
    let plain = text.unicodeScalars.map(narrow)
    if holdsMail(plain) { return .mail }
    let groups = DigitGroup.all(of: withoutDays(plain))
    for start in groups.indices where !groups[start].isCode {
      var digits = ""
      for group in groups[start...] {
        if !digits.isEmpty, !group.isLinked { break }
        guard !known.contains(group.digits) else { break }
        digits += group.digits
        if digits.utf8.count > longest { break }
        if let found = form(digits, endsWithX: group.endsWithX, hasPlus: groups[start].hasPlus) { return found }
      }
    }
    return nil
  }

  /// Days, and amounts with their fen, are no part of a number: each stands as a word, so that nothing links across it.
  private static func withoutDays(_ text: [Unicode.Scalar]) -> [Unicode.Scalar] {
    var words = String(String.UnicodeScalarView(text))
    words.replace(#/(^|[^0-9])(?:19|20)[0-9]{2}([-\/.])(?:0?[1-9]|1[0-2])\2(?:0?[1-9]|[12][0-9]|3[01])(?![0-9])/#) { "\($0.1)日" }
    words.replace(#/(^|[^0-9.])[0-9]{1,7}\.[0-9]{2}(?![0-9.])/#) { "\($0.1)元" }
    return Array(words.unicodeScalars)
  }

  /// An identity card's number.
  private static let longest = 18

  private static func form(_ digits: String, endsWithX: Bool, hasPlus: Bool) -> PersonalData? {
    if isIdentity(digits, endsWithX: endsWithX) { return .identity }
    if [0, 1, 2, 4].contains(digits.utf8.count - 11) {
      for code in ["", "0", "86", "0086"] where digits.hasPrefix(code) {
        if isMobile(digits.dropFirst(code.count)) { return .mobile }
      }
    }
    if isLandline(digits[...]) { return .landline }
    let abroad = digits.hasPrefix("0086") ? 4 : hasPlus && digits.hasPrefix("86") ? 2 : 0
    return abroad > 0 && isLandline("0" + digits.dropFirst(abroad)) ? .landline : nil
  }

  private static func isMobile(_ digits: Substring) -> Bool {
    let bytes = Array(digits.utf8)
    return bytes.count == 11 && bytes[0] == UInt8(ascii: "1") && (UInt8(ascii: "3")...UInt8(ascii: "9")).contains(bytes[1])
  }

  /// With its area: 010 and 02x have eight digits behind them, the others seven or eight.
  private static func isLandline(_ digits: Substring) -> Bool {
    let bytes = Array(digits.utf8)
    guard bytes.count >= 11, bytes[0] == UInt8(ascii: "0") else { return false }
    if digits.hasPrefix("010") || bytes[1] == UInt8(ascii: "2") { return bytes.count == 11 }
    return (UInt8(ascii: "3")...UInt8(ascii: "9")).contains(bytes[1]) && bytes.count <= 12
  }

  /// A province, a day of birth and, at the end, a digit or X. Of order numbers that are as long one in some thousands looks so too.
  private static func isIdentity(_ digits: String, endsWithX: Bool) -> Bool {
    let bytes = digits.utf8.map { Int($0) - 48 }
    guard bytes.count == 18 || bytes.count == 17 && endsWithX else { return false }
    func number(_ range: Range<Int>) -> Int { bytes[range].reduce(0) { $0 * 10 + $1 } }
    return provinces.contains(number(0..<2)) && (1900...2099).contains(number(6..<10)) && (1...12).contains(number(10..<12))
      && (1...31).contains(number(12..<14))
  }

  private static let provinces = Set([11...15, 21...23, 31...37, 41...46, 50...54, 61...65, 71...71, 81...83].flatMap { $0 })

  /// Something, `@`, and a name with a dot and letters behind it; blanks beside the sign change nothing.
  private static func holdsMail(_ text: [Unicode.Scalar]) -> Bool {
    for at in text.indices where text[at] == "@" {
      let before = text[..<at].reversed().drop { $0.properties.isWhitespace }
      let after = text[(at + 1)...].drop { $0.properties.isWhitespace }
      guard before.first.map(isWord) == true else { continue }
      let host = after.prefix { isWord($0) || $0 == "." || $0 == "-" }
      let parts = host.split(separator: ".", omittingEmptySubsequences: false)
      if parts.count >= 2, parts.allSatisfy({ !$0.isEmpty }), let last = parts.last, last.count >= 2, last.allSatisfy(isLetter) {
        return true
      }
    }
    return false
  }

  fileprivate static func isLetter(_ one: Unicode.Scalar) -> Bool { ("a"..."z").contains(one) || ("A"..."Z").contains(one) }
  fileprivate static func isDigit(_ one: Unicode.Scalar) -> Bool { ("0"..."9").contains(one) }
  private static func isWord(_ one: Unicode.Scalar) -> Bool { isLetter(one) || isDigit(one) || one == "_" }

  /// Full-width forms, and digits of other scripts, as one types them.
  private static func narrow(_ one: Unicode.Scalar) -> Unicode.Scalar {
    if (0xFF01...0xFF5E).contains(one.value) { return Unicode.Scalar(one.value - 0xFEE0) ?? one }
    guard one.properties.generalCategory == .decimalNumber, let value = one.properties.numericValue else { return one }
    return Unicode.Scalar(UInt32(48 + value)) ?? one
  }
}

/// Digits that stand together, and how they stand to what is before them.
private struct DigitGroup {
  var digits = ""
  /// Only signs that people put into a number stand between it and the group before.
  var isLinked = false
  /// Letters stand before it that don't say that a number follows.
  var isCode = false
  var hasPlus = false
  var endsWithX = false

  private static let signs: Set<Unicode.Scalar> = ["-", ".", "(", ")", "/", "·", "–", "—", "−", "‐"]
  private static let phoneWords: Set<String> = [
    "tel", "phone", "mobile", "mob", "call", "ph", "t", "m", "wechat", "weixin", "wx", "vx", "v",
  ]

  static func all(of text: [Unicode.Scalar]) -> [DigitGroup] {
    var groups: [DigitGroup] = []
    var (place, ended) = (0, 0)
    while place < text.count {
      guard PersonalData.isDigit(text[place]) else {
        place += 1
        continue
      }
      var group = DigitGroup()
      let between = text[ended..<place]
      let isClose = !groups.isEmpty && between.count <= 3
      group.isLinked = isClose && between.allSatisfy { signs.contains($0) || $0.properties.isWhitespace }
      group.hasPlus = place > 0 && text[place - 1] == "+"
      group.isCode = isCode(text[..<place])
      while place < text.count, PersonalData.isDigit(text[place]) {
        group.digits.unicodeScalars.append(text[place])
        place += 1
      }
      group.endsWithX = place < text.count && (text[place] == "X" || text[place] == "x")
      ended = place
      groups.append(group)
    }
    return groups
  }

  private static func isCode(_ before: ArraySlice<Unicode.Scalar>) -> Bool {
    var before = before
    if before.last == "-" || before.last == "_" { before.removeLast() }
    let letters = before.reversed().prefix(while: PersonalData.isLetter)
    guard !letters.isEmpty else { return false }
    var word = ""
    word.unicodeScalars.append(contentsOf: letters.reversed())
    return !phoneWords.contains(word.lowercased())
  }
}
