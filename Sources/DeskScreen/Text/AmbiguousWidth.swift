/// How wide the terminal draws the characters that Unicode calls ambiguous (box lines, quotation marks, circled digits …).
///
/// A surface always counts them as one cell. Where the terminal would draw two, the frames come from ``Glyphs/ascii`` and the
/// backend replaces what remains by ``AsciiFallback``, so that model and terminal never disagree.
public enum AmbiguousWidth: Int, CaseIterable, Sendable {
  case narrow = 1
  case wide = 2
}
