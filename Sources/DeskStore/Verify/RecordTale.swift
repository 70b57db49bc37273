import DeskCore

/// What records tell of rows that stand beside them: it hears each record of the chain, from the first to the last, and is then held against
/// what is stored. Whatever a forger changes in such a row, adds or takes away is found; what `verify` knows of a table is one of these.
protocol RecordTale {
  /// Takes what a record says; most say nothing of what this one is about.
  mutating func hear(_ seq: Int64, _ draft: RecordDraft)

  /// Adds what it looked at, and what isn't as the records tell.
  func compare(_ report: inout VerifyReport, _ connection: any SQLSession) throws
}
