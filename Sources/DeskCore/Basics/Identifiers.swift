/// An order's number in this shop: `O0000042`. Given once, in the order of import, never used again.
public struct OrderID: Hashable, Comparable, Sendable {
  public let number: Int64

  public init(number: Int64) { self.number = number }

  /// Reads `O0000042`, also in lower case and without the leading zeros.
  public init?(_ text: some StringProtocol) {
    guard let number = serial(text, "O") else { return nil }
    self.number = number
  }

  public var text: String { "O" + padded(Int(number), 7) }
  public static func < (a: OrderID, b: OrderID) -> Bool { a.number < b.number }
}

/// A parcel's number: `P261124-0042`, the 42nd parcel of the wave of 2026-11-24.
public struct ParcelID: Hashable, Comparable, Sendable {
  public let text: String

  public init(wave: ShopDay, sequence: Int) { text = "P\(wave.compact)-\(padded(sequence, 4))" }

  /// Reads the form above, in either case. Nil for anything else.
  public init?(_ text: some StringProtocol) {
    let upper = text.uppercased()
    let parts = upper.dropFirst().split(separator: "-", omittingEmptySubsequences: false)
    guard upper.first == "P", parts.count == 2, parts[0].utf8.count == 6, (4...9).contains(parts[1].utf8.count),
      parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
    else { return nil }
    self.text = upper
  }

  /// For text that the store itself has written.
  public init(stored text: String) { self.text = text }

  /// By wave, then by number: the ten-thousandth of a day has a digit more.
  public static func < (a: ParcelID, b: ParcelID) -> Bool {
    let (one, other) = (a.text.utf8.prefix(waveLength), b.text.utf8.prefix(waveLength))
    guard one.elementsEqual(other) else { return a.text < b.text }
    return (a.text.utf8.count, a.text) < (b.text.utf8.count, b.text)
  }

  /// `P261124`.
  public static let waveLength = 7
}

/// An after-sale case's number: `C0000007`. Given once, never used again.
public struct CaseID: Hashable, Comparable, Sendable {
  public let number: Int64

  public init(number: Int64) { self.number = number }

  /// Reads `C0000007`, also in lower case and without the leading zeros.
  public init?(_ text: some StringProtocol) {
    guard let number = serial(text, "C") else { return nil }
    self.number = number
  }

  public var text: String { "C" + padded(Int(number), 7) }
  public static func < (a: CaseID, b: CaseID) -> Bool { a.number < b.number }
}

/// An approval request's number: `A0000003`.
public struct RequestID: Hashable, Comparable, Sendable {
  public let number: Int64

  public init(number: Int64) { self.number = number }

  /// Reads `A0000003`, also in lower case and without the leading zeros.
  public init?(_ text: some StringProtocol) {
    guard let number = serial(text, "A") else { return nil }
    self.number = number
  }

  public var text: String { "A" + padded(Int(number), 7) }
  public static func < (a: RequestID, b: RequestID) -> Bool { a.number < b.number }
}

/// A stock count's number: `K0000001`.
public struct CountID: Hashable, Comparable, Sendable {
  public let number: Int64

  public init(number: Int64) { self.number = number }

  /// Reads `K0000001`, also in lower case and without the leading zeros.
  public init?(_ text: some StringProtocol) {
    guard let number = serial(text, "K") else { return nil }
    self.number = number
  }

  public var text: String { "K" + padded(Int(number), 7) }
  public static func < (a: CountID, b: CountID) -> Bool { a.number < b.number }
}

/// The number behind a one-letter mark, in either case; nil for anything else.
func serial(_ text: some StringProtocol, _ mark: Character) -> Int64? {
  guard let first = text.first, first.uppercased() == String(mark), text.count <= 19,
    text.dropFirst().utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int64(text.dropFirst()), number > 0
  else { return nil }
  return number
}

/// What a command, a record or a work item is about.
public enum Subject: Hashable, Sendable {
  case order(OrderID)
  case parcel(ParcelID)
  case afterCase(CaseID)
  case request(RequestID)
  case count(CountID)
  case promotion(PromotionID)
  case event(PlatformEventID)
  case purchase(PurchaseID)
  case revision(RevisionID)
  case sku(String)
  case person(String)
  case shop

  /// `O0000042`, `P261124-0042`, `C0000007`, `A0000003`, `K0000001`, `M0000001`, `E0000001`, `B0000001`, `R0000001`, `sku:A-1`,
  /// `person:limei`, `shop`.
  public var text: String {
    switch self {
    case .order(let id): id.text
    case .parcel(let id): id.text
    case .afterCase(let id): id.text
    case .request(let id): id.text
    case .count(let id): id.text
    case .promotion(let id): id.text
    case .event(let id): id.text
    case .purchase(let id): id.text
    case .revision(let id): id.text
    case .sku(let code): "sku:" + code
    case .person(let name): "person:" + name
    case .shop: "shop"
    }
  }

  /// As a command's argument names it: a SKU by its code, a person by their name.
  public var argument: String {
    switch self {
    case .sku(let code): code
    case .person(let name): name
    default: text
    }
  }

  public init?(_ text: String) {
    if let id = OrderID(text) {
      self = .order(id)
    } else if let id = ParcelID(text) {
      self = .parcel(id)
    } else if let id = CaseID(text) {
      self = .afterCase(id)
    } else if let id = RequestID(text) {
      self = .request(id)
    } else if let id = CountID(text) {
      self = .count(id)
    } else if let id = PromotionID(text) {
      self = .promotion(id)
    } else if let id = PlatformEventID(text) {
      self = .event(id)
    } else if let id = PurchaseID(text) {
      self = .purchase(id)
    } else if let id = RevisionID(text) {
      self = .revision(id)
    } else if text.hasPrefix("sku:") {
      self = .sku(String(text.dropFirst(4)))
    } else if text.hasPrefix("person:") {
      self = .person(String(text.dropFirst(7)))
    } else if text == "shop" {
      self = .shop
    } else {
      return nil
    }
  }
}
