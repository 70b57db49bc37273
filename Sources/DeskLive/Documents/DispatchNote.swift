import DeskCore
import DeskPaper

/// What goes into the parcel and before the packer's eyes (打单): one parcel's goods, where they lie, to whom they go, and what was changed.
public struct DispatchNote: Sendable {
  public var card: ParcelCard
  public var zone: ShopZone
  /// Sign-in names with the names that colleagues know.
  public var names: [String: String]

  public init(_ card: ParcelCard, zone: ShopZone, names: [String: String] = [:]) {
    self.card = card
    self.zone = zone
    self.names = names
  }

  /// `P261124-0042/2`: the parcel and how often its note was printed; a scanner reads it back.
  public var id: String { "\(card.parcel.id.text)/\(card.parcel.printCount)" }

  /// The file under which the note lies in the spool folder: a later print takes the place of the paper that it made void.
  public var fileName: String { "dispatch-\(card.parcel.id.text).txt" }

  public var text: String {
    let order = card.order.order
    var lines = ["发货单 \(id)", "店铺 \(order.shop)  平台 \(order.platform)  订单 \(order.number) (\(order.id.text))"]
    // ORD-10: one box, several orders.
    lines += card.box.map { "合单 订单 \($0.order.order.number) (\($0.order.order.id.text)) 包裹 \($0.parcel.id.text)" }
    lines.append("波次 \(card.parcel.wave.iso)  快递 \(courier)  运单 \(card.parcel.waybill ?? "未分配")")
    lines.append(PlainText.rule)
    lines += recipient
    lines.append(PlainText.rule)
    lines += goods
    lines.append(PlainText.rule)
    for one in card.wholeBox {
      let own = remarks(one) + notes(one) + changes(one)
      if !own.isEmpty, !card.box.isEmpty { lines.append("订单 \(one.order.order.number):") }
      lines += own
    }
    return lines.joined(separator: "\n") + "\n"
  }

  var courier: String {
    guard let code = card.parcel.courier else { return card.order.current.wishes[.courier].map { "客户指定 \($0)" } ?? "未指定" }
    return CourierTable.find(code)?.name ?? code
  }

  private var recipient: [String] {
    let current = card.order.current
    let sees = card.order.unmasked
    return [
      "收件人 " + PlainText.line(sees ? current.recipient.current : Masking.name(current.recipient.current)),
      "电话   " + PlainText.line(sees ? current.phone.current : Masking.phone(current.phone.current)),
      "地址   " + PlainText.line(sees ? current.address.current : Masking.address(current.address.current)),
    ]
  }

  private var goods: [String] {
    var lines = card.boxLines.flatMap { line -> [String] in
      let place = line.location.isEmpty ? "库位待定" : line.location
      let attributes = line.attributes.isEmpty ? "" : "  \(PlainText.line(line.attributes))"
      return [
        "[ ] \(PlainText.line(place))  \(PlainText.line(line.sku))  ×\(line.quantity)",
        "    \(PlainText.line(line.title))\(attributes)",
      ]
    }
    lines.append("共 \(Set(card.boxLines.map(\.sku)).count) 种 \(card.boxPieces) 件")
    return lines
  }

  func remarks(_ card: ParcelCard) -> [String] {
    let order = card.order.order
    guard card.order.unmasked else { return [] }
    var lines: [String] = []
    if !order.buyerMessage.isEmpty { lines.append("买家留言: " + PlainText.line(order.buyerMessage)) }
    if !order.sellerRemark.isEmpty { lines.append("卖家备注: " + PlainText.line(order.sellerRemark)) }
    if !order.invoiceTitle.isEmpty || card.order.current.invoice.isAmended {
      lines.append("发票抬头: " + PlainText.line(card.order.current.invoice.current))
    }
    for (field, name) in [(AmendableField.card, "贺卡"), (.deliveryTime, "送货时间")] {
      if let wish = card.order.current.wishes[field] { lines.append("\(name): " + PlainText.line(wish)) }
    }
    return lines
  }

  /// ORD-5: every amendment stands on the note, what it was and what it is, with who and when.
  func changes(_ card: ParcelCard) -> [String] {
    card.order.amendments.map { amendment in
      let at = zone.local(amendment.at)
      let line = amendment.line.map { " 第\($0)行" } ?? ""
      let personal =
        [.recipient, .phone, .address, .invoice, .card, .deliveryTime].contains(amendment.field) && !card.order.unmasked
      let from = personal ? "***" : PlainText.line(amendment.from)
      let to = personal ? "***" : PlainText.line(amendment.to)
      return "!! 红旗 改单\(amendment.number) \(amendment.field.chinese)\(line): 原 \(from.isEmpty ? "无" : from) → 现 \(to)"
        + " (\(names[amendment.by] ?? amendment.by) \(at.day.iso.dropFirst(5)) \(at.hourMinute))"
    }
  }

  /// ORD-11: what colleagues wrote on the order, so that nothing wrong is shipped.
  func notes(_ card: ParcelCard) -> [String] {
    card.order.notes.map { note in
      let at = zone.local(note.at)
      let flag = note.flag.map { "\($0.chinese) " } ?? ""
      return "备注: \(flag)\(PlainText.line(note.text)) (\(note.by) \(at.day.iso.dropFirst(5)) \(at.hourMinute))"
    }
  }
}

extension Flag {
  /// What staff call it, on paper.
  fileprivate var chinese: String {
    switch self {
    case .red: "红旗"
    case .yellow: "黄旗"
    case .green: "绿旗"
    case .blue: "蓝旗"
    case .purple: "紫旗"
    }
  }
}

extension AmendableField {
  /// What staff call it, on paper.
  public var chinese: String {
    switch self {
    case .recipient: "收件人"
    case .phone: "电话"
    case .address: "地址"
    case .attributes: "规格"
    case .sku: "货号"
    case .price: "价格"
    case .shippingFee: "运费"
    case .courier: "快递"
    case .invoice: "发票"
    case .card: "贺卡"
    case .deliveryTime: "送货时间"
    }
  }
}
