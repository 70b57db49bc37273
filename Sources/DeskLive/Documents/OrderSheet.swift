import DeskConsole
import DeskCore
import DeskFiles

/// SUP-3: orders as a table for the supervisor and finance, one row each. Buyers' data are as whoever made the list may read them (REC-3).
enum OrderSheet {
  static func document(_ rows: [OrderSheetRow], _ texts: Texts, _ zone: ShopZone) -> CSVDocument {
    let pick = texts.pick
    func time(_ at: Instant?) -> CSVCell {
      guard let at else { return .text("") }
      let local = zone.local(at)
      return .text("\(local.day.iso) \(local.clock)")
    }
    return CSVDocument(
      header: [
        pick("单号", "order"), pick("平台", "platform"), pick("店铺", "shop"), pick("订单号", "number"), pick("下单时间", "placed at"),
        pick("付款时间", "paid at"), pick("状态", "state"), pick("平台状态", "on the platform"), pick("买家", "buyer"),
        pick("收件人", "recipient"), pick("电话", "phone"), pick("地址", "address"), pick("商品金额", "goods"), pick("运费", "shipping"),
        pick("实付", "paid"), pick("平台退款", "refunded by the platform"), pick("本店已退", "refunded by us"), pick("快递", "courier"),
        pick("运单号", "waybill"), pick("改单次数", "amendments"),
      ],
      rows: rows.map { row in
        let (order, facts) = (row.order, row.facts)
        let couriers = row.waybills.map { CourierTable.find($0.courier)?.name ?? $0.courier }
        return [
          .text(order.id.text), .text(order.platform), .text(order.shop), .formulaText(order.number), time(order.createdAt),
          time(facts.paidAt(order)), .text(texts.title(facts.stage)), .text(texts.title(facts.trade)), .text(order.buyer),
          .text(row.current.recipient.current), .text(row.current.phone.current), .text(row.current.address.current),
          .money(order.goods), .number(row.current.shippingFee.current), .money(facts.paid(order)), .money(facts.platformRefund),
          .money(row.settled),
          .text(couriers.joined(separator: " ")), waybills(row), .count(facts.amendments),
        ]
      })
  }

  /// One number alone is an id that a spreadsheet must not round.
  private static func waybills(_ row: OrderSheetRow) -> CSVCell {
    let numbers = row.waybills.map(\.number)
    return numbers.count == 1 ? .formulaText(numbers[0]) : .text(numbers.joined(separator: " "))
  }
}
