import DeskCore
import DeskScreen

extension AppState {
  func drawForm(_ form: FormState, _ layout: Layout, on surface: inout Surface) {
    let heights = form.fields.map { fieldHeight($0, width: 70) }
    let told = purchaseNotes(form) + assigneeNotes(form)
    let says = texts.formSays(form.kind).map { Wrap.lines(Sanitizer.visible($0), columns: min(layout.body.width, 84) - 4) } ?? []
    let said = promotionConflicts(form).map { ($0, Ink.warning) } + told + says.map { ($0, Ink.dim) }
    let area = layout.body.centred(width: 84, height: min(heights.reduce(0, +) + said.count + 6, layout.body.height))
    let title = formTitle(form)
    let inside = Box(title: Sanitizer.visible(title)).draw(on: &surface, in: area, glyphs: glyphs)
    var y = inside.y
    for (place, field) in form.fields.enumerated() where y < inside.maxY - 2 {
      draw(field, of: form, isFocused: place == form.focus && !form.isSubmitting, at: y, in: inside, on: &surface)
      y += heights[place]
    }
    for (place, line) in said.enumerated() where y + place < inside.maxY - 2 {
      surface.put(line.0, x: inside.x + 1, y: y + place, ink: line.1, width: inside.width - 2)
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
      let placeholder = field.parameter.required ? texts.fieldHint(form.kind, name) : texts.emptyMeans(form.kind, name)
      field.text.draw(on: &surface, in: row, isFocused: isFocused, placeholder: placeholder)
      return
    }
    for (row, line) in choiceLines(field, width: inside.width - Self.labelWidth - 2).enumerated() {
      var at = x
      for option in line {
        let digit = option < 9 ? "\(option + 1)" : option == 9 ? "0" : " "
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

  /// What is wrong, else what stands now and what one's authority says to it, else nothing.
  private func formHint(_ form: FormState) -> (text: String, ink: Ink) {
    if let refusal = form.refusal { return (refusal, .refusal) }
    if let hint = sharesHint(form) { return hint }
    if let matter = selectedMatter, form.subjects.first?.subject == .request(matter.card.request.id) {
      let request = matter.card.request
      let what = asked(request).map { "\($0.name) \($0.value)" }
      return (([texts.title(request.command), request.subject.argument] + what).joined(separator: "  "), .strong)
    }
    if let hint = promotionHint(form) { return hint }
    guard let card = formCard(form) else { return ("", .dim) }
    let asked = card.requests.first { one in
      one.request.stage == .proposed && one.request.command == form.kind && one.request.subject == form.subjects.first?.subject
    }
    if let asked, form.kind == .approveCase { return (texts.alreadyAsked(asked.request.id.text), .warning) }
    switch form.kind {
    case .amendOrder: return amendHint(form, card)
    case .openCase:
      guard let balance = card.balance else { return ("", .dim) }
      let kind = form.value("kind").flatMap(AfterCaseKind.init(rawValue:))
      let amount = form.value("amount").flatMap { Money(decimal: $0) }
      let use: AuthorityUse? = kind.flatMap { kind in
        guard let amount, amount > .zero else { return nil }
        return AuthorityUse(kind.paysBack ? .refund : kind == .gift ? .gift : .exchange, amount)
      }
      let said = kind?.paysBack == true || kind == nil ? texts.refundable(balance.refundable) : ""
      return joined(said, use.map { authority($0, card) }, isOver: use.map { card.room?.approver(for: $0) != nil } ?? false)
    case .approveRequest, .rejectRequest:
      // What is about to be decided, whose it is and what it changes.
      let one = card.requests.first { form.subjects.first?.subject == .request($0.request.id) }?.request
      guard let one else { return ("", .dim) }
      let use = one.use.map { "\(texts.title($0.amount)) \($0.value.decimal)" }
      return (
        [[texts.title(one.command), use].compactMap(\.self).joined(separator: " "), change(asked: one, card), person(one.askedBy)]
          .compactMap(\.self).joined(separator: "  "), .strong
      )
    case .approveCase, .settleCase:
      let one = card.cases.first { form.subjects.first?.subject == .afterCase($0.afterCase.id) }?.afterCase
      guard let one else { return ("", .dim) }
      let use = form.kind == .approveCase ? AuthorityUse(approving: one) : nil
      let said = "\(texts.title(one.kind)) \(one.amount.decimal)"
      return joined(said, use.map { authority($0, card) }, isOver: use.map { card.room?.approver(for: $0) != nil } ?? false)
    default: return ("", .dim)
    }
  }

  /// The card of the order that the form is about, where it is on the screen.
  private func formCard(_ form: FormState) -> OrderCard? {
    guard let card = worklist.card, card.order.id == selectedOrder, let subject = form.subjects.first?.subject else { return nil }
    switch subject {
    case .order(let id): return id == card.order.id ? card : nil
    case .afterCase(let id): return card.cases.contains { $0.afterCase.id == id } ? card : nil
    default: return nil
    }
  }

  private func amendHint(_ form: FormState, _ card: OrderCard) -> (text: String, ink: Ink) {
    guard let name = form.value("field"), let field = AmendableField(rawValue: name) else { return ("", .dim) }
    let line = form.value("line").flatMap { Int($0) } ?? (card.lines.count == 1 ? 1 : nil)
    guard let stands = card.current.value(field, line: line) else { return ("", .dim) }
    let shown = card.unmasked ? stands : masked(field, stands)
    let to = form.value("to") ?? ""
    let pieces = card.lines.first { $0.line == line }?.quantity ?? 1
    let use = AuthorityUse(amending: field, from: stands, to: to, pieces: pieces)
    let said = texts.nowStands(shown) + " \(glyphs.arrow) " + to
    return joined(said, use.map { authority($0, card) }, isOver: use.map { card.room?.approver(for: $0) != nil } ?? false)
  }

  /// ROL-3, as one types: `在权限内` or `需客服主管批准 (您今天本单还可 20.00)`.
  private func authority(_ use: AuthorityUse, _ card: OrderCard) -> String {
    guard let room = card.room else { return "" }
    guard let approver = room.approver(for: use) else { return texts.withinAuthority }
    return "\(texts.needsApproval(approver)) \(texts.ownRoom(room.left(use.amount)))"
  }

  private func joined(_ said: String, _ authority: String?, isOver: Bool) -> (text: String, ink: Ink) {
    ([said, authority ?? ""].filter { !$0.isEmpty }.joined(separator: "  "), isOver ? .warning : .plain)
  }

  func masked(_ field: AmendableField, _ text: String) -> String { field.masked(text) }
}

extension Int {
  func clamped(_ low: Int, _ high: Int) -> Int { Swift.max(low, Swift.min(self, high)) }
}

extension AppState {
  /// Who goes without, as the number stands; before there is one, who waits for it.
  fileprivate func sharesHint(_ form: FormState) -> (text: String, ink: Ink)? {
    guard let shares = form.shares else { return nil }
    let hit = form.value("missing").flatMap { Int($0.trimmingBlanks()) }.flatMap { PickShare.share($0, shares) }
    let named = (hit ?? shares).map { "\($0.parcel.text) ×\($0.quantity)" }
    return (hit == nil ? texts.picksWaiting(named) : texts.picksShares(named), hit == nil ? .dim : .warning)
  }
}
