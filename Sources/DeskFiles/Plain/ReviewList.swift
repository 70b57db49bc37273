import DeskCore

/// Reads a file of reviews: a header with `订单编号` (or `订单号`, `order`) and `评价` (or `评价类型`, `rating`), with `评价内容` and `评价时间` where
/// they are known. Ratings are 好评, 中评, 差评, or good, middling, bad.
///
/// Marketplaces rate by item: several rows of one order are one review, with the worst rating, its time, and all texts.
struct ReviewList: Sendable {
  var intake: FileIntake
  var reviews: [ImportedReview] = []

  init(_ text: FileText, _ found: LayoutFinder.Found, intake: FileIntake, zone: ShopZone) throws(FileRefusal) {
    self.intake = intake
    var rows = try RowReader(text, found)
    var places: [String: Int] = [:]
    reading: while true {
      switch try rows.next(needed: [.reviewOrder, .rating]) {
      case .end: break reading
      case .misfit: continue
      case .row:
        var bad = false
        let number = try rows.watchedID(.reviewOrder)
        if number.isEmpty { rows.rejectOnce(.reviewOrder, .missingValue, &bad) }
        if !bad, !OrderNumber.isPlausible(number) { rows.rejectOnce(.reviewOrder, .notANumber(Excerpt.of(number)), &bad) }
        let word = rows.repeating(.rating)
        let rating = Self.rating(word)
        if word.isEmpty { rows.rejectOnce(.rating, .missingValue, &bad) }
        if rating == nil { rows.rejectOnce(.rating, .notARating(Excerpt.of(word)), &bad) }
        let at = try rows.time(.reviewedAt, zone: zone, takesMinutes: true, bad: &bad)
        let said = rows.string(.reviewText)
        if said.count > Arguments.longestText {
          rows.rejectOnce(.reviewText, .other("\(said.count) > \(Arguments.longestText)"), &bad)
        }
        guard !bad, let rating else { continue }
        let review = ImportedReview(
          number: number, rating: rating, text: said, at: at, row: rows.row, orderColumn: rows.layout.header(.reviewOrder),
          timeColumn: rows.layout.header(.reviewedAt))
        if let place = places[number] {
          reviews[place].join(review)
        } else {
          places[number] = reviews.count
          reviews.append(review)
        }
      }
    }
    try rows.checkDamage()
    self.intake.rows = rows.rows
    self.intake.rejected = rows.rejected
  }

  static func rating(_ word: String) -> ReviewRating? {
    switch word.lowercased() {
    case "好评", "好", "good": .good
    case "中评", "中", "middling", "neutral": .middling
    case "差评", "差", "bad": .bad
    default: nil
    }
  }
}

extension ImportedReview {
  fileprivate mutating func join(_ other: ImportedReview) {
    let order: [ReviewRating] = [.good, .middling, .bad]
    if (order.firstIndex(of: other.rating) ?? 0) > (order.firstIndex(of: rating) ?? 0) {
      rating = other.rating
      at = other.at
    }
    let joined = text.isEmpty ? other.text : "\(text) / \(other.text)"
    if !other.text.isEmpty, !text.contains(other.text), joined.count <= Arguments.longestText { text = joined }
  }
}
