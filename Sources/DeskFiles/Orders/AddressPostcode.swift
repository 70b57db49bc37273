/// The postcode that Taobao appends to an address in brackets (formats.md 6).
public enum AddressPostcode {
  /// `…0楼0000(310000)` → `310000`. Empty when there is none, or when it's the filler `000000`. The address itself isn't changed.
  public static func find(in address: String) -> String {
    var address = address
    return address.withUTF8 { bytes in
      var end = bytes.count
      if end >= 3, bytes[end - 3] == 0xEF, bytes[end - 2] == 0xBC, bytes[end - 1] == 0x89 {
        end -= 3
      } else if end >= 1, bytes[end - 1] == UInt8(ascii: ")") {
        end -= 1
      } else {
        return ""
      }
      guard end >= 7 else { return "" }
      let digits = bytes[(end - 6)..<end]
      let opensWide = end >= 9 && bytes[(end - 9)..<(end - 6)].elementsEqual([0xEF, 0xBC, 0x88])
      guard opensWide || bytes[end - 7] == UInt8(ascii: "("), digits.allSatisfy({ (0x30...0x39).contains($0) }),
        !digits.allSatisfy({ $0 == 0x30 })
      else { return "" }
      return String(decoding: digits, as: UTF8.self)
    }
  }
}
