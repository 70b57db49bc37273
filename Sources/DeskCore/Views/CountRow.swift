/// A stock count in a list, with the names of its people.
public struct CountRow: Sendable, Equatable {
  public var count: StockCount
  /// SKUs that nobody has counted, that somebody else is to count again, and that differ and aren't settled.
  public var open: Int
  public var recount: Int
  public var differing: Int

  public init(count: StockCount, open: Int, recount: Int, differing: Int) {
    self.count = count
    self.open = open
    self.recount = recount
    self.differing = differing
  }

  public var key: String { count.id.text }
}

/// INV-5: one SKU of a count as anybody may see it. What was found and what the book said stand in it only once two people have said the
/// same, or it was as in the book.
public struct CountLineRow: Sendable, Equatable {
  public struct Found: Sendable, Equatable {
    public var quantity: Int
    public var book: Int

    public init(quantity: Int, book: Int) {
      self.quantity = quantity
      self.book = book
    }

    public var difference: Int { quantity - book }
  }

  public var sku: String
  public var title: String
  public var attributes: String
  public var barcodes: [String]
  /// Where it lies, without how many: its own location first.
  public var places: [String]
  public var state: CountLine.State
  /// Who has counted it, in order.
  public var counters: [String]
  public var found: Found?
  public var explanation: String?
  public var explainedBy: String?
  /// The request to book it.
  public var request: RequestID?

  public init(
    sku: String, title: String, attributes: String, barcodes: [String], places: [String], state: CountLine.State,
    counters: [String] = [], found: Found? = nil, explanation: String? = nil, explainedBy: String? = nil, request: RequestID? = nil
  ) {
    self.sku = sku
    self.title = title
    self.attributes = attributes
    self.barcodes = barcodes
    self.places = places
    self.state = state
    self.counters = counters
    self.found = found
    self.explanation = explanation
    self.explainedBy = explainedBy
    self.request = request
  }

  public var key: String { sku }

  /// Whether a scan means this SKU.
  public func matches(scan: String) -> Bool { barcodes.contains(scan) || sku.lowercased() == scan.lowercased() }
}
