import DeskCore

/// Looks through the index part by part, from the newest orders back. Within a part everything is in order of number; a part holds few enough
/// orders that even a term which all of them have is read in milliseconds.
struct Finder {
  /// Terms read for one answer. What is so common that this is not enough is found on the pages that follow.
  static let reach = 900_000
  /// Waybills and SKUs that one word may stand for.
  private static let mostNames = 100

  private let query: FindQuery
  private let terms: SQLStatement
  private(set) var read = 0

  init(_ query: FindQuery, _ session: any SQLSession) throws {
    var query = query
    for index in query.words.indices { try Self.name(&query.words[index], session) }
    self.query = query
    terms = try session.statement("SELECT order_id FROM search_term WHERE part = ? AND term >= ? AND term < ?")
  }

  var isSpent: Bool { read >= Self.reach }

  /// The orders of a part that match; those alone that are in `among` where it is given.
  mutating func matches(in part: Int64, among: Set<Int64>? = nil) throws -> Set<Int64> {
    var found = among
    for word in query.words {
      var own = word.orders.filter { FindPart.part(of: $0) == part }
      for range in word.ranges { try scan(part, range) { own.insert($0) } }
      own.formUnion(try all(word.pairs, in: part))
      if found == nil { found = own } else { found?.formIntersection(own) }
      if found?.isEmpty ?? true { return [] }
    }
    return found ?? []
  }

  private mutating func all(_ ranges: [TermRange], in part: Int64) throws -> Set<Int64> {
    var found: Set<Int64>?
    for range in ranges {
      var own: Set<Int64> = []
      if let before = found {
        try scan(part, range) { if before.contains($0) { own.insert($0) } }
      } else {
        try scan(part, range) { own.insert($0) }
      }
      if own.isEmpty { return [] }
      found = own
    }
    return found ?? []
  }

  private mutating func scan(_ part: Int64, _ range: TermRange, _ take: (Int64) -> Void) throws {
    terms.bindInt(1, part)
    terms.bindText(2, range.low)
    terms.bindText(3, range.high)
    defer { terms.reset() }
    while try terms.step() {
      read += 1
      take(terms.int(0))
    }
  }

  /// What a word names elsewhere: a parcel, waybills, SKUs of the catalogue by title, code or barcode.
  private static func name(_ word: inout FindQuery.Word, _ session: any SQLSession) throws {
    let upper = word.text.uppercased()
    if let parcel = ParcelID(word.text), let order = try SituationLoader(session: session).order(of: parcel) {
      word.orders.insert(order.number)
    }
    let isLatin = upper.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || $0 == 0x2D }
    if isLatin, upper.utf8.count >= 4, upper.utf8.contains(where: { (0x30...0x39).contains($0) }) {
      word.orders.formUnion(
        try session.all(
          "SELECT p.order_id FROM waybill w JOIN parcel p ON p.id = w.parcel WHERE w.number >= ? AND w.number < ? ORDER BY w.number LIMIT ?",
          upper, upper + "\u{10FFFF}", mostNames
        ) { $0.int(0) })
    }
    let digits = Terms.digits(word.text).utf8.count
    guard word.text.count >= 2, digits < word.text.utf8.count || digits >= 8 else { return }
    if digits == word.text.utf8.count {
      let sku = try session.first("SELECT sku FROM sku_barcode WHERE barcode = ?", word.text) { $0.text(0) }
      if let sku { word.ranges.append(exactly(sku)) }
      return
    }
    let pattern = Desk.pattern(word.text)
    let skus = try session.all(
      "SELECT code FROM sku WHERE lower(code) LIKE ? ESCAPE '!' OR lower(title) LIKE ? ESCAPE '!' ORDER BY code LIMIT ?", pattern,
      pattern, mostNames
    ) { $0.text(0) }
    word.ranges += skus.filter { !Terms.sku($0).hasPrefix(TermKind.sku.rawValue + word.text) }.map(exactly)
  }

  private static func exactly(_ sku: String) -> TermRange {
    var range = TermRange(.sku, "")
    range.low = Terms.sku(sku)
    range.high = range.low + "\u{1}"
    return range
  }
}
