import DeskCore
import DeskPaper

extension DispatchNote {
  /// ORD-10: all goods of the box, and every order's remarks, notes and changes, each under its order's number.
  ///
  /// - Parameter reprint: it was printed before; a note whose parcel was printed more than once is one in any case.
  public func page(reprint: Bool = false) -> Paper.Page {
    let order = card.order.order
    let current = card.order.current
    let sees = card.order.unmasked
    var blocks: [Paper.Block] = [
      .barcode(id),
      .fields(
        [Paper.Field("店铺", order.shop), Paper.Field("平台", order.platform)]
          + card.wholeBox.map { Paper.Field("订单", "\($0.order.order.number) (\($0.order.order.id.text))") }
          + card.box.map { Paper.Field("合单包裹", $0.parcel.id.text) }),
      .fields([
        Paper.Field("波次", card.parcel.wave.iso), Paper.Field("快递", courier),
        Paper.Field("运单", card.parcel.waybill ?? "未分配", weight: .strong),
      ]),
      .rule,
      .fields([
        Paper.Field("收件人", sees ? current.recipient.current : Masking.name(current.recipient.current), weight: .strong),
        Paper.Field("电话", sees ? current.phone.current : Masking.phone(current.phone.current), weight: .strong),
        Paper.Field("地址", sees ? current.address.current : Masking.address(current.address.current)),
      ]),
    ]
    for one in card.wholeBox { blocks += changes(one).map { .text($0.replacing("!! ", with: ""), .alarm) } }
    let rows = card.boxLines.map { line in
      [
        "□", line.location.isEmpty ? "库位待定" : line.location, line.sku, PlainText.goods(line.title, line.attributes),
        "\(line.quantity)",
      ]
    }
    blocks.append(
      .table(
        Paper.Table(
          [
            .init("", share: 1), .init("库位", share: 3), .init("货号", share: 5), .init("品名 规格", share: 13),
            .init("件数", share: 2, right: true),
          ], rows: rows,
          total: ["", "", "", "共 \(Set(card.boxLines.map(\.sku)).count) 种", "\(card.boxPieces)"])))
    for one in card.wholeBox {
      let own = remarks(one) + notes(one)
      if !own.isEmpty, !card.box.isEmpty { blocks.append(.heading("订单 \(one.order.order.number)")) }
      blocks += own.map { .text($0) }
    }
    return Paper.Page(
      title: "发货单 \(id)", subject: card.parcel.id.text, isReprint: reprint || card.parcel.printCount > 1, blocks: blocks)
  }
}
