import DeskCore

/// One template on its way to being filled.
struct ShipTemplateWork {
  /// What one row can tell: a parcel of an order, or of one of its items.
  private struct Unit {
    var order: String
    var item: String
    var quantity: Int?
    var name: String
    var code: String
    var waybill: String
    var isPlaced = false
  }

  private struct Piece {
    var bytes: [UInt8]
    /// A row of an order; header, hints and footers aren't.
    var isOrder: Bool
  }

  private let text: FileText
  private let cells: CellReader
  private let columns: ShipColumns
  private let delimiter: UInt8
  private let width: Int
  private var encoder: ShipEncoder
  private var units: [Unit] = []
  private var byOrder: [String: [Int]] = [:]
  private var byItem: [String: [Int]] = [:]
  private var pieces: [Piece] = []
  private var lineEnd: [UInt8] = [0x0D, 0x0A]
  private var result = ShipTemplate.Filled()

  init(_ text: FileText, _ cells: CellReader, _ columns: ShipColumns, _ delimiter: UInt8, width: Int, encoder: ShipEncoder) {
    self.text = text
    self.cells = cells
    self.columns = columns
    self.delimiter = delimiter
    self.width = width
    self.encoder = encoder
  }

  /// - Parameter scanner: on the header.
  mutating func fill(_ scanner: inout CSVScanner, _ rows: [ShipFile.Row], _ codes: CourierCodes) throws(FileRefusal) {
    split(rows, codes)
    let base = text.bytes.base
    var end = after(scanner.range)
    let headerEnd = Array(UnsafeBufferPointer(start: base + scanner.range.upperBound, count: end - scanner.range.upperBound))
    if !headerEnd.isEmpty { lineEnd = headerEnd }
    pieces.append(Piece(bytes: bytes(text.start..<end), isOrder: false))
    var named: Set<String> = []
    var damage = SpreadsheetDamage()
    while try scanner.next() {
      end = after(scanner.range)
      let tail = scanner.range.upperBound..<end
      let order = try id(scanner, columns.order, &damage)
      guard order.utf8.contains(where: { (0x30...0x39).contains($0) }), OrderNumber.isPlausible(order) else {
        pieces.append(Piece(bytes: bytes(scanner.range.lowerBound..<end), isOrder: false))
        continue
      }
      named.insert(order)
      let item = columns.item.map { field(scanner, $0) } ?? ""
      let there = OrderNumber.waybill(field(scanner, columns.waybill))
      let candidates = candidates(order, item)
      var row = bytes(scanner.range)
      if !there.isEmpty {
        for index in candidates where units[index].waybill == there.uppercased() { units[index].isPlaced = true }
      } else if let index = candidates.first(where: { !units[$0].isPlaced }) ?? (candidates.count == 1 ? candidates[0] : nil) {
        units[index].isPlaced = true
        row = edited(scanner, cells(of: units[index]))
        result.filled += 1
      } else {
        result.empty.append(ShipTemplate.EmptyRow(row: scanner.row, order: order))
      }
      pieces.append(Piece(bytes: row + bytes(tail), isOrder: true))
    }
    if let verdict = damage.verdict { throw damaged(verdict.row, verdict.text) }
    addRest(named)
  }

  private mutating func split(_ rows: [ShipFile.Row], _ codes: CourierCodes) {
    for row in ShipFile.merged(rows) {
      let code = row.code(in: codes)
      if columns.courierCode != nil, code == nil {
        result.withoutCode.append(row)
        continue
      }
      let listsItems = columns.item != nil && !row.items.isEmpty && row.items.allSatisfy { !$0.number.isEmpty }
      let items = listsItems ? row.items.map { ($0.number, Optional($0.quantity)) } : [("", nil)]
      for (item, quantity) in items {
        byOrder[row.order, default: []].append(units.count)
        if !item.isEmpty { byItem[item, default: []].append(units.count) }
        // A file of items alone names no order.
        if columns.item == nil {
          for one in row.items where !one.number.isEmpty { byItem[one.number, default: []].append(units.count) }
        }
        units.append(
          Unit(
            order: row.order, item: item, quantity: quantity, name: row.courier, code: code ?? "", waybill: row.waybill.uppercased()
          ))
      }
    }
  }

  private func candidates(_ order: String, _ item: String) -> [Int] {
    guard let all = byOrder[order] else { return byItem[order] ?? [] }
    guard !item.isEmpty else { return all }
    let exact = (byItem[item] ?? []).filter { units[$0].order == order }
    return exact.isEmpty ? all.filter { units[$0].item.isEmpty } : exact
  }

  private mutating func addRest(_ named: Set<String>) {
    let rest = units.filter { !$0.isPlaced }
    if !rest.isEmpty, let last = pieces.indices.last, let byte = pieces[last].bytes.last, byte != 0x0A, byte != 0x0D {
      pieces[last].bytes += lineEnd
    }
    var told: Set<String> = []
    for unit in rest {
      var row = cells(of: unit)
      row[columns.order] = unit.order
      if let item = columns.item { row[item] = unit.item }
      var line: [UInt8] = []
      for column in 0..<width {
        if column > 0 { line.append(delimiter) }
        if let text = row[column], !text.isEmpty { line += encoder.bytes(CSVCell.text(text).encoded) }
      }
      pieces.append(Piece(bytes: line + lineEnd, isOrder: true))
      result.added += 1
      if !named.contains(unit.order), unit.item.isEmpty || !named.contains(unit.item), told.insert(unit.order).inserted {
        result.notInFile.append(unit.order)
      }
    }
  }

  private func cells(of unit: Unit) -> [Int: String] {
    var row = [columns.waybill: unit.waybill]
    if let column = columns.courierName { row[column] = unit.name }
    if let column = columns.courierCode { row[column] = unit.code }
    if let column = columns.quantity, let quantity = unit.quantity { row[column] = String(quantity) }
    return row
  }

  /// The record with these cells, inside the quotes that stand there.
  private mutating func edited(_ scanner: borrowing CSVScanner, _ row: [Int: String]) -> [UInt8] {
    var out: [UInt8] = []
    var at = scanner.range.lowerBound
    let count = scanner.fieldCount
    for column in row.keys.sorted() where column < count {
      let field = scanner.field(column)
      let start = Int(field.start)
      let isQuoted = start > scanner.range.lowerBound && text.bytes.base[start - 1] == 0x22
      let encoded = encoder.bytes(CSVCell.text(row[column] ?? "").encoded)
      out += bytes(at..<start)
      out += isQuoted ? encoded.dropFirst().dropLast() : encoded[...]
      at = Int(field.end)
    }
    out += bytes(at..<scanner.range.upperBound)
    for column in count..<max(count, (row.keys.max() ?? 0) + 1) {
      out.append(delimiter)
      if let text = row[column] { out += encoder.bytes(CSVCell.text(text).encoded) }
    }
    return out
  }

  func finished(maxRows: Int?) -> ShipTemplate.Filled {
    var result = result
    let head = pieces.prefix { !$0.isOrder }.flatMap(\.bytes)
    var file = head
    var rows = 0
    for piece in pieces.drop(while: { !$0.isOrder }) {
      if piece.isOrder {
        if rows == maxRows {
          result.files.append(whole(file))
          file = head
          rows = 0
        }
        rows += 1
      }
      file += piece.bytes
    }
    result.files.append(whole(file))
    return result
  }

  /// With the mark and in the encoding in which the template came.
  private func whole(_ body: [UInt8]) -> [UInt8] {
    switch text.encoding {
    case .utf8, .gb18030: return bytes(0..<text.start) + body
    case .utf16LittleEndian, .utf16BigEndian:
      let big = text.encoding == .utf16BigEndian
      let units = [0xFEFF] + Array(String(decoding: body, as: UTF8.self).utf16)
      return units.flatMap { unit in
        let (low, high) = (UInt8(truncatingIfNeeded: unit), UInt8(truncatingIfNeeded: unit >> 8))
        return big ? [high, low] : [low, high]
      }
    }
  }

  private func id(_ scanner: borrowing CSVScanner, _ column: Int, _ damage: inout SpreadsheetDamage) throws(FileRefusal) -> String {
    guard column < scanner.fieldCount else { return "" }
    let field = scanner.field(column)
    let bytes = CellText.cleanID(cells.utf8(field))
    let text = String(decoding: bytes, as: UTF8.self)
    if SpreadsheetDamage.isExponent(bytes) { throw damaged(scanner.row, text) }
    damage.note(bytes, isFormulaText: field.isFormulaText, row: scanner.row)
    return text
  }

  private func damaged(_ row: Int, _ sample: String) -> FileRefusal {
    FileRefusal(file: text.name, row: row, reason: .spreadsheetDamage(sample))
  }

  private func field(_ scanner: borrowing CSVScanner, _ column: Int) -> String {
    column < scanner.fieldCount ? cells.id(scanner.field(column)) : ""
  }

  private func after(_ range: Range<Int>) -> Int {
    let base = text.bytes.base
    let at = range.upperBound
    guard at < text.bytes.count else { return at }
    return at + (base[at] == 0x0D && at + 1 < text.bytes.count && base[at + 1] == 0x0A ? 2 : 1)
  }

  private func bytes(_ range: Range<Int>) -> [UInt8] {
    Array(UnsafeBufferPointer(start: text.bytes.base + range.lowerBound, count: range.count))
  }
}
