/// FUL-4: what a scanner, or a hand at the keyboard, has sent, as far as its text alone tells. Bench, pick list and handover read every scan
/// through this, so that one code means one thing everywhere.
public enum ScanCode: Sendable, Equatable {
  /// A printed command barcode: `CMD:CLEAR`.
  case command(BenchCommand)
  /// Begins like a command barcode and is none.
  case unknownCommand(String)
  /// A parcel's id; `print` is the number of the note it was read from (`P261123-0042/1`).
  case parcel(ParcelID, print: Int?)
  /// An item of what is worked on, by its SKU.
  case item(sku: String)
  /// A weight in grams, with its unit: `1250g`, `1.25 kg`. A bare number is ``other(_:)``: only the place knows whether a weight is due.
  case weight(grams: Int)
  /// A waybill, a barcode, a SKU, a location: the store knows which.
  case other(String)
  case garbage(Fault)

  public enum Fault: Sendable, Equatable {
    /// More characters than any code has.
    case tooLong
    /// Control characters, or other text that no barcode of the shop holds.
    case unreadable
  }

  /// The most characters that a code has.
  public static let longest = 100

  /// - Parameters:
  ///   - text: as it came, without the Enter.
  ///   - item: the SKU that a text means among the items that are worked on now; nil: none of them.
  public init(_ text: String, item: (String) -> String? = { _ in nil }) {
    let scan = text.trimmingBlanks()
    guard scan.utf8.count <= Self.longest * 4, scan.count <= Self.longest else {
      self = .garbage(.tooLong)
      return
    }
    if scan.isEmpty
      || scan.unicodeScalars.contains(where: { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) || $0.value == 0xFFFD })
    {
      self = .garbage(.unreadable)
    } else if let sku = item(scan) {
      // What lies on the table comes first: a shop may call an article whatever it likes.
      self = .item(sku: sku)
    } else if scan.uppercased().hasPrefix(BenchCommand.prefix) {
      self = BenchCommand(code: scan).map(ScanCode.command) ?? .unknownCommand(scan)
    } else if let (id, print) = Self.note(scan) {
      self = .parcel(id, print: print)
    } else if let grams = Self.weight(scan) {
      self = .weight(grams: grams)
    } else {
      self = .other(scan)
    }
  }

  /// `P261123-0042` or `P261123-0042/1`, in either case.
  private static func note(_ scan: String) -> (ParcelID, Int?)? {
    let parts = scan.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count <= 2, let id = ParcelID(parts[0]) else { return nil }
    guard parts.count == 2 else { return (id, nil) }
    return Int(parts[1]).map { (id, $0) }
  }

  private static func weight(_ scan: String) -> Int? {
    guard case .stable(let grams)? = ScaleLine(scan), scan.last?.isLetter == true, Parcel.weightRange.contains(grams) else {
      return nil
    }
    return grams
  }

  /// A bare number as grams: up to five digits, fewer than any barcode or waybill has.
  public static func bareWeight(_ scan: String) -> Int? {
    guard scan.utf8.count <= 5, scan.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let grams = Int(scan),
      Parcel.weightRange.contains(grams)
    else { return nil }
    return grams
  }

  /// Whether a code that nobody knows is another parcel's all the same: a waybill by its courier's own form. Such a scan takes what lies on
  /// the table away; anything else is a wrong item, and the table stays as it is.
  public static func looksLikeWaybill(_ scan: String) -> Bool {
    let number = scan.uppercased()
    // The barcodes of goods have a check digit, and are as long as some couriers' numbers.
    if isGoodsBarcode(number) { return false }
    let isNumber = number.utf8.allSatisfy { (0x30...0x39).contains($0) }
    guard number.utf8.count >= 12 else { return false }
    return CourierTable.all.contains { courier in
      if courier.takesS10, CourierTable.isS10(number) { return true }
      return courier.patterns.contains { $0.matches(number) && !(isNumber && $0.prefixes == [""]) }
    }
  }

  /// EAN-8, UPC-A, EAN-13, ITF-14 with their check digit.
  public static func isGoodsBarcode(_ text: String) -> Bool {
    let digits = text.utf8.map { Int($0) - 0x30 }
    guard [8, 12, 13, 14].contains(digits.count), digits.allSatisfy((0...9).contains) else { return false }
    let sum = digits.dropLast().reversed().enumerated().reduce(0) { $0 + $1.element * ($1.offset.isMultiple(of: 2) ? 3 : 1) }
    return (10 - sum % 10) % 10 == digits[digits.count - 1]
  }

  /// Whether a text has the form of a location: letters, then two or more groups of digits, as `A-03-12`.
  public static func looksLikeLocation(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard (3...5).contains(parts.count), (1...3).contains(parts[0].count), parts[0].allSatisfy({ $0.isASCII && $0.isLetter }) else {
      return false
    }
    return parts.dropFirst().allSatisfy { (1...3).contains($0.count) && $0.allSatisfy { $0.isASCII && $0.isNumber } }
  }
}

/// What may be done at the bench without the keyboard: barcodes on a sheet beside the scanner.
public enum BenchCommand: String, CaseIterable, Sendable {
  /// Sets the parcel aside; its scans stay.
  case suspend
  /// Takes the parcel off the table, as Esc does.
  case clear
  /// Complete and not weighed: the table is free for the next.
  case done
  /// Prints the dispatch note again, where it has become void.
  case reprint

  public static let prefix = "CMD:"

  /// As the barcode holds it: `CMD:SUSPEND`.
  public var code: String { Self.prefix + rawValue.uppercased() }

  public init?(code: String) { self.init(rawValue: code.dropFirst(Self.prefix.count).lowercased()) }
}

/// What the shop knows by a scanned text.
public enum ScanMeaning: Sendable, Equatable {
  /// A parcel: that of the box in which it travels (ORD-10).
  case parcel(ParcelID)
  case item(sku: String, title: String)
  case nothing
}
