import CPango
import DeskPaper

/// Something at its place on a sheet.
enum Mark {
  case letters(Letters, x: Double, y: Double)
  /// A filled rectangle: a bar, a line.
  case bar(x: Double, y: Double, width: Double, height: Double)
  case frame(x: Double, y: Double, width: Double, height: Double)

  func draw(_ cairo: OpaquePointer) {
    switch self {
    case .letters(let letters, let x, let y): letters.draw(cairo, x, y)
    case .bar(let x, let y, let width, let height):
      cairo_rectangle(cairo, x, y, width, height)
      cairo_fill(cairo)
    case .frame(let x, let y, let width, let height):
      cairo_set_line_width(cairo, 1)
      cairo_rectangle(cairo, x, y, width, height)
      cairo_stroke(cairo)
    }
  }
}

/// A page's blocks from the top down, over as many sheets as they need. Nothing is cut: what is higher than what is left begins the next
/// sheet, and a table repeats its head there.
final class PageFlow {
  let page: Paper.Page
  let sheet: SheetSize
  let context: OpaquePointer
  let language: Paper.Language
  private var done: [[Mark]] = []
  var marks: [Mark] = []
  var y: Double

  init(_ page: Paper.Page, _ sheet: SheetSize, _ context: OpaquePointer, _ language: Paper.Language) {
    self.language = language
    self.page = page
    self.sheet = sheet
    self.context = context
    y = sheet.margin
  }

  func sheets() -> [[Mark]] {
    head(continued: false)
    for block in page.blocks { put(block) }
    return done + [marks]
  }

  private func head(continued: Bool) {
    var right = 0.0
    if page.isReprint {
      let mark = Letters(Paper.reprintMark, .strong, width: nil, in: context)
      let x = sheet.width - sheet.margin - mark.width - 4
      marks.append(.frame(x: x - 4, y: y, width: mark.width + 8, height: mark.height + 4))
      marks.append(.letters(mark, x: x, y: y + 2))
      right = mark.width + 16
      if page.title.isEmpty { y += mark.height + 8 }
    }
    guard !page.title.isEmpty else { return }
    let title = continued ? page.title + (language == .zh ? " (续)" : " (continued)") : page.title
    let letters = Letters(title, continued ? .strong : .title, width: sheet.inner - right, in: context)
    marks.append(.letters(letters, x: sheet.margin, y: y))
    y += letters.height + 4
  }

  func nextSheet() {
    done.append(marks)
    marks = []
    y = sheet.margin
    head(continued: true)
  }

  /// Begins a sheet when `height` doesn't fit any more. True: a new one was begun.
  @discardableResult
  func room(_ height: Double) -> Bool {
    guard y + height > sheet.bottom, !marks.isEmpty else { return false }
    nextSheet()
    return true
  }

  private func put(_ block: Paper.Block) {
    switch block {
    case .heading(let text):
      y += 4
      lines(text, .heading, keepWithNext: 30)
    case .text(let text, let weight): paragraph(text, weight)
    case .fields(let fields): put(fields)
    case .table(let table): put(table)
    case .barcode(let text): put(barcode: text)
    case .rule:
      room(6)
      marks.append(.bar(x: sheet.margin, y: y + 2.5, width: sheet.inner, height: 0.6))
      y += 6
    case .signatures(let names): put(signatures: names)
    }
  }

  private func lines(_ text: String, _ style: Style, keepWithNext: Double = 0) {
    let letters = Letters(text, style, width: sheet.inner, in: context)
    room(letters.height + keepWithNext)
    marks.append(.letters(letters, x: sheet.margin, y: y))
    y += letters.height + 2
  }

  private func paragraph(_ text: String, _ weight: Paper.Weight) {
    guard weight == .alarm else { return lines(text, Style(weight)) }
    let letters = Letters(text, .strong, width: sheet.inner - 8, in: context)
    room(letters.height + 6)
    marks.append(.frame(x: sheet.margin, y: y, width: sheet.inner, height: letters.height + 4))
    marks.append(.letters(letters, x: sheet.margin + 4, y: y + 2))
    y += letters.height + 7
  }

  /// Side by side where there is room.
  private func put(_ fields: [Paper.Field]) {
    var x = sheet.margin
    var height = 0.0
    let end = sheet.width - sheet.margin
    for field in fields {
      let label = Letters(field.label, .small, width: nil, in: context)
      let gap = field.label.isEmpty ? 0 : label.width + 4
      var value = Letters(field.value, Style(field.weight), width: nil, in: context)
      if x > sheet.margin, x + gap + value.width > end {
        y += height + 2
        x = sheet.margin
        height = 0
      }
      if x + gap + value.width > end { value = Letters(field.value, Style(field.weight), width: end - x - gap, in: context) }
      // A row has the height of what is in it; before its first field it may still go to the next sheet.
      if x == sheet.margin { room(max(value.height, label.height)) }
      if !field.label.isEmpty { marks.append(.letters(label, x: x, y: y + max(0, value.firstLineHeight - label.height) * 0.8)) }
      marks.append(.letters(value, x: x + gap, y: y))
      height = max(height, value.height, label.height)
      x += gap + value.width + 14
    }
    y += height + 3
  }

  private func put(barcode text: String) {
    let letters = Letters(text, .code, width: sheet.inner, in: context)
    guard let code = Barcode.code128(text) else { return lines(text, .strong) }
    // Modules as wide as a scanner likes, less where the sheet is too narrow; ten of them stay free on either side.
    let module = min(sheet.module, sheet.inner / Double(code.modules + 20))
    let height = sheet.barHeight
    room(height + letters.height + 6)
    let left = sheet.margin + 10 * module
    for bar in code.bars {
      marks.append(.bar(x: left + Double(bar.x) * module, y: y + 2, width: Double(bar.width) * module, height: height))
    }
    marks.append(.letters(letters, x: left, y: y + height + 4))
    y += height + letters.height + 8
  }

  private func put(signatures names: [String]) {
    let across = sheet.inner / Double(max(1, names.count))
    room(40)
    y += 18
    for (index, name) in names.enumerated() {
      let x = sheet.margin + Double(index) * across
      let letters = Letters(name, .plain, width: nil, in: context)
      marks.append(.letters(letters, x: x, y: y))
      let from = x + letters.width + 4
      marks.append(.bar(x: from, y: y + letters.height, width: max(20, x + across - 10 - from), height: 0.6))
    }
    y += 22
  }
}
