import DeskCore
import DeskPaper

/// FUL-7: every parcel of a courier with waybill and weight, the count, and the lines that both sides sign. What isn't on it has not left.
public struct Manifest: Sendable, Equatable {
  public struct Row: Sendable, Equatable {
    public var parcel: ParcelID
    public var order: String
    public var waybill: String
    public var city: String
    public var weightGrams: Int?
    public var handedOver: Bool
  }

  public var courier: Courier
  public var wave: ShopDay
  public var rows: [Row]
  /// Open parcels of other waves are on it too.
  public var late: Bool
  /// Orders that were closed or refunded before their parcels left, or whose parcels are being stopped: not on the list, and not to be given away (ORD-8).
  public var dropped: [String] = []

  /// From the courier's parcels that are shipped or already handed over.
  public init(courier: Courier, wave: ShopDay, cards: [ParcelCard], late: Bool = false) {
    self.late = late
    self.courier = courier
    self.wave = wave
    rows = cards.sorted { $0.parcel.id < $1.parcel.id }.map { card in
      Row(
        parcel: card.parcel.id, order: card.order.order.number, waybill: card.parcel.waybill ?? "",
        city: Masking.city(card.order.current.address.current), weightGrams: card.parcel.weightGrams,
        handedOver: card.parcel.stage != .shipped)
    }
  }

  public var totalGrams: Int { rows.reduce(0) { $0 + ($1.weightGrams ?? 0) } }
  public var unweighed: Int { rows.count { $0.weightGrams == nil } }

  public var text: String {
    var lines = ["快递交接单  \(PlainText.line(courier.name))  波次 \(PlainText.wave(wave, late: late))", PlainText.rule]
    lines.append(
      "\(PlainText.pad("序", 4))\(PlainText.pad("包裹", 14))\(PlainText.pad("运单", 20))\(PlainText.pad("订单", 22))"
        + "\(PlainText.pad("重量", 9, right: true))  交接")
    for (index, row) in rows.enumerated() {
      let weight = row.weightGrams.map { "\($0) g" } ?? "未称重"
      lines.append(
        "\(PlainText.pad("\(index + 1)", 4))\(PlainText.pad(row.parcel.text, 14))\(PlainText.pad(row.waybill, 20))"
          + "\(PlainText.pad(PlainText.line(row.order), 22))\(PlainText.pad(weight, 9, right: true))  \(row.handedOver ? "[√]" : "[ ]")"
      )
    }
    lines.append(PlainText.rule)
    let weights = unweighed == 0 ? "" : "，其中 \(unweighed) 件未称重"
    lines.append("共 \(rows.count) 件，合计 \(totalGrams) g\(weights)")
    if !dropped.isEmpty { lines.append("不得交接 (已关闭、退款或在拦截): " + dropped.map(PlainText.line).joined(separator: "、")) }
    lines += ["", "发货人签字 ______________  快递员签字 ______________  日期 ______________"]
    return lines.joined(separator: "\n") + "\n"
  }
}
