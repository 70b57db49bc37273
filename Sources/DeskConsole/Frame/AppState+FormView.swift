import DeskCore
import DeskScreen

extension AppState {
  func drawForm(_ form: FormState, _ layout: Layout, on surface: inout Surface) {
    let heights = form.fields.map { fieldHeight($0, width: 70) }
    let area = layout.body.centred(width: 84, height: min(heights.reduce(0, +) + 6, layout.body.height))
    let subject =
      form.subjects.count == 1 ? form.subjects.first.map { label($0.subject) } ?? "" : texts.parcels(form.subjects.count)
    let title = texts.title(form.kind) + (form.subjects.isEmpty ? "" : " \(subject)")
    let inside = Box(title: Sanitizer.visible(title)).draw(on: &surface, in: area, glyphs: glyphs)
    var y = inside.y
    for (place, field) in form.fields.enumerated() where y < inside.maxY - 2 {
      draw(field, of: form, isFocused: place == form.focus && !form.isSubmitting, at: y, in: inside, on: &surface)
      y += heights[place]
    }
    let hint = formHint(form)
    surface.put(hint.text, x: inside.x + 1, y: inside.maxY - 2, ink: hint.ink, width: inside.width - 2)
    surface.put(
      form.isSubmitting ? texts.working : texts.formHint, x: inside.x + 1, y: inside.maxY - 1, ink: .dim, width: inside.width - 2)
  }

  private static var labelWidth: Int { 12 }

  private func fieldHeight(_ field: FormState.Field, width: Int) -> Int { choiceLines(field, width: width).count.clamped(1, 4) }

  private func draw(
    _ field: FormState.Field, of form: FormState, isFocused: Bool, at y: Int, in inside: Rect, on surface: inout Surface
  ) {
    let name = field.parameter.name
    let star = field.parameter.required ? "*" : " "
    surface.put(
      texts.parameter(name) + star, x: inside.x, y: y, ink: isFocused ? .key : .plain, width: Self.labelWidth, align: .right)
    let x = inside.x + Self.labelWidth + 1
    if field.options.isEmpty {
      let row = Rect(x: x, y: y, width: inside.maxX - x - 1, height: 1)
      let placeholder = field.parameter.required ? "" : texts.emptyMeans(form.kind, name)
      field.text.draw(on: &surface, in: row, isFocused: isFocused, placeholder: placeholder)
      return
    }
    for (row, line) in choiceLines(field, width: inside.width - Self.labelWidth - 2).enumerated() {
      var at = x
      for option in line {
        let digit = option < 9 ? "\(option + 1)" : "0"
        let text = " \(digit) \(texts.choice(name, field.options[option])) "
        let ink: Ink = field.choice == option ? .selected : isFocused ? .plain : .dim
        at += surface.put(text, x: at, y: y + row, ink: ink)
      }
    }
    if isFocused { surface.caret = nil }
  }

  /// The options, broken into lines that fit.
  private func choiceLines(_ field: FormState.Field, width: Int) -> [[Int]] {
    var lines: [[Int]] = [[]]
    var used = 0
    for option in field.options.indices {
      let cells = Width.of(texts.choice(field.parameter.name, field.options[option])) + 4
      if used + cells > width, used > 0 {
        lines.append([])
        used = 0
      }
      lines[lines.count - 1].append(option)
      used += cells
    }
    return lines
  }

  /// What is wrong, else what stands now, else nothing.
  private func formHint(_ form: FormState) -> (text: String, ink: Ink) {
    if let refusal = form.refusal { return (refusal, .refusal) }
    guard form.kind == .amendOrder, let name = form.value("field"), let field = AmendableField(rawValue: name) else {
      return ("", .dim)
    }
    guard let card = service.card, card.order.id == selectedOrder else { return ("", .dim) }
    let line = form.value("line").flatMap { Int($0) } ?? (card.lines.count == 1 ? 1 : nil)
    guard let stands = card.current.value(field, line: line) else { return ("", .dim) }
    let shown = card.unmasked ? stands : masked(field, stands)
    return (texts.nowStands(shown) + " \(glyphs.arrow) " + (form.value("to") ?? ""), .plain)
  }

  func masked(_ field: AmendableField, _ text: String) -> String {
    switch field {
    case .recipient, .invoice: Masking.name(text)
    case .card, .deliveryTime: text.isEmpty ? "" : "***"
    case .phone: Masking.phone(text)
    case .address: Masking.address(text)
    default: text
    }
  }
}

extension Int {
  func clamped(_ low: Int, _ high: Int) -> Int { Swift.max(low, Swift.min(self, high)) }
}
