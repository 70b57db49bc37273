import DeskCore
import Foundation

/// Turns cells of one file into values. One per thread; what a method returns as bytes is valid until the next call.
final class CellReader {
  let text: FileText
  private let base: UnsafePointer<UInt8>
  private let decoder: GB18030Decoder?
  private var scratch: UnsafeMutablePointer<UInt8>
  private var capacity = 1 << 16
  private var slots: [Slot]

  /// A text that was read before, and where in the file it stands.
  private struct Slot {
    var start = 0
    var count = -1
    var text = ""
    var mark: String?
  }

  /// A few hundred goods have three texts each; where two of them fall into one slot, both are read anew each time.
  private static let slotCount = 4096

  init(_ text: FileText) throws(FileRefusal) {
    self.text = text
    base = UnsafePointer(text.bytes.base)
    decoder = text.isGB18030 ? GB18030Decoder() : nil
    if text.isGB18030, decoder == nil {
      throw FileRefusal(file: text.name, reason: .unreadable("the C library's iconv has no GB18030"))
    }
    scratch = .allocate(capacity: capacity)
    slots = Array(repeating: Slot(), count: Self.slotCount)
  }

  deinit { scratch.deallocate() }

  /// The cell's content as UTF-8, wrappers and all.
  @inline(__always)
  func utf8(_ field: CSVField) -> CellText.Bytes {
    let start = Int(field.start)
    let raw = CellText.Bytes(start: base + start, count: Int(field.end) - start)
    if !field.hasDoubledQuotes, decoder == nil || ASCII.skip(base, from: start, to: Int(field.end)) == Int(field.end) { return raw }
    return decoded(raw, dropsDoubled: field.hasDoubledQuotes)
  }

  private func decoded(_ raw: CellText.Bytes, dropsDoubled: Bool) -> CellText.Bytes {
    if raw.count * 2 + 4 > capacity {
      scratch.deallocate()
      capacity = raw.count * 2 + 4
      scratch = .allocate(capacity: capacity)
    }
    if let decoder {
      return CellText.Bytes(start: scratch, count: decoder.decode(raw, to: scratch, dropsDoubled: dropsDoubled))
    }
    var out = 0
    var at = 0
    while at < raw.count {
      scratch[out] = raw[at]
      out += 1
      at += raw[at] == 0x22 && at + 1 < raw.count && raw[at + 1] == 0x22 ? 2 : 1
    }
    return CellText.Bytes(start: scratch, count: out)
  }

  /// Cleaned text of a cell whose content is rarely the same twice.
  func string(_ field: CSVField) -> String {
    if field.start == field.end { return "" }
    return String(decoding: CellText.clean(utf8(field)), as: UTF8.self)
  }

  func id(_ field: CSVField) -> String {
    if field.start == field.end { return "" }
    return String(decoding: CellText.cleanID(utf8(field)), as: UTF8.self)
  }

  /// Cleaned text of a cell whose content repeats from row to row (titles, codes, names of shops): equal cells share one text.
  func repeating(_ field: CSVField) -> String { repeatingWithMark(field).text }

  /// As `repeating`, with the word in it that marks a fake order, if there is one.
  func repeatingWithMark(_ field: CSVField) -> (text: String, mark: String?) {
    let start = Int(field.start)
    let count = Int(field.end) - start
    if count == 0 { return ("", nil) }
    let slot = Int(truncatingIfNeeded: hash(start, count) >> 32) & (Self.slotCount - 1)
    if slots[slot].count == count, memcmp(base + slots[slot].start, base + start, count) == 0 {
      return (slots[slot].text, slots[slot].mark)
    }
    let text = string(field)
    slots[slot] = Slot(start: start, count: count, text: text, mark: FakeOrderWords.find(in: text))
    return (text, slots[slot].mark)
  }

  private func hash(_ start: Int, _ count: Int) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    var at = start
    let end = start + count
    while at + 8 <= end {
      hash = (hash ^ UnsafeRawPointer(base + at).loadUnaligned(as: UInt64.self)) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 29
      at += 8
    }
    while at < end {
      hash = (hash ^ UInt64(base[at])) &* 0x9E37_79B9_7F4A_7C15
      at += 1
    }
    return hash
  }
}
