import DeskCore
import DeskScreen

/// 打包台: one field, and the parcel on the table.
public struct BenchState: Sendable {
  public var field = ScanField()
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
  /// The parcel on the table that the stop is about; nil: one that isn't there.
  var stopParcel: ParcelID?
  /// Nil: this bench has no scale of its own.
  public var scale: ScaleState?
  /// The first line of the box's orders and remarks that is shown.
  var notesScroll = 0
  /// ORD-8: the wish to stop a parcel that the last frame showed, and what was typed into it in vain.
  var shownAlarm: ParcelID?
  /// The parcel that the scanner read last, whether it could be opened or not.
  var scanned: ParcelID?
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

  /// The line of the open parcel that a scan means.
  func line(of scan: String) -> ParcelCard.Line? {
    guard let card else { return nil }
    return card.boxLines.first { line in
      line.barcode == scan || line.sku.lowercased() == scan.lowercased()
        || card.wholeBox.contains { $0.order.catalogue[line.sku]?.matches(scan: scan) == true }
    }
  }

  /// What a stop said of a parcel is over with it. One that nobody can have read yet stays.
  mutating func dropStop() {
    guard isStopPresented, let stopParcel, stopParcel == card?.parcel.id else { return }
    stop = nil
    self.stopParcel = nil
    isStopPresented = false
  }

  mutating func clearTable() {
    dropStop()
    notesScroll = 0
    card = nil
    isWeighing = false
    last = nil
  }
}

/// A field that a scanner types into: it takes every character, and remembers when something came that no code holds.
public struct ScanField: Sendable {
  /// A little longer than any code, so that what is too long is told from what fits.
  public var text = TextField(limit: ScanCode.longest + 20)
  /// Control characters came with it, or more than fits.
  var isSpoiled = false

  public var isEmpty: Bool { text.isEmpty && !isSpoiled }

  /// What has been typed, and an empty field for what comes next. Nil: nothing.
  mutating func take() -> String? {
    let scan = text.text.trimmingBlanks()
    let spoiled = isSpoiled
    clear()
    // As a mark that ``ScanCode`` refuses: the fault goes through the same queue as every other scan, in its turn.
    if spoiled { return (scan.count > ScanCode.longest ? scan : String(scan.prefix(ScanCode.longest - 1))) + "\u{FFFD}" }
    return scan.isEmpty ? nil : scan
  }

  mutating func clear() {
    text.text = ""
    isSpoiled = false
  }

  mutating func insert(_ pasted: String) {
    // A scanner's Enter may come as a line feed at the end of a paste; one in the middle is two scans in one.
    let line = pasted.trimmingBlanks()
    if line.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) { isSpoiled = true }
    if !text.insert(line) { isSpoiled = true }
  }

  /// False: not a key of a field.
  mutating func handle(_ key: Key) -> Bool {
    switch key {
    case .character:
      if text.characters.count >= text.limit { isSpoiled = true }
      return text.handle(key)
    case .control("u"):
      clear()
      return true
    case .backspace, .delete, .left, .right, .home, .end, .control("w"), .control("a"), .control("k"):
      return text.handle(key)
    case .control(let letter) where letter != "l" && letter != "z" && !text.isEmpty:
      // In the middle of a code it is the scanner's, not a hand's.
      isSpoiled = true
      return true
    default: return false
    }
  }
}
