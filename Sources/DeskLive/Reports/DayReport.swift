import DeskConsole
import DeskCore
import DeskFiles
import DeskPaper
import DeskStore

/// FUL-8: a day's shipping or finance report in each of its forms. Made of records, so that it is the same whenever it is made.
public struct DayReport: Sendable {
  public enum Format: String, CaseIterable, Sendable {
    case text, html, csv, pdf
  }

  public let closing: DayClosing
  public let paper: Paper
  private let table: CSVDocument

  /// - Parameters:
  ///   - kind: the command that recorded the report's leaving.
  ///   - language: of its words; the shop's own, which is signed, unless a person reads it in another. In each the bytes stay the same.
  ///   - leaves: it is made to leave, and recorded next.
  /// - Throws: as ``Desk/closing(of:leaves:)``.
  public init(_ kind: CommandKind, _ day: ShopDay, _ desk: Desk, language: Language = .zh, leaves: Bool = false) throws {
    let texts = Texts(language)
    let settings = desk.settings
    if kind == .exportFinanceReport {
      self.init(try desk.financeReport(of: day, leaves: leaves), texts)
    } else {
      self.init(try desk.shippingReport(of: day, leaves: leaves), zone: settings.calendar.zone, texts)
    }
  }

  init(_ report: ShippingReport, zone: ShopZone, _ texts: Texts) {
    let words = ShippingReportWords(zone: zone, day: report.closing.day, texts: texts)
    closing = report.closing
    paper = report.paper(words)
    table = report.table(words)
  }

  init(_ report: FinanceReport, _ texts: Texts) {
    closing = report.closing
    paper = report.paper(texts)
    table = report.table(texts)
  }

  public var text: String { paper.text() }

  /// - Throws: `FileRefusal` when the file can't be made on this system; a refusal for a PDF where nothing sets it.
  public func bytes(_ format: Format, _ form: PaperForm = PaperForm(environment: [:])) throws -> [UInt8] {
    switch format {
    case .text: Array(text.utf8)
    case .html: Array(paper.html.utf8)
    case .pdf: try form.bytes(paper, .pdf)
    case .csv: try table.bytes(.utf8WithMark)
    }
  }
}

extension DayClosing {
  /// What both reports end with (REC-1): whoever keeps it can show later that nothing recorded up to then was changed or cut off.
  func foot(_ texts: Texts) -> [Paper.Block] {
    var blocks: [Paper.Block] = [.rule]
    if !isOver {
      blocks.append(.text(texts.pick("当日未结: 截至第 \(last) 条记录", "the day is not over: up to record \(last)"), .strong))
    }
    blocks += [
      .text(texts.pick("日结摘要@记录", "closing digest@record")), .text(mark.text, .strong),
      .text(
        texts.pick(
          "按入账时间计: 迟导入的记在入账当日, 已签的日报不再变。核对: verify --closing",
          "By the time of booking: what is imported late belongs to the day that books it, a signed report never changes. Check: verify --closing"
        ), .small),
    ]
    return blocks
  }

  /// The same in a file: two rows after the others.
  func rows(columns: Int, _ texts: Texts) -> [[CSVCell]] {
    let blank = Array(repeating: CSVCell.text(""), count: columns)
    func row(_ name: String, _ cell: CSVCell) -> [CSVCell] { [.text(name), cell] + blank.dropFirst(2) }
    let last = row(
      isOver ? texts.pick("截止记录", "last record") : texts.pick("截至记录(当日未结)", "up to record (day not over)"), .count(Int(last)))
    return [last, row(texts.pick("日结摘要", "closing digest"), .text(digest))]
  }
}

extension ShopZone {
  /// The time of day; with its date where the clock stood on another day than the books.
  func time(_ instant: Instant, on day: ShopDay) -> String {
    let at = local(instant)
    return at.day == day ? at.hourMinute : "\(at.day.iso.dropFirst(5)) \(at.hourMinute)"
  }
}
