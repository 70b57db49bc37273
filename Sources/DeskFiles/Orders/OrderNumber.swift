/// Order and waybill numbers as files write them.
enum OrderNumber {
  /// Letters, digits, `-` and `_`, at most 64: what is none of that is a footer (`总计`) or a shifted row, not an order.
  static func isPlausible(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      (1...64).contains(bytes.count)
        && bytes.allSatisfy { byte in
          switch byte {
          case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F: true
          default: false
          }
        }
    }
  }

  /// Some exports write `No:773…` for the waybill.
  static func waybill(_ text: String) -> String {
    text.utf8.starts(with: "No:".utf8) ? String(text.dropFirst(3)) : text
  }
}
