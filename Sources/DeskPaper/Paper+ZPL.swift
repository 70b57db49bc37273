extension Paper {
  /// For label printers at 203 dpi, 100 × 150 mm. Texts are UTF-8 (`^CI28`) and can't hold commands: `^`, `~` and the escape itself are written
  /// in hexadecimal (`^FH`). Chinese needs a font on the printer, `E:SIMSUN.FNT`, as label printers sold in China have it.
  ///
  /// Nil for papers that are no labels: such a printer can't take a sheet.
  public var zpl: String? {
    guard format == .label else { return nil }
    return pages.map { page in
      var label = ZPLLabel(page)
      page.blocks.forEach { label.put($0) }
      return label.text
    }.joined()
  }
}

/// One label, from the top down; what doesn't fit goes on with a further one.
private struct ZPLLabel {
  private static let width = 800
  private static let height = 1200
  private static let margin = 32

  private let page: Paper.Page
  private(set) var text = ""
  private var y = 0

  init(_ page: Paper.Page) {
    self.page = page
    begin()
    text += "^XZ\n"
  }

  private mutating func begin() {
    text += "^XA^CI28^CW1,E:SIMSUN.FNT^PW\(Self.width)^LL\(Self.height)^LH0,0\n"
    y = Self.margin
    if page.isReprint { add(Paper.reprintMark, height: 30, x: 560) }
    if !page.title.isEmpty { lines(page.title, height: 36) }
  }

  /// Writes before the label's end.
  private mutating func add(_ command: String) {
    let open = text.hasSuffix("^XZ\n")
    if open { text.removeLast(4) }
    text += command + "\n"
    if open { text += "^XZ\n" }
  }

  private mutating func add(_ line: String, height: Int, x: Int = ZPLLabel.margin) {
    add("^FO\(x),\(y)^A1N,\(height),\(height)^FH_^FD\(Self.escaped(line))^FS")
  }

  private mutating func room(_ needed: Int) {
    guard y + needed > Self.height - Self.margin else { return }
    begin()
    text += "^XZ\n"
  }

  private mutating func lines(_ text: String, height: Int) {
    for line in PlainText.wrap(PlainText.line(text), (Self.width - 2 * Self.margin) * 2 / height) {
      room(height + 6)
      add(line, height: height)
      y += height + 6
    }
  }

  mutating func put(_ block: Paper.Block) {
    switch block {
    case .heading(let text): lines(text, height: 36)
    case .text(let text, let weight): lines(text, height: Self.height(of: weight))
    case .fields(let fields):
      for field in fields {
        lines((field.label.isEmpty ? "" : field.label + " ") + field.value, height: Self.height(of: field.weight))
      }
    case .table(let table):
      for row in table.rows { lines(row.joined(separator: "  "), height: 24) }
      if let total = table.total { lines(total.joined(separator: "  "), height: 28) }
    case .barcode(let text):
      guard let code = Code128(text) else { return lines(text, height: 36) }
      room(190)
      // In data of ^BC a `>` begins a command of its own.
      let data = Self.escaped(text).split(separator: ">", omittingEmptySubsequences: false).joined(separator: ">0")
      // Bars as wide as a scanner likes, narrower where the label is too narrow for them.
      let wide = (Self.width - 2 * Self.margin) / (code.modules + 2 * Code128.quiet)
      add("^FO\(Self.margin),\(y)^BY\(max(1, min(3, wide)))^BCN,130,Y,N,N,A^FH_^FD\(data)^FS")
      y += 190
    case .rule:
      room(14)
      add("^FO\(Self.margin),\(y + 4)^GB\(Self.width - 2 * Self.margin),2,2^FS")
      y += 14
    case .signatures(let names): for name in names { lines(name + " ____________", height: 28) }
    }
  }

  private static func height(of weight: Paper.Weight) -> Int {
    switch weight {
    case .small: 22
    case .plain: 28
    case .strong, .alarm: 34
    case .large: 48
    }
  }

  static func escaped(_ text: String) -> String {
    var out = ""
    // By scalars: a mark that is set over a `^` makes another character of it, and the printer reads the `^` all the same.
    for scalar in PlainText.line(text).unicodeScalars {
      switch scalar {
      case "^": out += "_5E"
      case "~": out += "_7E"
      case "_": out += "_5F"
      case "\\": out += "_5C"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }
}
