import DeskCore
import DeskPaper

/// The label that goes onto the box (面单), 100 × 150 mm: what the courier needs, and nothing of what is inside.
public struct Label: Sendable {
  public var card: ParcelCard

  public init(_ card: ParcelCard) { self.card = card }

  /// Longest remark in characters: the note has all of it, the label what the courier should know.
  static let longestRemark = 60

  /// - Throws: `noWaybill` (FUL-5); `maskedBuyer` where the marketplace or the reader's role hides who it goes to (formats.md 8, trap 28).
  public func page(reprint: Bool = false) throws(Refusal) -> Paper.Page {
    guard let waybill = card.parcel.waybill, let courier = card.parcel.courier else { throw Refusal(rule: "FUL-5", .noWaybill) }
    let current = card.order.current
    let (name, phone, address) = (current.recipient.current, current.phone.current, current.address.current)
    guard card.order.unmasked, !Masking.hides(nameOrPhone: name), !Masking.hides(nameOrPhone: phone),
      !Masking.hides(address: address)
    else { throw Refusal(rule: "ORD-2", .maskedBuyer, mayBeDoneBy: Authority.mayBeDone(by: .amendOrder)) }
    let orders = card.wholeBox.map(\.order.order.number)
    var blocks: [Paper.Block] = [
      .text(CourierTable.find(courier)?.name ?? courier, .large),
      .barcode(waybill),
      .rule,
      .fields([Paper.Field("收件人", Self.withExtension(name, phone: phone, address: address), weight: .large)]),
      .fields([Paper.Field("电话", phone, weight: .large)]),
      .fields([Paper.Field("地址", address, weight: .strong)]),
      .rule,
      .fields([
        Paper.Field("包裹", card.parcel.id.text, weight: .strong), Paper.Field("波次", card.parcel.wave.iso),
        Paper.Field("件数", "\(card.boxPieces)"),
      ]),
      .fields([Paper.Field("订单", orders.joined(separator: "、"), weight: .small)]),
    ]
    let remarks = card.wholeBox.flatMap { one -> [String] in
      [one.order.order.buyerMessage, one.order.current.wishes[.deliveryTime].map { "送货时间 \($0)" } ?? ""]
    }.filter { !$0.isEmpty }.joined(separator: "；")
    if !remarks.isEmpty {
      let short = remarks.count > Self.longestRemark ? remarks.prefix(Self.longestRemark) + "…" : remarks[...]
      blocks.append(.fields([Paper.Field("备注", String(short))]))
    }
    return Paper.Page(title: "", subject: card.parcel.id.text, isReprint: reprint, blocks: blocks)
  }

  /// Couriers ask for a privacy number's extension after the name, in brackets, besides in the phone (formats.md 6).
  static func withExtension(_ name: String, phone: String, address: String) -> String {
    guard let digits = phoneExtension(phone), !name.contains(digits), !address.contains("[\(digits)]") else { return name }
    return "\(name)[\(digits)]"
  }

  /// What follows a mobile number: `13800138000-1234`, `…转1234`. A landline's first part is its area, not its number.
  private static func phoneExtension(_ phone: String) -> String? {
    let parts = phone.split { !$0.isASCII || !$0.isNumber }
    guard parts.count >= 2, let last = parts.last, (1...6).contains(last.count), parts[parts.count - 2].count >= 7 else {
      return nil
    }
    return String(last)
  }
}
