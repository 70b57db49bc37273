/// One cell of a surface: a base character with up to four combining marks, how many cells it spans, and its ink.
///
/// Packed into 16 bytes without references, so that copying and comparing whole screens is a memory copy and a memory compare.
public struct Cell: Hashable, Sendable {
  // low: base (21 bits), marks 1 and 2 (21 each); high: marks 3 and 4 (21 each), ink (8), span (2).
  private var low: UInt64
  private var high: UInt64

  /// How many combining marks a cell holds; further ones are dropped.
  public static let maximumMarks = 4

  public static let blank = Cell(" ", span: 1, ink: .plain)

  init(_ base: Unicode.Scalar, span: Int, ink: Ink) {
    low = UInt64(base.value)
    high = UInt64(ink.rawValue) << 42 | UInt64(span) << 50
  }

  /// The right half of a wide character.
  static func continuation(ink: Ink) -> Cell { Cell("\0", span: 0, ink: ink) }

  /// 1 or 2 for a character, 0 for the right half of a wide one.
  public var span: Int { Int(high >> 50 & 3) }

  public var isContinuation: Bool { span == 0 }
  public var isWide: Bool { span == 2 }

  public var ink: Ink {
    get { Ink(rawValue: UInt8(truncatingIfNeeded: high >> 42)) ?? .plain }
    set { high = high & ~(0xFF << 42) | UInt64(newValue.rawValue) << 42 }
  }

  /// The base character; U+0000 in a continuation.
  public var base: UInt32 { UInt32(low & 0x1F_FFFF) }

  /// Combining mark `index` (0...3), or 0 when there is none.
  public func mark(_ index: Int) -> UInt32 {
    switch index {
    case 0: UInt32(low >> 21 & 0x1F_FFFF)
    case 1: UInt32(low >> 42 & 0x1F_FFFF)
    case 2: UInt32(high & 0x1F_FFFF)
    case 3: UInt32(high >> 21 & 0x1F_FFFF)
    default: 0
    }
  }

  public var hasMarks: Bool { low >> 21 != 0 }

  mutating func append(mark: Unicode.Scalar) {
    let value = UInt64(mark.value)
    if self.mark(0) == 0 {
      low |= value << 21
    } else if self.mark(1) == 0 {
      low |= value << 42
    } else if self.mark(2) == 0 {
      high |= value
    } else if self.mark(3) == 0 {
      high |= value << 21
    }
  }

  /// What the cell shows: one character cluster, or nothing for a continuation.
  public var text: String {
    guard !isContinuation, let scalar = Unicode.Scalar(base) else { return "" }
    var scalars = String.UnicodeScalarView()
    scalars.append(scalar)
    for index in 0..<Cell.maximumMarks {
      guard let next = Unicode.Scalar(mark(index)), next.value != 0 else { break }
      scalars.append(next)
    }
    return String(scalars)
  }
}
