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
    /// INV-5: somebody counts its bin at this time: ask before taking from it.
    public var isCounted = false
    /// In the order of the parcels' numbers.
    public var split: [(parcel: ParcelID, quantity: Int)]

    public static func == (a: Row, b: Row) -> Bool {
      a.location == b.location && a.sku == b.sku && a.title == b.title && a.attributes == b.attributes && a.quantity == b.quantity
        && a.isCounted == b.isCounted && a.split.elementsEqual(b.split) { $0 == $1 }
    }
  }

  public var wave: ShopDay
  public var rows: [Row]
  public var parcels: Int
  /// Open parcels of other waves are on it too.
  public var late: Bool

  /// From the parcels that are to be picked.
  public init(wave: ShopDay, cards: [ParcelCard], late: Bool = false) {
    self.init(walk: PickWalk(wave: wave, cards: cards), late: late)
  }

  /// ORD-10: the picker brings goods for boxes, whoever's order they are of.
  public init(walk: PickWalk, late: Bool = false) {
    wave = walk.wave
    self.late = late
    parcels = Set(walk.rows.flatMap { $0.parts.map(\.parcel) }).count
    rows = walk.rows.map { row in
      var split: [(parcel: ParcelID, quantity: Int)] = []
      for part in row.parts {
        if let last = split.indices.last, split[last].parcel == part.box {
          split[last].quantity += part.quantity
        } else {
          split.append((part.box, part.quantity))
        }
      }
      return Row(
        location: row.location, sku: row.sku, title: row.title, attributes: row.attributes, quantity: row.quantity,
        isCounted: row.isCounted,
        split: split)
    }
  }

  public var pieces: Int { rows.reduce(0) { $0 + $1.quantity } }

  public var text: String {
    var lines = ["取货单  波次 \(PlainText.wave(wave, late: late))  包裹 \(parcels)  品种 \(rows.count)  件数 \(pieces)", PlainText.rule]
    for row in rows {
      let place = row.location.isEmpty ? "库位待定" : row.location
      lines.append(
        "[ ] \(PlainText.pad(place, 10)) \(PlainText.pad(row.sku, 20)) ×\(row.quantity)\(row.isCounted ? "  [盘点中]" : "")")
      let attributes = row.attributes.isEmpty ? "" : "  " + PlainText.line(row.attributes)
      lines.append("    \(PlainText.line(row.title))\(attributes)")
      lines.append("    " + row.split.map { "\($0.parcel.text) ×\($0.quantity)" }.joined(separator: "  "))
    }
    lines += [PlainText.rule, "取货人 ____________   时间 ____________"]
    return lines.joined(separator: "\n") + "\n"
  }
}
