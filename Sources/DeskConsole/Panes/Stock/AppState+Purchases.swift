import DeskCore
import DeskScreen

extension CommandKind {
  /// Its form tells of suppliers.
  var asksSuppliers: Bool { self == .saveSupplier || self == .draftPurchase }
}

extension AppState {
  /// A form about the line under the cursor, or the only one that waits for it, names it and how many wait; the supplier of the proposal under
  /// the cursor is named.
  func offerPurchase(_ form: inout FormState) {
    switch form.kind {
    case .draftPurchase: offerSupplier(&form)
    case .saveSupplier:
      offerSupplier(&form)
      offerStanding(&form)
    case .inspectPurchase, .stowPurchase, .returnPurchase: offerLine(&form)
    case .receivePurchase where form.value("goods")?.isEmpty == true:
      // What is still to come is proposed; what came is what is counted.
      guard let purchase = shown(form) else { return }
      let coming = purchase.lines.filter { $0.missing > 0 }
      form.offer("goods", coming.map { PurchaseWish($0.sku, $0.missing).text }.joined(separator: " "))
    case .editPurchase where form.value("sku")?.isEmpty == true: form.offer("sku", stock.purchaseLine?.sku ?? "")
    default: break
    }
  }

  private func offerSupplier(_ form: inout FormState) {
    guard form.value("supplier")?.isEmpty == true else { return }
    let likely = stock.view == .replenish ? stock.replenishment.selected?.supplier : nil
    if let likely { form.offer("supplier", likely) }
    if likely != nil { form.focus = min(1, form.fields.count - 1) }
  }

  /// DIS-3: what stands of the supplier that is named, to be changed.
  private func offerStanding(_ form: inout FormState) {
    guard let code = form.value("supplier"), let one = stock.suppliers?.first(where: { $0.code == code }) else { return }
    let stands = [
      ("title", one.name), ("contact", one.contact), ("phone", one.phone), ("leadDays", "\(one.leadDays)"), ("terms", one.terms),
    ]
    for (name, text) in stands where form.value(name)?.isEmpty == true { form.offer(name, text) }
  }

  private func offerLine(_ form: inout FormState) {
    guard let purchase = shown(form), form.value("sku")?.isEmpty == true else { return }
    func waiting(_ line: PurchaseLine) -> Int {
      switch form.kind {
      case .inspectPurchase: line.toInspect
      case .stowPurchase: line.toStow
      default: line.toReturn
      }
    }
    let lines = purchase.lines.filter { waiting($0) > 0 }
    guard let line = lines.first(where: { $0.sku == stock.purchaseLine?.sku }) ?? (lines.count == 1 ? lines[0] : nil) else {
      return
    }
    form.offer("sku", line.sku)
    let name = form.kind == .inspectPurchase ? "accepted" : "quantity"
    form.offer(name, "\(form.kind == .inspectPurchase ? min(waiting(line), line.ordered - line.accepted) : waiting(line))")
    form.focus = form.fields.firstIndex { $0.parameter.name == name } ?? 0
  }

  private func shown(_ form: FormState) -> Purchase? {
    guard let purchase = stock.purchases.selected?.purchase, form.subjects.first?.subject == .purchase(purchase.id) else {
      return nil
    }
    return purchase
  }

  func drawReplenishment(in area: Rect, on surface: inout Surface) {
    let rows = stock.replenishment.rows
    guard !rows.isEmpty else {
      surface.put(stock.replenishment.isLoaded ? texts.nothingToReplenish : texts.working, x: area.x + 1, y: area.y, ink: .dim)
      return
    }
    let columns = [
      Column(texts.columnCover, minimum: 8, align: .right), Column(texts.columnSKU, minimum: 13, ideal: 16),
      Column(texts.columnTitle, minimum: 18, ideal: 24, isFlexible: true),
      Column(texts.columnAvailable, minimum: 4, ideal: 9, align: .right),
      Column(texts.columnIncoming, minimum: 4, ideal: 8, align: .right),
      Column(texts.columnOwed, minimum: 4, align: .right, dropOrder: 3),
      Column(texts.columnSold7, minimum: 6, align: .right, dropOrder: 2),
      Column(texts.columnSold30, minimum: 7, align: .right, dropOrder: 1),
      Column(texts.columnOrderNow, minimum: 6, align: .right), Column(texts.columnSupplier, minimum: 6, ideal: 10, dropOrder: 4),
    ]
    Table(columns: columns, rowCount: rows.count, selected: stock.replenishment.index, first: stock.replenishment.first) { index in
      let row = rows[index]
      let cover = row.need.coverDays
      let ink: Ink = cover.map { $0 < row.facts.leadDays ? .late : .soon } ?? .soon
      return TableRow(
        [
          TextRun(cover.map { $0 < row.facts.leadDays ? "!\($0)" : "\($0)" } ?? "-", ink), .safe(row.sku),
          .safe("\(row.title) \(row.attributes)"), TextRun("\(row.facts.available)"),
          TextRun(row.facts.incoming > 0 ? "\(row.facts.incoming)" : ""),
          TextRun(row.facts.owed > 0 ? "\(row.facts.owed)" : "", .late),
          TextRun("\(row.need.last7)"), TextRun("\(row.need.last30)"), TextRun("\(row.need.order)", .strong),
          .safe(row.supplier ?? "-"),
        ], isGreyed: stock.replenishment.ghost?.key == row.key)
    }.draw(on: &surface, in: area)
  }

  /// Why so many of it should be ordered, and its running account.
  func drawNeed(in area: Rect, on surface: inout Surface) {
    guard let row = stock.replenishment.selected else { return }
    surface.put("\(row.sku) \(row.title) \(row.attributes)", x: area.x, y: area.y, ink: .title, width: area.width)
    surface.put(texts.need(row), x: area.x, y: area.y + 1, width: area.width)
    let cost = row.cost.map { "\(texts.columnCost) \($0.decimal)  \(texts.columnValue) \($0.times(row.need.order).decimal)" } ?? ""
    let supplier = row.supplier.map { code in supplierTitle(code) }
    surface.put(
      ["\(texts.columnOrderNow) \(row.need.order)", cost, supplier ?? ""].filter { !$0.isEmpty }.joined(separator: "  "), x: area.x,
      y: area.y + 2, ink: .strong, width: area.width)
    drawMovements(of: row.sku, in: area.inset(top: 3), on: &surface)
  }

  func drawPurchases(in area: Rect, on surface: inout Surface) {
    let rows = stock.purchases.rows
    guard !rows.isEmpty else {
      surface.put(stock.purchases.isLoaded ? texts.noPurchases : texts.working, x: area.x + 1, y: area.y, ink: .dim)
      return
    }
    let zh = texts.language == .zh
    let columns = [
      Column(texts.columnPurchase, minimum: 8, ideal: 9), Column(texts.columnState, minimum: 6, ideal: zh ? 7 : 10),
      Column(texts.columnSupplier, minimum: 16, ideal: 22, isFlexible: true),
      Column(texts.columnValue, minimum: 9, ideal: 11, align: .right, dropOrder: 3),
      Column(texts.columnDueDay, minimum: 8, ideal: 8),
      Column(texts.columnOrdered, minimum: 5, ideal: 7, align: .right, dropOrder: 2),
      Column(texts.columnToInspect, minimum: 5, ideal: 7, align: .right),
      Column(texts.columnToStow, minimum: 6, ideal: 8, align: .right),
      Column(texts.columnToReturn, minimum: 5, ideal: 6, align: .right, dropOrder: 1),
      Column(texts.columnStowed, minimum: 6, ideal: 7, align: .right),
    ]
    Table(columns: columns, rowCount: rows.count, selected: stock.purchases.index, first: stock.purchases.first) { index in
      let row = rows[index]
      let purchase = row.purchase
      let today = calendar.zone.local(now).day
      let isLate =
        purchase.state.isComing && (purchase.expected.map { $0 < today } ?? false) && purchase.lines.contains { $0.missing > 0 }
      func some(_ pieces: Int, _ ink: Ink = .soon) -> TextRun { TextRun(pieces > 0 ? "\(pieces)" : "", ink) }
      let state = row.request == nil ? texts.title(purchase.state) : texts.title(ApprovalRequest.Stage.proposed)
      return TableRow(
        [
          TextRun(purchase.id.text), TextRun(state, purchase.state.isOpen ? .strong : .dim),
          .safe("\(row.supplier.code) \(row.supplier.name)"), TextRun(purchase.value.decimal),
          TextRun((isLate ? "!" : "") + (purchase.expected.map { texts.monthDay($0) } ?? "-"), isLate ? .late : .plain),
          TextRun("\(row.ordered)"), some(row.toInspect), some(row.toStow), some(row.toReturn, .warning), some(row.stowed, .done),
        ], isGreyed: stock.purchases.ghost?.key == row.key)
    }.draw(on: &surface, in: area)
  }

  /// The goods of one purchase; the cursor is on a line while it is open.
  func drawPurchase(in area: Rect, on surface: inout Surface) {
    guard let row = stock.purchases.selected else { return }
    let purchase = row.purchase
    var y = area.y
    func line(_ text: String, _ ink: Ink = .plain, on surface: inout Surface) {
      guard !text.isEmpty, y < area.maxY else { return }
      surface.put(text, x: area.x, y: y, ink: ink, width: area.width)
      y += 1
    }
    line("\(purchase.id.text)  \(texts.title(purchase.state))  \(row.supplier.code) \(row.supplier.name)", .title, on: &surface)
    line(
      [row.supplier.contact, row.supplier.phone, row.supplier.terms].filter { !$0.isEmpty }.joined(separator: "  "), .dim,
      on: &surface)
    line(
      [
        "\(texts.columnValue) \(purchase.value.decimal)", purchase.expected.map { "\(texts.columnDueDay) \($0.iso)" } ?? "",
        person(purchase.placedBy ?? purchase.draftedBy), row.request.map { texts.alreadyAsked($0.text) } ?? "",
      ].filter { !$0.isEmpty }.joined(separator: "  "), on: &surface)
    line([purchase.note, purchase.reason ?? ""].filter { !$0.isEmpty }.joined(separator: "  "), on: &surface)
    let columns = [
      Column(texts.columnSKU, minimum: 13, ideal: 16),
      Column(texts.columnTitle, minimum: 16, ideal: 24, isFlexible: true),
      Column(texts.columnCost, minimum: 7, ideal: 8, align: .right, dropOrder: 2),
      Column(texts.columnOrdered, minimum: 5, align: .right),
      Column(texts.columnDelivered, minimum: 5, ideal: 7, align: .right, dropOrder: 1),
      Column(texts.columnToInspect, minimum: 5, ideal: 7, align: .right),
      Column(texts.columnToStow, minimum: 6, ideal: 8, align: .right),
      Column(texts.columnStowed, minimum: 6, align: .right), Column(texts.columnToReturn, minimum: 5, ideal: 6, align: .right),
    ]
    let lines = purchase.lines
    let first = max(0, stock.scroll - max(0, area.maxY - y - 2))
    Table(columns: columns, rowCount: lines.count, selected: stock.isOpen ? stock.scroll : nil, first: stock.isOpen ? first : 0) {
      index in
      let one = lines[index]
      func some(_ pieces: Int, _ ink: Ink = .soon) -> TextRun { TextRun(pieces > 0 ? "\(pieces)" : "", ink) }
      return TableRow([
        .safe(one.sku), .safe(row.titles[one.sku] ?? ""), TextRun(one.cost.decimal), TextRun("\(one.ordered)"),
        some(one.delivered, .plain),
        some(one.toInspect), some(one.toStow), some(one.stowed, one.stowed == one.ordered ? .done : .plain),
        some(one.toReturn, .warning),
      ])
    }.draw(on: &surface, in: area.inset(top: y - area.y))
  }
}
