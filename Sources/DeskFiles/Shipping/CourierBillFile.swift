import DeskCore

/// Reads a courier's bill (FUL-9): the columns of waybill, weight and price by their usual names, others passed over.
public enum CourierBillFile {
  private enum Meaning: CaseIterable {
    case waybill, weight, price

    var names: [String] {
      switch self {
      case .waybill: ["运单号", "运单号码", "运单编号", "快递单号", "物流单号", "单号", "waybill"]
      case .weight: ["计费重量", "结算重量", "重量", "weight"]
      case .price: ["应付金额", "总费用", "金额", "运费", "费用", "快递费", "结算金额", "price", "amount"]
      }
    }
  }

  /// - Throws: `foreignBill` with what was found when there is no column for the number or the price; what reading a file throws.
  public static func read(_ bytes: [UInt8], name: String) throws(FileRefusal) -> CourierBill {
    let text = try FileReader.read(bytes, name: name)
    let cells = try CellReader(text)
    var widest: [String] = []
    var widestRow: Int?
    for delimiter in [UInt8(ascii: ","), UInt8(ascii: "\t")] {
      var scanner = CSVScanner(text, delimiter: delimiter)
      while scanner.row < FileLimits.headerRows, try scanner.next() {
        let names = (0..<scanner.fieldCount).map { cells.string(scanner.field($0)) }
        if names.filter({ !$0.isEmpty }).count > widest.count { (widest, widestRow) = (names, scanner.row) }
        guard let waybill = place(.waybill, names), let price = place(.price, names) else { continue }
        return try rows(&scanner, text, cells, names, waybill: waybill, weight: place(.weight, names), price: price)
      }
    }
    let missing = [Meaning.waybill, .price].filter { place($0, widest) == nil }.map { $0.names[0] }
    let header = Excerpt.of(widest.joined(separator: ","), limit: 400)
    throw FileRefusal(file: text.name, row: widestRow, reason: .foreignBill(header: header, missing: missing))
  }

  /// The column of the first name that the header has, its unit left aside.
  private static func place(_ meaning: Meaning, _ header: [String]) -> Int? {
    let bare = header.map { ShipColumns.bare($0).lowercased() }
    return meaning.names.lazy.compactMap { bare.firstIndex(of: $0) }.first
  }

  private static func rows(
    _ scanner: inout CSVScanner, _ text: FileText, _ cells: CellReader, _ header: [String], waybill: Int, weight: Int?, price: Int
  ) throws(FileRefusal) -> CourierBill {
    let isGrams = weight.map { inGrams(header[$0]) } ?? false
    var bill = CourierBill(file: text.name, rows: [], rejected: [])
    var damage = SpreadsheetDamage()
    func cell(_ column: Int) -> CSVField? { column < scanner.fieldCount ? scanner.field(column) : nil }
    func reject(_ column: Int, _ reason: RejectReason) {
      bill.rejected.append(RejectedRow(row: scanner.row, column: header[column], reason: reason))
    }
    while try scanner.next() {
      if scanner.isBlank { continue }
      guard let field = cell(waybill), field.start != field.end else { continue }
      let id = CellText.cleanID(cells.utf8(field))
      if SpreadsheetDamage.isExponent(id) {
        throw FileRefusal(
          file: text.name, row: scanner.row, column: header[waybill],
          reason: .spreadsheetDamage(String(decoding: id, as: UTF8.self)))
      }
      damage.note(id, isFormulaText: field.isFormulaText, row: scanner.row)
      let number = OrderNumber.waybill(String(decoding: id, as: UTF8.self)).uppercased()
      // A sum below the rows names no number.
      guard number.utf8.contains(where: { (0x30...0x39).contains($0) }), OrderNumber.isPlausible(number) else { continue }
      guard let money = cell(price).map({ CellText.money(cells.utf8($0)) }), case .value(let amount) = money else {
        reject(price, .notMoney(cell(price).map { Excerpt.of(cells.string($0)) } ?? ""))
        continue
      }
      var grams: Int?
      if let weight, let field = cell(weight) {
        let said = cells.string(field)
        grams = Self.grams(said, isGrams: isGrams)
        if grams == nil, !said.isEmpty {
          reject(weight, .notANumber(Excerpt.of(said)))
          continue
        }
      }
      bill.rows.append(CourierBillRow(waybill: number, grams: grams, price: amount, row: scanner.row))
    }
    if let verdict = damage.verdict {
      throw FileRefusal(file: text.name, row: verdict.row, column: header[waybill], reason: .spreadsheetDamage(verdict.text))
    }
    return bill
  }

  /// Couriers bill in kilograms unless the header says otherwise.
  private static func inGrams(_ name: String) -> Bool {
    let name = name.lowercased()
    return !name.contains("kg") && !name.contains("千克") && !name.contains("公斤")
      && (name.contains("克") || name.hasSuffix("g)") || name.hasSuffix("g）"))
  }

  /// Exact: `1.25` kg is 1,250 g; a unit behind the number wins over the header's. Nil for anything else, or beyond a tonne.
  static func grams(_ text: String, isGrams: Bool) -> Int? {
    var digits = text.lowercased().filter { !$0.isWhitespace }
    var isGrams = isGrams
    for (unit, inGrams) in [("kg", false), ("公斤", false), ("千克", false), ("g", true), ("克", true)] where digits.hasSuffix(unit) {
      digits = String(digits.dropLast(unit.count))
      isGrams = inGrams
      break
    }
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
      let whole = Int(parts[0]), whole <= 1_000_000
    else { return nil }
    let fraction = parts.count == 2 ? String(parts[1]) : ""
    if isGrams { return fraction.allSatisfy { $0 == "0" } ? whole : nil }
    guard whole <= 1000, fraction.dropFirst(3).allSatisfy({ $0 == "0" }) else { return nil }
    return whole * 1000 + (Int((fraction + "000").prefix(3)) ?? 0)
  }
}
