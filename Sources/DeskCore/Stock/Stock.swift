/// INV-1: how much of a SKU there is. Never changed but by a movement; `verify` adds the movements up again.
public struct StockLevel: Sendable, Equatable {
  public var sku: String
  public var onHand: Int
  public var reserved: Int
  /// There, but not for sale: damaged, disputed, looked into.
  public var onHold: Int
  /// Ordered from suppliers and not yet here (INV-6); no movement, and not for sale.
  public var incoming = 0
  /// Taken from the shelf and not in a parcel yet: in a tote. No longer on hand, so of no promise either.
  public var inTote = 0

  public init(sku: String, onHand: Int, reserved: Int, onHold: Int = 0) {
    self.sku = sku
    self.onHand = onHand
    self.reserved = reserved
    self.onHold = onHold
  }

  public var available: Int { onHand - reserved - onHold }
}

/// One entry of the append-only stock ledger.
public struct StockMovement: Sendable, Equatable {
  public enum Kind: String, CaseIterable, Sendable, Hashable {
    /// Goods came in.
    case received
    /// Promised to a confirmed order (INV-2).
    case reserved
    /// A promise taken back.
    case released
    /// Taken from the shelf for a parcel: the promise is kept.
    case picked
    /// Put back on the shelf.
    case returned
    /// Damaged beyond sale (AFT-3).
    case writtenOff
    /// Not in the bin when it was to be picked (FUL-3).
    case missing
    /// What a count found more or less than the book (INV-5).
    case counted
    /// From one location to another; nothing came or went.
    case moved
    /// Taken from sale, and given back to it.
    case held, freed
    /// Went over to another code for the same goods, or came from it.
    case merged
  }

  public var sku: String
  public var kind: Kind
  /// Change of on hand, of reserved and of on hold, in pieces.
  public var onHand: Int
  public var reserved: Int
  public var onHold: Int
  public var subject: Subject
  /// What was moved from where to where.
  public var place: String?

  public init(
    _ kind: Kind, sku: String, onHand: Int = 0, reserved: Int = 0, onHold: Int = 0, subject: Subject, place: String? = nil
  ) {
    self.kind = kind
    self.sku = sku
    self.onHand = onHand
    self.reserved = reserved
    self.onHold = onHold
    self.place = place
    self.subject = subject
  }
}
