import Foundation

/// Reads the canonical JSON that records are written in, keeping the order of members, which Foundation loses.
public struct JSONText {
  private let bytes: [UInt8]
  private var at = 0

  private init(_ text: String) { bytes = Array(text.utf8) }

  /// Nil for anything that isn't one whole JSON value; fractions aren't read, because records never have any.
  public static func parse(_ text: String) -> JSON? {
    var reader = JSONText(text)
    guard let value = reader.value(depth: 0), reader.at == reader.bytes.count else { return nil }
    return value
  }

  private mutating func value(depth: Int) -> JSON? {
    guard depth < 32, at < bytes.count else { return nil }
    switch bytes[at] {
    case UInt8(ascii: "{"): return object(depth)
    case UInt8(ascii: "["): return array(depth)
    case UInt8(ascii: "\""): return string().map(JSON.string)
    case UInt8(ascii: "t"): return word("true") ? .bool(true) : nil
    case UInt8(ascii: "f"): return word("false") ? .bool(false) : nil
    case UInt8(ascii: "n"): return word("null") ? .null : nil
    default: return number()
    }
  }

  private mutating func object(_ depth: Int) -> JSON? {
    at += 1
    var members: [(String, JSON)] = []
    if take("}") { return .object([]) }
    while let name = string() {
      guard take(":"), let member = value(depth: depth + 1) else { return nil }
      members.append((name, member))
      if take("}") { return .object(members) }
      guard take(",") else { return nil }
    }
    return nil
  }

  private mutating func array(_ depth: Int) -> JSON? {
    at += 1
    var items: [JSON] = []
    if take("]") { return .array([]) }
    while let item = value(depth: depth + 1) {
      items.append(item)
      if take("]") { return .array(items) }
      guard take(",") else { return nil }
    }
    return nil
  }

  private mutating func string() -> String? {
    guard take("\"") else { return nil }
    let start = at
    while at < bytes.count, bytes[at] != UInt8(ascii: "\"") { at += bytes[at] == UInt8(ascii: "\\") ? 2 : 1 }
    guard at < bytes.count else { return nil }
    let raw = bytes[start..<at]
    at += 1
    guard raw.contains(UInt8(ascii: "\\")) else { return String(bytes: raw, encoding: .utf8) }
    let quoted = Data([UInt8(ascii: "\"")] + raw + [UInt8(ascii: "\"")])
    return try? JSONDecoder().decode(String.self, from: quoted)
  }

  private mutating func number() -> JSON? {
    let start = at
    while at < bytes.count, bytes[at] == UInt8(ascii: "-") || (0x30...0x39).contains(bytes[at]) { at += 1 }
    return Int64(String(decoding: bytes[start..<at], as: UTF8.self)).map { .int($0) }
  }

  private mutating func word(_ text: StaticString) -> Bool {
    let wanted = text.withUTF8Buffer(Array.init)
    guard bytes[at...].starts(with: wanted) else { return false }
    at += wanted.count
    return true
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard at < bytes.count, bytes[at] == UInt8(ascii: character) else { return false }
    at += 1
    return true
  }
}
