import DeskCore

/// Fills the batch-ship template that a seller has downloaded from a marketplace (formats.md 4.1), in place: its bytes, encoding, header,
/// hint rows, rows and their order, line ends and other columns stay as they are. Each parcel goes into its order's row, and below all
/// rows when the file has no row left for it.
public enum ShipTemplate {
  /// What came of it.
  public struct Filled: Sendable, Equatable {
    /// One file, or several when there are more rows than one may have.
    public var files: [[UInt8]] = []
    /// The template's rows that took a number, and those that were added below.
    public var filled = 0
    public var added = 0
    /// Rows of orders that nothing was said of: 1-based row of the template, and its order number.
    public var empty: [EmptyRow] = []
    /// Orders that were shipped and that no row named; they stand below.
    public var notInFile: [String] = []
    /// Left out: the template wants a code, and the platform's list has none for the courier.
    public var withoutCode: [ShipFile.Row] = []

    public init() {}
  }

  public struct EmptyRow: Sendable, Equatable {
    public var row: Int
    public var order: String

    public init(row: Int, order: String) {
      self.row = row
      self.order = order
    }
  }

  /// - Parameter maxRows: how many rows of orders a file may have; header and hints are repeated in each.
  /// - Throws: `foreignTemplate` with what was found when no row of the template names an order, a courier and a waybill column;
  ///   `spreadsheetDamage` when a spreadsheet has rounded its numbers; `otherFormat` for xlsx and xls.
  public static func fill(
    template: [UInt8], name: String, with rows: [ShipFile.Row], codes: CourierCodes = .taobao, maxRows: Int? = nil
  ) throws(FileRefusal) -> Filled {
    let text = try FileReader.read(template, name: name)
    let cells = try CellReader(text)
    var widest: [String] = []
    var widestRow: Int?
    for delimiter in [UInt8(ascii: ","), UInt8(ascii: "\t")] {
      var scanner = CSVScanner(text, delimiter: delimiter)
      while scanner.row < FileLimits.headerRows, try scanner.next() {
        let names = (0..<scanner.fieldCount).map { cells.string(scanner.field($0)) }
        if names.filter({ !$0.isEmpty }).count > widest.count {
          widest = names
          widestRow = scanner.row
        }
        guard let columns = ShipColumns(names) else { continue }
        var work = ShipTemplateWork(text, cells, columns, delimiter, width: names.count, encoder: try ShipEncoder(text))
        try work.fill(&scanner, rows, codes)
        return work.finished(maxRows: maxRows)
      }
    }
    throw FileRefusal(
      file: text.name, row: widestRow,
      reason: .foreignTemplate(
        header: Excerpt.of(widest.joined(separator: ","), limit: 400), missing: ShipColumns.missing(in: widest)))
  }
}

/// Text into the bytes of a template. Numbers and codes are the same in both encodings, and names are few.
struct ShipEncoder {
  private let iconv: Iconv?
  private var known: [String: [UInt8]] = [:]

  init(_ text: FileText) throws(FileRefusal) {
    iconv = text.isGB18030 ? Iconv(from: .utf8, to: .gb18030) : nil
    if text.isGB18030, iconv == nil {
      throw FileRefusal(file: text.name, reason: .unreadable("the C library's iconv has no GB18030"))
    }
  }

  mutating func bytes(_ text: String) -> [UInt8] {
    let utf8 = Array(text.utf8)
    guard let iconv, utf8.contains(where: { $0 >= 0x80 }) else { return utf8 }
    if let bytes = known[text] { return bytes }
    let bytes = iconv.convert(utf8) ?? utf8
    known[text] = bytes
    return bytes
  }
}
