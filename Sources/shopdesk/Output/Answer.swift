import DeskCore

/// What a subcommand has to say: the document for programs, the lines for people, and how it ended.
struct Answer {
  var json: JSON
  var lines: [String]
  var exit: Exit
  /// Messages beside the answer, such as a warning about a waybill's form: on standard error.
  var notes: [String]
  /// A list that ended before all was shown.
  var cut: Cut?
  /// It has written its answer line by line already.
  var isStreamed = false

  init(_ json: JSON, _ lines: [String] = [], exit: Exit = .done, notes: [String] = []) {
    self.json = json
    self.lines = lines
    self.exit = exit
    self.notes = notes
  }

  /// A bounded list, as every list is (contract.md): `{"items":[…],"next":cursor or null}`.
  ///
  /// - Parameters:
  ///   - total: how many there are in all, where that is known: `total` beside them.
  ///   - isCut: there are more of a list that has no cursor: `cut` beside them; nil: it has one.
  static func list(_ items: [JSON], next: String?, total: Int? = nil, isCut: Bool? = nil, _ lines: [String]) -> Answer {
    let members: [(String, JSON)] =
      [("items", .array(items)), ("next", .optional(next))] + (total.map { [("total", .int($0))] } ?? [])
      + (isCut.map { [("cut", .bool($0))] } ?? [])
    var answer = Answer(.object(members), lines)
    if next != nil || isCut == true { answer.cut = Cut(shown: items.count, total: total, next: next) }
    return answer
  }

  /// How much of a list was shown, and where the rest begins; nil: it has no cursor, and only a larger `--limit` shows more.
  struct Cut {
    var shown: Int
    var total: Int?
    var next: String?
  }
}
