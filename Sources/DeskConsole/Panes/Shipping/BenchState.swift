import DeskCore
import DeskScreen

/// 打包台: one field, and the parcel on the table.
public struct BenchState: Sendable {
  public var field = TextField(limit: 120)
  public var card: ParcelCard?
  /// The parcel is complete; its weight may be typed.
  public var isWeighing = false
  /// Scans that came while another was under way, in order: none is lost, and each meets the parcel that is on the table at its turn.
  public var waiting: [String] = []
  /// The scan under way.
  public var current: String?
  public var isOpening = false
  /// The question whose answer it waits for; answers to earlier ones are dropped.
  var ticket = 0
  public var last: String?
  /// Why the packer must stop: the whole line reversed, until a scan that was made after it had been seen.
  public var stop: String?
  public var isStopPresented = false
  /// ORD-8: the wish to stop a parcel that the last frame showed, and what was typed into it in vain.
  var shownAlarm: ParcelID?
  var dropped = 0

  public init() {}

  var isIdle: Bool { waiting.isEmpty && current == nil }
  /// ORD-5: an amendment that nobody at the table has seen.
  var hasUnseenFlag: Bool {
    guard let card else { return false }
    return card.wholeBox.contains { $0.parcel.acknowledgedAmendments < $0.order.facts.amendments }
  }

  /// ORD-5: the paper in the packer's hand tells of less than was amended.
  var hasVoidPaper: Bool {
    guard let card, card.parcel.printCount > 0 else { return false }
    return card.parcel.isPaperVoid
      || card.wholeBox.contains { $0.parcel.afterCase == nil && $0.parcel.printedAmendments < $0.order.facts.amendments }
  }

  /// Whether a scan means an item of the open parcel.
  func matches(_ scan: String) -> Bool { line(of: scan) != nil }

  /// The line of the open parcel that a scan means.
  func line(of scan: String) -> ParcelCard.Line? {
    guard let card else { return nil }
    return card.boxLines.first { line in
      line.barcode == scan || line.sku.lowercased() == scan.lowercased()
        || card.wholeBox.contains { $0.order.catalogue[line.sku]?.matches(scan: scan) == true }
    }
  }

  /// Whether a scan can only mean a parcel: its id, its note's id, or a waybill with its courier's letters.
  static func namesParcel(_ scan: String) -> Bool {
    if let id = scan.split(separator: "/").first, ParcelID(String(id)) != nil { return true }
    return scan.first?.isLetter == true && CourierTable.all.contains { CourierTable.shapeMatches($0, scan.uppercased()) }
  }

  /// A weight in grams: a plain number of up to five digits, fewer than any barcode or waybill has.
  static func weight(_ scan: String) -> Int? {
    guard scan.utf8.count <= 5, scan.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let grams = Int(scan),
      Parcel.weightRange.contains(grams)
    else { return nil }
    return grams
  }
}
