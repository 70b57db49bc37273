import CZint

/// Code 128 by zint: bars as widths in modules.
enum Barcode {
  struct Bars {
    /// Where each bar begins and how wide it is, in modules.
    var bars: [(x: Int, width: Int)]
    var modules: Int
  }

  /// Nil for what Code 128 can't say.
  static func code128(_ text: String) -> Bars? {
    guard (1...80).contains(text.utf8.count), text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) else { return nil }
    guard let symbol = ZBarcode_Create() else { return nil }
    defer { ZBarcode_Delete(symbol) }
    symbol.pointee.symbology = BARCODE_CODE128
    let bytes = Array(text.utf8)
    guard ZBarcode_Encode(symbol, bytes, Int32(bytes.count)) < ZINT_ERROR, symbol.pointee.rows == 1 else { return nil }
    let modules = Int(symbol.pointee.width)
    var bars: [(x: Int, width: Int)] = []
    withUnsafeBytes(of: &symbol.pointee.encoded_data) { row in
      var x = 0
      while x < modules {
        guard row[x / 8] >> (x % 8) & 1 == 1 else {
          x += 1
          continue
        }
        let start = x
        while x < modules, row[x / 8] >> (x % 8) & 1 == 1 { x += 1 }
        bars.append((start, x - start))
      }
    }
    return Bars(bars: bars, modules: modules)
  }
}
