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

  /// - Parameter kind: the command that recorded the report's leaving.
  /// - Throws: as ``Desk/closing(of:)``.
  public init(_ kind: CommandKind, _ day: ShopDay, _ desk: Desk) throws {
    let settings = desk.settings
    if kind == .exportFinanceReport {
      self.init(try desk.financeReport(of: day))
    } else {
      self.init(try desk.shippingReport(of: day), zone: settings.calendar.zone)
    }
  }

  init(_ report: ShippingReport, zone: ShopZone) {
    closing = report.closing
    paper = report.paper(zone)
    table = report.table(zone)
  }

  init(_ report: FinanceReport) {
    closing = report.closing
    paper = report.paper
    table = report.table
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
  var foot: [Paper.Block] {
    var blocks: [Paper.Block] = [.rule]
    if !isOver { blocks.append(.text("当日未结: 截至第 \(last) 条记录", .strong)) }
    blocks += [
      .text("日结摘要@记录"), .text(mark.text, .strong),
      .text("按入账时间计: 迟导入的记在入账当日, 已签的日报不再变。核对: verify --closing", .small),
    ]
    return blocks
  }

  /// The same in a file: two rows after the others.
  func rows(columns: Int) -> [[CSVCell]] {
    let blank = Array(repeating: CSVCell.text(""), count: columns)
    func row(_ name: String, _ cell: CSVCell) -> [CSVCell] { [.text(name), cell] + blank.dropFirst(2) }
    return [row(isOver ? "截止记录" : "截至记录(当日未结)", .count(Int(last))), row("日结摘要", .text(digest))]
  }
}

extension ShopZone {
  /// The time of day; with its date where the clock stood on another day than the books.
  func time(_ instant: Instant, on day: ShopDay) -> String {
    let at = local(instant)
    return at.day == day ? at.hourMinute : "\(at.day.iso.dropFirst(5)) \(at.hourMinute)"
  }
}
