import DeskCore

/// What the day's reports will need of an act and would not find elsewhere later: what is stored of parcels and cases changes, a record
/// never does (FUL-8).
extension RecordBody {
  static func reported(_ command: Command, _ before: Situation, _ changes: Changes) -> [(String, JSON)] {
    switch command {
    case .shipParcel:
      guard let parcel = changes.parcels.first(where: { $0.id == before.parcel?.id }), parcel.stage == .shipped else { return [] }
      return [("shipped", shipped(parcel, before))]
    case .receiveCase:
      guard let old = before.afterCase, let now = changes.afterCase else { return [] }
      let goods = zip(old.lines, now.lines).filter { $1.received > $0.received }.map {
        Self.goods($1.line, $1.sku, $1.received - $0.received, before)
      }
      return [("returned", .array(goods))]
    default: return []
    }
  }

  private static func shipped(_ parcel: Parcel, _ before: Situation) -> JSON {
    var members: [(String, JSON)] = [
      ("courier", .optional(parcel.courier)), ("number", .optional(parcel.waybill)),
      ("weight", parcel.weightGrams.map { .int($0) } ?? .null), ("by", .optional(parcel.packedBy)),
    ]
    if let box = parcel.bundle { members.append(("box", .string(box.text))) }
    if let afterCase = parcel.afterCase { members.append(("case", .string(afterCase.text))) }
    members.append(("goods", .array(parcel.lines.map { goods($0.line, $0.sku, $0.quantity, before) })))
    return .object(members)
  }

  /// Goods are called what the order calls them, or what the catalogue does when they aren't the order's.
  private static func goods(_ line: Int, _ sku: String, _ quantity: Int, _ before: Situation) -> JSON {
    let title = before.lines.first { $0.line == line && $0.sku == sku }?.title ?? before.catalogue[sku]?.title
    return .object([("sku", .string(sku)), ("quantity", .int(quantity))] + (title.map { [("title", .string($0))] } ?? []))
  }
}
