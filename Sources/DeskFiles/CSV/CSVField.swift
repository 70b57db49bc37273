/// Where one cell's content lies in the file: quotes and delimiters are outside of it.
struct CSVField {
  var start: UInt32
  var end: UInt32
  /// The content holds doubled quotes that stand for one.
  var hasDoubledQuotes: Bool
  /// The cell came as `="…"`: a spreadsheet never wrote it so.
  var isFormulaText: Bool
}
