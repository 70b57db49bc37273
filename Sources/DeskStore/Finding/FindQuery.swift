import DeskCore

/// What somebody typed, as the terms it asks for. Every word must match, each in any of its ways.
struct FindQuery {
  /// Words beyond this many are not looked at.
  static let mostWords = 6

  /// One typed word: an order matches when it has a term in one of the ranges, all of the pairs, or is one of the orders named.
  struct Word {
    var ranges: [TermRange] = []
    /// Words of messages and notes: all of these.
    var pairs: [TermRange] = []
    var orders: Set<Int64> = []
    /// Text by which waybills, parcels and the catalogue are asked.
    var text: String
  }

  var words: [Word]

  /// REC-3: who may not see buyers finds neither by them, nor by their phones, nor by what was said.
  init(_ text: String, for reader: Actor) {
    words = text.split(whereSeparator: \.isWhitespace).prefix(Self.mostWords).map { part in
      Self.word(String(TermText.fold(String(part)).prefix(Terms.longest)), seesBuyers: reader.seesBuyers)
    }
  }

  var isEmpty: Bool { words.isEmpty }

  private static func word(_ text: String, seesBuyers: Bool) -> Word {
    var word = Word(text: text)
    if let id = OrderID(text) { word.orders.insert(id.number) }
    word.ranges = [TermRange(.number, text), TermRange(.sku, text)]
    let isLatin = text.utf8.allSatisfy { $0 < 0x80 }
    if isLatin, text.utf8.count >= 3 { word.ranges.append(TermRange(.numberTail, String(text.reversed()))) }
    guard seesBuyers else { return word }
    word.ranges.append(TermRange(.name, text))
    let digits = Terms.digits(text)
    if digits.utf8.count >= 3, text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x2B }) {
      word.ranges.append(TermRange(.phone, String(digits.reversed())))
    }
    if isLatin, digits.utf8.count < text.utf8.count { word.ranges.append(TermRange(.initials, text)) }
    word.pairs = TermText.runs(text).flatMap { Terms.words(of: $0) }.map { TermRange(.word, $0) }
    return word
  }
}

/// Terms that begin alike.
struct TermRange: Equatable {
  var low: String
  var high: String

  init(_ kind: TermKind, _ text: String) {
    low = kind.rawValue + text
    high = low + "\u{10FFFF}"
  }
}
