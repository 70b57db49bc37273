/// What a cell *means*. A ``Theme`` turns it into colours and attributes, so no view ever names a colour.
public enum Ink: UInt8, CaseIterable, Sendable {
  case plain, dim, strong, title
  case tabActive, tab, rule
  /// The line under the cursor, and what stands out within it.
  case selected, selectedStrong
  /// Past its deadline; due soon; finished.
  case late, soon, done
  case flagRed, flagYellow, flagGreen, flagBlue, flagPurple
  /// A text field, and the line that holds the caret.
  case input, caretLine
  case refusal, success, warning
  /// A key in a hint; an action that is not possible now.
  case key, disabled
  case banner
  /// The whole-line alarm at the packing bench.
  case stop

  /// One letter per ink, for the ink rows of golden screens.
  public var code: Character {
    switch self {
    case .plain: "."
    case .dim: "d"
    case .strong: "b"
    case .title: "T"
    case .tabActive: "A"
    case .tab: "a"
    case .rule: "-"
    case .selected: "s"
    case .selectedStrong: "S"
    case .late: "L"
    case .soon: "n"
    case .done: "D"
    case .flagRed: "R"
    case .flagYellow: "Y"
    case .flagGreen: "G"
    case .flagBlue: "B"
    case .flagPurple: "P"
    case .input: "i"
    case .caretLine: "c"
    case .refusal: "X"
    case .success: "o"
    case .warning: "w"
    case .key: "k"
    case .disabled: "x"
    case .banner: "H"
    case .stop: "!"
    }
  }
}
