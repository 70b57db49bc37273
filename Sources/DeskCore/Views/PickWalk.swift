/// FUL-3: what has to be brought for a wave, row by row in walking order of locations, by SKU, with the split per parcel.
public struct PickWalk: Sendable, Equatable {
  /// Pieces of a row that are one parcel's. Boxes are what the picker sorts into; a shortage is the parcel's own (ORD-10).
  public struct Part: Sendable, Equatable {
    public var parcel: ParcelID
    /// The parcel in whose box it travels, else itself.
    public var box: ParcelID
    public var quantity: Int
  }

  public struct Row: Sendable, Equatable {
    public var location: String
    public var sku: String
    public var title: String
    public var attributes: String
    public var barcodes: [String]
    /// INV-5: somebody counts its bin at this time.
    public var isCounted = false
    /// In the order of the boxes' numbers.
    public var parts: [Part]

    public var quantity: Int { parts.reduce(0) { $0 + $1.quantity } }
    public var zone: String { PickWalk.zone(of: location) }

    /// Whether a scan means this row's goods.
    public func matches(scan: String) -> Bool { barcodes.contains(scan) || sku.lowercased() == scan.lowercased() }
  }

  public struct Box: Sendable, Equatable {
    public var id: ParcelID
    /// As it was read; nil when the box's own parcel isn't on the list.
    public var version: Int?
    public var courier: String?
    public var waybill: String?
    /// Versions of the parcels in it.
    public var members: [ParcelID: Int]
  }

  public var wave: ShopDay
  public var rows: [Row]
  public var boxes: [ParcelID: Box]

  /// From the parcels that are to be picked.
  public init(wave: ShopDay, cards: [ParcelCard]) {
    self.wave = wave
    boxes = [:]
    var bySKU: [String: Row] = [:]
    let sorted = cards.map { (box: $0.parcel.bundle ?? $0.parcel.id, card: $0) }
      .sorted { ($0.box, $0.card.parcel.id) < ($1.box, $1.card.parcel.id) }
    for (box, card) in sorted {
      let parcel = card.parcel
      var known = boxes[box] ?? Box(id: box, version: nil, courier: nil, waybill: nil, members: [:])
      known.members[parcel.id] = parcel.version
      if parcel.id == box {
        known.version = parcel.version
        known.courier = parcel.courier
        known.waybill = parcel.waybill
      }
      boxes[box] = known
      for line in card.lines {
        let item = card.order.catalogue[line.sku]
        var row =
          bySKU[line.sku]
          ?? Row(
            location: line.location, sku: line.sku, title: line.title, attributes: item?.attributes ?? line.attributes,
            barcodes: item?.barcodes ?? [line.barcode].filter { !$0.isEmpty }, isCounted: line.isCounted, parts: [])
        if let last = row.parts.indices.last, row.parts[last].parcel == parcel.id {
          row.parts[last].quantity += line.quantity
        } else {
          row.parts.append(Part(parcel: parcel.id, box: box, quantity: line.quantity))
        }
        bySKU[line.sku] = row
      }
    }
    // Goods without a location come last: somebody has to look for them.
    rows = bySKU.values.sorted {
      ($0.location.isEmpty ? 1 : 0, $0.location, $0.sku) < ($1.location.isEmpty ? 1 : 0, $1.location, $1.sku)
    }
  }

  public var pieces: Int { rows.reduce(0) { $0 + $1.quantity } }

  /// The part of the house in which a location lies: what stands before its first dash, else its first letters. Empty: nobody knows.
  public static func zone(of location: String) -> String {
    if let dash = location.firstIndex(of: "-"), dash > location.startIndex { return String(location[..<dash]).uppercased() }
    let letters = location.prefix { $0.isLetter }
    return letters.isEmpty ? location : letters.uppercased()
  }

  public var zones: [String] {
    var known: Set<String> = []
    return rows.map(\.zone).filter { known.insert($0).inserted }
  }

  public var couriers: [String] { Set(boxes.values.map { $0.courier ?? "" }).sorted() }

  /// The rows of one zone and one courier's parcels; the boxes stay all, since one is complete only when nothing of it is left anywhere.
  public func filtered(_ filter: PickFilter) -> PickWalk {
    guard filter != PickFilter() else { return self }
    var walk = self
    walk.rows = rows.filter { filter.zone == nil || $0.zone == filter.zone }.compactMap { row in
      guard let courier = filter.courier else { return row }
      var row = row
      row.parts = row.parts.filter { (boxes[$0.box]?.courier ?? "") == courier }
      return row.parts.isEmpty ? nil : row
    }
    return walk
  }
}

/// Which part of a wave one person brings.
public struct PickFilter: Sendable, Hashable {
  /// In capitals; empty: goods without a location. Nil: the whole house.
  public var zone: String?
  /// A courier's code; empty: parcels without one. Nil: all.
  public var courier: String?

  public init(zone: String? = nil, courier: String? = nil) {
    self.zone = zone
    self.courier = courier
  }
}
