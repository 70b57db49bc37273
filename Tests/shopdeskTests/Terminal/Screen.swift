/// What a terminal shows after what has been sent to it: as much of an xterm as curses uses, and a list of everything beyond that, so that
/// nothing unknown goes by unseen.
struct Screen {
  struct Style: Equatable {
    var isBold = false, isDim = false, isUnderlined = false, isReversed = false
    var foreground: Int?, background: Int?

    static let plain = Style()
  }

  /// A wide character has its text in the first of its two cells, and nothing in the second.
  struct Cell: Equatable {
    var text = " "
    var isWide = false
    var isSecondHalf = false
    var style = Style.plain
  }

  private(set) var columns: Int
  private(set) var rows: Int
  private(set) var cells: [[Cell]]
  private(set) var x = 0
  private(set) var y = 0
  private(set) var isAlternate = false
  private(set) var isCursorVisible = true
  private(set) var isPasteBracketed = false
  private(set) var style = Style.plain
  private(set) var isDrawing = false
  private(set) var bells = 0
  /// What was sent with OSC: titles, the clipboard.
  private(set) var commands: [String] = []
  /// Sequences that no terminal of this kind should get, or that this one doesn't know.
  private(set) var unknown: [String] = []
  /// Wide characters of which one half was overwritten and the other was left on the screen: a person sees rubbish there.
  private(set) var torn = 0

  private var top = 0
  private var bottom: Int
  private var wrapsNext = false
  private var wraps = true
  private var saved = (x: 0, y: 0)
  private var primary: [[Cell]] = []
  private var lastPrinted: Unicode.Scalar = " "
  private var parser = Parser.text
  private var utf8: [UInt8] = []

  private enum Parser {
    case text
    case escape
    case charset(UInt8)
    case sequence([UInt8])
    case string([UInt8], kind: UInt8, sawEscape: Bool)
  }

  init(columns: Int, rows: Int) {
    (self.columns, self.rows) = (columns, rows)
    bottom = rows - 1
    cells = Self.blank(columns, rows)
  }

  private static func blank(_ columns: Int, _ rows: Int) -> [[Cell]] {
    Array(repeating: Array(repeating: Cell(), count: columns), count: rows)
  }

  // MARK: What a person reads

  /// Row by row, without what is blank at their ends.
  var lines: [String] { cells.map(Self.line) }
  var text: String { lines.joined(separator: "\n") }

  static func line(_ row: [Cell]) -> String {
    var text = row.reduce(into: "") { $0 += $1.isSecondHalf ? "" : $1.text }
    while text.last == " " { text.removeLast() }
    return text
  }

  func contains(_ wanted: String) -> Bool { lines.contains { $0.contains(wanted) } }
  func row(of wanted: String) -> Int? { lines.firstIndex { $0.contains(wanted) } }
  func line(with wanted: String) -> String? { lines.first { $0.contains(wanted) } }

  /// The style of the first character of `wanted`.
  func style(of wanted: String) -> Style? {
    for row in cells {
      let starts = row.indices.filter { !row[$0].isSecondHalf }
      for start in starts where Self.line(Array(row[start...])).hasPrefix(wanted) { return row[start].style }
    }
    return nil
  }

  /// The modes that a program must give back.
  var isAsFound: Bool {
    !isAlternate && isCursorVisible && !isPasteBracketed && style == .plain && !isDrawing && top == 0 && bottom == rows - 1
  }

  // MARK: Being a terminal

  /// Clips or fills, as terminals do before the program draws anew.
  mutating func resize(columns: Int, rows: Int) {
    func fitted(_ old: [[Cell]]) -> [[Cell]] {
      var new = Self.blank(columns, rows)
      for y in 0..<min(rows, old.count) {
        for x in 0..<min(columns, old[y].count) where !(old[y][x].isWide && x + 1 >= columns) { new[y][x] = old[y][x] }
      }
      return new
    }
    cells = fitted(cells)
    if !primary.isEmpty { primary = fitted(primary) }
    (self.columns, self.rows) = (columns, rows)
    (top, bottom) = (0, rows - 1)
    x = min(x, columns - 1)
    y = min(y, rows - 1)
    wrapsNext = false
  }

  mutating func feed(_ bytes: some Sequence<UInt8>) { for byte in bytes { feed(byte) } }

  private mutating func feed(_ byte: UInt8) {
    switch parser {
    case .text: feedText(byte)
    case .escape: feedEscape(byte)
    case .charset(let slot):
      parser = .text
      if slot == 0x28 { isDrawing = byte == 0x30 }
    case .sequence(let before):
      if byte == 0x1B { return parser = .escape }
      if byte < 0x20 { return control(byte) }
      guard (0x40...0x7E).contains(byte) else { return parser = .sequence(before + [byte]) }
      parser = .text
      run(before, byte)
    case .string(let before, let kind, let sawEscape):
      if byte == 7 || (sawEscape && byte == 0x5C) {
        parser = .text
        if kind == 0x5D { commands.append(String(decoding: before, as: UTF8.self)) } else { note("ESC \(kind) string") }
      } else if byte == 0x1B {
        parser = .string(before, kind: kind, sawEscape: true)
      } else {
        parser = .string(before + [byte], kind: kind, sawEscape: false)
      }
    }
  }

  private mutating func feedText(_ byte: UInt8) {
    if utf8.isEmpty, byte < 0x20 || byte == 0x7F { return control(byte) }
    utf8.append(byte)
    let wanted = utf8[0] < 0x80 ? 1 : utf8[0] < 0xE0 ? 2 : utf8[0] < 0xF0 ? 3 : 4
    guard utf8.count >= wanted else { return }
    let text = String(decoding: utf8, as: UTF8.self)
    if text.contains("\u{FFFD}") { note("not UTF-8: \(utf8)") }
    utf8 = []
    for scalar in text.unicodeScalars { put(scalar) }
  }

  private mutating func control(_ byte: UInt8) {
    switch byte {
    case 0x07: bells += 1
    case 0x08: moveTo(x: x - 1, y: y)
    case 0x09: moveTo(x: (x / 8 + 1) * 8, y: y)
    case 0x0A: lineFeed()
    case 0x0D: moveTo(x: 0, y: y)
    case 0x0E: isDrawing = true
    case 0x0F: isDrawing = false
    case 0x00: break
    case 0x1B: parser = .escape
    default: note("control \(byte)")
    }
  }

  private mutating func feedEscape(_ byte: UInt8) {
    parser = .text
    switch byte {
    case 0x5B: parser = .sequence([])
    case 0x5D, 0x50, 0x5F, 0x5E, 0x58: parser = .string([], kind: byte, sawEscape: false)
    case 0x28, 0x29: parser = .charset(byte)
    case 0x37: saved = (x, y)
    case 0x38: moveTo(x: saved.x, y: saved.y)
    case 0x4D: if y == top { scroll(by: -1, from: top) } else { moveTo(x: x, y: y - 1) }
    case 0x44: lineFeed()
    case 0x3D, 0x3E: break  // the keypad's modes
    case 0x63: self = Screen(columns: columns, rows: rows)
    default: note("ESC \(Unicode.Scalar(byte))")
    }
  }

  private mutating func run(_ parameters: [UInt8], _ final: UInt8) {
    let text = String(decoding: parameters, as: UTF8.self)
    let isPrivate = text.hasPrefix("?")
    let intermediate = text.last.map { "!\"$ ".contains($0) } == true
    let body = isPrivate ? text.dropFirst() : text[...]
    let numbers = body.split(omittingEmptySubsequences: false) { $0 == ";" || $0 == ":" }.map { Int($0) ?? 0 }
    func number(_ place: Int, or standard: Int = 1) -> Int {
      numbers.indices.contains(place) && numbers[place] > 0 ? numbers[place] : standard
    }
    let count = number(0)
    switch (Character(Unicode.Scalar(final)), isPrivate) {
    case ("p", _) where text == "!": reset()
    case _ where intermediate || text.hasPrefix(">"): note("CSI \(text)\(Unicode.Scalar(final))")
    case ("H", false), ("f", false): moveTo(x: number(1) - 1, y: number(0) - 1)
    case ("A", false): moveTo(x: x, y: y - count)
    case ("B", false): moveTo(x: x, y: y + count)
    case ("C", false): moveTo(x: x + count, y: y)
    case ("D", false): moveTo(x: x - count, y: y)
    case ("G", false), ("`", false): moveTo(x: count - 1, y: y)
    case ("d", false): moveTo(x: x, y: count - 1)
    case ("Z", false): moveTo(x: max(0, (x - 1) / 8 * 8), y: y)
    case ("I", false): moveTo(x: (x / 8 + count) * 8, y: y)
    case ("X", false): erase(x..<min(x + count, columns), y)
    case ("K", false):
      switch number(0, or: 0) {
      case 0: erase(x..<columns, y)
      case 1: erase(0..<x + 1, y)
      default: erase(0..<columns, y)
      }
    case ("J", false):
      switch number(0, or: 0) {
      case 0:
        erase(x..<columns, y)
        for row in (y + 1)..<max(rows, y + 1) { erase(0..<columns, row) }
      case 1:
        for row in 0..<y { erase(0..<columns, row) }
        erase(0..<x + 1, y)
      default: for row in 0..<rows { erase(0..<columns, row) }
      }
    case ("b", false): for _ in 0..<count { put(lastPrinted) }
    case ("@", false): shift(by: count)
    case ("P", false): shift(by: -count)
    case ("L", false): if (top...bottom).contains(y) { scroll(by: -count, from: y) }
    case ("M", false): if (top...bottom).contains(y) { scroll(by: count, from: y) }
    case ("S", false): scroll(by: count, from: top)
    case ("T", false): scroll(by: -count, from: top)
    case ("r", false):
      (top, bottom) = (number(0) - 1, min(number(1, or: rows), rows) - 1)
      moveTo(x: 0, y: 0)
    case ("m", false): setStyle(numbers)
    case ("h", true), ("l", true): for mode in numbers { set(mode, final == 0x68) }
    case ("h", false), ("l", false): if numbers != [4] { note("CSI \(text)\(Unicode.Scalar(final))") }
    case ("t", false): break  // the title's stack
    default: note("CSI \(text)\(Unicode.Scalar(final))")
    }
  }

  private mutating func set(_ mode: Int, _ isOn: Bool) {
    switch mode {
    case 7: wraps = isOn
    case 25: isCursorVisible = isOn
    case 2004: isPasteBracketed = isOn
    case 1049:
      guard isOn != isAlternate else { return }
      isAlternate = isOn
      if isOn {
        (primary, saved) = (cells, (x, y))
        cells = Self.blank(columns, rows)
      } else {
        cells = primary
        moveTo(x: saved.x, y: saved.y)
      }
    case 1, 3, 4, 12: break
    default: note("mode \(mode)")
    }
  }

  private mutating func reset() {
    style = .plain
    (top, bottom) = (0, rows - 1)
    isCursorVisible = true
  }

  private mutating func setStyle(_ numbers: [Int]) {
    var rest = (numbers.isEmpty ? [0] : numbers)[...]
    while let number = rest.popFirst() {
      switch number {
      case 0: style = .plain
      case 1: style.isBold = true
      case 2: style.isDim = true
      case 4: style.isUnderlined = true
      case 7: style.isReversed = true
      case 22: (style.isBold, style.isDim) = (false, false)
      case 24: style.isUnderlined = false
      case 27: style.isReversed = false
      case 30...37: style.foreground = number - 30
      case 90...97: style.foreground = number - 82
      case 40...47: style.background = number - 40
      case 100...107: style.background = number - 92
      case 38, 48:
        guard rest.popFirst() == 5, let colour = rest.popFirst() else { return note("SGR \(numbers)") }
        if number == 38 { style.foreground = colour } else { style.background = colour }
      case 39: style.foreground = nil
      case 49: style.background = nil
      default: note("SGR \(number)")
      }
    }
  }

  // MARK: Cells

  private mutating func moveTo(x newX: Int, y newY: Int) {
    x = max(0, min(newX, columns - 1))
    y = max(0, min(newY, rows - 1))
    wrapsNext = false
  }

  private mutating func lineFeed() {
    wrapsNext = false
    if y == bottom { scroll(by: 1, from: top) } else { y = min(y + 1, rows - 1) }
  }

  /// Lines from `first` to the end of the region move up by `count`, or down if it is negative.
  private mutating func scroll(by count: Int, from first: Int) {
    let region = Array(cells[first...bottom])
    let empty = Self.blank(columns, min(abs(count), region.count))
    let moved = count > 0 ? Array(region.dropFirst(count)) + empty : empty + Array(region.dropLast(-count))
    cells.replaceSubrange(first...bottom, with: moved)
  }

  private mutating func shift(by count: Int) {
    mend(x)
    let rest = Array(cells[y][x...])
    let empty = Array(repeating: Cell(style: blankStyle), count: min(abs(count), rest.count))
    let moved = count > 0 ? empty + Array(rest.dropLast(count)) : Array(rest.dropFirst(-count)) + empty
    cells[y].replaceSubrange(x..., with: moved)
    if cells[y][columns - 1].isWide { cells[y][columns - 1] = Cell() }
  }

  private var blankStyle: Style { Style(background: style.background) }

  private mutating func erase(_ range: Range<Int>, _ row: Int) {
    guard !range.isEmpty else { return }
    let before = y
    y = row
    mend(range.lowerBound)
    if range.upperBound < columns { mend(range.upperBound) }
    y = before
    for place in range { cells[row][place] = Cell(style: blankStyle) }
  }

  /// Writing between the two halves of a wide character leaves neither.
  private mutating func mend(_ place: Int) {
    guard place > 0, place < columns, cells[y][place].isSecondHalf else { return }
    cells[y][place] = Cell(style: cells[y][place].style)
    cells[y][place - 1] = Cell(style: cells[y][place - 1].style)
  }

  private mutating func put(_ scalar: Unicode.Scalar) {
    var scalar = scalar
    if isDrawing, let drawn = Self.drawing[scalar] { scalar = drawn }
    let width = Self.width(scalar)
    if width == 0 {
      let place = wrapsNext ? x : max(x - 1, 0)
      let base = cells[y][place].isSecondHalf ? place - 1 : place
      return cells[y][base].text.unicodeScalars.append(scalar)
    }
    lastPrinted = scalar
    if wrapsNext || x + width > columns {
      if wraps {
        x = 0
        lineFeed()
      } else {
        x = columns - width
      }
    }
    mend(x)
    mend(x + width)
    cells[y][x] = Cell(text: String(scalar), isWide: width == 2, style: style)
    if width == 2 { cells[y][x + 1] = Cell(text: "", isSecondHalf: true, style: style) }
    wrapsNext = x + width >= columns
    x = min(x + width, columns - 1)
  }

  private mutating func note(_ what: String) { if unknown.count < 20 { unknown.append(what) } }

  private static let drawing: [Unicode.Scalar: Unicode.Scalar] = [
    "q": "─", "x": "│", "l": "┌", "k": "┐", "m": "└", "j": "┘", "t": "├", "u": "┤", "v": "┴", "w": "┬", "n": "┼",
  ]

  /// Cells a character takes, as East Asian terminals with narrow ambiguous characters do.
  static func width(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x300...0x36F, 0x200B...0x200F, 0xFE00...0xFE0F, 0x20D0...0x20FF: 0
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      2
    default: 1
    }
  }
}
