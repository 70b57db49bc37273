import DeskCore

/// Fills the batch-ship template that a seller has downloaded from a marketplace: its own rows and bytes stay untouched, results are
/// appended below them under the columns that its header names (formats.md 4.1).
public enum ShipTemplate {
  static let orderNames = ["订单号", "订单编号", "主订单编号", "子订单编号"]
  static let courierNames = ["快递公司", "物流公司", "承运商"]
  static let waybillNames = ["快递单号", "物流单号", "运单号"]

  /// The template's bytes with one row per result, in the template's encoding and with its delimiter.
  /// - Throws: `unknownLayout` when no row of the template names an order, a courier and a waybill column.
  public static func fill(template: [UInt8], name: String, with rows: [ShipFile.Row]) throws(FileRefusal) -> [UInt8] {
    let text = try FileReader.read(template, name: name)
    guard text.encoding == .utf8 || text.encoding == .gb18030 else {
      throw FileRefusal(file: name, reason: .otherFormat(text.encoding.rawValue))
    }
    let cells = try CellReader(text)
    for delimiter in [UInt8(ascii: ","), UInt8(ascii: "\t")] {
      var scanner = CSVScanner(text, delimiter: delimiter)
      while scanner.row < FileLimits.headerRows, try scanner.next() {
        let names = (0..<scanner.fieldCount).map { bare(cells.string(scanner.field($0))) }
        guard let order = names.firstIndex(where: orderNames.contains),
          let courier = names.firstIndex(where: courierNames.contains),
          let waybill = names.firstIndex(where: waybillNames.contains)
        else { continue }
        let separator = delimiter == UInt8(ascii: ",") ? "," : "\t"
        var seen: Set<ShipFile.Row> = []
        var added = ""
        for row in rows where seen.insert(row).inserted {
          var columns = Array(repeating: "", count: names.count)
          columns[order] = CSVCell.text(row.order).encoded
          columns[courier] = CSVCell.text(row.courier).encoded
          columns[waybill] = CSVCell.text(row.waybill).encoded
          added += columns.joined(separator: separator) + "\r\n"
        }
        return try appended(added, to: template, text)
      }
    }
    throw FileRefusal(file: name, reason: .unknownLayout(header: ""))
  }

  /// Templates append `(必填)` to names, with brackets of either width, even mixed.
  private static func bare(_ name: String) -> String {
    let end = name.firstIndex { $0 == "(" || $0 == "（" } ?? name.endIndex
    return CellText.clean(String(name[..<end]).replacing("*", with: ""))
  }

  private static func appended(_ rows: String, to template: [UInt8], _ text: FileText) throws(FileRefusal) -> [UInt8] {
    let ending: [UInt8] = template.last == 0x0A || template.last == 0x0D ? [] : [0x0D, 0x0A]
    guard text.encoding == .gb18030 else { return template + ending + rows.utf8 }
    guard let bytes = Iconv(from: .utf8, to: .gb18030)?.convert(Array(rows.utf8)) else {
      throw FileRefusal(file: text.name, reason: .unreadable("the C library's iconv has no GB18030"))
    }
    return template + ending + bytes
  }
}
