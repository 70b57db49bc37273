import DeskCore
import DeskPaper

/// FUL-3: one list for a wave, in walking order of locations, by SKU, with the split per parcel.
public struct PickList: Sendable, Equatable {
  public struct Row: Sendable, Equatable {
    public var location: String
    public var sku: String
    public var title: String
    public var attributes: String
    public var quantity: Int
    /// In the order of the parcels' numbers.
    public var split: [(parcel: ParcelID, quantity: Int)]

    public static func == (a: Row, b: Row) -> Bool {
      a.location == b.location && a.sku == b.sku && a.title == b.title && a.attributes == b.attributes && a.quantity == b.quantity
        && a.split.elementsEqual(b.split) { $0 == $1 }
    }
  }

  public var wave: ShopDay
  public var rows: [Row]
  public var parcels: Int
  /// Open parcels of other waves are on it too.
  public var late: Bool

  /// From the parcels that are to be picked.
  public init(wave: ShopDay, cards: [ParcelCard], late: Bool = false) {
    self.wave = wave
    self.late = late
    parcels = cards.count
    var bySKU: [String: Row] = [:]
    for card in cards.sorted(by: { $0.parcel.id < $1.parcel.id }) {
      for line in card.lines {
        var row =
          bySKU[line.sku]
          ?? Row(
            location: line.location, sku: line.sku, title: line.title,
            attributes: card.order.catalogue[line.sku]?.attributes ?? line.attributes, quantity: 0, split: [])
        row.quantity += line.quantity
        if let last = row.split.indices.last, row.split[last].parcel == card.parcel.id {
          row.split[last].quantity += line.quantity
        } else {
          row.split.append((card.parcel.id, line.quantity))
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

  public var text: String {
    var lines = ["取货单  波次 \(PlainText.wave(wave, late: late))  包裹 \(parcels)  品种 \(rows.count)  件数 \(pieces)", PlainText.rule]
    for row in rows {
      let place = row.location.isEmpty ? "库位待定" : row.location
      lines.append("[ ] \(PlainText.pad(place, 10)) \(PlainText.pad(row.sku, 20)) ×\(row.quantity)")
      let attributes = row.attributes.isEmpty ? "" : "  " + PlainText.line(row.attributes)
      lines.append("    \(PlainText.line(row.title))\(attributes)")
      lines.append("    " + row.split.map { "\($0.parcel.text) ×\($0.quantity)" }.joined(separator: "  "))
    }
    lines += [PlainText.rule, "取货人 ____________   时间 ____________"]
    return lines.joined(separator: "\n") + "\n"
  }
}
