import DeskConsole
import DeskCore
import DeskFiles
import DeskPaper
import DeskStore

/// INV-6, DIS-3: a purchase order as its supplier gets it: what is ordered, how much of it, for what money, by when, on whose word. Nothing of
/// what goods are sold for.
public struct PurchaseOrder: Sendable {
  public let paper: Paper
  /// `purchase-B0000001`.
  public let name: String
  private let table: CSVDocument

  /// - Throws: `notFound`.
  public init(_ id: PurchaseID, _ desk: Desk, language: Language = .zh) throws {
    let names = try desk.displayNames()
    self.init(
      try desk.purchase(id), shop: desk.settings.name, zone: desk.settings.calendar.zone, texts: Texts(language),
      person: { names[$0] ?? $0 })
  }

  init(_ row: PurchaseRow, shop: String, zone: ShopZone, texts: Texts, person: (String) -> String) {
    let one = row.purchase
    let pick = texts.pick
    func day(_ at: Instant?) -> String { at.map { zone.local($0).day.iso } ?? "" }
    var fields: [Paper.Field] = [
      .init(texts.columnSupplier, "\(row.supplier.code) \(row.supplier.name)", weight: .strong),
      .init(pick("联系人", "contact"), [row.supplier.contact, row.supplier.phone].filter { !$0.isEmpty }.joined(separator: " ")),
      .init(pick("付款与退货", "terms"), row.supplier.terms), .init(pick("采购方", "buyer"), shop),
      .init(pick("经办", "ordered by"), person(one.placedBy ?? one.draftedBy)),
      .init(pick("批准", "approved by"), one.approvedBy.map(person) ?? ""), .init(pick("下单日", "ordered on"), day(one.placedAt)),
      .init(texts.columnDueDay, one.expected?.iso ?? ""),
    ]
    fields.removeAll { $0.value.isEmpty }
    let pieces = one.lines.reduce(0) { $0 + $1.ordered }
    let goods = Paper.Table(
      [
        .init("", share: 1, right: true), .init(texts.columnSKU, share: 5), .init(texts.columnTitle, share: 10),
        .init(texts.columnOrdered, share: 2, right: true), .init(texts.columnCost, share: 3, right: true),
        .init(texts.columnValue, share: 4, right: true),
      ],
      rows: one.lines.enumerated().map { place, line in
        [
          "\(place + 1)", line.sku, row.titles[line.sku] ?? "", "\(line.ordered)", line.cost.decimal,
          line.cost.times(line.ordered).decimal,
        ]
      }, total: ["", "", pick("合计", "total"), "\(pieces)", "", one.value.decimal])
    var blocks: [Paper.Block] = [.fields(fields), .table(goods)]
    // What the supplier must not take for an order says so.
    if one.state != .placed, one.state != .receiving { blocks.insert(.text(texts.title(one.state), .alarm), at: 0) }
    if !one.note.isEmpty { blocks.append(.text(one.note)) }
    blocks += [
      .barcode(one.id.text), .signatures([pick("采购方", "for the buyer"), pick("供应商确认", "for the supplier"), pick("日期", "date")]),
    ]
    name = "purchase-\(one.id.text)"
    paper = Paper(
      .purchaseOrder, language: texts.language.paper,
      pages: [Paper.Page(title: "\(pick("采购单", "Purchase order"))  \(one.id.text)", subject: one.id.text, blocks: blocks)])
    table = CSVDocument(
      header: [
        texts.columnPurchase, texts.columnSupplier, texts.columnDueDay, texts.columnSKU, texts.columnTitle, texts.columnOrdered,
        texts.columnCost, texts.columnValue,
      ],
      rows: one.lines.map { line in
        [
          .text(one.id.text), .text(row.supplier.name), .text(one.expected?.iso ?? ""), .formulaText(line.sku),
          .text(row.titles[line.sku] ?? ""), .count(line.ordered), .money(line.cost), .money(line.cost.times(line.ordered)),
        ]
      })
  }

  public var text: String { paper.text() }

  /// - Throws: a print failure for a PDF where nothing sets it.
  public func bytes(_ format: DayReport.Format, _ form: PaperForm) throws -> [UInt8] {
    switch format {
    case .text: Array(text.utf8)
    case .html: Array(paper.html.utf8)
    case .pdf: try form.bytes(paper, .pdf)
    case .csv: try table.bytes(.utf8WithMark)
    }
  }

  /// Purchases as a file: one row for each.
  public static func list(_ rows: [PurchaseRow], _ texts: Texts, person: (String) -> String) -> CSVDocument {
    CSVDocument(
      header: [
        texts.columnPurchase, texts.columnState, texts.pick("供应商编码", "supplier code"), texts.columnSupplier, texts.columnValue,
        texts.columnDueDay, texts.columnOrdered, texts.columnDelivered, texts.columnToInspect, texts.columnToStow,
        texts.columnStowed,
        texts.columnToReturn, texts.pick("经办", "by"), texts.pick("备注", "note"),
      ],
      rows: rows.map { row in
        let one = row.purchase
        return [
          .text(one.id.text), .text(texts.title(one.state)), .text(row.supplier.code), .text(row.supplier.name), .money(one.value),
          .text(one.expected?.iso ?? ""), .count(row.ordered), .count(one.lines.reduce(0) { $0 + $1.delivered }),
          .count(row.toInspect), .count(row.toStow), .count(row.stowed), .count(row.toReturn),
          .text(person(one.placedBy ?? one.draftedBy)), .text(one.note),
        ]
      })
  }

  /// Every purchase, newest first, or those that aren't done.
  public static func all(_ desk: Desk, open: Bool) throws -> [PurchaseRow] {
    var rows: [PurchaseRow] = []
    var before: PurchaseID?
    repeat {
      let page = try desk.purchases(open: open, before: before, limit: 1000)
      rows += page.rows
      before = page.next.flatMap { PurchaseID($0) }
    } while before != nil
    return rows
  }
}
