import DeskConsole
import DeskCore
import DeskFiles
import DeskPaper
import DeskStore

/// SUP-3: the department's day, week or month in each of its forms, all made from one report.
public struct WorkDocument: Sendable {
  public let report: WorkReport
  public let paper: Paper
  private let table: CSVDocument

  /// Keeps the figures of days that are over first, so that the next report costs days and not orders.
  ///
  /// - Throws: as ``Desk/workReport(_:around:leaves:)``.
  public init(_ period: WorkPeriod, _ day: ShopDay, _ desk: Desk, language: Language = .zh, leaves: Bool = false) throws {
    try desk.keepDays()
    let report = try desk.workReport(period, around: day, leaves: leaves)
    self.init(report, WorkWords(texts: Texts(language), names: try desk.displayNames()))
  }

  init(_ report: WorkReport, _ words: WorkWords) {
    self.report = report
    paper = report.paper(words)
    table = report.table(words)
  }

  public var text: String { paper.text() }

  /// `report-week-2026-11-21`: by the first day.
  public var name: String { "report-\(report.period.rawValue)-\(report.days.lowerBound.iso)" }

  /// - Throws: as ``DayReport/bytes(_:_:)``.
  public func bytes(_ format: DayReport.Format, _ form: PaperForm = PaperForm(environment: [:])) throws -> [UInt8] {
    switch format {
    case .text: Array(text.utf8)
    case .html: Array(paper.html.utf8)
    case .pdf: try form.bytes(paper, .pdf)
    case .csv: try table.bytes(.utf8WithMark)
    }
  }
}

/// How a report of work is worded, in one language.
struct WorkWords {
  let texts: Texts
  /// Sign-in names with the names that colleagues know.
  let names: [String: String]

  func pick(_ zh: String, _ en: String) -> String { texts.pick(zh, en) }
  func person(_ name: String) -> String { names[name] ?? name }

  func title(_ period: WorkPeriod) -> String {
    switch period {
    case .day: pick("工作日报", "Work report of the day")
    case .week: pick("工作周报", "Work report of the week")
    case .month: pick("工作月报", "Work report of the month")
    }
  }

  func span(_ days: ClosedRange<ShopDay>) -> String {
    days.count == 1 ? days.lowerBound.iso : "\(days.lowerBound.iso) – \(days.upperBound.iso)"
  }

  /// `37.5%`; nothing of nothing is no share.
  func share(_ part: Int, of all: Int) -> String {
    guard all > 0 else { return "-" }
    let tenths = (part * 1000 + all / 2) / all
    return "\(tenths / 10).\(tenths % 10)%"
  }

  func span(_ seconds: Int?) -> String { seconds.map { texts.span($0) } ?? "-" }

  func turns(_ hundredths: Int?) -> String { hundredths.map { "\($0 / 100).\(padded($0 % 100, 2))" } ?? "-" }

  func weekday(_ number: Int) -> String { texts.weekday(ShopDay(number: Int32(number + 3))) }
}

extension ClosedRange<ShopDay> {
  var count: Int { Int(upperBound.number - lowerBound.number) + 1 }
}
