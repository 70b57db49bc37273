import DeskCore

/// What a subcommand has to say: the document for programs, the lines for people, and how it ended.
struct Answer {
  var json: JSON
  var lines: [String]
  var exit: Exit
  /// Messages beside the answer, such as a warning about a waybill's form: on standard error.
  var notes: [String]
  /// It has written its answer line by line already.
  var isStreamed = false

  init(_ json: JSON, _ lines: [String] = [], exit: Exit = .done, notes: [String] = []) {
    self.json = json
    self.lines = lines
    self.exit = exit
    self.notes = notes
  }

  /// A bounded list, as every list is (contract.md): `{"items":[…],"next":cursor or null}`.
  static func list(_ items: [JSON], next: String?, _ lines: [String]) -> Answer {
    Answer(.object([("items", .array(items)), ("next", .optional(next))]), lines)
  }
}
