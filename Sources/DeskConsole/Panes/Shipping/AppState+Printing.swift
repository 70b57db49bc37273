import DeskCore
import DeskScreen

/// The print queue as shipping sees it: what failed first.
extension AppState {
  static let printLimit = 200

  mutating func printLabels() {
    guard permitted(.printPaper) else { return }
    let ids = selections(for: .parcel).compactMap { selection in
      if case .parcel(let id) = selection.subject { id } else { nil }
    }
    guard !ids.isEmpty else { return tell(.note, texts.nothingSelected) }
    make(.labels(ids))
  }

  /// The job under the cursor; one that hasn't failed is refused by the rule itself.
  mutating func retryPrint() {
    guard permitted(.retryPrint) else { return }
    guard let job = shipping.prints.selected else { return tell(.note, texts.nothingSelected) }
    fly(.retryPrint, [Planned(.retryPrint(jobs: [job.id]), version: nil)], origin: .list)
  }

  func drawPrints(_ layout: Layout, on surface: inout Surface) {
    drawViews(in: layout.body.row(0), on: &surface)
    let body = layout.body.inset(left: 1, top: 1)
    let rows = shipping.prints.rows
    guard !rows.isEmpty else { return drawEmpty(shipping.prints.isLoaded, in: body, on: &surface) }
    let columns = [
      Column("#", minimum: 4, align: .right), Column(texts.columnPaper, minimum: texts.language == .zh ? 8 : 13),
      Column(texts.columnOf, minimum: 14, ideal: 16), Column(texts.columnStage, minimum: texts.language == .zh ? 6 : 8),
      Column(texts.columnTries, minimum: 4, align: .right, dropOrder: 2), Column(texts.columnAskedBy, minimum: 6, dropOrder: 1),
      Column(texts.columnWhere, minimum: 20, ideal: 60, isFlexible: true),
    ]
    Table(columns: columns, rowCount: rows.count, selected: shipping.prints.index, first: shipping.prints.first) { index in
      let job = rows[index]
      let isFailed = job.state == .failed
      let reprint = job.isReprint ? " " + texts.reprint : ""
      return TableRow([
        TextRun("\(job.id)"), TextRun(texts.title(job.document)), .safe(job.subject + reprint),
        TextRun(texts.title(job.state), isFailed ? .late : job.state == .printed ? .done : .soon), TextRun("\(job.tries)"),
        .safe(person(job.by)), .safe(job.fault.map(texts.fault) ?? job.place ?? "", isFailed ? .late : .dim),
      ])
    }.draw(on: &surface, in: body.inset(bottom: 3))
    // The whole reason of the one under the cursor: a column may have cut it.
    guard let job = shipping.prints.selected, let reason = job.fault.map(texts.fault) ?? job.place else { return }
    let words = TextRun.safe(reason, job.fault == nil ? .dim : .late)
    surface.put(Flow.lines([words], columns: body.width - 1, indent: 0), in: body.inset(left: 1, top: body.height - 2), scroll: 0)
  }
}

extension PrintJob: Keyed {}

extension Texts {
  var columnPaper: String { pick("单据", "paper") }
  var columnOf: String { pick("内容", "of") }
  var columnTries: String { pick("次数", "tries") }
  var columnAskedBy: String { pick("何人", "by") }
  var columnWhere: String { pick("何处 / 原因", "where / why") }
  /// On shipping's tab, as long as something could not be printed.
  func printsFailed(_ count: Int) -> String { pick("打印失败 \(count)", "\(count) not printed") }
  func queuedPapers(_ document: PrintDocument, _ count: Int) -> String {
    pick("\(title(document)) \(count) 张已放入打印队列", "\(title(document)): \(count) put into the print queue")
  }
  /// Which parcels they are of: the first by name, so that the paper in the hand can be compared.
  func queuedPapers(_ document: PrintDocument, of parcels: [ParcelID]) -> String {
    let first = parcels.first?.text ?? ""
    let names = parcels.count > 1 ? pick("\(first) 等", "\(first) and \(parcels.count - 1) more") : first
    return queuedPapers(document, parcels.count) + ": " + names
  }
}
